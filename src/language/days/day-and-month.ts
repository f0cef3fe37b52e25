/** Dates with a day and a month: "12.3.2027", "Montag, den 12. März", "zwölfter März nächsten Jahres", "2027-06-17". */
import { dateOf, type LocalDate, weekdayOf } from '#src/calendar/local-date.ts'
import { ORDINAL, readOrdinal } from '#src/language/words/number-words.ts'
import { at, before, pattern } from '#src/language/words/scan.ts'
import {
  ANY_MONTH,
  ANY_WEEKDAY,
  END,
  monthNamed,
  WEEKDAY,
  weekdayNamed,
  YEAR_FROM_NOW,
  yearMeant,
} from './calendar-words.ts'
import { type DateMeaning, type DateReader, exactly, nextSuchDay, vague } from './date-meaning.ts'

const WEEKDAY_BEFORE = pattern(`(${ANY_WEEKDAY})(?![\\p{L}\\p{N}]),? ?(?:am |den |dem |der )?`)
const YEAR_BEFORE = pattern(`(${YEAR_FROM_NOW}),? (?:am |den )?`)
// "so", "do" and "mi" behind a date are words; in brackets they are weekdays.
const WEEKDAY_AFTER = pattern(`,? ?(?:einem |ein )?(?:\\((${ANY_WEEKDAY})\\)|(${WEEKDAY})${END})`)

const ISO = pattern(`(\\d{4})-(\\d{1,2})-(\\d{1,2})(?![\\d-])`)
const SLASHED = pattern('(\\d{1,2})([/-])(\\d{1,2})\\2(\\d{4}|\\d\\d)(?![\\d/-])')
const DOTTED = pattern('(\\d{1,2})\\.( ?)(\\d{1,2})(\\.?)(?!\\d{0,2}[:,]\\d)')
const NAMED = pattern(`(?:(\\d{1,2})(?:\\.|te[rnsm]?)?|(${ORDINAL})) ?(${ANY_MONTH})`)
const NAMED_DAY_ONLY = pattern(`(?:(\\d{1,2})\\.|(\\d{1,2})(?=-))`)
const CONNECTED = pattern(' ?(?:-|bis(?: zum)?|und|oder|/|&|\\+)(?: (?:am|den|dem))? ?')

const HOUR_FOLLOWS = pattern(` ?(?:uhr|h)${END}`)
const YEAR_ATTACHED = pattern(`(\\d{1,9})(?![\\p{L}\\d]|:\\d| ?(?:uhr|h)${END})`)
const YEAR_APART = pattern(`,? (?:im jahre? |in )?(\\d{4})${END}(?!:| ?(?:uhr|euro|eur|€))`)
// Hours end at 24: a bare "27" behind a date can only be a year, and only if nothing is counted with it.
const SHORT_YEAR_APART = pattern(` (?:'(\\d\\d)${END}|(2[5-9]|[3-7]\\d)(?=$|[,;)]|\\.?$| um ))`)
const YEAR_FROM_NOW_APART = pattern(`,? (?:im |des )?(${YEAR_FROM_NOW})`)

const LEADS_TO_DATE = /(?:^|[^\p{L}])(?:am|an dem|zum|vom|den|dem)(?: den)? $/u
const LEADS_TO_TIME = /(?:um|gegen|uhrzeit:?|beginn:?)(?: ca\.?| etwa| circa)? $/
/** "Ziffer 8.1", "Raum 2.12" */
const NUMBERED =
  /(?:^|[^\p{L}])(?:ziffern?|ziff|nr|nummer|anlage|raum|zimmer|top|tops|punkt|abschnitt|kapitel|version|abs|absatz|saal|etage|buero|haus|§)[.:]? ?$/u
const MEASURED = pattern(
  ` ?(?:stunden?|std|euro|eur|€|%|prozent|mio|millionen|tausend|km|mb|gb|tage|wochen|monate|jahre|vzae)`,
)
const UNTIL_CLOCK = pattern(' ?(?:-|bis) ?\\d{1,2}[.:]\\d\\d ?(?:uhr|h)')

