/** People and offices: how they are asked for, and what is said about them. */
import type { Committee } from '#src/agreements/lookup.ts'
import type { LocalDate, LocalTime } from '#src/calendar/local-date.ts'
import type { Absence } from '#src/people/absence.ts'
import type { Tenure } from '#src/people/office.ts'
import { homeTenant } from '#src/people/person.ts'
import type { KnownPerson } from '#src/people/ports.ts'
import { REQUEST_OFFICE } from '#src/speech/parts/conversation.ts'
import { dateAndTime, figure, list, longDate } from '#src/speech/parts/format.ts'
import { type ListPart, moreButton } from '#src/speech/parts/paging.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import * as plain from '#src/speech/plain/talk.ts'

export const secretariatOf = ({ short }: Pick<Committee, 'short'>): string => `Geschäftsführung ${short}`

/** Offices that no agreement prints, in our words. */
export const officeNames = {
  /** Whoever a partner sends to a body for which the document names no office. */
  member: (): string => 'Mitglied',
  /** A Geschäftsführung is only what the document calls so; somebody has to arrange every body's meetings. */
  secretariat: ({ short, secretariat }: Committee): string =>
    secretariat ? secretariatOf({ short }) : `Organisation ${short}`,
  contact: (): string => 'Ansprechstelle für Erinnerungen',
  administration: (): string => 'Verwaltung des Bots',
}

export const office = (name: string, partner: string): string => `${name}, ${partner}`
/**
 * With the address, and with the organisation where there are several: anybody can call themselves like a colleague.
 * @param among who can be meant
 */
export function person({ id, name, mail }: KnownName, among: readonly KnownName[]): string {
  const tenants = new Set(among.flatMap((one) => homeTenant(one.id) ?? []))
  const of = tenants.size > 1 ? homeTenant(id) : undefined
  const told = [...(mail === undefined ? [] : [mail]), ...(of === undefined ? [] : [organisation(of)])]
  return told.length === 0 ? name : `${name} (${told.join(', ')})`
}
type KnownName = Pick<KnownPerson, 'id' | 'name' | 'mail'>
/** Teams names it by its id alone; the first eight signs tell one from another. */
const organisation = (tenant: string): string => `Organisation ${tenant.slice(0, 8)}`
export const removedPerson = (): string => 'Person entfernt'
const AS = { holder: 'Inhaber/in', deputy: 'Vertretung' } as const
export const heldAs = (as: Tenure['as']): string => AS[as]
export const holding = (name: string, of: string, as: Tenure['as']): string =>
  `${name}: ${of}${as === 'deputy' ? ' (Vertretung)' : ''}`

export const officeLabel = (): string => 'Funktion'
export const personLabel = (): string => 'Person'
export const asLabel = (): string => 'Als'
export const holdingLabel = (): string => 'Eintrag'
export const fromLabel = (): string => 'Ab'
export const untilLabel = (): string => 'Letzter Tag'

export const askRegion = (): string => 'Zu welcher Region gehört die Funktion?'
export const askOffice = (): string => 'Welche Funktion? Bitte wählen Sie sie aus der Liste.'
export const askPerson = (): string =>
  'Wer soll die Funktion haben? Zur Wahl steht, wer mir schon einmal persönlich geschrieben hat oder mit „/import“ aufgenommen ist.'
export const askAs = (): string => 'Als Inhaber/in oder als Vertretung?'
export const askFrom = (): string => 'Ab welchem Tag gilt das?'
export const askHolding = (): string => 'Welcher Eintrag soll enden?'
export const noHoldings = (): string => 'Für diese Region ist keine Funktion vergeben.'
export const askUntil = (): string => 'Was ist der letzte Tag?'
export const officeElsewhere = (): string => 'Diese Funktion gibt es in dieser Region nicht.'
export const severalOffices = (names: readonly string[]): string => `Gemeint sein kann: ${list(names, 'oder')}.`
export const severalPeople = (names: readonly string[]): string =>
  `Mehrere Personen passen: ${list(names, 'oder')}. Bitte nennen Sie den ganzen Namen.`
