/** A message as it was read: what its words name, mean and leave unexplained. */
import type { Word } from '#src/language/words/normalise.ts'
import type { DeedWords } from './deeds/deed.ts'
import type { Term } from './fact-index.ts'
import type { Topic } from './topics/topic.ts'

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
  readonly deeds: readonly Fit<DeedWords>[]
  /** Words that neither name anything nor belong to the topic, as they are looked up. */
  readonly terms: readonly Term[]
}

export const isNamed = ({ named }: MessageReading, { start, end }: Word, kinds?: readonly SpanKind[]): boolean =>
  named.some((one) => (!kinds || kinds.includes(one.kind)) && start >= one.start && end <= one.end)
