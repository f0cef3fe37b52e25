import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commands } from '#dialogs/all.ts'
import { addDays, type LocalDate, localDate } from '#src/calendar/local-date.ts'
import { readLeadingClause } from '#src/language/agreements/clauses.ts'
import { beginsWithNo, readCorrection, readSkip, readYesNo } from '#src/language/answers.ts'
import { createCommands, type Spelled } from '#src/language/commands.ts'
import { readDates } from '#src/language/days/dates.ts'
import { readDaysTalkedOf } from '#src/language/days/days-talked-of.ts'
import { readDurations } from '#src/language/days/durations.ts'
import { readEndings } from '#src/language/days/endings.ts'
import { readTimes } from '#src/language/days/times.ts'
import { readYear } from '#src/language/days/years.ts'
import { isQuestion } from '#src/language/denial.ts'
import { deniesOrRestricts, readExclusion, readLoudExclusion, readTelling } from '#src/language/exclusions.ts'
import { readIntent } from '#src/language/intent.ts'
import { ownWords } from '#src/language/mail/own-words.ts'
import { readArrangement, splitTitle } from '#src/language/meetings/agenda-words.ts'
import { besideAsAnswered, isSentence, readLeftOut, readListOf } from '#src/language/meetings/attendance-lists.ts'
import { readGuests } from '#src/language/meetings/guests.ts'
import { readJoint } from '#src/language/meetings/joint.ts'
import { splitBehindName } from '#src/language/meetings/meeting-words.ts'
import { readMinutesSubcommand } from '#src/language/meetings/minutes-subcommand.ts'
import { isOnlineOnly, isSurelyPlace, placeWithin, placeWords, readLedPlace } from '#src/language/meetings/places.ts'
import { readTaskDone } from '#src/language/meetings/registers.ts'
import { asksToRelease } from '#src/language/people/channels.ts'
import { readHeldAs } from '#src/language/people/held-as.ts'
import { readReason, splitReason } from '#src/language/reasons.ts'
import { findNames, indexNames, suggestNames } from '#src/language/words/names.ts'
import { clean, fold } from '#src/language/words/normalise.ts'
import { without, withoutLeftOver } from '#src/language/words/span.ts'
import { atLength } from '../at-length.ts'
import { growthOf } from '../growth.ts'

const { read: readCommand, nearest } = createCommands<Spelled>(commands)
const names = indexNames([
  { key: 'a', names: ['Kassel', 'LK Kassel', 'Main-Kinzig-Kreis'] },
  { key: 'b', names: ['a a a b'] },
])

const readers: readonly [string, (text: string, today: LocalDate) => unknown][] = [
  ['clean', clean],
  ['fold', fold],
  ['readCommand', readCommand],
  ['nearest commands', (text) => nearest(text)],
  ['readIntent', (text) => readIntent(text, readCommand)],
  ['findNames', (text) => findNames(text, names)],
  ['suggestNames', (text) => suggestNames(text, names)],
  ['readDates', readDates],
  ['readTimes', readTimes],
  ['readDaysTalkedOf', (text, on) => readDaysTalkedOf(text, readDates(text, on), [on], on)],
  ['placeWithin', placeWithin],
  ['isSurelyPlace', isSurelyPlace],
  ['readDurations', readDurations],
  ['readEndings', readEndings],
  ['readYear', readYear],
  ['readYesNo', readYesNo],
  ['readSkip', readSkip],
  ['readCorrection', readCorrection],
  ['beginsWithNo', beginsWithNo],
  ['readArrangement', readArrangement],
  ['deniesOrRestricts', deniesOrRestricts],
  ['readExclusion', readExclusion],
  ['readLoudExclusion', readLoudExclusion],
  ['readTelling', readTelling],
  ['readGuests', readGuests],
  ['splitReason', splitReason],
  ['readReason', readReason],
  ['isQuestion', isQuestion],
  ['readLeadingClause', (text) => readLeadingClause(text, ',;:')],
  ['splitBehindName', (text) => splitBehindName(clean(text), [])],
  ['splitTitle', (text) => splitTitle(clean(text), [{ start: 40, end: 50 }], [])],
  ['readLedPlace', (text) => readLedPlace(clean(text))],
  ['isOnlineOnly', (text) => isOnlineOnly(clean(text))],
  ['placeWords', placeWords],
  ['readJoint', (text) => readJoint(text, [{ id: 'a', names: ['Kassel'] }])],
  ['readListOf', (text) => readListOf('attendance', text)],
  ['besideAsAnswered', besideAsAnswered],
  ['readLeftOut', readLeftOut],
  ['isSentence', isSentence],
  ['readMinutesSubcommand', readMinutesSubcommand],
  ['ownWords', ownWords],
  ['readTaskDone', readTaskDone],
  ['asksToRelease', asksToRelease],
  ['readHeldAs', readHeldAs],
  ['withoutLeftOver', withoutLeftOver],
  ['without', (text) => without(text, { start: 3, end: 5 }, { start: 40, end: 900 })],
]

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

const LONGEST = atLength(16_000, 100_000)
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
  ]
  const on = localDate('2027-03-01')
  const readBy = (text: string) => () => {
    for (const [, read] of readers) read(text, on)
  }

  test.each(texts)('%s', (_, piece) => {
    const [half = '', whole = ''] = [LONGEST / 2, LONGEST].map((length) =>
      piece.repeat(Math.ceil(length / piece.length)).slice(0, length),
    )
    expect(growthOf(readBy(half), readBy(whole), 3)).toBeLessThan(3)
  })
})
