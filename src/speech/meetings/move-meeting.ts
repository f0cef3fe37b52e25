/** What is said while a meeting is moved or cancelled, and to those who knew of it. */
import type { Agreement } from '#src/agreements/lookup.ts'
import { byMeeting, derivedFromRecords } from '#src/agreements/stated.ts'
import type { EndRefusal } from '#src/meetings/ending.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import type { Milestone } from '#src/meetings/milestones.ts'
import { refusedEnd } from '#src/speech/parts/fields.ts'
import { dateAndTime, list, longDate, quoted } from '#src/speech/parts/format.ts'
import type { Action, Group, Reply, Statement } from '#src/speech/parts/reply.ts'
import * as plain from '#src/speech/plain/meetings.ts'
import { responseButtons } from './invite.ts'
import { recordedState, whenAndWhere } from './meeting.ts'

export const about = (): string => 'Verschiebung einer Sitzung'
export const undone = (): string => 'Es wurde nichts verschoben.'
export const askWhich = (): string => 'Welche Sitzung soll verschoben werden?'
export const newDateLabel = (): string => 'Neues Datum'
export const newTimeLabel = (): string => 'Neue Uhrzeit'
export const newEndLabel = (): string => 'Neues Ende'
export const newPlaceLabel = (): string => 'Neuer Ort oder Link'
export const askWhat = (): string =>
  'Was ändert sich? Nennen Sie den neuen Tag, die neue Uhrzeit, das Ende oder den neuen Ort. Alles Übrige bleibt.'
export const nothingNew = (body: string, meeting: Meeting): string =>
  `${body} ist bereits so eingetragen: ${whenAndWhere(meeting)}.`

export const readBack = (body: string, before: Meeting, after: Meeting, reason: string | undefined): string =>
  `${body} wird verschoben. Bisher: ${whenAndWhere(before)}. Neu: ${whenAndWhere(after)}. ${reason ? `Grund: ${quoted(reason, 200)}. ` : ''}Soll ich das ändern?`
export const confirm = (): string => 'Ja, verschieben'

/** Nobody named an end, and as long as before it cannot last any more. */
export const askNewEnd = (refusal: EndRefusal | undefined): string =>
  `${refusal ? `${refusedEnd(refusal)} ` : ''}Wann endet die Sitzung? Antworten Sie mit einer Uhrzeit oder mit „ohne Ende“.`

/** A count and the names, so that nobody is informed unseen. */
export const willBeInformed = (names: readonly string[], notYetInvited: readonly string[]): readonly Group[] =>
  [
    { title: 'Wird über die Änderung informiert', names },
    { title: 'Bekommt die Einladung gleich mit den neuen Angaben', names: notYetInvited },
  ].flatMap(({ title, names: those }) =>
    those.length === 0 ? [] : [{ title, statements: [{ text: list(those), basis: derivedFromRecords(those) }] }],
  )
export const nobodyKnew = (): string => 'Über diese Sitzung wurde noch niemand benachrichtigt.'
export const someChat = (): string => 'Chat oder Kanal'
export const unknownName = (): string => 'Person ohne Namenseintrag'

/** @param isAnybodyLeft somebody has to be told by hand: it follows who */
const informed = (n: number, isAnybodyLeft: boolean): string => {
  if (n > 0) return `${n === 1 ? '1 Nachricht wird' : `${n} Nachrichten werden`} versandt.`
  return isAnybodyLeft ? 'Ich erreiche niemanden sicher.' : 'Es war niemand zu informieren.'
}

const nextSteps = (agreement: Agreement, meeting: Meeting): readonly Action[] => [
  { label: 'Termine anzeigen', does: { say: `/termine ${agreement.region} ${meeting.on.slice(0, 4)}` } },
]

export const moved = (
  body: string,
  agreement: Agreement,
  meeting: Meeting,
  letters: number,
  notes: readonly string[],
): Reply => ({
  answer: `Geändert: ${body} ist jetzt am ${whenAndWhere(meeting)}. ${informed(letters, notes.length > 0)}`,
  statements: [recordedState(meeting)],
  notes,
  actions: nextSteps(agreement, meeting),
})

/* What those read who knew of the old date. */

const recorded = (meeting: Meeting, label: string): Statement => ({
  label,
  text: whenAndWhere(meeting),
  basis: byMeeting(meeting),
})