export const unknownPerson = (): string =>
  'Diese Person kenne ich nicht. Bitte nehmen Sie sie mit „/import“ auf, oder sie schreibt mir zuerst selbst, zum Beispiel „/hilfe“.'

export const aboutAssign = (): string => 'Vergabe einer Funktion'
export const aboutEnd = (): string => 'Ende einer Funktion'
export const aboutRequest = (): string => 'Antrag auf eine Funktion'
export const undone = (): string => 'Es wurde nichts geändert.'

const sinceWhen = (from: LocalDate): string => `ab ${longDate(from)}`

export const readBackAssign = (name: string, of: string, as: Tenure['as'], from: LocalDate): string =>
  `${name} erhält ${sinceWhen(from)} die Funktion ${of} (${heldAs(as)}). Soll ich das eintragen?`
/** What ends by it: the Geschäftsführung passes on, the history stays. */
export const endsBefore = (names: readonly string[], lastDay: LocalDate): readonly string[] =>
  names.map((name) => `Damit endet am ${longDate(lastDay)}: ${name}.`)
/** @param n who else administers the bot for one of the partners; nobody is not worth a line */
export const othersInformed = (n: number): readonly string[] =>
  n === 0
    ? []
    : [
        n === 1
          ? 'Darüber wird eine weitere Person der Verwaltung des Bots informiert.'
          : `Darüber werden ${figure(n)} weitere Personen der Verwaltung des Bots informiert.`,
      ]
export const confirmAssign = (): string => 'Ja, eintragen'
export const alreadyHeld = (): string => 'Diese Person hat die Funktion ab diesem Tag schon.'
export const heldAsDeputy = (name: string): Reply => ({
  answer: `${name} ist für diese Funktion schon als Vertretung eingetragen. Es wurde nichts geändert.`,
  actions: [{ label: 'Funktion vergeben', does: { say: '/funktion' } }],
})
export const assigned = (
  name: string,
  of: string,
  as: Tenure['as'],
  from: LocalDate,
  region: string,
  ends: readonly string[],
): Reply => ({
  answer: `Eingetragen: ${name} hat ${sinceWhen(from)} die Funktion ${of} (${heldAs(as)}).`,
  notes: ends,
  actions: [{ label: 'Verwaltung', does: { say: `/verwaltung ${region}` } }],
})
export const assignedNotice = (
  name: string,
  of: string,
  as: Tenure['as'],
  from: LocalDate,
  ends: readonly string[],
): Reply => ({
  answer: `Zur Kenntnis: ${name} hat ${sinceWhen(from)} die Funktion ${of} (${heldAs(as)}).`,
  notes: ends,
})
export const toHolder = (of: string, as: Tenure['as'], from: LocalDate): Reply => ({
  answer: `Sie haben ${sinceWhen(from)} die Funktion ${of} (${heldAs(as)}).`,
  actions: [{ label: 'Was kann ich tun?', does: { say: '/hilfe' } }],
})
/** To whom held the office until now. */
export const toFormer = (of: string, lastDay: LocalDate, next: string, nextOf: string): Reply => ({
  answer: `Ihre Funktion ${of} endet. Ihr letzter Tag ist ${longDate(lastDay)}. Danach hat ${next} die Funktion ${nextOf}.`,
})

export const readBackEnd = (what: string, until: LocalDate): string =>
  `${what}: Letzter Tag ist ${longDate(until)}. Soll ich das eintragen?`
export const ended = (what: string, until: LocalDate): Reply => ({
  answer: `Eingetragen: ${what} endet am ${longDate(until)}.`,
})
export const endedNotice = (what: string, until: LocalDate): Reply => ({
  answer: `Zur Kenntnis: ${what} endet am ${longDate(until)}.`,
})
export const notOpen = (): string => 'Dieser Eintrag ist inzwischen geändert worden.'

