/** The turns of a dialog: it opens, takes an answer or a card, steps back, is cancelled, is confirmed. */
import { agreementById } from '#src/agreements/lookup.ts'
import { DAY_MS, dateInBerlin, parseLocalDate } from '#src/calendar/local-date.ts'
import { readMentions } from '#src/language/agreements/mentions.ts'
import { beginsWithNo, isMereNegation, readCorrection, readYesNo } from '#src/language/answers.ts'
import { readDates } from '#src/language/days/dates.ts'
import { readDenial } from '#src/language/exclusions.ts'
import { splitReason } from '#src/language/reasons.ts'
import { withoutLeftOver } from '#src/language/words/span.ts'
import type { Holding } from '#src/people/office.ts'
import * as say from '#src/speech/parts/conversation.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { dialogIn } from './command-entry.ts'
import type { Dialog, Look, Step } from './dialog.ts'
import { asChangeForm, asItStands, factsOf, standing, withReasons } from './dialog-reply.ts'
import {
  type About,
  type Absorbed,
  absorb,
  absorbAnswer,
  absorbCard,
  nextStep,
  type Running,
  restored,
  sightFor,
  withAnswers,
} from './dialog-run.ts'
import type { Answers, Sight } from './field.ts'
import { expectedAttendance, NOBODY_EXPECTED } from './fields/meetings/attendance-field.ts'
import { meetingsInSight } from './fields/meetings/meeting-field.ts'
import { dialogKey, doneKey, type EngineParts, type Here, type Outcome, questionKey } from './here.ts'
import { DIALOG, DONE, keep, kept } from './kept.ts'
import { isAllowed, matterOf, refusedOutcome } from './rights.ts'
import type { CardSubmission } from './turn.ts'
import type { Work } from './work.ts'

/** A dialog waits this long: longer than a holiday, so that nobody comes back to nothing. */
const DIALOG_MS = 30 * DAY_MS

/** The code of a running dialog as it is today; undefined: there is none any more. */
const dialogOf = (parts: EngineParts, running: Running): Dialog | undefined =>
  parts.commands.entries.map(dialogIn).find((dialog) => dialog?.name === running.dialog)
export const aboutOf = (parts: EngineParts, running: Running): string =>
  dialogOf(parts, running)?.about ?? running.dialog

/** Is it about an attendance list? */
export const asksWhoIsThere = (parts: EngineParts, running: Running): boolean =>
  dialogOf(parts, running)?.steps.some(({ field }) => field.needsResponses) ?? false

/** @param dialog undefined: for a command that is about a meeting */
export async function sightOf(
  parts: EngineParts,
  turn: Here,
  dialog: Dialog | undefined,
  answers: Answers,
  look: Look = parts.books,
): Promise<Sight> {
  const today = dateInBerlin(turn.at)
  const needsMeetings = dialog?.steps.some(({ field }) => field.needsMeetings) ?? true
  const meetings = needsMeetings ? await meetingsInSight(look, today) : []
  const { directory } = look
  const needsPeople = dialog?.steps.some(({ field }) => field.needsPeople) ?? false
  const holdings: Holding[] = []
  for (const { id } of needsPeople ? parts.shelf.agreements : []) holdings.push(...(await directory.holdingsIn(id)))
  // Asked before anything is stored: no transaction waits for the network.
  const needsRoster = look === parts.books && (dialog?.steps.some(({ field }) => field.needsRoster) ?? false)
  const roster = needsRoster && turn.place.kind !== 'personal' ? await parts.roster(turn.place) : undefined
  const needsResponses = dialog?.steps.some(({ field }) => field.needsResponses) ?? false
  const expected = needsResponses ? await expectedAttendance(parts.shelf, meetings, look) : NOBODY_EXPECTED
  return {
    ...(roster && { roster }),
    expected,
    place: turn.place,
    presets: await look.presets.all(),
    meetings,
    people: needsPeople ? await directory.people() : [],
    holdings,
    now: turn.at,
    person: turn.person.id,
    today,
    shelf: parts.shelf,
    lexicon: parts.lexicon,
    answers,
    ...(turn.usual !== undefined && agreementById(parts.shelf, turn.usual) && { usualRegion: turn.usual }),
  }
}

