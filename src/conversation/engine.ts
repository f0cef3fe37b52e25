/**
 * From a turn to its answer: a running dialog goes on, a command is answered, an open question gets its region, anything
 * else is said to be not understood. What changes something is stored together with its answer, in one transaction.
 */
import { type Agreement, agreementById, type Shelf } from '#src/agreements/lookup.ts'
import { dateInBerlin } from '#src/calendar/local-date.ts'
import { readCorrection, readYesNo } from '#src/language/answers.ts'
import { type CommandName, commandWord, nearestCommands, readCommand } from '#src/language/commands.ts'
import { readIntent } from '#src/language/intent.ts'
import { type Lexicon, readMentions } from '#src/language/mentions.ts'
import { clean } from '#src/language/normalise.ts'
import { may } from '#src/people/permission.ts'
import * as say from '#src/speech/conversation.ts'
import { purposeOf } from '#src/speech/help.ts'
import type { Reply } from '#src/speech/reply.ts'
import type { Dialog } from './dialog.ts'
import { asAside, asChangeForm, asInterrupted, asItStands, factsOf, withReasons } from './dialog-reply.ts'
import { absorb, absorbAnswer, absorbCard, nextStep, type Running, restored } from './dialog-run.ts'
import type { Sight } from './field.ts'
import type { Asked, Question } from './question.ts'
import { regionMeant } from './region.ts'
import type { CardSubmission, Turn } from './turn.ts'
import type { Books, Memory, Work } from './work.ts'

const DAY_MS = 86_400_000
/** A dialog waits this long: longer than a holiday, so that nobody comes back to nothing. */
const DIALOG_MS = 30 * DAY_MS
/** "For which region?" is a question of the moment. */
const OPEN_QUESTION_MS = DAY_MS
/** A season's break does not make people name their region anew. */
const USUAL_REGION_MS = 400 * DAY_MS

export interface EngineParts {
  readonly shelf: Shelf
  readonly lexicon: Lexicon
  readonly questions: readonly Question[]
  /** The dialog a command opens. */
  readonly dialogs: ReadonlyMap<CommandName, Dialog>
  readonly books: Books
  /** Unguessable ids. */
  readonly newId: () => string
}

/** What a turn comes to: an answer, and what has to be stored with it before it leaves. */
interface Outcome {
  readonly reply: Reply
  readonly store?: (work: Work) => Promise<Reply | undefined>
}

/** @returns what to answer a turn; the same turn again gets the stored answer and changes nothing. */
export function createEngine(parts: EngineParts): (turn: Turn) => Promise<Reply> {
  const { books } = parts
  return async (turn) => {
    const earlier = (await books.inbox.answerTo(turn.key)) as Reply | undefined
    if (earlier) return earlier
    if (!may(turn.person, 'agreement.read')) return say.outsider()
    if (turn.forged) return say.unreadableCard()
    const outcome = await decide(parts, turn)
    if (!outcome.store) return outcome.reply
    const { store } = outcome
    return books.inOneTransaction(async (work) => {
      const reply = (await store(work)) ?? outcome.reply
      if (!(await work.inbox.add(turn.key, reply, turn.at)))
        return ((await work.inbox.answerTo(turn.key)) ?? reply) as Reply
      return reply
    })
  }
}

const dialogKey = (turn: Turn): string => `dialog/${turn.place.id}/${turn.person.id}`
const doneKey = (dialogId: string): string => `done/${dialogId}`
const questionKey = (turn: Turn): string => `question/${turn.place.id}/${turn.person.id}`
/** In a personal chat the person's usual region, elsewhere that of the chat or channel. */
const regionKey = (turn: Turn): string =>
  turn.place.kind === 'personal' ? `region/${turn.person.id}` : `region/${turn.place.id}`

/** A turn with what is remembered of this person and this place. */
interface Here extends Turn {
  /** Agreement id of the region named last in this place. */
  readonly usual: string | undefined
}

