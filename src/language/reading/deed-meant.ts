/** The deed a message orders or reports, unless it is denied or the message rather asks. */
import { splitReason } from '#src/language/reasons.ts'
import type { DeedWords } from './deeds/deed.ts'
import { handedOver } from './handed-over.ts'
import type { MeantCommand, Situation } from './meant.ts'
import type { Fit, MessageReading, SpanKind } from './message-reading.ts'
import type { Reader } from './reader.ts'

const DENIALS = new Set('nicht kein keine keinen keinem keiner nie niemals'.split(' '))

/** So many words stand between a "nicht" and the verb it denies, at most. */
const NEAR = 3

/** Is the deed denied? "findet nicht statt" says it, and a reason behind it denies nothing: "…, weil der Raum nicht frei ist". */
function isDenied({ text, words }: MessageReading, { entry, words: explained }: Fit<DeedWords>): boolean {
  if (entry.saysNot) return false
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

export function deedMeant(reader: Reader, whole: MessageReading, situation: Situation): MeantCommand | undefined {
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
const firstOf = ({ words }: Fit<DeedWords>): number => words[0] ?? Number.POSITIVE_INFINITY

const PLAN: DeedWords = { does: 'planMeeting', words: [], hands: 'fromFirstName', samples: [] }

/** "KoK MKK 27.5.27 10h Gelnhausen": a body, a day and a time, and no word of a question. */
function telegram({ named, isQuestion, topics }: MessageReading): Fit<DeedWords> | undefined {
  const has = (kind: SpanKind) => named.some((one) => one.kind === kind)
  if (isQuestion || !has('body') || !has('day') || !has('time')) return undefined
  if (topics.some(({ entry, score }) => score >= 2 && !entry.asksSession)) return undefined
  return { entry: PLAN, score: 1, words: [] }
}