export async function opened(parts: EngineParts, turn: Here, dialog: Dialog, text: string): Promise<Outcome> {
  const impossible = dialog.cannot?.(text, false)
  if (impossible !== undefined) return { reply: { answer: `${impossible} ${dialog.undone}` } }
  if (dialog.endsOnNo && isMereNegation(splitReason(text).front)) {
    return { reply: say.cancelled(dialog.about, dialog.undone, []) }
  }
  const sight = await sightOf(parts, turn, dialog, {})
  const taken = absorb(dialog, text, sight)
  // "…, aber nicht ins Rathaus": what is denied is not done instead.
  const denied = dialog.namesUnread ? readDenial(splitReason(taken.rest).front) : undefined
  if (denied !== undefined && taken.refusals.length === 0) {
    const said = readDenial(splitReason(text).front) ?? denied
    return { reply: { answer: `${say.denied(said)} ${dialog.undone}` } }
  }
  const running: Running = {
    id: parts.newId(),
    dialog: dialog.name,
    codeVersion: dialog.version,
    version: 0,
    answers: {},
    said: '',
    trail: [],
  }
  return wentOn(parts, turn, dialog, running, withAnswers(sight, taken.answers), taken.rest, taken)
}

/** "KoK" without a slash is the answer where the body was asked for, and a question elsewhere. */
export async function isAnswer(parts: EngineParts, turn: Here, text: string, running: Running): Promise<boolean> {
  const dialog = dialogOf(parts, running)
  if (!dialog) return false
  const { sight } = await knownSoFar(parts, turn, dialog, running)
  const asked = nextStep(dialog, sight)
  return asked !== undefined && asked.field.find(text, sightFor(asked.name, sight, running.about)).kind === 'found'
}

