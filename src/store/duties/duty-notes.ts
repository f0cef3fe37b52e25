/** Answers to reminders in the database. Rows are added, never changed: the newest counts. */
import type { Instant, LocalDate } from '#src/calendar/local-date.ts'
import type { Changed } from '#src/conversation/work.ts'
import type { DutyNote } from '#src/duties/fulfilment.ts'
import type { DutyNoteBook, DutyNoteReader } from '#src/duties/ports.ts'
import type { PersonId } from '#src/people/person.ts'
import type { Trail } from '#src/store/audit/audit-trail.ts'
import type { Executor } from '#src/store/database/tables.ts'

export function dutyNoteReader(db: Executor): DutyNoteReader {
  return {
    async of(agreementId, fromYear, toYear) {
      const rows = await db
        .selectFrom('duty_note')
        .selectAll()
        .where('agreement_id', '=', agreementId)
        .where('year', '>=', fromYear)
        .where('year', '<=', toYear)
        .execute()
      return rows
        .map(
          (row): DutyNote => ({
            id: row.id,
            agreementId: row.agreement_id,
            dutyId: row.duty_id,
            year: row.year,
            kind: row.kind as DutyNote['kind'],
            ...(row.until_date !== null && { until: row.until_date as LocalDate }),
            ...(row.words !== null && { words: row.words }),
            by: row.by_person as PersonId,
            at: row.at as Instant,
          }),
        )
        .toSorted((one, other) => (`${one.at} ${one.id}` < `${other.at} ${other.id}` ? -1 : 1))
    },
  }
}

export function dutyNoteBook(db: Executor, trail: Trail, changed: Changed): DutyNoteBook {
  return {
    ...dutyNoteReader(db),
    async add(note) {
      await db
        .insertInto('duty_note')
        .values({
          id: note.id,
          agreement_id: note.agreementId,
          duty_id: note.dutyId,
          year: note.year,
          kind: note.kind,
          until_date: note.until ?? null,
          words: note.words ?? null,
          by_person: note.by,
          at: note.at,
        })
        .execute()
      const thing = `duty/${note.agreementId}/${note.dutyId}/${note.year}`
      await trail.add({ at: note.at, by: note.by, deed: `duty.${note.kind}`, thing, after: note })
      changed(note.agreementId, { kind: 'duty', dutyId: note.dutyId })
    },
  }
}
