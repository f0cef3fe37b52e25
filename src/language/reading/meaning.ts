/**
 * What a message means: a command with what it is about, a courtesy, or a wish that is declined. One is taken only if it
 * explains the words of the message; what it leaves out is named with the answer, or looked up.
 */
import { type Agreement, agreementById, type Shelf } from '#src/agreements/lookup.ts'
import type { Land } from '#src/calendar/holidays.ts'
import type { LocalDate } from '#src/calendar/local-date.ts'
import { splitReason } from '#src/language/reasons.ts'
import type { Word } from '#src/language/words/normalise.ts'
import { numberOf } from '#src/language/words/number-words.ts'
import type { Deed } from './deeds.ts'
import { weightOf } from './fact-index.ts'
import { type LastSaid, lastChanged, spokenOf } from './follow-up.ts'
import { findFacts } from './found-facts.ts'
import type { Fit, Mention, MessageReading, Reader, SpanKind } from './reader.ts'
import { plain } from './spelling.ts'
import { type Courtesy, type Declined, readCourtesy, readDeclined } from './talk.ts'
import type { Topic } from './topics.ts'

export interface MeantCommand {
  readonly kind: 'command'
  readonly command: string
  /** What follows the command word, as its dialog or question reads it. */
  readonly rest: string
  /** Words that neither it nor any name explains. */
  readonly unread: string
}
export type Meaning =
  | MeantCommand
  | { readonly kind: 'courtesy'; readonly courtesy: Courtesy }
  | { readonly kind: 'declined'; readonly declined: Declined }

/** Answers from the facts of the agreements. */
export const ASK = 'ask'

export interface Situation {
  readonly today: LocalDate
  readonly shelf: Shelf
  /** Agreement id of the region usual here. */
  readonly usual: string | undefined
  readonly last: LastSaid | undefined
  /** A region was asked for: a name alone answers that. */
  readonly isAsked: boolean
}

/** @param said the message without what it quotes */
export function meaningOf(reader: Reader, said: string, situation: Situation): Meaning | undefined {
  const reading = reader.read(said, situation.today)
  const words = reading.words.map(({ folded }) => plain(folded))
  if (words.length === 0) return undefined
  const declined = readDeclined(words)
  if (
    declined &&
    !(
      reading.isQuestion &&
      (ORDERED.has(declined) || (declined === 'personalData' && words.some((word) => ABOUT_RULES.has(word))))
    )
  )
    return { kind: 'declined', declined }
  const courtesy = readCourtesy(
    words,
    reading.words.map((word) => (isNamed(reading, word) ? 1 : weightOf(word.folded))),
  )
  // "Hallo, was steht bei mir an?" greets and asks.
  const isMere = reading.topics.every(({ score }) => score < 2)
  if (courtesy && (isMere || ABOUT_ITSELF.has(courtesy))) return { kind: 'courtesy', courtesy }
  if (isThanks(reading, words)) return { kind: 'courtesy', courtesy: 'thanks' }
  if (isNameAlone(reading)) {
    const changed = situation.isAsked ? undefined : lastChanged(reading, situation.last)
    return changed && { kind: 'command', ...changed, unread: '' }
  }
  const again = lastChanged(reading, situation.last)
  if (again) return { kind: 'command', ...again, unread: '' }
  const deed = deedMeant(reader, reading, situation)
  if (deed) return deed
  const askedAgain = askedOn(reading, situation.last)
  if (askedAgain) return askedAgain
  const carried = spokenOf(reading, situation.last, situation.usual !== undefined)
  if (carried === '') return topicMeant(reader, reading, situation)
  const whole = reader.read(`${carried}, ${reading.text}`, situation.today)
  return topicMeant(reader, { ...whole, isQuestion: whole.isQuestion || reading.isQuestion }, situation)
}

const isNamed = ({ named }: MessageReading, { start, end }: Word, kinds?: readonly SpanKind[]): boolean =>
  named.some((one) => (!kinds || kinds.includes(one.kind)) && start >= one.start && end <= one.end)

/** "Wo steht das?", "Ist das ein Muss?", "Fällt das auf ein Wochenende?": about what the last question was about. */
const ABOUT_LAST = new Set(['place', 'modality', 'weekday'])

function askedOn(reading: MessageReading, last: LastSaid | undefined): MeantCommand | undefined {
  const { named, terms, topics, text } = reading
  const isOn = topics.some(({ entry, score }) => ABOUT_LAST.has(entry.name) && score >= 1)
  if (!isOn || last?.command !== ASK || named.length > 0 || terms.some(({ weight }) => weight >= 1)) return undefined
  return { kind: 'command', command: ASK, rest: `${last.rest} ${text}`, unread: '' }
}

