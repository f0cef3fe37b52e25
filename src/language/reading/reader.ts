/**
 * A message becomes a reading: what it names, what it asks or orders, and which of its words nothing explains. Everything
 * is read from the text alone, so that what was read once reads the same behind a button.
 */
import type { Agreement } from '#src/agreements/lookup.ts'
import type { LocalDate } from '#src/calendar/local-date.ts'
import { type Lexicon, ofPlace } from '#src/language/agreements/mentions.ts'
import { readDates } from '#src/language/days/dates.ts'
import { readDurations } from '#src/language/days/durations.ts'
import { readTimes } from '#src/language/days/times.ts'
import { readYear } from '#src/language/days/years.ts'
import { findNames } from '#src/language/words/names.ts'
import { clean, fold, type Word, wordsOf } from '#src/language/words/normalise.ts'
import { numberOf } from '#src/language/words/number-words.ts'
import { calendarWords } from './calendar-vocabulary.ts'
import { findClauses } from './clause-words.ts'
import { LIGHT_WORDS, STOP_WORDS, STREET_WORDS } from './common-words.ts'
import { type Deed, deeds, type Need } from './deeds.ts'
import { createFactIndex, type FactIndex, type IndexedFact, type Term, weightOf } from './fact-index.ts'
import { matchPattern, mayMatch, type Pattern, wordPattern, wordsOfPattern } from './patterns.ts'
import { createSpelling, type KnownWord, plain } from './spelling.ts'
import { synonymWords } from './synonyms.ts'
import { talkWords } from './talk.ts'
import { type Topic, topics } from './topics.ts'

/** What of a text a word belongs to. */
export type SpanKind = 'region' | 'body' | 'partner' | 'thirdParty' | 'clause' | 'day' | 'time' | 'year' | 'span'

export interface Mention {
  readonly kind: SpanKind
  /** Keys of the lexicon; the clause; empty for days and times. */
  readonly values: readonly string[]
  readonly said: string
  readonly start: number
  readonly end: number
}

/** An entry of a table and the words that speak for it. */
export interface Fit<T> {
  readonly entry: T
  readonly score: number
  /** Places of these words in `words`. */
  readonly words: readonly number[]
}

/** A word as it is read. */
export interface ReadWord extends Word {
  /** As it stood in the message, where it may not have been a slip: a place or a title keeps its spelling. */
  readonly typed?: string
}

export interface MessageReading {
  /** As it is read: slips in known words mended, spoken forms written out. */
  readonly text: string
  readonly words: readonly ReadWord[]
  readonly isQuestion: boolean
  /** Begins with a verb that tells somebody to do something. */
  readonly isOrder: boolean
  readonly named: readonly Mention[]
  /** The best first. */
  readonly topics: readonly Fit<Topic>[]
  readonly deeds: readonly Fit<Deed>[]
  /** Words that neither name anything nor belong to the topic, as they are looked up. */
  readonly terms: readonly Term[]
}

export interface Reader {
  read(text: string, today: LocalDate): MessageReading
  /** The facts of an agreement, prepared for search. */
  factsOf(agreement: Agreement): FactIndex
}

/** The weight of a word that belongs to the topic asked about. */
const OF_TOPIC = 0.3

/** Longer texts are read to here; the rest is kept. */
const READ = 1200

interface Compiled<T> {
  readonly entry: T
  readonly words: readonly Pattern[]
  readonly keeps: readonly Pattern[]
  readonly not: readonly Pattern[]
}

const TOPICS: readonly Compiled<Topic>[] = topics.map((entry) => ({
  entry,
  words: entry.words.map(wordPattern),
  keeps: [],
  not: (entry.not ?? []).map(wordPattern),
}))
const DEEDS: readonly Compiled<Deed>[] = deeds.map((entry) => ({
  entry,
  words: entry.words.map(wordPattern),
  keeps: (entry.keeps ?? []).map(wordPattern),
  not: (entry.not ?? []).map(wordPattern),
}))

const COMMAND_WORDS: readonly string[] = [
  ...talkWords.flatMap(wordsOfPattern),
  ...topics.flatMap(({ words }) => words.flatMap(wordsOfPattern)),
  ...deeds.flatMap(({ words, keeps = [], not = [] }) => [...words, ...keeps, ...not].flatMap(wordsOfPattern)),
]

