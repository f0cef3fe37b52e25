/** People and the offices they hold. Names and addresses stand here alone; every other table refers to an id. */
import { dateInBerlin, type Instant, parseLocalDate } from '#src/calendar/local-date.ts'
import type { Changed } from '#src/conversation/work.ts'
import type { OnUnreadable } from '#src/letters/set-aside.ts'
import { isOfficeId, type OfficeId, officeParts, type Tenure } from '#src/people/office.ts'
import { isPersonId } from '#src/people/person.ts'
import type { Directory, DirectoryReader, KnownPerson } from '#src/people/ports.ts'
import type { Trail } from '#src/store/audit/audit-trail.ts'
import { prepared } from '#src/store/database/prepared.ts'
import type { Executor, Tables } from '#src/store/database/tables.ts'
import { rowsRead } from '#src/store/unreadable-row.ts'
import { sweepTraces } from './name-traces.ts'

const personById = prepared((db) => db.selectFrom('person').selectAll().where('id', '=', ''))
const holdingsUnder = prepared((db) => db.selectFrom('holding').selectAll().where('agreement_id', '=', ''))
const holdingsOfPerson = prepared((db) => db.selectFrom('holding').selectAll().where('person_id', '=', ''))

export function directoryReader(db: Executor, onUnreadable: OnUnreadable): DirectoryReader {
  const holdingsFrom = (rows: readonly Tables['holding'][]): readonly Tenure[] =>
    rowsRead(rows, readHolding, (row) =>
      onUnreadable('office', [row.office_id, row.person_id, row.held_as, row.from_date].join(' '), {
        agreementId: row.agreement_id,
      }),
    )
  return {
    async person(id) {
      const [row] = await personById(db, id)
      return row && personOf(row)
    },
    async people() {
      const rows = await db.selectFrom('person').selectAll().execute()
      return rows
        .flatMap((row) => personOf(row) ?? [])
        .toSorted((one, other) => one.name.localeCompare(other.name, 'de'))
    },
    async holdingsOf(id) {
      return holdingsFrom(await holdingsOfPerson(db, id))
    },
    async holdingsIn(agreementId) {
      return holdingsFrom(await holdingsUnder(db, agreementId)).toSorted(inOrder)
    },
  }
}

/** By office, then by day: the same on both databases. */
const inOrder = (one: Tenure, other: Tenure): number => (sortKey(one) < sortKey(other) ? -1 : 1)
const sortKey = ({ officeId, as, from, personId }: Tenure): string => `${officeId} ${as} ${from} ${personId}`

export function directory(db: Executor, trail: Trail, changed: Changed, onUnreadable: OnUnreadable): Directory {
  const reader = directoryReader(db, onUnreadable)
  /** Also whose answer is missing: who has given up the office for which they were asked is not reminded of it. */
  const officeChanged = async ({ officeId, personId }: Pick<Tenure, 'officeId' | 'personId'>, at: Instant) => {
    const { agreementId, kind, detail } = officeParts(officeId)
    changed(agreementId, { kind: 'people' })
    if (kind === 'secretariat') changed(agreementId, { kind: 'secretariat', committeeId: detail })
    const asked = await db
      .selectFrom('invitation')
      .innerJoin('meeting', 'meeting.id', 'invitation.meeting_id')
      .select('meeting.id')
      .where('invitation.person_id', '=', personId)
      .where('meeting.agreement_id', '=', agreementId)
      .where('meeting.on_date', '>=', dateInBerlin(at))
      .execute()
    for (const { id } of asked) changed(agreementId, { kind: 'answers', meetingId: id })
  }
  return {
    ...reader,
    async enter(person, authorship) {
      const before = await reader.person(person.id)
      const row = toRow(person)
      await db
        .insertInto('person')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute()
      // The trail is never changed: it names the fields, not what stood in them, or nobody could be forgotten.
      await trail.add({
        ...authorship,
        thing: `person/${person.id}`,
        before: fieldsOf(before),
        after: fieldsOf(person),
      })
    },
    async appoint(holding, authorship) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('holding')
        .values({
          office_id: holding.officeId,
          person_id: holding.personId,
          held_as: holding.as,
          from_date: holding.from,
          until_date: holding.until ?? null,
          agreement_id: agreementOf(holding.officeId),
        })
        // Ended before its first day it never began: given again on the same day it does.
        .onConflict((conflict) =>
          conflict
            .columns(['office_id', 'person_id', 'held_as', 'from_date'])
            .doUpdateSet({ until_date: holding.until ?? null })
            .where('holding.until_date', '<', holding.from),
        )
        .executeTakeFirst()
      if (numInsertedOrUpdatedRows !== 1n) return false
      await trail.add({ ...authorship, thing: `office/${holding.officeId}`, after: holding })
      await officeChanged(holding, authorship.at)
      return true
    },
    async end({ officeId, personId, as, from }, until, authorship) {
      const { numUpdatedRows } = await db
        .updateTable('holding')
        .set({ until_date: until })
        .where('office_id', '=', officeId)
        .where('person_id', '=', personId)
        .where('held_as', '=', as)
        .where('from_date', '=', from)
        .where((or) => or.or([or('until_date', 'is', null), or('until_date', '>', until)]))
        .executeTakeFirst()
      if (numUpdatedRows === 0n) return false
      await trail.add({ ...authorship, thing: `office/${officeId}`, after: { personId, as, from, until } })
      await officeChanged({ officeId, personId }, authorship.at)
      return true
    },
    async forget(id, authorship) {
      const row = await db.deleteFrom('person').where('id', '=', id).returning(['name', 'mail']).executeTakeFirst()
      if (!row) return false
      await sweepTraces(db, { id, ...row }, changed)
      await trail.add({ ...authorship, thing: `person/${id}` })
      return true
    },
  }
}

const agreementOf = (officeId: OfficeId): string => officeParts(officeId).agreementId

const fieldsOf = (person: KnownPerson | undefined): readonly string[] | undefined =>
  person && Object.keys(person).toSorted()

const toRow = (person: KnownPerson): Tables['person'] => ({
  id: person.id,
  name: person.name,
  mail: person.mail ?? null,
  service_url: person.teams?.serviceUrl ?? null,
  conversation_id: person.teams?.conversationId ?? null,
})

/** @returns undefined for one without an id, whom nothing else can refer to */
const personOf = ({ id, name, ...row }: Tables['person']): KnownPerson | undefined =>
  isPersonId(id)
    ? {
        id,
        name,
        ...(row.mail !== null && { mail: row.mail }),
        ...(row.service_url !== null &&
          row.conversation_id !== null && {
            teams: { serviceUrl: row.service_url, conversationId: row.conversation_id },
          }),
      }
    : undefined

/** By hand: of these there are tens of thousands. @returns undefined if it cannot be read: then nobody holds it */
function readHolding(row: Tables['holding']): Tenure | undefined {
  const { office_id: officeId, person_id: personId, held_as: as } = row
  const from = parseLocalDate(row.from_date)
  const until = row.until_date === null ? undefined : parseLocalDate(row.until_date)
  if (!isOfficeId(officeId) || !isPersonId(personId) || !from || (as !== 'holder' && as !== 'deputy')) return undefined
  if (row.until_date === null) return { officeId, personId, as, from }
  return until && { officeId, personId, as, from, until }
}
