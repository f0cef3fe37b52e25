/** What was read back is confirmed: everything is looked at again inside the transaction, then it happens. */
import * as say from '#src/speech/parts/conversation.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import type { Dialog } from './dialog.ts'
import { nextReply, withReasons } from './dialog-reply.ts'
import { nextDialogStep, type Running, toReadBack, withAnswers } from './dialog-run.ts'
import { doneKey, type EngineParts, lastDoneKey, type TurnWithRegion } from './engine-parts.ts'
import type { DialogContext } from './field.ts'
import { answersWithout, firstObjection } from './going-on.ts'
import { DONE, HOUR_MS, keep, LAST_DONE } from './kept.ts'
import { knownSoFar } from './known-context.ts'
import type { Outcome } from './outcome.ts'
import { dialogMatter, isAllowed, refusedOutcome } from './rights.ts'
import { DIALOG_MS, forgetRunning, keepRunning, keptRunning } from './running-slot.ts'
import type { Work } from './work.ts'

export async function confirmed(
  parts: EngineParts,
  turn: TurnWithRegion,
  dialog: Dialog,
  running: Running,
): Promise<Outcome> {
  return {
    reply: say.staleCard(),
    store: async (work) => {
      // Somebody may have clicked twice: whoever comes second finds the dialog gone.
      const { value: current } = await keptRunning(work.memory, turn, dialog, parts.onUnreadable)
      if (current?.id !== running.id || current.version !== running.version) return say.staleCard()
      // Looked at and checked here, where nobody can come in between, and not only before the read-back.
      const { context: said } = await knownSoFar(parts, turn, dialog, running, work)
      const context = toReadBack(dialog, said) ?? said
      const matter = dialogMatter(dialog, context)
      if (!(await isAllowed(parts, work.directory, turn, dialog.needs, matter))) {
        await refusedOutcome(turn, dialog.needs, matter, say.notAllowed(dialog.about)).store?.(work)
        return say.notAllowed(dialog.about)
      }
      // Something that was said fits no longer: checks and read-back count on all that was asked for.
      if (nextDialogStep(dialog, context) && dialog.isOrder) return ended(work, turn, dialog, say.changedMeanwhile())
      if (nextDialogStep(dialog, context)) return shownAgain(work, turn, dialog, running, said, say.changedMeanwhile())
      const objection = await firstObjection(work, dialog, context)
      // It was all said in one message: there is nothing to ask again.
      if (objection && dialog.isOrder) return ended(work, turn, dialog, objection.because)
      if (objection) {
        const answers = answersWithout(said.answers, objection.field)
        return shownAgain(work, turn, dialog, { ...running, answers }, withAnswers(said, answers), objection.because)
      }
      // What is confirmed is what was read back: if anything of it has changed meanwhile, it is read back again.
      if (running.shown !== JSON.stringify(await dialog.readBack(context, work))) {
        return shownAgain(work, turn, dialog, running, said, say.changedMeanwhile())
      }
      const done = await dialog.act(work, context, {
        person: turn.person,
        at: turn.at,
        newId: parts.newId(),
        founders: parts.founders,
        isAllowed: (right, matter) => isAllowed(parts, work.directory, turn, right, matter),
      })
      // Without SQLite's single writer somebody may still have been faster.
      if (!done) {
        const { context: newest } = await knownSoFar(parts, turn, dialog, running, work)
        return shownAgain(work, turn, dialog, running, newest, say.changedMeanwhile())
      }
      await forgetRunning(work.memory, turn, dialog)
      await keep(work.memory, DONE, doneKey(running.id), done, DIALOG_MS)
      if (dialog.afterwards) {
        const { dialog: name, codeVersion, answers } = running
        await keep(work.memory, LAST_DONE, lastDoneKey(turn), { dialog: name, codeVersion, answers }, HOUR_MS)
      } else await work.memory.delete(lastDoneKey(turn))
      return done
    },
  }
}

async function ended(work: Work, turn: TurnWithRegion, dialog: Dialog, because: string): Promise<Reply> {
  await forgetRunning(work.memory, turn, dialog)
  return { answer: because }
}

async function shownAgain(
  work: Work,
  turn: TurnWithRegion,
  dialog: Dialog,
  before: Running,
  context: DialogContext,
  because: string,
): Promise<Reply> {
  const { reply, running } = await nextReply(dialog, { ...before, version: before.version + 1 }, context, work)
  await keepRunning(work.memory, turn, dialog, running)
  return withReasons(reply, [because])
}
