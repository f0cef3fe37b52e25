/** The field "when": one day from today on. */
import { addYears, type LocalDate, parseLocalDate } from '#src/calendar/local-date.ts'
import { type DialogContext, type Field, found, nothing, type Reading, refused } from '#src/conversation/field.ts'
import { inWeekAhead } from '#src/language/days/date-meaning.ts'
import { type DateReading, readDates } from '#src/language/days/dates.ts'
import { readDaysTalkedOf } from '#src/language/days/days-talked-of.ts'
import { clean } from '#src/language/words/normalise.ts'
import { without } from '#src/language/words/span.ts'
import * as say from '#src/speech/parts/fields.ts'
import { longDate } from '#src/speech/parts/format.ts'
import { chosenCommitteeName } from './agreements/committee-field.ts'

/** A date further away is more likely a slip of the pen than a plan. */
const PLANNING_YEARS = 10

function notBeforeToday(on: LocalDate, context: DialogContext, rest: string): Reading<LocalDate> {
  if (on < context.today) return refused(say.pastDate(on), rest)
  if (on > addYears(context.today, PLANNING_YEARS)) return refused(say.farDate(on), rest)
  return found(on, rest)
}

/** An answer that only makes sense beside the days that were named before: "Donnerstag", "den 9.", "eine Woche später". */
function nearDay(
  cleaned: string,
  readings: readonly DateReading[],
  context: DialogContext,
): Reading<LocalDate> | undefined {
  if (!context.talkedOf) return undefined
  const { candidates, day } = context.talkedOf
  const meant = readDaysTalkedOf(cleaned, readings, candidates, day)
  const days = meant?.days.filter((one) => one >= context.today) ?? []
  const [only] = days
  if (!meant || !only) return undefined
  const rest = without(cleaned, meant)
  if (meant.isCertain && days.length === 1) return notBeforeToday(only, context, rest)
  const said = cleaned.slice(meant.start, meant.end)
  return refused(say.vagueDate(said, days), rest, { candidates: days, ...(day && { day }) })
}

/** The same day field, where what is said of a weekday or a span is counted from a day that is known. */
export const countedFrom = <A extends object>(
  field: Field<LocalDate, A>,
  dayOf: (context: DialogContext<A>) => LocalDate | undefined,
): Field<LocalDate, A> => ({
  ...field,
  find(text, context) {
    // Also where another day was read back since: "nein, zwei Wochen später".
    const day = dayOf(context) ?? context.talkedOf?.day
    const talkedOf = { candidates: [], ...context.talkedOf, ...(day && { day }) }
    return field.find(text, day ? { ...context, talkedOf } : context)
  },
})

/** A day from today on. */
export const futureDay: Field<LocalDate> = {
  isUnmistakable: true,
  label: say.dateLabel(),
  ask: (context) => say.askDate(chosenCommitteeName(context)),
  find(text, context) {
    const cleaned = clean(text)
    const readings = readDates(cleaned, context.today)
    const near = nearDay(cleaned, readings, context)
    if (near) return near
    const meant = readings.filter(({ kind }) => kind !== 'excluded')
    // One that is no single day is asked about, even where another is one: they may belong together.
    const first = meant.find(({ kind }) => kind !== 'date') ?? meant[0] ?? readings[0]
    if (!first) return nothing
    const rest = without(cleaned, ...readings)
    if (first.kind === 'excluded') return refused(say.excludedDate(first.said), rest)
    if (first.kind === 'impossible') return refused(say.impossibleDate(first.said), rest)
    if (first.kind === 'contradictory') {
      const said = inWeekAhead(first.value, 0, first.weekdaySaid)
      const candidates = [first.value, ...(said ? [said] : [])].toSorted()
      return refused(say.contradictoryDate(first.said, first.value), rest, { candidates })
    }
    if (first.kind === 'vague') {
      return refused(say.vagueDate(first.said, first.candidates), rest, { candidates: first.candidates })
    }
    const days = [...new Set(meant.flatMap((reading) => (reading.kind === 'date' ? [reading.value] : [])))]
    if (days.length > 1) return refused(say.severalDates(days), rest, { candidates: days.toSorted() })
    return notBeforeToday(first.value, context, rest)
  },
  understand: () => nothing,
  input: (id, _context, value) => ({ id, kind: 'date', label: say.dateLabel(), ...(value !== undefined && { value }) }),
  fromCard(value, context) {
    const on = parseLocalDate(value)
    return on ? notBeforeToday(on, context, '') : this.find(value, context)
  },
  show: (value) => longDate(value),
  restore: (stored) => (typeof stored === 'string' ? parseLocalDate(stored) : undefined),
}

/** The same day field with a button for today. */
export const withToday = (field: Field<LocalDate>): Field<LocalDate> => ({
  ...field,
  buttons: ({ today }) => [{ label: say.todayButton(), value: today }],
})
