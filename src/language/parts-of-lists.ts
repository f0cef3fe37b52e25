/** Which part of a long list is asked for. */
import { clean } from './words/normalise.ts'

export interface SaidPart {
  /** The place of the first entry, counted from 1. */
  readonly from: number
  /** What was said besides. */
  readonly text: string
}

const GO_ON = /(?:^|[ ,;:]{1,3})weiter ab (?:nr\.? ?)?(?<from>\d{1,7})[.]?$/iu

/** "Kassel weiter ab 26", as the button below a long list says it. */
export function readPart(text: string): SaidPart {
  const cleaned = clean(text)
  const found = GO_ON.exec(cleaned)
  const from = Number(found?.groups?.from ?? 1)
  return found && from > 0 ? { from, text: cleaned.slice(0, found.index).trim() } : { from: 1, text }
}
