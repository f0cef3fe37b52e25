/** A field that takes any words. */
import { type DialogContext, type Field, found, nothing, refused } from '#src/conversation/field.ts'
import { withoutFirst } from '#src/language/words/marks.ts'
import { clean } from '#src/language/words/normalise.ts'

/**
 * Any words, e.g. a reason.
 * @param after the field that must be known first: what is left of the text then is the answer
 */
export const freeText = (
  label: string,
  ask: (context: DialogContext) => string,
  {
    after,
    maxLength,
    tooLong,
  }: {
    readonly after?: string
    readonly maxLength: number
    readonly tooLong: (limit: number) => string
  },
): Field<string> => ({
  label,
  ask,
  takesAnything: true,
  mayAsk: true,
  find(text, context) {
    const rest = withoutFirst(clean(text), ' ,;:.–-')
    return rest === '' || after === undefined || context.answers[after] === undefined
      ? nothing
      : this.understand(rest, context)
  },
  understand(text) {
    const said = clean(text)
    if (said === '') return nothing
    return [...said].length > maxLength ? refused(tooLong(maxLength)) : found(said)
  },
  input: (id, _context, value) => ({ id, kind: 'text', label, maxLength, ...(value !== undefined && { value }) }),
  fromCard(value, context) {
    return this.understand(value, context)
  },
  show: (value) => value,
  restore: (stored) => (typeof stored === 'string' ? stored : undefined),
})
