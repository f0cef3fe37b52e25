/** What is said when somebody answers an invitation, and who comes. */
import { type Agreement, partnerName } from '#src/agreements/lookup.ts'
import { byEntry, byMeeting } from '#src/agreements/stated.ts'
import { NEED_LENGTH, NOTE_LENGTH } from '#src/meetings/answer-form.ts'
import {
  type AccessNeed,
  type Answer,
  accessNeeds,
  type InvitationAnswer,
  type PartnerTurnout,
  type Response,
  type ResponseState,
  shortId,
} from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import type { AnswerWay } from '#src/meetings/slots.ts'
import { committeeName } from '#src/speech/parts/fields.ts'
import { count, dateAndTime, list, quoted } from '#src/speech/parts/format.ts'
import { type Action, type Group, type Reply, type Statement, withFront } from '#src/speech/parts/reply.ts'
import { counted } from '#src/speech/parts/statement.ts'
import * as plain from '#src/speech/plain/meetings.ts'
import { NEED_NAMES } from './access-needs.ts'
import { inVain, responseButtons } from './invite.ts'
import { meetingButton, whenAndWhere } from './meeting.ts'

export const about = (): string => 'Rückmeldung zu einer Einladung'
export const aboutOverview = (): string => 'Übersicht der Rückmeldungen'
export const aboutDeputy = (): string => 'Vertretung für eine Sitzung'
export const noDeputySent = (): string => 'Es wurde keine Vertretung eingetragen.'

const ANSWERS: Readonly<Record<Answer, string>> = {
  accepted: 'Zusage',
  tentative: 'unter Vorbehalt',
  declined: 'Absage',
  represented: 'Vertretung',
}
export const sayAnswer = ({ answer, deputy }: Pick<Response, 'answer' | 'deputy'>): string =>
  deputy ? `${ANSWERS[answer]} durch ${quoted(deputy, 80)}` : ANSWERS[answer]

const given = (response: Response, label: string): Statement => ({
  label,
  text: `${sayAnswer(response)}, für ${dateAndTime(response.on, response.at)}`,
  basis: byEntry(response, 'answeredAt'),
})

/* Answering */

/** @param forWhom the name of the person whose seat it is, where a deputy answers */
export const recorded = (
  of: string,
  meeting: Meeting,
  response: Response,
  version: number,
  forWhom?: string,
): Reply => ({
  answer: `Gespeichert: ${sayAnswer(response)} zu ${of} am ${whenAndWhere(meeting)}.`,
  statements: [given(response, forWhom ? `Rückmeldung für ${forWhom}` : 'Ihre Rückmeldung')],
  notes: ['Die letzte Antwort zählt, Sie können sie jederzeit ändern.'],
  choices: responseButtons(meeting, version),
  replaces: true,
  plain: plain.responseRecorded(of, meeting, response, forWhom),
})
export const whatDoYouAnswer = (of: string, meeting: Meeting, version: number, last: Response | undefined): Reply => ({
  answer: `${of} am ${whenAndWhere(meeting)}: Was antworten Sie?`,
  ...(last && { statements: [given(last, 'Ihre letzte Rückmeldung')] }),
  choices: responseButtons(meeting, version),
  plain: plain.whatDoYouAnswer(of, meeting, last),
})
export const staleInvitation = (of: string, meeting: Meeting, version: number): Reply => ({
  replaces: true,
  answer: `Diese Karte gehört zu einem früheren Stand der Sitzung. Es wurde nichts geändert. Jetzt gilt: ${of} am ${whenAndWhere(meeting)}.`,
  statements: [{ label: 'Termin', text: whenAndWhere(meeting), basis: byMeeting(meeting) }],
  choices: responseButtons(meeting, version),
  plain: plain.staleInvitation(of, meeting),
})
export const notInvited = (of: string, meeting: Meeting): Reply => ({
  answer: `Zu ${of} am ${dateAndTime(meeting.on, meeting.at)} sind Sie nicht eingeladen. Es wurde nichts geändert.`,
  notes: ['Antworten kann, wer eingeladen ist oder dessen Stelle vertritt.'],
  plain: plain.notInvited(of, meeting),
})
export const severalSeats = (names: readonly string[]): Reply => ({
  answer: `Sie vertreten mehrere Eingeladene: ${list(names)}. Bitte antworten diese selbst.`,
  plain: plain.severalSeats(names),
})
export const tooLate = (of: string, meeting: Meeting): Reply => ({
  answer:
    meeting.state === 'cancelled'
      ? `${of} am ${dateAndTime(meeting.on, meeting.at)} ist abgesagt. Es wurde nichts geändert.`
      : `${of} am ${dateAndTime(meeting.on, meeting.at)} hat schon begonnen. Es wurde nichts geändert.`,
  plain: plain.answeredTooLate(of, meeting),
})
export const notYetInvited = (of: string, meeting: Meeting): Reply => ({
  answer: `Zu ${of} am ${dateAndTime(meeting.on, meeting.at)} ist noch nicht eingeladen. Antworten kann, wer eine Einladung bekommt. Es wurde nichts geändert.`,
  plain: plain.notYetInvited(of, meeting),
})
export const noInvitation = (): Reply => ({
  answer: 'Ich finde keine Einladung, auf die Sie antworten können. Es wurde nichts geändert.',
  plain: plain.noInvitation(),
})
const theirs = (
  label: string,
  command: string,
  meetings: readonly { readonly of: string; readonly meeting: Meeting }[],
  said = '',
) =>
  ({
    answer: label,
    choices: meetings.map(({ of, meeting }, _, all) => ({
      label: meetingButton(
        of,
        meeting,
        all.map((one) => one.meeting),
      ),
      does: { say: `${command} ${shortId(meeting)} ${said}`.trim() },
    })),
  }) satisfies Reply
