/** Every reader of German in src/language, found by its form: a function that is exported and takes a text first. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { commands } from '#dialogs/all.ts'
import type { LocalDate } from '#src/calendar/local-date.ts'
import { createLexicon, readMentions } from '#src/language/agreements/mentions.ts'
import { createCommands, type Spelled } from '#src/language/commands.ts'
import { readDates } from '#src/language/days/dates.ts'
import { readIntent } from '#src/language/intent.ts'
import { readListOf } from '#src/language/meetings/attendance-lists.ts'
import { readAs } from '#src/language/meetings/minutes-line.ts'
import { plain } from '#src/language/reading/spelling.ts'
import { partingMarks } from '#src/language/words/marks.ts'
import { indexNames } from '#src/language/words/names.ts'
import { clean, wordsOf } from '#src/language/words/normalise.ts'
import { readAgreements } from '../doubles/read-agreements.ts'
import { readerOf } from '../doubles/reader.ts'

export type Reader = (text: string, today: LocalDate) => unknown

const { agreements } = await readAgreements('data/agreements', new Set())
const lexicon = createLexicon(agreements)
const { read: readCommand, nearest } = createCommands<Spelled>(commands)
export const names = indexNames([
  { key: 'a', names: ['Kassel', 'LK Kassel', 'Main-Kinzig-Kreis'] },
  { key: 'b', names: ['a a a b'] },
])
const messages = readerOf(agreements)

/** What a reader is given besides the text; the day if it is not named here. */
const BESIDE: Readonly<Record<string, (text: string, today: LocalDate) => readonly unknown[]>> = {
  namesSection: () => [{ number: '8', behind: '' }],
  sameClause: (text) => [text],
  readLeadingClause: () => [',;:'],
  regionBehind: () => [0, lexicon],
  districtWithout: () => [lexicon],
  isNamedIn: (text) => [text],
  readMentions: (_, today) => [lexicon, today],
  regionsIn: () => [lexicon],
  partnersIn: () => [lexicon],
  committeesIn: () => [lexicon, agreements[0]?.id],
  readDaysTalkedOf: (text, today) => [readDates(text, today), [today], today],
  isAnySuchDay: (text) => [{ kind: 'date', weekdayOnly: 1, start: text.length }],
  isEndWanted: (text) => [{ start: text.length, said: text }],
  readIntent: () => [readCommand],
  splitTitle: () => [[{ start: 40, end: 50 }], []],
  readJoint: () => [[{ id: 'a', names: ['Kassel'] }]],
  splitBehindName: () => [[]],
  isNewDay: (text) => [text.length],
  readMinutesLine: (_, today) => [today, today, ['Jana Ernst']],
  readWritten: (_, today) => [today, today, ['Jana Ernst']],
  readTask: (_, today) => [today, today, undefined, ['Jana Ernst']],
  repeatsTitle: (text) => [text],
  readTaskFilter: (text) => [text],
  readButton: () => [false],
  readVoteTold: (_, today) => [[{ on: today }, { on: today }], today],
  daysIn: (_, today) => [[{ on: today }, { on: today }], today],
  askedPart: (text) => [wordsOf(clean(text)), []],
  asks: (text) => [wordsOf(clean(text)).map(({ folded }) => plain(folded))],
  asksAt: (text) => [wordsOf(clean(text)), 0],
  findClauses: (text) => [wordsOf(clean(text))],
  namedIn: (text, today) => [wordsOf(clean(text)), lexicon, today],
  withoutFirst: () => [' ,;.-('],
  withoutLast: () => [' ,;.-('],
  partingMarks: () => [],
  partedBy: (text) => [partingMarks(text)],
  partsKept: () => [(part: string) => part.length % 2 === 0],
  findNames: () => [names],
  suggestNames: () => [names],
  nounBefore: (text) => [text.length],
  nounBehind: () => [0],
  contains: (text) => [text],
  without: () => [
    { start: 3, end: 5 },
    { start: 40, end: 900 },
  ],
  sameStem: (text) => [`${text}e`],
  readLead: () => [],
  readStages: () => [],
  readRetention: () => [],
  readAttendees: () => [(name: string) => name.length % 2 === 0],
}

/** They read what a programmer wrote, never a message. */
const OF_OURS: ReadonlySet<string> = new Set(['choicesOf', 'wordPattern', 'wordsOfPattern', 'isAnswering'])

const EXPORTED = /^export (?:function (\w+)(?:<[^>]*>)?\(\s*|const (\w+) = (?:remembered\()?\(\s*)\w+: string\b(?!\[)/gm

const folder = join(import.meta.dirname, '../../src/language')
async function found(): Promise<readonly (readonly [string, Reader])[]> {
  const all: [string, Reader][] = []
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()) {
    if (!file.endsWith('.ts')) continue
    const module: Record<string, unknown> = await import(join(folder, file))
    for (const [, declared, assigned] of readFileSync(join(folder, file), 'utf8').matchAll(EXPORTED)) {
      const name = declared ?? assigned ?? ''
      const read = module[name] as (text: string, ...beside: readonly unknown[]) => unknown
      if (!OF_OURS.has(name)) all.push([name, (text, today) => read(text, ...(BESIDE[name]?.(text, today) ?? [today]))])
    }
  }
  return all
}

export const readers: readonly (readonly [string, Reader])[] = [
  ...(await found()),
  ['readCommand', readCommand],
  ['nearest commands', (text) => nearest(text)],
  ['readIntent of a command', (text) => readIntent(text, readCommand)],
  ['readMentions, its rest', (text, today) => readMentions(text, lexicon, today).rest],
  ['readListOf', (text) => readListOf('attendance', text)],
  ['readAs a decision', (text, today) => readAs('decision', text, today, today)],
  ['readAs a task', (text, today) => readAs('task', text, today, today)],
  ['a message', (text, today) => messages.read(text, today)],
]
