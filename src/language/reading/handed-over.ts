/** What of a message goes to the dialog of a deed: the words it reads, without those of the order and of politeness. */
import { type Agreement, agreementById, type Shelf } from '#src/agreements/lookup.ts'
import { splitReason } from '#src/language/reasons.ts'
import type { Word } from '#src/language/words/normalise.ts'
import { numberOf } from '#src/language/words/number-words.ts'
import type { DeedWords, GivenPart } from './deeds/deed.ts'
import { weightOf } from './fact-index.ts'
import type { Situation } from './meant.ts'
import { type Fit, isNamed, type Mention, type MessageReading, type SpanKind } from './message-reading.ts'
import type { Reader } from './reader.ts'
import { plain } from './spelling.ts'

interface Handed {
  readonly rest: string
  readonly unread: string
}

interface ToHand {
  readonly reader: Reader
  readonly reading: MessageReading
  /** Places of the words that speak for the deed. */
  readonly explained: readonly number[]
  readonly situation: Situation
}

/** What is said, without the words of the order and of politeness. */
export const handedOver = (
  reader: Reader,
  reading: MessageReading,
  { entry, words }: Fit<DeedWords>,
  situation: Situation,
): Handed => {
  if (entry.tells !== undefined) return { rest: entry.tells, unread: '' }
  const handed = HANDING[entry.hands ?? 'all']({ reader, reading, explained: words, situation })
  return { ...handed, rest: [handed.rest, entry.adds].filter(Boolean).join(' ') }
}

const namedAs = ({ named }: MessageReading, ...kinds: readonly SpanKind[]): readonly Mention[] =>
  named.filter(({ kind }) => kinds.includes(kind))

const HANDING: Readonly<Record<GivenPart | 'all', (hand: ToHand) => Handed>> = {
  all: ({ reading, explained }) => ({ rest: cut(reading, explained, () => false), unread: '' }),
  names: ({ reading, explained }) => ({
    rest: saidOf(namedAs(reading, 'body', 'region', 'day', 'year')),
    unread: leftOver(reading, explained),
  }),
  fromFirstName({ reading, explained }) {
    const start = namedAs(reading, 'body', 'region', 'day', 'time')[0]?.start ?? 0
    return {
      rest: cut(reading, explained, (word) => word.end <= start),
      unread: reading.words
        .filter((word, at) => word.end <= start && !explained.includes(at) && weightOf(word.folded) >= 1)
        .map((word) => reading.text.slice(word.start, word.end))
        .join(' '),
    }
  },
  duty(hand) {
    const spans = namedAs(hand.reading, 'clause', 'region')
    const others = cut(hand.reading, hand.explained, (word) =>
      spans.some(({ start, end }) => word.start >= start && word.end <= end),
    )
    return { rest: `${dutySaid(hand)} ${others}`.trim(), unread: '' }
  },
  fulfilment(hand) {
    const { reading } = hand
    const region = saidOf(namedAs(reading, 'region'))
    const partner = saidOf(namedAs(reading, 'partner').filter(({ said }) => !region.includes(said)))
    const parts = [dutySaid(hand, isOwed), partner, numberSaid(reading), saidOf(namedAs(reading, 'day', 'year'))]
    return { rest: parts.filter((part) => part !== '').join(', '), unread: '' }
  },
  stages: (hand) => ({ rest: `${dutySaid(hand, isRemindedOf)}: ${measures(hand.reading)}`, unread: '' }),
  lead: ({ reading }) => ({
    rest: `${saidOf(namedAs(reading, 'body', 'region'))} ${leadWord(reading)} ${measures(reading)}`.trim(),
    unread: '',
  }),
}

