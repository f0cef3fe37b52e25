/** What answers a question: the command of its topic, or the facts of the agreements. */
import { agreementById, type Shelf } from '#src/agreements/lookup.ts'
import { saysNextButOne } from '#src/language/days/calendar-words.ts'
import { findFacts } from './found-facts.ts'
import { leftOver, oneAgreement, saidOf } from './handed-over.ts'
import { ASK, type MeantCommand, type Situation } from './meant.ts'
import type { Fit, Mention, MessageReading, SpanKind } from './message-reading.ts'
import type { Reader } from './reader.ts'
import { isAboutAll } from './several.ts'
import type { Topic } from './topics/topic.ts'

/** A question: its command where nothing else is asked for, otherwise the facts of the agreements. */
export function topicMeant(reader: Reader, reading: MessageReading, situation: Situation): MeantCommand | undefined {
  const { shelf } = situation
  const { topics, named, terms, text } = reading
  const has = (kind: SpanKind) => named.some((one) => one.kind === kind)
  const [best] = reading.isOrder ? [] : topics.filter(({ entry }) => isPossible(entry, reading))
  // What is not to be done is no part of the question.
  const denied = reading.deeds.flatMap(({ words }) => words)
  const about = terms.filter(
    ({ word, weight }) =>
      weight >= 1 && ![...(best?.words ?? []), ...denied].some((at) => reading.words[at]?.folded === word),
  )
  const facts = (): MeantCommand => ({ kind: 'command', command: ASK, rest: text, unread: '' })
  const regions = new Set(named.filter(({ kind }) => kind === 'region').flatMap(({ values }) => values.slice(0, 1)))
  const isPlaceAlone = has('clause') && about.length === 0 && (!best || best.entry.asksForClause)
  if (isPlaceAlone && regions.size < 2) {
    const rest = saidOf(named.filter(({ kind }) => kind === 'region'))
    const clause = named.flatMap(({ kind, values }) => (kind === 'clause' ? values.slice(0, 1) : []))[0]
    return { kind: 'command', command: 'agreement', rest: `${rest} ${clause}`.trim(), unread: '' }
  }
  // "§ 134 SGB IX Kassel" is looked up as a place of a law.
  if (text.includes('§') && !reading.isQuestion) return undefined
  if (isAboutAll(reading) && regions.size === 0) {
    const all = meantLive('deadlines', reading, shelf)
    const isList = best?.entry.answeredBy === all.command && about.length === 0
    return isList ? { ...all, rest: `${ALL_AGREEMENTS} ${all.rest}`.trim() } : facts()
  }
  if (saysNothing(reading, best)) return undefined
  if (!best) {
    if (reading.isOrder) return undefined
    if (has('region') || has('body')) return facts()
    const isPlaced = has('clause') || regions.size > 1
    if (!reading.isQuestion && !isPlaced && !isFoundIn(reader, reading, situation)) return undefined
    if (terms.some(({ weight }) => weight >= 1) || has('clause') || has('body') || has('partner')) return facts()
    return undefined
  }
  const session = topics.find(({ entry }) => entry.asksSession)
  // "Wann tagt die KoK, und wer lädt ein?": who convenes stands with the session.
  if (
    session &&
    session.score >= 2 &&
    has('body') &&
    about.length === 0 &&
    regions.size < 2 &&
    best.entry.toldWithSession
  ) {
    return meantLive('conference', reading, shelf)
  }
  // "Bis wann müsste die Kündigung da sein, zum Ende 2027?": that is reckoned, not looked up.
  const reckoned = topics.find(({ entry, score }) => entry.reckonsFromDay && (entry === best.entry || score >= SURE))
  const isReckoned = reckoned?.entry === best.entry || best.entry.asksDue === true
  if (isReckoned && reckoned?.entry.answeredBy !== undefined && regions.size < 2 && (has('year') || has('day')))
    return meantLive(reckoned.entry.answeredBy, reading, shelf)
  const { answeredBy: command, ofBody, facts: kinds } = best.entry
  const isAlone = about.length === 0 && !has('clause') && regions.size < 2 && topicsAside(topics, best).length === 0
  if (
    command !== undefined &&
    (!ofBody || has('body')) &&
    (isAlone || kinds === undefined || best.entry.answersLoosely)
  ) {
    const unread = kinds === undefined ? leftOver(reading, [...best.words, ...denied]) : ''
    // Live answers are for what is named; a question about something else is looked up.
    if (unread !== '' && !best.entry.answersLoosely && !has('body')) return facts()
    const live = meantLive(command, reading, shelf)
    // "Ist 8 b schon erledigt?" is about that duty, not about what is owed by whoever asks.
    const one = has('clause') && regions.size === 0 ? oneAgreement(reading, shelf, situation.usual) : undefined
    return { ...live, rest: [live.rest, one?.region, best.entry.asFor].filter(Boolean).join(' '), unread }
  }
  return facts()
}

