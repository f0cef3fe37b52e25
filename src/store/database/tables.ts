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
    ends_at: string | null
    joint_with: string | null
    /** Since which version it has its day and time; null: since it was planned. */
    time_version: number | null
  }
  /** Append only. */
  audit: {
    /** Without gaps, in the order of the commits. */
    seq: number
    id: string
    at: string
    by_person: string
    deed: string
    thing: string
    before: string | null
    after: string | null
    hash: string
  }
  /** One row: where the chain of the audit trail ends. */
  audit_head: { id: number; seq: number; hash: string }
  person: {
    id: string
    name: string
    mail: string | null
    service_url: string | null
    conversation_id: string | null
  }
  holding: {
    office_id: string
    person_id: string
    held_as: string
    from_date: string
    until_date: string | null
    agreement_id: string
  }
  /** Who is away, both days included: one row for a person. */
  absence: { person_id: string; from_date: string; until_date: string; recorded_at: string }
  /** Who wants reminders summed up once a week. */
  weekly_digest: { person_id: string; since_at: string }
  /** Who wants answers in Einfache Sprache. */
  plain_language: { person_id: string; since_at: string }
  /** Who wants invitations for their calendar by mail, besides those in Teams. */
  calendar_mail: { person_id: string; since_at: string }
  fulfilment: {
    id: string
    agreement_id: string
    duty_id: string
    year: number
    partner_id: string
    done_on: string
    number: number | null
    remark: string | null
    recorded_by: string
    recorded_at: string
  }
  duty_note: {
    id: string
    agreement_id: string
    duty_id: string
    year: number
    kind: string
    until_date: string | null
    words: string | null
    by_person: string
    at: string
  }
  agenda_item: {
    id: string
    meeting_id: string
    place: number
    title: string
    kind: string
    minutes: number | null
    state: string
    reason: string | null
    proposed_by: string
    proposed_at: string
    late: number
    version: number
    presenter: string | null
    paper: string | null
  }
  /** What of an agenda was sent out; the lines are JSON. */
  agenda_copy: { meeting_id: string; number: number; lines: string; sent_at: string }
  minutes_line: {
    id: string
    meeting_id: string
    number: number
    item: string
    item_title: string
    kind: string
    text: string
    vote: string | null
    responsible: string | null
    due_on: string | null
    due_words: string | null
    written_by: string
    written_at: string
    replaced_by: string | null
    /** "agreement/committee", of the session; null: it is not there. */
    body: string | null
    /** Of a task: a correction takes it over. */
    task_number: number | null
  }
  /** One row: the last number that a task was given. */
  task_head: { id: number; number: number }
  minutes_version: {
    meeting_id: string
    number: number
    state: string
    lines: string
    hash: string
    frozen_by: string
    frozen_at: string
  }
  task_done: { line_id: string; done_on: string; remark: string }
  signed_link: { hash: string; purpose: string; person_id: string; about: string; expires_at: string }
  /** Defaults that somebody changed; the value is JSON. */
  preset_change: { agreement_id: string; subject: string; value: string; decided_at: string }
  /** Which chat or channel belongs to which body. */
  body_channel: { conversation_id: string; service_url: string; agreement_id: string; committee_id: string }
  /** How long a kind of records is kept, in calendar days. */
  retention: { kind: string; days: number }
  /** Through which day something was planned already. */
  planned: { what: string; through: string }
  outbox: {
    key: string
    kind: string
    cause: string
    recipient: string
    payload: string
    not_before: string
    expires_at: string | null
    state: string
    ambiguous: number
    attempts: number
    way: number
    claimed_at: string | null
    /** When it first went wrong. */
    tried_since: string | null
    ended_at: string | null
    ref: string | null
    trouble: string | null
    /** Of a planned reminder, the agreement; null: any other letter. */
    plan_of: string | null
    /** What in that plan it belongs to; null also where a program before this column wrote it. */
    topic: string | null
    /** Which job of the engine hands it out; null: found by looking. */
    job: string | null
  }
  invitation: {
    meeting_id: string
    person_id: string
    /** JSON: the offices for which somebody is asked. */
    offices: string
    version: number
    invited_at: string
    position: number
  }
  response: {
    meeting_id: string
    person_id: string
    answer: string
    deputy: string | null
    on_date: string
    at_time: string
    answered_by: string
    answered_at: string
    note: string | null
    /** "HH:MM"; null: from the beginning. */
    arrives_at: string | null
    /** Null: in a chat. */
    way: string | null
    /** When their mail program made the answer; null: it came another way. */
    stamped_at: string | null
  }
  poll: {
    id: string
    agreement_id: string
    committee_id: string
    slots: string
    asked: string
    state: string
    version: number
    opened_by: string
    opened_at: string
  }
  vote: {
    poll_id: string
    person_id: string
    choices: string
    voted_at: string
    remark: string | null
    /** Null: in a chat. */
    way: string | null
  }
  /** `words`: of a need that is none of the list. */
  access_need: { meeting_id: string; person_id: string; need: string; words: string | null }
  inbox: { activity_key: string; answer: string; at: string }
  short_lived: { key: string; value: string; expires_at: string | null }
  /** What could not be read: a hash of its key, where it belongs, and when it was named to the administrators. */
  set_aside: {
    kind: string
    mark: string
    agreement_id: string | null
    committee_id: string | null
    named_on: string | null
  }
  /** Kysely's own: which steps this database has taken. */
  kysely_migration: { name: string; timestamp: string }
  /** Kysely's own: one row. */
  kysely_migration_lock: { id: string; is_locked: number }
}

export type Database = Kysely<Tables>
export type Executor = Kysely<Tables> | Transaction<Tables>

/** Every one of them, by the compiler's word: a database in which one is missing is damaged. */
const NAMES: Readonly<Record<keyof Tables, true>> = {
  meeting: true,
  audit: true,
  audit_head: true,
  person: true,
  holding: true,
  absence: true,
  weekly_digest: true,
  plain_language: true,
  calendar_mail: true,
  fulfilment: true,
  duty_note: true,
  agenda_item: true,
  agenda_copy: true,
  minutes_line: true,
  task_head: true,
  minutes_version: true,
  task_done: true,
  signed_link: true,
  preset_change: true,
  body_channel: true,
  retention: true,
  planned: true,
  outbox: true,
  invitation: true,
  response: true,
  poll: true,
  vote: true,
  access_need: true,
  inbox: true,
  short_lived: true,
  set_aside: true,
  kysely_migration: true,
  kysely_migration_lock: true,
}
export const TABLE_NAMES: readonly string[] = Object.keys(NAMES)
