/** What orders know: read by themselves from their message, and for a part of it corrected afterwards. */
import type { z } from 'zod'
import { type DialogContext, type Field, nothing, type Reading } from '#src/conversation/field.ts'

/**
 * What an order is about: neither asked for nor changed. Another one is another order.
 * @param shape of what is stored
 */
export const settled = <T>(
  label: string,
  shape: z.ZodType<T>,
  show: (value: T, context: DialogContext) => string,
): Field<T> => ({
  label,
  ask: () => label,
  find: () => nothing,
  understand: () => nothing,
  input: () => undefined,
  fromCard: () => nothing,
  show,
  restore: (stored) => shape.safeParse(stored).data,
})

interface Phrase<T> {
  readonly label: string
  readonly ask: (context: DialogContext) => string
  /** What a text says of it; `before` need not be repeated. */
  readonly read: (text: string, before: T | undefined, context: DialogContext) => Reading<T>
  /** As a text that it reads. */
  readonly written: (value: T, context: DialogContext) => string
  /** Of what is stored. */
  readonly shape: z.ZodType<T>
}

/** What an order changes, in a few words: "nein, 30 Tage" and the form of its card say it anew. */
export function phrase<T>(name: string, { label, ask, read, written, shape }: Phrase<T>): Field<T> {
  const restored = (stored: unknown): T | undefined => shape.safeParse(stored).data
  const find = (text: string, context: DialogContext) => read(text, restored(context.answers[name]), context)
  return {
    label,
    ask,
    find,
    understand: find,
    fromCard: find,
    input: (id, context, value) => ({
      id,
      kind: 'text',
      label,
      ...(value !== undefined && { value: written(value, context) }),
    }),
    show: written,
    restore: restored,
  }
}
