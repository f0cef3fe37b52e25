/** "Anwesend: A, B; Entschuldigt: C", "wie gemeldet": the lists of who was there, as they are typed. */
import { readExclusion } from '#src/language/exclusions.ts'
import { clean, fold, readable } from '#src/language/words/normalise.ts'
import { type AttendanceKind, hasSemicolons, splitNames } from '#src/meetings/attendance.ts'

/** Behind which word each list stands. */
const PART = /(?:^|[;.\n]\s*)(anwesend|entschuldigt|in vertretung|vertretung|g(?:ä|ae)ste?|gast)\s*:/giu
const KINDS: Readonly<Record<string, AttendanceKind>> = {
  anwesend: 'attendance',
  entschuldigt: 'excused',
  'in vertretung': 'represented',
  vertretung: 'represented',
  gast: 'guests',
  gaeste: 'guests',
}

/** @returns the names of one list, and the text with the other lists; undefined if the list is not in the text */
export function readListOf(
  kind: AttendanceKind,
  text: string,
): { readonly names: readonly string[]; readonly rest: string } | undefined {
  const marks = [...text.matchAll(PART)]
  const at = marks.findIndex((mark) => KINDS[fold(mark[1] ?? '')] === kind)
  const mark = marks[at]
  if (!mark) return undefined
  const end = marks[at + 1]?.index ?? text.length
  const lists = marks.map((one, index) => text.slice(one.index + one[0].length, marks[index + 1]?.index))
  const bySemicolon = lists.some(hasSemicolons)
  const rest = `${text.slice(0, mark.index)}${text.slice(end)}`.trim()
  return {
    names: splitNames(lists[at] ?? '', !bySemicolon).map(clean),
    rest: bySemicolon ? withSemicolons(rest) : rest,
  }
}

/** What parts the names of one list parts those of the lists that are still to be read. */
const withSemicolons = (rest: string): string =>
  /[\p{L}\p{N}]/u.test(rest) ? `${rest.replace(PART, (mark) => `;${mark}`)};` : ''

const AS_ANSWERED = /\b(?:wie gemeldet|nach (?:den )?rückmeldungen|nach (?:den )?rueckmeldungen)\b/iu

/** "wie gemeldet": the answers to the invitation are the lists. @returns the text without these words, if it has them */
export const besideAsAnswered = (text: string): string | undefined =>
  AS_ANSWERED.test(text) ? text.replace(AS_ANSWERED, ' ').trim() : undefined

/** "niemand", "keine", "-": nobody is on the list. */
export const isNobody = (name: string): boolean => /^(?:niemand|keine[rs]?|-|–|—)[.]?$/iu.test(name)

const SENTENCE =
  /(?:^|\s)(?:ist|sind|war|waren|hat|haben|wird|werden|kommt|kommen|fehlt|fehlen|nicht|wir|ich|es|sie|alle[rsn]?|beide|jede[rsn]?|viele|einige)(?=\s|$)/u

/** "Alle sind begeistert." is said of people and names none. */
export function isSentence(name: string): boolean {
  const words = fold(readable(name).replace(/\(.*\)?/u, ' ')).trim()
  return /[!?:]|\p{L}{4}\.$/u.test(words) || SENTENCE.test(words)
}

/** Words that take somebody off a list: whoever reads only names would put them on it. "Gäste: keine" takes off nobody. */
export const readLeftOut = (text: string): string | undefined =>
  readExclusion(text.replace(/(?<!\p{L})(?:niemand|keine[rs]?)(?!\p{L})/giu, ' '))
