/** The field "which days": one day from which on days are proposed, or several that are meant. */
import { type LocalDate, parseLocalDate, type Weekday, weekdayOf } from '#src/calendar/local-date.ts'
import { type DialogContext, type Field, found, nothing, type Reading, refused } from '#src/conversation/field.ts'
import { daysWrittenIn, readDates } from '#src/language/days/dates.ts'
import { clean } from '#src/language/words/normalise.ts'
import { without } from '#src/language/words/span.ts'
import * as say from '#src/speech/meetings/find-date.ts'
import { contradictoryDate, impossibleDate, pastDate, vagueDate } from '#src/speech/parts/fields.ts'

/** More, and nobody answers carefully. */
const MOST_DAYS = 8
const LIST_LENGTH = 200

function read(text: string, context: DialogContext): Reading<readonly LocalDate[]> {
  const cleaned = clean(text)
  const readings = readDates(cleaned, context.today).filter(({ kind }) => kind !== 'excluded')
  if (readings.length === 0) return nothing
  const rest = without(cleaned, ...readings)
  const days: LocalDate[] = []
  for (const reading of readings) {
    if (reading.kind === 'excluded') continue
    if (reading.kind === 'impossible') return refused(impossibleDate(reading.said), rest)
    if (reading.kind === 'contradictory') return refused(contradictoryDate(reading.said, reading.value), rest)
    if (reading.kind === 'vague') {
      // "11.5. und 13.5." are several days here, where elsewhere one of them must be meant.
      const named = daysWrittenIn(reading.said)
      if (named < 2 || named !== reading.candidates.length) {
        return refused(vagueDate(reading.said, reading.candidates), rest)
      }
      days.push(...reading.candidates)
      continue
    }
    if (reading.value < context.today) return refused(pastDate(reading.value), rest)
    days.push(reading.value)
  }
  const inOrder = [...new Set(days)].toSorted()
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

/** Days that must not be among the proposed ones. */
export interface LeftOut {
  readonly days: readonly LocalDate[]
  readonly weekdays: readonly Weekday[]
  /** What was said of days that could not be told: the days that are meant are then asked for. */
  readonly unclear?: string
}

export const isLeftOut = (on: LocalDate, { days, weekdays }: LeftOut): boolean =>
  days.includes(on) || weekdays.includes(weekdayOf(on))

/** "außer am 10.5.", "nicht montags": taken where it is said, never asked for. */
export const daysLeftOut = (label: string): Field<LeftOut> => ({
  label,
  isUnmistakable: true,
  ask: () => label,
  find(text, context) {
    const cleaned = clean(text)
    const excluded = readDates(cleaned, context.today).flatMap((one) => (one.kind === 'excluded' ? [one] : []))
    if (excluded.length === 0) return nothing
    const unclear = excluded.find(({ days, weekdays }) => days.length === 0 && weekdays.length === 0)
    const out: LeftOut = {
      days: excluded.flatMap(({ days }) => days),
      weekdays: excluded.flatMap(({ weekdays }) => weekdays),
      ...(unclear && { unclear: unclear.said }),
    }
    return found(out, without(cleaned, ...excluded))
  },
  understand: () => nothing,
  input: () => undefined,
  fromCard: () => nothing,
  show: (value) => say.leftOutShown(value),
  restore: restoredLeftOut,
})

function restoredLeftOut(stored: unknown): LeftOut | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined
  const { days, weekdays, unclear } = stored as Partial<Record<keyof LeftOut, unknown>>
  if (!Array.isArray(days) || !Array.isArray(weekdays)) return undefined
  return {
    days: days.flatMap((day) => (typeof day === 'string' ? (parseLocalDate(day) ?? []) : [])),
    weekdays: weekdays.filter((day): day is Weekday => Number.isInteger(day) && day >= 1 && day <= 7),
    ...(typeof unclear === 'string' && { unclear }),
  }
}