async function decide(parts: EngineParts, arrived: Turn): Promise<Outcome> {
  const memory = parts.books.memory
  const [stored, usual] = await memory.getMany<unknown>([dialogKey(arrived), regionKey(arrived)])
  const running = (stored ?? undefined) as Running | undefined
  const turn: Here = { ...arrived, usual: typeof usual === 'string' ? usual : undefined }
  if (turn.submission) return submitted(parts, turn, turn.submission, running)

  const text = clean(turn.text)
  const command = readCommand(text) ?? readIntent(text)
  if (command?.command === 'cancel') return running ? cancelled(parts, turn, running) : { reply: say.nothingToCancel() }
  if (command?.command === 'back')
    return running ? steppedBack(parts, turn, running) : { reply: say.nothingToStepBack() }
  if (command?.command === 'terminateAgreement') {
    const meant = regionMeant(readMentions(text, parts.lexicon, dateInBerlin(turn.at)), parts.shelf, undefined)
    return { reply: say.neverTerminates(meant.kind === 'one' ? meant.agreement.region : undefined) }
  }
  if (command && running && !command.slash && (await isAnswer(parts, turn, text, running))) {
    return answeredByText(parts, turn, text, running)
  }
  if (command) {
    const answered = await commanded(parts, turn, command.command, command.rest, running)
    return running && answered.aside
      ? { ...answered, reply: asAside(answered.reply, aboutOf(parts, running), running) }
      : answered
  }
  if (running) return answeredByText(parts, turn, text, running)

  const open = (await memory.get(questionKey(turn))) as { command: CommandName; rest: string } | undefined
  if (open && text !== '') {
    const meant = regionMeant(readMentions(text, parts.lexicon, dateInBerlin(turn.at)), parts.shelf, undefined)
    if (meant.kind === 'one' || meant.kind === 'several') {
      return commanded(parts, turn, open.command, `${open.rest} ${text}`, running)
    }
  }
  return { reply: say.notUnderstood(text, nearestCommands(text).map(asCommand)) }
}

const asCommand = (command: CommandName): say.Command => {
  const word = commandWord(command)
  return { word, purpose: purposeOf(word) }
}

/* Commands and questions */

async function commanded(
  parts: EngineParts,
  turn: Here,
  command: CommandName,
  rest: string,
  running: Running | undefined,
): Promise<Outcome & { aside?: boolean }> {
  const dialog = parts.dialogs.get(command)
  if (dialog) {
    if (!may(turn.person, dialog.needs)) return { reply: say.notAllowed(dialog.about) }
    if (running) return { reply: asInterrupted(aboutOf(parts, running), running) }
    return opened(parts, turn, dialog, rest)
  }
  const question = parts.questions.find((candidate) => candidate.command === command)
  if (!question) return { reply: say.comesLater(asCommand(command)), aside: true }

  const mentions = readMentions(rest, parts.lexicon, dateInBerlin(turn.at))
  const asked: Asked = {
    today: dateInBerlin(turn.at),
    person: turn.person,
    place: turn.place,
    shelf: parts.shelf,
    meetings: parts.books.meetings,
    mentions,
  }
  if (question.about === 'everything') return { reply: await question.answer(asked), aside: true }

  // A side question is about the region of what is being planned.
  const planned = running?.answers.region
  const usual = typeof planned === 'string' ? planned : turn.usual
  const across = await question.acrossAgreements?.(asked)
  if (across) return { reply: across, aside: true }
  const meant = regionMeant(question.readsRest ? { ...mentions, rest: '' } : mentions, parts.shelf, usual)
  switch (meant.kind) {
    case 'one': {
      const reply = await question.answer({ ...asked, agreement: meant.agreement })
      const told =
        meant.from === 'usual'
          ? say.withUsualRegion(reply, meant.agreement)
          : say.withUnread(reply, question.readsRest ? '' : mentions.rest)
      const remember = meant.from !== 'usual' && usual !== meant.agreement.id
      return { reply: told, aside: true, ...(remember && { store: rememberRegion(turn, meant.agreement) }) }
    }
    case 'several':
      return {
        reply: say.whichRegion(meant.candidates, commandWord(command), meant.said.length > 0 ? '' : rest, meant.said),
        aside: true,
        store: async ({ memory }) => {
          await memory.set(questionKey(turn), { command, rest: meant.said.length > 0 ? '' : rest }, OPEN_QUESTION_MS)
          return undefined
        },
      }
    case 'thirdParty':
      return { reply: say.noPartner(meant.thirdParty.name, meant.thirdParty.what, meant.agreement), aside: true }
    case 'unavailable':
      return { reply: say.unavailableAgreement(meant.unavailable), aside: true }
    case 'unknown':
      return { reply: say.unknownRegion(meant.said, meant.suggestions, commandWord(command), parts.shelf), aside: true }
  }
}

const rememberRegion =
  (turn: Here, agreement: Agreement) =>
  async ({ memory }: { memory: Memory }) => {
    await memory.set(regionKey(turn), agreement.id, USUAL_REGION_MS)
    await memory.delete(questionKey(turn))
    return undefined
  }

/* Dialogs */

const dialogOf = (parts: EngineParts, running: Running): Dialog | undefined =>
  [...parts.dialogs.values()].find(({ name }) => name === running.dialog)
const aboutOf = (parts: EngineParts, running: Running): string => dialogOf(parts, running)?.about ?? running.dialog

