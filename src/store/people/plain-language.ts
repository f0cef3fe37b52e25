/** Who wants answers in Einfache Sprache. */
import type { PlainLanguage, PlainLanguageReader } from '#src/people/ports.ts'
import type { Trail } from '#src/store/audit/audit-trail.ts'
import { prepared } from '#src/store/database/prepared.ts'
import type { Executor } from '#src/store/database/tables.ts'

const wishOf = prepared((db) => db.selectFrom('plain_language').select('person_id').where('person_id', '=', ''))

export const plainLanguageReader = (db: Executor): PlainLanguageReader => ({
  async isWantedBy(person) {
    return (await wishOf(db, person)).length > 0
  },
})

export function plainLanguage(db: Executor, trail: Trail): PlainLanguage {
  return {
    ...plainLanguageReader(db),
    async turn(person, isOn, authorship) {
      const changed = isOn
        ? (
            await db
              .insertInto('plain_language')
              .values({ person_id: person, since_at: authorship.at })
              .onConflict((conflict) => conflict.column('person_id').doNothing())
              .executeTakeFirst()
          ).numInsertedOrUpdatedRows
        : (await db.deleteFrom('plain_language').where('person_id', '=', person).executeTakeFirst()).numDeletedRows
      if (changed !== 1n) return false
      // That somebody needs it says something of their health: the trail keeps that a wish was changed, not which.
      await trail.add({ ...authorship, thing: `plainLanguage/${person}` })
      return true
    },
    async forget(person) {
      await db.deleteFrom('plain_language').where('person_id', '=', person).execute()
    },
  }
}
