/** What a text names: regions, bodies, partners, clauses, days, times, spans and years, with their places in it. */
import type { LocalDate } from '#src/calendar/local-date.ts'
import type { Lexicon } from '#src/language/agreements/mentions.ts'
import { readDates } from '#src/language/days/dates.ts'
import { readDurations } from '#src/language/days/durations.ts'
import { readTimes } from '#src/language/days/times.ts'
import { readYear } from '#src/language/days/years.ts'
import { findNames } from '#src/language/words/names.ts'
import type { Word } from '#src/language/words/normalise.ts'
import { findClauses } from './clause-words.ts'
import type { Mention, SpanKind } from './message-reading.ts'

export function namedIn(text: string, words: readonly Word[], lexicon: Lexicon, today: LocalDate): readonly Mention[] {
  const said = (start: number, end: number) => text.slice(start, end)
  const names = findNames(text, lexicon.names).flatMap(({ value, start, end }): Mention[] => {
    const kinds: readonly (readonly [string, SpanKind])[] = [
      ['region/', 'region'],
      ['committee/', 'body'],
      ['partner/', 'partner'],
      ['third/', 'thirdParty'],
    ]
    return kinds.flatMap(([prefix, kind]) => {
      const values = value.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length))
      // "Psychiatrie-Erfahrung" names no body.
      const isPart = kind === 'body' && /^-\p{L}/u.test(text.slice(end))
      return values.length > 0 && !isPart ? [{ kind, values, said: said(start, end), start, end }] : []
    })
  })
  const isFree = ({ start, end }: { start: number; end: number }) =>
    !names.some((name) => start < name.end && end > name.start)
  const days = readDates(text, today).filter(isFree)
  const clauses = findClauses(text, words).filter(
    (clause) => isFree(clause) && !days.some((day) => clause.start < day.end && clause.end > day.start),
  )
  const isElse = ({ start, end }: { start: number; end: number }) =>
    !clauses.some((clause) => start < clause.end && end > clause.start)
  const year = readYear(text, today)
  const plainNamed = (kind: SpanKind, spans: readonly { start: number; end: number }[]): readonly Mention[] =>
    spans.map(({ start, end }) => ({ kind, values: [], said: said(start, end), start, end }))
  return [
    ...names,
    ...clauses.map(({ value, start, end }) => ({
      kind: 'clause' as const,
      values: [value],
      said: said(start, end),
      start,
      end,
    })),
    ...plainNamed('day', days.filter(isElse)),
    ...plainNamed('time', readTimes(text).filter(isFree).filter(isElse)),
    ...plainNamed('span', readDurations(text).filter(isFree).filter(isElse)),
    ...(year && isFree(year) ? plainNamed('year', [year]) : []),
  ].toSorted((one, other) => one.start - other.start)
}
