/** A task (Auftrag) as it is dictated: what, until when, by whom, in any order. What is not surely read stays wording. */
import { addDays, type LocalDate } from '#src/calendar/local-date.ts'
import { readDates } from '#src/language/days/dates.ts'
import { readTimes } from '#src/language/days/times.ts'
import { without } from '#src/language/words/span.ts'

export interface SaidTask {
  readonly text: string
  readonly responsible?: string
  readonly dueOn?: LocalDate
  /** What was said of the date where it is no single day that can be meant. */
  readonly dueWords?: string
  /** Why a day that was said was not taken. */
  readonly doubt?: DueDoubt
}
/** `year`: without one it would lie far ahead; `past`: before the session; `weekday`: the day is another one. */
export type DueDoubt = 'year' | 'past' | 'weekday'

/** Longer than most tasks run: a day without its year that lies further ahead was probably meant as past. */
const FAR_AHEAD_DAYS = 270

const BY =
  /(?:^|(?<![ ,;(])[ ,;(]+)(durch|zuständig(?: ist| sind)?:?|zustaendig(?: ist| sind)?:?|verantwortlich(?: ist| sind)?:?) /giu
const UNTIL = /(?:^|(?<![ ,;(])[ ,;(]+)bis /giu
/** "bis 30.6. durch Jugendamt: Zahlen liefern" */
const AHEAD = /^((?:bis|durch|zuständig|zustaendig|verantwortlich) .{2,160}?): +(.+)$/iu
/** "vom 3.5. bis 7.5.", "von 9 bis 12 Uhr" is a span, no day until which something is due. */
const SPAN = /(?:^| )(?:vom?|zwischen) (?:\p{L}+,? )?\d[\d.:]{0,9}(?: uhr)?$/iu
const SMALL_WORDS = new Set(
  'und sowie oder der die das den dem des für fuer von im in zu zum zur am bei mit alle allen beide beiden jeweils je'.split(
    ' ',
  ),
)
const WHOLE = new Set('alle allen beide beiden uns'.split(' '))
const isName = (word: string): boolean => /^[\p{Lu}\d]/u.test(word)

/** "soziale Prävention"; a verb at the end of a clause has no name behind it. */
const isAdjective = (word: string, next: string | undefined): boolean =>
  next !== undefined && isName(next) && /^\p{Ll}+e[nmrs]?$/u.test(word)

/** "das Jugendamt und Team 204.0", "Amt für soziale Prävention", but not "Kassel prüfen". */
function isWho(text: string): boolean {
  const words = text.split(/[\s,()/&„“”"»«]+/u).filter((word) => word !== '')
  const last = words.at(-1) ?? ''
  const isPart = (word: string, at: number): boolean =>
    isName(word) || SMALL_WORDS.has(word) || isAdjective(word, words[at + 1])
  return words.every(isPart) && (isName(last) || WHOLE.has(last))
}

const lastOf = (pattern: RegExp, text: string): RegExpExecArray | undefined => [...text.matchAll(pattern)].at(-1)

/** "erstellt", "soll": what stands behind whoever has to do it. */
const VERB =
  /^ (?:\p{Ll}{2,20}t|soll|sollen|wird|werden|muss|müssen|muessen|übernehmen|uebernehmen|prüfen|pruefen)(?= |$)/u

/** "Kerstin Vogt erstellt …": whoever is known by that name. The wording keeps it. */
const namedFirst = (text: string, known: readonly string[]): string | undefined => {
  const said = text.replace(/^(?:das|die|der|frau|herr) /iu, '')
  return known.find((name) => said.startsWith(name) && VERB.test(said.slice(name.length)))
}

/**
 * @param today when it is said: "bis morgen" counts from here
 * @param heldOn the session: nothing has to be done before it
 * @param to who was named ahead: "Auftrag an …"
 * @param known people and offices that a task may begin with
 */
export function readTask(
  text: string,
  today: LocalDate,
  heldOn: LocalDate,
  to?: string,
  known: readonly string[] = [],
): SaidTask {
  const named: Partial<SaidTask> = to === undefined ? {} : { responsible: to }
  const whole = text.replace(/(?<!\d)[.]$/u, '')
  const read = readNamed(whole, named, today, heldOn)
  // Where nothing was read off its end, the wording keeps its stop: "Müller & Co."
  const said = read.text === whole ? { ...read, text } : read
  const first = said.responsible === undefined ? namedFirst(said.text, known) : undefined
  return first === undefined ? said : { ...said, responsible: first }
}

function readNamed(whole: string, named: Partial<SaidTask>, today: LocalDate, heldOn: LocalDate): SaidTask {
  const [, ahead, what] = AHEAD.exec(whole) ?? []
  if (ahead !== undefined && what !== undefined) {
    const front = fromTheEnd({ text: ahead, ...named }, today, heldOn)
    if (front.text === '') {
      return fromTheEnd({ ...front, text: what }, today, heldOn)
    }
  }
  const read = fromTheEnd({ text: whole, ...named }, today, heldOn)
  return read.text === '' ? { text: whole, ...named } : read
}

function fromTheEnd(said: SaidTask, today: LocalDate, heldOn: LocalDate): SaidTask {
  let task = said
  for (let round = 0; round < 2; round += 1) {
    const { text } = task
    const by = task.responsible === undefined ? lastOf(BY, text) : undefined
    const isOpen = task.dueOn === undefined && task.dueWords === undefined
    const until = isOpen ? lastOf(UNTIL, text) : undefined
    const isBy = by !== undefined && by.index > (until?.index ?? -1)
    const mark = isBy ? by : until
    if (!mark) break
    const behind = text.slice(mark.index + mark[0].length).replace(/\)$/u, mark[0].includes('(') ? '' : ')')
    const front = text.slice(0, mark.index)
    if (isBy) {
      const isSure = by[1]?.toLowerCase() !== 'durch'
      if (behind.length > 120 || behind.includes(';') || !(isSure || isWho(behind))) break
      task = { ...task, text: front, responsible: behind }
    } else {
      const due = SPAN.test(front) ? undefined : readDue(behind, today, heldOn)
      if (!due) break
      const { hour, behindIt, ...rest } = due
      const words = behindIt === undefined ? front : `${front} ${behindIt}`
      task = { ...task, ...rest, text: hour === undefined ? words : `${words} (bis ${hour})` }
    }
  }
  return task
}

/** `behindIt`: what the sentence goes on with. */
type Due = Omit<SaidTask, 'text'> & { readonly hour?: string; readonly behindIt?: string }

/** "bis 15.1.2027 eine Übersicht der Schulen": the sentence goes on with what is to be done, not with more about the day. */
const GOES_ON =
  /^(?:(?:der|die|das|den|dem|eine?[nmrs]?|keine?[nmrs]?|alle[nmrs]?|ihre?[nmrs]?|seine?[nmrs]?|weitere?[nmrs]?|zwei|drei|vier|an|bei|mit|zu|zum|zur|über|für) )+[\p{L}\d]/u

/** @returns undefined if this is no date: "Seiten 3 bis 5 prüfen" */
function readDue(said: string, today: LocalDate, heldOn: LocalDate): Due | undefined {
  const words = said.replace(/^(?:zum |zur )?(?:spätestens |spaetestens )?(?:zum |zur |am )?/iu, '')
  const [reading, ...more] = readDates(words, today)
  if (!reading) {
    const last = said.split(' ').at(-1) ?? ''
    const isPhrase = said.length <= 60 && !said.includes(',') && !/^\d/u.test(said)
    return isPhrase && /^\p{Lu}/u.test(last) ? { dueWords: said } : undefined
  }
  const rest = without(words, reading)
  const isWhole = more.length === 0 && rest === ''
  const goesOn = reading.start === 0 && GOES_ON.test(words.slice(reading.end).trim())
  if (goesOn && more.length === 0) {
    const day = readDue(words.slice(0, reading.end), today, heldOn)
    return day && { ...day, behindIt: words.slice(reading.end).trim() }
  }
  if (reading.kind === 'contradictory' && isWhole) return { dueWords: said, doubt: 'weekday' }
  if (reading.kind !== 'date' || more.length > 0) return said.length <= 60 ? { dueWords: said } : undefined
  const [time] = readTimes(rest)
  const isHour = time !== undefined && without(rest, time) === ''
  if (!isWhole && !isHour) return said.includes(',') ? undefined : { dueWords: said }
  const { value, yearGuessed } = reading
  if (yearGuessed && value > addDays(today, FAR_AHEAD_DAYS)) return { dueWords: said, doubt: 'year' }
  if (value < heldOn) return { dueWords: said, doubt: 'past' }
  return { dueOn: value, ...(isHour && { hour: rest }) }
}
