/** Letters in the database: added with their cause, found by when they are due. */
import { sql } from 'kysely'
import { type Instant, parseInstant } from '#src/calendar/local-date.ts'
import { type LetterContent, readContent, writeContent, writeRecipient } from '#src/letters/content.ts'
import type { Letter, Outbox } from '#src/letters/letter.ts'
import { chunks } from '#src/store/database/chunks.ts'
import { prepared } from '#src/store/database/prepared.ts'
import type { Executor, Tables } from '#src/store/database/tables.ts'
import type { Jobs } from './jobs.ts'
import { outboxReader } from './outbox-reader.ts'
import { OLDEST } from './outbox-rows.ts'

/** Due before a moment; what has certainly not arrived. */
const waitingSince = prepared((db) =>
  db
    .selectFrom('outbox')
    .select(['key', 'payload', 'not_before'])
    .where('kind', '=', '')
    .where('state', '=', sql.lit('pending'))
    .where('ambiguous', '=', sql.lit(0))
    .where('not_before', '<', '')
    .orderBy('key'),
)

/** As if it had never been called back. */
const WAITING = { state: 'pending', ended_at: null, tried_since: null, trouble: null } as const

export function outbox(db: Executor, jobs: Jobs): Outbox {
  return {
    ...outboxReader(db),
    add: (letters) => added(db, jobs, letters),
    async align({ agreementId, topics, coming, due, isLate }, now, saysTheSame) {
      const rows = await db
        .selectFrom('outbox')
        .select(['key', 'state', 'not_before', 'recipient', 'payload', 'attempts', 'job', 'topic'])
        .where('plan_of', '=', agreementId)
        .$if(topics !== undefined, (planned) => planned.where('topic', 'in', topics ?? []))
        .where((where) =>
          where.or([where('not_before', '>', now), where('not_before', '<', OLDEST), where('state', '=', 'recalled')]),
        )
        .execute()
      const known = new Map(rows.map((row) => [row.key, row]))
      const isOther = (letter: Letter): boolean => {
        const row = known.get(letter.key)
        return row !== undefined && !isAsPlanned(row, letter, saysTheSame)
      }
      const isRecalled = ({ key }: Letter): boolean => known.get(key)?.state === 'recalled'
      const all = [...coming, ...due]
      const planned = new Set(all.map(({ key }) => key))
      const isStale = (row: (typeof rows)[number]): boolean => {
        if (row.state !== 'pending' || row.attempts > 0 || planned.has(row.key)) return false
        const content = readContent(row.payload)
        return content.kind !== 'unreadable' && !isLate(content)
      }
      const stale = rows.filter(isStale).map(({ key }) => key)
      const again = [...coming.filter(isOther), ...due.filter(isRecalled)]
      // They get new ones: these are nothing any more.
      await jobs.drop(
        db,
        again.flatMap(({ key }) => known.get(key) ?? []),
      )
      return (
        (await added(
          db,
          jobs,
          all.filter(({ key }) => !known.has(key)),
        )) +
        (await waitAgain(db, jobs, again)) +
        (await calledBack(db, jobs, stale, now)).length
      )
    },
    async recallMissed(kind, until, at, isMissed) {
      const waiting = await waitingSince(db, kind, until)
      // What cannot be read is not missed: it is set aside when it is handed out.
      const missed = waiting.filter((row) => {
        const content = readContent(row.payload)
        const notBefore = parseInstant(row.not_before)
        return content.kind !== 'unreadable' && notBefore !== undefined && isMissed(content, notBefore)
      })
      const payloads = await calledBack(
        db,
        jobs,
        missed.map(({ key }) => key),
        at,
      )
      return payloads.map(readContent).filter((content) => content.kind !== 'unreadable')
    },
    async reopen(keys) {
      for (const key of keys) {
        const written = await db
          .updateTable('outbox')
          .set({ ...WAITING, job: jobs.id() })
          .where('key', '=', key)
          .where('state', '=', 'recalled')
          .returning(['job', 'not_before'])
          .execute()
        await jobs.queue(db, written)
      }
    },
    async handOut({ key, attempts }, isWanted, at) {
      const rows = await db
        .updateTable('outbox')
        .set({ state: isWanted ? 'handedOut' : 'recalled', ended_at: at })
        .where('key', '=', key)
        .where('state', '=', 'pending')
        .where('attempts', '=', attempts)
        .returning('job')
        .execute()
      await jobs.drop(db, rows)
      return rows.length === 1
    },
    async put(letters) {
      const known = new Set<string>()
      for (const some of chunks(letters.map(({ key }) => key))) {
        const rows = await db.selectFrom('outbox').select('key').where('key', 'in', some).execute()
        for (const { key } of rows) known.add(key)
      }
      await added(
        db,
        jobs,
        letters.filter(({ key }) => !known.has(key)),
      )
      await waitAgain(
        db,
        jobs,
        letters.filter(({ key }) => known.has(key)),
      )
    },
    async handOutAgain(agreementId, topics, { from, to }, notBefore) {
      const rows = await db
        .selectFrom('outbox')
        .select('key')
        .where('plan_of', '=', agreementId)
        .$if(topics !== undefined, (planned) => planned.where('topic', 'in', topics ?? []))
        .where('not_before', '>=', from)
        .where('not_before', '<=', to)
        .where('state', '=', 'handedOut')
        .execute()
      for (const { key } of rows) {
        const written = await db
          .updateTable('outbox')
          .set({ ...WAITING, not_before: notBefore, job: jobs.id() })
          .where('key', '=', key)
          .where('state', '=', 'handedOut')
          .returning(['job', 'not_before'])
          .execute()
        await jobs.queue(db, written)
      }
    },
    async cameBack(refs, trouble, at) {
      await db
        .updateTable('outbox')
        .set({ state: 'undeliverable', trouble, ended_at: at })
        .where('ref', 'in', refs)
        .where('state', 'in', ['sent', 'unclear'])
        .execute()
    },
    async forget(causeBegins) {
      // No pattern: an address may hold its signs.
      const begins = sql`substr(cause, 1, ${[...causeBegins].length})`
      await db.deleteFrom('outbox').where(begins, '=', causeBegins).execute()
    },
    async recall(cause, at) {
      const recalled = await db
        .updateTable('outbox')
        .set({ state: 'recalled', ended_at: at })
        .where('cause', '=', cause)
        .where('state', '=', 'pending')
        .returning('job')
        .execute()
      await jobs.drop(db, recalled)
      return recalled.length
    },
    async reword(key, content) {
      await db
        .updateTable('outbox')
        .set({ payload: writeContent(content) })
        .where('key', '=', key)
        .execute()
    },
  }
}

