/** What asking a register costs: twice as many lines, and no row more is read for what is shown. */
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { commands, lineTaker } from '#dialogs/all.ts'
import { instant } from '#src/calendar/local-date.ts'
import type { CommandEntry } from '#src/conversation/command-entry.ts'
import { createEngine } from '#src/conversation/engine.ts'
import { createLexicon } from '#src/language/agreements/mentions.ts'
import { createCommands } from '#src/language/commands.ts'
import { personId } from '#src/people/person.ts'
import { openDatabase } from '#src/store/database/database.ts'
import { createBooks } from '#src/store/store.ts'
import { fillBase, LAST_DAY } from '../doubles/large-base.ts'
import { readAgreements } from '../doubles/read-agreements.ts'
import { readerOf } from '../doubles/reader.ts'
import { failsToRead } from '../doubles/unreadable.ts'

const NOW = instant('2027-03-01T08:00:00Z')
const shelf = await readAgreements('data/agreements', new Set())
const folder = mkdtempSync(join(tmpdir(), 'lotse-registers-'))
afterAll(() => rm(folder, { recursive: true }))

/** Of each kind some speak of what the others do not, and some are for whoever asks. */
const RARE = 20
let said = 0

/** A base with so many lines of minutes, and how many rows an answer from it takes. */
async function baseOf(lines: number) {
  const location = join(folder, `${lines}.db`)
  await fillBase(location, shelf.agreements, { meetings: 60, lines, letters: 0, holders: 0 }, LAST_DAY)
  const file = new Sqlite(location)
  const some = (kind: string) =>
    `select id from minutes_line where kind = '${kind}' order by body, written_at limit ${RARE}`
  for (const kind of ['task', 'decision'])
    file.exec(`update minutes_line set text = 'Die Räume werden geprüft.' where id in (${some(kind)})`)
  file.exec(`update minutes_line set responsible = 'Anna Muster' where id in (${some('task')})`)
  file.exec(`delete from task_done where line_id in (${some('task')})`)
  file.close()
  const opened = await openDatabase(location)
  let rows = 0
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      rows += result.rows.length
      return result
    },
  }
  const answer = createEngine({
    shelf,
    lexicon: createLexicon(shelf.agreements),
    reader: readerOf(shelf.agreements),
    commands: createCommands<CommandEntry>(commands),
    lineTaker,
    publicUrl: undefined,
    roster: async () => undefined,
    books: createBooks(opened.db.withPlugin(counting), () => NOW),
    founders: new Set(['anna']),
    newId: () => `id-${++said}`,
    onUnreadable: failsToRead,
  })
  return {
    close: opened.close,
    async ask(text: string) {
      rows = 0
      const person = { id: personId('t', 'anna'), name: 'Anna Muster', origin: 'tenant' as const }
      const reply = await answer({ key: `key-${++said}`, person, chat: { id: 'c', kind: 'personal' }, text, at: NOW })
      return { rows, answer: reply.answer }
    },
  }
}
type Base = Awaited<ReturnType<typeof baseOf>>
let bases: readonly Base[]
beforeAll(async () => {
  bases = [await baseOf(2_000), await baseOf(4_000)]
})
afterAll(async () => {
  for (const { close } of bases) await close()
})

it.each([
  ['/aufgaben ich', `${RARE} offene Aufgaben`],
  ['/aufgaben ich Räume', `${RARE} offene Aufgaben`],
  ['/aufgaben Raeume pruefen', ''],
  ['/aufgaben geprüft', `${RARE} offene Aufgaben`],
  ['/beschlüsse Räume', `${RARE} Beschlüsse`],
  ['/beschlüsse', ''],
  ['/schritte', ''],
])('%s reads as many rows among twice as many lines', async (text, found) => {
  const answers = []
  for (const { ask } of bases) answers.push(await ask(text))
  const [few, many] = answers
  expect(few?.answer).toContain(found)
  expect(many?.rows).toBe(few?.rows)
  expect(few?.rows).toBeGreaterThan(0)
})
