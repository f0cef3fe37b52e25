/** What is done to an agenda: "A aufnehmen", "B ablehnen: Grund", "TOP 5 vor TOP 4"; and what belongs to a proposal. */
import { clean, fold } from './normalise.ts'

export type SaidArrangement =
  | { readonly kind: 'accept'; readonly letter: string }
  | { readonly kind: 'decline'; readonly letter: string; readonly reason?: string }
  | { readonly kind: 'before'; readonly number: string; readonly before: string }
  | { readonly kind: 'handOut'; readonly isConfirmed: boolean }

const DECIDE =
  /(?:^|\s)(?:vorschlag )?([a-z]{1,2}) (aufnehmen|annehmen|ablehnen|nicht aufnehmen)(?:\s*:\s*(.{1,200}))?$/iu
const HAND_OUT = /(?:^|\s)(?<!nicht )(?:verteilen|versenden|verschicken)( ja)?$/iu
const BEFORE = /(?:^|\s)(?:top )?(\d{1,3}) vor (?:top )?(\d{1,3})$/iu

/** @returns the arrangement at the end of the text, and what stands before it */
export function readArrangement(text: string): { readonly rest: string; readonly said?: SaidArrangement } {
  const cleaned = clean(text)
  const handOut = HAND_OUT.exec(cleaned)
  if (handOut) {
    return {
      rest: cleaned.slice(0, handOut.index).trim(),
      said: { kind: 'handOut', isConfirmed: handOut[1] !== undefined },
    }
  }
  const before = BEFORE.exec(cleaned)
  if (before?.[1] && before[2]) {
    return {
      rest: cleaned.slice(0, before.index).trim(),
      said: { kind: 'before', number: before[1], before: before[2] },
    }
  }
  const decision = DECIDE.exec(cleaned)
  if (!decision?.[1]) return { rest: cleaned }
  const letter = decision[1].toUpperCase()
  const rest = cleaned.slice(0, decision.index).trim()
  if (/^(?:aufnehmen|annehmen)$/iu.test(decision[2] ?? '')) return { rest, said: { kind: 'accept', letter } }
  return { rest, said: { kind: 'decline', letter, ...(decision[3] && { reason: decision[3] }) } }
}

const KINDS: Readonly<Record<string, 'information' | 'discussion' | 'decision'>> = {
  information: 'information',
  info: 'information',
  'zur information': 'information',
  beratung: 'discussion',
  'zur beratung': 'discussion',
  diskussion: 'discussion',
  beschluss: 'decision',
  'zum beschluss': 'decision',
  beschlussfassung: 'decision',
}
export const readItemKind = (text: string): 'information' | 'discussion' | 'decision' | undefined =>
  KINDS[
    fold(clean(text))
      .replace(/[^a-z ]/g, '')
      .trim()
  ]

const PRESENTER =
  /^(?:vorgestellt (?:von|durch)|vorstellung(?: durch| von|:)|vortrag(?: durch| von|:)|es (?:berichtet|stellt vor|traegt vor|trägt vor):?)\s*(.{2,100})$/iu
/** "vorgestellt von Jana Ernst" */
export const readPresenter = (text: string): string | undefined => PRESENTER.exec(clean(text))?.[1]

const PAPER = /^(?:unterlagen?|anlagen?|link)?\s*:?\s*([a-z]{2,12}:\/\/\S{1,500})$/iu
/** "Unterlage: https://…"; 'refused': an address that is none of https. */
export function readPaper(text: string): string | 'refused' | undefined {
  const said = PAPER.exec(clean(text))?.[1]
  if (said === undefined) return undefined
  return /^https:\/\//i.test(said) && URL.canParse(said) ? said : 'refused'
}

/** "20 Minuten", "20 min", "eine halbe Stunde" */
export function readMinutes(text: string): number | undefined {
  const said = fold(clean(text))
  if (/^(?:eine )?halbe stunde$/.test(said)) return 30
  if (/^(?:eine|1) stunde$/.test(said)) return 60
  const minutes = /^(\d{1,3}) ?(?:min|minuten|minute)?[.]?$/.exec(said)?.[1]
  const number = minutes === undefined ? undefined : Number(minutes)
  return number !== undefined && number > 0 && number <= 480 ? number : undefined
}
