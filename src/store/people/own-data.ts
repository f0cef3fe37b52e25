/** Everything that is stored under a person's id, table by table, as it stands there (Art. 15 and 20 DSGVO). */

import { writeRecipient } from '#src/letters/content.ts'
import type { PersonId } from '#src/people/person.ts'
import type { OwnRecords } from '#src/people/ports.ts'
import type { Executor, Tables } from '#src/store/database/tables.ts'

/** Where a person's id stands in a column of its own. */
const OWN = {
  person: 'id',
  holding: 'person_id',
  absence: 'person_id',
  weekly_digest: 'person_id',
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
  }
  records.outbox = await db
    .selectFrom('outbox')
    .selectAll()
    .where('recipient', '=', writeRecipient({ person: id }))
    .execute()
  return records
}
