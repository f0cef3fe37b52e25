/**
 * The dispatcher's side of the outbox, where one process works on a database: it finds what is due by looking. Sending
 * begins with one conditional update in any case. The number of attempts is part of its condition, because a row can be
 * "pending" again after somebody else has tried it: whoever read it before would send it a second time without saying so.
 */
import { type RawBuilder, sql } from 'kysely'
import { DAY_MS, type Instant, laterBy, msBetween, parseInstant } from '#src/calendar/local-date.ts'
import { readContent, readRecipient } from '#src/letters/content.ts'
import {
  type Claim,
  LETTER_KINDS,
  type LetterNext,
  NOBODY,
  type OutboxLetter,
  type OutboxRows,
  type TakenLetter,
} from '#src/letters/letter.ts'
import { prepared } from '#src/store/database/prepared.ts'
import type { Database, Executor, Tables } from '#src/store/database/tables.ts'

/** Longer than any request lives: a row that is "sending" for longer belongs to a process that died. */
export const LEASE_MS = 50_000

const dueRows = prepared((db) =>
  db
    .selectFrom('outbox')
    .selectAll()
    .where('state', '=', sql.lit('pending'))
    .where('not_before', '<=', '')
    .orderBy('not_before')
    .limit(100),
)
const leftRows = prepared((db) =>
  db.selectFrom('outbox').selectAll().where('state', '=', sql.lit('sending')).where('claimed_at', '<', ''),
)

export function outboxRows(db: Database): OutboxRows {
  let isStart = true
  const mendMoments = momentMender(db)
  return {
    async take(now, limit) {
      await mendMoments(now)
      // At the start there is no other process: whatever is under way was left behind.
      const left = await leftRows(db, laterBy(now, isStart ? 1 : -LEASE_MS))
      isStart = false
      const due = await dueRows(db, now, limit)
      return inOrder([...left, ...due].map((row) => toTaken(row, now)))
    },
    beginSending: (letter, now) => beginSending(db, letter, now),
    async settle(letter, next, now) {
      // A job it had while instances shared the database is nothing any more.
      await settleClaim(db, letter, { ...fateOf(next, now), ...(next.kind !== 'end' && { job: null }) }).execute()
    },
  }
}

/** @returns false if somebody else has taken it meanwhile, even if they are done with it, or it was called back */
export async function beginSending(db: Database, { key, attempts }: Claim, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set({ state: 'sending', claimed_at: now, attempts: attempts + 1 })
    .where('key', '=', key)
    .where('state', '=', 'pending')
    .where('attempts', '=', attempts)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Changes nothing if somebody else has tried it since. */
export const settleClaim = (db: Executor, { key, attempts }: Claim, fate: Partial<Tables['outbox']>) =>
  db
    .updateTable('outbox')
    .set(fate)
    .where('key', '=', key)
    .where('state', 'in', ['pending', 'sending'])
    .where('attempts', '=', attempts)
    .returning(['job', 'not_before'])

export function fateOf(next: LetterNext, now: Instant): Partial<Tables['outbox']> {
  switch (next.kind) {
    case 'end':
      return { state: next.state, ended_at: now, ref: next.ref ?? null, trouble: next.trouble ?? null }
    case 'later':
      return {
        state: 'pending',
        not_before: next.notBefore,
        ...(next.triedSince !== undefined && { tried_since: next.triedSince }),
      }
    case 'again':
      return {
        state: 'pending',
        not_before: next.notBefore,
        ambiguous: next.ambiguous,
        way: next.way,
        tried_since: next.triedSince,
        trouble: next.trouble ?? null,
      }
  }
}

/** By due time; what is due at the same moment always in the same order. */
export const inOrder = (letters: readonly TakenLetter[]): readonly TakenLetter[] =>
  letters.toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1))
const placeOf = ({ notBefore, key }: TakenLetter): string => `${notBefore} ${key}`

/** A moment as it is stored. Others are no moments: they would be compared wrongly with those that are. */
const readMoment = (stored: string | null): Instant | undefined => {
  const moment = stored === null ? undefined : parseInstant(stored)
  return moment === stored ? moment : undefined
}

const MOMENTS = ['not_before', 'expires_at', 'tried_since', 'ended_at'] as const

