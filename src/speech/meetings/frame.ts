/** The items that every agenda has. */
import type { FrameKind } from '#src/meetings/agenda.ts'

export const FRAME: Readonly<Record<FrameKind, string>> = {
  opening: 'Begrüßung',
  agenda: 'Feststellung der Tagesordnung',
  approval: 'Genehmigung des letzten Protokolls',
  openTasks: 'Offene Aufgaben',
  anyOtherBusiness: 'Verschiedenes',
  nextDate: 'Nächster Termin',
}