interface MovedBeside {
  readonly by: string
  /** Whoever was invited is asked anew: an answer to the old date says nothing about this one. */
  readonly isAsked: boolean
  readonly reason?: string | undefined
  /** The last day for proposals, where it moved with the meeting, and whether it is over by now. */
  readonly closes?: Pick<Milestone, 'on' | 'basis'>
  readonly isOver?: boolean
}

export const movedLetter = (body: string, before: Meeting, after: Meeting, beside: MovedBeside): Reply => {
  const { by, isAsked, reason, closes, isOver = false } = beside
  const isMoved = before.on !== after.on || before.at !== after.at
  const isAskedAnew = isAsked && isMoved
  return {
    answer: `${body} wurde ${isMoved ? 'verschoben' : 'geändert'}. Neu: ${whenAndWhere(after)}.`,
    statements: [
      recorded(after, 'Neu'),
      recorded(before, 'Bisher'),
      ...(closes
        ? [
            {
              label: 'Vorschläge zur Tagesordnung',
              text: isOver ? `bis ${longDate(closes.on)}, dieser Tag ist vorüber` : `jetzt bis ${longDate(closes.on)}`,
              basis: closes.basis,
            },
          ]
        : []),
    ],
    notes: [
      ...(reason ? [`Grund: ${quoted(reason, 200)}.`] : []),
      ...(isAskedAnew ? ['Antworten zum alten Termin zählen nicht mehr. Bitte antworten Sie für den neuen.'] : []),
      ...(isAsked && !isMoved ? ['Tag und Beginn bleiben: Eine Rückmeldung, die Sie gegeben haben, gilt weiter.'] : []),
      `Geändert von ${by}. Bitte passen Sie Ihren Kalender an.`,
    ],
    ...(isAsked && { choices: responseButtons(after, after.version) }),
    plain: plain.moved(body, before, after, {
      by,
      isAskedAnew,
      reason,
      ...(closes && { proposeBy: closes.on, isOver }),
    }),
  }
}

/* Cancelling */

export const aboutCancelling = (): string => 'Absage einer Sitzung'
export const notCancelled = (): string => 'Es wurde nichts abgesagt.'
export const askWhichCancelled = (): string => 'Welche Sitzung soll abgesagt werden?'
export const reasonLabel = (): string => 'Grund (freiwillig)'
export const askReason = (): string => 'Welcher Grund soll genannt werden?'
export const cannotChooseWhoHears = (said: string): string =>
  `${quoted(said)} ist nicht möglich. Es wurde nichts geändert. Von einer Änderung erfahren immer alle, die vom Termin wissen.`
export const longReason = (limit: number): string => `Der Grund ist länger als ${limit} Zeichen. Bitte kürzen Sie ihn.`
export const readBackCancelling = (body: string, meeting: Meeting, reason: string | undefined): string =>
  `${body} am ${whenAndWhere(meeting)} wird abgesagt. ${reason ? `Grund: ${quoted(reason, 200)}.` : 'Ein Grund wird nicht genannt.'} Soll ich absagen?`
export const confirmCancelling = (): string => 'Ja, absagen'
export const willHearOfCancelling = (names: readonly string[]): readonly Group[] =>
  names.length === 0
    ? []
    : [
        {
          title: 'Wird über die Absage informiert',
          statements: [{ text: list(names), basis: derivedFromRecords(names) }],
        },
      ]
export const waitingAreNotTold = (): string =>
  'Noch nicht versandte Nachrichten zu dieser Sitzung werden zurückgenommen.'

export const cancelledNow = (
  body: string,
  agreement: Agreement,
  committee: string,
  meeting: Meeting,
  letters: number,
  notes: readonly string[],
): Reply => ({
  answer: `Abgesagt: ${body} am ${dateAndTime(meeting.on, meeting.at, meeting.endsAt)}. ${informed(letters, notes.length > 0)}`,
  statements: [recordedState(meeting)],
  notes,
  actions: [
    { label: 'Neuen Termin planen', does: { say: `/termin ${committee} ${agreement.region}` } },
    ...nextSteps(agreement, meeting),
  ],
})
export const cancelledLetter = (body: string, meeting: Meeting, by: string, reason: string | undefined): Reply => ({
  answer: `${body} am ${dateAndTime(meeting.on, meeting.at, meeting.endsAt)} ist abgesagt.`,
  statements: [recorded(meeting, 'Abgesagt')],
  notes: [
    ...(reason ? [`Grund: ${quoted(reason, 200)}.`] : []),
    `Abgesagt von ${by}. Bitte entfernen Sie den Termin aus Ihrem Kalender.`,
  ],
  plain: plain.cancelled(body, meeting, by, reason),
})
