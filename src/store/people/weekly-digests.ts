/** Who wants reminders summed up once a week. */
import { isPersonId } from '#src/people/person.ts'
import type { WeeklyDigestReader, WeeklyDigests } from '#src/people/ports.ts'
import type { Trail } from '#src/store/audit/audit-trail.ts'
import { prepared } from '#src/store/database/prepared.ts'
import type { Executor } from '#src/store/database/tables.ts'

const wanting = prepared((db) => db.selectFrom('weekly_digest').select('person_id'))

export function weeklyDigestReader(db: Executor): WeeklyDigestReader {
  return {
    async wanted() {
      return new Set((await wanting(db)).map((row) => row.person_id).filter(isPersonId))
    },
  }
}

export function weeklyDigests(db: Executor, trail: Trail): WeeklyDigests {
  return {
    ...weeklyDigestReader(db),
    async turn(person, isOn, authorship) {
      const changed = isOn
        ? (
            await db
              .insertInto('weekly_digest')
              .values({ person_id: person, since_at: authorship.at })
              .onConflict((conflict) => conflict.column('person_id').doNothing())
              .executeTakeFirst()
          ).numInsertedOrUpdatedRows
        : (await db.deleteFrom('weekly_digest').where('person_id', '=', person).executeTakeFirst()).numDeletedRows
      if (changed !== 1n) return false
      await trail.add({ ...authorship, thing: `weeklyDigest/${person}`, after: { isOn } })
      return true
    },
    async forget(person) {
      await db.deleteFrom('weekly_digest').where('person_id', '=', person).execute()
    },
  }
}
