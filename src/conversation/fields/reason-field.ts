/** The reason of a change, and fields that do not look for their answer inside it: "weil der Landrat am 24.6. fehlt". */

import { type DialogContext, type Field, found, nothing } from '#src/conversation/field.ts'
import { readReason, splitReason } from '#src/language/reasons.ts'
import { withoutFirst } from '#src/language/words/marks.ts'
import { clean } from '#src/language/words/normalise.ts'
import { freeText } from './free-text.ts'

interface ReasonLimits {
  readonly maxLength: number
  readonly tooLong: (limit: number) => string
}

const isNamed = (text: string): boolean => splitReason(text).reason !== ''

/** The same field, reading only what stands in front of the reason. */
export const beforeReason = <T, A extends object>(field: Field<T, A>): Field<T, A> => ({
  ...field,
  find(text, context) {
    const { front } = splitReason(text)
    const reading = field.find(front, context)
    if (reading.kind === 'none') return reading
    // Kept apart: "auf" in front of a day that was taken does not make "auf Grund".
    const behind = withoutFirst(clean(text).slice(front.length), ' ,;')
    return { ...reading, rest: [reading.rest, behind].filter((part) => part !== '').join('; ') }
  },
})

/** Only what is called a reason: "weil …", "wegen …", "Grund: …". */
export function statedReason(
  label: string,
  ask: (context: DialogContext) => string,
  limits: ReasonLimits,
): Field<string> {
  const field = freeText(label, ask, limits)
  return {
    ...field,
    isNamed,
    find(text, context) {
      const { front, reason } = splitReason(text)
      const reading = reason === '' ? nothing : field.understand(reason, context)
      return reading.kind === 'none' ? nothing : { ...reading, rest: front }
    },
  }
}

/** Whatever is left once `after` is known, as far as there are words in it. */
export function reasonLeft(
  label: string,
  ask: (context: DialogContext) => string,
  limits: ReasonLimits & { readonly after: string },
): Field<string> {
  const field = freeText(label, ask, limits)
  return {
    ...field,
    isNamed,
    find(text, context) {
      const reason = readReason(text)
      if (reason === undefined || context.answers[limits.after] === undefined) return nothing
      const reading = field.understand(reason, context)
      return reading.kind === 'found' ? found(reading.value) : reading
    },
  }
}