/** @param said the answer, where it was given without the meeting: a click gives it to that one */
export const whichInvitation = (
  meetings: readonly { readonly of: string; readonly meeting: Meeting }[],
  said: string,
): Reply => ({
  ...theirs('Auf welche Einladung antworten Sie?', '/rückmeldung', meetings, said),
  plain: plain.whichInvitation(),
})

/* A deputy */

export const askWhichMeeting = (): string => 'Zu welcher Sitzung schicken Sie eine Vertretung?'
export const deputyLabel = (): string => 'Vertretung (Name)'
export const askDeputy = (): string => 'Wer kommt an Ihrer Stelle?'
export const longName = (limit: number): string => `Der Name ist länger als ${limit} Zeichen.`
export const readBackDeputy = (of: string, meeting: Meeting, deputy: string): string =>
  `${quoted(deputy, 80)} vertritt Sie in der Sitzung ${of} am ${whenAndWhere(meeting)}. Soll ich das eintragen?`
export const willBeTold = (name: string): string => `${name} wird benachrichtigt.`
export const tellThemselves = (): string =>
  'Bitte geben Sie die Einladung selbst weiter: Diese Person ist nicht eingetragen.'
export const isNoDeputy = (name: string): string =>
  `Bitte geben Sie die Einladung selbst weiter: ${name} ist bekannt, aber nicht als Vertretung für Ihre Stelle eingetragen.`
export const isInvitedAlready = (name: string): string =>
  `${name} ist zu dieser Sitzung selbst eingeladen. Bitte sprechen Sie die Vertretung miteinander ab.`
export const tellUnreached = (name: string): string =>
  `Bitte geben Sie die Einladung selbst weiter: Ich erreiche ${name} nicht sicher.`
export const confirmDeputy = (): string => 'Ja, eintragen'
export const youAreNotInvited = (of: string, meeting: Meeting): string =>
  `Zu ${of} am ${dateAndTime(meeting.on, meeting.at)} sind Sie nicht eingeladen.`

/* Who comes */

const ORDER: readonly ResponseState[] = ['accepted', 'represented', 'tentative', 'declined', 'open', 'outdated']
const TITLES: Readonly<Record<ResponseState, string>> = {
  accepted: 'Zusagen',
  represented: 'Vertretungen',
  tentative: 'Unter Vorbehalt',
  declined: 'Absagen',
  open: 'Ohne Antwort',
  outdated: 'Antwort nur für den alten Termin',
}

const BY: Readonly<Record<AnswerWay, string>> = { page: 'per Seite', mail: 'per E-Mail', recorded: 'nachgetragen' }

