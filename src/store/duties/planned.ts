/** Through which day something was planned: after a pause the days between are known. */
import type { LocalDate } from '#src/calendar/local-date.ts'
import type { Planned } from '#src/conversation/work.ts'
import type { Executor } from '#src/store/database/tables.ts'

export async function plannedThrough(db: Executor, what: string): Promise<LocalDate | undefined> {
  const row = await db.selectFrom('planned').select('through').where('what', '=', what).executeTakeFirst()
  return row?.through as LocalDate | undefined
}

export const plannedBook = (db: Executor): Planned => ({
  /** Never goes back: a clock that was set back must not make days count as missed again. */
  async through(what, day) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('planned')
      .values({ what, through: day })
      .onConflict((conflict) =>
        conflict.column('what').doUpdateSet({ through: day }).where('planned.through', '<', day),
      )
      .executeTakeFirst()
    return numInsertedOrUpdatedRows === 1n
  },
  async hold(what) {
    await db
      .insertInto('planned')
      .values({ what, through: '' })
      .onConflict((conflict) => conflict.column('what').doUpdateSet({ what }))
      .execute()
  },
})
