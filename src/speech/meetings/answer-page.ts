/** The page on which somebody answers an invitation: the answer, who comes instead, what they need, and a note. */
import type { LocalTime } from '#src/calendar/local-date.ts'
import { ANSWER_FIELDS, DEPUTY_LENGTH, FORM_ANSWERS, NEED_LENGTH, NOTE_LENGTH } from '#src/meetings/answer-form.ts'
import { type AccessNeed, type Answer, isFor, listedNeeds, type Response, shortId } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import type { Periods } from '#src/people/retention.ts'
import { dateAndTime, quoted } from '#src/speech/parts/format.ts'
import type { Page, PageField, PageForm } from '#src/speech/parts/page.ts'
import { languageSwitch } from '#src/speech/parts/pages.ts'
import { keptDays } from '#src/speech/people/retention.ts'
import * as plain from '#src/speech/plain/answer-page.ts'
import { readable, type Terms } from '#src/speech/plain/spelling.ts'
import { NEED_NAMES } from './access-needs.ts'
import { whenAndWhere } from './meeting.ts'
import { sayAnswer } from './responses.ts'

/** What somebody finds behind the link of their invitation. */
export interface AnswerAsked {
  readonly of: string
  readonly meeting: Meeting
  /** Of the invitation, as the page shows it: an answer that comes with another one is not for what was read. */
  readonly version: number
  readonly last: Response | undefined
  /** Whoever comes in their place had a letter of their own. */
  readonly isDeputyTold: boolean
  readonly needs: readonly AccessNeed[]
  readonly needWords: string
  /** Name of the holder of the seat, where somebody answers as their deputy. */
  readonly insteadOf: string | undefined
  /** Of whoever answers. */
  readonly name: string
  /** False: called off, or begun. */
  readonly isOpen: boolean
  /** What is shown was stored just now. */
  readonly isStored: boolean
  /** Why what was sent is not stored. */
  readonly problem?: readonly string[]
  /** How long answers and needs are kept, in calendar days. */
  readonly keptFor: Pick<Periods, 'responses' | 'accessNeeds'>
}
/** Name of the field that carries `AnswerAsked.version`. */
export const VERSION_FIELD = 'stand'

const LABELS: Readonly<Record<Answer, string>> = {
  accepted: 'Ich nehme teil',
  tentative: 'Ich nehme unter Vorbehalt teil',
  represented: 'Ich nehme nicht teil, es kommt eine Vertretung',
  declined: 'Ich nehme nicht teil',
}

/** As the usual version calls the fields, beside how the plain one does. */
const WORDS = {
  answer: 'Nehmen Sie teil?',
  deputy: 'Name der Vertretung',
  deputyHint: 'Nur ausfüllen, wenn jemand an Ihrer Stelle kommt.',
  arrivesAt: 'Ich komme später, um',
  arrivesHint: 'Nur ausfüllen, wenn Sie nicht von Anfang an dabei sind.',
  needs: 'Was brauchen Sie, um teilzunehmen?',
  needsHint: 'Die Geschäftsführung sieht nur, wie oft etwas gebraucht wird, keine Namen.',
  needWords: 'Anderer Bedarf',
  needWordsHint: 'Wird der Geschäftsführung ohne Ihren Namen gezeigt.',
  note: 'Mitteilung an die Geschäftsführung',
  send: 'Antwort speichern',
  optional: (label: string): string => label,
}

