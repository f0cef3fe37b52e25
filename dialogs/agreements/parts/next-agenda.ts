/** How far the agenda of a coming meeting is, for whoever asks when it is. */
import type { Asked } from '#src/conversation/question.ts'
import { acceptedItems } from '#src/meetings/agenda.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { agendaState } from '#src/speech/meetings/meeting.ts'
import type { Statement } from '#src/speech/parts/reply.ts'

export const agendaStateOf = async (
  meeting: Meeting | undefined,
  { agenda }: Pick<Asked, 'agenda'>,
): Promise<readonly Statement[]> =>
  meeting ? [agendaState(acceptedItems(await agenda.itemsOf(meeting.id)), await agenda.lastCopy(meeting.id))] : []
