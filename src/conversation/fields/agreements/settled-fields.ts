/** Which body, or which duties of an agreement, an order is about. */
import { z } from 'zod'
import { agreementById, type Duty } from '#src/agreements/lookup.ts'
import type { DialogContext } from '#src/conversation/field.ts'
import { committeeNameOf } from '#src/conversation/fields/meetings/meeting-field.ts'
import { settled } from '#src/conversation/fields/order-fields.ts'
import { ofDuties } from '#src/speech/duties/presets.ts'
import * as say from '#src/speech/parts/fields.ts'

export const settledCommittee = settled(
  say.committeeLabel(),
  z.object({ agreementId: z.string(), committeeId: z.string() }),
  committeeNameOf,
)

/** All duties of an agreement with a date, or one of them. */
export interface DutiesRef {
  readonly agreementId: string
  readonly dutyId?: string | undefined
}

export const dutyIn = ({ agreementId, dutyId }: DutiesRef, { shelf }: Pick<DialogContext, 'shelf'>): Duty | undefined =>
  agreementById(shelf, agreementId)?.duties.find(({ id }) => id === dutyId)

export const settledDuties = settled<DutiesRef>(
  say.dutiesLabel(),
  z.object({ agreementId: z.string(), dutyId: z.string().optional() }),
  (ref, context) => {
    const agreement = agreementById(context.shelf, ref.agreementId)
    return agreement ? ofDuties(agreement, dutyIn(ref, context)) : ref.agreementId
  },
)