/** Under one another on a phone. */
const MOST_ACTIONS = 3

export interface Overview {
  readonly agreement: Agreement
  readonly of: string
  readonly meeting: Meeting
  readonly answers: readonly InvitationAnswer[]
  /** Those who have not answered and can be expected to get a reminder. */
  readonly missing: number
  readonly partners: ReadonlyMap<string, PartnerTurnout>
  readonly needs: Readonly<Record<AccessNeed, number>>
  /** What is none of the list, in the words of those who need it; never with their names. */
  readonly needWords: readonly string[]
  readonly vacant: readonly string[]
  readonly notYetInvited: readonly string[]
  /** Invited, and no message can reach them. */
  readonly unreachable: readonly string[]
  /** They have not answered, and the last message to them did not arrive. */
  readonly doubtful: readonly string[]
  readonly nameOf: (id: string) => string
  /** In a group or channel no names are said. */
  readonly isPrivate: boolean
}

const seatsHeld = ({ agreement }: Overview, { invitation }: InvitationAnswer): string =>
  invitation.offices.length === 0
    ? 'Gast'
    : list([...new Set(invitation.offices.map((office) => partnerName(agreement, office.split('/')[1] ?? '')))])

function stateGroup(overview: Overview, state: ResponseState): readonly Group[] {
  const those = overview.answers.filter((one) => one.state === state)
  if (those.length === 0) return []
  return [
    {
      title: `${TITLES[state]}: ${those.length}`,
      statements: those.map((one) => ({
        label: overview.nameOf(one.invitation.personId),
        text: [
          seatsHeld(overview, one),
          ...(one.response?.deputy ? [`kommt: ${quoted(one.response.deputy, 80)}`] : []),
          ...(state === 'outdated' && one.response ? [`bisher: ${sayAnswer(one.response)}`] : []),
          ...(one.response?.arrivesAt ? [`ab ${one.response.arrivesAt} Uhr`] : []),
          ...(one.response?.way ? [BY[one.response.way]] : []),
          ...(one.response?.note ? [quoted(one.response.note, NOTE_LENGTH)] : []),
        ].join(', '),
        basis: one.response ? byEntry(one.response, 'answeredAt') : byEntry(one.invitation, 'invitedAt'),
      })),
    },
  ]
}

const byHand = (unreachable: readonly string[], doubtful: readonly string[]): readonly string[] => [
  ...(unreachable.length === 0
    ? []
    : [`Die Einladung kann nicht zugestellt werden: ${list(unreachable)}. Bitte selbst benachrichtigen.`]),
  ...inVain(doubtful),
]
/** Where others read along, without names. */
const counts = (unreachable: readonly string[], doubtful: readonly string[]): readonly string[] => {
  const n = unreachable.length + doubtful.length
  return n === 0 ? [] : [`${count(n, 'Einladung kann', 'Einladungen können')} nicht sicher zugestellt werden.`]
}

