/** "Und in Kassel?": the last question again, with what is named now in the place of what was named then. */
import { weightOf } from './fact-index.ts'
import type { MessageReading, SpanKind } from './reader.ts'
import { plain } from './spelling.ts'

/** The last command of a person in a conversation, as it was read. */
export interface LastSaid {
  readonly command: string
  readonly rest: string
  /** What it named, by kind, as it was said. */
  readonly named: readonly { readonly kind: string; readonly said: string }[]
}

const OPENING = new Set(
  'und un auch nee nein ne doch oder aber ok okay danke gut nicht ich meinte meine da dort'.split(' '),
)

/** Only names or a year, perhaps after "und": the same question about these. @returns undefined if it says more */
export function lastChanged(
  reading: MessageReading,
  last: LastSaid | undefined,
): { readonly command: string; readonly rest: string } | undefined {
  if (!last) return undefined
  const { named, words, terms } = reading
  const own = terms.filter(({ weight }) => weight > 0 && weight < 1).length
  const opens = OPENING.has(plain(words[0]?.folded ?? ''))
  const years = yearAfter(reading, last)
  const kinds = named.map(({ kind }) => kind).filter((kind) => CHANGES.has(kind))
  const isBare = terms.every(({ weight }) => weight < 1) && reading.topics.every(({ score }) => score < 2) && own <= 2
  const saysNothingElse = words.every(
    (word) => weightOf(word.folded) < 1 || named.some(({ start, end }) => word.start >= start && word.end <= end),
  )
  if ((kinds.length === 0 && years === undefined) || !isBare || !saysNothingElse) return undefined
  const pointsBack = words.some(({ folded }) => POINTS_BACK.has(plain(folded)))
  if (!opens && !pointsBack && !reading.isQuestion) return undefined
  const kept = last.named.filter(
    ({ kind }) => !kinds.includes(kind as SpanKind) && !(years !== undefined && (kind === 'year' || kind === 'day')),
  )
  const said = named.filter(({ kind }) => CHANGES.has(kind)).map(({ said: words }) => words)
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
function yearAfter({ text }: MessageReading, { named, rest }: LastSaid): string | undefined {
  const shift = /jahr (?:drauf|darauf|danach|später)/iu.test(text)
    ? 1
    : /jahr (?:davor|zuvor|vorher)/iu.test(text)
      ? -1
      : 0
  if (shift === 0) return undefined
  const year = /\b20\d\d\b/u.exec([...named.map(({ said }) => said), rest].join(' '))?.[0]
  return year === undefined ? undefined : String(Number(year) + shift)
}

/** They mean what was spoken of before. */
const POINTS_BACK = new Set(
  'da dort davon dazu dabei daran darin danach dann davor das die sie es er ihn denen dessen deren beiden beide anderen gleiche selbe dafur dagegen dort darum deswegen'.split(
    ' ',
  ),
)

/** By which word the answer of a command is meant in what follows. */
const CONTEXT: Readonly<Record<string, string>> = {
  notice: 'Kündigung',
  secretariat: 'Geschäftsführung',
  conference: 'KoK',
  deadlines: 'Fristen',
}
const SHORT = 7
const SURE = 2.25

/**
 * "Und wer lädt da ein?": what was spoken of last and what the message does not name itself.
 * @returns words to be read in front of it; '' if it stands by itself
 */
export function spokenOf(reading: MessageReading, last: LastSaid | undefined): string {
  if (!last) return ''
  const { named, words, topics, terms } = reading
  const opens = OPENING.has(plain(words[0]?.folded ?? ''))
  const pointsBack = words.some(({ folded }) => POINTS_BACK.has(plain(folded)))
  const has = (kind: SpanKind) => named.some((one) => one.kind === kind)
  const says = terms.filter(({ weight }) => weight >= 1).length
  if (!opens && !reading.isQuestion && topics.length === 0) return ''
  if (!opens && !(pointsBack && words.length <= 2 * SHORT) && !(words.length <= SHORT && says === 0)) return ''
  const before = (kind: SpanKind) => last.named.filter((one) => one.kind === kind).map(({ said }) => said)
  // "Ab wann gilt die Vereinbarung Unna?" stands by itself.
  if (has('region') && !opens) return ''
  const isOfBody = topics.length === 0 || topics.slice(0, 2).some(({ entry }) => OF_BODY.has(entry.name))
  const isApart = has('body') || has('clause')
  const carried = [
    ...(isApart
      ? []
      : [
          ...(isOfBody ? before('body') : []),
          ...before('clause').map((said) => (/^\d/.test(said) ? `Ziffer ${said}` : said)),
        ]),
    ...(has('region') ? [] : before('region').slice(0, 1)),
  ]
  const context = CONTEXT[last.command]
  const isOwnTopic = (topics[0]?.score ?? 0) >= SURE
  const isSaid = carried.includes(context ?? '')
  return [...(context && !isSaid && !isOwnTopic && !isApart ? [context] : []), ...new Set(carried)].join(' ')
}

/** Topics that bodies are asked about. */
const OF_BODY = new Set([
  'cadence',
  'participants',
  'guests',
  'secretariat',
  'secretariat tasks',
  'next meeting',
  'meetings held',
  'invitation lead',
  'joint meetings',
  'agenda',
  'responses',
  'who owes',
])
