/**
 * What a message means: a command with what it is about, a courtesy, or a wish that is declined. One is taken only if it
 * explains the words of the message; what it leaves out is named with the answer, or looked up.
 */

import { deedMeant } from './deed-meant.ts'
import { weightOf } from './fact-index.ts'
import { hungOn, type LastSaid, lastChanged, pointsBack, spokenOf } from './follow-up.ts'
import { ofLastDuty } from './last-duty.ts'
import { ASK, type Meaning, type MeantCommand, type Situation } from './meant.ts'
import { isNamed as isIn, type MessageReading } from './message-reading.ts'
import type { Reader } from './reader.ts'
import { plain } from './spelling.ts'
import { readCourtesy, readDeclined } from './talk/talk.ts'
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
  const named = reading.words.map((word) => isIn(reading, word))
  const hasDeed = reading.deeds.length > 0
  const courtesy = readCourtesy({
    words,
    weights: reading.words.map((word, at) => (named[at] ? 1 : weightOf(word.folded))),
    isNamed: named,
    isAlone: isMere && !reading.isQuestion && !hasDeed && reading.named.every(({ kind }) => kind === 'day'),
    isQuestion: reading.isQuestion,
    hasDeed,
  })
  // "Aha, und wer noch?" asks.
  if (courtesy && (courtesy.comesFirst || (isMere && (!reading.isQuestion || courtesy.mayAsk))))
    return { kind: 'courtesy', courtesy: courtesy.name }
  const isAlone = isNameAlone(reading)
  if (isAlone) {
    const changed = situation.isAsked ? undefined : lastChanged(reading, situation.last)
    if (changed) return { kind: 'command', ...changed, unread: '' }
    // "Ziffer 7 MKK in kurz bitte": with small words around it, it asks for that place.
    const isBare = reading.words.every((word) => isIn(reading, word))
    return isBare || reading.named.every(({ kind }) => kind !== 'clause')
      ? undefined
      : topicMeant(reader, reading, situation)
  }
  const again = lastChanged(reading, situation.last)
  if (again) return { kind: 'command', ...again, unread: '' }
  const ofDuty = ofLastDuty(reader, reading, situation)
  if (ofDuty) return ofDuty
  const deed = deedMeant(reader, reading, situation)
  if (deed) return aboutLast(deed, reading, situation.last)
  const askedAgain = askedOn(reading, situation.last)
  if (askedAgain) return askedAgain
  const hung = hangsWholly(reading) ? hungOn(reading, situation.last) : undefined
  const onLast = hung === undefined ? undefined : askedAs(reader, hung, situation)
  if (onLast) return onLast
  const carried = spokenOf(reading, situation.last, situation.usual !== undefined)
  if (carried === '') return alone(reader, reading, situation)
  const whole = reader.read(`${carried}, ${reading.text}`, situation.today)
  return toldOrAsked(reader, { ...whole, isQuestion: whole.isQuestion || reading.isQuestion }, situation)
}

/** "Trag sie mal für den 11.5. ein": what was spoken of last, where a word points to it and nothing else is named. */
function aboutLast(deed: MeantCommand, { named, words }: MessageReading, last: LastSaid | undefined): MeantCommand {
  const names = last?.named.flatMap(({ kind, said }) => (kind === 'body' || kind === 'region' ? [said] : [])) ?? []
  const isNamedHere = named.some(({ kind }) => kind === 'body' || kind === 'region')
  const points = words.some(({ folded }) => POINTERS.has(plain(folded)))
  if (isNamedHere || !points || !ABOUT_SESSION.has(deed.command) || !last?.named.some(({ kind }) => kind === 'body'))
    return deed
  return { ...deed, rest: `${[...new Set(names)].join(' ')} ${deed.rest}` }
}
const POINTERS = new Set(['sie', 'die', 'das', 'den', 'es', 'diese', 'dafur', 'dazu', 'da'])
const ABOUT_SESSION: ReadonlySet<string> = new Set([
  'planMeeting',
  'findDate',
  'invite',
  'move',
  'callOff',
  'proposeItem',
])

/** What it means by itself, or together with the last question where that is little. */
function alone(reader: Reader, reading: MessageReading, situation: Situation): Meaning | undefined {
  const own = toldOrAsked(reader, reading, situation)
  const isOnLast =
    situation.last?.command === ASK && own?.kind === 'command' && own.command !== ASK && pointsAtLast(reading)
  const isLittle =
    own === undefined ||
    isOnLast ||
    (own.kind === 'command' && own.command === ASK && !isFoundIn(reader, reading, situation))
  const whole = isLittle ? hungOn(reading, situation.last) : undefined
  return (whole === undefined ? undefined : askedAs(reader, whole, situation)) ?? own
}

/** @returns undefined if nothing answers it */
function askedAs(reader: Reader, text: string, situation: Situation): MeantCommand | undefined {
  const joined = { ...reader.read(text, situation.today), isQuestion: true }
  const asked = topicMeant(reader, joined, situation)
  return asked && (asked.command !== ASK || isFoundIn(reader, joined, situation)) ? asked : undefined
}

/** "Und wer ist danach dran?": no word of its own says what it asks about. */
const hangsWholly = ({ named, terms, topics, isQuestion }: MessageReading): boolean =>
  isQuestion && named.length === 0 && topics.length === 0 && terms.every(({ weight }) => weight < 1)

/** "Wann war das?": nothing but what was spoken of. */
const pointsAtLast = ({ named, terms, words }: MessageReading): boolean =>
  named.length === 0 && terms.length === 0 && pointsBack(words)

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
  const on = topics.find(({ entry, score }) => entry.isAboutLast && score >= 1)
  // "Und wenn das ein Sonntag ist?" names no day.
  const isNamed = named.some(({ kind }) => kind !== 'day' || !on?.entry.asksWeekday)
  if (!on || last?.command !== ASK || isNamed || terms.some(({ weight }) => weight >= 1)) return undefined
  return { kind: 'command', command: ASK, rest: `${last.rest} ${text}`, unread: '' }
}

/** "Kassel", "8 c Kassel", "GPV Sucht": no question, no order. */
const isNameAlone = ({ named, topics, deeds, terms, isQuestion }: MessageReading): boolean =>
  !isQuestion && named.length > 0 && topics.length === 0 && deeds.length === 0 && terms.length === 0