export async function answeredByText(
  parts: EngineParts,
  turn: Here,
  cleaned: string,
  running: Running,
): Promise<Outcome> {
  const dialog = dialogOf(parts, running)
  if (dialog?.version !== running.codeVersion) return goneOrBegunAgain(parts, turn, dialog, running)
  const known = await knownSoFar(parts, turn, dialog, running)
  const asked = nextStep(dialog, known.sight)
  const text = asked?.field.keepsLines ? turn.text : cleaned

  const impossible = dialog.cannot?.(text, asked?.field.takesAnything === true)
  if (impossible !== undefined) {
    return {
      reply: withReasons(await asItStands(dialog, running, known.sight, parts.books), [impossible]),
      store: toReadAgain(turn, running),
    }
  }
  const correction = readCorrection(text)
  const isDenied = isMereNegation(splitReason(correction ?? text).front)
  if (dialog.endsOnNo && (isDenied || readYesNo(text) === 'no')) return cancelled(parts, turn, running)
  if (dialog.endsOnNo && correction !== undefined) {
    // Only what is named is a correction: any words could be a reason.
    const isNamed = ({ field }: Step): boolean => !field.takesAnything || field.isNamed?.(correction) === true
    const taken = absorb(dialog, correction, known.sight, isNamed)
    if (taken.changed.length + taken.refusals.length > 0) {
      const sight = withAnswers(known.sight, taken.answers)
      return wentOn(parts, turn, dialog, running, sight, running.said, taken)
    }
    if (beginsWithNo(text)) return cancelled(parts, turn, running)
    return {
      reply: withReasons(await asItStands(dialog, running, known.sight, parts.books), [say.unclearAnswer(text)]),
    }
  }
  // "nein" names no meeting, even where there is only one.
  if (asked?.field.needsMeetings && readYesNo(text) !== undefined) {
    return {
      reply: withReasons(await asItStands(dialog, running, known.sight, parts.books), [say.unclearAnswer(text)]),
    }
  }
  // "nicht am 23.6." says what does not hold, and nothing about what does.
  if (isDenied && !asked?.field.takesAnything) {
    const about = deniedDay(dialog, text, known.sight)
    const denied = { refusals: [say.whatInstead()], ...(about && { about }) }
    if (about) return wentOn(parts, turn, dialog, running, known.sight, running.said, denied)
    return { reply: withReasons(await asItStands(dialog, running, known.sight, parts.books), [say.whatInstead()]) }
  }
  if (correction !== undefined && correction !== '') {
    const taken = absorb(dialog, correction, known.sight, undefined, running.about)
    if (taken.changed.length > 0 || taken.refusals.length > 0) {
      return wentOn(parts, turn, dialog, running, withAnswers(known.sight, taken.answers), running.said, taken)
    }
  }
  if (!asked) {
    const answer = readYesNo(text)
    if (answer === 'yes' && running.mustReadAgain) return readAgain(parts, turn, dialog, running, known.sight)
    if (answer === 'yes') return confirmed(parts, turn, dialog, running)
    if (answer === 'no') return changing(turn, dialog, running, known.sight)
    const taken = absorb(dialog, text, known.sight, undefined, running.about)
    if (taken.changed.length > 0 || taken.refusals.length > 0) {
      return wentOn(parts, turn, dialog, running, withAnswers(known.sight, taken.answers), running.said, taken)
    }
    return {
      reply: withReasons(await asItStands(dialog, running, known.sight, parts.books), [say.unclearAnswer(text)]),
    }
  }
  // "nein, 119" answers a question for a number; a place may begin with "Nein".
  const said = correction !== undefined && correction !== '' && !asked.field.takesAnything ? correction : text
  const taken = absorbAnswer(dialog, asked, said, known.sight, running.about)
  if (taken.changed.length === 0 && taken.refusals.length === 0) {
    return {
      reply: withReasons(await asItStands(dialog, running, known.sight, parts.books), [say.unclearAnswer(text)]),
    }
  }
  // What an earlier message left unplaced may make sense now: "kok" before the region was known.
  const sight = withAnswers(known.sight, taken.answers)
  const unplaced = withoutNamed(dialog, running.said, taken, sight)
  const earlier =
    unplaced === '' ? undefined : absorb(dialog, unplaced, sight, (step) => sight.answers[step.name] === undefined)
  const rest = [earlier ? earlier.rest : unplaced, taken.rest].filter((part) => part !== '').join(' ')
  return wentOn(parts, turn, dialog, running, withAnswers(sight, earlier?.answers ?? sight.answers), rest, taken)
}

export async function submitted(
  parts: EngineParts,
  turn: Here,
  card: CardSubmission,
  running: Running | undefined,
): Promise<Outcome> {
  if (!running || running.id !== card.dialog) {
    const done = await kept(parts.books.memory, DONE, doneKey(card.dialog), parts.onUnreadable)
    return { reply: done.value ? say.alreadyDone(done.value) : say.staleCard() }
  }
  if (card.verb === 'cancel') return cancelled(parts, turn, running)
  const dialog = dialogOf(parts, running)
  if (dialog?.version !== running.codeVersion) return goneOrBegunAgain(parts, turn, dialog, running)
  const known = await knownSoFar(parts, turn, dialog, running)
  if (running.version !== card.version)
    return { reply: withReasons(await asItStands(dialog, running, known.sight, parts.books), [say.outdatedCard()]) }
  switch (card.verb) {
    case 'back':
      return steppedBack(parts, turn, running)
    case 'change':
      return changing(turn, dialog, running, known.sight)
    case 'confirm':
      if (nextStep(dialog, known.sight)) return { reply: await asItStands(dialog, running, known.sight, parts.books) }
      return confirmed(parts, turn, dialog, running)
    case 'answer': {
      const taken = absorbCard(dialog, card.values, known.sight)
      if (taken.changed.length === 0 && taken.refusals.length === 0) {
        return { reply: await asItStands(dialog, running, known.sight, parts.books) }
      }
      const sight = withAnswers(known.sight, taken.answers)
      const unplaced = withoutNamed(dialog, running.said, taken, sight)
      const earlier = absorb(dialog, unplaced, sight, (step) => sight.answers[step.name] === undefined)
      return wentOn(parts, turn, dialog, running, withAnswers(sight, earlier.answers), earlier.rest, taken)
    }
  }
}

