/** What somebody answers to an invitation, in a word: "zu", "unter Vorbehalt", "ab", "Vertretung Eva Muster". */

import { readYesNo } from '#src/language/answers.ts'
import { clean, fold } from '#src/language/words/normalise.ts'
import type { AccessNeed, Answer } from '#src/meetings/invitation.ts'

export type SaidResponse =
  | { readonly kind: 'answer'; readonly answer: Exclude<Answer, 'represented'> }
  | { readonly kind: 'deputy'; readonly name: string }
  /** Without a need: which one is asked. */
  | { readonly kind: 'need'; readonly need?: AccessNeed; readonly isNeeded: boolean }

const ANSWERS: readonly [RegExp, Exclude<Answer, 'represented'>][] = [
  [/^(?:unter )?vorbehalt(?:lich)?$|^vielleicht$|^eventuell$/, 'tentative'],
  [/^(?:zu|zusage|zugesagt|ich sage zu|sage zu|ich komme|komme|nehme teil|dabei)$/, 'accepted'],
  [/^(?:ab|absage|abgesagt|ich sage ab|sage ab|komme nicht|ich komme nicht|verhindert)$/, 'declined'],
]
const DEPUTY = /^(?:vertretung|vertreten durch|vertreterin|vertreter)(?=\s|:|$)\s*(?:durch\s+)?:?\s*/iu
const NEED = /^bedarf(?=\s|:|$)\s*:?\s*/iu
const NEEDS: readonly [RegExp, AccessNeed][] = [
  [/gebaerden/, 'signLanguage'],
  [/stufenlos|rollstuhl|barrierefreier zugang/, 'stepFree'],
  [/(?:einfache|leichte) sprache/, 'plainLanguage'],
]

/** @returns undefined if the text answers nothing */
export function readResponse(text: string): SaidResponse | undefined {
  const cleaned = clean(text).replace(/[.!]+$/u, '')
  const deputy = DEPUTY.exec(cleaned)
  if (deputy) return { kind: 'deputy', name: cleaned.slice(deputy[0].length) }
  const folded = fold(cleaned)
  const lead = NEED.exec(cleaned)
  const need = NEEDS.find(([pattern]) => pattern.test(folded))?.[1]
  if (lead && need === undefined && cleaned.length > lead[0].length) return undefined
  if (lead || need) return { kind: 'need', isNeeded: !/\bnicht\b|\bkein/.test(folded), ...(need && { need }) }
  const answer = ANSWERS.find(([pattern]) => pattern.test(folded))?.[1]
  if (answer) return { kind: 'answer', answer }
  const yesNo = readYesNo(cleaned)
  return yesNo && { kind: 'answer', answer: yesNo === 'yes' ? 'accepted' : 'declined' }
}

/** A meeting and its version, as the buttons of an invitation name them: "3fa2c1d0-2". */
export function readCardCode(
  text: string,
): { readonly code: string; readonly version: number; readonly rest: string } | undefined {
  const match = /^([0-9a-f]{8})-(\d{1,6})(?=\s|$)\s*/iu.exec(clean(text))
  if (!match) return undefined
  return { code: (match[1] ?? '').toLowerCase(), version: Number(match[2]), rest: clean(text).slice(match[0].length) }
}

/** "… erinnern": those who did not answer shall be asked again. */
export function readRemind(text: string): { readonly isReminding: boolean; readonly text: string } {
  const cleaned = clean(text)
  const without = cleaned.replace(/(?:^|\s)erinnern[.!]?$/iu, '')
  return { isReminding: without !== cleaned, text: without.trim() }
}
