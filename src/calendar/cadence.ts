/** Turnus: how often a body must meet, and whether a year keeps to it. Counts only; what is missing is never guessed. */
import { firstDayOfYear, type LocalDate, lastDayOfYear, monthOf, yearOf } from './local-date.ts'

/** muss, soll, kann */
export type Modality = 'must' | 'should' | 'may'

/** Turnus: how often. Every number is per calendar year, except `everyYears`. All fields absent: no number is named. */
export interface Cadence {
  /** "mindestens n-mal": fewer is a breach of a minimum. */
  readonly min?: number | undefined
  /** "höchstens n-mal" */
  readonly max?: number | undefined
  /** "n-mal jährlich", stated plainly */
  readonly times?: number | undefined
  /** "in der Regel n-mal": fewer is worth a hint, no breach. */
  readonly typical?: number | undefined
  /** "ca." in front of the number */
  readonly approximate?: boolean | undefined
  /** "alle n Jahre" */
  readonly everyYears?: number | undefined
  /** "regelmäßig" without a number */
  readonly regularly?: boolean | undefined
  /** "bei Bedarf" */
  readonly onDemand?: boolean | undefined
  readonly modality: Modality
}

/**
 * How many meetings several bodies have together in a calendar year; `most` is absent where one of them has no upper number,
 * `isAbout`: one of the numbers is "ca." or "in der Regel".
 * @returns undefined if none of them names a number per year
 */
export function yearlyNumber(
  cadences: readonly Cadence[],
): { readonly least: number; readonly most?: number; readonly isAbout: boolean } | undefined {
  const ranges = cadences.flatMap(({ min, max, times, typical, approximate, modality }) => {
    const said = times ?? typical
    const named = min ?? said ?? (max === undefined ? undefined : 0)
    // Of a "kann" none is owed.
    const least = named !== undefined && modality === 'may' ? 0 : named
    const isAbout = approximate === true || (typical !== undefined && times === undefined && min === undefined)
    return least === undefined ? [] : [{ least, most: max ?? said, isAbout }]
  })
  if (ranges.length === 0) return undefined
  const least = ranges.reduce((sum, one) => sum + one.least, 0)
  const isAbout = ranges.some((one) => one.isAbout)
  if (ranges.some(({ most }) => most === undefined)) return { least, isAbout }
  return { least, most: ranges.reduce((sum, one) => sum + (one.most ?? 0), 0), isAbout }
}

/** What else must be known of a body to judge a year of it. */
export interface CadenceFacts {
  /** First day of the body; where only a year is stated, its 1 January. */
  readonly since?: LocalDate | undefined
  /** Last day of the body. */
  readonly limitedUntil?: LocalDate | undefined
  /** The last meeting known from before the year: the anchor of "alle n Jahre". A later date is no anchor. */
  readonly lastMeetingBefore?: LocalDate | undefined
  /** Days of meetings of which nobody knows whether they took place. */
  readonly untold?: readonly LocalDate[] | undefined
}

/** Verbindlichkeit: how much the number binds, so that a hint is never worded as a breach. */
export type Binding =
  /** "mindestens": fewer is a breach. */
  | 'minimum'
  /** "n-mal jährlich", "alle n Jahre": fewer is not what was agreed. */
  | 'stated'
  /** "in der Regel": fewer is worth a hint. */
  | 'typical'
  /** soll or kann: fewer is no breach. */
  | 'hint'

export type CadenceState =
  /** As many as demanded lie on or before today. */
  | 'met'
  /** Enough are recorded, some of them still ahead. */
  | 'onTrack'
  /** Too few are recorded, and there is time. */
  | 'open'
  /** Too few are recorded, and time runs out: see `timeIsShort`. */
  | 'atRisk'
  /** The time is over and the number was not reached. Whether that is a breach says `binding`. */
  | 'missed'
  | 'notDecidable'
  | 'notApplicable'

export type CadenceReason =
  /** notApplicable: the body ended before the year, begins after it, or its n years are not over in it. */
  | 'expired'
  | 'notYetBegun'
  | 'notDue'
  /** notDecidable: no number is named ("regelmäßig", "bei Bedarf"). */
  | 'noNumber'
  /** notDecidable: "alle n Jahre", and no earlier meeting is known from which to count. */
  | 'noAnchor'
  /** notDecidable: "alle n Jahre", due in an earlier year that is not over; its meeting will move the count. */
  | 'dueEarlier'
  /** notDecidable: "etwa alle n Jahre" has no year in which it is late. */
  | 'approximate'
  /** notDecidable: too few, but the body existed in a part of the year only and the text names no share. */
  | 'partOfYear'
  /** notDecidable: too few, but the number is a "kann": nothing is owed. */
  | 'optional'
  /** notDecidable: too few were held, and enough if those of which nothing is known were. */
  | 'untold'

