/** An answer that comes back from the store. Strict: one that loses a part of itself is worse than none. */
import { z } from 'zod'
import { basisShape } from '#src/agreements/stored-basis.ts'

const text = z.string()
const id = z.string().min(1)
const number = z.int().nonnegative()
const yes = z.literal(true).exactOptional()

const statements = z.array(
  z.strictObject({ text, basis: basisShape, label: text.exactOptional(), plain: text.exactOptional() }),
)
const choice = z.strictObject({ label: text, value: text })
const actions = z.array(
  z.strictObject({
    label: text,
    does: z.union([
      z.strictObject({ say: text }),
      z.strictObject({
        dialog: id,
        version: number,
        verb: z.enum(['answer', 'confirm', 'change', 'back', 'cancel']),
        values: z.record(text, text).exactOptional(),
      }),
    ]),
  }),
)
/** An answer in its parts, as speech/parts/reply.ts has it: in letters, and where a turn keeps what it was answered. */
export const replyShape = z.strictObject({
  answer: text,
  statements: statements.exactOptional(),
  groups: z.array(z.strictObject({ title: text, statements, aside: number.exactOptional() })).exactOptional(),
  notes: z.array(text).exactOptional(),
  inputs: z
    .array(
      z.strictObject({
        id,
        kind: z.enum(['text', 'date', 'time', 'choice']),
        label: text,
        value: text.exactOptional(),
        choices: z.array(choice).exactOptional(),
        maxLength: number.exactOptional(),
        isLong: yes,
      }),
    )
    .exactOptional(),
  actions: actions.exactOptional(),
  choices: actions.exactOptional(),
  furtherChoices: actions.exactOptional(),
  links: z.array(z.strictObject({ label: text, url: text })).exactOptional(),
  plain: z.strictObject({ answer: text, notes: z.array(text).exactOptional() }).exactOptional(),
  replaces: yes,
  isPlain: yes,
  isPersonal: yes,
})
