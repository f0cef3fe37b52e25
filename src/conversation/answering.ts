/** A running dialog is answered, by text or by card: also corrected, stepped back in, or cancelled. */
import { beginsWithNo, isMereNegation, readCorrection, readYesNo } from '#src/language/answers.ts'
import { readDates } from '#src/language/days/dates.ts'
import { splitReason } from '#src/language/reasons.ts'
import * as say from '#src/speech/parts/conversation.ts'
import { confirmed } from './confirming.ts'
import type { Dialog, Step } from './dialog.ts'
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
import { dialogOf, knownSoFar, sightOf } from './dialog-sight.ts'
import type { Sight } from './field.ts'
import { aboutRefused, DIALOG_MS, wentOn } from './going-on.ts'
import { dialogKey, doneKey, type EngineParts, type Here, type Outcome } from './here.ts'
import { DIALOG, DONE, keep, kept } from './kept.ts'
import { endedByUpdate, goneOrBegunAgain } from './opening.ts'
import type { CardSubmission } from './turn.ts'
import type { Work } from './work.ts'

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

/** The known day that a text says is not meant: a "ja" behind it must not confirm that day. */
function deniedDay(dialog: Dialog, text: string, sight: Sight): About | undefined {
  const days = readDates(text, sight.today).flatMap((one) => (one.kind === 'excluded' ? one.days : []))
  return dialog.steps
    .map(({ name }) => aboutRefused(sight.answers, name))
    .find((about) => about?.day !== undefined && days.includes(about.day))
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
