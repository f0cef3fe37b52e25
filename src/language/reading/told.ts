/**
 * What tells or orders something and is none of the deeds that are known by their words: which deeds it may be. It is no
 * question, so the facts of the agreements are no answer to it.
 */
import { QUESTION_WORDS } from './asking.ts'
import type { DeedWords } from './deeds/deed.ts'
import { ME } from './fits.ts'
import { leftWhole } from './handed-over.ts'
import type { AskedDeeds } from './meant.ts'
import type { MessageReading, SpanKind } from './message-reading.ts'
import { matchPattern, wordPattern } from './patterns.ts'
import { plain } from './spelling.ts'

/** Words by which a sentence tells, wishes or orders; notes like "Turnus GPV Sucht" have none. */
const TELLING = new Set(
  'bitte bidde soll sollen sollte sollten muss mussen musste will wollen mochte mochten wurde wurden hatte hatten habe haben hat lass lasst lassen ich wir uns unser unsere mir mich ging ist sind kommt geht nimm nehmen mach machen'.split(
    ' ',
  ),
)
/** "Die Liste, bis wann muss die raus": where it asks, it does not tell, wherever the word stands. */
const asks = (word: string): boolean => QUESTION_WORDS.has(word) && word !== 'seit' && word !== 'wo'

/** Does it tell or order something? @returns false for a question and for a note of few words */
export function tells({ words, isQuestion, isOrder }: MessageReading): boolean {
  if (isQuestion || words.some(({ folded }) => asks(plain(folded)))) return false
  return isOrder || words.some(({ folded }) => TELLING.has(plain(folded))) || endsInOrder(words.at(-1)?.folded)
}

/** "KoK Kassel am 3.5. eintragen" */
const ORDERS = wordPattern('@plan|@move|@callOff|@send|@invite|melden|nehmen')
const endsInOrder = (last: string | undefined): boolean =>
  last !== undefined && matchPattern(ORDERS, [plain(last)]) !== undefined

interface Possible {
  readonly does: DeedWords['does']
  readonly isPossible: (has: (kind: SpanKind) => boolean, count: (kind: SpanKind) => number, isMe: boolean) => boolean
}

/** In the order in which they are offered. */
const POSSIBLE: readonly Possible[] = [
  { does: 'findDate', isPossible: (has, count) => has('body') && count('day') > 1 },
  { does: 'planMeeting', isPossible: (has, count) => has('body') && count('day') === 1 },
  { does: 'move', isPossible: (has) => has('body') && has('day') },
  { does: 'fulfil', isPossible: (has) => has('clause') },
  { does: 'postponeDuty', isPossible: (has) => has('clause') },
  { does: 'recordAbsence', isPossible: (has, _, isMe) => isMe && has('day') && !has('body') },
  { does: 'respond', isPossible: (has, _, isMe) => isMe && has('body') && !has('day') },
  { does: 'invite', isPossible: (has) => has('body') },
  { does: 'callOff', isPossible: (has) => has('body') && has('day') },
  { does: 'proposeItem', isPossible: (has) => has('body') && !has('day') },
]
const MOST = 3

/** @returns the deeds it may be, with all that was said; undefined if what it names fits none */
export function askedDeeds(reading: MessageReading): AskedDeeds | undefined {
  const { named, words } = reading
  const has = (kind: SpanKind): boolean => named.some((one) => one.kind === kind)
  const count = (kind: SpanKind): number => named.filter((one) => one.kind === kind).length
  const isMe = words.some(({ folded }) => ME.has(plain(folded)))
  const deeds = POSSIBLE.filter(({ isPossible }) => isPossible(has, count, isMe))
    .slice(0, MOST)
    .map(({ does }) => does)
  return deeds.length === 0 ? undefined : { kind: 'askedDeeds', commands: deeds, rest: leftWhole(reading) }
}
