/** What somebody answers to an invitation: "zu", "ab", "Vertretung Eva Muster", "komme gern, brauche aber eine Rampe". */

import { readYesNo } from '#src/language/answers.ts'
import { clean, fold, wordsAlone } from '#src/language/words/normalise.ts'
import type { AccessNeed } from '#src/meetings/invitation.ts'
import { answerTold, type OwnAnswer } from './answers-told.ts'

/** Without a need: which one is asked. */
export interface SaidNeed {
  readonly need?: AccessNeed
  readonly isNeeded: boolean
}
export type SaidResponse =
  | {
      readonly kind: 'answer'
      readonly answer: OwnAnswer
      /** What the same sentence says of it. */
      readonly needs?: readonly SaidNeed[]
    }
  | { readonly kind: 'deputy'; readonly name: string }
  | ({ readonly kind: 'need' } & SaidNeed)

const ANSWERS: readonly [RegExp, OwnAnswer][] = [
  [/^(?:(?:bin |komme |unter )?vorbehalt(?:lich)?|(?:komme )?(?:vielleicht|eventuell))$/, 'tentative'],
  [/^(?:zu|zusage|zugesagt|sagen? zu|kommen?|nehmen? teil|(?:bin |sind )?dabei)$/, 'accepted'],
  [
    /^(?:ab|absage|abgesagt|sagen? ab|kommen? nicht|nehmen? nicht teil|(?:bin |sind )?(?:nicht dabei|verhindert)|(?:kann|koennen) nicht(?: kommen| teilnehmen)?)$/,
    'declined',
  ],
]
/** They change no answer. */
const FILLERS = new Set(
  'ich wir aber also auch bitte dann gern gerne leider natuerlich sehr doch am an bei beim das dem den der die in zur zum'.split(
    ' ',
  ),
)
const DEPUTY =
  /^(?:jemand anderes kommt für mich|vertretung|vertreten durch|vertreterin|vertreter)(?=\s|:|$)\s*(?:durch\s+)?:?\s*/iu
const NEED = /^(?:bedarf|ich brauche hilfe beim treffen)(?=\s|:|$)\s*:?\s*/iu
const NEEDS: readonly [RegExp, AccessNeed][] = [
  [/gebaerden/, 'signLanguage'],
  [/schrift(?:dolmetsch|mittl)/, 'speechToText'],
  [/induktion|hoer(?:anlage|schleife)/, 'inductionLoop'],
  [/\bassistenz|begleitperson/, 'assistance'],
  [/unterlagen (?:vorab|vorher|im voraus|frueher)|\b(?:vorab|vorher|im voraus) (?:\S+ )?unterlagen/, 'papersAhead'],
  [/stufenlos|ohne stufen|rollstuhl|barrierefreie[rn] zugang|\brampe\b|\baufzug\b|\bfahrstuhl\b/, 'stepFree'],
  [/(?:einfache[rn]?|leichte[rn]?) sprache/, 'plainLanguage'],
]
const NEEDING = /\b(?:brauchen?|benoetigen?|braeuchten?)\b/
/** Between what is answered and what is needed. */
const BETWEEN = /\s*[,;.!]+\s*|\s+(?:und|mit)\s+|\s+(?=(?:ich |wir )?(?:brauche|benoetige|braeuchte))/

const needIn = (folded: string): AccessNeed | undefined => NEEDS.find(([pattern]) => pattern.test(folded))?.[1]
const isDenied = (folded: string): boolean => /\bnicht\b|\bkein/.test(folded)

const UNSURE = /(?<!ohne )\b(?:vorbehalt|weiss (?:ich |es )?noch nicht|noch nicht sicher|noch unsicher)\b/
const WHEN_AND_WHERE =
  '(?:ich|wir|es|das|leider|am|den|der|die|zur|zum|kok|sitzung|termin|da|dann|diesmal|\\d{1,2}\\.(?:\\d{1,2}\\.)?)'
const UNABLE = new RegExp(
  `^(?:${WHEN_AND_WHERE} )*(?:kann|koennen)(?: ${WHEN_AND_WHERE})* nicht(?: (?:kommen|teilnehmen|dabei sein))?(?:[,.! ]+(?:sorry|danke|leider|tut mir leid))*$`,
)
/** "ich kann am 17. nicht kommen, sorry": nothing else is said. "Kann nicht bis zum Ende bleiben" refuses nothing. */
const looseAnswer = (folded: string): OwnAnswer | undefined =>
  UNABLE.test(folded) ? 'declined' : UNSURE.test(folded) && !SOMEBODY_ELSE.test(folded) ? 'tentative' : undefined
const SOMEBODY_ELSE = /\b(?:vertret|vertritt|fuer mich|statt mir|jemand|kommt|schick)/

/** @returns undefined if the text answers nothing */
export function readResponse(text: string): SaidResponse | undefined {
  const cleaned = clean(text).replace(/[.!]+$/u, '')
  const deputy = DEPUTY.exec(cleaned)
  if (deputy) return { kind: 'deputy', name: cleaned.slice(deputy[0].length) }
  const folded = fold(cleaned)
  const lead = NEED.exec(cleaned)
  const mixed = lead ? undefined : answerIn(folded.split(BETWEEN).filter((part) => part !== ''))
  if (mixed) return mixed
  const told = lead ? undefined : answerTold(cleaned)
  if (told) {
    const needs = folded.split(BETWEEN).flatMap((part) => neededIn(part) ?? [])
    return { kind: 'answer', answer: told, ...(needs.length > 0 && { needs }) }
  }
  const need = needIn(folded)
  if (lead && need === undefined && cleaned.length > lead[0].length) return undefined
  if (lead || need) return { kind: 'need', isNeeded: !isDenied(folded), ...(need && { need }) }
  const loose = looseAnswer(folded)
  if (loose) return { kind: 'answer', answer: loose }
  const yesNo = readYesNo(cleaned)
  return yesNo && { kind: 'answer', answer: yesNo === 'yes' ? 'accepted' : 'declined' }
}

/** What a part of a sentence says of needs. */
function neededIn(part: string): SaidNeed | undefined {
  const need = needIn(part)
  return need || NEEDING.test(part) ? { isNeeded: !isDenied(part), ...(need && { need }) } : undefined
}

/**
 * "Komme gern, brauche aber eine Rampe": every part answers, or says what is needed. A mere yes or no beside a need could
 * be meant for the need: it answers nothing by itself.
 */
function answerIn(parts: readonly string[]): SaidResponse | undefined {
  const read = parts.flatMap((part) => {
    const need = neededIn(part)
    if (need) return { need }
    const yesNo = readYesNo(part)
    const bare = part.split(/\s+/).filter((word) => !FILLERS.has(word))
    if (bare.length === 0 && !yesNo) return []
    const answer = ANSWERS.find(([pattern]) => pattern.test(bare.join(' ')))?.[1]
    return { answer, yesNo: yesNo && (yesNo === 'yes' ? ('accepted' as const) : ('declined' as const)) }
  })
  const isRead = read.every((one) => one.need !== undefined || (one.answer ?? one.yesNo) !== undefined)
  const [answer] = read.flatMap((one) => one.answer ?? [])
  const isOne = read.every((one) => one.need !== undefined || (one.answer ?? one.yesNo) === answer)
  if (!isRead || !isOne || answer === undefined) return undefined
  const needs = read.flatMap(({ need }) => (need && (need.need !== undefined || need.isNeeded) ? [need] : []))
  return { kind: 'answer', answer, ...(needs.length > 0 && { needs }) }
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
