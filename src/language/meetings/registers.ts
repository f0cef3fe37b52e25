/** What is looked for in a register: words, and what is said of a task. */
import { clean, fold } from '#src/language/words/normalise.ts'
import { contains } from '#src/language/words/search.ts'
import type { MinutesLine } from '#src/meetings/minutes.ts'

/** Does a line speak of all these words? */
export const speaksOf = ({ text, responsible, itemTitle }: MinutesLine, words: string): boolean =>
  contains(`${text} ${responsible ?? ''} ${itemTitle}`, words)

const DONE = /^erledigt (?:nr\.? ?)?(\d{1,7})(?: ja)?\s*(?::\s*(.*))?$/iu

export interface SaidDone {
  readonly number: string
  readonly remark: string
}

/** "erledigt 3: Liste liegt vor" */
export function readTaskDone(text: string): SaidDone | undefined {
  const [, number, said = ''] = DONE.exec(clean(text)) ?? []
  return number === undefined ? undefined : { number, remark: said.trim() }
}

export interface TaskFilter {
  readonly onlyLate: boolean
  readonly onlyOwn: boolean
  readonly words: string
}

const OWN = ['ich', 'mich', 'mir', 'meine', 'meiner', 'meinen', 'eigene', 'eigenen']

/**
 * "ich", "überfällig", "offen", and words of the task.
 * @param text what follows the command
 * @param words what is left of it without regions and bodies
 */
export function readTaskFilter(text: string, words: string): TaskFilter {
  const said = fold(text).split(' ')
  return {
    onlyLate: said.some((word) => word.startsWith('ueberfaellig')),
    onlyOwn: said.some((word) => OWN.includes(word)),
    words: fold(words)
      .split(' ')
      .filter((word) => !/^(?:ueberfaellig.*|offene?)$/u.test(word) && !OWN.includes(word))
      .join(' '),
  }
}