/**
 * The code of the dialog changed after this person saw it last. What was said is read anew and shown; the message itself
 * answers something that nobody asked like this, so none of it is taken: neither a "ja" nor a place.
 */
async function goneOrBegunAgain(
  parts: EngineParts,
  turn: Here,
  dialog: Dialog | undefined,
  { about: _, shown: __, ...running }: Running,
): Promise<Outcome> {
  if (!dialog) return endedByUpdate(turn, running)
  const { sight } = await knownSoFar(parts, turn, dialog, running)
  // A yes has no meaning but that of its question, which may be another one by now.
  const answers = Object.fromEntries(Object.entries(sight.answers).filter(([, value]) => typeof value !== 'boolean'))
  const again: Running = { ...running, codeVersion: dialog.version, answers, trail: [] }
  return wentOn(parts, turn, dialog, again, withAnswers(sight, answers), running.said, {
    refusals: [say.dialogChanged()],
  })
}

/** The answers so far, as far as the fields still take them. */
async function knownSoFar(
  parts: EngineParts,
  turn: Here,
  dialog: Dialog,
  running: Running,
  look: Look = parts.books,
): Promise<{ sight: Sight }> {
  const sight = await sightOf(parts, turn, dialog, {}, look)
  const answers = restored(dialog, running.answers, sight)
  return { sight: { ...withAnswers(sight, answers), ...(running.said !== '' && { earlier: running.said }) } }
}

/** What was said before, without words that only meant what is answered now. */
const withoutNamed = (dialog: Dialog, said: string, { changed }: Absorbed, sight: Sight): string =>
  dialog.steps
    .filter(({ name }) => said !== '' && changed.includes(name))
    .reduce((left, { name, field }) => field.withoutNamed?.(left, sight.answers[name], sight) ?? left, said)

/** After "nein" a "ja" does not confirm what was refused: it is read back first. */
const changing = (turn: Here, dialog: Dialog, running: Running, sight: Sight): Outcome => ({
  reply: asChangeForm(dialog, running, sight),
  store: toReadAgain(turn, running),
})

/** Stores that the read-back is no longer what was shown last. Cards shown before stay valid. */
export const toReadAgain =
  (turn: Here, running: Running) =>
  async ({ memory }: Work): Promise<undefined> => {
    await keep(memory, DIALOG, dialogKey(turn), { ...running, mustReadAgain: true }, DIALOG_MS)
  }

async function readAgain(
  parts: EngineParts,
  turn: Here,
  dialog: Dialog,
  { mustReadAgain: _, ...again }: Running,
  sight: Sight,
): Promise<Outcome> {
  const { reply, running } = await standing(dialog, again, sight, parts.books)
  return {
    reply,
    store: async ({ memory }) => {
      await keep(memory, DIALOG, dialogKey(turn), running, DIALOG_MS)
      return undefined
    },
  }
}