export const readBackRequest = (of: string): string =>
  `Sie beantragen die Funktion ${of}. Soll ich den Antrag an die Verwaltung senden?`
export const confirmRequest = (): string => 'Ja, senden'
export const requested = (of: string, told: number): Reply => ({
  answer:
    told > 0
      ? `Gesendet: Ihr Antrag auf die Funktion ${of}. Sie erhalten Nachricht, sobald sie eingetragen ist.`
      : `Für ${of} ist keine Verwaltung erreichbar. Bitte wenden Sie sich an die Stelle, die den Bot betreibt.`,
})
function requester({ id, mail }: KnownName): string {
  const tenant = homeTenant(id)
  return [mail ?? 'ohne bekannte Adresse', ...(tenant === undefined ? [] : [organisation(tenant)])].join(', ')
}
/** @param grant gives what was asked for at once. @param command opens the assignment with everything filled in */
export const requestNotice = (
  who: KnownName,
  of: string,
  ends: readonly string[],
  grant: string,
  command: string,
): Reply => ({
  answer: `${who.name} beantragt die Funktion ${of}.`,
  notes: [
    `Bitte prüfen Sie, ob das stimmt. Der Name stammt aus Teams und kann frei gewählt sein: ${requester(who)}.`,
    ...ends.map((held) => `Wird der Antrag bewilligt, endet: ${held}.`),
  ],
  actions: [
    { label: 'Ab heute eintragen', does: { say: grant } },
    { label: 'Prüfen und eintragen', does: { say: command } },
  ],
})
export const noRequest = (): Reply => ({
  answer: 'Dazu liegt kein Antrag vor. Es wurde nichts geändert.',
  actions: [{ label: 'Funktion vergeben', does: { say: '/funktion' } }],
})
export const notYours = (): Reply => ({
  answer: 'Für diese Vereinbarung verwalten Sie den Bot nicht. Es wurde nichts geändert.',
})

/** For everybody else: one's own offices, and how to ask for one. */
export const ownOffices = (held: readonly string[]): Reply => ({
  answer: held.length > 0 ? `Ihre Funktionen: ${list(held)}.` : 'Für Sie ist keine Funktion eingetragen.',
  notes: ['Allgemeine Fragen zu den Vereinbarungen können Sie ohne Funktion stellen.'],
  actions: [REQUEST_OFFICE, { label: 'Meine Daten', does: { say: '/verwaltung meine-daten' } }],
})

/* What is stored about oneself */

export const onlyInPersonalChat = (): Reply => ({
  answer: 'Ihre Daten zeige ich nur im persönlichen Chat. Bitte schreiben Sie mir dort „/verwaltung meine-daten“.',
  plain: plain.onlyInPersonalChat(),
})

