/**
 * What an agreement says, as data. Types and checks in one place; the JSON Schema for editors is generated from here.
 * Every statement carries its clause as printed. A fact that the document leaves open is written down as open
 * (`not-stated`, `open`), never left out silently and never filled in.
 */
import { z } from 'zod'
import { type LocalDate, type Period, parseLocalDate, parsePeriod } from '#src/calendar/local-date.ts'

// The message of a rule below is its name (`RuleName`); the German sentence stands in speech/agreement-faults.ts.
// Line breaks are layout in YAML; what cannot be seen, or turns the direction of the text, would be shown to people.
const UNSEEN = /(?![\n\r\t])\p{Cc}|[\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u
const isVisible = (given: string): boolean => !UNSEEN.test(given)
const text = z.string().trim().min(1).max(2000).refine(isVisible, 'visible')
const short = z.string().trim().min(1).max(160).refine(isVisible, 'visible')
/** A word by which people mean it: "12", "2027" or "x" in a sentence mean something else. */
const alias = short.refine((given) => (given.match(/\p{L}/gu) ?? []).length > 1, 'alias')
/** Lower case, digits and hyphens; stable, because meetings and duties refer to it. */
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'id')
const clause = z.string().trim().min(1).max(40)
/** One clause or several, as printed: "5", "8 b", "Anlage 2". */
const clauses = z
  .union([clause, z.array(clause).min(1)])
  .transform((given) => (Array.isArray(given) ? given : [given]) as readonly string[])
const date = z
  .string()
  .refine((given) => parseLocalDate(given) !== undefined, 'date')
  .meta({ format: 'date' })
  .transform((given) => given as LocalDate)
const period = z
  .string()
  .refine((given) => parsePeriod(given) !== undefined, 'period')
  .meta({ pattern: '^P[1-9][0-9]{0,3}[DMY]$' })
  .transform((given) => given as Period)
/** A day of every year, `MM-TT`; 29 February is refused because it does not exist every year. */
const dayOfYear = z
  .string()
  .refine((given) => parseLocalDate(`2023-${given}`) !== undefined, 'dayOfYear')
  .meta({ pattern: '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' })

/** What the checks of texts above are called in a fault. */
export type RuleName = 'id' | 'date' | 'period' | 'dayOfYear' | 'visible' | 'alias'

const modality = z.enum(['must', 'should', 'may'])
/** A fact in our own words with its place in the document. */
const statement = z.strictObject({ what: text, clause: clauses })

/** Kooperationspartner. A template names a kind of partner ("Städte und Gemeinden"); `placeholder` says so. */
const partner = z.strictObject({
  id,
  name: short,
  short: short,
  aliases: z.array(alias).default([]),
  role: text.optional(),
  representedBy: short.optional(),
  address: text.optional(),
  /** Offices and departments that the document names for this partner. */
  departments: z.array(z.strictObject({ name: short, clause: clauses })).default([]),
  placeholder: z.boolean().default(false),
  clause: clauses,
})

/** Somebody the document names who is no partner, e.g. a neighbouring city with joint meetings. */
const thirdParty = z.strictObject({ id, name: short, aliases: z.array(alias).default([]), what: text, clause: clauses })

/** Who signed. The function is that of the day of signature, not of today. */
const signatory = z.strictObject({ name: short.optional(), function: short, for: id, clause: clauses })

/** Turnus, see calendar/cadence.ts. Each number has the clause that names it in `clause`. */
const cadence = z.strictObject({
  min: z.int().positive().optional(),
  max: z.int().positive().optional(),
  times: z.int().positive().optional(),
  typical: z.int().positive().optional(),
  approximate: z.boolean().optional(),
  everyYears: z.int().min(2).optional(),
  regularly: z.boolean().optional(),
  onDemand: z.boolean().optional(),
  modality: modality.default('must'),
  /** The same cadence said differently elsewhere in the document ("2x jährlich" in an annex). */
  elsewhere: z.array(statement).default([]),
  clause: clauses,
})

/** Geschäftsführung: who convenes, for how long, who begins. */
const secretariat = z.strictObject({
  rotates: period.optional(),
  /** Who begins. `not-stated` is an answer. */
  first: z.union([
    z.literal('not-stated'),
    z.strictObject({
      holder: id,
      /** Where the text can be read in more than one way, every reading stands here, none is preferred. */
      periods: z.array(z.strictObject({ reading: text, from: date, to: date })).min(1),
      clause: clauses,
    }),
  ]),
  /** Who follows. `not-stated`: it can be recorded, never computed. */
  afterwards: z.union([z.literal('not-stated'), z.array(id).min(1)]),
  tasks: z.array(short).default([]),
  clause: clauses,
})

