/** What an author of a dialog gets to see of the answers: always those that are looked at. */
import { expect, it } from 'vitest'
import { type Dialog, type DialogReaders, dialog } from '#src/conversation/dialog.ts'
import { nextDialogStep, withAnswers } from '#src/conversation/dialog-run.ts'
import type { DialogContext } from '#src/conversation/field.ts'
import type { Work } from '#src/conversation/work.ts'
import { frame, readBack, words } from './small-dialog.ts'

it('hands the answers that are looked at to every function of an author', async () => {
  const seen = new Map<string, unknown[]>()
  const sees = (who: string, answers: object, context: DialogContext<object>): void => {
    seen.set(who, [answers, context.answers])
  }
  const written: Omit<Dialog, 'needs'> = dialog('try', frame)
    .asks('what', words)
    .asksIf(
      (answers, context) => {
        sees('asksIf', answers, context)
        return true
      },
      'why',
      words,
    )
    .takes(
      'note',
      words,
      (answers, context) => {
        sees('isMissing', answers, context)
        return false
      },
      (answers, context) => {
        sees('isOffered', answers, context)
        return true
      },
    )
    .concerns(
      (answers, context) => {
        sees('matter', answers, context)
        return {}
      },
      (answers, context) => {
        sees('responsible', answers, context)
        return undefined
      },
    )
    .checks(async (answers, context) => {
      sees('checks', answers, context)
      return undefined
    })
    .readsBack((answers, context) => {
      sees('readsBack', answers, context)
      return readBack
    })
    .does(async (answers, _, context) => {
      sees('does', answers, context)
      return { answer: 'Getan.' }
    })
  const answers = { what: 'Kaffee', why: 'Sitzung' }
  const context = withAnswers({ answers: { what: 'Tee' } } as unknown as DialogContext, answers)

  expect(nextDialogStep({ ...written, needs: 'meeting.read' }, context)).toBeUndefined()
  written.matter?.(context)
  written.responsible?.(context)
  for (const check of written.checks) await check(context, {} as DialogReaders)
  await written.readBack(context, {} as DialogReaders)
  await written.act({} as Work, context, {} as Parameters<Dialog['act']>[2])

  const author = ['asksIf', 'isMissing', 'isOffered', 'matter', 'responsible', 'checks', 'readsBack', 'does']
  expect([...seen.keys()].toSorted()).toEqual(author.toSorted())
  for (const who of author) expect(seen.get(who), who).toEqual([answers, answers])
})