export interface OwnData {
  readonly name: string | undefined
  readonly mail: string | undefined
  readonly hasChat: boolean
  readonly offices: readonly string[]
  readonly absence: Absence | undefined
  readonly isWeekly: boolean
  readonly wantsCalendarMails: boolean
  readonly wantsPlain: boolean
  /** The latest of them. */
  readonly deeds: readonly { readonly on: LocalDate; readonly what: string }[]
  /** How many there are. */
  readonly all: number
}
export const SHOWN_DEEDS = 20
export function ownData(of: OwnData): Reply {
  const { name, mail, hasChat, offices, absence, isWeekly, wantsCalendarMails, wantsPlain, deeds, all } = of
  const facts = [
    `Name: ${name ?? 'nicht gespeichert'}`,
    `E-Mail: ${mail ?? 'nicht gespeichert'}`,
    `Adresse des Chats: ${hasChat ? 'gespeichert, damit ich Sie erreiche' : 'nicht gespeichert'}`,
    `Funktionen: ${offices.length > 0 ? offices.join('; ') : 'keine'}`,
    `Abwesenheit: ${absence ? `${longDate(absence.from)} bis ${longDate(absence.until)}` : 'keine'}`,
    `Wochenübersicht: ${isWeekly ? 'eingeschaltet' : 'ausgeschaltet'}`,
    ...(wantsCalendarMails ? ['Kalendereinträge per E-Mail: eingeschaltet'] : []),
    ...(wantsPlain ? ['Einfache Sprache: eingeschaltet'] : []),
  ]
  const done = deeds.map(({ on, what }) => `${longDate(on)}: ${what}`)
  return {
    answer: `Über Sie ist gespeichert: ${all === 1 ? 'ein Vorgang' : `${all} Vorgänge`} und die folgenden Angaben.`,
    plain: plain.ownData(of, done, all),
    notes: [
      ...facts,
      ...done,
      ...(all > SHOWN_DEEDS ? [`Gezeigt sind die letzten ${SHOWN_DEEDS} Vorgänge.`] : []),
      'In amtlichen Unterlagen bleibt nach einer Löschung die Funktion stehen, nicht der Name.',
    ],
    actions: [
      { label: 'Als Datei', does: { say: '/datenexport' } },
      { label: 'Links sperren', does: { say: '/linkssperren' } },
      { label: 'Meine Daten löschen', does: { say: '/datenlöschen' } },
    ],
  }
}

export const aboutExport = (): string => 'Auskunft über die eigenen Daten'
export const exported = (): Reply => ({
  answer: 'Hier ist alles, was unter Ihrer Kennung gespeichert ist. Der Link gilt eine Stunde und nur für Sie.',
  notes: ['Die Datei ist im Format JSON; jeder Abschnitt trägt seinen Namen.'],
  plain: plain.exported(),
})
export const aboutRevoke = (): string => 'Sperren der eigenen Links'
export const nothingRevoked = (): string => 'Es wurde nichts gesperrt.'
export const askToRevoke = () => ({
  question: 'Soll ich alle Links sperren, die ich Ihnen je geschickt habe? Keiner öffnet dann noch etwas.',
  statements: [],
  notes: ['Zurücknehmen lässt sich das nicht; neue Links bekommen Sie mit neuen Nachrichten und Befehlen.'],
  confirm: 'Ja, sperren',
})
export const revoked = (): Reply => ({
  answer:
    'Gesperrt: Kein Link, den Sie bisher erhalten haben, öffnet noch etwas. Neue Nachrichten enthalten neue Links.',
  plain: plain.revoked(),
})

export const aboutForget = (): string => 'Löschung der eigenen Daten'
export const readBackForget = (): string => 'Soll ich Ihren Namen, Ihre Adressen und Ihre laufenden Funktionen löschen?'
export const forgetNotes = (): readonly string[] => [
  'Danach erhalten Sie keine Erinnerungen und Einladungen mehr.',
  'Auch Abwesenheit, Bedarf, Ihre Einstellungen und weitergeleitete E-Mails werden gelöscht. Bisherige Links gelten nicht mehr.',
  'Ihr Name wird auch aus Antworten, Nachrichten, Anmeldungen und Entwürfen von Protokollen entfernt.',
  'Was Sie eingetragen haben, bleibt mit einer Kennung ohne Namen erhalten. Verteilte Protokolle und Aufgaben daraus nennen Sie weiter, wo andere Ihren Namen hineingeschrieben haben.',
  'Schreiben Sie mir wieder, werden Name und Chat erneut gespeichert.',
]
export const confirmForget = (): string => 'Ja, löschen'
export const plainReadBackForget = plain.readBackForget
export const forgotten = (): Reply => ({
  answer:
    'Gelöscht: Ihr Name, Ihre Adressen und Ihre Funktionen, auch in Antworten, Nachrichten und Entwürfen. Es bleiben verteilte Protokolle, Aufgaben daraus und frühere Einträge im Verlauf, wo andere Ihren Namen hineingeschrieben haben.',
  plain: plain.forgotten(),
})