interface DayAndMonth {
  readonly day: number
  readonly month: number
  readonly end: number
  /** A year that stands with it; `none` if it is no year that can be. */
  readonly year?: number | 'none'
  /** Nothing but the dot between two numbers says that this is a date. */
  readonly isUnsure: boolean
  /** "14.30" could be an hour. */
  readonly isLikeTime: boolean
}

/** A date with day and month, alone, beside a weekday, or one of two that are connected. */
export const readDayAndMonth: DateReader = (small, index, today) => {
  if (/\d[.:,/-]$/.test(before(small, index))) return undefined
  const yearBefore = at(YEAR_BEFORE, small, index)
  const afterYear = index + (yearBefore?.[0].length ?? 0)
  const weekday = at(WEEKDAY_BEFORE, small, afterYear)
  const from = afterYear + (weekday?.[0].length ?? 0)

  const pair = readPair(small, from, today)
  if (pair) return pair
  const iso = at(ISO, small, from) ?? undefined
  const slashed = iso ? undefined : at(SLASHED, small, from)
  if (slashed) return { what: slashedMeaning(slashed), end: from + slashed[0].length }
  const found = iso
    ? {
        year: yearOr(Number(iso[1])),
        month: Number(iso[2]),
        day: Number(iso[3]),
        end: from + iso[0].length,
        isUnsure: false,
        isLikeTime: false,
      }
    : readOne(small, from, today)
  if (!found) return undefined

  const year = found.year ?? (yearBefore?.[1] === undefined ? undefined : yearMeant(yearBefore[1], today))
  const meant = meaning({ ...found, ...(year !== undefined && { year }) }, today)
  if (
    found.isUnsure &&
    weekday === undefined &&
    !LEADS_TO_DATE.test(before(small, from)) &&
    meant.kind === 'impossible'
  ) {
    return undefined
  }
  const isLed = weekday !== undefined || LEADS_TO_DATE.test(before(small, from))
  if (meant.kind === 'impossible' && found.isLikeTime && !isLed) return undefined
  const weekdayAfter = at(WEEKDAY_AFTER, small, found.end)
  const said = [weekday?.[1], weekdayAfter?.[1] ?? weekdayAfter?.[2]].flatMap((word) =>
    word ? (weekdayNamed(word) ?? []) : [],
  )
  const end = found.end + (weekdayAfter?.[0].length ?? 0)
  if (meant.kind !== 'date') return { what: meant, end }
  const wrong = said.find((day) => day !== weekdayOf(meant.value))
  return { what: wrong === undefined ? meant : { kind: 'contradictory', value: meant.value, weekdaySaid: wrong }, end }
}

const yearOr = (year: number): number | 'none' => (year >= 1900 && year <= 2199 ? year : 'none')
/** 00 to 79 are of this century. */
const fullYear = (twoDigits: number): number => (twoDigits < 80 ? 2000 : 1900) + twoDigits

function meaning({ day, month, year }: Pick<DayAndMonth, 'day' | 'month' | 'year'>, today: LocalDate): DateMeaning {
  if (year === 'none') return { kind: 'impossible' }
  if (year !== undefined) return exactly(dateOf(year, month, day))
  return exactly(
    nextSuchDay(today, (of) => dateOf(of, month, day)),
    true,
  )
}

/** "06/07/2027" is July to us and June to others. */
function slashedMeaning([, first, , second, yearSaid = '']: RegExpExecArray): DateMeaning {
  const year = yearSaid.length === 2 ? fullYear(Number(yearSaid)) : Number(yearSaid)
  const ours = dateOf(year, Number(second), Number(first))
  const theirs = dateOf(year, Number(first), Number(second))
  return ours && theirs && ours !== theirs ? vague(ours, theirs) : exactly(ours)
}

