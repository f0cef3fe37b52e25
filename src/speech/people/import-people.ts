/** Entering people from a list: what is asked, previewed and said. */
import type { ListedPerson, ListFault } from '#src/people/listed.ts'
import { list } from '#src/speech/parts/format.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { heldAs } from './people.ts'

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
/** @param beside what was said besides "Mitglieder" */
export const allMembersOrList = (beside: string): string =>
  `Aus den Mitgliedern kann ich nur alle lesen, nicht „${beside}“. Schreiben Sie „Mitglieder“, oder fügen Sie eine Liste ein.`
/** @param why rows that could not be taken, or not whole */
export const nothingNew = (why: readonly string[]): string =>
  why.length === 0
    ? 'Alle diese Personen sind schon so eingetragen.'
    : ['Es gibt nichts einzutragen.', ...why].join(' ')
export const howMany = (count: number): string => (count === 1 ? 'eine Person' : `${count} Personen`)

const FAULTS: Readonly<Record<ListFault, string>> = {
  noName: 'kein Name erkennbar',
  noAddress: 'keine gültige E-Mail-Adresse',
  columns: 'mehr Spalten als erwartet',
  noRow: 'kein Trennzeichen, also keine Zeile einer Liste',
  unclearAs: 'in der Spalte „Als“ steht weder Inhaber/in noch Vertretung',
}
type Faults = readonly { readonly line: number; readonly because: ListFault }[]
export const faults = (found: Faults): readonly string[] =>
  found.map(({ line, because }) => `Nicht übernommen, Zeile ${line}: ${FAULTS[because]}.`)
export const faultsAlone = (found: Faults): string =>
  ['Keine Zeile ist lesbar.', ...faults(found).slice(0, 5)].join(' ')

export const readBack = (count: number, region: string): string =>
  `Soll ich ${howMany(count)} für ${region} aufnehmen? Bitte prüfen Sie die Vorschau.`
/** @param known the name under which this person is known */
export const entry = ({ name, mail, as }: ListedPerson, known: string | undefined, of: string | undefined): string =>
  [
    `${known === undefined ? 'Neu' : 'Ergänzt'}: ${known ?? name}`,
    mail ?? (known === undefined ? 'ohne E-Mail' : ''),
    of === undefined ? '' : `${of} (${heldAs(as)}) ab heute`,
  ]
    .filter((part) => part !== '')
    .join(', ')
export const settled = (names: readonly string[]): readonly string[] =>
  names.length > 0 ? [`Schon eingetragen, unverändert: ${list(names)}.`] : []
export const unclear = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => `Funktion nicht eindeutig, bitte später mit „/funktion“ vergeben. ${line}`)
interface ClashSaid {
  readonly listed: ListedPerson
  readonly other: string
  readonly where: 'known' | 'listed'
}
export const clashes = (found: readonly ClashSaid[]): readonly string[] =>
  found.map(({ listed, other, where }) =>
    where === 'known'
      ? `Nicht übernommen: ${listed.name}. Die Adresse ${listed.mail} gehört schon zu ${other}.`
      : `Nicht übernommen: ${listed.name}. Mit der Adresse ${listed.mail} steht in der Liste auch ${other}.`,
  )
export const outside = (names: readonly string[]): readonly string[] =>
  names.length > 0
    ? [`Nicht übernommen, weil aus einer nicht zugelassenen Organisation oder ohne Kennung: ${list(names)}.`]
    : []
/** Said under what ends by it. */
export const formerInformed = (): string => 'Wer eine Funktion abgibt, wird informiert.'
/** @param isMailOff there is no mail server: an address alone is no way to anybody */
export const source = (isMailOff?: true): string =>
  isMailOff
    ? 'Personen aus einer Liste erreiche ich erst, wenn sie mir in Teams selbst geschrieben haben: E-Mail ist hier nicht eingerichtet.'
    : 'Personen aus einer Liste erreiche ich per E-Mail, im Chat erst, wenn sie mir selbst geschrieben haben.'
export const confirm = (): string => 'Ja, aufnehmen'

const given = (offices: number): string =>
  offices === 0 ? '' : offices === 1 ? ' Eine Funktion wurde vergeben.' : ` ${offices} Funktionen wurden vergeben.`
export const entered = (region: string, count: number, offices: number, ends: readonly string[]): Reply => ({
  answer: `Aufgenommen: ${howMany(count)}.${given(offices)}`,
  notes: ends,
  actions: [
    { label: 'Verwaltung', does: { say: `/verwaltung ${region}` } },
    { label: 'Funktion vergeben', does: { say: `/funktion ${region}` } },
  ],
})
export const notice = (
  name: string,
  region: string,
  count: number,
  offices: number,
  ends: readonly string[],
): Reply => ({
  answer: `Zur Kenntnis: ${name} hat für ${region} ${howMany(count)} aufgenommen.${given(offices)}`,
  notes: ends,
  actions: [{ label: 'Verwaltung', does: { say: `/verwaltung ${region}` } }],
})
