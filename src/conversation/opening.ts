/** A dialog opens, or begins again or ends as its code has changed. */
import { isMereNegation } from '#src/language/answers.ts'
import { readDenial } from '#src/language/exclusions.ts'
import { splitReason } from '#src/language/reasons.ts'
import * as say from '#src/speech/parts/conversation.ts'
import type { Dialog } from './dialog.ts'
import { absorb, type Running, withAnswers } from './dialog-run.ts'
import { contextOf, knownSoFar } from './dialog-sight.ts'
import { dialogKey, type EngineParts, type TurnWithRegion } from './engine-parts.ts'
import { wentOn } from './going-on.ts'
import type { Outcome } from './outcome.ts'

export async function openDialog(
  parts: EngineParts,
  turn: TurnWithRegion,
  dialog: Dialog,
  text: string,
): Promise<Outcome> {
  const impossible = dialog.cannot?.(text, false)
  if (impossible !== undefined) return { reply: { answer: `${impossible} ${dialog.undone}` } }
  if (dialog.endsOnNo && isMereNegation(splitReason(text).front)) {
    return { reply: say.cancelled(dialog.about, dialog.undone, []) }
  }
  const context = await contextOf(parts, turn, dialog, {})
  const taken = absorb(dialog, text, context)
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
  return wentOn(parts, turn, dialog, running, withAnswers(context, taken.answers), taken.rest, taken)
}

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
  if (!dialog) return endedByUpdate(turn, running)
  const { context } = await knownSoFar(parts, turn, dialog, running)
  // A yes has no meaning but that of its question, which may be another one by now.
  const answers = Object.fromEntries(Object.entries(context.answers).filter(([, value]) => typeof value !== 'boolean'))
  const again: Running = { ...running, codeVersion: dialog.version, answers, trail: [] }
  return wentOn(parts, turn, dialog, again, withAnswers(context, answers), running.said, {
    refusals: [say.dialogChanged()],
  })
}

/** A dialog whose code is gone: what was said is given back, so that nothing is lost. */
export const endedByUpdate = (turn: TurnWithRegion, running: Running): Outcome => ({
  reply: say.dialogGone(Object.values(running.answers).filter((answer) => typeof answer === 'string')),
  store: async ({ memory }) => {
    await memory.delete(dialogKey(turn))
    return undefined
  },
})