function readOne(small: string, from: number, today: LocalDate): DayAndMonth | undefined {
  const named = at(NAMED, small, from)
  if (named) {
    const end = from + named[0].length
    const day = readOrdinal(named[1] ?? named[2] ?? '') ?? 0
    return withYear(
      { day, month: monthNamed(named[3] ?? '') ?? 0, end, isUnsure: false, isLikeTime: false },
      small,
      false,
      today,
    )
  }
  const dotted = at(DOTTED, small, from)
  if (!dotted) return undefined
  const [all, day = '', gap, month = '', dot] = dotted
  const end = from + all.length
  const lead = before(small, from)
  const couldBeTime = month.length === 2 && gap === ''
  if (at(HOUR_FOLLOWS, small, end) && couldBeTime && dot === '') return undefined
  const found = withYear(
    {
      day: Number(day),
      month: Number(month),
      end,
      isUnsure: dot === '',
      isLikeTime: couldBeTime && Number(day) < 25 && Number(month) < 60,
    },
    small,
    dot === '.' && gap === '',
    today,
  )
  if (!found || found.year !== undefined) return found && { ...found, isUnsure: false, isLikeTime: false }
  if (NUMBERED.test(lead) || (couldBeTime && LEADS_TO_TIME.test(lead))) return undefined
  if (dot === '' && (at(MEASURED, small, end) || at(HOUR_FOLLOWS, small, end) || at(UNTIL_CLOCK, small, end)))
    return undefined
  // "10.125" and "8.1a" are numbers and clauses.
  if (dot === '' && /[\p{L}\p{N}]/u.test(small.charAt(end))) return undefined
  return found
}

/** @returns undefined if what follows shows that this is no date: "12.3.7" */
function withYear(
  found: DayAndMonth,
  small: string,
  mayBeAttached: boolean,
  today: LocalDate,
): DayAndMonth | undefined {
  const { end } = found
  const attached = mayBeAttached ? at(YEAR_ATTACHED, small, end) : undefined
  if (attached) {
    const digits = attached[1] ?? ''
    if (digits.length === 1) return undefined
    const year = digits.length === 2 ? fullYear(Number(digits)) : digits.length === 4 ? yearOr(Number(digits)) : 'none'
    return { ...found, year, end: end + attached[0].length }
  }
  const apart = at(YEAR_APART, small, end)
  if (apart) return { ...found, year: yearOr(Number(apart[1])), end: end + apart[0].length }
  const short = at(SHORT_YEAR_APART, small, end)
  if (short) return { ...found, year: fullYear(Number(short[1] ?? short[2])), end: end + short[0].length }
  const fromNow = at(YEAR_FROM_NOW_APART, small, end)
  const year = fromNow ? yearMeant(fromNow[1] ?? '', today) : undefined
  return fromNow && year !== undefined ? { ...found, year, end: end + fromNow[0].length } : found
}

/** "10.-12.3.2027", "11.5. oder 12.5.", "12. und 13. Mai": two days are no single one. The last year counts for both. */
function readPair(small: string, from: number, today: LocalDate) {
  const dayOnly = at(NAMED_DAY_ONLY, small, from)
  const first = readOne(small, from, today)
  const firstEnd = first?.end ?? from + (dayOnly?.[0].length ?? 0)
  if (!first && !dayOnly) return undefined
  const connected = at(CONNECTED, small, firstEnd)
  const second = connected && readOne(small, firstEnd + connected[0].length, today)
  if (!connected || !second || second.isUnsure) return undefined
  const last = meaning(second, today)
  if (last.kind !== 'date') return undefined
  const year = first?.year ?? Number(last.value.slice(0, 4))
  const day = first?.day ?? Number(dayOnly?.[1] ?? dayOnly?.[2])
  const before = meaning({ day, month: first?.month ?? second.month, year }, today)
  return { what: vague(before.kind === 'date' ? before.value : undefined, last.value), end: second.end }
}
