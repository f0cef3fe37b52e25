/** Fields ready to use in a dialog: which region, which body, when, where. */
import {
  type Agreement,
  agreementById,
  type Committee,
  committeeById,
  isExpired,
  meetingBodies,
} from '#src/agreements/lookup.ts'
import {
  addYears,
  type LocalDate,
  type LocalTime,
  parseLocalDate,
  parseLocalTime,
  weekdayOf,
} from '#src/calendar/local-date.ts'
import { type Field, found, nothing, type Reading, refused, type Sight } from '#src/conversation/field.ts'
import { committeesIn, readMentions, regionsIn } from '#src/language/agreements/mentions.ts'
import { readSkip, readYesNo } from '#src/language/answers.ts'
import { inWeekAhead } from '#src/language/days/date-meaning.ts'
import { type DateReading, readDates } from '#src/language/days/dates.ts'
import { readDaysTalkedOf } from '#src/language/days/days-talked-of.ts'
import { readFeast, readWeekdayWord } from '#src/language/days/feasts.ts'
import { readTimes, type TimeReading } from '#src/language/days/times.ts'
import {
  isBuilding,
  isNoPlace,
  isPlaceTaken,
  isSurelyPlace,
  namesPlace,
  placeWithin,
} from '#src/language/meetings/places.ts'
import { clean } from '#src/language/words/normalise.ts'
import { without } from '#src/language/words/span.ts'
import { type Ending, endOf } from '#src/meetings/ending.ts'
import * as say from '#src/speech/parts/fields.ts'
import { dateAndTime, longDate } from '#src/speech/parts/format.ts'
import { namedUnavailable, regionMeant } from './agreements/region.ts'

/** Longer than any room description, short enough for a card. */
const PLACE_LENGTH = 200
/** A date further away is more likely a slip of the pen than a plan. */
const PLANNING_YEARS = 10

/* Region */

const agreementOf = (sight: Sight): Agreement | undefined =>
  typeof sight.answers.region === 'string' ? agreementById(sight.shelf, sight.answers.region) : undefined

/** Agreements under which a meeting can be planned: in force or a self-commitment, with bodies that meet. */
function plannable(agreement: Agreement, rest: string): Reading<string> {
  if (agreement.kind === 'template') return refused(say.onlyTemplate(agreement), rest)
  if (meetingBodies(agreement).length === 0) return refused(say.noBodies(agreement), rest)
  return found(agreement.id, rest)
}

/** A region behind a noun that names nothing here belongs to a place: "Rathaus Hanau" after "KoK Kassel". */
function regionsOnly(text: string, sight: Sight): ReturnType<typeof regionsIn> {
  const spans = regionsIn(text, sight.lexicon)
  const [first] = spans
  if (!first) return spans
  const cleaned = clean(text)
  return spans.filter((span) => {
    if (span.value.join() === first.value.join()) return true
    const word = /(?:^|[\s,;])(\p{Lu}\p{L}{2,})\s$/u.exec(cleaned.slice(Math.max(0, span.start - 40), span.start))?.[1]
    return word === undefined || readMentions(word, sight.lexicon, sight.today).rest === ''
  })
}

/** What is left of a text without its regions, bodies, days and times. */
function wordsBeside(text: string, regions: ReturnType<typeof regionsIn>, sight: Sight): string {
  const cleaned = clean(text)
  const bodies = sight.shelf.agreements.flatMap(({ id }) => committeesIn(cleaned, sight.lexicon, id))
  return without(cleaned, ...regions, ...bodies, ...readDates(cleaned, sight.today), ...readTimes(cleaned))
}

/**
 * The agreement, by region; a body that exists in one agreement only names it as well.
 * @param fits refuses an agreement that the dialog cannot be about, or takes it
 */
