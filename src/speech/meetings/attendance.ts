/** Attendance of a session: labels, read-back, what was written down. */
import { type AttendanceKind, hasComma } from '#src/meetings/attendance.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { count, longDate } from '#src/speech/parts/format.ts'
import type { Reply } from '#src/speech/parts/reply.ts'

const LABELS: Readonly<Record<AttendanceKind, string>> = {
  attendance: 'Anwesend',
  excused: 'Entschuldigt',
  represented: 'In Vertretung',
  guests: 'Gäste',
}
export const label = (kind: AttendanceKind): string => LABELS[kind]
export const about = (): string => 'Anwesenheit'
export const undone = (): string => 'Es wurde keine Anwesenheit eingetragen.'
export const unknownPerson = (): string => 'Person entfernt'
export const askMeeting = (): string => 'Zu welcher Sitzung? Zur Wahl stehen Sitzungen mit begonnenem Protokoll.'
export const ask = (): string =>
  'Wer ist da? Je Zeile ein Name; vorausgefüllt ist, was zur Einladung geantwortet wurde. Als Text: „Anwesend: …; Entschuldigt: …; In Vertretung: …; Gäste: …“ oder „wie gemeldet“.'
export const tooMany = (most: number): string => `Bitte nennen Sie höchstens ${most} Namen.`
export const noneOpen = (): string =>
  'Zu keiner Sitzung ist ein Protokoll begonnen. Bitte eröffnen Sie es am Tag der Sitzung zuerst, zum Beispiel mit „/protokoll KoK Kassel“.'
export const cannotLeaveOut = (said: string): string =>
  `„${said}“: Ausnahmen werden hier nicht gelesen. Bitte nennen Sie alle, zum Beispiel „Anwesend: …; Entschuldigt: …“.`
export const inTwoLists = (twice: readonly string[]): string =>
  `In zwei Listen genannt: ${twice.join('; ')}. Bitte nennen Sie jede Person einmal.`
export const noName = (said: string): string => `„${said}“ ist kein Name.`
export const names = (all: readonly string[]): string => (all.length === 0 ? 'niemand' : all.join('; '))

export const readBack = (of: string, meeting: Meeting): string =>
  `Anwesenheit ${of} am ${longDate(meeting.on)}. Soll ich das eintragen?`
export const lists = (all: readonly (readonly [AttendanceKind, readonly string[]])[]): readonly string[] =>
  // Beside a comma it is said how many they are.
  all.map(([kind, theirs]) => `${LABELS[kind]}${theirs.some(hasComma) ? ` (${theirs.length})` : ''}: ${names(theirs)}`)
export const replaces = (lines: number): readonly string[] =>
  lines > 0 ? [`Ersetzt ${count(lines, 'frühere Zeile', 'frühere Zeilen')} zur Anwesenheit.`] : []
export const confirm = (): string => 'Ja, eintragen'
export const recorded = (of: string, meeting: Meeting, present: number): Reply => ({
  answer: `Eingetragen: Anwesenheit ${of} am ${longDate(meeting.on)}, ${count(present, 'Person', 'Personen')} anwesend.`,
})