/* Trail */

/** "KoK LK Kassel, Di., 11.05.2027: Karim Vogt" */
export const thingAndWhom = (thing: string, whom: string): string => `${thing}: ${whom}`

/** @param part `all`: as far as it was looked */
export function trail(
  lines: readonly { readonly on: LocalDate; readonly at: LocalTime; readonly what: string; readonly who: string }[],
  part: ListPart,
  said: string,
): Reply {
  const entries = lines.map(({ on, at, what, who }) => `${dateAndTime(on, at)}: ${what}, ${who}`)
  const more = moreButton({ ...part, entries }, `/verwaltung ${said}`)
  return {
    answer: part.all > 0 ? 'Verlauf, die neuesten Einträge zuerst.' : 'Im Verlauf ist nichts eingetragen.',
    notes: entries,
    ...(more.length > 0 && { actions: more }),
  }
}
const DEEDS: Readonly<Record<string, string>> = {
  'meeting.plan': 'Sitzung geplant',
  'meeting.move': 'Sitzung verschoben',
  'meeting.cancel': 'Sitzung abgesagt',
  'meeting.invite': 'Eingeladen',
  'duty.fulfil': 'Erledigung eingetragen',
  'duty.inProgress': 'Pflicht in Arbeit',
  'duty.postponed': 'Erinnerung verschoben',
  'duty.notResponsible': 'Zuständigkeit gemeldet',
  'people.administer': 'Funktion geändert',
  'own.forget': 'Eigene Daten gelöscht',
  'own.absence': 'Abwesenheit geändert',
  'own.weeklyDigest': 'Wochenübersicht ein- oder ausgeschaltet',
  'own.calendarMail': 'Kalendereinträge per E-Mail ein- oder ausgeschaltet',
  'own.plainLanguage': 'Einfache Sprache ein- oder ausgeschaltet',
  'channel.bind': 'Kanal zugeordnet',
  'channel.end': 'Zuordnung eines Kanals beendet',
  contact: 'Kontakt gespeichert',
  'preset.decide': 'Voreinstellung geändert',
  'retention.decide': 'Aufbewahrung geändert',
  'retention.apply': 'Nach Ablauf der Aufbewahrung gelöscht',
  'agenda.arrange': 'Tagesordnung geändert',
  'agenda.circulate': 'Tagesordnung verteilt',
  'minutes.agenda': 'Tagesordnung zum Protokoll festgehalten',
  'date.vote': 'Bei einer Terminfindung geantwortet',
  'invitation.answer': 'Rückmeldung gegeben',
  'item.propose': 'Punkt vorgeschlagen',
  'task.complete': 'Aufgabe erledigt',
  'minutes.line': 'Protokollzeile geschrieben',
  'minutes.correct': 'Protokollzeile berichtigt',
  'minutes.strike': 'Protokollzeile gestrichen',
  'minutes.inSession': 'Protokoll eröffnet',
  'minutes.held': 'Protokoll geschlossen',
  'minutes.minuted': 'Protokoll fertiggestellt',
  'minutes.approved': 'Protokoll genehmigt',
  'minutes.circulate': 'Protokoll verteilt',
  'minutes.approve': 'Protokoll genehmigt',
}
export const meetingAndDay = (of: string, on: LocalDate): string => `${of}, ${longDate(on)}`
export const theBot = (): string => 'Gremienlotse'
/** A deed of the audit trail in words; one without words is shown as it is stored. */
export const deed = (name: string, thing: string | undefined): string => {
  const refusal = name.startsWith('refused ')
  const bare = refusal ? name.slice('refused '.length) : name
  return `${refusal ? 'Verweigert: ' : ''}${DEEDS[bare] ?? bare}${thing === undefined ? '' : ` (${thing})`}`
}
