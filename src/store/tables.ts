/** What the tables hold. Dates, times and instants are text, JSON is text: the same on SQLite and PostgreSQL. */
import type { Kysely, Transaction } from 'kysely'

export interface Tables {
  meeting: {
    id: string
    agreement_id: string
    committee_id: string
    on_date: string
    at_time: string
    place: string | null
    state: string
    version: number
    planned_by: string
    recorded_at: string
  }
  /** Append only. */
  audit: {
    id: string
    at: string
    by_person: string
    deed: string
    thing: string
    before: string | null
    after: string | null
  }
  inbox: { activity_key: string; answer: string; at: string }
  short_lived: { key: string; value: string; expires_at: string | null }
  /** One row: which program wrote this database last. */
  schema_version: { id: number; version: number }
}

export type Database = Kysely<Tables>
export type Executor = Kysely<Tables> | Transaction<Tables>
