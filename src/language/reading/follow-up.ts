/** "Und in Kassel?": the last question again, with what is named now in the place of what was named then. */
import { numberOf } from '#src/language/words/number-words.ts'
import type { MessageReading, SpanKind } from './message-reading.ts'
import { plain } from './spelling.ts'

/** The last command of a person in a conversation, as it was read. */
export interface LastSaid {
  readonly command: string
  readonly rest: string
  /** What it named, by kind, as it was said. */
  readonly named: readonly { readonly kind: string; readonly said: string }[]
}

const OPENING = new Set(
  'und un auch nee nein ne doch oder aber ok okay danke gut nicht ich meinte meine da dort ja jo so na also hm aha alles klar bei nochmal nochma genauso dasselbe jetzt bitte fuer'.split(
    ' ',
  ),
)

/** Only names or a year, perhaps after "und": the same question about these. @returns undefined if it says more */
export function lastChanged(
  reading: MessageReading,
  last: LastSaid | undefined,
): { readonly command: string; readonly rest: string } | undefined {
  if (!last) return undefined
  const { named, words, terms } = reading
  const opens = words.length > 1 && OPENING.has(plain(words[0]?.folded ?? ''))
  const years = yearAfter(reading, last)
  const kinds = named.map(({ kind }) => kind).filter((kind) => CHANGES.has(kind))
  // "Wie viele Partner hat die Vereinbarung MKK?" asks something of its own.
  const saysNothingElse =
    terms.every(({ word }) => SAME.has(plain(word))) && reading.topics.every(({ score }) => score < 2)
  if ((kinds.length === 0 && years === undefined) || !saysNothingElse) return undefined
  const isNamedOnly = words.every(({ start, end }) => named.some((one) => start >= one.start && end <= one.end))
  const isBack = pointsBack(words)
  if (!opens && !isBack && !(reading.isQuestion && isNamedOnly)) return undefined
  const kept = last.named.filter(
    ({ kind }) => !kinds.includes(kind as SpanKind) && !(years !== undefined && (kind === 'year' || kind === 'day')),
  )
  // "Nein, nicht Kassel, MKK meine ich"
  const isDenied = ({ start }: { readonly start: number }): boolean =>
    /(?:nicht|statt) (?:in |für |im )?$/iu.test(reading.text.slice(0, start))
  const said = named.filter((one) => CHANGES.has(one.kind) && !isDenied(one)).map(({ said: words }) => words)
  const before = last.named.filter((one) => !kept.includes(one))
  return {
    command: last.command,
    rest: replaced(
      last.rest,
      before.map((one) => one.said),
      [...said, ...(years === undefined ? [] : [years])],
    ),
  }
}

const CHANGES: ReadonlySet<SpanKind> = new Set(['region', 'body', 'partner', 'year', 'clause'])

/** The text without what was named, with what is named now behind it. */
function replaced(text: string, before: readonly string[], now: readonly string[]): string {
  let left = text
  for (const one of before) left = left.replace(one, ' ')
  return [left, ...now]
    .join(' ')
    .replace(/\s+/gu, ' ')
    .replace(/\s*\?\s*/gu, ' ')
    .trim()
}

/** "und im Jahr drauf?": the year after the one that was spoken of. */
function yearAfter({ text, words }: MessageReading, { named, rest }: LastSaid): string | undefined {
  // "Und achtundzwanzig?"
  const [last, more] = words.toReversed()
  const number =
    last && words.length <= 3 && (more === undefined || OPENING.has(plain(more.folded)))
      ? numberOf(last.folded)
      : undefined
  if (number !== undefined && number >= 20 && number < 60 && /\b20\d\d\b/u.test(rest)) return String(2000 + number)
  const shift = /jahr (?:drauf|darauf|danach|später)/iu.test(text)
    ? 1
    : /jahr (?:davor|zuvor|vorher)/iu.test(text)
      ? -1
      : 0
  if (shift === 0) return undefined
  const year = /\b20\d\d\b/u.exec([...named.map(({ said }) => said), rest].join(' '))?.[0]
  return year === undefined ? undefined : String(Number(year) + shift)
}

