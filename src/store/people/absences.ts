/** Who is away. The trail names the deed, never the days. */
import type { LocalDate } from '#src/calendar/local-date.ts'
import type { Changed } from '#src/conversation/work.ts'
import type { Absence } from '#src/people/absence.ts'
import type { PersonId } from '#src/people/person.ts'
import type { AbsenceReader, Absences } from '#src/people/ports.ts'
import type { Trail } from '#src/store/audit/audit-trail.ts'
import type { Executor, Tables } from '#src/store/database/tables.ts'

export function absenceReader(db: Executor): AbsenceReader {
  return {
    async of(person) {
      const row = await db.selectFrom('absence').selectAll().where('person_id', '=', person).executeTakeFirst()
      return row && toAbsence(row)
    },
    async since(day) {
      return (await db.selectFrom('absence').selectAll().where('until_date', '>=', day).execute()).map(toAbsence)
    },
  }
}

export function absences(db: Executor, trail: Trail, changed: Changed): Absences {
  /** Under which somebody holds an office, or did, or was invited: who stands in for them may be told something now. */
  const absenceChanged = async (person: PersonId): Promise<void> => {
    const rows = await db
      .selectFrom('holding')
      .select('agreement_id')
      .where('person_id', '=', person)
      .union(
        db
          .selectFrom('invitation')
          .innerJoin('meeting', 'meeting.id', 'invitation.meeting_id')
          .select('meeting.agreement_id')
          .where('invitation.person_id', '=', person),
      )
      .execute()
    for (const { agreement_id } of rows) changed(agreement_id, { kind: 'people' })
  }
  return {
    ...absenceReader(db),
    async record({ personId, from, until }, authorship) {
      const days = { from_date: from, until_date: until, recorded_at: authorship.at }
      await db
        .insertInto('absence')
        .values({ person_id: personId, ...days })
        .onConflict((conflict) => conflict.column('person_id').doUpdateSet(days))
        .execute()
      await trail.add({ ...authorship, thing: `absence/${personId}` })
      await absenceChanged(personId)
    },
    async end(person, lastDay, authorship) {
      const longer = () => db.selectFrom('absence').where('person_id', '=', person).where('until_date', '>', lastDay)
      const row = await longer().selectAll().executeTakeFirst()
      if (!row) return false
      if (row.from_date > lastDay) await db.deleteFrom('absence').where('person_id', '=', person).execute()
      else await db.updateTable('absence').set({ until_date: lastDay }).where('person_id', '=', person).execute()
      await trail.add({ ...authorship, thing: `absence/${person}` })
      await absenceChanged(person)
      return true
    },
    async forget(person) {
      await db.deleteFrom('absence').where('person_id', '=', person).execute()
    },
  }
}

const toAbsence = (row: Tables['absence']): Absence => ({
  personId: row.person_id as PersonId,
  from: row.from_date as LocalDate,
  until: row.until_date as LocalDate,
})