/** "Kassel", "8 c Kassel", "GPV Sucht": no question, no order. */
const isNameAlone = ({ named, topics, deeds, terms, isQuestion }: MessageReading): boolean =>
  !isQuestion && named.length > 0 && topics.length === 0 && deeds.length === 0 && terms.length === 0

const ABOUT_ITSELF = new Set<Courtesy>(['whoAreYou', 'areYouHuman'])

/** "Danke dir, hast mir sehr geholfen": nothing is named, asked or ordered behind it. */
const isThanks = ({ named, topics, deeds, isQuestion }: MessageReading, words: readonly string[]): boolean =>
  words.length <= 12 &&
  THANKS.has(words[0] ?? '') &&
  !isQuestion &&
  named.length === 0 &&
  deeds.length === 0 &&
  topics.every(({ score }) => score < 2)
const THANKS = new Set([
  'danke',
  'merci',
  'vielen',
  'herzlichen',
  'besten',
  'super',
  'prima',
  'perfekt',
  'klasse',
  'toll',
])

/** Declined where it is ordered; a question about it is answered. */
const ORDERED = new Set<Declined>(['changeText', 'sendNotice', 'deleting', 'noMinutes', 'outlook'])

/** "Darf man die Namen vorlesen?" asks for the rule. */
const ABOUT_RULES = new Set(['darf', 'durfen', 'werden', 'wird', 'muss', 'mussen', 'soll', 'sollen', 'erlaubt'])

const DENIALS = new Set('nicht kein keine keinen keinem keiner nie niemals'.split(' '))

/** So many words stand between a "nicht" and the verb it denies, at most. */
const NEAR = 3

/** Is the deed denied? "findet nicht statt" says it, and a reason behind it denies nothing: "…, weil der Raum nicht frei ist". */
function isDenied({ text, words }: MessageReading, { entry, words: explained }: Fit<Deed>): boolean {
  if (MAY_DENY.has(entry.does)) return false
  const front = splitReason(text).front.length
  const denials = words.flatMap(({ folded, start }, at) => (DENIALS.has(folded) && start < front ? [at] : []))
  return (
    denials.some(
      (at) => !explained.includes(at) && (at === 0 || explained.some((other) => Math.abs(other - at) <= NEAR)),
    ) && !words.some(({ folded }) => folded === 'sondern')
  )
}

/** "…, und sag mir noch, wie oft die tagt": a second wish behind an order. */
const SECOND =
  /[\s,;]+(?:und|außerdem|dann)\s+(?:(?:bitte|dann|noch|auch|gleich)\s+)*(?=(?:sag|sage|sagen sie|zeig|zeige|nenn|nenne) (?:mir|uns|noch|mal|bitte)(?![\p{L}])|(?:wie|wann|wer|was|wo|welche[rsnm]?|ob)(?![\p{L}]))/iu

function deedMeant(reader: Reader, whole: MessageReading, situation: Situation): MeantCommand | undefined {
  const second = SECOND.exec(whole.text)
  if (!second || second.index === 0) return oneDeedMeant(reader, whole, situation)
  const first = oneDeedMeant(reader, reader.read(whole.text.slice(0, second.index), situation.today), situation)
  const more = whole.text.slice(second.index + second[0].length)
  return first && { ...first, unread: [first.unread, more].filter((part) => part !== '').join(' … ') }
}

function oneDeedMeant(reader: Reader, reading: MessageReading, situation: Situation): MeantCommand | undefined {
  const [best0] = reading.deeds
  // Of two that are as sure the one said first is done, the other is named.
  const deed = reading.deeds
    .filter(({ score }) => best0 !== undefined && (score >= best0.score - AS_SURE || score >= SURE_DEED))
    .toSorted((one, other) => firstOf(one) - firstOf(other))[0]
  const plan = telegram(reading)
  const fit = deed ?? plan
  if (!fit || (fit === plan && reading.isQuestion)) return undefined
  const { entry } = fit
  const best = reading.topics[0]
  // "Nicht absagen! Ich wollte nur wissen …": what is denied is not done.
  if (isDenied(reading, fit)) return undefined
  if (best && best.entry.answeredBy === undefined && best.score > fit.score + 1) return undefined
  // "Lad alle ein, Eva Muster als Gast": what any entry of this deed explains is no part of what it is told.
  const explained = [
    ...new Set(reading.deeds.filter(({ entry: { does } }) => does === entry.does).flatMap(({ words }) => words)),
  ]
  const { rest, unread } = handedOver(reader, reading, { ...fit, words: explained }, situation)
  return { kind: 'command', command: entry.does, rest, unread }
}

