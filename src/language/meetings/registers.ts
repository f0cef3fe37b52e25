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

/** Which tasks by how far they are: not done, due before today, done. */
export type TaskState = 'open' | 'late' | 'done'

export interface TaskFilter {
  /** Absent: all of them. */
  readonly state?: TaskState
  readonly onlyOwn: boolean
  /** Folded words of the task. */
  readonly words: string
  /** What is said besides, as it was said: regions, bodies and words of the task. */
  readonly topic: string
}

const OWN = ['ich', 'mich', 'mir', 'mein', 'meine', 'meiner', 'meinen', 'eigene', 'eigenen']
const STATES: readonly (readonly [RegExp, TaskState])[] = [
  [/^(?:ueberfaellig|verspaetet|versaeumt)(?:e[nrs]?)?$/u, 'late'],
  [/^(?:offen|unerledigt|ausstehend|unfertig)(?:e[nrs]?)?$/u, 'open'],
  [/^(?:erledigt|abgeschlossen|fertig)(?:e[nrs]?)?$/u, 'done'],
]
const FILLERS = ['und', 'noch', 'alle', 'nur', 'bereits', 'schon']
const bare = (word: string): string => fold(word).replace(/[^a-z0-9]/gu, '')
const stateOf = (word: string): TaskState | undefined => STATES.find(([pattern]) => pattern.test(bare(word)))?.[1]

/**
 * "ich", "überfällig", "offen", "erledigt", and words of the task.
 * @param text what follows the command
 * @param words what is left of it without regions and bodies
 */
export function readTaskFilter(text: string, words: string): TaskFilter {
  const said = clean(text).split(' ')
  const states = new Set(said.flatMap((word) => stateOf(word) ?? []))
  // What is overdue is open, too. Open and done are all there are.
  const state = states.has('done')
    ? states.size > 1
      ? undefined
      : 'done'
    : states.has('late')
      ? 'late'
      : [...states][0]
  const isTopic = (word: string): boolean =>
    stateOf(word) === undefined && ![...OWN, ...FILLERS].includes(bare(word)) && word !== ''
  return {
    ...(state && { state }),
    onlyOwn: said.some((word) => OWN.includes(bare(word))),
    words: fold(words).split(' ').filter(isTopic).join(' '),
    topic: said.filter(isTopic).join(' '),
  }
}