/** Forms of what begins so: "genehmig*". */
const FORMS = ['en', 'e', 't', 'ung', 'st', 'te', 'ten']
const OPEN_WORDS: readonly string[] = [
  ...topics.flatMap(({ words }) => words),
  ...deeds.flatMap(({ words }) => words),
  ...talkWords,
]
  .flatMap((source) => source.split(/[ |]/u))
  .filter((word) => /^[^*]{5,}\*$/u.test(word))
  .flatMap((word) => FORMS.map((form) => `${word.slice(0, -1)}${form}`))

const ranked = (words: Iterable<string>, rank: KnownWord['rank']): readonly KnownWord[] =>
  Array.from(words, (word) => ({ word, rank }))

/** @param factsOf what an agreement says, fact by fact */
export function createReader(
  agreements: readonly Agreement[],
  lexicon: Lexicon,
  factsOf: (agreement: Agreement) => readonly IndexedFact[],
): Reader {
  const names = new Set(agreements.flatMap(namesOf).flatMap((name) => name.split(/[^\p{L}\p{N}]+/u)))
  const nameWords = [...names].filter((word) => word.length >= 3 && !/\d/.test(word))
  const exact = new Set(
    [
      ...STOP_WORDS,
      ...LIGHT_WORDS,
      ...COMMAND_WORDS,
      ...OPEN_WORDS,
      ...synonymWords,
      ...calendarWords,
      ...nameWords,
    ].map(fold),
  )
  const stopWords = new Set(STOP_WORDS)
  const spelling = createSpelling([
    ...ranked(nameWords, 'name'),
    ...ranked([...COMMAND_WORDS, ...OPEN_WORDS], 'command'),
    ...ranked(calendarWords, 'command'),
    ...ranked(STOP_WORDS, 'common'),
    ...ranked(LIGHT_WORDS, 'common'),
    ...ranked(synonymWords, 'fact'),
  ])
  const indices = new WeakMap<Agreement, FactIndex>()
  const indexOf = (agreement: Agreement): FactIndex => {
    const known = indices.get(agreement) ?? createFactIndex(factsOf(agreement))
    indices.set(agreement, known)
    return known
  }
  /** Words that stand in an agreement are no slips. Of many agreements, which are alike, the first are looked at. */
  const isInFacts = (word: string): boolean => agreements.slice(0, LOOKED_INTO).some((one) => indexOf(one).has(word))

  /** The text with known words in their spelling; by place in it, what was typed where that is not sure. */
  const mended = (text: string): { readonly text: string; readonly typed: ReadonlyMap<number, string> } => {
    const typed = new Map<number, string>()
    let left = ''
    let at = 0
    const quoted = quotedParts(text)
    for (const { folded, start, end } of wordsOf(text)) {
      const isQuoted = quoted.some((part) => start >= part.start && end <= part.end)
      const said = text.slice(start, end)
      const better = isQuoted ? undefined : betterWord(folded, said, start === 0)
      if (better === undefined) continue
      left += text.slice(at, start)
      typed.set(left.length, said)
      left += better
      at = end
    }
    return { text: left + text.slice(at), typed }
  }
  const betterWord = (folded: string, typed: string, isFirst: boolean): string | undefined => {
    const street = STREET_WORDS.get(typed.toLowerCase()) ?? STREET_WORDS.get(folded)
    if (street !== undefined) return street
    if (exact.has(folded) || /\d/.test(folded) || folded.length < 3) return undefined
    const known = spelling.known(folded)
    if (known) return fold(known.word) === folded ? undefined : known.word
    if (isInFacts(folded)) return undefined
    const near = spelling.nearest(folded)
    // "Jana Ernst": a noun is no slip of a small word, whatever else that word is used for.
    return near &&
      (near.rank === 'common' || stopWords.has(near.word)) &&
      isCapital(typed) &&
      !isCapital(near.word) &&
      !isFirst
      ? undefined
      : near?.word
  }

  const read = (said: string, today: LocalDate): MessageReading => {
    const { text, typed } = mended(spokenOut(clean(said.slice(0, READ))))
    const words: readonly ReadWord[] = wordsOf(text).map((word) => {
      const before = typed.get(word.start)
      return before === undefined ? word : { ...word, typed: before }
    })
    const plainWords = words.map(({ folded }) => plain(folded))
    const named = namedIn(text, words, lexicon, today)
    const isIn = ({ start, end }: Word, kinds?: readonly SpanKind[]): boolean =>
      named.some((one) => (!kinds || kinds.includes(one.kind)) && start >= one.start && end <= one.end)
    const isQuestion = asks(text, plainWords)
    // What names a region or a day is no word of a topic: "Kassel", "am 3.".
    const free = plainWords.map((word, at) => {
      const one = words[at]
      return one && !STAYING.has(word) && isIn(one, ['region', 'day', 'time', 'year', 'clause']) ? '' : word
    })
    const present = new Set(free)
    const topicFits = TOPICS.flatMap((topic) => fitOf(topic, free, present)).toSorted(byScore)
    const deedFits = DEEDS.flatMap((deed) => fitOf(deed, free, present))
      .filter(({ words: of }) => !asksAt(text, words, of[0]))
      .filter(({ entry }) => !entry.byMe || plainWords.some((word) => ME.has(word)))
      .filter(({ entry }) => (entry.needs ?? []).every((need) => isMet(need, named, plainWords, words, isIn)))
      .toSorted(byScore)
    const asked = askedPart(text, words, ({ start, end }) => named.some((one) => start >= one.start && end <= one.end))
    const terms = words.flatMap((word, at) => {
      if (word.start < asked.start || word.end > asked.end) return []
      if (isIn(word)) return []
      const weight = weightOf(word.folded)
      // What the topic is asked by says little more.
      const isOfTopic = topicFits.some(({ words: of, score }) => score >= 1.5 && of.includes(at))
      return weight === 0
        ? []
        : [{ word: word.folded, weight: isOfTopic ? Math.min(weight, OF_TOPIC) : weight, whole: weight }]
    })
    const isOrder = IMPERATIVES.has(plainWords.find((word) => !OPENERS.has(word) && word !== 'bitte') ?? '')
    return { text, words, isQuestion, isOrder, named, topics: topicFits, deeds: deedFits, terms }
  }
  // One message is looked at from several sides.
  let latest: { readonly said: string; readonly today: LocalDate; readonly reading: MessageReading }[] = []
  return {
    factsOf: indexOf,
    read(said, today) {
      const known = latest.find((one) => one.said === said && one.today === today)
      if (known) return known.reading
      const reading = read(said, today)
      latest = [{ said, today, reading }, ...latest.slice(0, MOST_KEPT - 1)]
      return reading
    },
  }
}