export function overview(facts: Overview): Reply {
  const {
    agreement,
    of,
    meeting,
    answers,
    partners,
    needs: needed,
    needWords,
    vacant,
    notYetInvited,
    unreachable,
    doubtful,
    isPrivate,
    missing,
  } = facts
  const numbers = ORDER.flatMap((state) => {
    const n = answers.filter((one) => one.state === state).length
    return n === 0 ? [] : [`${TITLES[state]} ${n}`]
  })
  const named = (turnout: PartnerTurnout) =>
    [...partners].filter(([, one]) => one === turnout).map(([partner]) => partnerName(agreement, partner))
  const [absent, uncertain] = [named('absent'), named('uncertain')]
  const needStatements = accessNeeds
    .filter((need) => needed[need] > 0)
    .map((need) => {
      const said = need === 'other' && isPrivate ? `: ${list(needWords.map((one) => quoted(one, NEED_LENGTH)))}` : ''
      return counted(needed, `${needed[need]}-mal${said}`, NEED_NAMES[need])
    })
  const remind: readonly Action[] =
    missing + doubtful.length > 0
      ? [
          {
            label: missing > 0 ? `${count(missing, 'Person', 'Personen')} erinnern` : 'Noch einmal versuchen',
            does: { say: `/rückmeldungen ${shortId(meeting)}-${meeting.version} erinnern` },
          },
        ]
      : []
  return {
    answer: `${of} am ${whenAndWhere(meeting)}: ${answers.length === 0 ? 'Es ist noch niemand eingeladen.' : `${numbers.join(', ')}.`}`,
    statements: [
      ...(absent.length > 0 ? [counted(absent, list(absent), 'Bisher niemand von')] : []),
      ...(uncertain.length > 0 ? [counted(uncertain, list(uncertain), 'Noch ohne Zusage')] : []),
      ...needStatements,
    ],
    groups: isPrivate ? ORDER.flatMap((state) => stateGroup(facts, state)) : [],
    notes: [
      ...(isPrivate ? [] : ['Namen zeige ich nur im persönlichen Chat.']),
      ...(isPrivate ? byHand(unreachable, doubtful) : counts(unreachable, doubtful)),
      ...(vacant.length > 0 ? [`Nicht besetzt: ${list(vacant)}.`] : []),
      ...(notYetInvited.length > 0 && isPrivate ? [`Noch nicht eingeladen: ${list(notYetInvited)}.`] : []),
    ],
    actions: (
      [
        ...remind,
        ...(notYetInvited.length > 0 || answers.length === 0
          ? [{ label: 'Einladen', does: { say: `/einladen ${shortId(meeting)}` } }]
          : []),
        ...(isPrivate && answers.length > 0
          ? [{ label: 'Antwort eintragen', does: { say: `/nachtragen ${shortId(meeting)}` } }]
          : []),
        { label: 'Verschieben', does: { say: `/verschieben ${shortId(meeting)}` } },
      ] satisfies readonly Action[]
    ).slice(0, MOST_ACTIONS),
  }
}
/** @param now how it stands */
export const outdatedOverview = (now: Reply): Reply =>
  withFront(now, 'Diese Karte gehört zu einem früheren Stand der Sitzung. Es wurde niemand erinnert. Jetzt gilt:')
export const whichMeeting = (meetings: readonly { readonly of: string; readonly meeting: Meeting }[]): Reply =>
  theirs('Zu welcher Sitzung?', '/rückmeldungen', meetings)
export const noMeeting = (): Reply => ({ answer: 'Es steht keine Sitzung an, deren Rückmeldungen Sie sehen können.' })

/** @param unreachable who cannot be reminded @param doubtful who is, and may not get it */
export const reminded = (
  of: string,
  names: readonly string[],
  unreachable: readonly string[],
  doubtful: readonly string[],
): Reply => {
  const notes = byHand(unreachable, doubtful)
  return {
    answer:
      names.length > 0
        ? `${of}: Erinnert ${names.length === 1 ? 'wird' : 'werden'} ${list(names)}.`
        : `${of}: ${notes.length > 0 ? 'Ich erreiche niemanden sicher, dessen Antwort fehlt.' : 'Alle haben geantwortet. Es wird niemand erinnert.'}`,
    ...(notes.length > 0 && { notes }),
  }
}
export const nobodyReminded = (): string => 'Es wurde niemand erinnert.'
export const askToRemind = (
  of: string,
  meeting: Meeting,
  people: number,
  unreachable: readonly string[],
  doubtful: readonly string[],
) => ({
  question: `Soll ich ${count(people, 'Person', 'Personen')} an die Antwort zur Einladung ${of} am ${dateAndTime(meeting.on, meeting.at)} erinnern?`,
  statements: [],
  notes: byHand(unreachable, doubtful),
  confirm: 'Ja, erinnern',
})
export const remindedToday = (of: string): Reply => ({
  answer: `${of}: Heute wurde bereits erinnert. Es wird niemand ein zweites Mal erinnert.`,
})
export const missingResponseLetter = (
  agreement: Agreement,
  committee: Parameters<typeof committeeName>[0],
  meeting: Meeting,
  version: number,
): Reply => ({
  answer: `Ihre Antwort fehlt noch: ${committeeName(committee, agreement)} am ${whenAndWhere(meeting)}.`,
  statements: [{ label: 'Termin', text: whenAndWhere(meeting), basis: byMeeting(meeting) }],
  choices: responseButtons(meeting, version),
})
