/** What somebody who takes the minutes types: which item, what kind of line, and what belongs to it. */

import type { LocalDate } from '#src/calendar/local-date.ts'
import type { AttendanceKind } from '#src/meetings/attendance.ts'
import { readDates } from './dates.ts'
import { clean } from './normalise.ts'
import { without } from './span.ts'

export type SaidLine =
  | { readonly kind: 'item'; readonly number: string }
  | { readonly kind: 'nextItem' }
  | { readonly kind: 'pause' }
  /** The last line is struck. */
  | { readonly kind: 'undo' }
  | { readonly kind: 'end' }
  | { readonly kind: 'strike'; readonly number: number }
  /** Without a number: the last line. */
  | { readonly kind: 'correct'; readonly number?: number; readonly text: string }
  | { readonly kind: AttendanceKind | 'information' | 'discussion' | 'objection'; readonly text: string }
  | {
      readonly kind: 'decision'
      readonly text: string
      readonly vote?:
        | { readonly inFavour: number; readonly against: number; readonly abstained: number }
        | 'unanimous'
        | 'majority'
        | 'noted'
        | 'postponed'
    }
  | {
      readonly kind: 'task'
      readonly text: string
      readonly responsible?: string
      readonly dueOn?: LocalDate
      readonly dueWords?: string
    }

const ITEM = /^(?:(?:zurück|zurueck) zu )?(?:top|punkt)\s*(\d{1,3})\s*[:.]?$|^(?:zurück|zurueck) zu (\d{1,3})[.]?$/iu
const UNDO =
  /^(?:rückgängig|rueckgaengig|undo|letzte zeile (?:streichen|löschen|loeschen)|streiche (?:die )?letzte zeile)[.]?$/iu
const NEXT = /^(?:weiter|nächster (?:top|punkt)|naechster (?:top|punkt))[.]?$/iu
const PAUSE = /^pause[.]?$/iu
const END =
  /^(?:ende|fertig|protokoll fertig|sitzung (?:beenden|schließen|schliessen|ende)|protokoll (?:beenden|schließen|schliessen))[.]?$/iu
const STRIKE = /^(?:streiche|streichen|lösche|loesche) (?:zeile )?(\d{1,4})[.]?$/iu
const CORRECT = /^(?:korrigiere|korrektur|berichtige)(?: (?:die )?(?:letzte zeile|zeile (\d{1,4})))?\s*:\s*(.+)$/iu
const PREFIX =
  /^(anwesend|teilnehmend|entschuldigt|in vertretung|gast|gäste|gaeste|information|info|beschluss|beschluß|auftrag|aufgabe|einwand)\s*:\s*(.+)$/iu
const UNANIMOUS = /[ ,;(]+(?:einstimmig(?: beschlossen| angenommen)?)[).]?$/iu
/** Results in a word, at the end of the sentence. A count beside "mehrheitlich" says more and is read first. */
const IN_WORDS: readonly (readonly [RegExp, 'majority' | 'noted' | 'postponed'])[] = [
  [/[ ,;(]+(?:mehrheitlich|mit mehrheit)(?: beschlossen| angenommen)?[).]?$/iu, 'majority'],
  [/[ ,;(]+(?:zur kenntnis(?: genommen)?)[).]?$/iu, 'noted'],
  [/[ ,;(]+(?:vertagt|wird vertagt)[).]?$/iu, 'postponed'],
]
const VOTE = /[ ,;(]+(\d{1,3})\s*:\s*(\d{1,3})(?:\s*:\s*(\d{1,3}))?[).]?$/u
const BY = /[ ,;]+(?:durch|zuständig(?: ist)?:?|zustaendig(?: ist)?:?|verantwortlich(?: ist)?:?) ([^,;]{2,120})$/iu
const UNTIL = /[ ,;]+bis (?:zum |zur |spätestens |spaetestens )?([^,;]{2,60})$/iu