/** Stores what is known now and asks the next question, or reads everything back. */
async function wentOn(
  parts: EngineParts,
  turn: Here,
  dialog: Dialog,
  before: Running,
  takenSight: Sight,
  said: string,
  { refusals, about: named }: Pick<Absorbed, 'refusals' | 'about'>,
): Promise<Outcome> {
  const { sight, about } = withoutDoubted(dialog, takenSight, named)
  const matter = matterOf(dialog, sight)
  if (
    matter.agreementId !== undefined &&
    !(await isAllowed(parts, parts.books.directory, turn, dialog.needs, matter))
  ) {
    const responsible = dialog.responsible?.(sight)
    const refusal = say.notAllowedFor(dialog.about, factsOf(dialog, sight), responsible)
    return refusedOutcome(turn, dialog.needs, matter, refusal)
  }
  const hopeless = nextStep(dialog, sight)?.field.hopeless?.(sight)
  if (hopeless !== undefined) {
    return {
      reply: { answer: [...refusals, hopeless].join(' ') },
      store: async ({ memory }) => {
        await memory.delete(dialogKey(turn))
        return undefined
      },
    }
  }
  const objection = nextStep(dialog, sight) ? undefined : await firstObjection(parts.books, dialog, sight)
  const answers = objection ? without(sight.answers, objection.field) : sight.answers
  const changed = JSON.stringify(answers) !== JSON.stringify(before.answers)
  const { mustReadAgain: _, about: talkedOf, ...earlier } = before
  const nowAbout =
    about ?? (objection ? aboutRefused(sight.answers, objection.field) : undefined) ?? stillAbout(talkedOf, answers)
  const next: Running = {
    ...earlier,
    version: before.version + 1,
    answers,
    said: dialog.forgetsUnread ? '' : said,
    ...(nowAbout && { about: nowAbout }),
    trail: changed && before.version > 0 ? [...before.trail, before.answers] : before.trail,
  }
  const { reply, running } = await standing(dialog, next, withAnswers(sight, answers), parts.books)
  const unread = dialog.forgetsUnread && said !== '' ? [say.unreadForgotten()] : []
  const reasons = [...refusals, ...unread, ...(objection ? [objection.because] : [])]
  return {
    reply: withReasons(withLeftOver(reply, dialog, withAnswers(sight, answers), next.said), reasons),
    store: async ({ memory }) => {
      await keep(memory, DIALOG, dialogKey(turn), running, DIALOG_MS)
      await memory.delete(questionKey(turn))
      return undefined
    },
  }
}

/** Whoever says another day, and which one is not clear, no longer means the one that is known: it is asked again. */
function withoutDoubted(
  dialog: Dialog,
  sight: Sight,
  about: About | undefined,
): { readonly sight: Sight; readonly about: About | undefined } {
  const step = dialog.steps.find(({ name }) => name === about?.field)
  if (!about || !step) return { sight, about }
  const known = aboutRefused(sight.answers, step.name)?.day
  return {
    sight: withAnswers(sight, without(sight.answers, step.name)),
    about: known && !about.day ? { ...about, day: known } : about,
  }
}

/** The known day that a text says is not meant: a "ja" behind it must not confirm that day. */
function deniedDay(dialog: Dialog, text: string, sight: Sight): About | undefined {
  const days = readDates(text, sight.today).flatMap((one) => (one.kind === 'excluded' ? one.days : []))
  return dialog.steps
    .map(({ name }) => aboutRefused(sight.answers, name))
    .find((about) => about?.day !== undefined && days.includes(about.day))
}

/** A day that was refused: "lieber Montag" is a Monday near it. */
function aboutRefused(answers: Answers, field: string): About | undefined {
  const said = answers[field]
  const day = typeof said === 'string' ? parseLocalDate(said) : undefined
  return day && { field, candidates: [], day }
}

/** What a question was about holds until it is answered. */
const stillAbout = (about: About | undefined, answers: Answers): About | undefined =>
  about && answers[about.field] === undefined ? about : undefined

/** What is read back names the words that had no part in it: nobody shall think they will be heeded. */
function withLeftOver(reply: Reply, dialog: Dialog, sight: Sight, said: string): Reply {
  if (!dialog.namesUnread || said === '' || nextStep(dialog, sight)) return reply
  const words = withoutLeftOver(said)
  return readMentions(words, sight.lexicon, sight.today).rest === '' ? reply : say.withUnread(reply, words)
}

async function firstObjection(books: Look, dialog: Dialog, sight: Sight) {
  for (const check of dialog.checks) {
    const objection = await check(sight, books)
    if (objection) return objection
  }
  return undefined
}

const without = (answers: Answers, field: string): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => name !== field))

