/** What is said to the minutes: which subcommand follows the command, and what a typed line is. */
import { deniesOrAsks } from '#src/language/denial.ts'
import { fold } from '#src/language/words/normalise.ts'

export type MinutesSubcommand = 'start' | 'export' | 'goOn' | 'finish' | 'approve' | 'compare' | 'object'

const SUBCOMMANDS: Readonly<Record<string, MinutesSubcommand>> = {
  weiter: 'goOn',
  word: 'export',
  export: 'export',
  fertig: 'finish',
  fertigstellen: 'finish',
  verteilen: 'finish',
  genehmigen: 'approve',
  genehmigt: 'approve',
  vergleichen: 'compare',
  vergleich: 'compare',
}

const SUBCOMMAND_WORDS = `weiter|word|export|fertig gepr\\S{1,2}ft|${Object.keys(SUBCOMMANDS).join('|')}`
const LAST_WORD = new RegExp(`(?:^|\\s)(${SUBCOMMAND_WORDS})(\\s+ja)?[.]?$`, 'iu')

export interface SaidSubcommand {
  /** What names the meeting. */
  readonly text: string
  readonly subcommand: MinutesSubcommand
  /** "… genehmigen ja": what the button under the read-back says. */
  readonly isConfirmed: boolean
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

/** "KoK Kassel genehmigen", "einwand: …": what is to be done, and what names the meeting. */
export function readMinutesSubcommand(text: string): SaidSubcommand {
  const [, before, objection] = /^(.*?)\beinwand\s*:\s*(.+)$/iu.exec(text) ?? []
  if (objection !== undefined) {
    const named = (before ?? '').trim()
    return { text: named, subcommand: 'object', isConfirmed: false, isDenied: deniesOrAsks(named), objection }
  }
  const isDenied = deniesOrAsks(text)
  const last = LAST_WORD.exec(text)
  if (!last) return { text, subcommand: 'start', isConfirmed: false, isDenied, objection: '' }
  const word = last[1]?.toLowerCase() ?? ''
  const subcommand = /^fertig gepr/u.test(word) ? 'finish' : (SUBCOMMANDS[word] ?? 'start')
  const isConfirmed = last[2] !== undefined
  return { text: text.slice(0, last.index).trim(), subcommand, isConfirmed, isDenied, objection: '' }
}