/** Gremium */
const committee = z.strictObject({
  id,
  name: short,
  short: short,
  aliases: z.array(alias).default([]),
  kind: z.enum([
    'cooperationConference',
    'regionalConference',
    'psychiatricNetwork',
    'workingGroup',
    'qualityCircle',
    'advisoryBoard',
    'steeringGroup',
    'networkMeeting',
    'consultation',
    'projectGroup',
    'expertMeeting',
    'politicalBody',
    'other',
  ]),
  /** zielgruppenübergreifend or zielgruppenspezifisch, where the document says so */
  scope: z.enum(['all-groups', 'one-group']).optional(),
  /** A body of this agreement, an optional format it merely allows, or a body outside it that it mentions. */
  standing: z.enum(['established', 'optional', 'external', 'mentioned', 'concluded']).default('established'),
  /** `not-stated`: the document names no rhythm. */
  cadence: z.union([z.literal('not-stated'), cadence]),
  participants: z
    .array(
      z.strictObject({
        /** A partner's id where the document names the partner; otherwise only `who`. */
        partner: id.optional(),
        who: z.array(text).default([]),
        /** The document has an empty entry here. */
        open: z.boolean().default(false),
        clause: clauses,
      }),
    )
    .default([]),
  guests: z.array(statement).default([]),
  /** Who convenes, where this is not the rotating secretariat: a partner's id or an office. */
  convener: z.strictObject({ partner: id.optional(), office: short.optional(), clause: clauses }).optional(),
  secretariat: secretariat.optional(),
  /** Limited in time: last day, and whether the document foresees an extension ("zunächst"). */
  limitedUntil: z.strictObject({ on: date, provisional: z.boolean().default(false), clause: clauses }).optional(),
  /** Since when it meets, where the document says so: year or date. */
  since: z.strictObject({ year: z.int().min(1900).max(2199), clause: clauses }).optional(),
  /** Sessions together with somebody else, and what the clause demands for them. */
  jointMeetings: z.array(z.strictObject({ with: id, condition: text, clause: clauses })).default([]),
  /** Order relative to another body of the same agreement, with every reading of it. */
  order: z.strictObject({ before: id, readings: z.array(text).min(1), clause: clauses }).optional(),
  notes: z.array(statement).default([]),
  clause: clauses,
})

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
  /** The rhythm is set elsewhere (state-wide), the document names none. */
  z.strictObject({ kind: z.literal('setElsewhere'), where: text }),
  z.strictObject({ kind: z.literal('notStated') }),
])

/** Pflicht: who owes what to whom. */
const duty = z.strictObject({
  id,
  /** Partner ids; offices or "the secretariat in charge" as `office`. */
  debtors: z.array(id).default([]),
  debtorOffice: short.optional(),
  creditors: z.array(id).default([]),
  creditorOther: short.optional(),
  /** The creditor follows from the context only; the clause does not name it. */
  creditorDerived: z.boolean().default(false),
  what: text,
  modality: z.enum(['must', 'should', 'may', 'aim', 'clarification']),
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

/** Kündigung: one entry per kind of partner where the terms differ. */
const notice = z.strictObject({
  /** Partner ids that these terms hold for; empty: every partner. */
  by: z.array(id).default([]),
  /** The text leaves open whether partners act singly or together. */
  singlyOrTogether: z.enum(['singly', 'not-stated']).default('singly'),
  kind: z.enum(['ordinary', 'extraordinary']).default('ordinary'),
  period: period.optional(),
  to: z.enum(['year-end', 'quarter-end', 'any-time']).optional(),
  form: short.optional(),
  /** Grounds that must be given; absent: none needed. */
  reason: text.optional(),
  /** What holds after the termination; `not-stated` is an answer. */
  effect: z.union([z.literal('not-stated'), statement]),
  notes: z.array(statement).default([]),
  clause: clauses,
})

/** Beratungsfolge */
const resolutionPath = z.strictObject({
  proposal: statement,
  steps: z.array(z.strictObject({ body: short, on: date, role: short, public: z.boolean(), clause: clauses })).min(1),
  /** What became of it; `unknown` until somebody records it. */
  result: z.union([z.literal('unknown'), z.strictObject({ on: date, what: text })]),
})

const reviewCycle = z.strictObject({
  id,
  what: text,
  every: period.optional(),
  modality,
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
  what: text,
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
  kind: z.enum(['agreement', 'template', 'resolutionPaper', 'positionPaper']),
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
  partners: z.array(partner).min(1),
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
  committees: z.array(committee).default([]),
  duties: z.array(duty).default([]),
  notice: z.union([z.literal('not-stated'), z.array(notice).min(1)]),
  amendments: z.array(statement).default([]),
  reviewCycles: z.array(reviewCycle).default([]),
  resolutionPath: resolutionPath.optional(),
  rights: z.array(z.strictObject({ holders: z.array(id).min(1), what: text, clause: clauses })).default([]),
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
  /** Only made from a template: what was given for a parameter that no text of the template has a place for. */
  particulars: z.array(statement).optional(),
  contradictions: z.array(contradiction).default([]),
  legalNotes: z.array(legalNote).default([]),
  /** Topics people ask for that the document leaves open: "Ladungsfrist", "Protokollfrist". */
  notRegulated: z.array(short).default([]),
})

/** What stands in a file of `data/agreements/`. */
export const agreementSchema = agreement

export type Agreement = z.output<typeof agreement>
export type Partner = Agreement['partners'][number]
export type Committee = Agreement['committees'][number]
export type Secretariat = NonNullable<Committee['secretariat']>
export type Duty = Agreement['duties'][number]
export type Due = Duty['due']
export type Notice = Exclude<Agreement['notice'], 'not-stated'>[number]
export type ReviewCycle = Agreement['reviewCycles'][number]
export type Contradiction = Agreement['contradictions'][number]
export type LegalNote = Agreement['legalNotes'][number]
export type AgreementKind = Agreement['kind']
export type CommitteeKind = Committee['kind']
export type Land = Agreement['land']

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
  parameters: z.record(id, z.union([short, z.array(short).min(1), z.array(partner).min(1)])),
})
export type Instance = z.output<typeof instanceSchema>