export const regionWith = (
  ask: () => string,
  fits: (agreement: Agreement, rest: string) => Reading<string>,
): Field<string> => ({
  label: say.regionLabel(),
  ask,
  find(text, sight) {
    const spans = regionsOnly(text, sight)
    // "nein, Hanau Rathaus" is about the place: a known region changes only where nothing but names and dates is said.
    if (sight.answers.region !== undefined && wordsBeside(text, spans, sight) !== '') return nothing
    const mentions = readMentions(text, sight.lexicon, sight.today)
    const words = spans.map(({ start, end }) => clean(text).slice(start, end))
    const regions = mentions.regions.filter(({ said }) => words.includes(said))
    const meant = regionMeant({ ...mentions, regions, rest: '' }, sight.shelf, sight.usualRegion)
    // A second mention stays: it may belong to a place ("Rathaus Hanau"), and so does the first behind a building.
    const used = meant.kind === 'several' ? spans : spans.slice(0, 1).filter((span) => !isBehindBuilding(text, span))
    const rest = without(text, ...used)
    const broken = spans.length === 0 ? namedUnavailable(text, sight.shelf) : undefined
    if (broken) return refused(say.unavailableRegion(broken.file), rest)
    if (meant.kind === 'several') {
      return meant.said.length > 1
        ? refused(say.severalRegions(meant.candidates.map((one) => one.region)), rest)
        : nothing
    }
    if (meant.kind === 'thirdParty') return refused(say.noPartner(meant.thirdParty.name, meant.thirdParty.what), rest)
    if (meant.kind !== 'one') return nothing
    // "Psychiatriebeirat Fulda": the body exists once, but not there.
    const other = meant.from === 'body' ? nameBehindBody(text, meant.agreement.id, sight) : undefined
    if (other !== undefined) return refused(say.unknownRegion(other), rest)
    // The usual region is only taken where the text says something that fits it.
    if (meant.from === 'usual' && committeesIn(text, sight.lexicon, meant.agreement.id).length === 0) return nothing
    return fits(meant.agreement, rest)
  },
  understand: (text, sight) =>
    regionMeant(readMentions(text, sight.lexicon, sight.today), sight.shelf, undefined).kind === 'unknown'
      ? refused(say.unknownRegion(text))
      : nothing,
  input: (id, sight, value) => ({
    id,
    kind: 'choice',
    label: say.regionLabel(),
    choices: sight.shelf.agreements
      .filter((agreement) => fits(agreement, '').kind === 'found')
      .map((agreement) => ({ label: agreement.region, value: agreement.id })),
    ...presetOf(value ?? sight.usualRegion, sight, fits),
  }),
  fromCard(value, sight) {
    const agreement = agreementById(sight.shelf, value)
    return agreement ? fits(agreement, '') : refused(say.unknownRegion(value))
  },
  show: (value, sight) => agreementById(sight.shelf, value)?.region ?? value,
  restore: (stored, sight) => (typeof stored === 'string' && agreementById(sight.shelf, stored) ? stored : undefined),
})

/** A region is only preset where it can be chosen. */
function presetOf(id: string | undefined, sight: Sight, fits: (of: Agreement, rest: string) => Reading<string>) {
  const agreement = id === undefined ? undefined : agreementById(sight.shelf, id)
  return agreement && fits(agreement, '').kind === 'found' ? { value: agreement.id } : {}
}

/** "Kreishaus Kassel" is a place, whatever region it also names. */
function isBehindBuilding(text: string, { start }: { readonly start: number }): boolean {
  const word = /(?:^|[\s,;])(\p{Lu}\p{L}{2,})\s$/u.exec(clean(text).slice(Math.max(0, start - 40), start))?.[1]
  return word !== undefined && isBuilding(word)
}

/** A name right behind the body that is neither a place's nor a day: perhaps a region nobody knows. */
function nameBehindBody(text: string, agreementId: string, sight: Sight): string | undefined {
  const cleaned = clean(text)
  const [body] = committeesIn(cleaned, sight.lexicon, agreementId)
  const word = body && /^ (\p{Lu}\p{L}{2,})(?=[\s,;.]|$)/u.exec(cleaned.slice(body.end))?.[1]
  if (word === undefined || isBuilding(word) || /^(?:online|teams|video)/iu.test(word)) return undefined
  const isTime = readDates(word, sight.today).length > 0 || readTimes(word).length > 0 || readFeast(word) !== undefined
  return isTime || readMentions(word, sight.lexicon, sight.today).rest === '' ? undefined : word
}

