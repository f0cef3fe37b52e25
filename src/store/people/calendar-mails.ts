/** Who wants invitations by mail as well. */
import type { CalendarMailReader, CalendarMails } from '#src/people/ports.ts'
import type { Trail } from '#src/store/audit/audit-trail.ts'
import { prepared } from '#src/store/database/prepared.ts'
import type { Executor } from '#src/store/database/tables.ts'

const wishOf = prepared((db) => db.selectFrom('calendar_mail').select('person_id').where('person_id', '=', ''))

export const calendarMailReader = (db: Executor): CalendarMailReader => ({
  async isWantedBy(person) {
    return (await wishOf(db, person)).length > 0
  },
})

export function calendarMails(db: Executor, trail: Trail): CalendarMails {
  return {
    ...calendarMailReader(db),
    async turn(person, isOn, authorship) {
      const changed = isOn
        ? (
            await db
              .insertInto('calendar_mail')
              .values({ person_id: person, since_at: authorship.at })
              .onConflict((conflict) => conflict.column('person_id').doNothing())
              .executeTakeFirst()
          ).numInsertedOrUpdatedRows
        : (await db.deleteFrom('calendar_mail').where('person_id', '=', person).executeTakeFirst()).numDeletedRows
      if (changed !== 1n) return false
      await trail.add({ ...authorship, thing: `calendarMail/${person}`, after: { isOn } })
      return true
    },
    async forget(person) {
      await db.deleteFrom('calendar_mail').where('person_id', '=', person).execute()
    },
  }
}
