/** Who is away. The trail names the deed, never the days. */
import { z } from 'zod'
import type { Changed } from '#src/conversation/work.ts'
import type { OnUnreadable } from '#src/letters/set-aside.ts'
import type { Absence } from '#src/people/absence.ts'
import type { PersonId } from '#src/people/person.ts'
import type { AbsenceReader, Absences } from '#src/people/ports.ts'
import type { Trail } from '#src/store/audit/audit-trail.ts'
import type { Executor, Tables } from '#src/store/database/tables.ts'
import { day as dayShape, rowsRead, storedPerson } from '#src/store/unreadable-row.ts'

export function absenceReader(db: Executor, onUnreadable: OnUnreadable): AbsenceReader {
  const absencesIn = (rows: readonly Tables['absence'][]): readonly Absence[] =>
    rowsRead(rows, readAbsence, ({ person_id, ...days }) => onUnreadable('absence', person_id, { content: days }))
  return {
    async of(person) {
      return absencesIn(await db.selectFrom('absence').selectAll().where('person_id', '=', person).execute())[0]
    },
    async since(day) {
      return absencesIn(await db.selectFrom('absence').selectAll().where('until_date', '>=', day).execute())
    },
  }
}

export function absences(db: Executor, trail: Trail, changed: Changed, onUnreadable: OnUnreadable): Absences {
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
    ...absenceReader(db, onUnreadable),
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

const known = z.object({ person_id: storedPerson, from_date: dayShape, until_date: dayShape })

/** @returns undefined if it cannot be read: then nobody is away */
function readAbsence(row: Tables['absence']): Absence | undefined {
  const { data: read } = known.safeParse(row)
  return read && { personId: read.person_id, from: read.from_date, until: read.until_date }
}
