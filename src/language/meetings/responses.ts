/** What somebody answers to an invitation, in a word: "zu", "unter Vorbehalt", "ab", "Vertretung Eva Muster". */

import { readYesNo } from '#src/language/answers.ts'
import { clean, fold, wordsAlone } from '#src/language/words/normalise.ts'
import type { AccessNeed, Answer } from '#src/meetings/invitation.ts'

export type SaidResponse =
  | { readonly kind: 'answer'; readonly answer: Exclude<Answer, 'represented'> }
  | { readonly kind: 'deputy'; readonly name: string }
  /** Without a need: which one is asked. */
  | { readonly kind: 'need'; readonly need?: AccessNeed; readonly isNeeded: boolean }

const ANSWERS: readonly [RegExp, Exclude<Answer, 'represented'>][] = [
  [/^(?:unter )?vorbehalt(?:lich)?$|^vielleicht$|^eventuell$/, 'tentative'],
  [/^(?:zu|zusage|zugesagt|ich sage zu|sage zu|(?:ja,? )?ich komme|komme|nehme teil|dabei)$/, 'accepted'],
  [/^(?:ab|absage|abgesagt|ich sage ab|sage ab|komme nicht|(?:nein,? )?ich komme nicht|verhindert)$/, 'declined'],
]
const DEPUTY =
  /^(?:jemand anderes kommt für mich|vertretung|vertreten durch|vertreterin|vertreter)(?=\s|:|$)\s*(?:durch\s+)?:?\s*/iu
const NEED = /^(?:bedarf|ich brauche hilfe beim treffen)(?=\s|:|$)\s*:?\s*/iu
const NEEDS: readonly [RegExp, AccessNeed][] = [
  [/gebaerden/, 'signLanguage'],
  [/stufenlos|ohne stufen|rollstuhl|barrierefreier zugang/, 'stepFree'],
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

/** What stands on the buttons of an invitation and of every dialog in Einfache Sprache, and the command for it. */
const BUTTONS: Readonly<Record<string, { readonly command: string; readonly rest: string }>> = {
  'ja ich komme': { command: 'respond', rest: 'zu' },
  'nein ich komme nicht': { command: 'respond', rest: 'ab' },
  'jemand anderes kommt fuer mich': { command: 'sendDeputy', rest: '' },
  'ich brauche hilfe beim treffen': { command: 'respond', rest: 'bedarf' },
  'nichts tun': { command: 'cancel', rest: '' },
  'einen schritt zurueck': { command: 'back', rest: '' },
}
/** Answers a question as well, so it is a button only where nothing is asked. */
const ALSO_AN_ANSWER: typeof BUTTONS = { vielleicht: { command: 'respond', rest: 'vorbehalt' } }

/**
 * Somebody types what they read on a button.
 * @param isTalking a dialog asks something
 * @returns the command that the button gives, without the meeting; undefined if it is on none
 */
export function readButton(
  text: string,
  isTalking: boolean,
): { readonly command: string; readonly rest: string } | undefined {
  const words = wordsAlone(text)
  return BUTTONS[words] ?? (isTalking ? undefined : ALSO_AN_ANSWER[words])
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
