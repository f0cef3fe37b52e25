/** What somebody who takes the minutes types: which item, what kind of line, and what belongs to it. */

import type { LocalDate } from '#src/calendar/local-date.ts'
import { clean } from '#src/language/words/normalise.ts'
import type { AttendanceKind } from '#src/meetings/attendance.ts'
import type { GeneralKind } from '#src/meetings/minutes.ts'
import { type ReadDecision, readResult, type SaidResult } from './results.ts'
import { readTask, type SaidTask } from './task-line.ts'

export type SaidLine =
  /** `also`: what is said to it in the same breath. */
  | { readonly kind: 'item'; readonly number: string; readonly also?: string }
  | { readonly kind: 'nextItem' }
  | { readonly kind: 'pause' }
  /** The last line is struck. */
  | { readonly kind: 'undo' }
  | { readonly kind: 'end' }
  | { readonly kind: 'strike'; readonly number: number }
  /** Without a number: the last line. */
  | { readonly kind: 'correct'; readonly number?: number; readonly text: string }
  | { readonly kind: AttendanceKind | GeneralKind | 'information' | 'discussion' | 'objection'; readonly text: string }
  /** `item`: "Beschluss zu TOP 3: …" stands there, wherever the talk is. */
  | { readonly kind: 'decision'; readonly text: string; readonly vote?: SaidResult; readonly item?: string }
  | ({ readonly kind: 'task'; readonly item?: string } & SaidTask)

export type WrittenLine = Exclude<Extract<SaidLine, { text: string }>, { kind: 'correct' }>

const ITEM = /^(?:(?:zurück|zurueck) zu )?(?:top|punkt)\s*(\d{1,3})\s*[:.]?$|^(?:zurück|zurueck) zu (\d{1,3})[.]?$/iu
const UNDO =
  /^(?:(?:nein|nee|ne|ach|halt|stopp?|doch nicht|bitte|mach|das|die letzte|letzte zeile)[,!.]? )*(?:rückgängig|rueckgaengig|undo|letzte zeile (?:streichen|löschen|loeschen)|(?:streiche?|lösche?) (?:die )?letzte(?: zeile)?)(?: machen)?(?: bitte)?[.!]?$/iu
const NEXT = /^(?:weiter|nächster (?:top|punkt)|naechster (?:top|punkt))[.]?$/iu
const PAUSE = /^pause[.]?$/iu
const END =
  /^(?:ende|fertig|protokoll fertig|sitzung (?:beenden|schließen|schliessen|ende)|protokoll (?:beenden|schließen|schliessen))[.]?$/iu
const STRIKE =
  /^(?:bitte )?(?:(?:streichen?|streich|löschen?|lösch|loesche) (?:bitte )?(?:die )?(?:zeile )?(\d{1,4})|zeile (\d{1,4}) (?:bitte )?(?:wieder )?(?:streichen|löschen|raus|weg))[.!]?$/iu
const CORRECT = /^(?:korrigiere|korrektur|berichtige)(?: (?:die )?(?:letzte zeile|zeile (\d{1,4})))?\s*:\s*(.+)$/iu
/** "TOP 3 Wir sprechen über …", "TOP 2: …"; "Punkt 3 der Vereinbarung" is no item. */
const ITEM_AND_MORE = /^(?:top ?(\d{1,3})(?!\d|[.,:]\d)( ?[:.,;–—-]+)?|punkt ?(\d{1,3})( ?[:–—-]+)) +(.+)$/iu
const ON_TO_ITEM = /^weiter (?:mit|bei|zu)(?: dem)? (?:top|punkt) ?(\d{1,3})[.]?$/iu
const PREFIX =
  /^(?:[-–•*] )?(anwesend|teilnehmend|entschuldigt|in vertretung|gast|gäste|gaeste|information|info|einwand)\s*:\s*(.+)$/iu
