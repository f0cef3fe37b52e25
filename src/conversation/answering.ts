/** A running dialog is answered, by text or by card: also corrected, stepped back in, or cancelled. */
import { beginsWithNo, isMereNegation, readCorrection, readYesNo } from '#src/language/answers.ts'
import { readDates } from '#src/language/days/dates.ts'
import { splitReason } from '#src/language/reasons.ts'
import * as say from '#src/speech/parts/conversation.ts'
import { confirmed } from './confirming.ts'
import type { Dialog, DialogStep } from './dialog.ts'
import { asChangeForm, asItStands, factsOf, nextReply, withReasons } from './dialog-reply.ts'
import {
  type About,
  type Absorbed,
  absorb,
  absorbAnswer,
  absorbCard,
  contextFor,
  nextDialogStep,
  type Running,
  restoredAnswers,
  withAnswers,
} from './dialog-run.ts'
import { contextOf, dialogOf, knownSoFar } from './dialog-sight.ts'
import { dialogKey, doneKey, type EngineParts, type Outcome, type TurnWithRegion } from './engine-parts.ts'
import type { DialogContext } from './field.ts'
import { aboutRefused, DIALOG_MS, wentOn } from './going-on.ts'
import { DIALOG, DONE, keep, kept } from './kept.ts'
import { endedByUpdate, goneOrBegunAgain } from './opening.ts'
import type { CardSubmission } from './turn.ts'
import type { Work } from './work.ts'

/** "KoK" without a slash is the answer where the body was asked for, and a question elsewhere. */
export async function isAnswer(
  parts: EngineParts,
  turn: TurnWithRegion,
  text: string,
  running: Running,
): Promise<boolean> {
  const dialog = dialogOf(parts, running)
  if (!dialog) return false
  const { context } = await knownSoFar(parts, turn, dialog, running)
  const asked = nextDialogStep(dialog, context)
  return asked !== undefined && asked.field.find(text, contextFor(asked.name, context, running.about)).kind === 'found'
}