async function sightOf(parts: EngineParts, turn: Here, answers: Sight['answers']): Promise<Sight> {
  return {
    now: turn.at,
    today: dateInBerlin(turn.at),
    shelf: parts.shelf,
    lexicon: parts.lexicon,
    answers,
    ...(turn.usual !== undefined && agreementById(parts.shelf, turn.usual) && { usualRegion: turn.usual }),
  }
}

async function opened(parts: EngineParts, turn: Here, dialog: Dialog, text: string): Promise<Outcome> {
  const sight = await sightOf(parts, turn, {})
  const taken = absorb(dialog, text, sight)
  const running: Running = {
    id: parts.newId(),
    dialog: dialog.name,
    codeVersion: dialog.version,
    version: 0,
    answers: {},
    said: '',
    trail: [],
    since: turn.at,
  }
  return wentOn(parts, turn, dialog, running, { ...sight, answers: taken.answers }, taken.rest, taken.refusals)
}

/** "KoK" without a slash is the answer where the body was asked for, and a question elsewhere. */
async function isAnswer(parts: EngineParts, turn: Here, text: string, running: Running): Promise<boolean> {
  const dialog = dialogOf(parts, running)
  if (!dialog) return false
  const { sight } = await knownSoFar(parts, turn, dialog, running)
  const asked = nextStep(dialog, sight)
  return asked !== undefined && asked.field.find(text, sight).kind === 'found'
}

async function answeredByText(parts: EngineParts, turn: Here, text: string, running: Running): Promise<Outcome> {
  const dialog = dialogOf(parts, running)
  if (!dialog) return endedByUpdate(turn, running)
  const known = await knownSoFar(parts, turn, dialog, running)
  const asked = nextStep(dialog, known.sight)

  const correction = readCorrection(text)
  if (correction !== undefined && correction !== '') {
    const taken = absorb(dialog, correction, known.sight)
    if (taken.changed.length > 0 || taken.refusals.length > 0) {
      return wentOn(
        parts,
        turn,
        dialog,
        running,
        { ...known.sight, answers: taken.answers },
        running.said,
        taken.refusals,
      )
    }
  }
  if (!asked) {
    const answer = readYesNo(text)
    if (answer === 'yes') return confirmed(parts, turn, dialog, running, known.sight)
    if (answer === 'no') return { reply: asChangeForm(dialog, running, known.sight) }
    const taken = absorb(dialog, text, known.sight)
    if (taken.changed.length > 0 || taken.refusals.length > 0) {
      return wentOn(
        parts,
        turn,
        dialog,
        running,
        { ...known.sight, answers: taken.answers },
        running.said,
        taken.refusals,
      )
    }
    return { reply: withReasons(asItStands(dialog, running, known.sight), [say.unclearAnswer(text)]) }
  }
  const taken = absorbAnswer(dialog, asked, text, known.sight)
  if (taken.changed.length === 0 && taken.refusals.length === 0) {
    return { reply: withReasons(asItStands(dialog, running, known.sight), [say.unclearAnswer(text)]) }
  }
  // What an earlier message left unplaced may make sense now: "kok" before the region was known.
  const sight = { ...known.sight, answers: taken.answers }
  const earlier =
    running.said === ''
      ? undefined
      : absorb(dialog, running.said, sight, (step) => sight.answers[step.name] === undefined)
  const rest = [earlier ? earlier.rest : running.said, taken.rest].filter((part) => part !== '').join(' ')
  return wentOn(
    parts,
    turn,
    dialog,
    running,
    { ...sight, answers: earlier?.answers ?? sight.answers },
    rest,
    taken.refusals,
  )
}

async function submitted(
  parts: EngineParts,
  turn: Here,
  card: CardSubmission,
  running: Running | undefined,
): Promise<Outcome> {
  if (!running || running.id !== card.dialog) {
    const done = (await parts.books.memory.get(doneKey(card.dialog))) as Reply | undefined
    return { reply: done ? say.alreadyDone(done) : say.staleCard() }
  }
  const dialog = dialogOf(parts, running)
  if (!dialog) return endedByUpdate(turn, running)
  const known = await knownSoFar(parts, turn, dialog, running)
  if (card.verb === 'cancel') return cancelled(parts, turn, running)
  if (running.version !== card.version)
    return { reply: withReasons(asItStands(dialog, running, known.sight), [say.outdatedCard()]) }
  switch (card.verb) {
    case 'back':
      return steppedBack(parts, turn, running)
    case 'change':
      return { reply: asChangeForm(dialog, running, known.sight) }
    case 'confirm':
      if (nextStep(dialog, known.sight)) return { reply: asItStands(dialog, running, known.sight) }
      return confirmed(parts, turn, dialog, running, known.sight)
    case 'answer': {
      const taken = absorbCard(dialog, card.values, known.sight)
      if (taken.changed.length === 0 && taken.refusals.length === 0) {
        return { reply: asItStands(dialog, running, known.sight) }
      }
      const sight = { ...known.sight, answers: taken.answers }
      const earlier = absorb(dialog, running.said, sight, (step) => sight.answers[step.name] === undefined)
      const refusals = [...taken.refusals]
      return wentOn(parts, turn, dialog, running, { ...sight, answers: earlier.answers }, earlier.rest, refusals)
    }
  }
}