const AS_SURE = 0.5
const SURE_DEED = 1.5
const firstOf = ({ words }: Fit<Deed>): number => words[0] ?? Number.POSITIVE_INFINITY

/** Their words hold a "nicht". */
const MAY_DENY = new Set<Deed['does']>(['respond', 'declineDuty', 'recordAbsence', 'sendDeputy', 'endOffice'])

const PLAN: Deed = { does: 'planMeeting', words: [], samples: [] }

/** "KoK MKK 27.5.27 10h Gelnhausen": a body, a day and a time, and no word of a question. */
function telegram({ named, isQuestion, topics }: MessageReading): Fit<Deed> | undefined {
  const has = (kind: SpanKind) => named.some((one) => one.kind === kind)
  if (isQuestion || !has('body') || !has('day') || !has('time')) return undefined
  if (topics.some(({ entry, score }) => score >= 2 && entry.name !== 'next meeting')) return undefined
  return { entry: PLAN, score: 1, words: [] }
}

const ON_DUTIES = new Set<Deed['does']>([
  'fulfil',
  'chooseDay',
  'postponeDuty',
  'declineDuty',
  'startDuty',
  'setStages',
])

/** What is said, without the words of the order and of politeness. */
function handedOver(
  reader: Reader,
  reading: MessageReading,
  { entry, words: explained }: Fit<Deed>,
  situation: Situation,
): { readonly rest: string; readonly unread: string } {
  const named = (kinds: readonly SpanKind[]): readonly Mention[] =>
    reading.named.filter(({ kind }) => kinds.includes(kind))
  if (entry.takesNames)
    return { rest: saidOf(named(['body', 'region', 'day', 'year'])), unread: leftOver(reading, explained) }
  if (ON_DUTIES.has(entry.does)) {
    const clause = named(['clause'])[0]?.values[0] ?? dutyMeant(reader, reading, situation)
    const spans = named(['clause', 'region'])
    const others = cut(reading, explained, (word) =>
      spans.some(({ start, end }) => word.start >= start && word.end <= end),
    )
    const region = saidOf(named(['region']))
    const front = [clause, region].filter((part) => part !== undefined && part !== '').join(' ')
    if (entry.does === 'fulfil') {
      const rest = [front, numberSaid(reading), saidOf(named(['day']))].filter((part) => part !== '').join(', ')
      return { rest, unread: '' }
    }
    return {
      rest: entry.does === 'setStages' ? `${front}: ${measures(reading)}` : `${front} ${others}`.trim(),
      unread: '',
    }
  }
  if (entry.does === 'setLead') {
    return { rest: `${saidOf(named(['body', 'region']))} ${leadWord(reading)} ${measures(reading)}`.trim(), unread: '' }
  }
  if (entry.does === 'planMeeting') {
    const first = named(['body', 'region', 'day', 'time'])[0]
    const start = first?.start ?? 0
    return {
      rest: cut(reading, explained, (word) => word.end <= start),
      unread: reading.words
        .filter((word, at) => word.end <= start && !explained.includes(at) && weightOf(word.folded) >= 1)
        .map((word) => reading.text.slice(word.start, word.end))
        .join(' '),
    }
  }
  return { rest: cut(reading, explained, () => false), unread: '' }
}

/** "die vier Schulabgänger": how many, if a number stands by itself. */
function numberSaid(reading: MessageReading): string {
  const number = reading.words.find(
    (word) => !isNamed(reading, word) && !ARTICLE_NUMBERS.has(word.folded) && numberOf(word.folded) !== undefined,
  )
  return number ? String(numberOf(number.folded)) : ''
}
const ARTICLE_NUMBERS = new Set(['ein', 'eine', 'einen', 'einem', 'einer', 'eins'])

const saidOf = (named: readonly Mention[]): string => [...new Set(named.map(({ said }) => said))].join(' ')

const MEASURE = /(?:\d{1,3}|\p{L}{3,6}) (?:tage?n?|wochen?|monate?n?)(?![\p{L}])/giu
const measures = ({ text }: MessageReading): string => (text.match(MEASURE) ?? []).join(', ')

const LEAD_WORDS = /themenabfrage|unterlagen|terminank(?:ü|ue)ndigung|protokoll/iu
const leadWord = ({ text }: MessageReading): string => LEAD_WORDS.exec(text)?.[0] ?? 'Einladung'

