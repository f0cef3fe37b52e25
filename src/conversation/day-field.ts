/** The field "which days": one day from which on days are proposed, or several that are meant. */
import { type LocalDate, parseLocalDate } from '#src/calendar/local-date.ts'
import { readDates } from '#src/language/dates.ts'
import { clean } from '#src/language/normalise.ts'
import { without } from '#src/language/span.ts'
import { contradictoryDate, impossibleDate, pastDate, vagueDate } from '#src/speech/fields.ts'
import * as say from '#src/speech/find-date.ts'
import { type Field, found, nothing, type Reading, refused, type Sight } from './field.ts'

/** More, and nobody answers carefully. */
const MOST_DAYS = 8
const LIST_LENGTH = 200

function read(text: string, sight: Sight): Reading<readonly LocalDate[]> {
  const cleaned = clean(text)
  const readings = readDates(cleaned, sight.today)
  if (readings.length === 0) return nothing
  const rest = without(cleaned, ...readings)
  const days: LocalDate[] = []
  const excluded = readings.find(({ kind }) => kind === 'excluded')
  for (const reading of readings) {
    if (reading.kind === 'excluded') continue
    if (reading.kind === 'impossible') return refused(impossibleDate(reading.said), rest)
    if (reading.kind === 'contradictory') return refused(contradictoryDate(reading.said, reading.value), rest)
    if (reading.kind === 'vague') {
      // "11.5. und 13.5." are several days here, where elsewhere one of them must be meant.
      const named = reading.said.match(/\d\.\s?\d/gu)?.length ?? 0
      if (named < 2 || named !== reading.candidates.length) {
        return refused(vagueDate(reading.said, reading.candidates), rest)
      }
      days.push(...reading.candidates)
      continue
    }
    if (reading.value < sight.today) return refused(pastDate(reading.value), rest)
    days.push(reading.value)
  }
  const inOrder = [...new Set(days)].toSorted()
  // From one day on days are proposed, and the excluded ones would be among them.
  if (excluded && inOrder.length < 2) return refused(say.excludedDays(excluded.said), rest)
  return inOrder.length > MOST_DAYS ? refused(say.tooManyDays(MOST_DAYS), rest) : found(inOrder, rest)
}

export const severalDays = (label: string, ask: () => string): Field<readonly LocalDate[]> => ({
  label,
  isUnmistakable: true,
  ask,
  find: read,
  understand: read,
  input: (id) => ({ id, kind: 'text', label, maxLength: LIST_LENGTH }),
  fromCard: read,
  show: say.daysShown,
  restore: (stored) =>
    Array.isArray(stored)
      ? stored.flatMap((day) => (typeof day === 'string' ? (parseLocalDate(day) ?? []) : []))
      : undefined,
})
