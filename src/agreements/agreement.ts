/**
 * What an agreement says, as data. Types and checks in one place; the JSON Schema for editors is generated from here.
 * Every statement carries its clause as printed. A fact that the document leaves open is written down as open
 * (`not-stated`, `open`), never left out silently and never filled in.
 */
import { z } from 'zod'
import type { Cited } from './clauses.ts'
import { committeeSchema } from './committee-schema.ts'
import { dutySchema } from './duty-schema.ts'
import {
  agreementKind,
  alias,
  beside,
  clauses,
  date,
  id,
  modality,
  period,
  short,
  statement,
  text,
} from './schema-values.ts'

/** Kooperationspartner. A template names a kind of partner ("Städte und Gemeinden"); `placeholder` says so. */
export const partnerSchema = z.strictObject({
  id,
  name: short,
  short: short,
  aliases: z.array(alias).default([]),
  role: text.optional(),
  representedBy: short.optional(),
  address: text.optional(),
  /** Offices and departments that the document names for this partner: a name, and beside it what is said of it. */
  departments: z.array(z.strictObject({ name: short, note: text.optional(), clause: clauses })).default([]),
  placeholder: z.boolean().default(false),
  clause: clauses,
})

/** Somebody the document names who is no partner, e.g. a neighbouring city with joint meetings. */
const thirdParty = z.strictObject({ id, name: short, aliases: z.array(alias).default([]), what: text, clause: clauses })

/** Who signed. The function is that of the day of signature, not of today. */
const signatory = z.strictObject({ name: short.optional(), function: short, for: id, clause: clauses })

/** Kündigung: one entry per kind of partner where the terms differ. */
const notice = z.strictObject({
  /** Partner ids that these terms hold for; empty: every partner. */
  by: z.array(id).default([]),
  /** `not-stated`: the text leaves open whether partners act singly or together; absent: nobody looked for it. */
  singlyOrTogether: z.enum(['singly', 'not-stated']).optional(),
  kind: z.enum(['ordinary', 'extraordinary']).default('ordinary'),
  period: period.optional(),
  to: z.enum(['year-end', 'quarter-end', 'any-time']).optional(),
  form: short.optional(),
  /** Grounds without which it is not possible; absent: the text demands none. */
  reason: text.optional(),
  /** The text says that no grounds need be given; otherwise, without `reason`, it says nothing of them. */
  withoutReason: z.boolean().default(false),
  /** What holds after the termination; `not-stated` is an answer. */
  effect: z.union([z.literal('not-stated'), statement]),
  notes: z.array(statement).default([]),
  clause: clauses,
})

/** Beratungsfolge */
const resolutionPath = z.strictObject({
  proposal: statement,
  /** Berichterstattung: who presents the paper to the bodies, with the function of that time. */
  rapporteur: z.strictObject({ name: short, function: short.optional(), clause: clauses }).optional(),
  steps: z.array(z.strictObject({ body: short, on: date, role: short, public: z.boolean(), clause: clauses })).min(1),
  /** What became of it; `unknown` until somebody records it. */
  result: z.union([z.literal('unknown'), z.strictObject({ on: date, what: text })]),
})

const reviewCycle = z.strictObject({
  id,
  what: text,
  every: period.optional(),
  modality,
  /** Told by the document as it was at its time: neither computed on nor reminded of. */
  described: z.boolean().default(false),
  /** What the document says of past reviews. */
  history: z.array(statement).default([]),
  /** The date from which the next one may be computed; `not-stated`: the document sets none. */
  last: z.strictObject({ year: z.int(), clause: clauses }).optional(),
  next: z.union([z.literal('not-stated'), date]),
  clause: clauses,
})

/** Widerspruch or ambiguity, and what the product does about it. Never resolved silently. */
const contradiction = z.strictObject({
  id,
  /** What the document says, and nothing else. */
  what: text,
  /** What is known of it from elsewhere. */
  beside: z.array(beside).default([]),
  /** The one year that it concerns; absent: it holds for every year. */
  year: z.int().min(1900).max(2199).optional(),
  /** What we do: name both, ask, warn. */
  handling: text,
  /** Committee and duty ids whose answers must show it. */
  about: z.array(id).default([]),
  clause: clauses,
})

/** Law that came later: own layer, never mixed with the agreement. */
const legalNote = z.strictObject({
  id,
  /** `not-stated`: known to apply, but nobody has established since when. */
  since: z.union([date, z.literal('not-stated')]),
  what: text,
  /** Where this is from. */
  source: text,
  /** What the partners should do about it. */
  advice: text.optional(),
  /** Since then there is probably nothing left to do for the duties in `about`: said first wherever they are named. */
  empties: z.boolean().default(false),
  /** Has somebody with legal training checked it? */
  checked: z.boolean().default(false),
  about: z.array(id).default([]),
  /** Clauses whose answers must show it. */
  clause: clauses.optional(),
})

const placeholder = z.strictObject({
  what: text,
  /** Template parameter that fills it; `signed` is filled by the instance's day of signature. */
  parameter: id.optional(),
  clause: clauses,
})

