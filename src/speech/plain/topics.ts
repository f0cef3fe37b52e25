/** The lines of an agenda, in Einfache Sprache. */
import type { CopiedLine } from '#src/meetings/agenda.ts'
import { list } from '#src/speech/parts/format.ts'
import type { Statement } from '#src/speech/parts/reply.ts'
import { plainTitle } from './titles.ts'
import { fact } from './whence.ts'

/** "TOP 1: Begrüßung." and where each comes from; what only we put there is said once, behind all of them. */
export function topics(lines: readonly Statement[]): readonly string[] {
  const ours = lines.flatMap(({ label, basis }) => (basis.kind === 'preset' && label !== undefined ? [label] : []))
  return [
    ...lines.map((line) => fact({ ...line, text: plainTitle(line.text) }, line.label, 'said below')),
    ...(ours.length > 0
      ? [`Diese Themen habe ich auf die Liste gesetzt: ${list(ours)}. Die Vereinbarung schreibt das nicht vor.`]
      : []),
  ]
}

/** Of an agenda as it was sent round. */
export const copiedTopics = (lines: readonly CopiedLine[]): readonly string[] =>
  topics(lines.map(({ number, text, basis }) => ({ label: `TOP ${number}`, text, basis })))