const TIME = String.raw`\d{1,2}(?:[:.]\d{2})?(?: ?Uhr(?: \d{2})?)?`
/** What is said of the session itself. Beginning and end need a time: "Ende" alone ends the minutes. */
const GENERAL: readonly (readonly [GeneralKind, RegExp])[] = [
  ['chair', /^(?:sitzungsleitung|leitung|vorsitz)\s*:\s*(.+)$/iu],
  ['minuteTaker', /^(?:protokollführung|protokollfuehrung|schriftführung|schriftfuehrung)\s*:\s*(.+)$/iu],
  [
    'began',
    new RegExp(
      `^(?:(?:beginn(?: der sitzung)?|sitzungsbeginn)\\s*:?|die sitzung beginnt|sitzung eröffnet)\\s*(?:um )?(${TIME})[.]?$`,
      'iu',
    ),
  ],
  [
    'ended',
    new RegExp(
      `^(?:(?:ende(?: der sitzung)?|sitzungsende|schluss(?: der sitzung)?)\\s*:?|die sitzung endet|sitzung geschlossen)\\s*(?:um )?(${TIME})[.]?$`,
      'iu',
    ),
  ],
  [
    'interrupted',
    new RegExp(
      `^(?:unterbrechung|pause|sitzungspause)\\s*:?\\s*((?:von )?${TIME} ?(?:bis|-|–) ?${TIME}(?: ?\\(.{1,80}\\))?)[.]?$`,
      'iu',
    ),
  ],
  ['summons', /^(?:ladung|einladung|ordnungsgemäße ladung|ordnungsgemaesse ladung)\s*:\s*(.+)$/iu],
  ['quorum', /^(?:beschlussfähigkeit|beschlussfaehigkeit)\s*:\s*(.+)$/iu],
  ['papers', /^anlagen? ?(?::|(?=(?:\d{1,2}|zu) ?))\s*(.+)$/iu],
]
function generalLine(said: string): { readonly kind: GeneralKind; readonly text: string } | undefined {
  for (const [kind, pattern] of GENERAL) {
    const text = pattern.exec(said)?.[1]
    if (text !== undefined) return { kind, text }
  }
  return undefined
}

/** "Beschluss zu TOP 3: …", "Beschluss Nr. 2: …" */
const DECISION =
  /^(?:[-–•*] )?(?:beschluss|beschluß|beschlossen(?: wird| wurde)?)(?: (?:nr\.? ?)?\d{1,3})?(?: (?:zu|bei) (?:top|punkt) ?(\d{1,3}))?(?: ?\(([^()]{3,80})\))?\s*(?::| [–—-]) *(.+)$/iu
/** "Auftrag an das Jugendamt: …" */
const TASK =
  /^(?:[-–•*] )?(?:auftrag|aufgabe)(?: (?:nr\.? ?)?\d{1,3})?(?: (?:zu|bei|aus) (?:top|punkt) ?(\d{1,3}))?(?: (?:an|für|fuer) ([^:]{2,120}?))?\s*:\s*(.+)$/iu

/**
 * Anything that is no command of the minutes is a line of the discussion: nothing that is typed gets lost.
 * @param today when it is said
 * @param heldOn the day of the session
 * @param known people and offices that a task may begin with
 */
export function readMinutesLine(
  text: string,
  today: LocalDate,
  heldOn: LocalDate = today,
  known: readonly string[] = [],
): SaidLine {
  const said = clean(text)
  const [, named, back] = ITEM.exec(said) ?? []
  const item = named ?? back ?? ON_TO_ITEM.exec(said)?.[1]
  if (item) return { kind: 'item', number: String(Number(item)) }
  const [, top, topMark, point, pointMark, more] = ITEM_AND_MORE.exec(said) ?? []
  const [number, mark] = [top ?? point, topMark ?? pointMark]
  if (number !== undefined && more !== undefined) {
    // "TOP 3 wird vertagt" is a sentence of its own and keeps its beginning.
    const isSentence = mark === undefined && /^\p{Ll}/u.test(more)
    return { kind: 'item', number: String(Number(number)), also: isSentence ? said : more }
  }
  if (NEXT.test(said)) return { kind: 'nextItem' }
  if (UNDO.test(said)) return { kind: 'undo' }
  if (PAUSE.test(said)) return { kind: 'pause' }
  if (END.test(said)) return { kind: 'end' }
  const [, first, behind] = STRIKE.exec(said) ?? []
  const struck = first ?? behind
  if (struck) return { kind: 'strike', number: Number(struck) }
  const correction = CORRECT.exec(said)
  if (correction?.[2]) {
    return { kind: 'correct', text: correction[2], ...(correction[1] && { number: Number(correction[1]) }) }
  }
  return readWritten(said, today, heldOn, known)
}