/** Longer messages tell first and ask then. */
const TELLING = 14
/** A point behind a number or an abbreviation ends none. */
const SENTENCE = /(?:[^.?!\n]|(?<=\d|\b\p{L}{1,3})\.)+(?:[.?!]+|$)/gu

/** Where in a long message the question stands: the sentence that asks, from its question word on. */
function askedPart(
  text: string,
  words: readonly Word[],
  isNamed: (span: { start: number; end: number }) => boolean,
): { readonly start: number; readonly end: number } {
  const whole = { start: 0, end: text.length }
  if (words.length < TELLING) return whole
  const sentences = Array.from(text.matchAll(SENTENCE), ({ index, 0: said }) => ({
    start: index,
    end: index + said.length,
    said,
  }))
  const asking = sentences.filter(({ said }) => said.trimEnd().endsWith('?'))
  const [first, last] = [asking[0], asking.at(-1)]
  const part = first && last ? { start: first.start, end: last.end } : whole
  const inside = words.filter(({ start, end }) => start >= part.start && end <= part.end)
  const from = inside.find(
    ({ folded, start }, at) =>
      (QUESTION_WORDS.has(plain(folded)) || folded === 'ob') &&
      (at === 0 || /[,:–-]\s*(?:\p{L}{2,4} )?$/u.test(text.slice(0, start))),
  )
  const asked = from ? { start: from.start, end: part.end } : part
  // "…: Was steht dazu in Kassel?" asks about what was said before.
  const says = words.some(
    ({ folded, start, end }) =>
      start >= asked.start && end <= asked.end && weightOf(folded) >= 1 && !isNamed({ start, end }),
  )
  return says ? asked : whole
}

