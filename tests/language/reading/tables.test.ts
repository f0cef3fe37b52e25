/** Every entry of the tables means its own sample sentences; nothing is taken for a slip that is a word of its own. */
import { describe, expect, it } from 'vitest'
import { localDate } from '#src/calendar/local-date.ts'
import { findClauses } from '#src/language/reading/clause-words.ts'
import { deeds } from '#src/language/reading/deeds/deeds.ts'
import { meaningOf } from '#src/language/reading/meaning.ts'
import { withoutQuotes } from '#src/language/reading/quotes.ts'
import { courtesies } from '#src/language/reading/talk/courtesies.ts'
import { refusals } from '#src/language/reading/talk/declined.ts'
import { topics } from '#src/language/reading/topics/topics.ts'
import { families } from '#src/language/reading/word-families.ts'
import { clean, wordsOf } from '#src/language/words/normalise.ts'
import { soundOf } from '#src/language/words/phonetics.ts'
import { readAgreements } from '../../doubles/read-agreements.ts'
import { readerOf } from '../../doubles/reader.ts'

const shelf = await readAgreements('data/agreements', new Set())
const reader = readerOf(shelf.agreements)
const today = localDate('2026-11-23')
const meaning = (said: string) =>
  meaningOf(reader, said, { today, shelf, usual: undefined, last: undefined, isAsked: false })

describe('a topic is meant by its sentences', () => {
  for (const topic of topics)
    for (const said of topic.samples)
      it(`${topic.name}: ${said}`, () => {
        const names = reader.read(said, today).topics.map(({ entry }) => entry.name)
        expect(names.slice(0, 3)).toContain(topic.name)
        expect(meaning(said)?.kind).toBe('command')
      })
})

describe('a deed is meant by its sentences', () => {
  for (const deed of deeds)
    for (const said of deed.samples)
      it(`${deed.does}: ${said}`, () => expect(meaning(said)).toMatchObject({ kind: 'command', command: deed.does }))
})

describe('talk is what it is', () => {
  for (const { name, samples } of courtesies)
    for (const said of samples) it(said, () => expect(meaning(said)).toEqual({ kind: 'courtesy', courtesy: name }))
  for (const { name, samples } of refusals)
    for (const said of samples) it(said, () => expect(meaning(said)).toEqual({ kind: 'declined', declined: name }))
})

describe('slips in known words are mended, and only there', () => {
  it.each([
    [
      'wan hapt ihr den vertrak mit dem lankreis kassel unterschriben',
      'wann habt ihr den vertrag mit dem Landkreis kassel unterschriben',
    ],
    ['kok kasel', 'kok Kassel'],
    ['was regelt anlage 2 bei una', 'was regelt anlage 2 bei Unna'],
    ['gips in gros gerau auch ne kok', 'gibt es in Groß gerau auch ne kok'],
    ['am donerstag um halb zen', 'am Donnerstag um halb zehn'],
    ['SGB acht', 'SGB VIII'],
  ])('%s', (said, read) => expect(reader.read(said, today).text).toBe(read))
  it.each([
    'im Kreishaus',
    'mit Jana Ernst',
    'im Haus am Burgberg',
    'Raum 201, Sitzungssaal',
    '„Ferlengerung der Masnamen“',
  ])('%s stays', (said) => expect(reader.read(said, today).text).toBe(said))
})

describe('clauses inside a sentence', () => {
  it.each([
    ['was steht in Ziffer 8 b', ['8 b']],
    ['wann ist 8b fällig', ['8 b']],
    ['bei acht c die Zahlen', ['8 c']],
    ['nach Ziffer zehn', ['10']],
    ['was regelt anlage 2', ['Anlage 2']],
    ['3.1.7 Zwickau', ['3.1.7']],
    ['um 10h', []],
    ['ein A', []],
  ])('%s', (said, clauses) =>
    expect(findClauses(clean(said), wordsOf(clean(said))).map(({ value }) => value)).toEqual(clauses),
  )
})

it('a quoted message is no part of the question', () => {
  expect(withoutQuotes('> **Petra** 10:14\n> Wer meldet?\n\n8d Kassel: wer liefert')).toBe('8d Kassel: wer liefert')
  expect(withoutQuotes('„Ole: erst im März.“\n\nSeit wann?')).toBe('Seit wann?')
  expect(withoutQuotes('> nur das')).toBe('> nur das')
})

it.each([
  ['trager', 'treger'],
  ['vertrag', 'vertrak'],
  ['zehn', 'zen'],
  ['verlangert', 'ferlengert'],
])('%s sounds like %s', (one, other) => expect(soundOf(other)).toBe(soundOf(one)))

it('each family of words is used by an entry, or by what tells an order', () => {
  const sources = [...topics, ...deeds].flatMap(({ words, not = [] }) => [...words, ...not]).join(' ')
  const unused = Object.keys(families).filter((name) => !sources.includes(`@${name}`))
  expect(unused).toEqual(['send'])
})
