/** Parts of the day: "nachmittags", "früh", "am Abend". Which half of the day a clock means, they say. */
import { longWeekday } from './calendar-words.ts'
import type { Match, Tokens } from './tokens.ts'

/** Minutes. */
export const HALF_DAY = 12 * 60
export const DAY = 24 * 60

/** Parts of the day in minutes since midnight: from, up to. */
export const PARTS: Readonly<Record<string, readonly [number, number]>> = {
  morgen: [4 * 60, HALF_DAY - 1],
  frueh: [4 * 60, HALF_DAY - 1],
  vormittag: [6 * 60, HALF_DAY],
  mittag: [11 * 60, 15 * 60 - 1],
  nachmittag: [HALF_DAY, 19 * 60 - 1],
  abend: [16 * 60 + 30, DAY - 1],
}
/** "nachmittags", "früh", "am Nachmittag" before a clock; "morgen um drei" is another day. */
export function partWord(said: Tokens, index: number): Match<string> | undefined {
  const word = said.text(index)
  const part = word.replace(/s$/u, '')
  const isPart = PARTS[part] !== undefined && (word !== 'morgen' || isMorning(said, index))
  return isPart ? { what: part, next: index + 1 } : undefined
}
const isMorning = (said: Tokens, index: number): boolean =>
  said.is(index - 1, 'am', 'heute', 'gestern') || longWeekday(said, index - 1) !== undefined

/** "am Abend um acht" read from its clock on. */
export function partBefore(said: Tokens, index: number): string | undefined {
  const at = said.is(index - 1, ',') ? index - 2 : index - 1
  const part = said.isWord(at) ? partWord(said, at)?.what : undefined
  return part !== undefined && !said.is(at, 'frueh') ? part : undefined
}

/** "um drei nachmittags", "um 8 Uhr früh", "um 8 am Abend" */
export function partBehind(said: Tokens, index: number): Match<string> | undefined {
  const at = said.skip(index, ',')
  const word = said.text(at)
  if (word === 'frueh' || (word.endsWith('s') && PARTS[word.slice(0, -1)]))
    return { what: word === 'frueh' ? word : word.slice(0, -1), next: at + 1 }
  const isPart = said.is(at, 'am') && said.text(at + 1) !== 'frueh' && PARTS[said.text(at + 1)] !== undefined
  return isPart ? { what: said.text(at + 1), next: at + 2 } : undefined
}