/** The region of a meeting. */
export const region = regionWith(say.askRegion, plannable)

/** Any region with an agreement. Its words stay in the text: "Landkreis Kassel" may also name the partner. */
export const anyRegion = (ask: () => string): Field<string> => {
  const field = regionWith(ask, (agreement, rest) => found(agreement.id, rest))
  return {
    ...field,
    find(text, sight) {
      const reading = field.find(text, sight)
      return reading.kind === 'found' ? { ...reading, rest: text } : reading
    },
  }
}

/* Body */

const committeeOf = (sight: Sight): Committee | undefined => {
  const agreement = agreementOf(sight)
  return agreement && typeof sight.answers.committee === 'string'
    ? committeeById(agreement, sight.answers.committee)
    : undefined
}
/** "KoK LK Kassel", or "die Sitzung" while the body is open. */
const bodyName = (sight: Sight): string => {
  const agreement = agreementOf(sight)
  const chosen = committeeOf(sight)
  return agreement && chosen ? say.body(chosen, agreement) : say.theMeeting()
}

function meets(chosen: Committee, agreement: Agreement, sight: Sight, rest: string): Reading<string> {
  if (!meetingBodies(agreement).includes(chosen)) return refused(say.notPlannable(chosen, agreement), rest)
  if (chosen.limitedUntil && isExpired(chosen, sight.today)) {
    return refused(say.expiredBody(chosen, chosen.limitedUntil.on), rest)
  }
  return found(chosen.id, rest)
}

/** A body of the region's agreement that meets. */
export const committee: Field<string> = {
  label: say.committeeLabel(),
  ask: (sight) => {
    const agreement = agreementOf(sight)
    return agreement ? say.askCommittee(agreement) : say.askRegion()
  },
  find(text, sight) {
    const agreement = agreementOf(sight)
    if (!agreement) return nothing
    const spans = committeesIn(text, sight.lexicon, agreement.id)
    const chosen = [...new Set(spans.flatMap(({ value }) => value))].flatMap((id) => committeeById(agreement, id) ?? [])
    const rest = without(text, ...spans)
    const [only] = chosen
    if (!only) return nothing
    if (chosen.length > 1) return refused(say.severalCommittees(chosen.map(({ short }) => short)), rest)
    return meets(only, agreement, sight, rest)
  },
  understand: () => nothing,
  input(id, sight, value) {
    const agreement = agreementOf(sight)
    if (!agreement) return undefined
    const choices = meetingBodies(agreement)
      .filter((one) => !isExpired(one, sight.today))
      .map((one) => ({ label: one.name, value: one.id }))
    return { id, kind: 'choice', label: say.committeeLabel(), choices, ...(value !== undefined && { value }) }
  },
  fromCard(value, sight) {
    const agreement = agreementOf(sight)
    const chosen = agreement && committeeById(agreement, value)
    return agreement && chosen ? meets(chosen, agreement, sight, '') : nothing
  },
  show: (value, sight) => {
    const agreement = agreementOf(sight)
    return (agreement && committeeById(agreement, value)?.name) ?? value
  },
  restore: (stored, sight) => {
    const agreement = agreementOf(sight)
    return typeof stored === 'string' && agreement && committeeById(agreement, stored) ? stored : undefined
  },
}

/* Date */

function notBeforeToday(on: LocalDate, sight: Sight, rest: string): Reading<LocalDate> {
  if (on < sight.today) return refused(say.pastDate(on), rest)
  if (on > addYears(sight.today, PLANNING_YEARS)) return refused(say.farDate(on), rest)
  return found(on, rest)
}

