/** Everything that is stored under a person's id, table by table, as it stands there (Art. 15 and 20 DSGVO). */
import { setImmediate as breathe } from 'node:timers/promises'
import { writeRecipient } from '#src/letters/content.ts'
import { passedOnFrom } from '#src/letters/passed-on.ts'
import type { PersonId } from '#src/people/person.ts'
import type { OwnRecords } from '#src/people/ports.ts'
import type { Executor, Tables } from '#src/store/database/tables.ts'

/** Where a person's id stands in a column of its own. */
const OWN = {
  person: 'id',
  holding: 'person_id',
  absence: 'person_id',
  weekly_digest: 'person_id',
  plain_language: 'person_id',
  calendar_mail: 'person_id',
  invitation: 'person_id',
  response: 'person_id',
  vote: 'person_id',
  access_need: 'person_id',
  fulfilment: 'recorded_by',
  duty_note: 'by_person',
  agenda_item: 'proposed_by',
  minutes_line: 'written_by',
  minutes_version: 'frozen_by',
  meeting: 'planned_by',
  poll: 'opened_by',
  signed_link: 'person_id',
  audit: 'by_person',
} as const satisfies Partial<Record<keyof Tables, string>>

export async function ownRecords(db: Executor, id: PersonId): Promise<OwnRecords> {
  const records: Record<string, readonly Readonly<Record<string, unknown>>[]> = {}
  for (const [table, column] of Object.entries(OWN) as [keyof typeof OWN, string][]) {
    const rows = await db.selectFrom(table).selectAll().where(db.dynamic.ref(column), '=', id).execute()
    records[table] = rows as readonly Readonly<Record<string, unknown>>[]
    await breathe()
  }
  const person = await db.selectFrom('person').select('mail').where('id', '=', id).executeTakeFirst()
  const passedOn = person?.mail ? passedOnFrom(person.mail) : undefined
  const isTheirs = ({ recipient, cause }: OutboxRow): boolean =>
    recipient === writeRecipient({ person: id }) || (passedOn !== undefined && cause.startsWith(passedOn))
  records.outbox = await lettersThat(db, isTheirs)
  return records
}

type OutboxRow = Pick<Tables['outbox'], 'key' | 'recipient' | 'cause'>

/** Letters looked at in one go. */
const SLICE = 2_000

/** Slice by slice: an index of recipients would cost every letter, for what is asked once in a while. */
async function lettersThat(db: Executor, isTheirs: (row: OutboxRow) => boolean): Promise<readonly Tables['outbox'][]> {
  const found: Tables['outbox'][] = []
  for (let last: string | undefined = ''; last !== undefined; ) {
    const slice: readonly OutboxRow[] = await db
      .selectFrom('outbox')
      .select(['key', 'recipient', 'cause'])
      .where('key', '>', last)
      .orderBy('key')
      .limit(SLICE)
      .execute()
    const keys = slice.filter(isTheirs).map(({ key }) => key)
    if (keys.length > 0) found.push(...(await db.selectFrom('outbox').selectAll().where('key', 'in', keys).execute()))
    last = slice.length === SLICE ? slice.at(-1)?.key : undefined
    await breathe()
  }
  return found
}
