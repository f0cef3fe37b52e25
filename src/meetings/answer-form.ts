/** An answer to an invitation that comes in one piece: from the form of a page, or from a mail program. */
import { type Instant, type LocalTime, parseInstant, parseLocalTime } from '#src/calendar/local-date.ts'
import { type AccessNeed, type Answer, listedNeeds } from './invitation.ts'

/** What the form calls its fields. */
export const ANSWER_FIELDS = {
  answer: 'antwort',
  deputy: 'vertretung',
  arrivesAt: 'ankunft',
  note: 'mitteilung',
  needs: 'bedarf',
  needWords: 'anderer-bedarf',
  /** When a mail program made it: no page has this field. */
  stampedAt: 'stempel',
} as const
/** In characters. */
export const NOTE_LENGTH = 500
export const NEED_LENGTH = 200
export const DEPUTY_LENGTH = 80

/** What the form calls the answers. */
export const FORM_ANSWERS: readonly { readonly value: string; readonly answer: Answer }[] = [
  { value: 'zu', answer: 'accepted' },
  { value: 'vorbehalt', answer: 'tentative' },
  { value: 'vertretung', answer: 'represented' },
  { value: 'ab', answer: 'declined' },
]

/** Antwort im Formular: what somebody filled in. */
export interface FilledAnswer {
  readonly answer: Answer
  readonly deputy?: string
  readonly arrivesAt?: LocalTime
  readonly note?: string
  readonly needs: readonly AccessNeed[]
  /** Empty: no other need. */
  readonly needWords: string
  /** It came by mail, and says nothing about needs. */
  readonly stampedAt?: Instant
}

/** @returns undefined if there is no answer in it, or it is represented by nobody */
export function answerInForm(form: Readonly<Record<string, string>>): FilledAnswer | undefined {
  const text = (field: keyof typeof ANSWER_FIELDS): string => form[ANSWER_FIELDS[field]] ?? ''
  const answer = FORM_ANSWERS.find(({ value }) => value === text('answer'))?.answer
  const [deputy, note] = [text('deputy'), text('note')]
  if (answer === undefined || (answer === 'represented' && deputy === '')) return undefined
  const arrivesAt = answer === 'declined' ? undefined : parseLocalTime(text('arrivesAt'))
  const chosen = text('needs').split(' ')
  const stampedAt = parseInstant(text('stampedAt'))
  return {
    answer,
    ...(answer === 'represented' && { deputy }),
    ...(arrivesAt !== undefined && { arrivesAt }),
    ...(note !== '' && { note }),
    needs: listedNeeds.filter((need) => chosen.includes(need)),
    needWords: text('needWords'),
    ...(stampedAt !== undefined && { stampedAt }),
  }
}
