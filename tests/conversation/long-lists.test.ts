/**
 * Lists as long as a Land makes them, through the engine: every answer fits into a message, the parts of a list hold each
 * entry once, and nobody waits for the whole of it.
 */

import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { commands, lineTaker } from '#dialogs/all.ts'
import type { Agreement } from '#src/agreements/lookup.ts'
import { instant } from '#src/calendar/local-date.ts'
import type { CommandEntry } from '#src/conversation/command-entry.ts'
import { createEngine } from '#src/conversation/engine.ts'
import type { Turn } from '#src/conversation/turn.ts'
import { createLexicon } from '#src/language/agreements/mentions.ts'
import { createCommands } from '#src/language/commands.ts'
import { officesOf } from '#src/meetings/seats.ts'
import { personId } from '#src/people/person.ts'
import { figure } from '#src/speech/parts/format.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { officeNames } from '#src/speech/people/people.ts'
import { openStore, type Store } from '#src/store/store.ts'
import { cardMessage } from '#src/teams/showing.ts'
import { copiesOf, fillBase, LAST_DAY } from '../doubles/large-base.ts'
import { readAgreements } from '../doubles/read-agreements.ts'
import { readerOf } from '../doubles/reader.ts'
import { failsToRead } from '../doubles/unreadable.ts'

const NOW = instant('2027-03-01T08:00:00Z')
const MESSAGE_BYTES = 28_000
const folder = mkdtempSync(join(tmpdir(), 'lotse-lists-'))
const five = (await readAgreements('data/agreements', new Set())).agreements
const agreements = copiesOf(five, 40)
let store: Store
let answer: (turn: Turn) => Promise<Reply>

beforeAll(async () => {
  const location = join(folder, 'x.db')
  await fillBase(
    location,
    agreements,
    { meetings: 1_000, lines: 4_000, letters: 6_000, holders: 1, staffed: 4 },
    LAST_DAY,
  )
  store = await openStore(location, () => NOW)
  answer = engineFor(agreements)
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true })
})

let said = 0
const ask = (text: string, who = 'anna', engine = answer): Promise<Reply> => {
  said += 1
  return engine({
    key: `key-${said}`,
    person: { id: personId('t', who), name: who, origin: 'tenant' },
    chat: { id: 'chat', kind: 'personal' },
    text,
    at: NOW,
  })
}

const engineFor = (all: readonly Agreement[]): ((turn: Turn) => Promise<Reply>) =>
  createEngine({
    shelf: { agreements: all, unavailable: [] },
    lexicon: createLexicon(all),
    reader: readerOf(all),
    commands: createCommands<CommandEntry>(commands),
    lineTaker,
    publicUrl: undefined,
    roster: async () => undefined,
    books: store.books,
    founders: new Set(['anna']),
    newId: () => `id-${++said}`,
    onUnreadable: failsToRead,
  })

/** Every part of a list, from the first to the one without a button to more. */
async function partsOf(text: string, engine = answer): Promise<readonly Reply[]> {
  const parts = [await ask(text, 'anna', engine)]
  for (;;) {
    const more = parts.at(-1)?.actions?.find(({ label }) => label === 'Mehr anzeigen')?.does
    if (!more || !('say' in more)) return parts
    parts.push(await ask(more.say, 'anna', engine))
  }
}

/** Each fits into a message, and its card leaves nothing out. */
function expectToFit(parts: readonly Reply[]): void {
  for (const reply of parts) {
    const message = JSON.stringify(cardMessage(reply))
    expect(Buffer.byteLength(message)).toBeLessThan(MESSAGE_BYTES)
    expect(message).not.toContain('Bitte grenzen Sie die Frage ein')
  }
}

const factsIn = (parts: readonly Reply[]): readonly string[] =>
  parts.flatMap(({ statements = [] }) => statements.map(({ text }) => text))
const numbersIn = (texts: readonly string[]): readonly number[] =>
  texts.map((text) => Number(/Übersicht (\d+) /u.exec(text)?.[1]))

