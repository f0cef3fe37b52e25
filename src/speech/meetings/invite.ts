/** What is said while people are invited, and the invitation itself. */
import { type Agreement, type Committee, partnerName } from '#src/agreements/lookup.ts'
import { byEntry, byMeeting, byTenure } from '#src/agreements/stated.ts'
import type { LocalDate } from '#src/calendar/local-date.ts'
import type { CopiedLine } from '#src/meetings/agenda.ts'
import { type FilledSeat, isVacant, shortId } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import type { Seat } from '#src/meetings/seats.ts'
import type { Guest } from '#src/people/guest.ts'
import { committeeName } from '#src/speech/parts/fields.ts'
import { count, list, longDate, places, quoted } from '#src/speech/parts/format.ts'
import type { Action, Group, Reply, Statement } from '#src/speech/parts/reply.ts'
import { says } from '#src/speech/parts/statement.ts'
import * as plain from '#src/speech/plain/meetings.ts'
import { offer } from '#src/speech/plain/switch.ts'
import { agendaGroup } from './agenda-round.ts'
import { recordedState, whenAndWhere } from './meeting.ts'

export const about = (): string => 'Einladung zu einer Sitzung'
export const undone = (): string => 'Es wurde niemand eingeladen.'
export const askWhich = (): string => 'Zu welcher Sitzung wird eingeladen?'
export const guestsLabel = (): string => 'Gäste (Namen oder E-Mail, mit Komma)'
export const askGuests = (): string => 'Wer wird als Gast eingeladen?'
export const tooManyGuests = (limit: number): string => `Es sind mehr als ${limit} Gäste genannt.`
export const noAddress = (said: readonly string[]): string =>
  `Keine gültige E-Mail-Adresse: ${list(said.map((one) => quoted(one)))}. Die Gäste habe ich nicht übernommen. Bitte nennen Sie sie noch einmal.`
/** The other guests of the list are invited. */
export const othersTaken = (said: readonly string[]): string =>
  `Keine gültige E-Mail-Adresse: ${list(said.map((one) => quoted(one)))}. ${said.length === 1 ? 'Dieser Gast ist' : 'Diese Gäste sind'} nicht übernommen, die anderen schon.`
export const noGuests = (): string => 'keine'
export const cannotLeaveOut = (said: string): string =>
  `${quoted(said)} ist nicht möglich. Ich lade immer alle eingetragenen Mitglieder ein. Es wurde nichts geändert. Bitte nennen Sie nur, was gelten soll.`
export const guestsShown = (guests: readonly Guest[]): string =>
  guests.length === 0
    ? noGuests()
    : list(guests.map(({ name, mail }) => (mail && mail !== name ? `${name} (${mail})` : name)))

/** @param isPossible somebody is to be asked, and an invitation reaches them */
export const readBack = (of: string, meeting: Meeting, isPossible: boolean, isMailOff?: true): string =>
  `Einladung zur Sitzung ${of} am ${whenAndWhere(meeting)}. ${isPossible ? 'Soll ich einladen?' : `Gäste nennen Sie so: „Gäste: Name${isMailOff ? '' : ', E-Mail-Adresse'}“.`}`
export const readBackNew = (of: string, meeting: Meeting, isInvited: boolean): string =>
  `${of} am ${whenAndWhere(meeting)}. ${isInvited ? 'Soll ich die Sitzung eintragen und dazu einladen?' : 'Ich erreiche niemanden, der einzuladen ist. Soll ich nur die Sitzung eintragen?'}`
export const confirm = (): string => 'Ja, einladen'
export const confirmNew = (): string => 'Ja, eintragen und einladen'
export const confirmPlan = (): string => 'Ja, eintragen'

export const nobodyToInvite = (of: string): string =>
  `Für ${of} ist niemand eingetragen, der noch nicht eingeladen ist. Nennen Sie Gäste, oder bitten Sie die Verwaltung, die Mitglieder einzutragen.`

/** Nobody counts as invited whom no invitation reaches. */
export const nobodyReached = (of: string, names: readonly string[], isMailOff?: true): string =>
  `${of}: Ich erreiche niemanden, der einzuladen ist (${list(names)}). Es ist noch niemand eingeladen. ${whoIsReached(isMailOff)}`
const whoIsReached = (isMailOff?: true): string =>
  `Ich erreiche, wer mir in Teams schon geschrieben hat${isMailOff ? '' : ' oder mit E-Mail-Adresse eingetragen ist'}.`

/** One seat of the annex in words; the clause is the place that names the seat. */
function seatStatement(filled: FilledSeat, nameOf: (id: string) => string): Statement {
  const { seat, holders, deputies, latest } = filled
  const deputising = deputies.length > 0 ? `Vertretung: ${list(deputies.map(nameOf))}` : ''
  const filledBy = seat.office
    ? holders.length > 0
      ? list(holders.map(nameOf))
      : 'nicht besetzt'
    : 'keine Person eingetragen, bitte selbst einladen'
  const text = [filledBy, deputising].filter((part) => part !== '').join('. ')
  // The agreement names the seat; who fills it is an entry.
  return latest ? { label: seat.who, text, basis: byTenure(latest) } : says(seat.clauses, text, seat.who)
}