/** Anything that is no command of the minutes is a line of the discussion: nothing that is typed gets lost. */
export function readMinutesLine(text: string, today: LocalDate): SaidLine {
  const said = clean(text)
  const [, named, back] = ITEM.exec(said) ?? []
  const item = named ?? back
  if (item) return { kind: 'item', number: String(Number(item)) }
  if (NEXT.test(said)) return { kind: 'nextItem' }
  if (UNDO.test(said)) return { kind: 'undo' }
  if (PAUSE.test(said)) return { kind: 'pause' }
  if (END.test(said)) return { kind: 'end' }
  const struck = STRIKE.exec(said)?.[1]
  if (struck) return { kind: 'strike', number: Number(struck) }
  const correction = CORRECT.exec(said)
  if (correction?.[2]) {
    return { kind: 'correct', text: correction[2], ...(correction[1] && { number: Number(correction[1]) }) }
  }
  const [, prefix = '', rest = ''] = PREFIX.exec(said) ?? []
  switch (prefix.toLowerCase()) {
    case 'anwesend':
    case 'teilnehmend':
      return { kind: 'attendance', text: rest }
    case 'entschuldigt':
      return { kind: 'excused', text: rest }
    case 'in vertretung':
      return { kind: 'represented', text: rest }
    case 'gast':
    case 'gäste':
    case 'gaeste':
      return { kind: 'guests', text: rest }
    case 'information':
    case 'info':
      return { kind: 'information', text: rest }
    case 'einwand':
      return { kind: 'objection', text: rest }
    case 'beschluss':
    case 'beschluß':
      return decision(rest)
    case 'auftrag':
    case 'aufgabe':
      return task(rest, today)
    default:
      return { kind: 'discussion', text: said }
  }
}

function decision(text: string): SaidLine {
  if (UNANIMOUS.test(text)) return { kind: 'decision', text: text.replace(UNANIMOUS, ''), vote: 'unanimous' }
  const vote = VOTE.exec(text)
  if (!vote) {
    const [pattern, result] = IN_WORDS.find(([words]) => words.test(text)) ?? []
    return pattern && result
      ? { kind: 'decision', text: text.replace(pattern, ''), vote: result }
      : { kind: 'decision', text }
  }
  return {
    kind: 'decision',
    text: text.slice(0, vote.index).replace(/[ ,;(]+mehrheitlich$/iu, ''),
    vote: { inFavour: Number(vote[1]), against: Number(vote[2]), abstained: Number(vote[3] ?? 0) },
  }
}

/** "Liste senden bis 30.06. durch Jugendamt", in either order. A date that is no single day stays as it was said. */
function task(text: string, today: LocalDate): SaidLine {
  // The full stop of a sentence, not that of a date.
  let left = text.replace(/(?<!\d)[.]$/u, '')
  let responsible: string | undefined
  let dueOn: LocalDate | undefined
  let dueWords: string | undefined
  for (let round = 0; round < 2; round += 1) {
    const by = responsible === undefined ? BY.exec(left) : null
    const until = dueOn === undefined && dueWords === undefined ? UNTIL.exec(left) : null
    // What stands last is taken off first: either may come before the other.
    if (by && by.index > (until?.index ?? -1)) {
      responsible = by[1]
      left = left.slice(0, by.index)
    } else if (until) {
      const words = until[1] ?? ''
      const [reading, ...more] = readDates(words, today)
      const isOneDay = reading?.kind === 'date' && more.length === 0 && without(words, reading) === ''
      if (isOneDay) dueOn = reading.value
      else dueWords = words
      left = left.slice(0, until.index)
    }
  }
  return {
    kind: 'task',
    text: left,
    ...(responsible !== undefined && { responsible }),
    ...(dueOn !== undefined && { dueOn }),
    ...(dueWords !== undefined && { dueWords }),
  }
}

const OF_AGREEMENT = /\b(?:kooperations)?(?:vereinbarung|vertrag)/iu
const CHANGE =
  /(?:änder|ergänz|aufheb|aufgehoben|kündig|gekündigt|verlänger|anpass|angepasst|neu gefasst|neufassung|beitritt|beitreten|streich|gestrichen)/iu

/** Would this decision change the agreement itself? */
export const changesAgreement = (decision: string): boolean => OF_AGREEMENT.test(decision) && CHANGE.test(decision)

const PERSON =
  /(?:Herrn?|Frau|Familie|Kind|Schüler(?:in)?)\s{1,3}\p{Lu}|(?<![\p{L}.])\p{Lu}\p{Ll}{2,20}\s\p{Lu}\.(?!\p{L})|(?<!\p{L})\p{Lu}\p{Ll}{2,20},\s\p{Lu}\p{Ll}{2,20}(?!\p{L})/u

/** "Frau Muster", "Max M.", "Muster, Max": how people are named in a list. A hint for a reader, no proof. */
export const looksLikePerson = (text: string): boolean => PERSON.test(text)
