/** Entering people from a list: what is asked, previewed and said. */
import type { ListedPerson, ListFault } from '#src/people/listed.ts'
import { list } from './format.ts'
import { heldAs } from './people.ts'
import type { Reply } from './reply.ts'

export const about = (): string => 'Aufnahme von Personen'
export const askRegion = (): string => 'Zu welcher Region gehören die Personen?'
export const listLabel = (): string => 'Liste'
export const membersButton = (): string => 'Mitglieder dieses Chats'
export const askList = (hasRoster: boolean): string =>
  [
    'Bitte fügen Sie die Liste ein: je Zeile eine Person, mit Semikolon getrennt: Name;E-Mail;Funktion;Als.',
    'Funktion und „Als“ (Vertretung) dürfen fehlen. Eine erste Zeile darf die Spalten nennen.',
    ...(hasRoster ? ['Oder schreiben Sie „Mitglieder“: Dann lese ich die Mitglieder dieses Chats.'] : []),
  ].join(' ')

export const noList = (): string =>
  'Darin erkenne ich keine Liste. Je Zeile eine Person, zum Beispiel „Sabine Muster;sabine@amt.example;Sozialamt“.'
export const nobodyListed = (): string => 'Darin steht keine Person, die ich aufnehmen kann.'
export const tooMany = (most: number): string =>
  `Das sind mehr als ${most} Personen. Bitte teilen Sie die Liste in mehrere Teile.`
export const noRosterHere = (): string =>
  'Mitglieder kann ich nur in einem Gruppenchat oder Kanal lesen. Bitte fügen Sie hier eine Liste ein.'
export const rosterUnreadable = (): string =>
  'Die Mitglieder dieses Chats kann ich gerade nicht lesen. Bitte fügen Sie eine Liste ein oder versuchen Sie es später.'
export const nothingNew = (): string => 'Alle diese Personen sind schon so eingetragen.'
export const howMany = (count: number): string => (count === 1 ? 'eine Person' : `${count} Personen`)

const FAULTS: Readonly<Record<ListFault, string>> = {
  noName: 'kein Name erkennbar',
  noAddress: 'keine gültige E-Mail-Adresse',
  columns: 'mehr Spalten als erwartet',
}
type Faults = readonly { readonly line: number; readonly because: ListFault }[]
export const faults = (found: Faults): readonly string[] =>
  found.map(({ line, because }) => `Nicht übernommen, Zeile ${line}: ${FAULTS[because]}.`)
export const faultsAlone = (found: Faults): string =>
  ['Keine Zeile ist lesbar.', ...faults(found).slice(0, 5)].join(' ')

export const readBack = (count: number): string =>
  `Soll ich ${howMany(count)} aufnehmen? Bitte prüfen Sie die Vorschau.`
export const entry = ({ name, mail, as }: ListedPerson, isKnown: boolean, of: string | undefined): string =>
  [
    `${isKnown ? 'Ergänzt' : 'Neu'}: ${name}`,
    mail ?? (isKnown ? '' : 'ohne E-Mail'),
    of === undefined ? '' : `${of} (${heldAs(as)}) ab heute`,
  ]
    .filter((part) => part !== '')
    .join(', ')
export const settled = (names: readonly string[]): readonly string[] =>
  names.length > 0 ? [`Schon eingetragen, unverändert: ${list(names)}.`] : []
export const unknownOffices = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => `Funktion nicht eindeutig, bitte später mit „/funktion“ vergeben. ${line}`)
export const outside = (names: readonly string[]): readonly string[] =>
  names.length > 0
    ? [`Nicht übernommen, weil aus einer nicht zugelassenen Organisation oder ohne Kennung: ${list(names)}.`]
    : []
export const source = (): string =>
  'Die Verwaltungen der anderen Partner werden informiert. Personen aus einer Liste erreicht der Bot per E-Mail, im Chat erst, wenn sie ihm selbst geschrieben haben.'
export const confirm = (): string => 'Ja, aufnehmen'

const given = (offices: number): string =>
  offices === 0 ? '' : offices === 1 ? ' Eine Funktion wurde vergeben.' : ` ${offices} Funktionen wurden vergeben.`
export const entered = (region: string, count: number, offices: number): Reply => ({
  answer: `Aufgenommen: ${howMany(count)}.${given(offices)}`,
  actions: [
    { label: 'Verwaltung', does: { say: `/verwaltung ${region}` } },
    { label: 'Funktion vergeben', does: { say: `/funktion ${region}` } },
  ],
})
export const notice = (name: string, region: string, count: number, offices: number): Reply => ({
  answer: `Zur Kenntnis: ${name} hat für ${region} ${howMany(count)} aufgenommen.${given(offices)}`,
  actions: [{ label: 'Verwaltung', does: { say: `/verwaltung ${region}` } }],
})