describe('decisions', () => {
  it('of all bodies, the newest first, each once', async () => {
    const parts = await partsOf('/beschlüsse')
    expectToFit(parts)
    const found = numbersIn(factsIn(parts))
    expect(parts[0]?.answer).toBe(`${found.length.toLocaleString('de-DE')} Beschlüsse, die neuesten zuerst.`)
    expect(found.length).toBeGreaterThan(700)
    expect(new Set(found).size).toBe(found.length)
    expect(found).toEqual(found.toSorted((one, other) => other - one))
  })

  it('old and new ones are found by a word, whatever body wrote them', async () => {
    const parts = await partsOf('/beschlüsse wort1')
    expectToFit(parts)
    expect(parts.length).toBeGreaterThan(3)
    const found = numbersIn(factsIn(parts))
    expect(parts[0]?.notes).toEqual([`Gezeigt: Einträge 1 bis 25 von ${found.length}.`])
    // As the base is made: every number that leaves 1 over 4 and something over 5 is a decision.
    const decisions = Array.from({ length: 4_000 }, (_, at) => 3_999 - at).filter((at) => at % 4 === 1 && at % 5 > 0)
    expect(found).toEqual(decisions.filter((at) => `wort${at % 97}`.includes('wort1')))
  })

  it('of one region', async () => {
    const [reply] = await partsOf('/beschlüsse Kassel 7 Stichwort')
    expect(reply?.statements?.length).toBeGreaterThan(2)
    expect(reply?.statements?.every(({ label }) => label?.includes('LK Kassel 7,'))).toBe(true)
  })

  it('none of anybody who may not read minutes', async () => {
    expect((await ask('/beschlüsse', 'fremd')).answer).toBe('Es ist kein Beschluss eingetragen.')
  })

  it('a part behind the end says where the end is', async () => {
    const reply = await ask('/beschlüsse weiter ab 90000')
    expect(reply.statements).toEqual([])
    expect(reply.notes?.[0]).toMatch(/^Die Liste endet mit Eintrag [\d.]+\.$/u)
  })

  it('asking holds up no one who writes', async () => {
    const inTransaction = vi.spyOn(store.books, 'inOneTransaction')
    await ask('/beschlüsse wort17')
    expect(inTransaction).not.toHaveBeenCalled()
    const order: string[] = []
    const question = ask('/beschlüsse wort18').then(() => order.push('the list'))
    await ask('/kok Kassel 3').then(() => order.push('another'))
    await question
    expect(order).toEqual(['another', 'the list'])
    inTransaction.mockRestore()
  })
})

describe('one partner of many agreements', () => {
  const groupsIn = (parts: readonly Reply[]) => parts.flatMap(({ groups = [] }) => groups)
  const isLaw = (title: string): boolean => /Spätere Rechtslage|Unklar im Text/u.test(title)

  it('its duties, the next day first, each once, with the law beside them in every part', async () => {
    const recorded = vi.spyOn(store.books.fulfilments, 'of')
    const parts = await partsOf('/fristen LWV')
    expectToFit(parts)
    expect(parts[0]?.answer).toBe(
      'LWV Hessen (80 Vereinbarungen) 2027: 40 Pflichten mit Datum, 40 Pflichten ohne vereinbartes Datum. Nächste Frist: Fr., 30.04.2027.',
    )
    const titles = groupsIn(parts)
      .map(({ title }) => title)
      .filter((title) => !isLaw(title))
    expect(new Set(titles).size).toBe(titles.length)
    expect(titles.filter((title) => title.includes('Regelmäßig'))).toHaveLength(80)
    // One of each with a day, then those without, then the rhythms.
    expect(titles.map((title) => /^(LK Kassel|MKK) \d+: (Regel)?/u.exec(title)?.slice(1).join(''))).toEqual([
      ...Array(40).fill('LK Kassel'),
      ...Array(40).fill('MKK'),
      ...Array(40).fill(['LK KasselRegel', 'MKKRegel']).flat(),
    ])
    for (const { groups = [] } of parts.slice(0, 2)) {
      const regions = groups.filter(({ title }) => !isLaw(title)).map(({ title }) => title.split(':')[0])
      const laws = groups.filter(({ title }) => isLaw(title)).map(({ title }) => title.split(':')[0])
      expect([...new Set(laws)]).toEqual(regions)
    }
    // Looked up for what is shown, not for all of them with every part.
    expect(recorded.mock.calls.length).toBeLessThanOrEqual(parts.length * 25)
    recorded.mockRestore()
  })

  it('its reminders, the next first, each once', async () => {
    const parts = await partsOf('/erinnerungen LWV', engineFor(agreements.slice(0, 30)))
    expectToFit(parts)
    expect(parts.length).toBeGreaterThan(2)
    const lines = groupsIn(parts)
      .filter(({ title }) => !isLaw(title))
      .flatMap(({ statements }) => statements)
      .filter(({ label }) => label?.includes(', an LWV'))
      .map(({ label, text }) => `${label} ${text}`)
    expect(new Set(lines).size).toBe(lines.length)
    expect(parts[0]?.answer).toMatch(new RegExp(`12 Vereinbarungen\\): ${lines.length} Anlässe für Erinnerungen`, 'u'))
    const days = lines.map((line) => /Erinnerung: (?:wöchentlich bis )?..., (\d\d)\.(\d\d)\.(\d{4})/u.exec(line) ?? [])
    const first = days.map(([, day, month, year]) => `${year}-${month}-${day}`)
    expect(first).toEqual(first.toSorted())
  })

  it('others are answered while it is reckoned', async () => {
    const order: string[] = []
    const all = ['/fristen LWV', '/erinnerungen LWV'].map((text) => ask(text).then(() => order.push(text)))
    await ask('/kok Kassel 3').then(() => order.push('another'))
    await Promise.all(all)
    expect(order[0]).toBe('another')
  })
})

