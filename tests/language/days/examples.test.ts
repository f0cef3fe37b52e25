import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { dayOf, type LocalDate, monthOf, parseLocalDate, weekdayOf, yearOf } from '#src/calendar/local-date.ts'
import { type DateReading, readDates } from '#src/language/days/dates.ts'
import { type DurationReading, readDurations } from '#src/language/days/durations.ts'
import { readTimes, type TimeReading } from '#src/language/days/times.ts'

/**
 * What a German reader means by an expression, or what is asked about it. In a file: "text => reading; reading", and the day
 * it is said on in a line of its own. "~": guessed, so that it is read back; "?": asked, with the days or times it can be;
 * "≠": weekday and date contradict each other; "nicht": said not to be meant.
 */
const FOLDER = new URL('./examples/', import.meta.url)
const WEEKDAYS = ['', 'Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So']
const two = (n: number) => String(n).padStart(2, '0')
const day = (on: LocalDate) => `${WEEKDAYS[weekdayOf(on)]} ${two(dayOf(on))}.${two(monthOf(on))}.${yearOf(on)}`

function dayRead(reading: DateReading): string {
  switch (reading.kind) {
    case 'date':
      return `${day(reading.value)}${reading.yearGuessed ? '~' : ''}`
    case 'vague':
      return ['?', reading.candidates.map(day).join(' | ') || 'Tag'].join(' ')
    case 'contradictory':
      return `≠ ${day(reading.value)} (${WEEKDAYS[reading.weekdaySaid]})`
    case 'excluded':
      return ['nicht', ...reading.days.map(day), ...reading.weekdays.map((one) => WEEKDAYS[one])].join(' ')
    case 'impossible':
      return 'unmöglich'
  }
}

function timeRead(reading: TimeReading): string {
  switch (reading.kind) {
    case 'time':
      return `${reading.value}${reading.until ? `-${reading.until}` : ''}${reading.guessed ? '~' : ''}`
    case 'vague':
      return ['?', ...reading.candidates].join(' ')
    case 'end':
      return `bis ${reading.value}${reading.other ? `|${reading.other}` : ''}`
    case 'reversed':
      return `${reading.value}>${reading.until}`
    case 'midnight':
      return '24 Uhr'
    case 'impossible':
      return 'unmöglich'
  }
}

const durationRead = (one: DurationReading) => (one.kind === 'lasts' ? `${one.minutes} min` : '? Dauer')

function readingsOf(text: string, today: LocalDate): string {
  const all = [
    ...readDates(text, today).map((one) => ({ start: one.start, as: dayRead(one) })),
    ...readTimes(text).map((one) => ({ start: one.start, as: timeRead(one) })),
    ...readDurations(text).map((one) => ({ start: one.start, as: durationRead(one) })),
  ]
  const inOrder = all.toSorted((one, other) => one.start - other.start)
  return inOrder.map(({ as }) => as).join('; ') || 'nichts'
}

interface Example {
  readonly today: LocalDate
  readonly text: string
  readonly expected: string
}

function examplesIn(file: string): readonly Example[] {
  let today: LocalDate | undefined
  return readFileSync(new URL(file, FOLDER), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const on = /^Heute ist \p{L}{2} (\d\d)\.(\d\d)\.(\d{4})$/u.exec(line)
      if (on) today = parseLocalDate(`${on[3]}-${on[2]}-${on[1]}`)
      const [text, expected] = line.split(' => ')
      return today && text !== undefined && expected !== undefined ? [{ today, text, expected }] : []
    })
}

const files = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'))
const all = files.flatMap((file) => examplesIn(file))

describe.each(files)('%s', (file) => {
  test.each(examplesIn(file).map(({ today, text, expected }) => [today, text, expected] as const))(
    'on %s: %s is %s',
    (today, text, expected) => {
      expect(readingsOf(text, today)).toBe(expected)
    },
  )
})

test('no expression has two meanings on one day', () => {
  const said = all.map(({ today, text }) => `${today} ${text}`)
  expect(said.filter((one, index) => said.indexOf(one) !== index)).toEqual([])
})
