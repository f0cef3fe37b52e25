/**
 * Gesetzliche Feiertage: public holidays that hold in the whole of a Land. Reckoned by the law in force since 1995;
 * what a Land introduced later counts from then on. A day that is a holiday only in some communities (Augsburg, Corpus
 * Christi in parts of SN and TH, Assumption in parts of BY) is none here: an office in the next town works.
 * Easter Sunday and Whit Sunday stand in the law of BB alone; elsewhere they are Sundays like any other.
 */
import { getHolidays } from 'feiertagejs'
import { firstDayOfYear, type LocalDate, localDate, yearOf } from './local-date.ts'

/** The sixteen Länder, ISO 3166-2 without "DE-". */
export const LANDS = [
  'BW',
  'BY',
  'BE',
  'BB',
  'HB',
  'HH',
  'HE',
  'MV',
  'NI',
  'NW',
  'RP',
  'SL',
  'SN',
  'ST',
  'SH',
  'TH',
] as const
/** Bundesland: its code decides which holidays count. */
export type Land = (typeof LANDS)[number]

type LibraryHoliday = ReturnType<typeof getHolidays>[number]

const LATE_REFORMATION_DAY: readonly Land[] = ['HB', 'HH', 'NI', 'SH']

/** Where feiertagejs 1.5.1 says more than the law. */
function isStatewide({ name }: LibraryHoliday, land: Land, year: number): boolean {
  // Only in communities with a Catholic majority (Art. 1 FTG): some 350 of Bavaria's 2,056 work on that day.
  if (name === 'MARIAHIMMELFAHRT') return land === 'SL'
  // In the north since 2018, once before that for the 500th anniversary; the library has it there in every year.
  if (name === 'REFORMATIONSTAG' && LATE_REFORMATION_DAY.includes(land)) return year >= 2017
  return true
}

/** Where it says less: days that Berlin's parliament made a holiday once. */
const ONCE: readonly { land: Land; on: LocalDate; name: string }[] = [
  { land: 'BE', on: localDate('2020-05-08'), name: 'Tag der Befreiung' },
  { land: 'BE', on: localDate('2025-05-08'), name: 'Tag der Befreiung' },
  { land: 'BE', on: localDate('2028-06-17'), name: 'Jahrestag des Volksaufstandes' },
]

const known = new Map<string, ReadonlyMap<LocalDate, string>>()

/**
 * The public holidays of a year by date, with their German names; two on one day (01.05.2008) are "a / b".
 * @throws RangeError for a year outside 1900 to 2199
 */
export function holidaysOf(land: Land, year: number): ReadonlyMap<LocalDate, string> {
  const key = `${land} ${year}`
  const already = known.get(key)
  if (already) return already
  const holidays = reckon(land, yearOf(firstDayOfYear(year)))
  known.set(key, holidays)
  return holidays
}

function reckon(land: Land, year: number): ReadonlyMap<LocalDate, string> {
  const days = new Map<LocalDate, string>()
  const add = (on: LocalDate, name: string) => {
    const other = days.get(on)
    days.set(on, other ? `${other} / ${name}` : name)
  }
  for (const holiday of getHolidays(year, land)) {
    // The library's `date` is noon UTC everywhere. Its `dateString` goes through the server's zone and is a day late
    // in Pacific/Kiritimati.
    if (isStatewide(holiday, land, year)) {
      add(localDate(holiday.date.toISOString().slice(0, 10)), holiday.translate('de') ?? holiday.name)
    }
  }
  for (const { land: where, on, name } of ONCE) if (where === land && yearOf(on) === year) add(on, name)
  return days
}

/** @returns the German name of the public holiday, or undefined if this day is none in that Land. */
export const holidayName = (date: LocalDate, land: Land): string | undefined => holidaysOf(land, yearOf(date)).get(date)
