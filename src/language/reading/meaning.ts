/**
 * What a message means: a command with what it is about, a courtesy, or a wish that is declined. One is taken only if it
 * explains the words of the message; what it leaves out is named with the answer, or looked up.
 */

import { deedMeant } from './deed-meant.ts'
import { weightOf } from './fact-index.ts'
import { hungOn, type LastSaid, lastChanged, spokenOf } from './follow-up.ts'
import { ASK, type Meaning, type MeantCommand, type Situation } from './meant.ts'
import { isNamed, type MessageReading } from './message-reading.ts'
import type { Reader } from './reader.ts'
import { plain } from './spelling.ts'
import { readCourtesy, readDeclined } from './talk.ts'
import { askedDeeds, tells } from './told.ts'
import { isFoundIn, topicMeant } from './topic-meant.ts'

/** @param said the message without what it quotes */
export function meaningOf(reader: Reader, said: string, situation: Situation): Meaning | undefined {
  const reading = reader.read(said, situation.today)
  const words = reading.words.map(({ folded }) => plain(folded))
  if (words.length === 0) return undefined
  const declined = readDeclined(words, reading.isQuestion)
  if (declined) return { kind: 'declined', declined }
  // "Hallo, was steht bei mir an?" greets and asks.
  const isMere = reading.topics.every(({ score }) => score < 2)
  const courtesy = readCourtesy(
    words,
    reading.words.map((word) => (isNamed(reading, word) ? 1 : weightOf(word.folded))),
    isMere && !reading.isQuestion && reading.deeds.length === 0 && reading.named.every(({ kind }) => kind === 'day'),
    reading.isQuestion,
  )
  if (courtesy && (isMere || courtesy.comesFirst)) return { kind: 'courtesy', courtesy: courtesy.name }
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
  if (carried === '') return alone(reader, reading, situation)
  const whole = reader.read(`${carried}, ${reading.text}`, situation.today)
  return toldOrAsked(reader, { ...whole, isQuestion: whole.isQuestion || reading.isQuestion }, situation)
}

/** What it means by itself, or together with the last question where that is little. */
function alone(reader: Reader, reading: MessageReading, situation: Situation): Meaning | undefined {
  const own = toldOrAsked(reader, reading, situation)
  const isLittle =
    own === undefined || (own.kind === 'command' && own.command === ASK && !isFoundIn(reader, reading, situation))
  const whole = isLittle ? hungOn(reading, situation.last) : undefined
  if (whole === undefined) return own
  const joined = { ...reader.read(whole, situation.today), isQuestion: true }
  const asked = topicMeant(reader, joined, situation)
  return asked && (asked.command !== ASK || isFoundIn(reader, joined, situation)) ? asked : own
}

/** What tells something is no question to the agreements, unless they hold nearly all of its words. */
function toldOrAsked(reader: Reader, reading: MessageReading, situation: Situation): Meaning | undefined {
  const asked = topicMeant(reader, reading, situation)
  if (!tells(reading) || (asked && asked.command !== ASK)) return asked
  const isSure = reading.topics.some(({ entry, score }) => entry.decides && score >= SURE_TOPIC)
  return asked && (isSure || isFoundIn(reader, reading, situation, NEARLY_ALL)) ? asked : askedDeeds(reading)
}
const SURE_TOPIC = 2
const NEARLY_ALL = 0.8

/** "Wo steht das?", "Ist das ein Muss?", "Fällt das auf ein Wochenende?" */
function askedOn(reading: MessageReading, last: LastSaid | undefined): MeantCommand | undefined {
  const { named, terms, topics, text } = reading
  const isOn = topics.some(({ entry, score }) => entry.isAboutLast && score >= 1)
  if (!isOn || last?.command !== ASK || named.length > 0 || terms.some(({ weight }) => weight >= 1)) return undefined
  return { kind: 'command', command: ASK, rest: `${last.rest} ${text}`, unread: '' }
}

/** "Kassel", "8 c Kassel", "GPV Sucht": no question, no order. */
const isNameAlone = ({ named, topics, deeds, terms, isQuestion }: MessageReading): boolean =>
  !isQuestion && named.length > 0 && topics.length === 0 && deeds.length === 0 && terms.length === 0
