/** When something ends, as people write it in German: "bis 12 Uhr", "Ende: 16:30", "2 Stunden lang", "ohne Ende". */
import type { LocalTime } from '#src/calendar/local-date.ts'
import { readDurations } from './durations.ts'
import { readTimes } from './times.ts'
import { type Match, type Position, readAll, type Tokens, tokensOf } from './tokens.ts'

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

/** Everything in the text that says when something ends, in order; the end of "9 bis 11 Uhr" belongs to its beginning. */
export function readEndings(text: string): readonly EndReading[] {
  const readings: EndReading[] = [
    ...readAll(tokensOf(text), readNoEnd),
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

const ENDS = ['ende', 'endzeit', 'enduhrzeit', 'schluss']

/** "ohne festes Ende", "kein Ende", "Ende noch offen", "das Ende streichen" */
function readNoEnd(said: Tokens, index: number): Match<EndMeaning> | undefined {
  const open = said.behind(index, 'open end')
  if (open !== undefined) return { what: { kind: 'open' }, next: open }
  if (said.is(index, 'ohne', 'kein', 'keine', 'keines')) {
    const at = said.skip(said.skip(index + 1, 'ein'), 'festes', 'genaues')
    return said.is(at, ...ENDS) ? { what: { kind: 'open' }, next: at + 1 } : undefined
  }
  const end = said.behind(said.skip(index, 'das'), 'ende')
  if (end === undefined) return undefined
  const at = said.skip(said.skip(said.skip(end, ':'), 'ist', 'bleibt'), 'noch')
  const isOpen = said.is(at, 'offen', 'weglassen', 'entfernen', 'streichen', 'loeschen')
  return isOpen ? { what: { kind: 'open' }, next: at + 1 } : undefined
}

/** "12 Uhr" is an end where one is asked for: there it is read as "bis 12 Uhr". */
export const asAskedEnd = (text: string): string => `bis ${text}`