/** An answer that only makes sense beside the days that were named before: "Donnerstag", "den 9.", "eine Woche später". */
function nearDay(cleaned: string, readings: readonly DateReading[], sight: Sight): Reading<LocalDate> | undefined {
  if (!sight.talkedOf) return undefined
  const { candidates, day } = sight.talkedOf
  const meant = readDaysTalkedOf(cleaned, readings, candidates, day)
  const days = meant?.days.filter((one) => one >= sight.today) ?? []
  const [only] = days
  if (!meant || !only) return undefined
  const rest = without(cleaned, meant)
  if (meant.isCertain && days.length === 1) return notBeforeToday(only, sight, rest)
  const said = cleaned.slice(meant.start, meant.end)
  return refused(say.vagueDate(said, days), rest, { candidates: days, ...(day && { day }) })
}

/** The same day field, where what is said of a weekday or a span is counted from a day that is known. */
export const countedFrom = (
  field: Field<LocalDate>,
  dayOf: (sight: Sight) => LocalDate | undefined,
): Field<LocalDate> => ({
  ...field,
  find(text, sight) {
    const day = sight.talkedOf?.day ?? dayOf(sight)
    const talkedOf = { candidates: [], ...sight.talkedOf, ...(day && { day }) }
    return field.find(text, day ? { ...sight, talkedOf } : sight)
  },
})

/** A day from today on. */
export const futureDay: Field<LocalDate> = {
  isUnmistakable: true,
  label: say.dateLabel(),
  ask: (sight) => say.askDate(bodyName(sight)),
  find(text, sight) {
    const cleaned = clean(text)
    const readings = readDates(cleaned, sight.today)
    const near = nearDay(cleaned, readings, sight)
    if (near) return near
    const meant = readings.filter(({ kind }) => kind !== 'excluded')
    // One that is no single day is asked about, even where another is one: they may belong together.
    const first = meant.find(({ kind }) => kind !== 'date') ?? meant[0] ?? readings[0]
    const feast = readFeast(cleaned)
    if (!first && feast) return refused(say.feastNamed(feast.value), without(cleaned, feast))
    if (!first) return nothing
    const rest = without(cleaned, ...readings)
    if (first.kind === 'excluded') return refused(say.excludedDate(first.said), rest)
    const weekday = readWeekdayWord(rest)
    if (first.kind === 'date' && weekday && weekdayOf(first.value) !== weekday.value) {
      return refused(say.contradictoryDate(cleaned, first.value), without(rest, weekday))
    }
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
    return notBeforeToday(first.value, sight, rest)
  },
  understand: () => nothing,
  input: (id, _sight, value) => ({ id, kind: 'date', label: say.dateLabel(), ...(value !== undefined && { value }) }),
  fromCard(value, sight) {
    const on = parseLocalDate(value)
    return on ? notBeforeToday(on, sight, '') : this.find(value, sight)
  },
  show: (value) => longDate(value),
  restore: (stored) => (typeof stored === 'string' ? parseLocalDate(stored) : undefined),
}

/** The same day field with a button for today. */
export const withToday = (field: Field<LocalDate>): Field<LocalDate> => ({
  ...field,
  buttons: ({ today }) => [{ label: say.todayButton(), value: today }],
})

/* Time */

/** "9-11", which is a time only where one is asked for. */
const BARE_SPAN = /^\d{1,2}(?:[.:]\d{2})? ?(?:[-–]|bis) ?\d{1,2}(?:[.:]\d{2})?$/u
type Begins = Exclude<TimeReading, { kind: 'end' }>