/** "Die KoK beschließt einstimmig, die Liste zu führen." Without a comma or a result behind it, it may be about another day. */
const DECIDES =
  /^(?:die|der|das) [\p{L} .-]{2,60} beschlie(?:ß|ss)t(?:,| (einstimmig|mehrheitlich)(?=[ ,:])| (einvernehmlich)(?=[ ,:]))/iu
const DECIDED_HOW: Readonly<Record<string, 'unanimous' | 'majority' | 'consensus'>> = {
  einstimmig: 'unanimous',
  mehrheitlich: 'majority',
  einvernehmlich: 'consensus',
}

/** "Beschluss (einstimmig): …": the result stands in front of what was decided. */
function decision(decided: string, how: string | undefined): ReadDecision {
  if (how === undefined) return readResult(decided)
  const { vote } = readResult(`x, ${how}`)
  return vote === undefined || readResult(decided).vote !== undefined
    ? { text: `${decided} (${how})` }
    : { text: decided, vote }
}

/** A line that is written down, whatever else its words could mean. */
export function readWritten(
  text: string,
  today: LocalDate,
  heldOn: LocalDate,
  known: readonly string[] = [],
): WrittenLine {
  const said = clean(text)
  const [, decidedAt, how, decided] = DECISION.exec(said) ?? []
  if (decided !== undefined) return { kind: 'decision', ...decision(decided, how), ...itemOf(decidedAt) }
  const decides = DECIDES.exec(said)
  if (decides) {
    const vote = DECIDED_HOW[(decides[1] ?? decides[2])?.toLowerCase() ?? '']
    return { kind: 'decision', text: said, ...(vote && { vote }) }
  }
  const [, givenAt, to, given] = TASK.exec(said) ?? []
  if (given !== undefined) return { kind: 'task', ...readTask(given, today, heldOn, to, known), ...itemOf(givenAt) }
  const general = generalLine(said)
  if (general) return general
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
    default:
      return { kind: 'discussion', text: said }
  }
}

/** A line without a prefix, read as one of that kind. */
export function readAs(
  kind: WrittenLine['kind'],
  text: string,
  today: LocalDate,
  heldOn: LocalDate,
  known: readonly string[] = [],
): WrittenLine {
  const said = clean(text)
  if (kind === 'decision') return { kind, ...readResult(said) }
  return kind === 'task' ? { kind, ...readTask(said, today, heldOn, undefined, known) } : { kind, text: said }
}

const itemOf = (number: string | undefined) => (number === undefined ? {} : { item: String(Number(number)) })

/** Begins like a line of the minutes ("Beschluss: …"), whether any are open or not. */
export const looksLikeMinutesLine = (text: string): boolean =>
  [PREFIX, DECISION, TASK].some((pattern) => pattern.test(clean(text)))

const CLOSE = /^(?:ende|(?:sitzung|protokoll) (?:beenden|schließen|schliessen|ende))[.]?$/iu
/** "streiche Zeile 4", "korrigiere: …", "Ende": said to minutes and to nothing else. */
export const changesMinutes = (text: string): boolean =>
  [STRIKE, CORRECT, CLOSE].some((pattern) => pattern.test(clean(text)))