const agreement = z.strictObject({
  id,
  kind: agreementKind,
  name: text,
  /** As cited in answers: "KV Kassel". */
  short: short,
  /** Names under which people look for it: regions, spellings, vehicle codes. */
  aliases: z.array(alias).min(1),
  /** What the region is called in an answer: "LK Kassel". */
  region: short,
  land: z.enum(['BW', 'BY', 'BE', 'BB', 'HB', 'HH', 'HE', 'MV', 'NI', 'NW', 'RP', 'SL', 'SN', 'ST', 'SH', 'TH']),
  subject: text.optional(),
  status: z.strictObject({
    state: z.enum(['inForce', 'planned', 'notConcluded', 'selfCommitment', 'ended']),
    what: text,
    clause: clauses,
  }),
  partners: z.array(partnerSchema).min(1),
  thirdParties: z.array(thirdParty).default([]),
  signed: z.union([
    z.literal('not-stated'),
    z.strictObject({ on: date, place: short.optional(), note: text.optional(), clause: clauses }),
  ]),
  signatories: z.array(signatory).default([]),
  /** First day in force; `open`: a template's placeholder. */
  inForce: z.union([
    z.literal('not-stated'),
    z.strictObject({ from: z.union([date, z.literal('open')]), note: text.optional(), clause: clauses }),
  ]),
  /** Last day. `unlimited`: no end agreed. */
  ends: z.union([z.literal('not-stated'), z.literal('unlimited'), z.strictObject({ on: date, clause: clauses })]),
  /** Dates of the document itself (title page, "Stand"). */
  documentDates: z.array(z.strictObject({ on: short, what: text, clause: clauses })).default([]),
  predecessors: z.array(statement).default([]),
  supersededBy: id.optional(),
  legalBasis: z.array(z.strictObject({ norm: short, what: text.optional(), clause: clauses })).default([]),
  committees: z.array(committeeSchema).default([]),
  duties: z.array(dutySchema).default([]),
  notice: z.union([z.literal('not-stated'), z.array(notice).min(1)]),
  amendments: z.array(statement).default([]),
  reviewCycles: z.array(reviewCycle).default([]),
  resolutionPath: resolutionPath.optional(),
  rights: z
    .array(
      z.strictObject({
        holders: z.array(id).min(1),
        /** Who holds it follows from the context only; the clause does not name it. */
        holdersDerived: z.boolean().default(false),
        what: text,
        clause: clauses,
      }),
    )
    .default([]),
  dataRules: z.array(statement).default([]),
  goals: z.array(statement).default([]),
  funding: z.array(statement).default([]),
  /** Past events with a date that the document names. */
  history: z.array(z.strictObject({ on: short, what: text, clause: clauses })).default([]),
  attachments: z.array(z.strictObject({ what: text, present: z.boolean(), clause: clauses })).default([]),
  placeholders: z.array(placeholder).default([]),
  /**
   * Only a template: what must be given to make an agreement of it (instantiate.ts). In any text of the template,
   * `{{id}}` stands for the value: a text as it is, a date as 01.03.2027, a list and partners as "A, B und C".
   * A parameter of kind `partners` has the id of a partner with `placeholder: true`; the partners given take its place
   * wherever that id stands. The date parameter `start` takes the place of `inForce.from: open`.
   */
  parameters: z
    .array(
      z.strictObject({
        id,
        what: text,
        kind: z.enum(['text', 'date', 'partners', 'list']),
        /** What no longer holds once it is given: ids of contradictions, topics of `notRegulated`. */
        settles: z.array(short).default([]),
      }),
    )
    .default([]),
  /** What fits no other field; made from a template, also what was given for a parameter without a place in its texts. */
  particulars: z.array(statement).optional(),
  contradictions: z.array(contradiction).default([]),
  legalNotes: z.array(legalNote).default([]),
  /** A part of the text that nobody here has seen, in the nominative: what is not found may stand there. */
  notSeen: statement.optional(),
  /** Topics people ask for that the document leaves open: "Ladungsfrist", "Protokollfrist". */
  notRegulated: z.array(short).default([]),
})

/** What stands in a file of `data/agreements/`. */
export const agreementSchema = agreement

/** What stands in a file, as data. Not yet to be cited: its clauses may be those of the template it is made from. */
export type AgreementData = z.output<typeof agreement>

/** Vereinbarung: one that stands on the shelf. */
export type Agreement = Cited<AgreementData>

/** Partner: a party to the agreement. */
export type Partner = Agreement['partners'][number]

/** Gremium: a body that meets under the agreement. */
export type Committee = Agreement['committees'][number]

/** Geschäftsführung: who prepares the meetings of a body and invites to them. */
export type Secretariat = NonNullable<Committee['secretariat']>

/** Pflicht: what a partner owes under the agreement. */
export type Duty = Agreement['duties'][number]

export type DueRule = Duty['due']

/** Kündigungsfrist: the terms of one way to terminate, with its period. */
export type Notice = Exclude<Agreement['notice'], 'not-stated'>[number]

export type ReviewCycle = Agreement['reviewCycles'][number]

/** Widerspruch: two clauses that say different things; both are named. */
export type Contradiction = Agreement['contradictions'][number]

/** Rechtshinweis: a law outside the agreement that belongs to it. */
export type LegalNote = Agreement['legalNotes'][number]

export type CommitteeKind = Committee['kind']

/** Making an agreement of a template: its name, its state, and a value for every parameter. */
export const instanceSchema = z.strictObject({
  template: id,
  id,
  name: text,
  short: short,
  region: short,
  aliases: z.array(alias).min(1),
  /** A template's own status says that it is one; what the agreement made of it is, only its partners know. */
  status: agreement.shape.status,
  signed: agreement.shape.signed,
  parameters: z.record(id, z.union([short, z.array(short).min(1), z.array(partnerSchema).min(1)])),
})

/** Ausprägung eines Musters: what turns a template into an agreement. */
export type Instance = z.output<typeof instanceSchema>
