/** What an author of a dialog gets to see of the answers: always those that are looked at. */
import { expect, it } from 'vitest'
import { type Dialog, dialog, type Look } from '#src/conversation/dialog.ts'
import { nextStep, withAnswers } from '#src/conversation/dialog-run.ts'
import type { Sight } from '#src/conversation/field.ts'
import type { Work } from '#src/conversation/work.ts'
import { frame, readBack, words } from './small-dialog.ts'

it('hands the answers that are looked at to every function of an author', async () => {
  const seen = new Map<string, unknown[]>()
  const sees = (who: string, answers: object, sight: Sight<object>): void => {
    seen.set(who, [answers, sight.answers])
  }
  const written: Omit<Dialog, 'needs'> = dialog('try', frame)
    .asks('what', words)
    .asksIf(
      (answers, sight) => {
        sees('asksIf', answers, sight)
        return true
      },
      'why',
      words,
    )
    .takes(
      'note',
      words,
      (answers, sight) => {
        sees('isMissing', answers, sight)
        return false
      },
      (answers, sight) => {
        sees('isOffered', answers, sight)
        return true
      },
    )
    .concerns(
      (answers, sight) => {
        sees('matter', answers, sight)
        return {}
      },
      (answers, sight) => {
        sees('responsible', answers, sight)
        return undefined
      },
    )
    .checks(async (answers, sight) => {
      sees('checks', answers, sight)
      return undefined
    })
    .readsBack((answers, sight) => {
      sees('readsBack', answers, sight)
      return readBack
    })
    .does(async (answers, _, sight) => {
      sees('does', answers, sight)
      return { answer: 'Getan.' }
    })
  const answers = { what: 'Kaffee', why: 'Sitzung' }
  const sight = withAnswers({ answers: { what: 'Tee' } } as unknown as Sight, answers)

  expect(nextStep({ ...written, needs: 'meeting.read' }, sight)).toBeUndefined()
  written.matter?.(sight)
  written.responsible?.(sight)
  for (const check of written.checks) await check(sight, {} as Look)
  await written.readBack(sight, {} as Look)
  await written.act({} as Work, sight, {} as Parameters<Dialog['act']>[2])

  const author = ['asksIf', 'isMissing', 'isOffered', 'matter', 'responsible', 'checks', 'readsBack', 'does']
  expect([...seen.keys()].toSorted()).toEqual(author.toSorted())
  for (const who of author) expect(seen.get(who), who).toEqual([answers, answers])
})
