/** Activities that changed something and what was answered: the same one again is recognised, also after a restart. */
import type { Inbox } from '#src/conversation/work.ts'
import { prepared } from '#src/store/database/prepared.ts'
import type { Executor } from '#src/store/database/tables.ts'
import { readJson } from './no-json.ts'

const answerOf = prepared((db) => db.selectFrom('inbox').select('answer').where('activity_key', '=', ''))

export function inbox(db: Executor): Inbox {
  return {
    async answerTo(activityKey) {
      const [row] = await answerOf(db, activityKey)
      return row && readJson(row.answer)
    },
    async add(activityKey, answer, at) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('inbox')
        .values({ activity_key: activityKey, answer: JSON.stringify(answer), at })
        .onConflict((conflict) => conflict.column('activity_key').doNothing())
        .executeTakeFirst()
      return numInsertedOrUpdatedRows === 1n
    },
  }
}