/** The time a meeting begins. What is said of its end ("bis 12 Uhr") stays in the text, for a field of its own. */
export const timeOfDay: Field<LocalTime> = {
  isUnmistakable: true,
  label: say.timeLabel(),
  ask: (sight) => say.askTime(bodyName(sight), sight.answers.date as LocalDate | undefined),
  find(text, { answers }) {
    const isAsked = answers.time === undefined && answers.date !== undefined
    const cleaned = isAsked && BARE_SPAN.test(clean(text)) ? `${clean(text)} Uhr` : clean(text)
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
    const bare = /^(\d{1,2})$/.exec(clean(text))
    const time = bare && parseLocalTime(`${String(bare[1]).padStart(2, '0')}:00`)
    return time ? found(time) : nothing
  },
  input: (id, _sight, value) => ({ id, kind: 'time', label: say.timeLabel(), ...(value !== undefined && { value }) }),
  fromCard(value, sight) {
    const time = parseLocalTime(value)
    return time ? found(time) : this.find(value, sight)
  },
  show: (value) => `${value} Uhr`,
  restore: (stored) => (typeof stored === 'string' ? parseLocalTime(stored) : undefined),
}

/* Place */

/** A room, an address or a link; "" is kept for "still open". */
export const placeOrLink: Field<string> = {
  label: say.placeLabel(),
  ask: (sight) => {
    const { date, time, end } = sight.answers as { date?: LocalDate; time?: LocalTime; end?: Ending }
    const ended = time && endOf(time, end)
    return say.askPlace(
      bodyName(sight),
      date && time ? dateAndTime(date, time, ended?.ok ? ended.endsAt : undefined) : '',
    )
  },
  takesAnything: true,
  isNamed: namesPlace,
  /** Only what is left once body, day and time are known can be a place; the read-back shows it. */
  find(text, sight) {
    const { place: led, rest } = placeWithin(clean(text).replace(FILLERS, ''))
    const place = placeWords(led)
    const { committee: body, date, time } = sight.answers
    if (place === '' || body === undefined || date === undefined || time === undefined) return nothing
    if (!readSkip(place) && !isSurelyPlace(place) && !(namesPlace(led) && isSurelyPlace(led))) return nothing
    const reading = this.understand(place, sight)
    return reading.kind === 'none' || rest === '' ? reading : { ...reading, rest }
  },
  understand(text) {
    const said = clean(text)
    if (readSkip(said) || isPlaceTaken(said)) return found('')
    const { place: led, rest } = placeWithin(said)
    const place = placeWords(led)
    if (place === '' || isNoPlace(place)) return refused(say.noPlace())
    return [...said].length > PLACE_LENGTH ? refused(say.longPlace(PLACE_LENGTH)) : found(place, rest)
  },
  input: (id, _sight, value) => ({
    id,
    kind: 'text',
    label: say.placeLabel(),
    maxLength: PLACE_LENGTH,
    ...(value !== undefined && value !== '' && { value }),
  }),
  buttons: () => [
    { label: say.onlineButton(), value: say.onlineButton() },
    { label: say.openPlaceButton(), value: say.openPlaceButton() },
  ],
  fromCard(value, sight) {
    return this.understand(value, sight)
  },
  show: (value) => (value === '' ? say.openPlace() : value),
  restore: (stored) => (typeof stored === 'string' ? stored : undefined),
}

/** Words between what was said of body, day and time. */
const FILLERS =
  /^(?:[\s,;.]|(?:und|die|das|der|den|bitte|dann|sondern|lieber|besser|stattdessen|aber|doch)(?=[\s,;.]|$))+/iu
/** Without the words that only lead to a place: "im Kreishaus" is the Kreishaus. */
const LEADING =
  /^(?:[\s,;.]|(?:im|in|ins|in der|in dem|bei(?! (?:der|dem|den))|an|am|ort|raum:|datum|uhrzeit|zeit)(?=[\s:]|$)\s*:?)+/iu
const TRAILING = /(?:[\s,;]|(?<=^|[\s,;])bitte[.!]?)+$/iu
const placeWords = (text: string): string => clean(text.replace(LEADING, '').replace(TRAILING, ''))

/** The same field under another name. */
export const named = <T>(label: string, field: Field<T>): Field<T> => ({
  ...field,
  label,
  input(id, sight, value) {
    const input = field.input(id, sight, value)
    return input && { ...input, label }
  },
})