describe('the administration', () => {
  const notesIn = (parts: readonly Reply[]): readonly string[] => parts.flatMap(({ notes = [] }) => notes)

  it('of 200 agreements: counts first, then every line once', async () => {
    const parts = await partsOf('/verwaltung')
    expectToFit(parts)
    const staffed = agreements.filter((_, at) => at % 4 === 0)
    const offices = staffed.flatMap((one) => officesOf(one, officeNames))
    expect(parts[0]?.answer).toMatch(
      new RegExp(`^Verwaltung: Funktionen und Personen. 200 Vereinbarungen: ${figure(offices.length)} Funktionen`, 'u'),
    )
    const lines = notesIn(parts)
      .filter((line) => agreements.some(({ region }) => line.startsWith(region)))
      // Meetings of bodies that are in no file: what is stored here belongs to some of them.
      .filter((line) => !line.includes('kommende Sitzung'))
    expect(new Set(lines).size).toBe(lines.length)
    for (const { region } of agreements) {
      expect(lines.filter((line) => line.startsWith(`${region}, nicht vergeben: `))).toHaveLength(1)
    }
    expect(lines.filter((line) => line.includes('Person Nummer '))).toHaveLength(offices.length)
    expect(lines.filter((line) => line.endsWith(': Es ist keine Funktion vergeben.'))).toHaveLength(150)
    expect(lines).toHaveLength(offices.length + 150 + 200)
  })

  it('of one agreement is one answer, as ever', async () => {
    const parts = await partsOf('/verwaltung Kassel 3')
    expect(parts).toHaveLength(1)
    expect(parts[0]?.answer).toBe('Verwaltung: Funktionen und Personen.')
    expect(parts[0]?.actions?.map(({ label }) => label)).not.toContain('Mehr anzeigen')
  })

  it('what was done under an agreement is found however many others did something since', async () => {
    const one = await ask('/verwaltung verlauf Kassel 0')
    expect(one.answer).toBe('Verlauf, die neuesten Einträge zuerst.')
    // One row in 200 of 1,200, the last of them 195 rows before the end.
    expect(one.notes).toHaveLength(6)
    const [first, second] = [await ask('/verwaltung verlauf'), await ask('/verwaltung verlauf weiter ab 21')]
    expect(first.notes).toHaveLength(20)
    expect(first.actions?.[0]).toEqual({ label: 'Mehr anzeigen', does: { say: '/verwaltung verlauf weiter ab 21' } })
    expect(second.notes?.filter((line) => first.notes?.includes(line))).toEqual([])
  })
})

describe('tasks', () => {
  it('open ones first, each once', async () => {
    const parts = await partsOf('/aufgaben')
    expectToFit(parts)
    const texts = factsIn(parts)
    expect(texts).toHaveLength(800)
    expect(new Set(texts).size).toBe(800)
    expect(parts[0]?.answer).toBe('80 offene Aufgaben, davon 78 überfällig.')
    expect(texts.findLastIndex((text) => text.endsWith('überfällig'))).toBe(79)
  })

  it('what is overdue, and what speaks of a word', async () => {
    expect(factsIn(await partsOf('/aufgaben überfällig'))).toHaveLength(78)
    const found = factsIn(await partsOf('/aufgaben wort5'))
    expect(numbersIn(found).every((number) => String(number % 97).startsWith('5'))).toBe(true)
    expect(found.length).toBeGreaterThan(50)
  })

  it('is reported as done by its number, however old', async () => {
    await ask('/aufgaben erledigt 10: Liste liegt vor')
    expect((await ask('ja')).answer).toMatch(/^Erledigt: Aufgabe Nr\. 10, /u)
    expect((await ask('/aufgaben erledigt 10: noch einmal')).answer).toMatch(
      /^Eine offene Aufgabe Nr\. 10 gibt es nicht/u,
    )
    expect((await ask('/aufgaben überfällig')).answer).toBe('77 überfällige Aufgaben.')
  })
})
