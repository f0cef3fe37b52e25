/** Long lists: as much as an answer holds, and the button to what follows. */
import { sayBasis } from './basis.ts'
import { figure } from './format.ts'
import type { Action, Group, Statement } from './reply.ts'

/** What the entries of one answer may weigh: with its head and buttons it stays below 28 KB, on the card and as text. */
const ANSWER_BYTES = 21_000
/** More than this nobody reads in one go. */
export const PART_LENGTH = 25

/** Which part of a list is meant: the place of its first entry, counted from 1, and how many the list has. */
export interface ListPart {
  readonly from: number
  readonly all: number
}

/** A part of a list in its order. */
export interface Shown<T> extends ListPart {
  readonly entries: readonly T[]
}

/**
 * As many entries as fit, at least one.
 * @param found the entries from that place on, enough for one answer
 */
export function fitting<T>(found: readonly T[], { from, all }: ListPart, weigh: (entry: T) => number): Shown<T> {
  let left = ANSWER_BYTES
  const end = found.findIndex((entry, at) => {
    left -= weigh(entry)
    return at > 0 && left < 0
  })
  return { entries: end < 0 ? found : found.slice(0, end), from, all }
}

/** More lines than fit into any answer. */
export const LINES_AT_MOST = 100

/** In bytes: each text stands on the card and once more in the text beside it. */
export const weightOfNote = (note: string): number => 100 + 2 * bytesOf(note)
export const weightOf = ({ label = '', text, basis }: Statement): number =>
  270 + 2 * (bytesOf(label) + bytesOf(text) + bytesOf(sayBasis(basis)))
export const weightOfGroup = ({ title, statements }: Group): number =>
  statements.reduce((sum, one) => sum + weightOf(one), 170 + 2 * bytesOf(title))

const bytesOf = (text: string): number => Buffer.byteLength(JSON.stringify(text))

const endOf = ({ entries, from }: Shown<unknown>): number => from + entries.length - 1

/** Says which part it is; nothing where it is all of it. */
export function partNote(shown: Shown<unknown>): readonly string[] {
  const { entries, from, all } = shown
  if (all === 0 || (from === 1 && entries.length === all)) return []
  if (entries.length === 0) return [`Die Liste endet mit Eintrag ${figure(all)}.`]
  return [`Gezeigt: Einträge ${figure(from)} bis ${figure(endOf(shown))} von ${figure(all)}.`]
}

/** The button to the next part, where there is one. */
export const moreButton = (shown: Shown<unknown>, command: string): readonly Action[] =>
  shown.entries.length > 0 && endOf(shown) < shown.all
    ? [{ label: 'Mehr anzeigen', does: { say: `${command} weiter ab ${endOf(shown) + 1}` } }]
    : []
