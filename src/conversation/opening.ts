/** A dialog opens, or begins again or ends as its code has changed. */
import { agreementById } from '#src/agreements/lookup.ts'
import { parseLocalDate } from '#src/calendar/local-date.ts'
import { isMereNegation } from '#src/language/answers.ts'
import { readDenial } from '#src/language/exclusions.ts'
import { splitReason } from '#src/language/reasons.ts'
import * as say from '#src/speech/parts/conversation.ts'
import { longDate } from '#src/speech/parts/format.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import type { Dialog } from './dialog.ts'
import { nextReply } from './dialog-reply.ts'
import { absorb, type Running, toReadBack, withAnswers } from './dialog-run.ts'
import { dialogKey, type EngineParts, questionKey, type TurnWithRegion } from './engine-parts.ts'
import type { Answers } from './field.ts'
import { firstObjection, wentOn } from './going-on.ts'
import { contextOf, knownSoFar } from './known-context.ts'
import type { Outcome } from './outcome.ts'
import { dialogMatter, isAllowed, refusedOutcome } from './rights.ts'
import { keepRunning } from './running-slot.ts'
import type { Work } from './work.ts'

/** @param known what an earlier dialog was told already */
export async function openDialog(
  parts: EngineParts,
  turn: TurnWithRegion,
  dialog: Dialog,
  text: string,
  known: Answers = {},
): Promise<Outcome> {
  const impossible = dialog.cannot?.(text, false)
  if (impossible !== undefined) return { reply: { answer: `${impossible} ${dialog.undone}` } }
  if (dialog.endsOnNo && isMereNegation(splitReason(text).front)) {
    return { reply: say.cancelled(dialog.about, dialog.undone, []) }
  }
  const context = await contextOf(parts, turn, dialog, known)
  const taken = absorb(dialog, text, context)
  // "…, aber nicht ins Rathaus": what is denied is not done instead.
  const denied = dialog.namesUnread === true ? readDenial(splitReason(taken.rest).front) : undefined
  if (denied !== undefined && taken.refusals.length === 0) {
    const said = readDenial(splitReason(text).front) ?? denied
    return { reply: { answer: `${say.denied(said)} ${dialog.undone}` } }
  }
  const running = begun(parts, dialog)
  return wentOn(parts, turn, dialog, running, withAnswers(context, taken.answers), taken.rest, taken)
}

/**
 * What an order wants is read back, beside whatever runs here. It was all said in one message: what stands against it ends
 * it.
 */
export async function openOrder(
  parts: EngineParts,
  turn: TurnWithRegion,
  dialog: Dialog,
  wants: Answers,
  work: Work,
): Promise<Reply> {
  const context = withAnswers(await contextOf(parts, turn, dialog, {}, work), wants)
  const matter = dialogMatter(dialog, context)
  if (!(await isAllowed(parts, work.directory, turn, dialog.needs, matter))) {
    const refusal = say.notAllowed(dialog.about)
    await refusedOutcome(turn, dialog.needs, matter, refusal).store?.(work)
    return refusal
  }
  const known = toReadBack(dialog, context)
  const objection = known && (await firstObjection(work, dialog, known))
  if (objection) return { answer: objection.because }
  const opened: Running = { ...begun(parts, dialog), version: 1, answers: wants }
  const { reply, running } = await nextReply(dialog, opened, context, work)
  await keepRunning(work.memory, turn, dialog, running)
  await work.memory.delete(questionKey(turn))
  return reply
}

const begun = (parts: EngineParts, dialog: Dialog): Running => ({
  id: parts.newId(),
  dialog: dialog.name,
  codeVersion: dialog.version,
  version: 0,
  answers: {},
  said: '',
  trail: [],
})

/**
 * The code of the dialog changed after this person saw it last. What was said is read anew and shown; the message itself
 * answers something that nobody asked like this, so none of it is taken: neither a "ja" nor a place.
 */
export async function goneOrBegunAgain(
  parts: EngineParts,
  turn: TurnWithRegion,
  dialog: Dialog | undefined,
  { about: _, shown: __, ...running }: Running,
): Promise<Outcome> {
  if (!dialog) return endedByUpdate(parts, turn, running)
  const { context } = await knownSoFar(parts, turn, dialog, running)
  // A yes has no meaning but that of its question, which may be another one by now.
  const answers = Object.fromEntries(Object.entries(context.answers).filter(([, value]) => typeof value !== 'boolean'))
  const again: Running = { ...running, codeVersion: dialog.version, answers, trail: [] }
  return wentOn(parts, turn, dialog, again, withAnswers(context, answers), running.said, {
    refusals: [say.dialogChanged()],
  })
}

/** A dialog whose code is gone: what was said is given back as far as it is words, so that nothing is lost. */
export function endedByUpdate(parts: EngineParts, turn: TurnWithRegion, running: Running): Outcome {
  parts.onUnreadable('dialog', dialogKey(turn))
  return {
    reply: say.dialogGone(Object.values(running.answers).flatMap((answer) => inWords(parts, answer) ?? [])),
    store: async ({ memory }) => {
      await memory.delete(dialogKey(turn))
      return undefined
    },
  }
}

/** @returns undefined for ids and names of the code: without its field nobody knows what such an answer means */
function inWords({ shelf }: EngineParts, answer: unknown): string | undefined {
  if (typeof answer !== 'string') return undefined
  const agreement = agreementById(shelf, answer)
  if (agreement) return agreement.region
  const day = parseLocalDate(answer)
  if (day) return longDate(day)
  const isWord = answer.includes(' ') || answer.charAt(0) !== answer.charAt(0).toLowerCase()
  return isWord ? answer : undefined
}
