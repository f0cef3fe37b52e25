/** The field "which days": one day from which on days are proposed, or several that are meant. */
import { type LocalDate, parseLocalDate, type Weekday, weekdayOf } from '#src/calendar/local-date.ts'
import { type DialogContext, type Field, found, nothing, type Reading, refused } from '#src/conversation/field.ts'
import { daysWrittenIn, readDates } from '#src/language/days/dates.ts'
import { addsToDays, bareDaysNear, saysFrom } from '#src/language/days/days-added.ts'
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

/** What changes several days that are known: never less is kept than was said. */
function change(
  text: string,
  context: DialogContext<{ readonly days?: readonly LocalDate[]; readonly leftOut?: LeftOut }>,
): Reading<readonly LocalDate[]> {
  const { days = [], leftOut } = context.answers
  const known = leftOut?.isLater ? days.filter((on) => !isLeftOut(on, leftOut)) : days
  const last = known.at(-1)
  const reading = read(text, context)
  if (last === undefined || known.length < 2 || saysFrom(text)) return reading
  const bare = reading.kind === 'none' ? bareDaysNear(text, last).filter((on) => on >= context.today) : []
  const named = reading.kind === 'found' ? reading.value : bare
  if (named.length === 0 || (reading.kind !== 'found' && !addsToDays(text))) return reading
  const rest = reading.kind === 'found' ? reading.rest : ''
  if (!addsToDays(text)) return named.length > 1 ? reading : refused(say.allDays(known), rest)
  const all = [...new Set([...known, ...named])].toSorted()
  return all.length > MOST_DAYS ? refused(say.tooManyDays(MOST_DAYS), rest) : found(all, rest)
}

export const severalDays = (label: string, ask: () => string): Field<readonly LocalDate[]> => ({
  label,
  isUnmistakable: true,
  ask,
  find: change,
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
  /** They were named before: they are taken from the list. */
  readonly isLater?: true
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
    const { days: known = [] } = context.answers as { readonly days?: readonly LocalDate[] }
    // "Den 28. nicht": of the days that were named the one it can mean.
    const taken = known.filter((on) =>
      excluded.some(({ days }) => days.some((one) => one === on || isBare(days, one, on))),
    )
    if (known.length > 1 && taken.length > 0)
      return found({ days: taken, weekdays: [], isLater: true }, without(cleaned, ...excluded))
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

/** One of several that a day without a month can be. */
const isBare = (days: readonly LocalDate[], one: LocalDate, on: LocalDate): boolean =>
  days.length > 1 && one.slice(-2) === on.slice(-2)

function restoredLeftOut(stored: unknown): LeftOut | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined
  const { days, weekdays, unclear, isLater } = stored as Partial<Record<keyof LeftOut, unknown>>
  if (!Array.isArray(days) || !Array.isArray(weekdays)) return undefined
  return {
    days: days.flatMap((day) => (typeof day === 'string' ? (parseLocalDate(day) ?? []) : [])),
    weekdays: weekdays.filter((day): day is Weekday => Number.isInteger(day) && day >= 1 && day <= 7),
    ...(typeof unclear === 'string' && { unclear }),
    ...(isLater === true && { isLater }),
  }
}