async function confirmed(parts: EngineParts, turn: Here, dialog: Dialog, running: Running): Promise<Outcome> {
  return {
    reply: say.staleCard(),
    store: async (work) => {
      // Somebody may have clicked twice: whoever comes second finds the dialog gone.
      const { value: current } = await kept(work.memory, DIALOG, dialogKey(turn), parts.onUnreadable)
      if (current?.id !== running.id || current.version !== running.version) return say.staleCard()
      // Looked at and checked here, where nobody can come in between, and not only before the read-back.
      const { sight } = await knownSoFar(parts, turn, dialog, running, work)
      const matter = matterOf(dialog, sight)
      if (!(await isAllowed(parts, work.directory, turn, dialog.needs, matter))) {
        await refusedOutcome(turn, dialog.needs, matter, say.notAllowed(dialog.about)).store?.(work)
        return say.notAllowed(dialog.about)
      }
      // Something that was said fits no longer: checks and read-back count on all that was asked for.
      if (nextStep(dialog, sight)) return shownAgain(work, turn, dialog, running, sight, say.changedMeanwhile())
      const objection = await firstObjection(work, dialog, sight)
      if (objection) {
        const answers = without(sight.answers, objection.field)
        return shownAgain(work, turn, dialog, { ...running, answers }, withAnswers(sight, answers), objection.because)
      }
      // What is confirmed is what was read back: if anything of it has changed meanwhile, it is read back again.
      if (running.shown !== JSON.stringify(await dialog.readBack(sight, work))) {
        return shownAgain(work, turn, dialog, running, sight, say.changedMeanwhile())
      }
      const done = await dialog.act(work, sight, {
        person: turn.person,
        at: turn.at,
        newId: parts.newId(),
        founders: parts.founders,
      })
      // Without SQLite's single writer somebody may still have been faster.
      if (!done) {
        const { sight: newest } = await knownSoFar(parts, turn, dialog, running, work)
        return shownAgain(work, turn, dialog, running, newest, say.changedMeanwhile())
      }
      await work.memory.delete(dialogKey(turn))
      await keep(work.memory, DONE, doneKey(running.id), done, DIALOG_MS)
      return done
    },
  }
}

async function shownAgain(
  work: Work,
  turn: Here,
  dialog: Dialog,
  before: Running,
  sight: Sight,
  because: string,
): Promise<Reply> {
  const { reply, running } = await standing(dialog, { ...before, version: before.version + 1 }, sight, work)
  await keep(work.memory, DIALOG, dialogKey(turn), running, DIALOG_MS)
  return withReasons(reply, [because])
}

export async function cancelled(parts: EngineParts, turn: Here, running: Running): Promise<Outcome> {
  const dialog = dialogOf(parts, running)
  if (!dialog) return endedByUpdate(turn, running)
  const { sight } = await knownSoFar(parts, turn, dialog, running)
  return {
    reply: say.cancelled(dialog.about, dialog.undone, factsOf(dialog, sight)),
    store: async ({ memory }) => {
      await memory.delete(dialogKey(turn))
      return undefined
    },
  }
}

export async function steppedBack(parts: EngineParts, turn: Here, running: Running): Promise<Outcome> {
  const dialog = dialogOf(parts, running)
  if (dialog?.version !== running.codeVersion) return goneOrBegunAgain(parts, turn, dialog, running)
  const sight = await sightOf(parts, turn, dialog, {})
  const earlier = running.trail.at(-1)
  if (!earlier) {
    const answers = restored(dialog, running.answers, sight)
    return {
      reply: withReasons(await asItStands(dialog, running, withAnswers(sight, answers), parts.books), [
        say.atTheBeginning(),
      ]),
    }
  }
  const answers = restored(dialog, earlier, sight)
  const back: Running = { ...running, version: running.version + 1, answers, trail: running.trail.slice(0, -1) }
  return {
    reply: await asItStands(dialog, back, withAnswers(sight, answers), parts.books),
    store: async ({ memory }) => {
      await keep(memory, DIALOG, dialogKey(turn), back, DIALOG_MS)
      return undefined
    },
  }
}

/** A dialog whose code is gone: what was said is given back, so that nothing is lost. */
const endedByUpdate = (turn: Here, running: Running): Outcome => ({
  reply: say.dialogGone(Object.values(running.answers).filter((answer) => typeof answer === 'string')),
  store: async ({ memory }) => {
    await memory.delete(dialogKey(turn))
    return undefined
  },
})
