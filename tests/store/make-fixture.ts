/**
 * `node tests/store/make-fixture.ts v0.2.0`, before the release is tagged: plays von-allem-etwas.chat through the whole bot
 * and writes down the steps it took and the rows it left. The same program writes the same bytes.
 */
import { execFileSync } from 'node:child_process'
import crypto from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { instant, localDate } from '#src/calendar/local-date.ts'
import { dice } from '../doubles/dice.ts'
import type { Row } from './releases.ts'

/** Letters carry the address of Teams, and the audit trail hashes it. */
const CONNECTOR_PORT = 47_978
/** When the transcript ends. */
const END = instant('2027-05-31T07:00:00Z')
const LINK_ENDS = instant('2027-12-31T23:00:00Z')
const MADE_AT = Date.UTC(2026, 0, 1)

/** Ids, links and the times that Kysely and Keyv note are the same in every run. */
function withoutChance(): void {
  const roll = dice(20_270_301)
  const bytes = (size: number): Buffer => Buffer.from(Array.from({ length: size }, () => Math.floor(roll() * 256)))
  const uuid = (): ReturnType<typeof crypto.randomUUID> => {
    const hex = bytes(16).toString('hex')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
  }
  Object.assign(crypto, { randomUUID: uuid, randomBytes: bytes })
  syncBuiltinESMExports()
  Math.random = roll
  Date.now = () => MADE_AT
}

const literal = (value: unknown): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value)

/** One row a line: a reviewer sees which one changed. */
function inserted(table: string, rows: readonly Row[]): string {
  const [first] = rows
  if (!first) throw new Error(`${table} is empty: let von-allem-etwas.chat put something there`)
  const columns = Object.keys(first).map((column) => `"${column}"`)
  const values = rows.map((row) => `(${Object.values(row).map(literal).join(', ')})`)
  return `insert into "${table}" (${columns.join(', ')}) values\n${values.join(',\n')};\n`
}

/** A year's plan waits, and what it was before was called back: two letters of each kind and shape show as much. */
function sampleOfLetters(letters: readonly Row[]): readonly Row[] {
  const seen = new Map<string, number>()
  return letters.filter(({ kind, state, payload }) => {
    if (state !== 'pending' && state !== 'recalled') return true
    const shape = `${kind} ${state} ${Object.keys(JSON.parse(String(payload)) as object).toSorted()}`
    seen.set(shape, (seen.get(shape) ?? 0) + 1)
    return (seen.get(shape) ?? 0) <= 2
  })
}

function sample(table: string, rows: readonly Row[]): readonly Row[] {
  if (table === 'outbox') return sampleOfLetters(rows)
  return table === 'inbox' ? rows.slice(0, 5) : rows
}

/** Kysely's own tables are no step of ours; both databases take this. */
const KYSELYS_TABLES = `create table "kysely_migration" ("name" varchar(255) not null primary key, "timestamp" varchar(255) not null);
create table "kysely_migration_lock" ("id" varchar(255) not null primary key, "is_locked" integer default 0 not null);
`

const isTagged = (release: string): boolean =>
  execFileSync('git', ['tag', '--list', release], { encoding: 'utf8' }).trim() !== ''

async function make(release: string): Promise<void> {
  withoutChance()
  const [{ playChat }, { openStore }, { openDatabase }, { STEPS }, here] = await Promise.all([
    import('../transcript.ts'),
    import('#src/store/store.ts'),
    import('#src/store/database/database.ts'),
    import('#src/store/database/migrations.ts'),
    import('./releases.ts'),
  ])
  const earlier = here.releases().filter((one) => one !== release)
  const frozen = new Set(earlier.flatMap((one) => here.stepsOf(here.readDump(one))))
  for (const database of here.DATABASES) {
    const edited = (await here.editedSteps(STEPS, database)).filter((name) => frozen.has(name))
    if (edited.length > 0) throw new Error(`released steps were edited: ${edited.join(', ')}`)
    const steps = here.written(await here.compiledSteps(STEPS, database))
    writeFileSync(join(here.FOLDER, `steps.${database}.sql`), steps)
  }

  const folder = mkdtempSync(join(tmpdir(), 'lotse-release-'))
  try {
    const location = join(folder, 'x.db')
    const text = readFileSync(join(import.meta.dirname, '..', 'conversations', 'talk', 'von-allem-etwas.chat'), 'utf8')
    const { differences } = await playChat(text, location, CONNECTOR_PORT)
    if (differences.length > 0) throw new Error('von-allem-etwas.chat does not go as written')

    // A transcript's bot has no public address, so it issues none.
    const store = await openStore(location, () => END)
    const [meeting] = await store.books.meetings.onDays(localDate('2027-05-11'), localDate('2027-05-11'))
    if (!meeting) throw new Error('no meeting to link to')
    const link = { purpose: 'answer', personId: meeting.plannedBy, about: meeting.id, expiresAt: LINK_ENDS } as const
    const word = await store.books.inOneTransaction(({ links }) => links.issue(link))
    await store.close()

    const { db, close } = await openDatabase(location)
    const tables = await here.allRows(db)
    await close()
    const rows = [...tables].map(([table, all]) => inserted(table, sample(table, all)))
    // The audit trail's end is a row that its step has written already.
    const dump = `-- link ${word}\n${KYSELYS_TABLES}delete from "audit_head";\n${rows.join('')}`
    writeFileSync(join(here.FOLDER, `${release}.sql`), dump)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const [release = '', ...more] = process.argv.slice(2)
if (!/^v\d+\.\d+\.\d+$/.test(release) || more.length > 0) {
  console.error('Use: node tests/store/make-fixture.ts v0.2.0')
  process.exitCode = 1
} else if (isTagged(release)) {
  console.error(`${release} is tagged: its database stays as it is.`)
  process.exitCode = 1
} else {
  await make(release)
}
