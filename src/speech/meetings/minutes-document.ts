/** Minutes as a written document (Niederschrift): its headings, labels and tables. What nobody said is said to be missing. */
import type { Agreement } from '#src/agreements/lookup.ts'
import type { DocumentPart, WrittenDocument } from '#src/letters/document.ts'
import type { ItemKind } from '#src/meetings/agenda.ts'
import type { Attendance, Attendee } from '#src/meetings/attendees.ts'
import {
  type Approval,
  type MinutesDocument,
  type MinutesItem,
  type PrintedLine,
  tasksIn,
} from '#src/meetings/minutes-document.ts'
import { silenceOn } from '#src/speech/agreements/silence.ts'
import { longDate, plainDate } from '#src/speech/parts/format.ts'
import { KIND, minutesLineText } from './minutes-line.ts'

/** Sections of level 2, items of level 3; a section without content says so instead of missing. */
export function minutesDocument(minutes: MinutesDocument): WrittenDocument {
  const title = `${minutes.title}, ${plainDate(minutes.date)}`
  return {
    title,
    language: 'de-DE',
    parts: [
      heading(1, title),
      ...(minutes.approval.state === 'approved' ? [] : [labelled('Stand', approvalState(minutes.approval))]),
      ...head(minutes),
      ...attendanceParts(minutes),
      heading(2, 'Tagesordnung und Ergebnisse'),
      ...minutes.preliminary.map(line),
      ...(minutes.items.length === 0 ? [plain('Es sind keine Punkte eingetragen.')] : []),
      ...minutes.items.flatMap(item),
      ...(minutes.isAgendaKnown || minutes.items.length === 0
        ? []
        : [
            plain(
              'Die Tagesordnung ist zu diesem Protokoll nicht gespeichert. Hier stehen nur Punkte mit einem Eintrag.',
            ),
          ]),
      heading(2, 'Aufgaben'),
      tasks(minutes),
      heading(2, 'Anlagen'),
      papers(minutes),
      heading(2, 'Verteiler'),
      minutes.distribution.length === 0 ? plain(NOT_RECORDED) : { kind: 'list', items: minutes.distribution },
      heading(2, 'Einwendungen und Genehmigung'),
      ...approvalParts(minutes.approval),
      heading(2, 'Unterschriften'),
      ...signatures(minutes),
    ],
  }
}

/** Protokollauszug: one item and its meeting; nothing of the other items, nobody of the attendance. @returns undefined: there is no such item */
export function minutesExcerpt(minutes: MinutesDocument, number: string): WrittenDocument | undefined {
  const one = minutes.items.find((each) => each.number === number)
  if (!one) return undefined
  const title = `Auszug aus dem ${minutes.title}, ${plainDate(minutes.date)}, TOP ${number}`
  const { body, agreement, date, place, approval } = minutes
  return {
    title,
    language: 'de-DE',
    parts: [
      heading(1, title),
      labelled('Stand', approvalState(approval)),
      labelled('Gremium', body),
      labelled('Vereinbarung', agreement),
      labelled('Tag', longDate(date)),
      labelled('Ort', place === undefined ? 'nicht eingetragen' : withoutAccess(place)),
      heading(2, itemTitle(one)),
      ...itemLines(one),
      ...(approval.approved === undefined
        ? []
        : [labelled('Prüfsumme des Protokolls', approval.approved.hash.slice(0, 16))]),
      heading(2, 'Für die Richtigkeit des Auszugs'),
      { kind: 'signature', text: 'Datum, Name, Unterschrift' },
    ],
  }
}

/** Name of the file: the date first, so that files of one body lie in order. */
export const minutesFileName = (
  { date, body }: Pick<MinutesDocument, 'date' | 'body'>,
  ending: 'docx' | 'pdf',
  item?: string,
): string =>
  `${date} Protokoll${item === undefined ? '' : `auszug TOP ${item}`} ${body.replace(/[^\p{L}\p{N} ,()-]+/gu, '-')}.${ending}`

/** Stands below every page, around its number and how many there are. */
export const pageWords = (): { readonly before: string; readonly between: string } => ({
  before: 'Seite ',
  between: ' von ',
})

const heading = (level: 1 | 2 | 3, text: string): DocumentPart => ({ kind: 'heading', level, text })
const labelled = (label: string, text: string): DocumentPart => ({ kind: 'paragraph', label, text })
const plain = (text: string): DocumentPart => ({ kind: 'paragraph', text })

