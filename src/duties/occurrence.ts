/** A duty in one year: the contract date, the Stichtag it refers to, and what the law says beside it. */
import type { Agreement, Duty } from '#src/agreements/lookup.ts'
import { derivedFrom, fromAgreement, fromLaw, type Known, NORMS } from '#src/agreements/stated.ts'
import { everyYearsBetween, legalShift, referenceDateFor, yearlyDueOn } from '#src/calendar/deadline.ts'
import { firstDayOfYear, type LocalDate, lastDayOfYear, yearOf } from '#src/calendar/local-date.ts'

/** Fälligkeit: a duty in one year, with its day. */
export interface Occurrence {
  readonly duty: Duty
  readonly year: number
  /** The date the agreement names; absent: it names none for this year. */
  readonly dueOn?: Known<LocalDate>
  /** § 26 Abs. 3 SGB X: the next working day, beside the contract date and never instead of it. */
  readonly shiftedTo?: Known<LocalDate>
  /** Stichtag of the numbers; never shifts. */
  readonly referenceDate?: Known<LocalDate>
  /** The year the data are about, where the clause names another than that of the due date. */
  readonly concernsYear?: number
}

/**
 * What falls due in a year: dated duties, and those owed once a year without a date. By date, undated last.
 * @param duties of which; absent: of all
 */
export function occurrencesIn(agreement: Agreement, year: number, duties = agreement.duties): readonly Occurrence[] {
  const years = knownYears.get(agreement) ?? new Map<number, readonly Occurrence[]>()
  knownYears.set(agreement, years)
  const all = years.get(year) ?? allIn(agreement, year)
  if (years.size < YEARS_KNOWN) years.set(year, all)
  return duties === agreement.duties ? all : all.filter(({ duty }) => duties.includes(duty))
}

/** An agreement never changes while the bot runs, and each plan asks for the same few years of it again. */
const knownYears = new WeakMap<Agreement, Map<number, readonly Occurrence[]>>()
const YEARS_KNOWN = 30

const allIn = (agreement: Agreement, year: number): readonly Occurrence[] =>
  agreement.duties
    .filter(({ described }) => !described)
    .flatMap((duty) => occurrence(agreement, duty, year) ?? [])
    .toSorted((a, b) => dateOf(a).localeCompare(dateOf(b)))

const LAST = '9999'
const dateOf = ({ dueOn }: Occurrence): string => dueOn?.value ?? LAST

function occurrence(agreement: Agreement, duty: Duty, year: number): Occurrence | undefined {
  const inForceFrom = agreement.inForce === 'not-stated' ? undefined : agreement.inForce.from
  const endsOn = typeof agreement.ends === 'string' ? undefined : agreement.ends.on
  const date = contractDate(duty, year)
  if (date === 'none') return undefined
  if (inForceFrom !== undefined && inForceFrom !== 'open' && `${year}-12-31` < inForceFrom) return undefined
  if (endsOn !== undefined && (date ?? `${year}-01-01`) > endsOn) return undefined
  if (
    date !== undefined &&
    inForceFrom !== undefined &&
    inForceFrom !== 'open' &&
    date < inForceFrom &&
    !duty.firstDue
  ) {
    return undefined
  }
  // The text names a day of every year; the day in this year follows from it.
  const reckoned = derivedFrom(duty.clause)
  const isStated = duty.due.kind === 'fixedDate' || duty.due.kind === 'onceBy'
  const isDeadline = duty.due.kind === 'deadline' || duty.due.kind === 'onceBy'
  const shifted = date && isDeadline ? legalShift('deadline', date, agreement.land) : undefined
  const reference =
    date && duty.referenceDate && referenceDateFor(date, duty.referenceDate.day, duty.referenceDate.year)
  return {
    duty,
    year,
    ...(date && { dueOn: { value: date, basis: isStated ? fromAgreement(duty.clause) : reckoned } }),
    ...(shifted && { shiftedTo: { value: shifted, basis: fromLaw(NORMS.shift) } }),
    ...(reference && { referenceDate: { value: reference, basis: reckoned } }),
    ...(duty.concernsYear && { concernsYear: duty.concernsYear === 'following' ? year + 1 : year - 1 }),
  }
}

/** 'none': nothing falls due in this year. Undefined: owed in it, but the agreement names no day. */
function contractDate(duty: Duty, year: number): LocalDate | undefined | 'none' {
  const { due } = duty
  switch (due.kind) {
    case 'deadline': {
      const on = yearlyDueOn(due.yearly, year)
      return duty.firstDue && on < duty.firstDue.on ? 'none' : on
    }
    case 'fixedDate':
      return yearOf(due.on) === year ? due.on : 'none'
    case 'onceBy':
      return yearOf(due.by) === year ? due.by : 'none'
    case 'yearlyUndated':
      return undefined
    case 'everyYears':
      // Without a start nothing can be computed: it is listed among the duties without a date.
      if (due.from === 'not-stated') return undefined
      return everyYearsBetween(due.from, due.years, firstDayOfYear(year), lastDayOfYear(year))[0] ?? 'none'
    case 'regularly':
    case 'setElsewhere':
      return undefined
    case 'eachMeeting':
    case 'onOccasion':
    case 'continuous':
    case 'notStated':
      return 'none'
  }
}
