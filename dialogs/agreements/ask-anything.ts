import { type Agreement, currentAgreements } from '#src/agreements/lookup.ts'
import { addDays, type LocalDate, yearOf } from '#src/calendar/local-date.ts'
import type { AgreementQuestion, Asked } from '#src/conversation/question.ts'
import { occurrencesIn } from '#src/duties/occurrence.ts'
import { districtWithout } from '#src/language/agreements/districts.ts'
import { type DateReading, isAnySuchDay, readDates } from '#src/language/days/dates.ts'
import { isFeastName } from '#src/language/days/feasts.ts'
import { readYear, saysYear } from '#src/language/days/years.ts'
import { findFacts } from '#src/language/reading/found-facts.ts'
import type { MessageReading } from '#src/language/reading/message-reading.ts'
import { isAboutAll, landNamed } from '#src/language/reading/several.ts'
import {
  calendarAnswer,
  compared,
  dayAnswer,
  type FoundIn,
  foundAnswer,
  noAgreementFor,
} from '#src/speech/agreements/found.ts'
import { type SearchableFact, searchableFacts } from '#src/speech/agreements/searchable-facts.ts'
import type { Reply } from '#src/speech/parts/reply.ts'

const MOST = 6
const MOST_COMPARED = 3
/** So much of a question must be found to ask for the region. */
const WORTH_ASKING = 0.5
/** More agreements are not looked through for a question that names none. */
const MOST_AGREEMENTS = 20

/** A question in any words, about any fact: "wer sitzt in der KoK MKK", "müssen wir das begründen?" */
export const askAnything: AgreementQuestion = {
  about: 'agreement',
  readsRest: true,
  async acrossAgreements(asked) {
    const reading = asked.reader.read(asked.text, asked.today)
    const named = namedAgreements(reading, asked)
    const elsewhere = named.length === 0 ? districtWithout(reading.text, asked.lexicon) : undefined
    if (elsewhere !== undefined) return noAgreementFor(elsewhere, asked.shelf.agreements)
    const owner = named.length === 0 ? onlyOwnerOfBody(reading, asked.shelf.agreements) : undefined
    if (owner) return foundAnswer(foundIn(owner, reading, asked, MOST), asked.said)
    const days = daysAskedFor(reading, asked.today)
    if (days.length > 0 && named.length === 0)
      return calendarAnswer(days, landsOf(asked.shelf.agreements), isAboutDeadline(reading))
    if (named.length > 1) {
      return compared(
        named.map((agreement) => foundIn(agreement, reading, asked, MOST_COMPARED)),
        asked.said,
      )
    }
    return named.length === 1 || asked.usual !== undefined ? undefined : answeredByOne(reading, asked)
  },
  async answer({ agreement, ...asked }) {
    const reading = asked.reader.read(asked.text, asked.today)
    const days = daysAskedFor(reading, asked.today)
    const found = foundIn(agreement, reading, asked, MOST)
    // "Ist die Frist 8 b dieses Jahr ein Samstag?" asks about the day it falls due.
    const isDay = reading.topics.some(({ entry }) => entry.asksWeekday) && found.facts[0]?.topic === 'duty'
    const due = found.days.flatMap(({ dueOn: on }) => on?.value ?? [])
    const meant = days.length > 0 || !isDay ? days : supposes(reading) ? nextShifted(agreement, found.days) : due
    return meant.length > 0
      ? dayAnswer(agreement, meant, dueOn(agreement, meant), found)
      : foundAnswer(found, asked.said)
  },
}

/**
 * A day that is asked about as such: "Fällt der 31. März 2030 auf ein Wochenende?" The name of a weekday behind an "ein" is
 * what is asked, and no day of its own: "Der 30.4.2028 ist ein Sonntag, was gilt?"; so is that of a feast: "Ist am 27. nicht
 * Fronleichnam?"
 */
function daysAskedFor({ topics, text }: MessageReading, today: LocalDate): readonly LocalDate[] {
  if (!topics.some(({ entry }) => entry.asksWeekday)) return []
  const all = readDates(text, today)
  const feasts = all.filter(({ start, end }) => isFeastName(text.slice(start, end)))
  if (feasts.length > 0) return feasts.flatMap(daysMeant)
  const days = all.flatMap((day) => (day.kind === 'date' && !isAnySuchDay(text, day) ? [day] : []))
  const inFull = days.filter(({ start, end }) => saysYear(text.slice(start, end)))
  return (inFull.length > 0 ? inFull : days).map(({ value }) => value)
}

/** "Und wenn das ein Sonntag ist?" */
const supposes = ({ words }: MessageReading): boolean =>
  words.some(({ folded }) => folded === 'wenn' || folded === 'falls')

/** The next day on which such a duty falls due and that is none to work; if there is none soon, when it is due. */
function nextShifted(agreement: Agreement, days: FoundIn['days']): readonly LocalDate[] {
  const years = days.flatMap(({ year }) => Array.from({ length: YEARS_AHEAD }, (_, ahead) => year + ahead))
  const all = years.flatMap((year) =>
    occurrencesIn(
      agreement,
      year,
      days.map(({ duty }) => duty),
    ),
  )
  const shifted = all.filter(({ shiftedTo }) => shiftedTo !== undefined)
  return (shifted.length > 0 ? shifted.slice(0, 1) : days).flatMap(({ dueOn: on }) => on?.value ?? [])
}
/** The days of the week go round in fewer. */
const YEARS_AHEAD = 12

