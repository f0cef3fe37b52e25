/** A basis that comes back from the store: the one way to have it without the thing it rests on. */
import { z } from 'zod'
import { type Instant, parseInstant } from '#src/calendar/local-date.ts'
import { agreementSchema } from './agreement.ts'
import type { Basis } from './stated.ts'

const document = agreementSchema.shape.kind
const clauses = z.array(z.string())
const instant = z.custom<Instant>((value) => typeof value === 'string' && parseInstant(value) !== undefined)

/** Reads a stored basis. Strict, as everything that is read from the store. */
export const basisShape = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('agreement'), document, agreement: z.string(), clauses }),
    z.strictObject({ kind: z.literal('recorded'), at: instant, what: z.exactOptional(z.literal('entry')) }),
    z.strictObject({
      kind: z.literal('derived'),
      document: z.exactOptional(document),
      agreement: z.exactOptional(z.string()),
      clauses: z.exactOptional(clauses),
    }),
    z.strictObject({ kind: z.literal('preset') }),
    z.strictObject({ kind: z.literal('law'), norm: z.string() }),
  ])
  .transform((stored): Basis => stored as unknown as Basis)
