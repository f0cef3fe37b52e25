/** What is said to the minutes: which deed follows the command, and what a typed line is. */
export { changesAgreement, looksLikePerson, readMinutesLine, type SaidLine } from '#src/language/minutes-line.ts'

export type MinutesDeed = 'start' | 'export' | 'goOn' | 'finish' | 'finishChecked' | 'approve' | 'compare' | 'object'

const DEEDS: Readonly<Record<string, MinutesDeed>> = {
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

/** "KoK Kassel genehmigen", "einwand: …": what is to be done, and what names the meeting. */
export function readMinutesDeed(text: string): {
  readonly text: string
  readonly deed: MinutesDeed
  readonly objection: string
} {
  const objection = /^(.*?)\beinwand\s*:\s*(.+)$/iu.exec(text)
  if (objection) return { text: (objection[1] ?? '').trim(), deed: 'object', objection: objection[2] ?? '' }
  const last =
    /(?:^|\s)(weiter|word|export|fertig gepr(?:ü|ue)ft|fertig|fertigstellen|verteilen|genehmigen|genehmigt|vergleichen|vergleich)[.]?$/iu.exec(
      text,
    )
  const word = last?.[1]?.toLowerCase() ?? ''
  const deed = /^fertig gepr/.test(word) ? 'finishChecked' : (DEEDS[word] ?? 'start')
  return { text: last ? text.slice(0, last.index).trim() : text, deed, objection: '' }
}