/** "Hallo? Ich soll hier mal reinschreiben": nothing is named and nothing asked that an agreement could answer. */
function saysNothing({ named, terms }: MessageReading, best: Fit<Topic> | undefined): boolean {
  if (terms.some(({ whole }) => whole >= 1) || named.some(({ kind }) => NAMES_A_THING.has(kind))) return false
  if (best === undefined) return true
  const { answeredBy, decides, isAboutLast, asksWeekday } = best.entry
  const asksDay = asksWeekday && named.some(({ kind }) => kind === 'day')
  return answeredBy === undefined && !decides && !isAboutLast && !asksDay
}
const NAMES_A_THING: ReadonlySet<SpanKind> = new Set(['body', 'clause', 'partner', 'thirdParty', 'region'])

/** No question, but words of an agreement: "Produktnummer Eingliederungshilfe Unna". */
export function isFoundIn(
  reader: Reader,
  reading: MessageReading,
  { shelf, usual }: Situation,
  least: number = FOUND,
): boolean {
  const one = oneAgreement(reading, shelf, usual)
  const among = one ? [one] : shelf.agreements.slice(0, MOST_AGREEMENTS)
  return among.some((agreement) => findFacts(reader, agreement, reading, 1).coverage >= least)
}
const MOST_AGREEMENTS = 20
const SURE = 2
/** As `isAboutAll` reads it. */
const ALL_AGREEMENTS = 'alle Vereinbarungen'
const FOUND = 0.6

const meantLive = (command: string, reading: MessageReading, shelf: Shelf): MeantCommand => ({
  kind: 'command',
  command: bodyCommand(command, reading, shelf),
  rest: [
    saysNextButOne(reading.text) ? NEXT_BUT_ONE : '',
    saidOf(
      reading.named
        .filter(({ kind }) => ['body', 'region', 'partner', 'year', 'day'].includes(kind))
        .filter((one) => command !== 'deadlines' || !isGivenTo(reading, one))
        .map((one) => (isEnd(reading, one) ? { ...one, said: `zum ${one.said}` } : one)),
    ),
  ]
    .filter((part) => part !== '')
    .join(' '),
  unread: '',
})

/** "Was muss der Kreis dem LWV schicken?": the LWV gets it, and owes nothing. */
const isGivenTo = ({ text }: MessageReading, { kind, start }: Mention): boolean =>
  kind === 'partner' && /(?:^|\s)(?:dem|an|an den|an die|ans|beim)\s+$/iu.test(text.slice(0, start))

const NEXT_BUT_ONE = 'übernächste'

/** "Kündigung zum 30.9.2027": the day on which it ends. */
const isEnd = ({ text }: MessageReading, { kind, start }: Mention): boolean =>
  kind === 'day' && /(?:^|\s)zum\s+$/iu.test(text.slice(0, start))

/** Another topic that is asked for beside the best one. */
const topicsAside = (topics: readonly Fit<Topic>[], best: Fit<Topic>): readonly Fit<Topic>[] =>
  topics.filter(
    ({ entry, score, words }) =>
      entry.name !== best.entry.name && score >= 2 && !words.some((at) => best.words.includes(at)),
  )

const isPossible = (entry: Topic, { isQuestion, named }: MessageReading): boolean =>
  (!entry.asksOnly || isQuestion || named.length > 0) &&
  (!entry.ofBody || entry.facts !== undefined || named.some(({ kind }) => kind === 'body')) &&
  // "Wer hat 8 b schon gemeldet?" asks for no answers to an invitation.
  (entry.answeredBy !== 'responses' || !named.some(({ kind }) => kind === 'clause')) &&
  // "Wann ist 8 d wieder dran" asks for no session.
  (!entry.asksSession || !named.some(({ kind }) => kind === 'clause') || named.some(({ kind }) => kind === 'body'))

/** "/kok" is about one body; of any other /termine and /geschäftsführung tell. */
function bodyCommand(command: string, { named }: MessageReading, shelf: Shelf): string {
  if (command !== 'conference') return command
  const bodies = named.filter(({ kind }) => kind === 'body').flatMap(({ values }) => values)
  if (bodies.length === 0) return command
  const isConference = bodies.every((key) => {
    const [agreementId = '', committeeId = ''] = key.split('/')
    const committee = agreementById(shelf, agreementId)?.committees.find(({ id }) => id === committeeId)
    return committee?.kind === 'cooperationConference'
  })
  return isConference ? command : 'meetings'
}
