/** Fulfilments in the database. Every write brings its audit row with it. */
import type { Instant, LocalDate } from '#src/calendar/local-date.ts'
import type { Changed } from '#src/conversation/work.ts'
import type { Fulfilment } from '#src/duties/fulfilment.ts'
import type { FulfilmentBook, FulfilmentReader } from '#src/duties/ports.ts'
import type { PersonId } from '#src/people/person.ts'
import type { Trail } from '#src/store/audit/audit-trail.ts'
import type { Executor, Tables } from '#src/store/database/tables.ts'

export function fulfilmentReader(db: Executor): FulfilmentReader {
  const between = (fromYear: number, toYear: number) =>
    db.selectFrom('fulfilment').selectAll().where('year', '>=', fromYear).where('year', '<=', toYear)
  return {
    async of(agreementId, fromYear, toYear) {
      const rows = await between(fromYear, toYear).where('agreement_id', '=', agreementId).execute()
      return rows.map(toFulfilment)
    },
  }
}

export function fulfilmentBook(db: Executor, trail: Trail, changed: Changed): FulfilmentBook {
  return {
    ...fulfilmentReader(db),
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
      const before = toFulfilment(row)
      await trail.add({ ...authorship, thing: thingOf(before), before })
      changed(before.agreementId, { kind: 'duty', dutyId: before.dutyId })
      return true
    },
  }
}

const thingOf = ({ agreementId, dutyId, year }: Fulfilment): string => `duty/${agreementId}/${dutyId}/${year}`

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

const toFulfilment = (row: Tables['fulfilment']): Fulfilment => ({
  id: row.id,
  agreementId: row.agreement_id,
  dutyId: row.duty_id,
  year: row.year,
  ...(row.partner_id !== '' && { partnerId: row.partner_id }),
  doneOn: row.done_on as LocalDate,
  ...(row.number !== null && { count: row.number }),
  ...(row.remark !== null && { remark: row.remark }),
  recordedBy: row.recorded_by as PersonId,
  recordedAt: row.recorded_at as Instant,
})