/** The place of the duty that the words mean, in the agreement that is named or usual. */
function dutyMeant(reader: Reader, reading: MessageReading, { shelf, usual }: Situation): string | undefined {
  const agreement = oneAgreement(reading, shelf, usual)
  if (!agreement) return undefined
  const hits = reader.factsOf(agreement).search(reading.terms, (fact) => (fact.topic === 'duty' ? 1 : 0))
  for (const { at, coverage } of hits.slice(0, 3)) {
    const duty = agreement.duties.find(({ id }) => id === reader.factsOf(agreement).facts[at]?.about)
    if (duty && coverage >= 0.3) return duty.clause[0]
  }
  return undefined
}

function oneAgreement({ named }: MessageReading, shelf: Shelf, usual: string | undefined): Agreement | undefined {
  const said = named.filter(({ kind }) => kind === 'region')
  const ids = said.length > 0 ? said.flatMap(({ values }) => values) : usual === undefined ? [] : [usual]
  const [id, ...more] = new Set(ids)
  return id !== undefined && more.length === 0 ? agreementById(shelf, id) : undefined
}

const COURTESY = new Set(
  'bitte mal doch gern gerne danke hallo hi moin guten tag liebe lieber du sie ihr mir uns kannst konnen konnten konntest wurdest wurden lotse gremienlotse vielen dank ja ok okay so jetzt noch dann bidde also gleich schon einfach schnell'.split(
    ' ',
  ),
)
const FRONT = new Set(
  'ich wir wollen mochten mochte will wollte wollten wurde wurden hatte hatten hatte gern der die das den dem ein eine einen es soll sollen muss mussen und fur zur zum nachste nachsten nachster neue neuen neuer da hier ist bei'.split(
    ' ',
  ),
)

/** The text without explained words and politeness. */
function cut(
  { text, words, named }: MessageReading,
  explained: readonly number[],
  isDropped: (word: Word) => boolean,
): string {
  const isIn = ({ start, end }: Word): boolean => named.some((one) => start >= one.start && end <= one.end)
  let isFront = true
  const dropped = words.map((word, at) => {
    const said = plain(word.folded)
    if (isDropped(word) || (explained.includes(at) && !isIn(word))) return true
    if (!isIn(word) && COURTESY.has(said)) return true
    if (isFront && !isIn(word) && FRONT.has(said)) return true
    isFront = false
    return false
  })
  let left = ''
  let at = 0
  for (const [index, word] of words.entries()) {
    // A place or a title keeps its spelling, a name or a day is read as it was meant.
    const typed = isIn(word) ? undefined : word.typed
    if (!dropped[index] && typed === undefined) continue
    left += text.slice(at, word.start)
    if (!dropped[index]) left += typed ?? ''
    at = word.end
  }
  left += text.slice(at)
  return tidy(left)
}

/** Without the marks and gaps that cut words leave behind. */
const tidy = (text: string): string =>
  text
    .replace(/\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]*/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/\s+([,;.:!?])/gu, '$1')
    .replace(/([,;])(?:\s*[,;.!?])+/gu, '$1')
    .replace(/^[\s,;.:!?–-]+/u, '')
    .replace(/(?<!\d)[\s,;:!?–-]*[.!?,;]*\s*$/u, '')
    .replace(/[\s,;:!?]+$/u, '')
    .trim()

function leftOver({ words, text, named, terms }: MessageReading, explained: readonly number[]): string {
  const looked = new Set(terms.filter(({ weight }) => weight >= 1).map(({ word }) => word))
  return words
    .filter(
      (word, at) =>
        looked.has(word.folded) &&
        !explained.includes(at) &&
        !named.some(({ start, end }) => word.start >= start && word.end <= end),
    )
    .map(({ start, end }) => text.slice(start, end))
    .join(' ')
}