/** Of whom the name was removed, as they asked, while the record stays. */
export const unknownPerson = (): string => 'Name nicht mehr gespeichert'

/** How many have to be there: only whether the agreement regulates it, its own words stand in the agreement. */
export const quorumRule = (agreement: Agreement): string =>
  `${silenceOn(agreement, 'Beschlussfähigkeit')}, ${agreement.short}`

const NOT_RECORDED = 'Nicht festgehalten.'

/* Head */

function head(minutes: MinutesDocument): readonly DocumentPart[] {
  const { body, agreement, date, time, endsAt, place, general, writers } = minutes
  const said = (texts: readonly string[], otherwise: string): string =>
    texts.length > 0 ? texts.join('; ') : otherwise
  return [
    labelled('Gremium', body),
    labelled('Vereinbarung', agreement),
    labelled('Tag', longDate(date)),
    labelled('Beginn', said(general.began, `nicht festgehalten, eingeladen für ${time} Uhr`)),
    labelled(
      'Ende',
      said(general.ended, `nicht festgehalten${endsAt === undefined ? '' : `, vorgesehen ${endsAt} Uhr`}`),
    ),
    labelled('Unterbrechungen', said(general.interrupted, 'keine festgehalten')),
    labelled('Ort', place === undefined ? 'nicht eingetragen' : withoutAccess(place)),
    labelled('Leitung', said(general.chair, 'nicht festgehalten')),
    labelled(
      'Protokollführung',
      said([...new Set(general.minuteTaker.length > 0 ? general.minuteTaker : writers)], 'nicht festgehalten'),
    ),
    labelled('Einladung', summons(minutes)),
    labelled(
      'Beschlussfähigkeit',
      `${said(general.quorum, 'nicht festgehalten')} (Mindestzahl: ${minutes.quorumRule})`,
    ),
  ]
}

/** When the invitations went out is recorded; whether that was in due form and time is for the meeting to say. */
function summons({ general, invitedOn }: MinutesDocument): string {
  const sent = invitedOn === undefined ? '' : `versandt am ${longDate(invitedOn)}`
  const found = general.summons.join('; ')
  return [sent, found].filter((part) => part !== '').join('; ') || 'nicht festgehalten'
}

