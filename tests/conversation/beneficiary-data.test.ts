/** Data of beneficiaries leaves no trace, whichever way it comes in. */
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { commands, lineTaker } from '#dialogs/all.ts'
import { instant } from '#src/calendar/local-date.ts'
import type { CommandEntry } from '#src/conversation/command-entry.ts'
import { createEngine } from '#src/conversation/engine.ts'
import type { Turn } from '#src/conversation/turn.ts'
import { createLexicon } from '#src/language/agreements/mentions.ts'
import { createCommands } from '#src/language/commands.ts'
import { personId } from '#src/people/person.ts'
import { smallCount } from '#src/speech/people/beneficiary-data.ts'
import { openDatabase } from '#src/store/database/database.ts'
import { createBooks } from '#src/store/store.ts'
import { readAgreements } from '../doubles/read-agreements.ts'
import { readerOf } from '../doubles/reader.ts'
import { failsToRead } from '../doubles/unreadable.ts'

const NOW = instant('2027-03-01T08:00:00Z')
const shelf = await readAgreements('data/agreements', new Set())

it.each<[string, Partial<Turn>]>([
  ['an order', { text: '/top Frau Markerfrau, geb. 03.04.1987' }],
  ['the opening of a dialog', { text: '/termin kok kassel 17.6.2027 10 Uhr bei Herrn Markerfrau geb. 1987' }],
  ['an answer', { text: 'Leistungsberechtigte Frau Markerfrau' }],
  ['what is not understood', { text: 'Markerfrau IBAN DE44 5001 0517 5407 3249 31' }],
  [
    'a card',
    {
      submission: {
        dialog: 'plan-meeting',
        version: 1,
        verb: 'answer',
        values: { place: 'Frau Markerfrau, geb. 1987' },
      },
    },
  ],
])('is refused in %s and stored nowhere', async (_, turn) => {
  const { db, close } = await openDatabase(':memory:')
  const engine = createEngine({
    shelf,
    lexicon: createLexicon(shelf.agreements),
    reader: readerOf(shelf.agreements),
    commands: createCommands<CommandEntry>(commands),
    lineTaker,
    books: createBooks(db, () => NOW),
    founders: new Set(['petra']),
    publicUrl: undefined,
    roster: async () => undefined,
    newId: () => 'id',
    onUnreadable: failsToRead,
  })
  const base = {
    person: { id: personId('tenant', 'petra'), name: 'Petra', origin: 'tenant' },
    chat: { id: 'chat', kind: 'personal' },
    text: '',
    at: NOW,
  } as const
  // In the middle of a dialog, where any text would be taken as a place.
  await engine({ ...base, key: '1', text: '/termin kok kassel 17.6.2027 10 Uhr' })
  const dump = async () => {
    const tables = await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(db)
    const rows = await Promise.all(tables.rows.map(({ name }) => sql`select * from ${sql.table(name)}`.execute(db)))
    return JSON.stringify(rows.map((read) => read.rows))
  }
  const before = await dump()
  expect(before).toContain('plan-meeting')
  const reply = await engine({ ...base, key: '2', ...turn })
  expect(reply.answer).toContain('nicht gespeichert')
  expect(JSON.stringify(reply)).not.toContain('Markerfrau')
  expect(await dump()).toBe(before)
  await close()
})

it.each([
  [0, '0'],
  [1, 'unter 5'],
  [4, 'unter 5'],
  [5, '5'],
  [412, '412'],
])('%i people are shown as %s', (n, shown) => expect(smallCount(n)).toBe(shown))
