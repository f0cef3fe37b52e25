/** The agenda on its way to the members: read-back, letter, and what is different from the last copy. */
import type { AgendaChanges, CopiedLine } from '#src/meetings/agenda.ts'
import { shortId } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { count, list, longDate } from '#src/speech/parts/format.ts'
import type { Group, Reply } from '#src/speech/parts/reply.ts'
import { agendaLetter } from '#src/speech/plain/agenda.ts'
import { whenAndWhere } from './meeting.ts'

const line = ({ number, text }: CopiedLine): string => `TOP ${number}: ${text}`
const show = (meeting: Meeting) => ({ say: `/tagesordnung ${shortId(meeting)}` })

const different = ({ added, removed, reworded, moved }: AgendaChanges): readonly string[] => [
  ...added.map((one) => `Neu: ${line(one)}`),
  ...removed.map((one) => `Entfallen: ${one.text} (bisher TOP ${one.number})`),
  ...reworded.map(({ before, after }) => `Geändert: ${line(after)}, bisher: ${before.text}`),
  ...moved.map((one) => `Verschoben: ${line(one)}`),
]

/** The lines of a copy, for a letter. */
export const agendaGroup = (lines: readonly CopiedLine[]): Group => ({
  title: 'Tagesordnung',
  statements: lines.map(({ number, text, basis }) => ({ label: `TOP ${number}`, text, basis })),
})

export const about = (): string => 'Tagesordnung'
export const undone = (): string => 'Es wurde nichts geändert und nichts versandt.'
export const unchanged = (of: string, meeting: Meeting): string =>
  `Die Tagesordnung ${of} am ${longDate(meeting.on)} ist seit der letzten Verteilung unverändert. Es wurde nichts versandt.`
export const nobody = (of: string, meeting: Meeting): string =>
  `Für ${of} am ${longDate(meeting.on)} ist niemand eingetragen oder eingeladen. Es wurde nichts versandt.`
export const changedMeanwhile = (): Reply => ({
  answer: 'Jemand anderes hat die Tagesordnung gerade verteilt. Bitte sehen Sie sie noch einmal an.',
})
export const readBack = (
  names: readonly string[],
  {
    of,
    meeting,
    lines,
    changes,
    notReached,
  }: {
    readonly of: string
    readonly meeting: Meeting
    readonly lines: readonly CopiedLine[]
    readonly changes: AgendaChanges | undefined
    readonly notReached: readonly string[]
  },
) => ({
  question: `Soll ich die ${changes ? 'geänderte ' : ''}Tagesordnung ${of} am ${longDate(meeting.on)} an ${count(names.length, 'Person', 'Personen')} senden?`,
  statements: [],
  notes: [
    ...(changes ? different(changes) : []),
    ...(names.length > 0 ? [`Empfänger/innen: ${list(names)}.`] : []),
    ...notReached,
  ],
  // Of a version that nobody has there is nothing to compare with.
  ...(!changes && { groups: [agendaGroup(lines)] }),
  confirm: 'Ja, senden',
})
export const sent = (
  of: string,
  meeting: Meeting,
  {
    reached,
    isUpdate,
    notReached,
  }: { readonly reached: number; readonly isUpdate: boolean; readonly notReached: readonly string[] },
): Reply => ({
  answer:
    reached === 0
      ? `Tagesordnung ${of} am ${longDate(meeting.on)}: Es wird nichts versandt, weil ich niemanden erreiche.`
      : `Versandt: ${isUpdate ? 'geänderte ' : ''}Tagesordnung ${of} am ${longDate(meeting.on)} an ${count(reached, 'Person', 'Personen')}.`,
  ...(notReached.length > 0 && { notes: notReached }),
})

export const letter = (
  of: string,
  meeting: Meeting,
  lines: readonly CopiedLine[],
  changes: AgendaChanges | undefined,
): Reply => ({
  answer: `${changes ? 'Geänderte Tagesordnung' : 'Tagesordnung'} ${of} am ${whenAndWhere(meeting)}.`,
  ...(changes && { notes: different(changes) }),
  groups: [agendaGroup(lines)],
  actions: [{ label: 'Tagesordnung anzeigen', does: show(meeting) }],
  plain: agendaLetter(of, meeting, lines, changes),
})
