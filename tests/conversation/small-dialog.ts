/** What the smallest dialog is made of. */
import { type Field, found, nothing } from '#src/conversation/field.ts'

export const frame = { version: 1, about: 'Probe', undone: 'Nichts.' } as const
export const readBack = { question: 'So?', statements: [], notes: [], confirm: 'Ja' }

export const words: Field<string> = {
  label: 'Was',
  ask: () => 'Was?',
  find: () => nothing,
  understand: (text) => found(text),
  input: () => undefined,
  fromCard: (value) => found(value),
  show: (value) => value,
  restore: (stored) => (typeof stored === 'string' ? stored : undefined),
}
