/** Who comes in somebody's place, out of a sentence: "ich komme nicht, Karim vertritt mich". */
import { partedBy, partingMarks } from '#src/language/words/marks.ts'
import { clean } from '#src/language/words/normalise.ts'

/** "Herr K. von der Heide-Müller" goes on behind his initial. */
const CLAUSE_END = /[,;]\s*|(?<!(?<!\p{L})(?:dr|prof|dipl|hr|fr|st|\p{L}))\.\s+/giu
/** "(Sozialamt, Zi. 12)": one thing, whatever stands in it. */
const BRACKETS = /\([^()]{0,120}\)/gu
/** "…, LL.M." */
const DEGREE = /^(?:LL\.? ?M\.?|M\.? ?A\.?|B\.? ?A\.?|M\.? ?Sc\.?|B\.? ?Sc\.?|MPH|Ph\.? ?D\.?|jun\.?|sen\.?)$/iu
/** What tells why, or of oneself: no name stands there. */
const TELLS =
  /(?<![\p{L}])(?:nicht|nich|net|kein(?:e[nrm]?)?|komme?|kann|können|bin|krank|leider|sorry|urlaub|schaffe?s?|weil|bitte)(?![\p{L}])/iu
const LEAD =
  /^(?:(?:ich|wir|es|da|dann|dafür|statt|meiner|meine|mir|mich|vertretung|vertreten|durch|von|ist|schicke?n?|kommt|geht|soll|für|der|die)(?=\s|:|$)[\s:]*)+/iu
const TAIL =
  /(?:\s+(?:kommt|geht|vertritt|übernimmt|springt|macht|soll|für|statt|mich|mir|hin|ein|das|kommen|gehen|dann))+[.!]?$/iu
/** "Frau Dr. Anna Müller-Lüdenscheid" */
const LONGEST_NAME = 5

/** @returns the name without the words around it; a text that is none as it was typed */
export function deputyNamed(text: string): string {
  const cleaned = clean(text)
  const clauses = partedBy(cleaned, partingMarks(cleaned, CLAUSE_END)).filter((clause) => clause !== '')
  const isLastFirst = clauses.length === 2 && clauses.every((clause) => /^\p{Lu}\S*$/u.test(clause))
  if (isLastFirst) return cleaned
  const told = clauses.map((clause) => (TELLS.test(clause) ? '' : clause.replace(LEAD, '').replace(TAIL, '').trim()))
  const at = told.findIndex(
    (name) => name !== '' && name.replace(BRACKETS, '').trim().split(' ').length <= LONGEST_NAME,
  )
  const [name, degree = ''] = [told[at], told[at + 1]]
  if (name === undefined) return cleaned
  return DEGREE.test(degree) ? `${name}, ${degree}` : name
}