export async function answeredByText(
  parts: EngineParts,
  turn: TurnWithRegion,
  cleaned: string,
  running: Running,
): Promise<Outcome> {
  const dialog = dialogOf(parts, running)
  if (dialog?.version !== running.codeVersion) return goneOrBegunAgain(parts, turn, dialog, running)
  const known = await knownSoFar(parts, turn, dialog, running)
  const asked = nextDialogStep(dialog, known.context)
  const text = asked?.field.keepsLines ? turn.text : cleaned

  const impossible = dialog.cannot?.(text, asked?.field.takesAnything === true)
  if (impossible !== undefined) {
    return {
      reply: withReasons(await asItStands(dialog, running, known.context, parts.books), [impossible]),
      store: toReadAgain(turn, running),
    }
  }
  const correction = readCorrection(text)
  const isDenied = isMereNegation(splitReason(correction ?? text).front)
  if (dialog.endsOnNo && (isDenied || readYesNo(text) === 'no')) return cancelDialog(parts, turn, running)
  if (dialog.endsOnNo && correction !== undefined) {
    // Only what is named is a correction: any words could be a reason.
    const isNamed = ({ field }: DialogStep): boolean => !field.takesAnything || field.isNamed?.(correction) === true
    const taken = absorb(dialog, correction, known.context, isNamed)
    if (taken.changed.length + taken.refusals.length > 0) {
      const context = withAnswers(known.context, taken.answers)
      return wentOn(parts, turn, dialog, running, context, running.said, taken)
    }
    if (beginsWithNo(text)) return cancelDialog(parts, turn, running)
    return {
      reply: withReasons(await asItStands(dialog, running, known.context, parts.books), [say.unclearAnswer(text)]),
    }
  }
  // "nein" names no meeting, even where there is only one.
  if (asked?.field.needsMeetings && readYesNo(text) !== undefined) {
    return {
      reply: withReasons(await asItStands(dialog, running, known.context, parts.books), [say.unclearAnswer(text)]),
    }
  }
  // "nicht am 23.6." says what does not hold, and nothing about what does.
  if (isDenied && !asked?.field.takesAnything) {
    const about = deniedDay(dialog, text, known.context)
    const denied = { refusals: [say.whatInstead()], ...(about && { about }) }
    if (about) return wentOn(parts, turn, dialog, running, known.context, running.said, denied)
    return { reply: withReasons(await asItStands(dialog, running, known.context, parts.books), [say.whatInstead()]) }
  }
  if (correction !== undefined && correction !== '') {
    const taken = absorb(dialog, correction, known.context, undefined, running.about)
    if (taken.changed.length > 0 || taken.refusals.length > 0) {
      return wentOn(parts, turn, dialog, running, withAnswers(known.context, taken.answers), running.said, taken)
    }
  }
  if (!asked) {
    const answer = readYesNo(text)
    if (answer === 'yes' && running.mustReadAgain) return readAgain(parts, turn, dialog, running, known.context)
    if (answer === 'yes') return confirmed(parts, turn, dialog, running)
    if (answer === 'no') return changing(turn, dialog, running, known.context)
    const taken = absorb(dialog, text, known.context, undefined, running.about)
    if (taken.changed.length > 0 || taken.refusals.length > 0) {
      return wentOn(parts, turn, dialog, running, withAnswers(known.context, taken.answers), running.said, taken)
    }
    return {
      reply: withReasons(await asItStands(dialog, running, known.context, parts.books), [say.unclearAnswer(text)]),
    }
  }
  // "nein, 119" answers a question for a number; a place may begin with "Nein".
  const said = correction !== undefined && correction !== '' && !asked.field.takesAnything ? correction : text
  const taken = absorbAnswer(dialog, asked, said, known.context, running.about)
  if (taken.changed.length === 0 && taken.refusals.length === 0) {
    return {
      reply: withReasons(await asItStands(dialog, running, known.context, parts.books), [say.unclearAnswer(text)]),
    }
  }
  // What an earlier message left unplaced may make sense now: "kok" before the region was known.
  const context = withAnswers(known.context, taken.answers)
  const unplaced = withoutNamed(dialog, running.said, taken, context)
  const earlier =
    unplaced === '' ? undefined : absorb(dialog, unplaced, context, (step) => context.answers[step.name] === undefined)
  const rest = [earlier ? earlier.rest : unplaced, taken.rest].filter((part) => part !== '').join(' ')
  return wentOn(parts, turn, dialog, running, withAnswers(context, earlier?.answers ?? context.answers), rest, taken)
}

export async function submitted(
  parts: EngineParts,
  turn: TurnWithRegion,
  card: CardSubmission,
  running: Running | undefined,
): Promise<Outcome> {
  if (!running || running.id !== card.dialog) {
    const done = await kept(parts.books.memory, DONE, doneKey(card.dialog), parts.onUnreadable)
    return { reply: done.value ? say.alreadyDone(done.value) : say.staleCard() }
  }
  if (card.verb === 'cancel') return cancelDialog(parts, turn, running)
  const dialog = dialogOf(parts, running)
  if (dialog?.version !== running.codeVersion) return goneOrBegunAgain(parts, turn, dialog, running)
  const known = await knownSoFar(parts, turn, dialog, running)
  if (running.version !== card.version)
    return { reply: withReasons(await asItStands(dialog, running, known.context, parts.books), [say.outdatedCard()]) }
  switch (card.verb) {
    case 'back':
      return steppedBack(parts, turn, running)
    case 'change':
      return changing(turn, dialog, running, known.context)
    case 'confirm':
      if (nextDialogStep(dialog, known.context))
        return { reply: await asItStands(dialog, running, known.context, parts.books) }
      return confirmed(parts, turn, dialog, running)
    case 'answer': {
      const taken = absorbCard(dialog, card.values, known.context)
      if (taken.changed.length === 0 && taken.refusals.length === 0) {
        return { reply: await asItStands(dialog, running, known.context, parts.books) }
      }
      const context = withAnswers(known.context, taken.answers)
      const unplaced = withoutNamed(dialog, running.said, taken, context)
      const earlier = absorb(dialog, unplaced, context, (step) => context.answers[step.name] === undefined)
      return wentOn(parts, turn, dialog, running, withAnswers(context, earlier.answers), earlier.rest, taken)
    }
  }
}