/** What is known of a letter before it is tried. Where anything of it cannot be read, the content says so. */
export function readLetter(
  row: Tables['outbox'],
): Pick<OutboxLetter, 'key' | 'kind' | 'cause' | 'to' | 'content' | 'notBefore' | 'endedAt'> {
  const { key, cause } = row
  const kind = LETTER_KINDS.find((one) => one === row.kind)
  const to = readRecipient(row.recipient)
  const [notBefore, endedAt] = [readMoment(row.not_before), readMoment(row.ended_at)]
  const wrong =
    (!kind && 'kind') ||
    (!to && 'recipient') ||
    MOMENTS.find((name) => row[name] !== null && readMoment(row[name]) === undefined)
  return {
    key,
    kind: kind ?? 'notice',
    cause,
    to: to ?? { person: NOBODY },
    content: wrong ? { kind: 'unreadable', because: wrong } : readContent(row.payload),
    ...(notBefore && { notBefore }),
    ...(endedAt && { endedAt }),
  }
}

export const toTaken = (row: Tables['outbox'], now: Instant): TakenLetter => {
  const [expiresAt, triedSince] = [readMoment(row.expires_at), readMoment(row.tried_since)]
  return {
    notBefore: now,
    ...readLetter(row),
    ...(expiresAt && { expiresAt }),
    attempts: row.attempts,
    ambiguous: row.ambiguous,
    way: row.way,
    ...(triedSince && { triedSince }),
    isLeftBehind: row.state === 'sending',
  }
}

/* What has no moment is never due, never left behind, or on every list: it is mended, so that it comes or is named once. */

const MEND_EVERY_MS = 900_000
/** Nothing is planned further ahead. */
const FARTHEST_MS = 3 * 366 * DAY_MS
/** Before every moment, and none itself. */
const NO_MOMENT = '0000'
/** No letter is older: what is less is no moment. */
export const OLDEST = '2000'

/** At the start and every quarter of an hour: what is lost in between is late already. */
export function momentMender(db: Database): (now: Instant) => Promise<void> {
  let mendedAt: Instant | undefined
  return async (now) => {
    if (mendedAt !== undefined && Math.abs(msBetween(mendedAt, now)) < MEND_EVERY_MS) return
    for (const { among, mend } of MENDING) {
      for (const { rowsIn, given } of among)
        for (const row of await rowsIn(db, ...given(now)))
          if (readMoment(row.moment) === undefined) await mend(db, row, now)
    }
    mendedAt = now
  }
}

interface Mending {
  /** Where a moment that is none can be found without reading all: ranges of an index, one after the other. */
  readonly among: readonly Among[]
  readonly mend: (db: Database, row: BrokenRow, now: Instant) => Promise<unknown>
}
type BrokenRow = Pick<Tables['outbox'], 'key' | 'plan_of' | 'attempts'>

interface Among {
  readonly rowsIn: (
    db: Executor,
    ...given: readonly string[]
  ) => Promise<readonly (BrokenRow & { moment: string | null })[]>
  /** What stands in the range's places. */
  readonly given: (now: Instant) => readonly string[]
}
const among = (
  column: 'not_before' | 'claimed_at' | 'ended_at',
  state: string,
  range: RawBuilder<boolean>,
  given: Among['given'] = () => [],
): Among => ({
  rowsIn: prepared((db) =>
    db
      .selectFrom('outbox')
      .select(['key', 'plan_of', 'attempts', `${column} as moment`])
      .where('state', '=', sql.lit(state))
      .where(range),
  ),
  given,
})

const MENDING: readonly Mending[] = [
  {
    among: [
      among('not_before', 'pending', sql`not_before > ${''}`, (now) => [laterBy(now, FARTHEST_MS)]),
      among('not_before', 'pending', sql`not_before < ${''}`, () => [OLDEST]),
    ],
    // What was planned and never tried is written anew by the plan, if it is still wanted. Any job is for no moment.
    mend: (db, { key, plan_of, attempts }) =>
      plan_of !== null && attempts === 0
        ? db.deleteFrom('outbox').where('key', '=', key).where('state', '=', 'pending').execute()
        : db
            .updateTable('outbox')
            .set({ not_before: NO_MOMENT, job: null })
            .where('key', '=', key)
            .where('not_before', '!=', NO_MOMENT)
            .execute(),
  },
  {
    // Since when somebody is at it is not known: it was left behind, and perhaps arrived.
    // Of what is under way all is looked at; said as a range, the index of states and moments finds it.
    among: [among('claimed_at', 'sending', sql`not_before >= ''`)],
    mend: (db, { key, attempts }) =>
      db
        .updateTable('outbox')
        .set({ claimed_at: NO_MOMENT })
        .where('key', '=', key)
        .where('state', '=', 'sending')
        .where('attempts', '=', attempts)
        .where((where) => where.or([where('claimed_at', 'is', null), where('claimed_at', '!=', NO_MOMENT)]))
        .execute(),
  },
  {
    among: ['unclear', 'undeliverable'].map((state) => among('ended_at', state, sql`ended_at is not null`)),
    mend: (db, { key }, now) => db.updateTable('outbox').set({ ended_at: now }).where('key', '=', key).execute(),
  },
]