/** "8 b Kassel": the duty that is named or meant, and its region. */
function dutySaid({ reader, reading, explained, situation }: ToHand, isPossible: IsPossible = () => true): string {
  const clause = namedAs(reading, 'clause')[0]?.values[0]
  const meant = clause ?? dutyMeant({ reader, reading, explained, situation }, isPossible)
  // Words that mean a duty mean one of the agreement in which they were looked for: it is read back with the duty.
  const found =
    clause === undefined && meant !== undefined ? oneAgreement(reading, situation.shelf, situation.usual) : undefined
  return [meant, saidOf(namedAs(reading, 'region')) || found?.region]
    .filter((part) => part !== undefined && part !== '')
    .join(' ')
}

/** What is said, without politeness alone. */
export const leftWhole = (reading: MessageReading): string => cut(reading, [], () => false)

/** "die vier Schulabgänger", "212 Personen": how many, if a number stands by itself. */
function numberSaid(reading: MessageReading): string {
  const numbers = reading.words.flatMap((word) => {
    if (isNamed(reading, word) || ARTICLE_NUMBERS.has(word.folded)) return []
    const number = /^\d{1,6}$/.test(word.folded) ? Number(word.folded) : numberOf(word.folded)
    return number === undefined ? [] : [number]
  })
  return numbers.length > 0 ? `${numbers[0]} Personen` : ''
}
const ARTICLE_NUMBERS = new Set(['ein', 'eine', 'einen', 'einem', 'einer', 'eins'])

export const saidOf = (named: readonly Mention[]): string => [...new Set(named.map(({ said }) => said))].join(' ')

const MEASURE = /(?:\d{1,3}|\p{L}{3,6}) (?:tage?n?|wochen?|monate?n?)(?![\p{L}])/giu
const measures = ({ text }: MessageReading): string => (text.match(MEASURE) ?? []).join(', ')

const LEAD_WORDS = /themenabfrage|unterlagen|terminank(?:ü|ue)ndigung|protokoll/iu
const leadWord = ({ text }: MessageReading): string => LEAD_WORDS.exec(text)?.[0] ?? 'Einladung'

/** The place of the duty that the words mean beside those of the deed, in the agreement that is named or usual. */
function dutyMeant({ reader, reading, explained, situation }: ToHand, isPossible: IsPossible): string | undefined {
  const agreement = oneAgreement(reading, situation.shelf, situation.usual)
  if (!agreement) return undefined
  const ofDeed = new Set(explained.map((at) => reading.words[at]?.folded))
  const terms = reading.terms.filter(({ word }) => !ofDeed.has(word))
  const hits = reader
    .factsOf(agreement)
    .search(terms.length > 0 ? terms : reading.terms, (fact) => (fact.topic === 'duty' ? 1 : 0))
    .slice(0, MOST_MEANT)
  for (const { at, coverage } of hits) {
    const duty = agreement.duties.find(({ id }) => id === reader.factsOf(agreement).facts[at]?.about)
    if (duty && isPossible(duty) && coverage >= 0.3) return duty.clause[0]
  }
  return undefined
}
type IsPossible = (duty: Agreement['duties'][number]) => boolean
/** What is owed in a year can be done in it; what is to be done on occasion or all the time is never recorded as done. */
const isOwed: IsPossible = ({ due }) => OWED.has(due.kind)
const OWED: ReadonlySet<string> = new Set(['deadline', 'fixedDate', 'onceBy', 'yearlyUndated', 'everyYears'])
/** Only of a deadline anybody is reminded. */
const isRemindedOf: IsPossible = ({ due }) => due.kind === 'deadline'
const MOST_MEANT = 8

export function oneAgreement(
  { named }: MessageReading,
  shelf: Shelf,
  usual: string | undefined,
): Agreement | undefined {
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
  const front = splitReason(text).front.length
  const dropped = words.map((word, at) => {
    const said = plain(word.folded)
    // A reason is kept as it was said: "…, weil die Halle gesperrt ist".
    if (word.start >= front) return false
    if (isDropped(word) || (explained.includes(at) && !isIn(word))) return true
    if (!isIn(word) && word.typed === undefined && COURTESY.has(said)) return true
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

export function leftOver({ words, text, named, terms }: MessageReading, explained: readonly number[]): string {
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
