/** What is looked for in a register: regions, bodies, words, and what is said of a task. */
import { committeesIn, readMentions } from '#src/language/mentions.ts'
import { clean, fold } from '#src/language/normalise.ts'
import type { MinutesLine } from '#src/meetings/minutes.ts'
import type { Sight } from './field.ts'

export interface Searched {
  /** Agreement ids; empty: all. */
  readonly regions: readonly string[]
  /** Body ids of an agreement that are named; empty: all. */
  bodiesOf(agreementId: string): readonly string[]
  /** What is left to look for. */
  readonly words: string
}

export function readSearch(text: string, { lexicon, today }: Pick<Sight, 'lexicon' | 'today'>): Searched {
  const mentions = readMentions(text, lexicon, today)
  return {
    regions: mentions.regions.flatMap(({ ids }) => ids),
    bodiesOf: (agreementId) => committeesIn(text, lexicon, agreementId).flatMap(({ value }) => value),
    words: mentions.rest,
  }
}

/** Does a line speak of all these words? */
export const speaksOf = ({ text, responsible, itemTitle }: MinutesLine, words: string): boolean => {
  const said = fold(`${text} ${responsible ?? ''} ${itemTitle}`)
  return fold(words)
    .split(' ')
    .every((word) => said.includes(word))
}

const DONE = /^erledigt (?:nr\.? ?)?(\d{1,5})\s*(?::\s*(.*))?$/iu

/** "erledigt 3: Liste liegt vor" */
export function readTaskDone(text: string): { readonly number: string; readonly remark: string } | undefined {
  const [, number, remark = ''] = DONE.exec(clean(text)) ?? []
  return number === undefined ? undefined : { number, remark: remark.trim() }
}

export interface TaskFilter {
  readonly onlyLate: boolean
  readonly onlyOwn: boolean
  readonly words: string
}

/** "ich", "überfällig", "offen", and words of the task. */
export function readTaskFilter(words: string): TaskFilter {
  const wanted = fold(words).split(' ')
  return {
    onlyLate: wanted.some((word) => word.startsWith('ueberfaellig')),
    onlyOwn: wanted.some((word) => ['ich', 'meine', 'mir'].includes(word)),
    words: wanted.filter((word) => !/^(?:ueberfaellig.*|ich|meine|mir|offene?)$/.test(word)).join(' '),
  }
}

/** Is this the name of whoever has to do it? */
export const isNamed = (responsible: string | undefined, name: string): boolean =>
  name !== '' && fold(responsible ?? '').includes(fold(name))