export interface CadenceAssessment {
  readonly state: CadenceState
  /** Only with notDecidable and notApplicable. */
  readonly reason?: CadenceReason
  /** Absent where no number is named. */
  readonly binding?: Binding
  /** Meetings of the year on or before today. */
  readonly held: number
  /** Meetings of the year after today. */
  readonly planned: number
  /** The number as the text names it; absent where it names none or only a maximum. */
  readonly expected?: number
  /** How many more must be recorded so that the number is reached; 0 where nothing is expected. */
  readonly missing: number
  /** More may be missing: days of which nothing is known were taken for held. */
  readonly isLeast?: true
  /** How many more than the maximum are recorded. Does not change the state: that speaks of too few only. */
  readonly exceeded: number
  /** "alle n Jahre": the calendar year in which the meeting is due; an earlier one than asked for means late. */
  readonly dueYear?: number
  /** "regelmäßig", and not one meeting of the year is recorded: worth a hint, no breach. */
  readonly noMeeting?: true
}

/**
 * Whether a calendar year keeps to the cadence.
 *
 * - Which number decides: `min` before `times` before `typical`.
 * - "ca. n": one fewer still reaches it (never for a minimum, nor below one), one more does not exceed a maximum.
 * - "alle n Jahre" counts calendar years from the last meeting before the year; a meeting in the year itself meets it.
 * - Days of which it is not known whether the body met count for nothing. Too few without them and enough with them is
 *   not decidable; too few even with them is judged by what is missing then.
 * - A body that begins or ends within the year: the number holds for a calendar year and is not shared out. Reached is
 *   reached; too few is not decidable.
 *
 * @param meetings dates of the body, held or planned, without cancelled ones; other years are left out of account
 */
export function assessCadence(
  cadence: Cadence,
  year: number,
  meetings: readonly LocalDate[],
  today: LocalDate,
  facts: CadenceFacts = {},
): CadenceAssessment {
  const certain = assessKnown(cadence, year, meetings, today, facts)
  const untold = facts.untold?.filter((on) => yearOf(on) === year) ?? []
  if (untold.length === 0 || !TOO_FEW.includes(certain.state)) return certain
  const possible = assessKnown(cadence, year, [...meetings, ...untold], today, facts)
  if (TOO_FEW.includes(possible.state))
    return { ...possible, held: certain.held, exceeded: certain.exceeded, isLeast: true }
  return { ...certain, state: 'notDecidable', reason: 'untold' }
}

const TOO_FEW: readonly CadenceState[] = ['open', 'atRisk', 'missed']

function assessKnown(
  cadence: Cadence,
  year: number,
  meetings: readonly LocalDate[],
  today: LocalDate,
  facts: CadenceFacts,
): CadenceAssessment {
  const inYear = meetings.filter((on) => yearOf(on) === year)
  const held = inYear.filter((on) => on <= today).length
  const counted: CountedMeetings = {
    held,
    planned: inYear.length - held,
    missing: 0,
    exceeded: exceeded(cadence, inYear.length),
  }
  const { since, limitedUntil } = facts
  if (limitedUntil && limitedUntil < firstDayOfYear(year)) return without('notApplicable', 'expired', counted)
  if (since && since > lastDayOfYear(year)) return without('notApplicable', 'notYetBegun', counted)
  return cadence.everyYears === undefined
    ? perYear(cadence, year, today, facts, counted)
    : everyYears(cadence, cadence.everyYears, year, today, facts, counted)
}

type CountedMeetings = Omit<CadenceAssessment, 'state' | 'reason'>

const without = (
  state: 'notDecidable' | 'notApplicable',
  reason: CadenceReason,
  counted: CountedMeetings,
): CadenceAssessment => ({
  state,
  reason,
  ...counted,
})

function exceeded({ max, approximate }: Cadence, recorded: number): number {
  return max === undefined ? 0 : Math.max(0, recorded - max - (approximate ? 1 : 0))
}