/** Words that say how something changes, not to what. */
const CHANGING =
  /(?:^|\s)(?:auf|verlegen|verschieben|verlegt|verschoben|bitte|jetzt|neu|werden|wird|soll)(?=[\s,.;]|$)/giu
/** What leads to a place inside a sentence: "…, ins Rathaus", "Ort: Kreishaus". */
const LED_PLACE = /(?:^|[\s,;])(?:(?:neuer )?ort:?|in der|in die|in das|in den|im|ins|in|nach|bei)\s+(?=\S)/iu

/**
 * The new place of a meeting that has one. Inside a sentence only what is led to ("ins Rathaus", "Ort: …", "online"):
 * other words may be anything. Where it is asked for, the whole answer is the place.
 */
export const newPlace = (label: string, ask: () => string): Field<string> => ({
  label,
  isUnmistakable: true,
  ask,
  find(text, sight) {
    const left = clean(text)
    if (/^online[.!]?$/iu.test(left.replace(CHANGING, '').trim())) return found(say.onlineButton())
    const led = LED_PLACE.exec(left)
    if (!led) return nothing
    const said = left
      .slice(led.index + led[0].length)
      .replace(CHANGING, '')
      .trim()
    const { place: words, rest } = placeWithin(said)
    const place = placeWords(words)
    // "nach hinten" leads nowhere.
    if (!isPlaceTaken(said) && (place === '' || isNoPlace(place))) return nothing
    const reading = placeOrLink.understand(isPlaceTaken(said) ? said : place, sight)
    const beside = [left.slice(0, led.index).trim(), rest].filter((part) => part !== '').join(' ')
    return reading.kind === 'found' ? found(reading.value, beside) : reading
  },
  understand: (text, sight) => placeOrLink.understand(text, sight),
  input: named(label, placeOrLink).input,
  fromCard: (value, sight) => placeOrLink.understand(value, sight),
  show: (value, sight) => placeOrLink.show(value, sight),
  restore: (stored, sight) => placeOrLink.restore(stored, sight),
})

/* Free text */

/**
 * Any words, e.g. a reason.
 * @param after the field that must be known first: what is left of the text then is the answer
 */
export const freeText = (
  label: string,
  ask: (sight: Sight) => string,
  {
    after,
    maxLength,
    tooLong,
  }: {
    readonly after?: string
    readonly maxLength: number
    readonly tooLong: (limit: number) => string
  },
): Field<string> => ({
  label,
  ask,
  takesAnything: true,
  find(text, sight) {
    const rest = clean(text).replace(/^[\s,;:.–-]+/u, '')
    return rest === '' || after === undefined || sight.answers[after] === undefined
      ? nothing
      : this.understand(rest, sight)
  },
  understand(text) {
    const said = clean(text)
    if (said === '') return nothing
    return [...said].length > maxLength ? refused(tooLong(maxLength)) : found(said)
  },
  input: (id, _sight, value) => ({ id, kind: 'text', label, maxLength, ...(value !== undefined && { value }) }),
  fromCard(value, sight) {
    return this.understand(value, sight)
  },
  show: (value) => value,
  restore: (stored) => (typeof stored === 'string' ? stored : undefined),
})

/* Confirmation of something unusual */

/** Yes or no to a question about the answers so far. */
export const yesOrNo = (label: string, ask: (sight: Sight) => string): Field<boolean> => ({
  label,
  ask,
  find: () => nothing,
  understand(text) {
    const answer = readYesNo(text)
    return answer ? found(answer === 'yes') : refused(say.yesOrNoOnly())
  },
  input: () => undefined,
  buttons: () => [
    { label: say.yesButton(), value: 'ja' },
    { label: say.noButton(), value: 'nein' },
  ],
  fromCard(value, sight) {
    return this.understand(value, sight)
  },
  show: (value) => (value ? say.yesButton() : say.noButton()),
  restore: (stored) => (typeof stored === 'boolean' ? stored : undefined),
})
