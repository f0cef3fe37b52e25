/** What is said to the minutes: which subcommand follows the command, and what a typed line is. */
import { deniesOrAsks } from '#src/language/denial.ts'
import { fold } from '#src/language/words/normalise.ts'

export type MinutesSubcommand = 'start' | 'export' | 'goOn' | 'compare' | 'object'

const SUBCOMMANDS: Readonly<Record<string, MinutesSubcommand>> = {
  weiter: 'goOn',
  word: 'export',
  export: 'export',
  vergleichen: 'compare',
  vergleich: 'compare',
}

const lastWord = (words: string): RegExp => new RegExp(`(?:^|\\s)(${words})(?:\\s+(?:ja|bitte))?[.]?$`, 'iu')
const SUBCOMMAND = lastWord(Object.keys(SUBCOMMANDS).join('|'))
const FINISH = lastWord('fertig|fertig gepr\\S{1,2}ft|fertigstellen|verteilen')
const APPROVE = lastWord('genehmigen|genehmigt')

/** What a button takes back, by the number of the line. */
export interface LineTakenBack {
  readonly deed: 'strike' | 'restore' | 'uncorrect'
  readonly number: number
}
const UNDONE = { streichen: 'strike', wiederherstellen: 'restore', entberichtigen: 'uncorrect' } as const
const UNDO = /^(?<meeting>[0-9a-f]{8}) zeile (?<number>\d{1,6}) (?<deed>streichen|wiederherstellen|entberichtigen)$/iu

/** "3fa2c1d0 zeile 12 streichen": as a button says it, and nobody types it. */
export function readLineUndo(text: string): (LineTakenBack & { readonly text: string }) | undefined {
  const { meeting = '', number, deed = '' } = UNDO.exec(text)?.groups ?? {}
  const undone = UNDONE[deed.toLowerCase() as keyof typeof UNDONE]
  return undone && { text: meeting, number: Number(number), deed: undone }
}

/** "KoK Kassel fertig", "genehmigen": what ends the minutes is a command of its own. @returns undefined: something else */
export function readMinutesEnd(
  text: string,
): { readonly command: 'finishMinutes' | 'approveMinutes'; readonly rest: string } | undefined {
  if (deniesOrAsks(text)) return undefined
  const [finish, approve] = [FINISH, APPROVE].map((end) => end.exec(text))
  if (finish) return { command: 'finishMinutes', rest: text.slice(0, finish.index).trim() }
  return approve ? { command: 'approveMinutes', rest: text.slice(0, approve.index).trim() } : undefined
}

/** How it is said behind the name of a meeting. */
export function minutesWord(subcommand: MinutesSubcommand | 'finish' | 'approve', objection: string): string {
  return subcommand === 'object' ? `einwand: ${objection}` : WORDS[subcommand]
}
const WORDS = {
  start: '',
  goOn: 'weiter',
  export: 'word',
  compare: 'vergleichen',
  finish: 'fertig',
  approve: 'genehmigen',
} as const

export interface SaidSubcommand {
  /** What names the meeting. */
  readonly text: string
  readonly subcommand: MinutesSubcommand
  /** "noch nicht genehmigen", "wer muss das genehmigen": nothing may follow from it. */
  readonly isDenied: boolean
  readonly objection: string
}

/** What stands behind the name of the meeting and is not about opening the minutes: it is not written down. */
export const unwritten = (rest: string): string => {
  const words = fold(rest).split(/[ ,.:]+/u)
  return words.every((word) => ABOUT_OPENING.test(word)) ? '' : rest
}
const ABOUT_OPENING =
  /^(?:|fuer|zur?|der|die|das|bitte|jetzt|heute|mal|start\p{L}*|beginn\p{L}*|anfangen|(?:er)?oeffne\p{L}*|fuehre\p{L}*|schreib\p{L}*|zeig\p{L}*|anzeigen|protokoll|sitzung|vom|von)$/u

/** "KoK Kassel weiter", "einwand: …": what is to be done, and what names the meeting. */
export function readMinutesSubcommand(text: string): SaidSubcommand {
  const [, before, objection] = /^(.*?)\beinwand\s*:\s*(.*)$/isu.exec(text) ?? []
  if (objection !== undefined) {
    const named = (before ?? '').trim()
    return { text: named, subcommand: 'object', isDenied: deniesOrAsks(named), objection }
  }
  const isDenied = deniesOrAsks(text)
  const last = SUBCOMMAND.exec(text)
  const subcommand = SUBCOMMANDS[last?.[1]?.toLowerCase() ?? '']
  if (!last || !subcommand) return { text, subcommand: 'start', isDenied, objection: '' }
  return { text: text.slice(0, last.index).trim(), subcommand, isDenied, objection: '' }
}
