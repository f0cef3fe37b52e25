/** The field "where": a place, a link, or still open. */
import type { LocalDate, LocalTime } from '#src/calendar/local-date.ts'
import {
  type Answers,
  type DialogContext,
  type Field,
  found,
  named,
  nothing,
  refused,
} from '#src/conversation/field.ts'
import { committeesIn } from '#src/language/agreements/mentions.ts'
import { readSkip } from '#src/language/answers.ts'
import { readDates } from '#src/language/days/dates.ts'
import {
  beforeCalledPlace,
  isBuilding,
  isNoPlace,
  isOnlineOnly,
  isPlaceTaken,
  isSurelyPlace,
  namesPlace,
  ordersMeeting,
  placeWithin,
  placeWords,
  readCalledPlace,
  readLedPlace,
  withoutPlaceFillers,
} from '#src/language/meetings/places.ts'
import { clean } from '#src/language/words/normalise.ts'
import { type Ending, endOf } from '#src/meetings/ending.ts'
import * as say from '#src/speech/parts/fields.ts'
import { dateAndTime } from '#src/speech/parts/format.ts'
import { chosenCommitteeName, type OfBody } from './agreements/committee-field.ts'

/** Longer than any room description, short enough for a card. */
const PLACE_LENGTH = 200

/** A place that is named by itself. */
const MOST_WORDS = 4

/** When and of whom the meeting is that has the place. */
interface OfSession extends OfBody {
  readonly date?: LocalDate
  readonly time?: LocalTime
  readonly end?: Ending
}

/** "Kümmern Sie sich um die KoK MKK am 18.6.": a body and a day are a session, and no place. */
const namesSession = (text: string, { shelf, lexicon, today }: DialogContext<OfSession>): boolean =>
  readDates(text, today).length > 0 && shelf.agreements.some(({ id }) => committeesIn(text, lexicon, id).length > 0)

/** A room, an address or a link; "" is kept for "still open". */
export const placeOrLink: Field<string, OfSession> = {
  label: say.placeLabel(),
  ask: (context) => {
    const { date, time, end } = context.answers
    const ended = time && endOf(time, end)
    return say.askPlace(
      chosenCommitteeName(context),
      date && time ? dateAndTime(date, time, ended?.ok ? ended.endsAt : undefined) : '',
    )
  },
  takesAnything: true,
  leftAt: { value: '', told: say.placeMayFollow },
  isNamed: namesPlace,
  /** Only what is left once body, day and time are known can be a place; the read-back shows it. */
  find(text, context) {
    const { place: led, rest } = placeWithin(withoutPlaceFillers(clean(text)))
    const place = placeWords(led)
    const { committee: body, date, time } = context.answers
    // "Der Ort ist das Forum" says so, whatever else is not known yet.
    const called = readCalledPlace(clean(text))
    if (called !== undefined && body !== undefined && (date === undefined || time === undefined)) return found(called)
    if (place === '' || ordersMeeting(text) || body === undefined || date === undefined || time === undefined)
      return nothing
    if (!readSkip(place) && !isSurelyPlace(place) && !(namesPlace(led) && isSurelyPlace(led))) return nothing
    const reading = this.understand(place, context)
    return reading.kind === 'none' || rest === '' ? reading : { ...reading, rest }
  },
  understand(text, context) {
    const said = clean(text)
    if (namesSession(said, context)) return refused(say.noPlace(said))
    if (readSkip(said) || isPlaceTaken(said)) return found('')
    const { place: led, rest } = placeWithin(said)
    const place = placeWords(led)
    if (place === '' || ordersMeeting(said) || isNoPlace(place)) {
      // "Na gut, bleibt so. Ort ist das Forum": one place is named inside the sentence.
      const named = readCalledPlace(said)
      return named === undefined ? refused(say.noPlace(said)) : found(named)
    }
    return [...said].length > PLACE_LENGTH ? refused(say.longPlace(PLACE_LENGTH)) : found(place, rest)
  },
  input: (id, _context, value) => ({
    id,
    kind: 'text',
    label: say.placeLabel(),
    maxLength: PLACE_LENGTH,
    ...(value !== undefined && value !== '' && { value }),
  }),
  buttons: () => [{ label: say.onlineButton(), value: say.onlineButton() }],
  fromCard(value, context) {
    return this.understand(value, context)
  },
  show: (value) => (value === '' ? say.openPlace() : value),
  restore: (stored) => (typeof stored === 'string' ? stored : undefined),
}

/**
 * The new place of a meeting that has one. Inside a sentence only what is led to ("ins Rathaus", "Ort: …", "online"):
 * other words may be anything. Where it is asked for, the whole answer is the place.
 */
export const newPlace = (label: string, ask: () => string): Field<string, OfSession> => ({
  label,
  isUnmistakable: true,
  ask,
  find(text, context) {
    const left = clean(text)
    if (isOnlineOnly(left)) return found(say.onlineButton())
    const led = readLedPlace(left)
    // "ist wieder der Sitzungssaal": nothing else is said.
    const alone = placeWords(left)
    if (!led && isBuilding(alone) && isSurelyPlace(alone) && alone.split(' ').length <= MOST_WORDS)
      return placeOrLink.understand(alone, context)
    if (!led) return nothing
    const { front, said } = led
    const { place: words, rest } = placeWithin(said)
    const place = placeWords(words)
    // "nach hinten" leads nowhere.
    if (!isPlaceTaken(said) && (place === '' || isNoPlace(place))) return nothing
    const reading = placeOrLink.understand(isPlaceTaken(said) ? said : place, context)
    const beside = [front, rest].filter((part) => part !== '').join(' ')
    return reading.kind === 'found' ? found(reading.value, beside) : reading
  },
  understand: (text, context) => placeOrLink.understand(text, context),
  input: named(label, placeOrLink).input,
  fromCard: (value, context) => placeOrLink.understand(value, context),
  show: (value, context) => placeOrLink.show(value, context),
  restore: (stored, context) => placeOrLink.restore(stored, context),
})

/**
 * The same field, reading only what stands in front of words that may name anything, as far as it finds something there or
 * is known already: of "nein, Ort: KoK-Saal" no body is meant.
 * @param frontOf what stands in front; undefined: there are no such words
 * @param name under which the dialog asks for the field
 */
export const inFront = <T, A extends object>(
  frontOf: (cleaned: string) => string | undefined,
  name: string,
  field: Field<T, A>,
): Field<T, A> => ({
  ...field,
  find(text, context) {
    const cleaned = clean(text)
    const front = frontOf(cleaned)
    if (front === undefined) return field.find(text, context)
    const reading = field.find(front, context)
    if (reading.kind === 'none')
      return (context.answers as Answers)[name] === undefined ? field.find(text, context) : nothing
    return {
      ...reading,
      rest: [reading.rest, cleaned.slice(front.length).trim()].filter((part) => part !== '').join(' '),
    }
  },
})
/** In front of "Ort: …". */
export const beforePlace = <T, A extends object>(name: string, field: Field<T, A>): Field<T, A> =>
  inFront(beforeCalledPlace, name, field)
