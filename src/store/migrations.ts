/** The way from an empty database to today's tables. Forward only: a step that was released is never edited. */
import { type Kysely, sql } from 'kysely'
import { absences } from './migrations/absences.ts'
import { agendaCopies } from './migrations/agenda-copies.ts'
import { auditChain } from './migrations/audit-chain.ts'
import { channels } from './migrations/channels.ts'
import { fulfilments } from './migrations/fulfilments.ts'
import { invitations } from './migrations/invitations.ts'
import { jointMeetings } from './migrations/joint-meetings.ts'
import { links } from './migrations/links.ts'
import { linksAbout } from './migrations/links-about.ts'
import { meetingEnd } from './migrations/meeting-end.ts'
import { meetings } from './migrations/meetings.ts'
import { meetingsByDay } from './migrations/meetings-by-day.ts'
import { minutes } from './migrations/minutes.ts'
import { minutesVersions } from './migrations/minutes-versions.ts'
import { outbox } from './migrations/outbox.ts'
import { outboxJob } from './migrations/outbox-job.ts'
import { outboxPlan } from './migrations/outbox-plan.ts'
import { outboxTriedSince } from './migrations/outbox-tried-since.ts'
import { people } from './migrations/people.ts'
import { polls } from './migrations/polls.ts'
import { presets } from './migrations/presets.ts'
import { retention } from './migrations/retention.ts'
import type { Step } from './migrations/step.ts'
import { weeklyDigests } from './migrations/weekly-digests.ts'
import type { Database, Executor } from './tables.ts'

/** In the order in which they were released; new ones are added at the end. */
const steps: readonly Step[] = [
  meetings,
  meetingsByDay,
  people,
  outbox,
  fulfilments,
  invitations,
  minutes,
  polls,
  links,
  auditChain,
  minutesVersions,
  retention,
  channels,
  outboxTriedSince,
  presets,
  meetingEnd,
  agendaCopies,
  linksAbout,
  jointMeetings,
  absences,
  weeklyDigests,
  outboxPlan,
  outboxJob,
]

/** The schema this program writes. */
export const SCHEMA_VERSION = steps.length

/** Any number of our own: instances that start at once take turns. */
const MIGRATION_LOCK = 20_270_617

/** On a server, until the end of the transaction. */
export async function takeTurns(trx: Executor): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(trx)
}

/**
 * Brings a database to today's tables, all steps or none.
 * @param isShared several instances may start on it at once
 * @throws Error if a newer program has written it: this one would not understand what it finds.
 */
export async function migrate(db: Database, isShared: boolean): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // "if not exists" alone fails when two instances create the table in the same moment.
    if (isShared) await takeTurns(trx)
    await trx.schema
      .createTable('schema_version')
      .ifNotExists()
      .addColumn('id', 'integer', (column) => column.primaryKey())
      .addColumn('version', 'integer', (column) => column.notNull())
      .execute()
    await trx
      .insertInto('schema_version')
      .values({ id: 1, version: 0 })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const { version } = await trx.selectFrom('schema_version').select('version').executeTakeFirstOrThrow()
    if (version > SCHEMA_VERSION) {
      throw new Error(`database has schema ${version}, this program knows ${SCHEMA_VERSION}: start the newer program`)
    }
    for (const step of steps.slice(version)) await step(trx as unknown as Kysely<never>)
    await trx.updateTable('schema_version').set({ version: SCHEMA_VERSION }).execute()
  })
}
