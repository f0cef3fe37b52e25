/** The fields "which step of the plan how many days ahead" and "when duties are reminded of". */
import { z } from 'zod'
import { type Field, found, nothing, refused } from '#src/conversation/field.ts'
import { besideNames } from '#src/conversation/fields/meetings/meeting-field.ts'
import { phrase } from '#src/conversation/fields/order-fields.ts'
import { type Lead, presetFor } from '#src/duties/stages.ts'
import { readLead, readStages } from '#src/language/duties/presets.ts'
import { daysFor, type MilestoneKind, milestoneKinds } from '#src/meetings/milestones.ts'
import * as say from '#src/speech/duties/presets.ts'

/** A year is further away than any plan of ours. */
const MOST_DAYS = 365
/** Each reminder takes time of somebody; more of them are read by nobody. */
const MOST_STAGES = 8

export interface LeadWanted {
  readonly kind: MilestoneKind
  /** Calendar days; of a reset those of our default. */
  readonly days: number
  readonly isReset: boolean
}

/** "Einladung 21 Tage", "Einladung Voreinstellung". */
export const lead: Field<LeadWanted> = {
  ...phrase<LeadWanted>('lead', {
    label: say.leadLabel(),
    ask: say.askLead,
    read(text, before, context) {
      const said = readLead(besideNames(text, context), before?.kind)
      if (!said || 'unread' in said) return nothing
      const { kind, isReset } = said
      const days = isReset ? daysFor(kind, {}).days : said.days
      if (days === undefined || days > MOST_DAYS) return refused(say.outOfBounds(MOST_DAYS))
      return found({ kind, days, isReset })
    },
    written: ({ kind, days, isReset }) => say.writtenLead(kind, days, isReset),
    shape: z.object({
      kind: z.custom<MilestoneKind>((kind) => milestoneKinds.some((one) => one === kind)),
      days: z.number(),
      isReset: z.boolean(),
    }),
  }),
  needsMeetings: true,
}

export interface StagesWanted {
  /** None for a reset. */
  readonly stages: readonly Lead[]
  readonly isReset: boolean
}

/** Is none of them further away than a year? */
function areNear(stages: readonly Lead[]): boolean {
  try {
    presetFor(new Map([['', { before: stages }]]), '', 'duty', '')
    return true
  } catch {
    return false
  }
}

/** "12 Wochen, 4 Wochen, am Tag", "Voreinstellung". */
export const stages: Field<StagesWanted> = phrase<StagesWanted>('stages', {
  label: say.aboutStages(),
  ask: say.askStages,
  read(text) {
    const said = readStages(text)
    if (!said || 'unread' in said) return nothing
    if (said.stages.length > MOST_STAGES) return refused(say.tooManyStages(MOST_STAGES))
    return said.isReset || areNear(said.stages) ? found(said) : refused(say.stagesTooFar())
  },
  written: ({ stages: leads, isReset }) => say.writtenStages(leads, isReset),
  shape: z.object({ stages: z.array(z.custom<Lead>((one) => typeof one === 'string')), isReset: z.boolean() }),
})
