/** The field "at what time". */
import { type LocalDate, type LocalTime, laterThatDay, parseLocalTime } from '#src/calendar/local-date.ts'
import { type DialogContext, type Field, found, nothing, refused } from '#src/conversation/field.ts'
import { asClockAlone } from '#src/language/days/clock.ts'
import { readTimeShifts } from '#src/language/days/time-shifts.ts'
import { asAskedTime, readBareHour, readTimes, type TimeReading } from '#src/language/days/times.ts'
import { clean } from '#src/language/words/normalise.ts'
import { without } from '#src/language/words/span.ts'
import * as say from '#src/speech/parts/fields.ts'
import { chosenCommitteeName, type OfBody } from './agreements/committee-field.ts'

type Begins = Exclude<TimeReading, { kind: 'end' }>

/** The time a meeting begins. What is said of its end ("bis 12 Uhr") stays in the text, for a field of its own. */
export const timeOfDay: Field<LocalTime, OfBody & { readonly date?: LocalDate; readonly time?: LocalTime }> = {
  isUnmistakable: true,
  label: say.timeLabel(),
  ask: (context) => say.askTime(chosenCommitteeName(context), context.answers.date),
  find(text, { answers }) {
    const isAsked = answers.time === undefined && answers.date !== undefined
    const cleaned = isAsked ? asAskedTime(text) : asClockAlone(clean(text))
    const readings = readTimes(cleaned).filter((one): one is Begins => one.kind !== 'end')
    const [first] = readings
    if (!first) return nothing
    const rest = without(cleaned, ...readings)
    switch (first.kind) {
      case 'impossible':
        return refused(say.impossibleTime(first.said), rest)
      case 'vague':
        return refused(say.vagueTime(first.said, first.candidates), rest)
      case 'reversed':
        return refused(say.endBeforeStart(first.value, first.until), rest)
      case 'midnight':
        return refused(first.of === 'end' ? say.endOnAnotherDay() : say.midnight(first.said), rest)
      case 'time': {
        const times = [...new Set(readings.flatMap((reading) => (reading.kind === 'time' ? [reading.value] : [])))]
        if (times.length > 1) return refused(say.severalTimes(times), rest)
        // In brackets, so that no number in front of it becomes its beginning: "Raum 10".
        return found(first.value, first.until ? `${rest} ${say.untilTime(first.until)}`.trim() : rest)
      }
    }
  },
  understand(text) {
    const time = readBareHour(text)
    return time ? found(time) : nothing
  },
  input: (id, _context, value) => ({ id, kind: 'time', label: say.timeLabel(), ...(value !== undefined && { value }) }),
  fromCard(value, context) {
    const time = parseLocalTime(value)
    return time ? found(time) : this.find(value, context)
  },
  show: (value) => `${value} Uhr`,
  restore: (stored) => (typeof stored === 'string' ? parseLocalTime(stored) : undefined),
}

/** The same, where "eine Stunde später" is counted from a time that is known. */
export const shiftedFrom = <A extends OfBody & { readonly date?: LocalDate; readonly time?: LocalTime }>(
  timeOf: (context: DialogContext<A>) => LocalTime | undefined,
): Field<LocalTime, A> => ({
  ...timeOfDay,
  find(text, context) {
    const before = timeOf(context)
    const cleaned = clean(text)
    const [shift] = before === undefined ? [] : readTimeShifts(cleaned)
    if (before === undefined || !shift) return timeOfDay.find(text, context)
    const after = laterThatDay(before, shift.minutes)
    const rest = without(cleaned, shift)
    return after ? found(after, rest) : refused(say.shiftedToAnotherDay(shift.said), rest)
  },
})
