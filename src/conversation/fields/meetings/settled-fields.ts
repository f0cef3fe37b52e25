/** Which meeting, or which task of which minutes, an order is about. */
import { z } from 'zod'
import type { DialogContext, Field } from '#src/conversation/field.ts'
import { settled } from '#src/conversation/fields/order-fields.ts'
import type { Arrangement } from '#src/meetings/arrangement.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { deedsLabel, deedsShown, unreadLabel } from '#src/speech/meetings/arrangement.ts'
import { pollLabel, slotLabel, slotShown } from '#src/speech/meetings/find-date.ts'
import * as say from '#src/speech/meetings/meeting-field.ts'
import { taskLabel, taskShown } from '#src/speech/meetings/registers.ts'
import { committeeNameOf, meetingOf, type OfMeeting } from './meeting-field.ts'

export const settledMeeting: Field<string> = {
  ...settled(say.label(), z.string(), (id, context) => {
    const meeting = context.meetings.find((one) => one.id === id)
    return meeting ? say.choice(committeeNameOf(meeting, context), meeting) : id
  }),
  needsMeetings: true,
}

/** The meeting that an order is about. @throws Error if it is gone: a meeting is cancelled, never deleted */
export function meetingOrdered(context: DialogContext<OfMeeting>): Meeting {
  const meeting = meetingOf(context)
  if (!meeting) throw new Error(`no meeting ${context.answers.meeting}`)
  return meeting
}

export interface TaskDone {
  /** Of the line in the minutes. */
  readonly id: string
  /** In the register. */
  readonly number: number
  readonly remark: string
  readonly agreementId: string
  readonly committeeId: string
  /** Named as who does it: that is another right than running the body. */
  readonly isOwn: boolean
}
export const settledTask = settled<TaskDone>(
  taskLabel(),
  z.object({
    id: z.string(),
    number: z.number(),
    remark: z.string(),
    agreementId: z.string(),
    committeeId: z.string(),
    isOwn: z.boolean(),
  }),
  taskShown,
)

/** What is done to an agenda, deed by deed. */
export const settledArrangement = settled<readonly Arrangement[]>(
  deedsLabel(),
  z.array(
    z.object({
      does: z.enum(['accept', 'decline', 'move']),
      item: z.string(),
      reason: z.exactOptional(z.string()),
      before: z.exactOptional(z.string()),
    }),
  ),
  deedsShown,
)
/** What an order was not read as: its read-back says so. */
export const settledUnread = settled(unreadLabel(), z.string(), (words) => words)

/** Which search for a date. */
export const settledPoll = settled(
  pollLabel(),
  z.object({ id: z.string(), agreementId: z.string(), committeeId: z.string() }),
  (poll, context) => committeeNameOf(poll, context),
)
/** Which of its days, counted from 0. */
export const settledSlot = settled(slotLabel(), z.number(), slotShown)