const BOOKS: Readonly<Record<string, string>> = {
  eins: 'I',
  zwei: 'II',
  drei: 'III',
  vier: 'IV',
  fünf: 'V',
  sechs: 'VI',
  sieben: 'VII',
  acht: 'VIII',
  neun: 'IX',
  zehn: 'X',
  elf: 'XI',
  zwölf: 'XII',
  '1': 'I',
  '2': 'II',
  '3': 'III',
  '4': 'IV',
  '5': 'V',
  '6': 'VI',
  '7': 'VII',
  '8': 'VIII',
  '9': 'IX',
  '10': 'X',
  '11': 'XI',
  '12': 'XII',
}
/** "Eine Woche nach hinten" is later, "A -> B" to B; a year in words; what is only told beside it. */
const spokenOut = (text: string): string =>
  withBooks(text)
    .replace(/(?<=(?:tage?|wochen?|stunden?|monate?) )nach (hinten|vorne?)(?![\p{L}])/giu, (_, way: string) =>
      way.toLowerCase() === 'hinten' ? 'später' : 'früher',
    )
    .replace(/\s*(?:-+>|=+>|→)\s*/gu, ' auf ')
    .replace(/zweitausend(?:und)?(\p{L}{3,20})/giu, (said, word: string) => {
      const number = numberOf(fold(word))
      return number === undefined ? said : String(2000 + number)
    })
    .replace(/(?<=\d\.\d{1,2}\.(?:\d{2}|\d{4}) )(\d{1,2})\.(\d{2})(?![.\d])/gu, '$1:$2')
    .replace(TAG, '')
    .replace(TOLD_BESIDE, ' ')
/** "…, geht das?" */
const TAG =
  /[\s,.]+(?:geht (?:das|des)(?: noch)?|passt (?:das|des)|oder|okay|ok|in ordnung|gell|ja|ne|wäre das möglich|geht doch,? oder)\s*\?\s*$/iu
/** People say where they are and why they ask. */
const TOLD_BESIDE =
  /(?:^|(?<=[\s,.]))(?:(?:du,? )?(?:ich )?bin (?:gerade |grad |eben |noch )?(?:im auto|im zug|im termin|auf der autobahn|unterwegs|auf dem sprung)(?![\p{L}])|frag ich mal [^,.?!]*|ich brauch(?:e)? das [^,.?!]*|ich buchstabier[^,.?!]*|wenn sie die rückfrage gestatten|fragezeichen|ich glaub(?:e)? das [^,.?!]*)/giu

/** "SGB acht" is printed "SGB VIII". */
const withBooks = (text: string): string =>
  text.replace(
    /(?<=(?:^|[^\p{L}])SGB )(\p{L}{4,6}|\d{1,2})(?![\p{L}\d])/giu,
    (book) => BOOKS[book.toLowerCase()] ?? book,
  )

const isCapital = (word: string): boolean => /^\p{Lu}/u.test(word)

/** Readings that are kept. */
const MOST_KEPT = 6

/** So many agreements are asked whether a word is one of theirs. */
const LOOKED_INTO = 12

const namesOf = ({ region, aliases, partners, committees, thirdParties }: Agreement): readonly string[] => [
  region,
  ...aliases,
  ...[region, ...aliases].flatMap(ofPlace),
  ...partners.flatMap(({ name, short, aliases: further }) => [name, short, ...further]),
  ...committees.flatMap(({ name, short, aliases: further }) => [name, short, ...further]),
  ...thirdParties.flatMap(({ name, aliases: further }) => [name, ...further]),
]

const QUOTED = /[„“"»].{1,200}?[“”"«]/gu
const quotedParts = (text: string): readonly { readonly start: number; readonly end: number }[] =>
  Array.from(text.matchAll(QUOTED), ({ index, 0: found }) => ({ start: index, end: index + found.length }))

const byScore = (one: Fit<unknown>, other: Fit<unknown>): number => other.score - one.score

