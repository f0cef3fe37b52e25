/** Words around a day that say it is not meant, or that it only bounds the days that are: "nicht am", "spätestens am". */
import type { Weekday } from '#src/calendar/local-date.ts'
import type { Position } from '#src/language/words/scan.ts'
import { WEEKDAY, weekdayNamed } from './calendar-words.ts'
import type { DateMeaning } from './date-meaning.ts'

type Read = DateMeaning & Position

/** As far as words before a day are looked at. */
const LOOK_BACK = 60
const LEADS = '(?:(?:,? (?:am|an|den|dem|der|des|vom|zum|auf|ab|bis|für|fuer|in|im|vor|nach))*)'
const NEVER =
  '(?:(?:auf|in) kein(?:en|em) fall|keinesfalls|niemals|nie|außer|ausser|ausgenommen|bis auf|mit ausnahme (?:von|des)|(?<!noch )nicht(?! öffentlich| oeffentlich))'
/** "nicht am", "außer am", "auf keinen Fall am", "kann nicht länger warten am": three words at most lie between. */
const EXCLUDED_BEFORE = new RegExp(`(?<![\\p{L}])${NEVER}(?: [\\p{L}]+){0,3}?${LEADS} $`, 'iu')
/** "keine Sitzung am" */
const NONE_BEFORE = new RegExp(`(?<![\\p{L}])kein(?:e|en|er|em)?(?: [\\p{L}]+){1,3}?${LEADS} $`, 'iu')
/** "am 17.6. nicht", "der 17.6. passt leider nicht", "17.6. um 10 Uhr geht auf keinen Fall" */
const EXCLUDED_AFTER =
  /^(?:,? (?:um )?\d{1,2}(?:[.:]\d{2})?(?: uhr)?)?(?: (?:ist|sind|wäre|waere|geht|passt|kann|können|koennen|gilt|ich|wir|es|das|da|mir|uns|leider|gar|auch|aber|bitte)){0,4} (?:nicht|nie|auf keinen fall|keinesfalls|ausgeschlossen|entfällt|entfaellt)(?![\p{L}])(?! (?:vor|nach|ab|um|später|spaeter|früher|frueher|öffentlich|oeffentlich|vergessen|nur|im|in|bei|am|an|den|dem|der)(?![\p{L}])| (?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag))/iu
/** What goes on with the excluded: "nicht am 17. oder 18.6." */
const GOES_ON =
  /^[ ,]*(?:(?:und|oder|noch|sowie|bzw\.?|auch|nicht|bis|-|–)[ ,]*)*(?:(?:am|an|den|dem|der|zum)[ ,]*)*$/iu
/** "spätestens am", "vor dem", "rund um den": bounds of days, none of them is the day. */
const BOUND_BEFORE =
  /(?<![\p{L}])(?:(?:aller)?spätestens|(?:aller)?spaetestens|(?:aller)?frühestens|(?:aller)?fruehestens|nicht vor|nicht nach|irgendwann|vor|nach|rund um|um)(?:,? (?:vor|nach|bis|ab|zum|am|den|dem|der|um))* $/iu

/** "nicht montags", "außer freitags", "keine Montage": days nobody counts up. */
const WEEKDAYS = `(?:${WEEKDAY})`
const EXCLUDED_WEEKDAYS = new RegExp(
  `(?<![\\p{L}])(?:${NEVER}|kein(?:e|en)?)(?: (?:am|an|einem|einen))* ${WEEKDAYS}(?:s|e|en)?(?:(?:,| und| oder|, und) ${WEEKDAYS}(?:s|e|en)?)*(?![\\p{L}])`,
  'iu',
)

/**
 * The same readings, but what is excluded or only a bound is none of the days meant. Each reading then covers the
 * words that say so, so that they are no left-overs.
 */
export function withoutExcluded<T extends Read>(
  cleaned: string,
  readings: readonly T[],
): readonly (DateMeaning & Position)[] {
  const all: (DateMeaning & Position)[] = []
  for (const reading of readings) {
    const last = all.at(-1)
    const from = Math.max(last?.end ?? 0, reading.start - LOOK_BACK)
    const lead = ` ${cleaned.slice(from, reading.start)}`
    const start = (match: RegExpExecArray) => Math.max(from, from - 1 + match.index)
    const never = EXCLUDED_BEFORE.exec(lead) ?? NONE_BEFORE.exec(lead)
    const goesOn = last?.kind === 'excluded' && GOES_ON.test(cleaned.slice(last.end, reading.start))
    const after = EXCLUDED_AFTER.exec(cleaned.slice(reading.end, reading.end + LOOK_BACK))
    const bound = BOUND_BEFORE.exec(lead)
    const at = (begin: number, end = reading.end): Position => ({
      start: begin,
      end,
      said: cleaned.slice(begin, end),
    })
    if (never) all.push({ ...excluded(reading, lead), ...at(start(never)) })
    else if (goesOn) all.push({ ...excluded(reading, lead), ...at(reading.start) })
    else if (after) all.push({ ...excluded(reading, lead), ...at(reading.start, reading.end + after[0].length) })
    else if (bound && reading.kind === 'date') all.push({ kind: 'vague', candidates: [], ...at(start(bound)) })
    else all.push(reading)
  }
  return withWeekdays(cleaned, all)
}

/** "nicht vor dem" and "nicht vom 10. bis 14.5." exclude more than the days that are named. */
function excluded(reading: Read, lead: string): DateMeaning {
  const isMore = /(?<![\p{L}])(?:vor|nach|bis|ab|vom)[^,]*$/iu.test(lead.replace(/bis auf/iu, ''))
  const isSpan = /-|–|bis/iu.test(reading.said)
  if (reading.kind === 'date' && reading.weekdayOnly) {
    return { kind: 'excluded', days: [], weekdays: isMore ? [] : [reading.weekdayOnly] }
  }
  const days = reading.kind === 'date' ? [reading.value] : reading.kind === 'vague' && !isSpan ? reading.candidates : []
  return { kind: 'excluded', days: isMore ? [] : days, weekdays: [] }
}

function withWeekdays(
  cleaned: string,
  readings: readonly (DateMeaning & Position)[],
): readonly (DateMeaning & Position)[] {
  const match = EXCLUDED_WEEKDAYS.exec(cleaned)
  if (!match) return readings
  const [said] = match
  const [start, end] = [match.index, match.index + said.length]
  const others = readings.filter((one) => one.end <= start || one.start >= end)
  const weekdays = said
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .flatMap((word): Weekday[] => {
      const weekday = weekdayNamed(word.replace(/(?<=tag|woch)(?:s|e|en)$/u, ''))
      return weekday && word.length > 2 ? [weekday] : []
    })
  return [...others, { kind: 'excluded' as const, days: [], weekdays, start, end, said }].toSorted(
    (one, other) => one.start - other.start,
  )
}
