/** First and last day of an absence: "vom 5.7. bis 23.7.", "bis Freitag" (from today on), or two days on a card. */
import { addYears, daysBetween, type LocalDate } from '#src/calendar/local-date.ts'
import { type DialogContext, type Field, found, nothing, renamed } from '#src/conversation/field.ts'
import { futureDay, withToday } from '#src/conversation/fields/future-day.ts'
import { spanWords, untilWords } from '#src/language/people/absence-words.ts'
import * as say from '#src/speech/people/absence.ts'

/** Calendar days: a first day that lies further back is a slip. */
const RUNNING_DAYS = 183

const days = renamed(futureDay, say.fromLabel(), say.askFrom)

/** "bis 23.7." alone begins today; a first day that is over does, too. */
export const firstDayAway: Field<LocalDate> = {
  ...withToday(days),
  find(text, context) {
    const { first, last } = spanWords(text)
    const { from, until } = context.answers
    if (last === undefined) return from !== undefined && until === undefined ? nothing : days.find(text, context)
    const reading = days.find(first, context)
    const behind = untilWords(last)
    if (reading.kind === 'none') return from === undefined ? found(context.today, behind) : nothing
    if (reading.kind === 'refused') return { ...reading, rest: behind }
    const ends = days.find(last, context)
    // Without a year the next such day is taken: of an absence that runs already it is the one a year later.
    const since = daysBetween(addYears(reading.value, -1), context.today)
    const isRunning = ends.kind === 'found' && ends.value < reading.value && since > 0 && since <= RUNNING_DAYS
    return found(isRunning ? context.today : reading.value, behind)
  },
}

export const lastDayAway: Field<LocalDate, { readonly from?: LocalDate }> = {
  ...renamed(futureDay, say.untilLabel(), ({ answers, today }: DialogContext<{ readonly from?: LocalDate }>) =>
    say.askUntil(answers.from ?? today),
  ),
  find(text, context) {
    const { last } = spanWords(text)
    if (last !== undefined) return days.find(last, context)
    return context.answers.from === undefined ? nothing : days.find(text, context)
  },
}