/** "Gilt das in Kassel genauso?" */
const SAME = new Set(
  'gilt gelten geht sieht aussieht ist genauso gleich gleiche selbe lauft hat haben davon betrifft betreffen denen andern anderen andere kollegen leuten steht jahr jahre gibt was datum termin frist tag zahl regel regelung meine meinte meint auch drauf'.split(
    ' ',
  ),
)

/** They mean what was spoken of before. */
const POINTS_BACK = new Set(
  'da dort davon dazu dabei daran darin danach dann davor das sie es er ihn denen dessen deren gleiche selbe dafur dagegen darum deswegen'.split(
    ' ',
  ),
)

export const pointsBack = (words: MessageReading['words']): boolean =>
  words.some(({ folded }) => POINTS_BACK.has(plain(folded)))

/** By which word the answer of a command is meant in what follows. */
const CONTEXT: Readonly<Record<string, string>> = {
  notice: 'Kündigung',
  secretariat: 'Geschäftsführung',
  conference: 'KoK',
  deadlines: 'Fristen',
}
const SHORT = 7
const MOST_POINTING = 12
const SURE = 2.25

/**
 * "Und wer lädt da ein?": what was spoken of last and what the message does not name itself.
 * @returns words to be read in front of it; '' if it stands by itself
 */
export function spokenOf(reading: MessageReading, last: LastSaid | undefined, isUsual: boolean): string {
  if (!last) return ''
  const { named, words, topics, terms } = reading
  const opens = words.length > 1 && OPENING.has(plain(words[0]?.folded ?? ''))
  const isBack = pointsBack(words)
  const has = (kind: SpanKind) => named.some((one) => one.kind === kind)
  const says = terms.filter(({ weight }) => weight >= 1).length
  // "Ab wann gilt die Vereinbarung Unna?" stands by itself.
  if (has('region') && !opens) return ''
  const isElliptic =
    opens ||
    (isBack && says <= 1 && words.length <= MOST_POINTING) ||
    (words.length <= SHORT && says === 0 && (reading.isQuestion || topics.length > 0))
  if (!isElliptic) return ''
  const before = (kind: SpanKind) => last.named.filter((one) => one.kind === kind).map(({ said }) => said)
  const isOfBody = topics.length === 0 || topics.slice(0, 2).some(({ entry }) => entry.keepsBody)
  const isApart = has('body') || has('clause')
  const bodies = isOfBody ? before('body') : []
  const carried = [
    ...(isApart ? [] : [...bodies, ...before('clause').map((said) => (/^\d/.test(said) ? `Ziffer ${said}` : said))]),
    // A region that is usual here need not be said, unless a body goes with it; a body that is named knows its own.
    ...(has('region') || has('body') || (isUsual && bodies.length === 0) ? [] : before('region').slice(0, 1)),
  ]
  const context = CONTEXT[last.command]
  const isOwnTopic = topics.some(({ entry, score }) => score >= SURE && entry.decides && !entry.asksMembers)
  const isSaid = carried.includes(context ?? '')
  return [...(context && !isSaid && !isOwnTopic && !isApart ? [context] : []), ...new Set(carried)].join(' ')
}

/** So many words may hang on what was said before. */
const HANGING = 9

/**
 * "Und wer für den Kreis?", "Wer folgt danach?": the last question with what is said now, where that says too little alone.
 * @returns the text to be read; undefined if it hangs on nothing
 */
export function hungOn(
  { named, words, text, isQuestion }: MessageReading,
  last: LastSaid | undefined,
): string | undefined {
  if (!last || words.length < 2 || words.length > HANGING || named.some(({ kind }) => kind === 'region'))
    return undefined
  const isOn = pointsBack(words) || (words[0]?.folded !== 'ich' && OPENING.has(plain(words[0]?.folded ?? '')))
  if (!isQuestion && !isOn) return undefined
  const kinds = new Set(named.map(({ kind }) => kind as string))
  const before = last.named.filter(({ kind }) => kinds.has(kind)).map(({ said }) => said)
  const context = CONTEXT[last.command]
  const kept = replaced(last.rest, before, [])
  return [context, kept, text].filter((part) => part !== undefined && part !== '').join(', ')
}
