/**
 * How dates, times, names and abbreviations are written in Einfache Sprache. Both versions of an answer write them by
 * `parts/format.ts`; here they are spelled out, so that no date of one can differ from that of the other.
 */
import type { Agreement, Committee, Shelf } from '#src/agreements/lookup.ts'
import { parseLocalDate, weekdayOf } from '#src/calendar/local-date.ts'
import { monthName } from '#src/speech/parts/format.ts'
import { EXPLAINED } from './explained.ts'

const WEEKDAYS = ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'] as const
const DATE = /((?:Mo|Di|Mi|Do|Fr|Sa|So)\., )?\b(\d\d)\.(\d\d)\.(\d{4})\b/gu
const DAY_OF_EVERY_YEAR = /\b(\d\d)\.(\d\d)\.(?!\d)/gu
const TIME = /\b(\d\d):(\d\d)(?: bis (\d\d):(\d\d))? Uhr/gu

const hour = (hours: string, minutes: string): string => `${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`

/** "Donnerstag, 17. Juni 2027, 10 Uhr" */
export const spelledOut = (text: string): string =>
  text
    .replace(DATE, (written, weekday: string | undefined, day: string, month: string, year: string) => {
      const date = parseLocalDate(`${year}-${month}-${day}`)
      if (!date) return written
      const said = `${Number(day)}. ${monthName(Number(month))} ${year}`
      return weekday === undefined ? said : `${WEEKDAYS[weekdayOf(date) - 1]}, ${said}`
    })
    .replace(DAY_OF_EVERY_YEAR, (written, day: string, month: string) =>
      Number(month) >= 1 && Number(month) <= 12 ? `${Number(day)}. ${monthName(Number(month))}` : written,
    )
    .replace(TIME, (_, from: string, minutes: string, to?: string, toMinutes = '00') =>
      to === undefined ? `${hour(from, minutes)} Uhr` : `${hour(from, minutes)} Uhr bis ${hour(to, toMinutes)} Uhr`,
    )

/** What names and abbreviations stand for. */
export interface Terms {
  /** As an answer names a body or region, "KoK LK Kassel", "MKK", and their names in full. Longer ones first. */
  readonly names: readonly (readonly [short: string, long: string])[]
  /** An abbreviation or hard word and the sentence that explains it. */
  readonly explained: readonly (readonly [word: string, sentence: string])[]
}

/** A region as the partner calls itself: "Landkreis Kassel" for "LK Kassel". */
const regionName = ({ region, partners }: Agreement): string =>
  partners.find(({ name, short, aliases }) => name === region || short === region || aliases.includes(region))?.name ??
  region

const isAbbreviation = (short: string): boolean => /\p{Lu}[\p{Ll}]*\p{Lu}/u.test(short)
const longName = ({ name, short }: Pick<Committee, 'name' | 'short'>): string => (isAbbreviation(short) ? name : short)

/** Everything the shelf has an abbreviation for, once for all answers. */
export function termsOf({ agreements }: Pick<Shelf, 'agreements'>): Terms {
  const bodies = agreements.flatMap((agreement) =>
    agreement.committees.map(
      (committee) =>
        [`${committee.short} ${agreement.region}`, `${longName(committee)} ${regionName(agreement)}`] as const,
    ),
  )
  const regions = agreements.map((agreement) => [agreement.region, regionName(agreement)] as const)
  const names = agreements.flatMap((agreement) => [
    ...agreement.partners.map(({ short, name }) => [short ?? name, name] as const),
    ...agreement.committees.map(({ short, name }) => [short, name] as const),
  ])
  const known = new Map(EXPLAINED)
  for (const [short, long] of names)
    if (isAbbreviation(short) && long !== short && !long.includes(short) && !known.has(short))
      known.set(short, `${short} ist kurz für: ${long}.`)
  const longest = (one: readonly [string, string], other: readonly [string, string]) => other[0].length - one[0].length
  return { names: [...bodies, ...regions].toSorted(longest), explained: [...known].toSorted(longest) }
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
const asWord = (text: string, flags = 'u'): RegExp =>
  new RegExp(`(?<![\\p{L}\\d/])${escaped(text)}(?![\\p{L}\\d])`, flags)
const everywhere = (text: string): RegExp => asWord(text, 'gu')

/** Names in full, and days and times as words. */
export const inFull = (text: string, { names }: Terms): string =>
  spelledOut(names.reduce((named, [short, long]) => named.replace(everywhere(short), long), text))

/** Paragraphs in reading order, and each hard word explained where it first stands. */
export function readable(paragraphs: readonly string[], terms: Terms): readonly string[] {
  const open = new Map(terms.explained)
  return paragraphs.map((paragraph) => {
    const written = inFull(paragraph, terms)
    const added: { readonly at: number; readonly sentence: string }[] = []
    for (const [word, sentence] of terms.explained) {
      const at = open.has(word) ? written.search(asWord(word)) : -1
      if (at < 0) continue
      added.push({ at, sentence })
      // "LWV Hessen" explains its "LWV" as well, "Gremien" the "Gremium".
      for (const [other, itsSentence] of open) if (word.includes(other) || itsSentence === sentence) open.delete(other)
    }
    const inOrder = added.toSorted((one, other) => one.at - other.at).map(({ sentence }) => sentence)
    return [written, ...inOrder].join(' ')
  })
}