/** The answer holds for the day that stands there: nothing of an outdated one is filled in. */
function answerForm(asked: AnswerAsked, wantsPlain: boolean): PageForm {
  const { version, meeting, last, needs, needWords, insteadOf, name } = asked
  const words = wantsPlain ? plain.PLAIN_WORDS : WORDS
  const held = last && isFor(last, meeting) ? last : undefined
  // A deputy who comes is stored as the deputy of the holder, and has said that they come.
  const comesThemselves = insteadOf !== undefined && held?.deputy === name
  const answer = comesThemselves ? 'accepted' : held?.answer
  const chosen = FORM_ANSWERS.find((one) => one.answer === answer)?.value
  const deputy = comesThemselves ? undefined : held?.deputy
  const isOptional = wantsPlain ? ('said' as const) : (true as const)
  const filled = (value: string | undefined) => (value === undefined || value === '' ? {} : { value })
  const fields: readonly PageField[] = [
    {
      kind: 'radio',
      name: ANSWER_FIELDS.answer,
      label: words.answer,
      options: FORM_ANSWERS.map((one) => ({
        value: one.value,
        label: (wantsPlain ? plain.PLAIN_ANSWERS : LABELS)[one.answer],
      })),
      ...filled(chosen),
    },
    {
      kind: 'text',
      name: ANSWER_FIELDS.deputy,
      label: words.optional(words.deputy),
      hint: words.deputyHint,
      isOptional,
      maxLength: DEPUTY_LENGTH,
      ...filled(deputy),
    },
    {
      kind: 'time',
      name: ANSWER_FIELDS.arrivesAt,
      label: words.optional(words.arrivesAt),
      hint: words.arrivesHint,
      isOptional,
      ...filled(held?.arrivesAt),
    },
    {
      kind: 'checks',
      name: ANSWER_FIELDS.needs,
      label: words.optional(words.needs),
      hint: words.needsHint,
      isOptional,
      options: listedNeeds.map((need) => ({ value: need, label: (wantsPlain ? plain.PLAIN_NEEDS : NEED_NAMES)[need] })),
      ...filled(needs.join(' ')),
    },
    {
      kind: 'text',
      name: ANSWER_FIELDS.needWords,
      label: words.optional(words.needWords),
      hint: words.needWordsHint,
      isOptional,
      maxLength: NEED_LENGTH,
      ...filled(needWords),
    },
    {
      kind: 'lines',
      name: ANSWER_FIELDS.note,
      label: words.optional(words.note),
      isOptional,
      maxLength: NOTE_LENGTH,
      ...filled(held?.note),
    },
  ]
  return { hidden: { [VERSION_FIELD]: String(version) }, fields, buttons: [{ label: words.send }] }
}

/**
 * What does not fit together, by field: what was typed must not be lost because another answer was chosen.
 * @param values as they were filled in
 */
export function answerFaults(
  values: Readonly<Record<string, string>>,
  { at, endsAt }: Pick<Meeting, 'at' | 'endsAt'>,
): Readonly<Record<string, string>> {
  const answer = FORM_ANSWERS.find(({ value }) => value === values[ANSWER_FIELDS.answer])?.answer
  const [deputy, arrivesAt] = [values[ANSWER_FIELDS.deputy] ?? '', values[ANSWER_FIELDS.arrivesAt] ?? '']
  return {
    ...(answer === 'represented' && deputy === '' && { [ANSWER_FIELDS.deputy]: 'Bitte nennen Sie, wer kommt.' }),
    ...(answer !== undefined &&
      answer !== 'represented' &&
      deputy !== '' && {
        [ANSWER_FIELDS.deputy]: `Kommt eine Vertretung, wählen Sie bitte oben „${LABELS.represented}“. Sonst lassen Sie das Feld leer.`,
      }),
    ...(arrivesAt !== '' && arrivalFault(answer, arrivesAt as LocalTime, at, endsAt)),
  }
}

function arrivalFault(
  answer: Answer | undefined,
  arrivesAt: LocalTime,
  at: LocalTime,
  endsAt: LocalTime | undefined,
): Readonly<Record<string, string>> {
  const because = (fault: string) => ({ [ANSWER_FIELDS.arrivesAt]: fault })
  if (answer === 'declined') return because('Sie nehmen nicht teil. Bitte lassen Sie die Uhrzeit leer.')
  if (arrivesAt <= at) return because(`Die Sitzung beginnt um ${at} Uhr. Bitte geben Sie eine spätere Uhrzeit an.`)
  if (endsAt !== undefined && arrivesAt >= endsAt) return because(`Die Sitzung endet um ${endsAt} Uhr.`)
  return {}
}

