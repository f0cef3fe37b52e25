/** What an agreement file says of a duty (Pflicht): who owes what to whom, and when. */
import { z } from 'zod'
import { clauses, date, dayOfYear, id, short, statement, text } from './schema-values.ts'

/** When a duty is due. Only `deadline` (Frist) may ever shift, and only as a Rechtshinweis beside the contract date. */
const due = z.discriminatedUnion('kind', [
  /** Frist: each year by this day. `referenceYear: previous` where the numbers are those of the year before. */
  z.strictObject({ kind: z.literal('deadline'), yearly: dayOfYear, latest: z.boolean().default(false) }),
  /** Termin: on one day, once. */
  z.strictObject({ kind: z.literal('fixedDate'), on: date }),
  /** Once, by this day. */
  z.strictObject({ kind: z.literal('onceBy'), by: date }),
  /** "einmal jährlich" and no date: none is invented. */
  z.strictObject({ kind: z.literal('yearlyUndated') }),
  /** Every n years; from a start that may be open. */
  z.strictObject({
    kind: z.literal('everyYears'),
    years: z.int().min(2),
    from: z.union([date, z.literal('not-stated')]),
  }),
  /** With each meeting of a body, before it or in it. */
  z.strictObject({ kind: z.literal('eachMeeting'), committee: id }),
  /** "regelmäßig", "in der Regel n-mal" */
  z.strictObject({ kind: z.literal('regularly'), timesPerYear: z.int().positive().optional() }),
  /** On an occasion; `early` where the document says "frühzeitig" or "rechtzeitig". */
  z.strictObject({ kind: z.literal('onOccasion'), occasion: text.optional(), early: z.boolean().default(false) }),
  z.strictObject({ kind: z.literal('continuous') }),
  /** How often is set elsewhere (state-wide), the document names none. */
  z.strictObject({ kind: z.literal('setElsewhere'), where: text }),
  z.strictObject({ kind: z.literal('notStated') }),
])

/** Pflicht: who owes what to whom. */
export const dutySchema = z.strictObject({
  id,
  /** Partner ids; offices or "the secretariat in charge" as `office`. */
  debtors: z.array(id).default([]),
  debtorOffice: short.optional(),
  creditors: z.array(id).default([]),
  creditorOther: short.optional(),
  /** The creditor follows from the context only; the clause does not name it. */
  creditorDerived: z.boolean().default(false),
  what: text,
  /** By which it is called where a line is too long, and as an item of an agenda: a subject, never an order. */
  title: short.optional(),
  /** The same in Einfache Sprache, written by hand: whole short sentences that say who owes it to whom, and as strongly. */
  plain: text.optional(),
  modality: z.enum(['must', 'should', 'may', 'aim', 'clarification']),
  /** Told by the document as it was at its time: owed by nobody today, neither due nor reminded of. */
  described: z.boolean().default(false),
  due,
  /** Stichtag, `MM-TT` of the reference year; never shifts. */
  referenceDate: z.strictObject({ day: dayOfYear, year: z.enum(['previous', 'same', 'not-stated']) }).optional(),
  /** The data concern another year than that of the due date: "im Folgejahr". */
  concernsYear: z.enum(['following', 'previous']).optional(),
  /** First due date as the document says; `conflict` points to the contradiction if it has one. */
  firstDue: z.strictObject({ on: date, clause: clauses, conflict: id.optional() }).optional(),
  channel: text.optional(),
  condition: text.optional(),
  /** What may go through this product: only numbers, never names, or nothing personal involved. */
  data: z.enum(['never-names', 'numbers-only', 'none']).default('none'),
  sanction: statement.optional(),
  clause: clauses,
})