/** "TOP 3", "TOP 4: …", "weiter mit TOP 5" */
export const goesToItem = (text: string): boolean => {
  const said = clean(text)
  return ITEM.test(said) || ON_TO_ITEM.test(said) || ITEM_AND_MORE.exec(said)?.[1] !== undefined
}

/** "TOP 3", "Auszug TOP 3", "Auszug zu Punkt 3": of which item a part of the minutes is wanted. */
export const readItemNumber = (text: string): string | undefined => {
  const number = /(?:^|\s)(?:top|punkt) ?(\d{1,3})(?!\d)/iu.exec(clean(text))?.[1]
  return number === undefined ? undefined : String(Number(number))
}

/** "Anwesend: …", "Gäste: …" */
export const looksLikeAttendance = (text: string): boolean =>
  /^(?:[-–•*] )?(?:anwesend|teilnehmend|entschuldigt|in vertretung|gast|gäste|gaeste)\s*:/iu.test(clean(text))

/** "Anwesend:", with nothing behind it: names follow below. */
const NAMES_BELOW = /^(?:anwesend|teilnehmend|entschuldigt|in vertretung|gast|gäste|gaeste)\s*:$/iu
/** "- Eva Muster (Jugendamt)": a name, no sentence and no other line of the minutes. */
const isName = (line: string): boolean => /^(?:[-–•*] )?\p{Lu}[^:.!?]{1,80}$/u.test(line) && !isWord(line)
const isWord = (line: string): boolean =>
  [ITEM, ITEM_AND_MORE, ON_TO_ITEM, NEXT, PAUSE, END].some((one) => one.test(line))

/** A pasted block: "Beschluss:" on a line of its own belongs to the line below it, names to the "Anwesend:" above. */
export function joinHeads(lines: readonly string[]): readonly string[] {
  const joined: string[] = []
  let isList = false
  for (const line of lines) {
    const head = joined.at(-1)
    const isBelow = head !== undefined && !looksLikeMinutesLine(head) && looksLikeMinutesLine(`${head} x`)
    if (isList && head !== undefined && isName(line)) {
      const glue = NAMES_BELOW.test(head) ? ' ' : ', '
      joined[joined.length - 1] = `${head}${glue}${line.replace(/^[-–•*] /u, '').replace(/[,;]$/u, '')}`
      continue
    }
    isList = NAMES_BELOW.test(line)
    if (isBelow && !isList && !isWord(line)) joined[joined.length - 1] = `${head} ${line}`
    else joined.push(line)
  }
  return joined
}

/** "Beschluss über …" without its colon: probably meant as one. */
export const resemblesDecisionOrTask = (text: string): boolean =>
  /^(?:beschluss|beschluß|beschlossen|auftrag|aufgabe)(?!\p{L})/iu.test(clean(text))

/** Does a line only repeat the title of its item, with or without a dot? */
export const repeatsTitle = (text: string, title: string): boolean => text.replace(/[.]$/u, '').trim() === title.trim()

const OF_AGREEMENT = /\b(?:kooperations)?(?:vereinbarung|vertrag)/iu
const CHANGE =
  /(?:änder|ergänz|aufheb|aufgehoben|kündig|gekündigt|verlänger|anpass|angepasst|neu gefasst|neufassung|beitritt|beitreten|streich|gestrichen)/iu

/** Would this decision change the agreement itself? */
export const changesAgreement = (decision: string): boolean => OF_AGREEMENT.test(decision) && CHANGE.test(decision)

const PERSON =
  /(?:Herrn?|Frau|Familie|Kind|Schüler(?:in)?)\s{1,3}\p{Lu}|(?<![\p{L}.])\p{Lu}\p{Ll}{2,20}\s\p{Lu}\.(?!\p{L})|(?<!\p{L})\p{Lu}\p{Ll}{2,20},\s\p{Lu}\p{Ll}{2,20}(?!\p{L})/u

/** "Frau Muster", "Max M.", "Muster, Max": how people are named in a list. A hint for a reader, no proof. */
export const looksLikePerson = (text: string): boolean => PERSON.test(text)