/** It was answered on a page that showed the meeting as it was before. */
export const changedMeanwhile = (): readonly string[] => [
  'Die Sitzung hat sich inzwischen geändert. Ihre Antwort ist nicht gespeichert. Unten steht, was jetzt gilt.',
]
export const answerNotStored = (): string => 'Ihre Antwort ist nicht gespeichert.'

/** What both versions of the page have in common. */
const aroundAnswer = (asked: AnswerAsked, wantsPlain: boolean): Omit<Page, 'title' | 'paragraphs'> => ({
  ...(asked.problem && { problem: asked.problem }),
  ...(asked.isOpen && { form: answerForm(asked, wantsPlain) }),
  language: languageSwitch(wantsPlain),
  ...(wantsPlain && { isPlain: true }),
  foot: [kept(asked, wantsPlain)],
})
function kept({ keptFor }: AnswerAsked, wantsPlain: boolean): string {
  const [responses, needs] = [keptDays(keptFor.responses), keptDays(keptFor.accessNeeds)]
  if (wantsPlain) return plain.kept(responses, needs)
  return `Antwort, Vertretung und Mitteilung liest die Geschäftsführung; gelöscht werden sie ${responses} nach der Sitzung. Was Sie brauchen, wird ${needs} nach der Sitzung gelöscht.`
}

/** Nobody relies on a name: either a letter goes there, or they have to pass it on. */
const deputyNext = ({ last, isDeputyTold, isOpen }: AnswerAsked): readonly string[] => {
  if (!isOpen || last?.answer !== 'represented' || last.deputy === undefined) return []
  const who = quoted(last.deputy, DEPUTY_LENGTH)
  return [
    isDeputyTold
      ? `${who} ist benachrichtigt.`
      : `${who} erfährt von der Sitzung nicht von selbst. Bitte geben Sie Tag, Uhrzeit und Ort weiter.`,
  ]
}

export function answerPage(asked: AnswerAsked): Page {
  const { of, meeting, last, isOpen, isStored, insteadOf } = asked
  const over = meeting.state === 'cancelled' ? 'Die Sitzung ist abgesagt.' : 'Die Sitzung hat schon begonnen.'
  return {
    title: `Einladung: ${of}`,
    ...(isStored && last && { notice: `Ihre Antwort ist gespeichert: ${sayAnswer(last)}.` }),
    paragraphs: [
      ...(isOpen ? [] : [over]),
      whenAndWhere(meeting),
      ...(insteadOf === undefined ? [] : [`Sie antworten in Vertretung für ${insteadOf}.`]),
      ...(last
        ? [
            `Ihre letzte Antwort: ${sayAnswer(last)}, für ${dateAndTime(last.on, last.at)}${last.arrivesAt ? `, ab ${last.arrivesAt} Uhr` : ''}.${isFor(last, meeting) ? '' : ' Für den neuen Termin zählt sie nicht.'}`,
            ...deputyNext(asked),
          ]
        : []),
      ...(isOpen ? ['Die letzte Antwort zählt. Sie können sie mit demselben Link ändern.'] : []),
    ],
    ...aroundAnswer(asked, false),
  }
}
export function plainAnswerPage(asked: AnswerAsked, terms: Terms): Page {
  const { of, meeting, last, isStored } = asked
  return {
    title: 'Ihre Einladung',
    ...(isStored && last && { notice: plain.stored(last) }),
    paragraphs: readable(plain.answerPage(of, meeting, asked), terms),
    ...aroundAnswer(asked, true),
  }
}

/** The same answer as it is typed; what it says stands in the form that comes with it. */
export const answerCommand = (meeting: Meeting, version: number): string =>
  `/rückmeldung ${shortId(meeting)}-${version}`
