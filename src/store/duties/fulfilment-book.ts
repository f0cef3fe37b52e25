/** Fulfilments in the database. Every write brings its audit row with it. */
import { z } from 'zod'
import type { Changed } from '#src/conversation/work.ts'
import type { Fulfilment } from '#src/duties/fulfilment.ts'
import type { FulfilmentBook, FulfilmentReader } from '#src/duties/ports.ts'
import type { OnUnreadable } from '#src/letters/set-aside.ts'
import type { Trail } from '#src/store/audit/audit-trail.ts'
import { prepared } from '#src/store/database/prepared.ts'
import type { Executor, Tables } from '#src/store/database/tables.ts'
import { day, moment, rowsRead, storedPerson } from '#src/store/unreadable-row.ts'

const fulfilmentsOf = prepared((db) =>
  db.selectFrom('fulfilment').selectAll().where('agreement_id', '=', '').where('year', '>=', 0).where('year', '<=', 0),
)

export function fulfilmentReader(db: Executor, onUnreadable: OnUnreadable): FulfilmentReader {
  return {
    async of(agreementId, fromYear, toYear) {
      const rows = await fulfilmentsOf(db, agreementId, fromYear, toYear)
      return rowsRead(rows, readFulfilment, ({ id }) => onUnreadable('fulfilment', id, { agreementId }))
    },
  }
}

export function fulfilmentBook(
  db: Executor,
  trail: Trail,
  changed: Changed,
  onUnreadable: OnUnreadable,
): FulfilmentBook {
  return {
    ...fulfilmentReader(db, onUnreadable),
    async add(fulfilment) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('fulfilment')
        .values(toRow(fulfilment))
        .onConflict((conflict) => conflict.columns(['agreement_id', 'duty_id', 'year', 'partner_id']).doNothing())
        .executeTakeFirst()
      if (numInsertedOrUpdatedRows !== 1n) return false
      const { recordedAt: at, recordedBy: by } = fulfilment
      await trail.add({ at, by, deed: 'duty.fulfil', thing: thingOf(fulfilment), after: fulfilment })
      changed(fulfilment.agreementId, { kind: 'duty', dutyId: fulfilment.dutyId })
      return true
    },
    async withdraw(id, authorship) {
      const row = await db.selectFrom('fulfilment').selectAll().where('id', '=', id).executeTakeFirst()
      if (!row) return false
      await db.deleteFrom('fulfilment').where('id', '=', id).execute()
      const { agreement_id: agreementId, duty_id: dutyId, year } = row
      await trail.add({ ...authorship, thing: thingOf({ agreementId, dutyId, year }), before: readFulfilment(row) })
      changed(agreementId, { kind: 'duty', dutyId })
      return true
    },
  }
}

const thingOf = ({ agreementId, dutyId, year }: Pick<Fulfilment, 'agreementId' | 'dutyId' | 'year'>): string =>
  `duty/${agreementId}/${dutyId}/${year}`

const toRow = (one: Fulfilment): Tables['fulfilment'] => ({
  id: one.id,
  agreement_id: one.agreementId,
  duty_id: one.dutyId,
  year: one.year,
  partner_id: one.partnerId ?? '',
  done_on: one.doneOn,
  number: one.count ?? null,
  remark: one.remark ?? null,
  recorded_by: one.recordedBy,
  recorded_at: one.recordedAt,
})

const known = z.object({
  year: z.int(),
  number: z.int().nonnegative().nullable(),
  done_on: day,
  recorded_by: storedPerson,
  recorded_at: moment,
})

/** @returns undefined if it cannot be read: then the duty counts as not done, and is reminded of */
function readFulfilment(row: Tables['fulfilment']): Fulfilment | undefined {
  const { data: read } = known.safeParse(row)
  return (
    read && {
      id: row.id,
      agreementId: row.agreement_id,
      dutyId: row.duty_id,
      year: read.year,
      ...(row.partner_id !== '' && { partnerId: row.partner_id }),
      doneOn: read.done_on,
      ...(read.number !== null && { count: read.number }),
      ...(row.remark !== null && { remark: row.remark }),
      recordedBy: read.recorded_by,
      recordedAt: read.recorded_at,
    }
  )
}