/** What was said before, without words that only meant what is answered now. */
const withoutNamed = (dialog: Dialog, said: string, { changed }: Absorbed, context: DialogContext): string =>
  dialog.steps
    .filter(({ name }) => said !== '' && changed.includes(name))
    .reduce((left, { name, field }) => field.withoutNamed?.(left, context.answers[name], context) ?? left, said)

/** After "nein" a "ja" does not confirm what was refused: it is read back first. */
const changing = (turn: TurnWithRegion, dialog: Dialog, running: Running, context: DialogContext): Outcome => ({
  reply: asChangeForm(dialog, running, context),
  store: toReadAgain(turn, running),
})

/** Stores that the read-back is no longer what was shown last. Cards shown before stay valid. */
export const toReadAgain =
  (turn: TurnWithRegion, running: Running) =>
  async ({ memory }: Work): Promise<undefined> => {
    await keep(memory, DIALOG, dialogKey(turn), { ...running, mustReadAgain: true }, DIALOG_MS)
  }

async function readAgain(
  parts: EngineParts,
  turn: TurnWithRegion,
  dialog: Dialog,
  { mustReadAgain: _, ...again }: Running,
  context: DialogContext,
): Promise<Outcome> {
  const { reply, running } = await nextReply(dialog, again, context, parts.books)
  return {
    reply,
    store: async ({ memory }) => {
      await keep(memory, DIALOG, dialogKey(turn), running, DIALOG_MS)
      return undefined
    },
  }
}

/** The known day that a text says is not meant: a "ja" behind it must not confirm that day. */
function deniedDay(dialog: Dialog, text: string, context: DialogContext): About | undefined {
  const days = readDates(text, context.today).flatMap((one) => (one.kind === 'excluded' ? one.days : []))
  return dialog.steps
    .map(({ name }) => aboutRefused(context.answers, name))
    .find((about) => about?.day !== undefined && days.includes(about.day))
}

export async function cancelDialog(parts: EngineParts, turn: TurnWithRegion, running: Running): Promise<Outcome> {
  const dialog = dialogOf(parts, running)
  if (!dialog) return endedByUpdate(turn, running)
  const { context } = await knownSoFar(parts, turn, dialog, running)
  return {
    reply: say.cancelled(dialog.about, dialog.undone, factsOf(dialog, context)),
    store: async ({ memory }) => {
      await memory.delete(dialogKey(turn))
      return undefined
    },
  }
}

export async function steppedBack(parts: EngineParts, turn: TurnWithRegion, running: Running): Promise<Outcome> {
  const dialog = dialogOf(parts, running)
  if (dialog?.version !== running.codeVersion) return goneOrBegunAgain(parts, turn, dialog, running)
  const context = await contextOf(parts, turn, dialog, {})
  const earlier = running.trail.at(-1)
  if (!earlier) {
    const answers = restoredAnswers(dialog, running.answers, context)
    return {
      reply: withReasons(await asItStands(dialog, running, withAnswers(context, answers), parts.books), [
        say.atTheBeginning(),
      ]),
    }
  }
  const answers = restoredAnswers(dialog, earlier, context)
  const back: Running = { ...running, version: running.version + 1, answers, trail: running.trail.slice(0, -1) }
  return {
    reply: await asItStands(dialog, back, withAnswers(context, answers), parts.books),
    store: async ({ memory }) => {
      await keep(memory, DIALOG, dialogKey(turn), back, DIALOG_MS)
      return undefined
    },
  }
}
