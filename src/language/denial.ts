/** Sentences that look like an order and are none: what is denied, put off, made conditional or asked. */
import { readable, wordsOf } from './words/normalise.ts'

const set = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const DENIAL = set(
  'nicht nichts nie niemals keinesfalls keineswegs weder ohne kein keine keinen keinem keiner keines noch erst bevor ehe sobald wenn falls spaeter',
)
const QUESTION = set(
  'wer wen wem wann was warum wieso weshalb wie wo welche welcher welches welchen ob muss muessen darf duerfen soll sollen sollte kann koennen koennte',
)

/** "noch nicht genehmigen", "wer muss das genehmigen", "genehmigen?": no deed follows from these. */
export function deniesOrAsks(text: string): boolean {
  const said = readable(text)
  return said.includes('?') || wordsOf(said).some(({ folded }) => DENIAL.has(folded) || QUESTION.has(folded))
}

const ASKS = /\?$|^(?:wie|wann|wer|was|wo|warum|welche[rsnm]?|(?:ab|bis|seit) wann)\s/iu

/** "Wann tagt die KoK?", "wer kommt": whatever it names, it answers nothing. @param cleaned */
export const isQuestion = (cleaned: string): boolean => ASKS.test(cleaned)
