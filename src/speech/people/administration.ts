/** "/verwaltung": who holds what, what is vacant, what did not arrive, and what was done. */
import type { Tenure } from '#src/people/office.ts'
import { count, figure, largeCount, longDate } from '#src/speech/parts/format.ts'
import { fitting, type ListPart, moreButton, partNote, weightOfNote } from '#src/speech/parts/paging.ts'
import type { Action, Reply } from '#src/speech/parts/reply.ts'
import { removedPerson } from './people.ts'

/** "Sabine Ruppel, ab 01.01.2027"; without a name of somebody who was removed */
export const holderSince = (name: string | undefined, { as, from, until }: Tenure): string =>
  [
    name ?? removedPerson(),
    as === 'deputy' ? 'Vertretung' : '',
    `ab ${longDate(from)}`,
    until ? `bis ${longDate(until)}` : '',
  ]
    .filter((part) => part !== '')
    .join(', ')

export const notDelivered = (what: string): string => `Nicht sicher zugestellt: ${what}`
export const unreadableThings = (n: number): string =>
  `Seit dem letzten Start ${n === 1 ? 'war eine gespeicherte Angabe' : `waren ${n} gespeicherte Angaben`} nicht lesbar. Näheres steht im Log.`
export const strayMeetings = (region: string, n: number): string =>
  `${region}: ${count(n, 'kommende Sitzung gehört', 'kommende Sitzungen gehören')} zu einem Gremium, das nicht mehr in der Datei der Vereinbarung steht.`
export const heldOffice = (region: string, of: string, holders: readonly string[]): string =>
  `${region}, ${of}: ${holders.join('; ')}`
export const nothingHeld = (region: string): string => `${region}: Es ist keine Funktion vergeben.`
export const vacantOffices = (region: string, names: readonly string[]): string =>
  `${region}, nicht vergeben: ${names.length > 0 ? names.join('; ') : 'keine'}`
/** Nobody is entered who arranges their meetings. */
export const unorganised = (bodies: number): string => `Organisation von ${count(bodies, 'Gremium', 'Gremien')}`
export const ownChannels = (region: string, names: readonly string[]): string =>
  `${region}, mit eigenem Kanal: ${names.join('; ')}`

/** How much of it there is. */
export interface AdministrationCounts {
  readonly regions: readonly string[]
  readonly held: number
  readonly vacant: number
  readonly troubled: number
}

/** @param lines those from the first that is asked for on */
export function administration(
  lines: readonly string[],
  part: ListPart,
  counts: AdministrationCounts,
  said: string,
): Reply {
  const { troubled } = counts
  const shown = fitting(lines, part, weightOfNote)
  const more = moreButton(shown, `/verwaltung ${said}`.trim())
  return {
    answer: [
      troubled > 0
        ? `Verwaltung: ${troubled === 1 ? 'eine Nachricht wurde' : `${figure(troubled)} Nachrichten wurden`} nicht sicher zugestellt.`
        : 'Verwaltung: Funktionen und Personen.',
      ...(part.from > 1 || more.length > 0 ? [howMuch(counts)] : []),
    ].join(' '),
    notes: [
      ...partNote(shown),
      ...shown.entries,
      'Funktionen beenden Sie mit „/funktionsende“, Kanäle ordnen Sie im Kanal mit „/kanal“ zu.',
      'Änderungen erfährt auch, wer den Bot für andere Partner verwaltet.',
    ],
    actions: [...more, ...furtherSteps(counts)].slice(0, 3),
  }
}

const howMuch = ({ regions, held, vacant }: AdministrationCounts): string =>
  `${largeCount(regions.length, 'Vereinbarung', 'Vereinbarungen')}: ${largeCount(held, 'Funktion', 'Funktionen')} vergeben, ${figure(vacant)} nicht vergeben.`

function furtherSteps({ regions, held }: AdministrationCounts): readonly Action[] {
  const region = regions.length === 1 ? regions[0] : ''
  return [
    held === 0
      ? { label: 'Einrichten', does: { say: `/einrichten ${region}`.trim() } }
      : { label: 'Personen aufnehmen', does: { say: `/import ${region}`.trim() } },
    { label: 'Funktion vergeben', does: { say: `/funktion ${region}` } },
    { label: 'Verlauf', does: { say: `/verwaltung verlauf ${region}` } },
  ]
}
