/** What an agreement file says of a body (Gremium): cadence, secretariat, participants. */
import { z } from 'zod'
import { alias, clauses, date, id, modality, period, short, statement, text } from './schema-values.ts'

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
export const committeeSchema = z.strictObject({
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
  /**
   * A body of this agreement, an optional format it merely allows, a body outside it that it mentions, one that has ended,
   * or one that the document tells of as it was at its time (`described`): only the first two meet under it.
   */
  standing: z
    .enum(['established', 'optional', 'external', 'mentioned', 'concluded', 'described'])
    .default('established'),
  /** `not-stated`: the document names no cadence. */
  cadence: z.union([z.literal('not-stated'), cadence]),
  participants: z
    .array(
      z.strictObject({
        /** A partner's id where the document names the partner; otherwise only `who`. */
        partner: id.optional(),
        /** Offices by name: somebody may hold each of them. */
        who: z.array(text).default([]),
        /** What the document says of their taking part: "Teilnahme ist ein Recht". */
        note: text.optional(),
        /** The document has an empty entry here. */
        open: z.boolean().default(false),
        clause: clauses,
      }),
    )
    .default([]),
  guests: z.array(statement).default([]),
  /** Ladungsfrist in calendar days: so long before the session at the latest the invitation is sent. */
  invitationLead: z.strictObject({ days: z.int().min(1).max(366), clause: clauses }).optional(),
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