/** The answers so far; after a change of the dialog's code only those that still mean the same. */
async function knownSoFar(parts: EngineParts, turn: Here, dialog: Dialog, running: Running): Promise<{ sight: Sight }> {
  const sight = await sightOf(parts, turn, {})
  return { sight: { ...sight, answers: restored(dialog, running.answers, sight) } }
}

/** Stores what is known now and asks the next question, or reads everything back. */
async function wentOn(
  parts: EngineParts,
  turn: Here,
  dialog: Dialog,
  before: Running,
  sight: Sight,
  said: string,
  refusals: readonly string[],
): Promise<Outcome> {
  const objection = nextStep(dialog, sight) ? undefined : await firstObjection(parts.books, dialog, sight)
  const answers = objection ? without(sight.answers, objection.field) : sight.answers
  const changed = JSON.stringify(answers) !== JSON.stringify(before.answers)
  const running: Running = {
    ...before,
    codeVersion: dialog.version,
    version: before.version + 1,
    answers,
    said,
    trail: changed && before.version > 0 ? [...before.trail, before.answers] : before.trail,
  }
  const reply = asItStands(dialog, running, { ...sight, answers })
  const reasons = objection ? [...refusals, objection.because] : refusals
  return {
    reply: withReasons(reply, reasons),
    store: async ({ memory }) => {
      await memory.set(dialogKey(turn), running, DIALOG_MS)
      await memory.delete(questionKey(turn))
      return undefined
    },
  }
}

async function firstObjection(books: Pick<Books, 'meetings'>, dialog: Dialog, sight: Sight) {
  for (const check of dialog.checks) {
    const objection = await check(sight.answers, sight, books)
    if (objection) return objection
  }
  return undefined
}

const without = (answers: Sight['answers'], field: string): Sight['answers'] =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => name !== field))

async function confirmed(
  parts: EngineParts,
  turn: Here,
  dialog: Dialog,
  running: Running,
  sight: Sight,
): Promise<Outcome> {
  if (!may(turn.person, dialog.needs)) return { reply: say.notAllowed(dialog.about) }
  const reply = asItStands(dialog, running, sight)
  return {
    reply,
    store: async (work) => {
      // Somebody may have clicked twice: whoever comes second finds the dialog gone.
      const current = (await work.memory.get(dialogKey(turn))) as Running | undefined
      if (current?.id !== running.id || current.version !== running.version) return say.staleCard()
      // Checked here, where nobody can come in between, and not only before the read-back.
      const objection = await firstObjection(work, dialog, sight)
      if (objection) {
        const answers = without(sight.answers, objection.field)
        const again: Running = { ...running, version: running.version + 1, answers }
        await work.memory.set(dialogKey(turn), again, DIALOG_MS)
        return withReasons(asItStands(dialog, again, { ...sight, answers }), [objection.because])
      }
      const done = await dialog.act(sight.answers, work, sight, {
        person: turn.person,
        at: turn.at,
        newId: parts.newId(),
      })
      await work.memory.delete(dialogKey(turn))
      await work.memory.set(doneKey(running.id), done, DIALOG_MS)
      return done
    },
  }
}

async function cancelled(parts: EngineParts, turn: Here, running: Running): Promise<Outcome> {
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

async function steppedBack(parts: EngineParts, turn: Here, running: Running): Promise<Outcome> {
  const dialog = dialogOf(parts, running)
  if (!dialog) return endedByUpdate(turn, running)
  const sight = await sightOf(parts, turn, {})
  const earlier = running.trail.at(-1)
  if (!earlier) {
    const answers = restored(dialog, running.answers, sight)
    return { reply: withReasons(asItStands(dialog, running, { ...sight, answers }), [say.atTheBeginning()]) }
  }
  const answers = restored(dialog, earlier, sight)
  const back: Running = { ...running, version: running.version + 1, answers, trail: running.trail.slice(0, -1) }
  return {
    reply: asItStands(dialog, back, { ...sight, answers }),
    store: async ({ memory }) => {
      await memory.set(dialogKey(turn), back, DIALOG_MS)
      return undefined
    },
  }
}

/** A dialog whose code is gone: what was said is given back, so that nothing is lost. */
const endedByUpdate = (turn: Here, running: Running): Outcome => ({
  reply: say.dialogGone(Object.values(running.answers).map(String)),
  store: async ({ memory }) => {
    await memory.delete(dialogKey(turn))
    return undefined
  },
})
