/** The items that every agenda has, in Einfache Sprache. */
import type { FrameKind } from '#src/meetings/agenda.ts'
import { FRAME } from '#src/speech/meetings/frame.ts'

const PLAIN: Readonly<Record<FrameKind, string>> = {
  opening: 'Begrüßung',
  agenda: 'Die Liste der Themen wird geprüft',
  approval: 'Es wird entschieden: Ist das letzte Protokoll richtig?',
  openTasks: 'Was noch zu tun ist',
  anyOtherBusiness: 'Andere Themen',
  nextDate: 'Wann das nächste Treffen ist',
}
const KINDS = Object.keys(FRAME) as readonly FrameKind[]

/** @param title of a line, from wherever it was kept. @returns the title itself, if it is none of these */
export const plainTitle = (title: string): string => {
  const kind = KINDS.find((one) => FRAME[one] === title)
  return kind === undefined ? title : PLAIN[kind]
}
