/**
 * Where somebody's name and address stand beside the directory: in answers and letters that wait to be deleted, in begun
 * dialogs, agendas and drafts. What was sent round as minutes, and the trail, stay as they are.
 */
import { sql } from 'kysely'
import type { Changed } from '#src/conversation/work.ts'
import type { PersonId } from '#src/people/person.ts'
import type { Executor, Tables } from '#src/store/database/tables.ts'
import { bodyOf } from '#src/store/meetings/minutes-rows.ts'

interface NamedPerson {
  readonly id: PersonId
  readonly name: string
  readonly mail: string | null
}

/** In the place of a name that is gone. */
const GONE = '…'
/** Shorter ones are parts of words. */
const SHORTEST = 3

/** Columns in which words stand, with the keys of their rows. `json`: the words are inside a stored value. */
const WORDS = [
  { table: 'inbox', keys: ['activity_key'], column: 'answer', json: true },
  { table: 'outbox', keys: ['key'], column: 'payload', json: true },
  { table: 'short_lived', keys: ['key'], column: 'value', json: true },
  { table: 'agenda_item', keys: ['id'], column: 'presenter' },
  { table: 'agenda_copy', keys: ['meeting_id', 'number'], column: 'lines', json: true },
  { table: 'duty_note', keys: ['id'], column: 'words' },
  { table: 'fulfilment', keys: ['id'], column: 'remark' },
  { table: 'task_done', keys: ['line_id'], column: 'remark' },
  { table: 'minutes_line', keys: ['id'], column: 'text' },
] as const satisfies readonly {
  readonly table: keyof Tables
  readonly keys: readonly string[]
  readonly column: string
  readonly json?: true
}[]

/** In the transaction in which somebody is removed from the directory. */
export async function sweepTraces(db: Executor, { id, name, mail }: NamedPerson, changed: Changed): Promise<void> {
  // Begun by them, or remembered of them.
  await db.deleteFrom('short_lived').where(sql<boolean>`replace(key, ${id}, '') <> key`).execute()
  const waiting = JSON.stringify({ person: id })
  await db
    .deleteFrom('outbox')
    .where('recipient', '=', waiting)
    .where('plan_of', 'is', null)
    .where('state', '=', 'pending')
    .execute()
  await db.updateTable('response').set({ deputy: GONE }).where('deputy', '=', name).execute()
  const gone = [name, mail ?? ''].map((one) => one.trim()).filter((one) => one.length >= SHORTEST)
  for (const words of gone) {
    for (const place of WORDS) await sweepColumn(db, place, words)
    await sweepTasks(db, words, changed)
  }
}

/** Who has to do tasks of drafts: what is reminded of them is planned anew. */
async function sweepTasks(db: Executor, name: string, changed: Changed): Promise<void> {
  const rows = await db
    .updateTable('minutes_line')
    .set({ responsible: GONE })
    .where('responsible', '=', name)
    .where('meeting_id', 'not in', (sent) => sent.selectFrom('minutes_version').select('meeting_id'))
    .returning(['id', 'body'])
    .execute()
  for (const { id, body } of rows) {
    // Their keys say who has to do it.
    await db.deleteFrom('outbox').where(sql<boolean>`replace(cause, ${id}, '') <> cause`).execute()
    if (body) changed(bodyOf(body).agreementId, { kind: 'task', taskId: id })
  }
}

async function sweepColumn(db: Executor, place: (typeof WORDS)[number], words: string): Promise<void> {
  const { table, keys, column } = place
  const written = 'json' in place ? JSON.stringify(words).slice(1, -1) : words
  const [of, at] = [sql.table(table), sql.ref(column)]
  const found = await sql<
    Record<string, string | number>
  >`select ${sql.join(keys.map((key) => sql.ref(key)))}, ${at} as words
    from ${of} where replace(${at}, ${written}, '') <> ${at} ${onlyOf(table)}`.execute(db)
  for (const row of found.rows) {
    const after = withoutWords(String(row.words), written)
    if (after === row.words) continue
    const where = sql.join(
      keys.map((key) => sql`${sql.ref(key)} = ${row[key]}`),
      sql` and `,
    )
    await sql`update ${of} set ${at} = ${after} where ${where}`.execute(db)
  }
}

/** What is planned is reckoned anew from its facts, and what was sent round is read as it was sent. */
function onlyOf(table: keyof Tables) {
  if (table === 'outbox') return sql`and plan_of is null`
  const isDraft = sql`meeting_id not in (select meeting_id from minutes_version)`
  return table === 'minutes_line' ? sql`and kind <> 'task' and ${isDraft}` : sql``
}

/** "Anna" is no part of "Annahme". */
const withoutWords = (text: string, words: string): string =>
  text.replace(
    new RegExp(`(?<![\\p{L}\\p{N}])${words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'gu'),
    GONE,
  )
