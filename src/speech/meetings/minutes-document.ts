/** Minutes as a written document: its headings, labels and tables. */
import type { DocumentPart, WrittenDocument } from '#src/letters/document.ts'
import {
  type Approval,
  type Attendee,
  type MinutesDocument,
  type MinutesItem,
  type PrintedLine,
  type PrintedResult,
  tasksIn,
} from '#src/meetings/minutes-document.ts'
import { count, dateAndTime, list, longDate, plainDate } from '#src/speech/parts/format.ts'

/** Sections of level 2, items of level 3; a section without content says so instead of missing. */
export function minutesDocument(minutes: MinutesDocument): WrittenDocument {
  const title = `${minutes.title}, ${plainDate(minutes.date)}`
  const tasks = tasksIn(minutes)
  return {
    title,
    language: 'de-DE',
    parts: [
      heading(1, title),
      ...(minutes.approval.state === 'approved' ? [] : [labelled('Stand', approvalState(minutes.approval))]),
      labelled('Gremium', minutes.body),
      labelled('Vereinbarung', minutes.agreement),
      labelled('Beginn', dateAndTime(minutes.date, minutes.time)),
      ...(minutes.endsAt === undefined ? [] : [labelled('Vorgesehenes Ende', `${minutes.endsAt} Uhr`)]),
      labelled('Ort', minutes.place ?? 'nicht eingetragen'),
      labelled('Protokollführung', minutes.minuteTaker ?? 'nicht eingetragen'),
      heading(2, 'Anwesend'),
      attendance(minutes.present, 'withCapacity'),
      heading(2, 'Entschuldigt'),
      attendance(minutes.excused, 'withoutCapacity'),
      heading(2, 'Tagesordnung und Ergebnisse'),
      ...(minutes.items.length === 0 ? [plain('Es sind keine Punkte eingetragen.')] : minutes.items.flatMap(item)),
      heading(2, 'Aufgaben'),
      tasks.length === 0
        ? plain('Es wurden keine Aufgaben vergeben.')
        : {
            kind: 'table',
            columns: [
              { title: 'TOP', share: 1 },
              { title: 'Aufgabe', share: 5 },
              { title: 'Zuständig', share: 3 },
              { title: 'Bis', share: 2 },
            ],
            rows: tasks.map(({ itemNumber, text, responsible, dueOn }) => [
              itemNumber,
              text,
              responsible ?? 'nicht eingetragen',
              dueOn === undefined ? 'ohne Termin' : longDate(dueOn),
            ]),
          },
      heading(2, 'Genehmigung'),
      plain(approvalState(minutes.approval)),
      ...minutes.approval.objections.map(({ by, text }) => labelled(`Einwand (${by})`, text)),
      ...(minutes.legend.length === 0
        ? []
        : [heading(2, 'Hinweise'), { kind: 'list', items: minutes.legend } satisfies DocumentPart]),
    ],
  }
}

/** Name of the file: the date first, so that files of one body lie in order. */
export const minutesFileName = ({ date, body }: Pick<MinutesDocument, 'date' | 'body'>): string =>
  `${date} Protokoll ${body.replace(/[^\p{L}\p{N} ,()-]+/gu, '-')}.docx`

/** Stands below every page, around its number and how many there are. */
export const pageWords = (): { readonly before: string; readonly between: string } => ({
  before: 'Seite ',
  between: ' von ',
})

const heading = (level: 1 | 2 | 3, text: string): DocumentPart => ({ kind: 'heading', level, text })
const labelled = (label: string, text: string): DocumentPart => ({ kind: 'paragraph', label, text })
const plain = (text: string): DocumentPart => ({ kind: 'paragraph', text })

const CAPACITIES: Readonly<Record<Attendee['capacity'], string>> = {
  member: 'Mitglied',
  deputy: 'Vertretung',
  guest: 'Gast',
}

function attendance(people: readonly Attendee[], shows: 'withCapacity' | 'withoutCapacity'): DocumentPart {
  if (people.length === 0) return plain('Niemand eingetragen.')
  const columns = ['Stelle', 'Partner', 'Person', ...(shows === 'withCapacity' ? ['Teilnahme als'] : [])]
  return {
    kind: 'table',
    columns: columns.map((title) => ({ title, share: 1 })),
    rows: people.map(({ office, partner, person, capacity }) =>
      [office, partner, person ?? 'nicht eingetragen', CAPACITIES[capacity]].slice(0, columns.length),
    ),
  }
}

const ITEM_KINDS: Readonly<Record<MinutesItem['kind'], string>> = {
  information: 'Information',
  discussion: 'Beratung',
  decision: 'Beschluss',
}

const item = ({ number, title, kind, lines }: MinutesItem): readonly DocumentPart[] => [
  heading(3, `TOP ${number}: ${title} (${ITEM_KINDS[kind]})`),
  ...(lines.length === 0 ? [plain('Dazu ist nichts festgehalten.')] : lines.map(line)),
]

function line({ kind, text, by, responsible, dueOn, vote }: PrintedLine): DocumentPart {
  switch (kind) {
    case 'discussion':
      return by === undefined ? plain(text) : labelled(by, text)
    case 'information':
      return labelled(by === undefined ? 'Information' : `Information (${by})`, text)
    case 'decision':
      return labelled(vote === undefined ? 'Beschluss' : `Beschluss (${voteInWords(vote)})`, text)
    case 'task': {
      const until = dueOn === undefined ? 'ohne Termin' : `bis ${longDate(dueOn)}`
      return labelled(`Aufgabe (${responsible ?? 'Zuständigkeit nicht eingetragen'}, ${until})`, text)
    }
  }
}

const RESULTS: Readonly<Record<PrintedResult['result'], string>> = {
  unanimous: 'einstimmig',
  majority: 'mehrheitlich',
  rejected: 'ohne Mehrheit',
  noted: 'zur Kenntnis genommen',
  postponed: 'vertagt',
}

/** "mehrheitlich, 5 Ja, 1 Nein und 2 Enthaltungen"; what was not counted is not said. */
export function voteInWords({ result, inFavour, against, abstained }: PrintedResult): string {
  const counts = [
    ...(inFavour === undefined ? [] : [`${inFavour} Ja`]),
    ...(against === undefined ? [] : [`${against} Nein`]),
    ...(abstained === undefined ? [] : [count(abstained, 'Enthaltung', 'Enthaltungen')]),
  ]
  return counts.length === 0 ? RESULTS[result] : `${RESULTS[result]}, ${list(counts)}`
}

function approvalState({ state, on, objectionsUntil }: Approval): string {
  const since = on === undefined ? '' : ` am ${longDate(on)}`
  switch (state) {
    case 'draft':
      return 'Entwurf, noch nicht versandt und nicht genehmigt.'
    case 'circulated': {
      const until = objectionsUntil === undefined ? '' : ` Einwendungen sind bis ${longDate(objectionsUntil)} möglich.`
      return `Versandt${since}, noch nicht genehmigt.${until}`
    }
    case 'approved':
      return `Genehmigt${since}.`
  }
}