/** A question: its command where nothing else is asked for, otherwise the facts of the agreements. */
function topicMeant(reader: Reader, reading: MessageReading, situation: Situation): MeantCommand | undefined {
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
  const isPlaceAlone = has('clause') && about.length === 0 && (!best || OF_PLACES.has(best.entry.name))
  if (isPlaceAlone && regions.size < 2) {
    const rest = saidOf(named.filter(({ kind }) => kind === 'region'))
    const clause = named.flatMap(({ kind, values }) => (kind === 'clause' ? values.slice(0, 1) : []))[0]
    return { kind: 'command', command: 'agreement', rest: `${rest} ${clause}`.trim(), unread: '' }
  }
  // "§ 134 SGB IX Kassel" is looked up as a place of a law.
  if (text.includes('§') && !reading.isQuestion) return undefined
  if (isAboutAll(reading) && regions.size === 0) return facts()
  if (!best) {
    if (reading.isOrder) return undefined
    if (has('region') || has('body')) return facts()
    const isPlaced = has('clause') || regions.size > 1
    if (!reading.isQuestion && !isPlaced && !isFoundIn(reader, reading, situation)) return undefined
    if (terms.some(({ weight }) => weight >= 1) || has('clause') || has('body') || has('partner')) return facts()
    return undefined
  }
  const session = topics.find(({ entry }) => entry.name === 'next meeting')
  // "Wann tagt die KoK, und wer lädt ein?": who convenes stands with the session.
  if (
    session &&
    session.score >= 2 &&
    has('body') &&
    about.length === 0 &&
    regions.size < 2 &&
    OF_SESSION.has(best.entry.name)
  ) {
    return meantLive('conference', reading, shelf)
  }
  // "Bis wann müsste die Kündigung da sein, zum Ende 2027?": that is reckoned, not looked up.
  if (best.entry.name === 'notice' && regions.size < 2 && (has('year') || has('day')))
    return meantLive('notice', reading, shelf)
  const { answeredBy: command, ofBody, facts: kinds } = best.entry
  const isAlone = about.length === 0 && !has('clause') && regions.size < 2 && topicsAside(topics, best).length === 0
  if (command !== undefined && (!ofBody || has('body')) && (isAlone || kinds === undefined || isLoose(best.entry))) {
    const unread = kinds === undefined ? leftOver(reading, [...best.words, ...denied]) : ''
    // Live answers are for what is named; a question about something else is looked up.
    if (unread !== '' && !isLoose(best.entry)) return facts()
    const live = meantLive(command, reading, shelf)
    return { ...live, rest: [live.rest, best.entry.asFor].filter(Boolean).join(' '), unread }
  }
  return facts()
}

/** No question, but words of an agreement: "Produktnummer Eingliederungshilfe Unna". */
function isFoundIn(reader: Reader, reading: MessageReading, { shelf, usual }: Situation): boolean {
  const one = oneAgreement(reading, shelf, usual)
  const among = one ? [one] : shelf.agreements.slice(0, MOST_AGREEMENTS)
  return among.some((agreement) => findFacts(reader, agreement, reading, 1).coverage >= FOUND)
}
const MOST_AGREEMENTS = 20
const FOUND = 0.6

/** What asks for a clause as it stands. */
const OF_PLACES = new Set(['subject', 'attachments', 'partners'])

/** What is told with the next session of a body. */
const OF_SESSION = new Set(['next meeting', 'secretariat', 'cadence'])

const meantLive = (command: string, reading: MessageReading, shelf: Shelf): MeantCommand => ({
  kind: 'command',
  command: bodyCommand(command, reading, shelf),
  rest: saidOf(reading.named.filter(({ kind }) => ['body', 'region', 'partner', 'year', 'day'].includes(kind))),
  unread: '',
})

/** Another topic that is asked for beside the best one. */
const topicsAside = (topics: readonly Fit<Topic>[], best: Fit<Topic>): readonly Fit<Topic>[] =>
  topics.filter(
    ({ entry, score, words }) =>
      entry.name !== best.entry.name && score >= 2 && !words.some((at) => best.words.includes(at)),
  )

const isLoose = ({ name }: Topic): boolean =>
  ['agenda', 'reminders', 'responses', 'minutes', 'secretariat order'].includes(name)

const isPossible = (entry: Topic, { isQuestion, named }: MessageReading): boolean =>
  (!entry.asksOnly || isQuestion || named.length > 0) &&
  (!entry.ofBody || entry.facts !== undefined || named.some(({ kind }) => kind === 'body'))

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

const ALL =
  /(?:^|[^\p{L}])(?:(?:haben|sind|gelten|in) beide[nrs]?|überall|alle[nr]? (?:\p{L}+ )?(?:vereinbarungen|dokumente|verträge|regionen)|welche[nrs]? (?:von den )?(?:\p{L}+ )?(?:vereinbarungen|dokumente[n]?|verträge))(?![\p{L}])/iu

/** "Welche von den fünf Dokumenten …", "haben beide …" */
export const isAboutAll = ({ text }: MessageReading): boolean => ALL.test(text)

const OF_LANDS: readonly (readonly [RegExp, Land])[] = [
  [/(?:^|[^\p{L}])hessischen?(?![\p{L}])/iu, 'HE'],
  [/(?:^|[^\p{L}])sächsischen?(?![\p{L}])/iu, 'SN'],
  [/(?:^|[^\p{L}])(?:nordrhein-)?westfälischen?(?![\p{L}])/iu, 'NW'],
]

/** "Welche von den hessischen …" @returns undefined where no Land is named */
export const landNamed = ({ text }: MessageReading): Land | undefined => OF_LANDS.find(([said]) => said.test(text))?.[1]