/** Access to an online meeting does not leave the house: addresses, and what follows a word for a code. */
const withoutAccess = (place: string): string =>
  place
    .replace(/\b(?:https?:\/\/|www\.)\S+/giu, 'online (Zugang hier nicht genannt)')
    .replace(/[,;(]?\s*(?:Kenncode|Kennwort|Passwort|Passcode|Zugangscode|PIN|Meeting-ID|Besprechungs-ID)\b.*$/isu, '')
    .trim()

/* Attendance */

function attendanceParts({ attendance, isAttendanceKnown }: MinutesDocument): readonly DocumentPart[] {
  const { present, excused, absent } = attendance
  const section = (title: string, people: readonly Attendee[], none: string): readonly DocumentPart[] => [
    heading(2, title),
    people.length > 0 ? attendees(people) : plain(isAttendanceKnown ? none : NOT_RECORDED),
  ]
  return [
    ...section('Anwesend', present, 'Niemand eingetragen.'),
    ...section('Entschuldigt', excused, 'Niemand eingetragen.'),
    ...section('Nicht anwesend, keine Entschuldigung festgehalten', absent, 'Niemand.'),
  ]
}

const CAPACITIES: Readonly<Record<Attendee['capacity'], string>> = {
  member: 'Mitglied',
  deputy: 'Vertretung',
  guest: 'Gast',
}

const attendees = (people: Attendance['present']): DocumentPart => ({
  kind: 'table',
  columns: ['Partner', 'Stelle', 'Person', 'Teilnahme als'].map((title) => ({ title, share: 1 })),
  rows: people.map((one) => [
    one.partner ?? (one.capacity === 'guest' ? '–' : 'nicht festgehalten'),
    one.office ?? (one.capacity === 'guest' ? '–' : 'nicht festgehalten'),
    one.person ?? 'nicht festgehalten',
    `${CAPACITIES[one.capacity]}${one.standsFor === undefined ? '' : ` für ${one.standsFor}`}${one.remark === undefined ? '' : `, ${one.remark}`}`,
  ]),
})

/* Items */

const ITEM_KINDS: Readonly<Record<ItemKind, string>> = {
  information: 'Information',
  discussion: 'Beratung',
  decision: 'Beschluss',
}

const itemTitle = ({ number, title, kind }: MinutesItem): string =>
  `TOP ${number}: ${title}${kind === undefined ? '' : ` (${ITEM_KINDS[kind]})`}`
const itemLines = ({ kind, lines }: MinutesItem): readonly DocumentPart[] =>
  lines.length > 0
    ? lines.map(line)
    : [plain(kind === undefined ? 'Dazu ist nichts festgehalten.' : 'Nicht behandelt: Dazu ist nichts festgehalten.')]
const item = (one: MinutesItem): readonly DocumentPart[] => [heading(3, itemTitle(one)), ...itemLines(one)]

/** In the words of the minutes in the chat. */
function line(said: PrintedLine): DocumentPart {
  if (said.kind === 'discussion') return plain(said.text)
  const label = KIND[said.kind]
  return labelled(label, minutesLineText(said).slice(label.length + ': '.length))
}

function tasks(minutes: MinutesDocument): DocumentPart {
  const all = tasksIn(minutes)
  if (all.length === 0) return plain('Aufgaben sind nicht festgehalten.')
  return {
    kind: 'table',
    columns: [
      { title: 'TOP', share: 1 },
      { title: 'Aufgabe', share: 5 },
      { title: 'Zuständig', share: 3 },
      { title: 'Bis', share: 3 },
    ],
    rows: all.map(({ itemNumber, text, responsible, dueOn, dueWords }) => [
      itemNumber === '' ? '–' : itemNumber,
      text,
      responsible ?? 'nicht genannt',
      dueOn === undefined ? (dueWords ?? 'nicht genannt') : longDate(dueOn),
    ]),
  }
}

function papers({ general, papers: addresses }: MinutesDocument): DocumentPart {
  const items = [...general.papers, ...addresses.map(({ number, address }) => `zu TOP ${number}: ${address}`)]
  return items.length === 0 ? plain('Keine festgehalten.') : { kind: 'list', items }
}

/* Approval */

function approvalParts({ objections, ...approval }: Approval): readonly DocumentPart[] {
  return [
    ...(objections.length === 0 ? [plain('Einwendungen sind nicht festgehalten.')] : []),
    ...objections.map(({ by, on, text }) => labelled(`Einwand, eingetragen von ${by} am ${longDate(on)}`, text)),
    plain(approvalState({ objections, ...approval })),
    ...(approval.approved === undefined
      ? []
      : [
          labelled('Eingetragen von', approval.approved.by),
          labelled('Prüfsumme', approval.approved.hash.slice(0, 16)),
        ]),
  ]
}

function approvalState({ state, sentOn, objectionsUntil, approved }: Approval): string {
  switch (state) {
    case 'draft':
      return 'Entwurf, noch nicht versandt und nicht genehmigt.'
    case 'circulated': {
      const since = sentOn === undefined ? '' : ` am ${longDate(sentOn)}`
      const until = objectionsUntil === undefined ? '' : ` Einwendungen sind bis ${longDate(objectionsUntil)} möglich.`
      return `Versandt${since}, noch nicht genehmigt.${until}`
    }
    case 'approved':
      return approved === undefined ? 'Genehmigt.' : `Genehmigt, eingetragen am ${longDate(approved.on)}.`
  }
}

const signatures = ({ general, writers }: MinutesDocument): readonly DocumentPart[] => {
  const [taker, ...others] = general.minuteTaker.length > 0 ? general.minuteTaker : writers
  return [
    signature('Leitung', general.chair.length === 1 ? general.chair[0] : undefined),
    signature('Protokollführung', others.length === 0 ? taker : undefined),
  ]
}
const signature = (role: string, name: string | undefined): DocumentPart => ({
  kind: 'signature',
  text: name === undefined ? `Datum, Unterschrift (${role})` : `Datum, Unterschrift: ${name} (${role})`,
})

/** What stands on a page or in a mail: there nobody signs. */
export const unsigned = (document: WrittenDocument): WrittenDocument => {
  const end = document.parts.findIndex((part) => part.kind === 'heading' && part.text === 'Unterschriften')
  return { ...document, parts: end < 0 ? document.parts : document.parts.slice(0, end) }
}
