/** Answers to reminders in the database. Rows are added, never changed: the newest counts. */
import { z } from 'zod'
import type { Changed } from '#src/conversation/work.ts'
import type { DutyNote } from '#src/duties/fulfilment.ts'
import type { DutyNoteBook, DutyNoteReader } from '#src/duties/ports.ts'
import type { OnUnreadable } from '#src/letters/set-aside.ts'
import type { Trail } from '#src/store/audit/audit-trail.ts'
import { prepared } from '#src/store/database/prepared.ts'
import type { Executor, Tables } from '#src/store/database/tables.ts'
import { day, moment, rowsRead, storedPerson } from '#src/store/unreadable-row.ts'

const notesOf = prepared((db) =>
  db.selectFrom('duty_note').selectAll().where('agreement_id', '=', '').where('year', '>=', 0).where('year', '<=', 0),
)

export function dutyNoteReader(db: Executor, onUnreadable: OnUnreadable): DutyNoteReader {
  return {
    async of(agreementId, fromYear, toYear) {
      const rows = await notesOf(db, agreementId, fromYear, toYear)
      const notes = rowsRead(rows, readNote, ({ id }) => onUnreadable('dutyNote', id, { agreementId }))
      return notes.toSorted((one, other) => (`${one.at} ${one.id}` < `${other.at} ${other.id}` ? -1 : 1))
    },
  }
}

export function dutyNoteBook(db: Executor, trail: Trail, changed: Changed, onUnreadable: OnUnreadable): DutyNoteBook {
  return {
    ...dutyNoteReader(db, onUnreadable),
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

const known = z.object({
  year: z.int(),
  kind: z.enum(['inProgress', 'postponed', 'notResponsible', 'dayChosen']) satisfies z.ZodType<DutyNote['kind']>,
  until_date: day.nullable(),
  by_person: storedPerson,
  at: moment,
})

/** @returns undefined if it cannot be read: then nobody answered, and is reminded as before */
function readNote(row: Tables['duty_note']): DutyNote | undefined {
  const { data: read } = known.safeParse(row)
  return (
    read && {
      id: row.id,
      agreementId: row.agreement_id,
      dutyId: row.duty_id,
      year: read.year,
      kind: read.kind,
      ...(read.until_date !== null && { until: read.until_date }),
      ...(row.words !== null && { words: row.words }),
      by: read.by_person,
      at: read.at,
    }
  )
}