/** The annex, partner by partner. */
export function seatGroups(
  agreement: Agreement,
  seats: readonly FilledSeat[],
  nameOf: (id: string) => string,
): readonly Group[] {
  const partners = [...new Set(seats.map(({ seat }) => seat.partnerId))]
  return partners.map((partner) => ({
    title: partner === undefined ? 'Weitere Teilnehmende' : partnerName(agreement, partner),
    statements: seats.filter(({ seat }) => seat.partnerId === partner).map((filled) => seatStatement(filled, nameOf)),
  }))
}
export const noSeats = (agreement: Agreement, committee: Committee): string =>
  `Wer in diesem Gremium sitzt, ist in ${agreement.short} nicht geregelt (${committeeName(committee, agreement)}).`
export const alreadyInvited = (names: readonly string[]): string => `Bereits eingeladen: ${list(names)}.`
export const guestsInvited = (guests: readonly Guest[]): string => `Gäste: ${guestsShown(guests)}.`
/** Named, so that somebody tells them: neither Teams nor an address is known. */
export const withoutWay = (names: readonly string[], isMailOff?: true): readonly string[] =>
  names.length === 0
    ? []
    : [
        `${isMailOff ? 'Über Teams nicht erreichbar, E-Mail ist hier nicht eingerichtet' : 'Weder über Teams noch per E-Mail erreichbar'}. Bitte selbst benachrichtigen: ${list(names)}.`,
      ]
/** A letter is sent all the same; nobody relies on it. */
export const inVain = (names: readonly string[]): readonly string[] =>
  names.length === 0 ? [] : [`Die letzte Nachricht kam nicht an. Bitte auch selbst benachrichtigen: ${list(names)}.`]
/** `withWay`: how many an invitation can be sent to; `reached`: those of them to whom the last letter was no failure. */
interface Reached {
  readonly withWay: number
  readonly reached: number
}
const IN_DOUBT = 'Ob eine Einladung ankommt, ist unsicher.'
export const howManyInvited = ({ withWay, reached }: Reached, asked: number): string => {
  if (asked === 0) return 'Eingeladen wird niemand.'
  if (withWay === 0) return 'Keine Einladung kann zugestellt werden.'
  if (reached === 0) return IN_DOUBT
  return `Eingeladen ${reached === 1 ? 'wird 1 Person' : `werden ${reached} Personen`}.`
}

export function vacancyCount(seats: readonly FilledSeat[]): readonly string[] {
  const n = seats.filter(isVacant).length
  return n === 0 ? [] : [`${count(n, 'Stelle ist', 'Stellen sind')} nicht besetzt.`]
}
/** Named with their clauses, so that somebody can take care of them. */
export function vacancies(seats: readonly FilledSeat[]): readonly string[] {
  const vacant = seats.filter(isVacant).map(({ seat }) => seat)
  if (vacant.length === 0) return []
  const clauses = places([...new Set(vacant.flatMap((seat) => seat.clauses))])
  return [
    `${count(vacant.length, 'Stelle ist', 'Stellen sind')} nicht besetzt: ${list(vacant.map(({ who }) => who))} (${clauses}).`,
  ]
}

export const invited = (
  agreement: Agreement,
  of: string,
  meeting: Meeting,
  { withWay, reached }: Reached,
  notes: readonly string[],
): Reply => ({
  answer:
    withWay === 0
      ? `${of} am ${whenAndWhere(meeting)}: Es wird keine weitere Einladung versandt, weil ich niemanden davon erreiche. Bitte laden Sie selbst ein.`
      : `Eingeladen: ${of} am ${whenAndWhere(meeting)}. ${reached === 0 ? IN_DOUBT : `${count(reached, 'Einladung wird', 'Einladungen werden')} versandt.`}`,
  statements: [recordedState(meeting)],
  notes,
  actions: [
    { label: 'Wer kommt?', does: { say: `/rückmeldungen ${shortId(meeting)}` } },
    { label: 'Verschieben', does: { say: `/verschieben ${shortId(meeting)}` } },
    { label: 'Termine anzeigen', does: { say: `/termine ${agreement.region} ${meeting.on.slice(0, 4)}` } },
  ],
})