function perYear(
  cadence: Cadence,
  year: number,
  today: LocalDate,
  facts: CadenceFacts,
  counted: CountedMeetings,
): CadenceAssessment {
  const number = decisiveNumber(cadence)
  if (!number) {
    // "höchstens n-mal": nothing is owed, so no number of meetings is too small.
    if (cadence.max !== undefined) return { state: 'met', binding: bindingOf('stated', cadence), ...counted }
    const noMeeting = cadence.regularly === true && counted.held + counted.planned === 0
    return without('notDecidable', 'noNumber', noMeeting ? { ...counted, noMeeting } : counted)
  }
  const { expected, enough, binding } = number
  const missing = Math.max(0, enough - counted.held - counted.planned)
  return judged({ ...counted, expected, missing, binding }, enough, cadence, year, today, facts)
}

/** `enough`: the least that still reaches the number. */
function decisiveNumber(cadence: Cadence): { expected: number; enough: number; binding: Binding } | undefined {
  const { min, times, typical } = cadence
  if (min !== undefined) return { expected: min, enough: min, binding: bindingOf('minimum', cadence) }
  const expected = times ?? typical
  if (expected === undefined) return undefined
  const enough = cadence.approximate ? Math.max(1, expected - 1) : expected
  return { expected, enough, binding: bindingOf(times === undefined ? 'typical' : 'stated', cadence) }
}

const bindingOf = (binding: Binding, { modality }: Cadence): Binding => (modality === 'must' ? binding : 'hint')

function everyYears(
  cadence: Cadence,
  interval: number,
  year: number,
  today: LocalDate,
  facts: CadenceFacts,
  counted: CountedMeetings,
): CadenceAssessment {
  const last = facts.lastMeetingBefore
  const dueYear = last && yearOf(last) < year ? yearOf(last) + interval : undefined
  const known: CountedMeetings = {
    ...counted,
    binding: bindingOf('stated', cadence),
    expected: 1,
    ...(dueYear === undefined ? {} : { dueYear }),
  }
  if (counted.held > 0) return { state: 'met', ...known }
  if (dueYear === undefined) return without('notDecidable', 'noAnchor', known)
  if (counted.planned > 0) return { state: 'onTrack', ...known }
  if (year < dueYear) return without('notApplicable', 'notDue', { ...known, expected: 0 })
  if (cadence.approximate) return without('notDecidable', 'approximate', known)
  if (year > dueYear && today <= lastDayOfYear(dueYear)) return without('notDecidable', 'dueEarlier', known)
  // Due in an earlier year that is over: late already, whatever is left of this one.
  const until = Math.min(year, dueYear)
  return judged({ ...known, missing: 1 }, 1, cadence, until, today, facts)
}

function judged(
  counted: CountedMeetings,
  enough: number,
  cadence: Cadence,
  year: number,
  today: LocalDate,
  { since, limitedUntil }: CadenceFacts,
): CadenceAssessment {
  if (counted.held >= enough) return { state: 'met', ...counted }
  if (counted.missing === 0) return { state: 'onTrack', ...counted }
  const whole = (!since || since <= firstDayOfYear(year)) && (!limitedUntil || limitedUntil >= lastDayOfYear(year))
  if (!whole) return without('notDecidable', 'partOfYear', counted)
  if (cadence.modality === 'may') return without('notDecidable', 'optional', counted)
  if (today > lastDayOfYear(year)) return { state: 'missed', ...counted }
  return { state: timeIsShort(year, today, counted.missing, enough) ? 'atRisk' : 'open', ...counted }
}

/** August: after the summer only four months without holidays are left, and the diaries of autumn are full. */
const LATE_MONTH = 8
/** From the call for dates to the meeting, in an authority with several partners. */
const MONTHS_PER_MEETING = 2

/**
 * In the running year a missing meeting is at risk from 1 August on; earlier, when fewer than two months are left for
 * each missing one (the running month included), or for bodies that meet more than six times a year fewer than one
 * interval. Our own rule, no law: it only decides when to speak up.
 */
function timeIsShort(year: number, today: LocalDate, missing: number, enough: number): boolean {
  if (yearOf(today) < year) return false
  const monthsLeft = 13 - monthOf(today)
  return monthOf(today) >= LATE_MONTH || monthsLeft < missing * Math.min(MONTHS_PER_MEETING, 12 / enough)
}