/** @returns how many of them were new */
async function added(db: Executor, jobs: Jobs, letters: readonly Letter[]): Promise<number> {
  let all = 0
  for (const some of chunks(letters)) {
    const written = await db
      .insertInto('outbox')
      .values(some.map((letter) => ({ ...toRow(letter), job: jobs.id() })))
      .onConflict((conflict) => conflict.column('key').doNothing())
      .returning(['job', 'not_before'])
      .execute()
    await jobs.queue(db, written)
    all += written.length
  }
  return all
}

/** Calls back what has certainly not arrived. @returns what it said */
async function calledBack(db: Executor, jobs: Jobs, keys: readonly string[], at: Instant): Promise<readonly string[]> {
  const all: { readonly payload: string; readonly job: string | null }[] = []
  for (const key of keys) {
    const rows = await db
      .updateTable('outbox')
      .set({ state: 'recalled', ended_at: at })
      .where('key', '=', key)
      .where('state', '=', 'pending')
      .where('ambiguous', '=', 0)
      .returning(['payload', 'job'])
      .execute()
    all.push(...rows)
  }
  await jobs.drop(db, all)
  return all.map(({ payload }) => payload)
}

/**
 * They wait, or wait again, as they are planned now. What was tried in vain, called back and is wanted again stays what it
 * is: perhaps arrived. @returns how many
 */
async function waitAgain(db: Executor, jobs: Jobs, letters: readonly Letter[]): Promise<number> {
  const written = []
  for (const letter of letters) {
    const { recipient, payload, not_before, plan_of, topic } = toRow(letter)
    const rows = await db
      .updateTable('outbox')
      .set({ recipient, payload, not_before, plan_of, topic, ...WAITING, job: jobs.id() })
      .where('key', '=', letter.key)
      .where((where) =>
        where.or([
          where('state', '=', 'recalled'),
          where.and([where('state', '=', 'pending'), where('attempts', '=', 0)]),
        ]),
      )
      .returning(['job', 'not_before'])
      .execute()
    written.push(...rows)
  }
  await jobs.queue(db, written)
  return written.length
}

/** What was sent, is being tried, or waits as it is planned. */
const isAsPlanned = (
  row: Pick<Tables['outbox'], 'state' | 'attempts' | 'not_before' | 'recipient' | 'payload' | 'topic'>,
  letter: Letter,
  saysTheSame: (stored: LetterContent, planned: LetterContent) => boolean,
): boolean => {
  if (row.state !== 'pending' || row.attempts > 0) return row.state !== 'recalled'
  if (row.topic !== (letter.plan?.topic ?? null)) return false
  if (row.not_before !== letter.notBefore || row.recipient !== writeRecipient(letter.to)) return false
  // Most are the same to the letter: these need not be read.
  if (row.payload === writeContent(letter.content)) return true
  const stored = readContent(row.payload)
  return stored.kind !== 'unreadable' && saysTheSame(stored, letter.content)
}

const toRow = (letter: Letter) => ({
  key: letter.key,
  kind: letter.kind,
  cause: letter.cause,
  recipient: writeRecipient(letter.to),
  payload: writeContent(letter.content),
  not_before: letter.notBefore,
  expires_at: letter.expiresAt ?? null,
  plan_of: letter.plan?.agreementId ?? null,
  topic: letter.plan?.topic ?? null,
  state: 'pending',
  ambiguous: 0,
  attempts: 0,
  way: 0,
})
