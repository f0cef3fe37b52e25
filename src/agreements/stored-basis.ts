/** A basis that comes back from the store: the one way to have it without the thing it rests on. */
import { z } from 'zod'
import { type Instant, parseInstant } from '#src/calendar/local-date.ts'
import { agreementKind as document } from './schema-values.ts'
import { asFounded, type Basis } from './stated.ts'

const written = { document, agreement: z.string(), clauses: z.array(z.string()) }
const instant = z.custom<Instant>((value) => typeof value === 'string' && parseInstant(value) !== undefined)

/** Reads a stored basis. Strict, as everything that is read from the store. */
export const basisShape = z
  .union([
    z.strictObject({ kind: z.literal('agreement'), ...written }),
    z.strictObject({ kind: z.literal('recorded'), at: instant, what: z.exactOptional(z.literal('entry')) }),
    z.strictObject({ kind: z.literal('recorded'), what: z.literal('nothing') }),
    z.strictObject({ kind: z.literal('derived'), ...written }),
    z.strictObject({ kind: z.literal('derived') }),
    z.strictObject({ kind: z.literal('preset') }),
    z.strictObject({ kind: z.literal('law'), norm: z.string() }),
    z.strictObject({ kind: z.literal('hint'), source: z.string() }),
  ])
  .transform((stored): Basis => asFounded(stored))
