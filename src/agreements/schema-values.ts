/** The values an agreement file is made of: texts, ids, clauses, dates, periods. */
import { z } from 'zod'
import { type LocalDate, type Period, parseLocalDate, parsePeriod } from '#src/calendar/local-date.ts'

// The message of a rule below is its name (`RuleName`); the German sentence stands in speech/agreements/agreement-faults.ts.
// Line breaks are layout in YAML; what cannot be seen, or turns the direction of the text, would be shown to people.
const UNSEEN = /(?![\n\r\t])\p{Cc}|[\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u

const isVisible = (given: string): boolean => !UNSEEN.test(given)

export const text = z.string().trim().min(1).max(2000).refine(isVisible, 'visible')

export const short = z.string().trim().min(1).max(160).refine(isVisible, 'visible')

/** A word by which people mean it: "12", "2027" or "x" in a sentence mean something else. */
export const alias = short.refine((given) => (given.match(/\p{L}/gu) ?? []).length > 1, 'alias')

/** Lower case, digits and hyphens; stable, because meetings and duties refer to it. */
export const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'id')

export const clause = z.string().trim().min(1).max(40)

/** One clause or several, as printed: "5", "8 b", "Anlage 2". Of which document, only clauses.ts tells. */
export const clauses = z
  .union([clause, z.array(clause).min(1)])
  .transform((given): readonly string[] => (Array.isArray(given) ? given : [given]))

export const date = z
  .string()
  .refine((given) => parseLocalDate(given) !== undefined, 'date')
  .meta({ format: 'date' })
  .transform((given) => given as LocalDate)

export const period = z
  .string()
  .refine((given) => parsePeriod(given) !== undefined, 'period')
  .meta({ pattern: '^P[1-9][0-9]{0,3}[DMY]$' })
  .transform((given) => given as Period)

/** A day of every year, `MM-TT`; 29 February is refused because it does not exist every year. */
export const dayOfYear = z
  .string()
  .refine((given) => parseLocalDate(`2023-${given}`) !== undefined, 'dayOfYear')
  .meta({ pattern: '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' })

/** What the checks of texts above are called in a fault. */
export type RuleName = 'id' | 'date' | 'period' | 'dayOfYear' | 'visible' | 'alias'

/** What a document is: of these only an agreement binds. */
export const agreementKind = z.enum(['agreement', 'template', 'resolutionPaper', 'positionPaper'])
export type AgreementKind = z.output<typeof agreementKind>

export const modality = z.enum(['must', 'should', 'may'])

/** A fact in our own words with its place in the document. */
export const statement = z.strictObject({ what: text, clause: clauses })

/**
 * What is said beside the text of the document, and what it rests on instead of it: law, a report in the press, or our
 * own reading. `source` says where it is from; law and press need one.
 */
export const beside = z.discriminatedUnion('rests', [
  z.strictObject({ rests: z.literal('law'), what: text, source: text }),
  z.strictObject({ rests: z.literal('press'), what: text, source: text }),
  z.strictObject({ rests: z.literal('own'), what: text }),
])
