/**
 * The same questions to the calendar, whatever the zone of the machine: their known answers, and a digest of many more.
 * Runs in the test's own process and, as a program, in one with another zone.
 */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { assessCadence } from '#src/calendar/cadence.ts'
import { everyYearsBetween, legalShift, yearlyDueOn } from '#src/calendar/deadline.ts'
import { holidaysOf, LANDS } from '#src/calendar/holidays.ts'
import { lastInvitationDay } from '#src/calendar/invitation-lead.ts'
import {
  addDays,
  addMonths,
  dateInBerlin,
  daysBetween,
  instant,
  instantInBerlin,
  isoWeekOf,
  type LocalDate,
  lastDayOfMonth,
  localDate,
  localTime,
  type Period,
  timeInBerlin,
  weekdayOf,
} from '#src/calendar/local-date.ts'
import { lastDayOfReceipt, nextTermination } from '#src/calendar/notice-period.ts'
import { nextReview } from '#src/calendar/review-cycle.ts'
import { rotationOn } from '#src/calendar/rotation.ts'
import { addWorkingDays } from '#src/calendar/working-days.ts'

const P6M = 'P6M' as Period
const P3M = 'P3M' as Period

/** @throws AssertionError for the first answer that is wrong in this zone */
export function proveKnownAnswers(): void {
  const on = localDate
  assert.equal(legalShift('deadline', on('2028-04-30'), 'HE'), '2028-05-02')
  assert.equal(legalShift('deadline', on('2024-03-31'), 'HE'), '2024-04-02')
  assert.equal(legalShift('deadline', on('2029-03-31'), 'HE'), '2029-04-03')
  assert.equal(lastDayOfReceipt(on('2027-12-31'), P6M), '2027-06-30')
  assert.equal(lastDayOfReceipt(on('2029-12-31'), P6M), '2029-06-30')
  assert.equal(lastDayOfReceipt(on('2027-03-31'), P3M), '2026-12-31')
  assert.equal(lastInvitationDay(on('2027-06-17'), { leadDays: 14 }, 'atLatest'), '2027-06-03')
  assert.equal(lastInvitationDay(on('2027-06-17'), { leadDays: 14 }, 'between'), '2027-06-02')
  assert.equal(weekdayOf(on('2027-06-17')), 4)
  assert.equal(addDays(on('2027-03-27'), 1), '2027-03-28')
  assert.equal(addDays(on('2027-10-30'), 2), '2027-11-01')
  assert.equal(addMonths(on('2028-02-29'), 12), '2029-02-28')
  assert.equal(instantInBerlin(on('2027-03-28'), localTime('02:30')), '2027-03-28T01:30:00.000Z')
  assert.equal(instantInBerlin(on('2027-10-31'), localTime('02:30')), '2027-10-31T00:30:00.000Z')
  assert.equal(dateInBerlin(instant('2026-12-31T23:30:00Z')), '2027-01-01')
  assert.equal(holidaysOf('HE', 2027).get(on('2027-01-01')), 'Neujahrstag')
  assert.equal(holidaysOf('SN', 2027).get(on('2027-11-17')), 'Buß- und Bettag')
}

/** SHA-256 over the calendar's answers for some 850 days of 2000 to 2050 and for every holiday of each Land. */
export function digestOfAnswers(): string {
  const hash = createHash('sha256')
  const tell = (answer: unknown) => hash.update(`${JSON.stringify(answer)}\n`)
  for (const land of LANDS) {
    for (let year = 2000; year <= 2050; year += 1) tell([...holidaysOf(land, year)])
  }
  const times = ['00:00', '02:30', '12:00', '23:59'].map(localTime)
  // Twenty-two days on each time, so that every weekday comes.
  for (let on = localDate('2000-01-01'); on < '2051-01-01'; on = addDays(on, 22)) {
    for (const moment of times.map((time) => instantInBerlin(on, time))) {
      tell([moment, dateInBerlin(moment), timeInBerlin(moment)])
    }
    tell(answersOn(on))
  }
  return hash.digest('hex')
}

function answersOn(on: LocalDate): readonly unknown[] {
  const first = { holder: 'a', periods: [{ reading: 'r', from: localDate('2000-02-29'), to: localDate('2002-02-28') }] }
  return [
    weekdayOf(on),
    isoWeekOf(on),
    addMonths(on, 1),
    addMonths(on, -13),
    lastDayOfMonth(on),
    daysBetween(localDate('2027-06-17'), on),
    legalShift('deadline', on, 'HE'),
    addWorkingDays(on, -10, 'SN'),
    lastInvitationDay(on, { leadDays: 14 }, 'between'),
    nextTermination(on, P6M, 'year-end'),
    nextTermination(on, P3M, 'quarter-end'),
    everyYearsBetween(localDate('2000-02-29'), 2, yearlyDueOn('01-01', Number(on.slice(0, 4))), on),
    nextReview({ every: P6M, last: on }, localDate('2027-06-17')),
    rotationOn(on, { rotates: 'P2Y' as Period, first, afterwards: ['b', 'c', 'd'] }),
    assessCadence({ min: 2, modality: 'must' }, Number(on.slice(0, 4)), [on], on),
  ]
}

// As a program: one line with the zone's offset on 1 January 2027 (minutes west of Greenwich) and the digest.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  proveKnownAnswers()
  const offset = new Date(2027, 0, 1).getTimezoneOffset()
  process.stdout.write(JSON.stringify({ offset, digest: digestOfAnswers() }))
}
