/** "Terminfindung 12 Monate": which records, and how many days. */

import { clean, fold } from '#src/language/words/normalise.ts'
import type { RetainedKind } from '#src/people/retention.ts'

const KINDS: readonly (readonly [RegExp, RetainedKind])[] = [
  [/^nachrichten?\b/, 'messages'],
  [/^(?:barrierefreiheit|bedarf)\b/, 'accessNeeds'],
  [/^terminfindung(?:en)?\b/, 'polls'],
  [/^(?:rueckmeldungen?|einladungen?)\b/, 'responses'],
  [/^abwesenheit(?:en)?\b/, 'absences'],
]
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^tage?n?$/, 1],
  [/^wochen?$/, 7],
  [/^monate?n?$/, 30.5],
  [/^jahre?n?$/, 365.25],
]

/**
 * @param before of which records was spoken: they need not be named again
 * @returns undefined if nothing, or something else, is said; calendar days, months and years rounded up
 */
export function readRetention(
  text: string,
  before?: RetainedKind,
): { readonly kind: RetainedKind; readonly days: number } | undefined {
  const said = fold(clean(text))
  const named = KINDS.find(([pattern]) => pattern.test(said))?.[1]
  const kind = named ?? (/^\d/.test(said) ? before : undefined)
  // On cards of before 0.3.0 stands a yes behind it; it is read back all the same.
  const match = /(?<!\d)(\d{1,4}) ?([a-z]{3,7})(?: (?:ja|bitte))?$/.exec(said)
  const unit = UNITS.find(([pattern]) => pattern.test(match?.[2] ?? ''))?.[1]
  if (!kind || !match || unit === undefined) return undefined
  return { kind, days: Math.ceil(Number(match[1]) * unit) }
}