const daysMeant = (day: DateReading): readonly LocalDate[] =>
  day.kind === 'date' ? [day.value] : day.kind === 'vague' ? day.candidates : day.kind === 'excluded' ? day.days : []

/** "… ist ein Sonntag, was gilt für die Frist?" */
const isAboutDeadline = ({ topics }: MessageReading): boolean => topics.some(({ entry }) => entry.asksDue === true)

const landsOf = (agreements: readonly Agreement[]): readonly Agreement['land'][] => [
  ...new Set(agreements.map(({ land }) => land)),
]

/** What falls due on that day. */
const dueOn = (agreement: Agreement, days: readonly LocalDate[]): FoundIn['days'] =>
  days.flatMap((day) => occurrencesIn(agreement, yearOf(day)).filter(({ dueOn: on }) => on?.value === day))

/** Those that are named, or all where the question is about all. */
function namedAgreements(
  reading: MessageReading,
  { shelf, today }: Pick<Asked, 'shelf' | 'today'>,
): readonly Agreement[] {
  const ids = new Set(
    reading.named.flatMap(({ kind, values }) => (kind === 'region' && values.length === 1 ? values : [])),
  )
  const land = ids.size === 0 ? landNamed(reading) : undefined
  const said = shelf.agreements.filter((one) => ids.has(one.id) || one.land === land)
  const isAll = said.length === 0 && isAboutAll(reading) && shelf.agreements.length <= MOST_AGREEMENTS
  return isAll ? currentAgreements(shelf, today) : said
}

/** "Gibt's die Begleitgruppe PiT noch?": the one agreement that has a body of that name. */
function onlyOwnerOfBody({ named }: MessageReading, agreements: readonly Agreement[]): Agreement | undefined {
  const keys = named.flatMap(({ kind, values }) => (kind === 'body' ? values : []))
  const [only, ...more] = new Set(keys.map((key) => key.split('/')[0]))
  return more.length === 0 ? agreements.find(({ id }) => id === only) : undefined
}

/** Where no region is named or usual: the one agreement that alone answers; undefined: the region is asked for. */
function answeredByOne(
  reading: MessageReading,
  asked: Pick<Asked, 'shelf' | 'reader' | 'today' | 'said'>,
): Reply | undefined {
  const { shelf } = asked
  if (shelf.agreements.length > MOST_AGREEMENTS) return undefined
  const found = shelf.agreements
    .map((agreement) => foundIn(agreement, reading, asked, MOST))
    .filter(({ facts, strangers }) => facts.length > 0 && strangers.length === 0)
  const [best, second] = found.toSorted((one, other) => other.coverage - one.coverage || other.score - one.score)
  // Where little of it is found anywhere, no region would make it an answer.
  if (!best || best.coverage < WORTH_ASKING)
    return reading.terms.some(({ weight }) => weight >= 1) ? foundAnswer(undefined, asked.said) : undefined
  const isAlone = !second || (best.coverage >= 0.8 && second.coverage < 0.6) || best.coverage - second.coverage > 0.3
  return isAlone ? foundAnswer(best, asked.said) : undefined
}

/** The facts of one agreement that answer a question, the best first. */
function foundIn(
  agreement: Agreement,
  reading: MessageReading,
  { reader, today }: Pick<Asked, 'reader' | 'today'>,
  most: number,
): FoundIn {
  const all = searchableFacts(agreement)
  const { places, ...found } = findFacts(reader, agreement, reading, most)
  const facts = places.flatMap((at) => all[at] ?? [])
  return { ...found, agreement, facts, year: yearOf(today), days: daysOf(agreement, facts, reading, today) }
}

/** When the duties that were found fall due: in the year that is named or that they are about, or next. */
function daysOf(
  agreement: Agreement,
  shown: readonly SearchableFact[],
  { text }: MessageReading,
  today: LocalDate,
): FoundIn['days'] {
  const ids = shown.flatMap(({ topic, about }) => (topic === 'duty' && about !== undefined ? [about] : [])).slice(0, 2)
  const duties = agreement.duties.filter(({ id }) => ids.includes(id))
  if (duties.length === 0) return []
  const year = readYear(text, today)?.value
  const years = year === undefined ? [yearOf(today), yearOf(addDays(today, 366))] : [year - 1, year, year + 1]
  const all = years.flatMap((one) => occurrencesIn(agreement, one, duties)).filter(({ dueOn }) => dueOn !== undefined)
  return duties.flatMap(({ id }) => {
    const own = all.filter(({ duty }) => duty.id === id)
    if (year !== undefined) return own.filter((one) => one.year === year || one.concernsYear === year)
    return own.filter(({ dueOn }) => dueOn && dueOn.value >= today).slice(0, 1)
  })
}
