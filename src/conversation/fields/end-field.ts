/** The field "when it ends": a time of the same day, how long it lasts, or no end. Nobody has to say it. */
import { type LocalTime, parseLocalTime } from '#src/calendar/local-date.ts'
import { type DialogContext, type Field, found, nothing, type Reading, refused } from '#src/conversation/field.ts'
import { asAskedEnd, type EndReading, readEndings } from '#src/language/days/endings.ts'
import { clean } from '#src/language/words/normalise.ts'
import { without } from '#src/language/words/span.ts'
import { type Ending, endOf } from '#src/meetings/ending.ts'
import * as say from '#src/speech/parts/fields.ts'
import { duration } from '#src/speech/parts/format.ts'

/** @param beginOf when the meeting begins, as far as it is known: an end must lie after it */
export const endOfMeeting = <A extends object>(
  beginOf: (context: DialogContext<A>) => LocalTime | undefined,
): Field<Ending, A> => {
  const fitting = (ending: Ending, context: DialogContext<A>, rest = ''): Reading<Ending> => {
    const begin = beginOf(context)
    const ended = begin === undefined ? undefined : endOf(begin, ending)
    return ended?.ok === false ? refused(say.refusedEnd(ended), rest) : found(ending, rest)
  }
  const timeOf = (ending: Ending, context: DialogContext<A>): LocalTime | undefined => {
    const begin = beginOf(context)
    if ('until' in ending) return ending.until
    const ended = begin === undefined ? undefined : endOf(begin, ending)
    return ended?.ok ? ended.endsAt : undefined
  }
  return {
    isUnmistakable: true,
    isApart: true,
    label: say.endLabel(),
    ask: say.askEnd,
    find(text, context) {
      const cleaned = clean(text)
      const readings = readEndings(cleaned)
      const [first] = readings
      if (!first) return nothing
      const rest = without(cleaned, ...readings)
      if (readings.some(({ kind }) => kind === 'midnight')) return refused(say.endOnAnotherDay(), rest)
      const vague = readings.find(({ kind }) => kind === 'vague')
      if (vague) return refused(say.vagueDuration(vague.said), rest)
      const begin = beginOf(context)
      const endings = readings.flatMap((reading) => endingOf(reading, begin) ?? [])
      const ends = new Set(endings.map((one) => JSON.stringify(begin === undefined ? one : endOf(begin, one))))
      const [ending] = endings
      if (ends.size > 1) return refused(say.severalEnds(readings.map(({ said }) => said)), rest)
      return ending ? fitting(ending, context, rest) : nothing
    },
    understand(text, context) {
      const reading = this.find(text, context)
      // "12 Uhr" is an end where one is asked for.
      return reading.kind === 'none' ? this.find(asAskedEnd(text), context) : reading
    },
    buttons: () => [{ label: say.withoutEndButton(), value: say.withoutEndButton() }],
    input(id, context, value) {
      const time = value && timeOf(value, context)
      return { id, kind: 'time', label: say.endInputLabel(), ...(time !== undefined && { value: time }) }
    },
    fromCard(value, context) {
      const until = parseLocalTime(value)
      return until ? fitting({ until }, context) : this.find(value, context)
    },
    show(value, context) {
      const time = timeOf(value, context)
      if (time !== undefined) return `${time} Uhr`
      return 'lastsMinutes' in value ? duration(value.lastsMinutes) : say.withoutEnd()
    },
    restore: restoredEnding,
  }
}

function endingOf(reading: EndReading, begin: LocalTime | undefined): Ending | undefined {
  switch (reading.kind) {
    case 'until': {
      // "bis 8" of a meeting at 14:00 is eight in the evening.
      const { value, other } = reading
      const isOther = begin !== undefined && other !== undefined && value <= begin && other > begin
      return { until: isOther ? other : value }
    }
    case 'lasts':
      return { lastsMinutes: reading.minutes }
    case 'open':
      return { isOpen: true }
    case 'midnight':
    case 'vague':
      return undefined
  }
}

function restoredEnding(stored: unknown): Ending | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined
  if ('isOpen' in stored) return { isOpen: true }
  if ('lastsMinutes' in stored && typeof stored.lastsMinutes === 'number') return { lastsMinutes: stored.lastsMinutes }
  const until = 'until' in stored && typeof stored.until === 'string' ? parseLocalTime(stored.until) : undefined
  return until && { until }
}