/** Does a text, e.g. "Kosten der Sitzungen", speak of what a topic asks for? */
export function asksAbout(topic: Topic, text: string): boolean {
  const words = wordsOf(text).map(({ folded }) => plain(folded))
  return TOPICS.some(
    ({ entry, words: patterns }) => entry === topic && patterns.some((one) => matchPattern(one, words)),
  )
}

/** Inside a day they say something all the same: "3 Wochen vorher", "nicht". */
const STAYING = new Set([
  'nicht',
  'vorher',
  'vor',
  'wochen',
  'tage',
  'woche',
  'spater',
  'fruher',
  'sonntag',
  'samstag',
  'wochenende',
])

/** What every word of a pattern adds; a word more between them takes a little away. */
function fitOf<T>(
  { entry, words: patterns, keeps, not }: Compiled<T>,
  free: readonly string[],
  present: ReadonlySet<string>,
): readonly Fit<T>[] {
  const possible = [...patterns, ...keeps].filter((one) => mayMatch(one, present))
  if (possible.length === 0 || not.some((one) => mayMatch(one, present) && matchPattern(one, free))) return []
  const found = possible.flatMap((one) => {
    const places = matchPattern(one, free)
    return places ? [{ places, score: places.length + (places.some((at) => weightAt(free, at) >= 1) ? 0.5 : 0) }] : []
  })
  if (found.length === 0) return []
  const best = found.reduce((one, other) => (other.score > one.score ? other : one))
  const explaining = patterns.flatMap((one) => (mayMatch(one, present) ? (matchPattern(one, free) ?? []) : []))
  return [
    {
      entry,
      score: best.score + 0.25 * (found.length - 1),
      words: [...new Set(explaining)].toSorted((one, other) => one - other),
    },
  ]
}

const weightAt = (words: readonly string[], at: number): number => weightOf(words[at] ?? '')

function namedIn(text: string, words: readonly Word[], lexicon: Lexicon, today: LocalDate): readonly Mention[] {
  const said = (start: number, end: number) => text.slice(start, end)
  const names = findNames(text, lexicon.names).flatMap(({ value, start, end }): Mention[] => {
    const kinds: readonly (readonly [string, SpanKind])[] = [
      ['region/', 'region'],
      ['committee/', 'body'],
      ['partner/', 'partner'],
      ['third/', 'thirdParty'],
    ]
    return kinds.flatMap(([prefix, kind]) => {
      const values = value.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length))
      return values.length > 0 ? [{ kind, values, said: said(start, end), start, end }] : []
    })
  })
  const isFree = ({ start, end }: { start: number; end: number }) =>
    !names.some((name) => start < name.end && end > name.start)
  const days = readDates(text, today).filter(isFree)
  const clauses = findClauses(text, words).filter(
    (clause) => isFree(clause) && !days.some((day) => clause.start < day.end && clause.end > day.start),
  )
  const isElse = ({ start, end }: { start: number; end: number }) =>
    !clauses.some((clause) => start < clause.end && end > clause.start)
  const year = readYear(text, today)
  const plainNamed = (kind: SpanKind, spans: readonly { start: number; end: number }[]): readonly Mention[] =>
    spans.map(({ start, end }) => ({ kind, values: [], said: said(start, end), start, end }))
  return [
    ...names,
    ...clauses.map(({ value, start, end }) => ({
      kind: 'clause' as const,
      values: [value],
      said: said(start, end),
      start,
      end,
    })),
    ...plainNamed('day', days.filter(isElse)),
    ...plainNamed('time', readTimes(text).filter(isFree).filter(isElse)),
    ...plainNamed('span', readDurations(text).filter(isFree).filter(isElse)),
    ...(year && isFree(year) ? plainNamed('year', [year]) : []),
  ].toSorted((one, other) => one.start - other.start)
}

const ME = new Set(['ich', 'bin', 'mich', 'mein', 'meine', 'wir', 'sind', 'hab', 'habe', 'urlaub', 'krank'])
const MEETING = new Set(['sitzung', 'treffen', 'termin', 'besprechung', 'konferenz', 'runde', 'sitzungen'])
const MEASURE = /^(?:tage?n?|wochen?|monate?n?)$/

