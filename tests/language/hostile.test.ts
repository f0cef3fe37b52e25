import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type LocalDate, localDate } from '#src/calendar/local-date.ts'
import { readDates } from '#src/language/days/dates.ts'
import { readDurations } from '#src/language/days/durations.ts'
import { readEndings } from '#src/language/days/endings.ts'
import { readTimes } from '#src/language/days/times.ts'
import { readYear } from '#src/language/days/years.ts'
import { findNames } from '#src/language/words/names.ts'
import { clean } from '#src/language/words/normalise.ts'
import { atLength } from '../at-length.ts'
import { growthOf } from '../growth.ts'
import { names, type Reader, readers } from './readers.ts'

const today = fc.integer({ min: 0, max: 109_571 }).map((days) => addDays(localDate('1900-01-01'), days))
const words = fc.constantFrom(
  ...'am um in 12. 3. 12.3. 2027 mai märz montag nächsten letzten jahres kw 53 31 uhr : 14:30 - bis und halb drei viertel vor nach heute morgen übermorgen acht tagen wochen 9999 monaten erster ( ) , . / \u0308 ß 😀 abends nein kündigen plane kok stunden 2,5 dauer ohne außer nicht nur A aufnehmen ablehnen: top 5 vor und weil grund: gäste: ; eva@x.de ende min einhalb bis ca. montags anfang juniwoche danach spätestens dem vom tag'.split(
    ' ',
  ),
)
const sentence = fc
  .array(words, { maxLength: 14 })
  .chain((parts) => fc.constantFrom(' ', '').map((glue) => parts.join(glue)))
const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 120 }), sentence)

describe('no text makes a reader fail', () => {
  test.each(readers)('%s', (_, read) => {
    fc.assert(
      fc.property(anyText, today, (text, on) => {
        read(text, on)
      }),
      { numRuns: atLength(100, 400) },
    )
  })
})

describe('what is found lies inside the cleaned text, in order and without overlaps', () => {
  const located: readonly [
    string,
    (text: string, today: LocalDate) => readonly { start: number; end: number; said?: string }[],
  ][] = [
    ['readDates', readDates],
    ['readTimes', readTimes],
    ['readDurations', readDurations],
    ['readEndings', readEndings],
    ['findNames', (text) => findNames(text, names)],
    ['readYear', (text, on) => [readYear(text, on)].flatMap((found) => found ?? [])],
  ]
  test.each(located)('%s', (_, read) => {
    fc.assert(
      fc.property(anyText, today, (text, on) => {
        const cleaned = clean(text)
        let from = 0
        for (const { start, end, said } of read(text, on)) {
          expect(start).toBeGreaterThanOrEqual(from)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(cleaned.length)
          if (said !== undefined) expect(said).toBe(cleaned.slice(start, end))
          from = end
        }
      }),
      { numRuns: atLength(200, 600) },
    )
  })
})

/** The longest message that is read, and what a form could hold. */
const LONGEST = atLength(4_000, 16_000)
describe('a long hostile text takes twice the time of half of it, not four times', () => {
  const texts: readonly [string, string][] = [
    ['digits and dots', '1.'],
    ['digits', '1'],
    ['spaces', ' '],
    ['words', 'am '],
    ['weekdays', 'montag, '],
    ['half dates', '12.3.2027-'],
    ['ranges', '10-12 bis '],
    ['quarters', 'viertel vor '],
    ['commands', '/kok '],
    ['one long word', 'k'],
    ['openings', 'nein, '],
    ['instead', 'statt '],
    ['but', 'nicht sondern '],
    ['excluded days', 'nicht am 1.1. '],
    ['wishes', 'und bitte '],
    ['commas', ',,; '],
    ['weeks', 'in der ersten juniwoche '],
    ['numbered weeks', 'KW 12 '],
    ['days of one month', '3. und '],
    ['slashed days', '1./'],
    ['short weekdays', 'mo und '],
    ['excluded weekdays', 'nicht montag und '],
    ['spoken hours', 'viertel drei bis halb '],
    ['names', 'a '],
    ['lists', 'a, '],
    ['entries', 'a@b.de; '],
    ['dashes', '-'],
    ['brackets', '('],
    ['marks in the wrong order', '\u0301\u0316'],
    ['half width marks', 'ﾞ\u0316'],
    ['ligatures that grow', '\ufdfa'],
    ['zero width', 'k\u200b'],
    ['halves of characters', '\ud800'],
    ['emoji', '😀'],
    ['regions', 'Kassel '],
    ['bodies', 'KoK MKK '],
    ['places', 'Ort: '],
    ['guests', 'Gäste: '],
    ['reasons', 'weil '],
    ['responsible', 'durch A '],
    ['due', 'bis 1.1. '],
    ['votes', '5 dafür, '],
    ['results', 'einstimmig '],
    ['choices', '1 ja '],
    ['quotes', '„'],
    ['quoted', '„a“ '],
    ['straight quotes', '"'],
    ['items', 'TOP 3: '],
    ['clauses', 'Ziffer 8 b '],
    ['sections', '§ 94 '],
    ['names in brackets', 'Eva Muster ('],
    ['links', 'https://a.b/ '],
    ['lines', '- \n'],
    ['colons', ': '],
  ]
  const on = localDate('2027-03-01')
  // Never the same twice: some remember what they read last.
  let run = 0
  const reading = (read: Reader, length: number) => () => {
    run += 1
    for (const [, piece] of texts) read(`${run} ${piece.repeat(Math.ceil(length / piece.length)).slice(0, length)}`, on)
  }
  // By itself: among the work of all others the squares of one would not be seen.
  test.each(readers)('%s', (_, read) => {
    expect(growthOf(reading(read, LONGEST / 2), reading(read, LONGEST), 3)).toBeLessThan(3)
  })
})
