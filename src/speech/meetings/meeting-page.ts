/** The page of a meeting for somebody without Teams: its agenda, their proposals, its minutes, and objections to them. */
import { dateInBerlin, type LocalDate } from '#src/calendar/local-date.ts'
import type { DocumentPart, WrittenDocument } from '#src/letters/document.ts'
import type { AgendaCopy, AgendaItem } from '#src/meetings/agenda.ts'
import { shortId } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import type { Milestone } from '#src/meetings/milestones.ts'
import { LINE_LENGTH, type MinutesLine, OBJECTION_FIELD } from '#src/meetings/minutes.ts'
import type { MinutesVersion } from '#src/meetings/minutes-version.ts'
import { longDate, quoted } from '#src/speech/parts/format.ts'
import type { Page, PagePart } from '#src/speech/parts/page.ts'
import { whenAndWhere } from './meeting.ts'

/** Minutes that were sent round, as they were sent. */
export interface ShownMinutes {
  readonly document: WrittenDocument
  readonly version: MinutesVersion
  /** The last day for objections. */
  readonly until: Pick<Milestone, 'on' | 'basis'>
  /** Objections of whoever opened the page. */
  readonly own: readonly MinutesLine[]
}
/** What somebody finds behind the link of a meeting. */
export interface MeetingAsked {
  readonly of: string
  readonly meeting: Meeting
  readonly today: LocalDate
  /** As it was sent out last. */
  readonly agenda: AgendaCopy | undefined
  /** What they proposed themselves. */
  readonly proposals: readonly AgendaItem[]
  /** The last day for proposals; undefined: nothing can be proposed here. */
  readonly closing: LocalDate | undefined
  /** `hidden`: only members read them. */
  readonly minutes: ShownMinutes | 'none' | 'hidden'
  /** An objection was stored just now. */
  readonly isStored: boolean
  /** Why what was sent is not stored. */
  readonly problem?: readonly string[]
}

const paragraph = (text: string): DocumentPart => ({ kind: 'paragraph', text })

function agendaPart({ agenda, meeting, closing, today }: MeetingAsked): PagePart {
  const proposing =
    closing === undefined
      ? []
      : [
          paragraph(
            closing >= today
              ? `Eigene Punkte schlagen Sie bitte bis ${longDate(closing)} vor.`
              : `Vorschläge waren bis ${longDate(closing)} erbeten; spätere stehen als verspätet dabei.`,
          ),
        ]
  return {
    title: 'Tagesordnung',
    parts: [
      ...(agenda
        ? [
            { kind: 'list' as const, items: agenda.lines.map(({ number, text }) => `TOP ${number}: ${text}`) },
            paragraph(`Stand: verteilt am ${longDate(dateInBerlin(agenda.sentAt))}.`),
          ]
        : [
            paragraph(
              meeting.on < today
                ? 'Eine Tagesordnung wurde nicht verteilt.'
                : 'Die Tagesordnung ist noch nicht verteilt.',
            ),
          ]),
      ...proposing,
    ],
    ...(closing !== undefined && {
      form: { fields: [], buttons: [{ label: 'Punkt vorschlagen', name: 'tun', value: proposeCommand(meeting) }] },
    }),
  }
}

const STATES: Readonly<Record<AgendaItem['state'], string>> = {
  proposed: 'noch nicht entschieden',
  accepted: 'aufgenommen',
  declined: 'abgelehnt',
}
const proposalsPart = (proposals: readonly AgendaItem[]): PagePart => ({
  title: 'Ihre Vorschläge',
  parts: [
    {
      kind: 'list',
      items: proposals.map(
        ({ title, state, reason }) =>
          `${quoted(title, 150)}: ${STATES[state]}${reason === undefined ? '' : `, Grund: ${quoted(reason, 300)}`}`,
      ),
    },
  ],
})

function minutesParts({ minutes, today }: MeetingAsked): readonly PagePart[] {
  if (minutes === 'hidden') return []
  if (minutes === 'none') return [{ title: 'Protokoll', parts: [paragraph('Es liegt noch kein Protokoll vor.')] }]
  const { document, version, until, own } = minutes
  // The title of the document is the heading of this part.
  const [, ...parts] = document.parts
  const isOpen = version.state === 'circulated' && until.on >= today
  return [
    { title: document.title, parts },
    {
      title: 'Einwände',
      parts: [
        paragraph(objecting(version, until.on, isOpen)),
        ...(own.length === 0
          ? []
          : [
              paragraph('Ihre Einwände sind gespeichert, die Geschäftsführung ist benachrichtigt:'),
              { kind: 'list' as const, items: own.map(({ text }) => text) },
            ]),
      ],
      ...(isOpen && {
        form: {
          fields: [
            {
              kind: 'lines' as const,
              name: OBJECTION_FIELD,
              label: 'Ihr Einwand',
              hint: 'Er wird mit Ihrem Namen festgehalten. Bitte nennen Sie keine Leistungsberechtigten.',
              maxLength: LINE_LENGTH,
            },
          ],
          buttons: [{ label: 'Einwand speichern', name: 'tun', value: OBJECTING }],
        },
      }),
    },
  ]
}
function objecting({ state }: MinutesVersion, until: LocalDate, isOpen: boolean): string {
  if (state === 'approved') return 'Das Protokoll ist genehmigt und wird nicht mehr geändert.'
  return isOpen
    ? `Einwände sind bis ${longDate(until)} möglich.`
    : `Die Frist für Einwände endete am ${longDate(until)}. Bitte wenden Sie sich an die Geschäftsführung.`
}

export function meetingPage(asked: MeetingAsked): Page {
  const { of, meeting, proposals, isStored, problem } = asked
  return {
    title: `Sitzung: ${of}`,
    ...(isStored && { notice: 'Ihr Einwand ist gespeichert.' }),
    ...(problem && { problem }),
    paragraphs: [...(meeting.state === 'cancelled' ? ['Die Sitzung ist abgesagt.'] : []), whenAndWhere(meeting)],
    sections: [agendaPart(asked), ...(proposals.length > 0 ? [proposalsPart(proposals)] : []), ...minutesParts(asked)],
    foot: ['Vorschläge und Einwände gehören zu den Unterlagen der Sitzung und werden mit ihnen aufbewahrt.'],
  }
}

/** The value of the button under an objection. */
export const OBJECTING = 'einwand'
export const proposingTitle = (of: string): string => `Punkt vorschlagen: ${of}`
export const backToMeeting = (): string => 'Zurück zur Sitzung'
export const objectionNotStored = (): string => 'Ihr Einwand ist nicht gespeichert.'
/** The same as it is typed; what it says stands in the form that comes with it. */
export const objectCommand = (meeting: Meeting): string => `/protokoll ${shortId(meeting)} einwand:`
export const proposeCommand = (meeting: Meeting): string => `/top ${shortId(meeting)}`

/* Above the link in a mail */

export const meetingLink = (): string => 'Tagesordnung lesen, eigene Punkte vorschlagen'
export const minutesPageLink = (): string => 'Protokoll lesen, Einwände erheben'