function isMet(
  need: Need,
  named: readonly Mention[],
  plainWords: readonly string[],
  words: readonly Word[],
  isIn: (word: Word) => boolean,
): boolean {
  const has = (...kinds: readonly SpanKind[]) => named.some(({ kind }) => kinds.includes(kind))
  switch (need) {
    case 'body':
      return has('body')
    case 'bodyOrMeeting':
      return has('body') || plainWords.some((word) => MEETING.has(word))
    case 'day':
      return has('day')
    case 'time':
      return has('span', 'day') || plainWords.some((word) => MEASURE.test(word))
    case 'span':
      return has('day', 'span') || plainWords.some((word) => MEASURE.test(word))
    case 'duty':
      return has('clause') || words.some((word) => !isIn(word) && weightOf(word.folded) >= 1)
  }
}

const QUESTION_WORDS = new Set(
  'wer wen wem wessen was wie wo wann warum wieso weshalb woher wohin womit wofur wozu wovon woran worauf worin worum woruber wodurch welche welcher welches welchen welchem ob wieviel wieviele seit'.split(
    ' ',
  ),
)
const ASKING_VERBS = new Set(
  'ist sind hat haben gibt muss mussen darf durfen kann konnen soll sollen gilt gelten fallt lauft wird werden steht stehen sitzt sitzen gehort gehoren braucht brauchen betrifft kommt kommen war waren wurde wurden hatte regelt findet tagt trifft zahlt verpflichtet bekommt stimmt geht'.split(
    ' ',
  ),
)
const YOU = new Set(['du', 'sie', 'ihr', 'bitte', 'jemand'])
const REQUEST = new Set('kannst konnen konnt konntest konnten wurdest wurden magst mogen willst'.split(' '))

/** Does it ask? "Kannst du … eintragen?" orders. */
function asks(text: string, words: readonly string[]): boolean {
  const [first = '', second = '', third = ''] = words.filter((word) => !OPENERS.has(word))
  if (REQUEST.has(first) && YOU.has(second))
    return words.some((word) => TELLING_VERBS.has(word)) && words.some((word, at) => at > 1 && QUESTION_WORDS.has(word))
  if (QUESTION_WORDS.has(first) || QUESTION_WORDS.has(second)) return true
  if (PREPOSITIONS.has(first) && (QUESTION_WORDS.has(second) || QUESTION_WORDS.has(third))) return true
  if (ASKING_VERBS.has(first)) return true
  const asked = /\?["“”)\s\p{Emoji}]*$/u.test(text)
  const hasRequest = words.some((word, at) => REQUEST.has(word) && YOU.has(words[at + 1] ?? ''))
  return asked && !hasRequest
}
/** Does the sentence ask in which a deed is named? "…, würde ich gern berichten. Geht das noch?" orders. */
function asksAt(text: string, words: readonly Word[], place: number | undefined): boolean {
  const word = place === undefined ? undefined : words[place]
  const found = Array.from(text.matchAll(SENTENCE)).find(
    ({ index, 0: said }) => word !== undefined && word.start >= index && word.end <= index + said.length,
  )
  const said = found?.[0] ?? text
  return asks(
    said.trim(),
    wordsOf(said).map(({ folded }) => plain(folded)),
  )
}

const TELLING_VERBS = new Set('sagen mitteilen nennen erklaren verraten zeigen erlautern helfen wissen'.split(' '))
const OPENERS = new Set(
  'und un aber also ok okay hallo hi hey moin guten tag morgen liebe lieber sag mal sagt eigentlich gremienlotse ja ah so denn'.split(
    ' ',
  ),
)
const IMPERATIVES = new Set(
  'trag trage tragt tragen plan plane leg lege setz setze mach mache schick schicke sende losch losche ander andere schalt schalte nimm nehmt lad lade stell stelle erstell erstelle speicher speichere streich streiche verschieb verschiebe verleg verlege buch buche druck drucke kopier exportier unterschreib beende kundige los lose hol hole ruf rufe'.split(
    ' ',
  ),
)
const PREPOSITIONS = new Set([
  'bis',
  'seit',
  'ab',
  'von',
  'an',
  'in',
  'mit',
  'fur',
  'zu',
  'um',
  'auf',
  'nach',
  'durch',
  'aus',
  'bei',
])
