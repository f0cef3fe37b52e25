/** How a running dialog shows itself: the next question with a form for everything open, or the read-back. */
import * as say from '#src/speech/parts/conversation.ts'
import { undoLabel } from '#src/speech/parts/envelope.ts'
import { type Action, type Input, type Reply, withFront, withNotes } from '#src/speech/parts/reply.ts'
import { plainQuestion } from '#src/speech/plain/questions.ts'
import * as plain from '#src/speech/plain/talk.ts'
import type { Dialog, DialogReaders, DialogStep, ReadBack } from './dialog.ts'
import { nextDialogStep, type Running, stepsFor, toReadBack } from './dialog-run.ts'
import type { DialogContext } from './field.ts'

const button = (
  running: Running,
  label: string,
  verb: 'answer' | 'confirm' | 'change' | 'back' | 'cancel',
): Action => ({
  label,
  does: { dialog: running.id, version: running.version, verb },
})

function inputsFor(steps: readonly DialogStep[], context: DialogContext): readonly Input[] {
  return steps.flatMap((step) => step.field.input(step.name, context, context.answers[step.name]) ?? [])
}

/** The answers so far in words: "Datum: Di., 11.05.2027". */
export const factsOf = (dialog: Dialog, context: DialogContext): readonly string[] =>
  stepsFor(dialog, context)
    .filter((step) => context.answers[step.name] !== undefined)
    .map((step) => say.labelled(step.field.label, step.field.show(context.answers[step.name], context)))

/** What is known so far, so that nobody answers blindly. */
function soFar(dialog: Dialog, context: DialogContext): readonly string[] {
  const known = factsOf(dialog, context)
  return known.length === 0 ? [] : [say.knownSoFar(known)]
}

/** The dialog as it stands: what it asks next, or everything read back, which is then remembered. */
export async function nextReply(
  dialog: Dialog,
  running: Running,
  context: DialogContext,
  readers: DialogReaders,
): Promise<{ readonly reply: Reply; readonly running: Running }> {
  const asked = nextDialogStep(dialog, context)
  const known = toReadBack(dialog, context)
  if (asked && !known) return { reply: asAsked(dialog, running, context, asked), running }
  const readBack = await dialog.readBack(known ?? context, readers)
  const said = stepsFor(dialog, context)
  const mayChange = dialog.isOrder ? inputsFor(said, context).length > 0 : said.length > 0
  const reply = asReadBack(running, readBack, mayChange)
  return {
    reply: asked ? withLastQuestion(reply, running, context, asked) : reply,
    running: { ...running, shown: JSON.stringify(readBack) },
  }
}

export const asItStands = async (
  dialog: Dialog,
  running: Running,
  context: DialogContext,
  readers: DialogReaders,
): Promise<Reply> => (await nextReply(dialog, running, context, readers)).reply

function asAsked(dialog: Dialog, running: Running, context: DialogContext, asked: DialogStep): Reply {
  const open = stepsFor(dialog, context).filter((step) => context.answers[step.name] === undefined)
  const inputs = inputsFor(open, context)
  const choices = choicesOf(running, context, asked)
  const question = asked.field.ask(context)
  const plain = plainQuestion(question, factsOf(dialog, context))
  return {
    answer: question,
    notes: soFar(dialog, context),
    ...(plain && { plain }),
    ...(inputs.length > 0 && { inputs }),
    ...(choices.length > 0 && { choices }),
    actions: [
      ...(inputs.length > 0 ? [button(running, say.goOnButton(), 'answer')] : []),
      ...(running.trail.length > 0 ? [button(running, say.backButton(), 'back')] : []),
      button(running, say.cancelButton(), 'cancel'),
    ],
  }
}

const choicesOf = (running: Running, context: DialogContext, { name, field }: DialogStep): readonly Action[] =>
  (field.buttons?.(context) ?? []).map(({ label, value }) => ({
    label,
    does: { dialog: running.id, version: running.version, verb: 'answer', values: { [name]: value } },
  }))

/** What is left open may still be said. */
function withLastQuestion(reply: Reply, running: Running, context: DialogContext, asked: DialogStep): Reply {
  const choices = choicesOf(running, context, asked)
  const answer = [reply.answer, asked.field.leftAt?.told()].join(' ')
  return { ...reply, answer, ...(choices.length > 0 && { choices }) }
}

function asReadBack(
  running: Running,
  { question, statements, groups, notes, confirm, instead, plain }: ReadBack,
  mayChange: boolean,
): Reply {
  const change = mayChange ? button(running, say.changeButton(), 'change') : undefined
  const other = instead ?? change
  return {
    answer: question,
    statements,
    ...(groups && { groups }),
    notes,
    ...(plain && { plain }),
    actions: [
      ...(confirm === undefined ? [] : [button(running, confirm, 'confirm')]),
      ...(other ? [other] : []),
      button(running, say.cancelButton(), 'cancel'),
    ],
  }
}

/** Everything said so far as a form to change. */
export function asChangeForm(dialog: Dialog, running: Running, context: DialogContext): Reply {
  return {
    answer: say.whatToChange(),
    inputs: inputsFor(stepsFor(dialog, context), context),
    actions: [button(running, say.goOnButton(), 'answer'), button(running, say.cancelButton(), 'cancel')],
  }
}

/** Says first why something that was given could not be taken. */
export const withReasons = (reply: Reply, reasons: readonly string[]): Reply =>
  reasons.length === 0 ? reply : withFront(reply, reasons.join(' '))

/** Beside the one that goes on; three in all. */
const BUTTONS_ASIDE = 2

/**
 * The answer to a side question, with its buttons that ask for more or take back what it did; the dialog stays as it is and is reminded of.
 * @param reads is it a command that only reads? What would open another dialog could only be refused.
 */
export const asAside = (reply: Reply, about: string, running: Running, reads: (command: string) => boolean): Reply => ({
  ...withNotes(reply, [say.stillRunning(about)], plain.stillRunning(about)),
  actions: [
    ...(reply.actions ?? [])
      .filter(({ label, does }) => 'say' in does && (label === undoLabel() || reads(does.say)))
      .slice(0, BUTTONS_ASIDE),
    button(running, say.resumeButton(about), 'answer'),
  ],
})

/** A second dialog is not opened over a running one: what was said in it would be lost. */
export const asInterrupted = (about: string, running: Running): Reply => ({
  answer: say.finishFirst(about),
  plain: plain.finishFirst(about),
  actions: [button(running, say.resumeButton(about), 'answer'), button(running, say.cancelButton(), 'cancel')],
})
