/** Through which day something was planned: after a pause the days between are known. */
import { type LocalDate, parseLocalDate } from '#src/calendar/local-date.ts'
import type { Planned } from '#src/conversation/work.ts'
import { prepared } from '#src/store/database/prepared.ts'
import type { Executor } from '#src/store/database/tables.ts'

const throughOf = prepared((db) => db.selectFrom('planned').select('through').where('what', '=', ''))
/** Writes nothing new to a row that is there, and holds it all the same. */
const heldRow = prepared((db) =>
  db
    .insertInto('planned')
    .values({ what: '', through: '' })
    .onConflict((conflict) => conflict.column('what').doUpdateSet({ what: (row) => row.ref('excluded.what') })),
)

const stored = async (db: Executor, what: string): Promise<string | undefined> =>
  (await throughOf(db, what))[0]?.through

/** What is stored there and is no day: planned through none. */
export async function plannedThrough(db: Executor, what: string): Promise<LocalDate | undefined> {
  const text = await stored(db, what)
  return text === undefined ? undefined : parseLocalDate(text)
}

export const plannedBook = (db: Executor): Planned => ({
  /** Never goes back: a clock that was set back must not make days count as missed again. */
  async through(what, day) {
    const text = await stored(db, what)
    const before = text === undefined ? undefined : parseLocalDate(text)
    if (before !== undefined && before >= day) return false
    if (text === undefined) {
      const added = db
        .insertInto('planned')
        .values({ what, through: day })
        .onConflict((conflict) => conflict.column('what').doNothing())
      return (await added.executeTakeFirst()).numInsertedOrUpdatedRows === 1n
    }
    // Unless another instance was faster.
    const moved = db.updateTable('planned').set({ through: day }).where('what', '=', what).where('through', '=', text)
    return (await moved.executeTakeFirst()).numUpdatedRows === 1n
  },
  async hold(what) {
    await heldRow(db, what, '')
  },
})
