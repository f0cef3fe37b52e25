/** "Ist schon raus, waren 17": a report or an order about the duty that was spoken of last, where the message names none. */
import { numberOf } from '#src/language/words/number-words.ts'
import { OPENERS } from './asking.ts'
import { deedMeant } from './deed-meant.ts'
import type { LastSaid } from './follow-up.ts'
import { oneAgreement } from './handed-over.ts'
import type { MeantCommand, Situation } from './meant.ts'
import type { MessageReading } from './message-reading.ts'
import type { Reader } from './reader.ts'
import { plain } from './spelling.ts'

/** @returns undefined if it asks, names something of its own, or the last question was about no duty */
export function ofLastDuty(reader: Reader, reading: MessageReading, situation: Situation): MeantCommand | undefined {
  const { last, today } = situation
  const isReport = !reading.isQuestion || dropsObject(reading)
  if (!last || !isReport || reading.named.some(({ kind }) => OWN.has(kind))) return undefined
  const duty = dutySpokenOf(reader, last, situation)
  if (duty === undefined) return undefined
  const whole = reader.read(`${duty}: ${reading.text}`, today)
  const deeds = whole.deeds.filter(({ entry }) => entry.needs?.includes('duty'))
  const explained = new Set(whole.deeds.flatMap(({ words }) => words.map((at) => whole.words[at]?.folded)))
  const names = reading.terms.some(
    ({ word, weight }) => weight >= 1 && !explained.has(word) && !isCounted(reading, word),
  )
  return deeds.length === 0 || names ? undefined : deedMeant(reader, { ...whole, deeds, isQuestion: false }, situation)
}

const OWN: ReadonlySet<string> = new Set(['body', 'clause', 'region', 'thirdParty'])

/** "412 Fälle": a number, and what is counted, are no duty's name. */
const isCounted = ({ words }: MessageReading, said: string): boolean =>
  isNumber(said) || words.some(({ folded }, at) => folded === said && isNumber(words[at - 1]?.folded ?? ''))
const isNumber = (word: string): boolean => /^\d+$/.test(word) || numberOf(word) !== undefined

/** "8 b Kassel": what the last question named, or the one duty its words mean. */
function dutySpokenOf(reader: Reader, last: LastSaid, { today, shelf, usual }: Situation): string | undefined {
  const clauses = last.named.filter(({ kind }) => kind === 'clause').map(({ said }) => said)
  const before = reader.read(last.rest, today)
  const agreement = oneAgreement(before, shelf, usual)
  if (clauses.length > 1 || !agreement) return undefined
  if (clauses.length === 1) return `${clauses[0]} ${agreement.region}`
  if (before.terms.length === 0) return undefined
  const index = reader.factsOf(agreement)
  const hits = index.search(before.terms, () => 0).slice(0, FIRST)
  const abouts = hits.flatMap(({ at, coverage }) => (coverage >= SURELY ? (index.facts[at]?.about ?? []) : []))
  const [duty] = abouts.flatMap((about) => agreement.duties.find(({ id }) => id === about) ?? [])
  return duty?.clause[0] === undefined ? undefined : `${duty.clause[0]} ${agreement.region}`
}
const SURELY = 0.5
/** What was asked is among the first that are found. */
const FIRST = 3

/** "Haben wir schon gemacht, am 8.4.": what was spoken of need not be said again in front of it. */
function dropsObject({ text, words }: MessageReading): boolean {
  const said = words.map(({ folded }) => plain(folded)).filter((word) => !OPENERS.has(word))
  const [first = ''] = said
  return !text.includes('?') && DONE.has(first) && !said.some((word) => OBJECTS.has(word))
}
const DONE = new Set('haben hab habe ist sind wurde wurden war waren ging gingen kommt machen mach'.split(' '))
const OBJECTS = new Set('das die den der es sie ihn dies dieses alles wer was wann'.split(' '))
