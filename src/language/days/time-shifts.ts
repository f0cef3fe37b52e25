/** "Eine Stunde später", "um 30 Minuten vorziehen": a time of day counted from one that is known. */
import { readTimeAmount } from './durations.ts'
import { type Match, type Position, readAll, type Tokens, tokensOf } from './tokens.ts'

/** @param minutes later; negative: earlier */
export interface TimeShift extends Position {
  readonly minutes: number
}

const LATER = ['spaeter', 'nach hinten']
const EARLIER = ['frueher', 'eher', 'vorziehen', 'vorverlegen', 'vorgezogen', 'vorverlegt']

/** Everything in the text that shifts a time, in order. "Eine Stunde nach vorn" is not read: it may mean either. */
export const readTimeShifts = (text: string): readonly TimeShift[] => readAll(tokensOf(text), readTimeShift)

function readTimeShift(said: Tokens, index: number): Match<{ readonly minutes: number }> | undefined {
  // "2 bis 3 Stunden später"
  if (said.is(index - 1, 'bis', 'oder', '-')) return undefined
  const amount = readTimeAmount(said, said.skip(said.skip(index, 'um'), 'genau'))
  if (!amount) return undefined
  const later = said.behind(amount.next, ...LATER)
  const next = later ?? said.behind(amount.next, ...EARLIER)
  return next === undefined ? undefined : { what: { minutes: later === undefined ? -amount.what : amount.what }, next }
}