/** The meeting is recorded, and nobody is invited, as nobody can be told. */
export const plannedOnly = (agreement: Agreement, of: string, meeting: Meeting, notes: readonly string[]): Reply => ({
  answer: `Eingetragen: ${of} am ${whenAndWhere(meeting)}. Es ist noch niemand eingeladen.`,
  statements: [recordedState(meeting)],
  notes,
  actions: [
    { label: 'Einladen', does: { say: `/einladen ${shortId(meeting)}` } },
    { label: 'Termine anzeigen', does: { say: `/termine ${agreement.region} ${meeting.on.slice(0, 4)}` } },
  ],
})

/* The invitation itself */

/** To whoever runs the body: an invited person is away, and nobody stands in. */
export const invitedButAway = (of: string, meeting: Meeting, name: string): Reply => ({
  answer: `${of} am ${whenAndWhere(meeting)}: ${name} ist abwesend und ohne Vertretung. Bitte klären Sie, wer kommt.`,
  notes: [`Die Nachricht ging auch an ${name}.`],
  actions: [{ label: 'Wer kommt?', does: { say: `/rückmeldungen ${shortId(meeting)}` } }],
})

const respond = (meeting: Meeting, version: number, words: string): Action['does'] => ({
  say: `/rückmeldung ${shortId(meeting)}-${version} ${words}`,
})
/** @param version that of the letter: a card of an earlier date is recognised by it */
export const responseButtons = (meeting: Meeting, version: number): readonly Action[] => [
  { label: 'Zusagen', does: respond(meeting, version, 'zu') },
  { label: 'Unter Vorbehalt', does: respond(meeting, version, 'vorbehalt') },
  { label: 'Absagen', does: respond(meeting, version, 'ab') },
  { label: 'Vertretung schicken', does: { say: `/vertretung ${shortId(meeting)}` } },
  { label: 'Bedarf angeben', does: respond(meeting, version, 'bedarf') },
]

interface Inviting {
  /** Who invites. */
  readonly by: string
  /** Empty: it follows. */
  readonly agenda: readonly CopiedLine[]
  /** The last day for proposals, and whether it is still to come. */
  readonly closing: LocalDate
  readonly isOpen: boolean
}

/** Guests have no right to propose. */
const howToPropose = (isMember: boolean, until: LocalDate | undefined): string => {
  if (!isMember) return 'Vorschläge dazu richten Sie bitte an die Geschäftsführung.'
  return `Punkte schlagen Sie mit „/top“ oder bei der Geschäftsführung vor${until ? `, bitte bis ${longDate(until)}` : ''}.`
}

export const invitationLetter = (
  of: string,
  meeting: Meeting,
  seats: readonly Seat[],
  { by, agenda, closing, isOpen }: Inviting,
): Reply => ({
  answer: `Sie sind eingeladen: ${of} am ${whenAndWhere(meeting)}.`,
  statements: [
    { label: 'Termin', text: whenAndWhere(meeting), basis: byMeeting(meeting) },
    ...(seats.length > 0
      ? seats.map((seat) => says(seat.clauses, seat.who, 'Eingeladen als'))
      : [
          {
            label: 'Eingeladen als',
            text: 'Gast',
            basis: byEntry(meeting, 'recordedAt'),
          },
        ]),
  ],
  notes: [
    'Bitte antworten Sie. Die letzte Antwort zählt, Sie können sie jederzeit ändern.',
    'Was Sie zur Teilnahme brauchen, geben Sie mit Ihrer Antwort an, zum Beispiel Gebärdensprache oder einen stufenlosen Zugang.',
    [
      `Eingeladen hat ${by}.`,
      ...(agenda.length > 0 ? [] : ['Die Tagesordnung folgt.']),
      howToPropose(seats.length > 0, isOpen ? closing : undefined),
    ].join(' '),
  ],
  ...(agenda.length > 0 && { groups: [agendaGroup(agenda)] }),
  choices: responseButtons(meeting, meeting.version),
  actions: [offer()],
  plain: plain.invitation(of, meeting, seats, { by, agenda, proposeBy: isOpen ? closing : undefined }),
})

/* To deputies */

export const deputyLetter = (of: string, meeting: Meeting, forWhom: string): Reply => ({
  answer: `Sie vertreten ${forWhom}: ${of} am ${whenAndWhere(meeting)}.`,
  statements: [{ label: 'Termin', text: whenAndWhere(meeting), basis: byMeeting(meeting) }],
  notes: [`Das hat ${forWhom} eingetragen. Wenn Sie verhindert sind, sagen Sie bitte dort Bescheid.`],
  plain: plain.deputyLetter(of, meeting, forWhom),
})

export const deputyNotNeeded = (of: string, meeting: Meeting, forWhom: string): Reply => ({
  answer: `Ihre Vertretung für ${forWhom} entfällt: ${of} am ${whenAndWhere(meeting)}.`,
  statements: [{ label: 'Termin', text: whenAndWhere(meeting), basis: byMeeting(meeting) }],
  notes: [`${forWhom} hat die Rückmeldung geändert.`],
  plain: plain.deputyNotNeeded(of, meeting, forWhom),
})
