/** When something ends, as people write it in German: "bis 12 Uhr", "Ende: 16:30", "2 Stunden lang", "ohne Ende". */
import type { LocalTime } from '#src/calendar/local-date.ts'
import { at, type Match, type Position, pattern, scan } from '#src/language/words/scan.ts'
import { END } from './calendar-words.ts'
import { readDurations } from './durations.ts'
import { readTimes } from './times.ts'

export type EndMeaning =
  /** `other`: the other half of the day, where the half was not said. */
  | { readonly kind: 'until'; readonly value: LocalTime; readonly other?: LocalTime }
  | { readonly kind: 'lasts'; readonly minutes: number }
  /** "ohne Ende" */
  | { readonly kind: 'open' }
  /** "bis 24 Uhr": no time that the same day has. */
  | { readonly kind: 'midnight' }
  /** "2 bis 3 Stunden" */
  | { readonly kind: 'vague' }

export type EndReading = EndMeaning & Position

const NO_END = pattern(
  `(?:ohne (?:ein |festes |genaues )?(?:ende|endzeit|enduhrzeit|schluss)|kein(?:e|es)? (?:festes )?(?:ende|endzeit)|open end|(?:das )?ende:? (?:ist |bleibt )?(?:noch )?(?:offen|weglassen|entfernen|streichen|loeschen))${END}`,
)

/** Everything in the text that says when something ends, in order; the end of "9 bis 11 Uhr" belongs to its beginning. */
export function readEndings(text: string): readonly EndReading[] {
  const readings: EndReading[] = [
    ...scan<EndMeaning>(text, readNoEnd),
    ...readDurations(text),
    ...readTimes(text).flatMap((time): readonly EndReading[] => {
      if (time.kind === 'end') return [{ ...time, kind: 'until' }]
      return time.kind === 'midnight' && time.of === 'end' ? [{ ...time, kind: 'midnight' }] : []
    }),
  ]
  let end = 0
  return readings
    .toSorted((one, other) => one.start - other.start)
    .filter((reading) => {
      const isBehind = reading.start >= end
      if (isBehind) end = reading.end
      return isBehind
    })
}

function readNoEnd(small: string, index: number): Match<EndMeaning> | undefined {
  const match = at(NO_END, small, index)
  return match && { what: { kind: 'open' }, end: index + match[0].length }
}

/** "12 Uhr" is an end where one is asked for: there it is read as "bis 12 Uhr". */
export const asAskedEnd = (text: string): string => `bis ${text}`
