/** Which search for a date is meant: by the code behind a button, by region and body, or the only one there is. */

import type { DialogContext } from '#src/conversation/field.ts'
import { readCode } from '#src/language/words/codes.ts'
import { clean } from '#src/language/words/normalise.ts'
import { without } from '#src/language/words/span.ts'
import { isRunning, type Poll } from '#src/meetings/slots.ts'
import { committeeFilter } from './meeting-field.ts'

/** @returns those that can be meant, one if it is clear, and what else the text says */
export function pollsNamed(
  text: string,
  among: readonly Poll[],
  context: DialogContext,
): { readonly polls: readonly Poll[]; readonly rest: string } {
  const { code, rest } = readCode(text)
  if (code) return { polls: among.filter(({ id }) => id.startsWith(code)).slice(0, 1), rest }
  const running = among.filter((poll) => isRunning(poll, context.today))
  const named = committeeFilter(rest, context)
  if (named.spans.length === 0) return { polls: running, rest }
  return { polls: running.filter(named.fits), rest: without(clean(rest), ...named.spans) }
}
