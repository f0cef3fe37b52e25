import { order } from '#src/conversation/dialog.ts'
import { committeeNameOf } from '#src/conversation/fields/meetings/meeting-field.ts'
import { meetingOrdered, settledMeeting } from '#src/conversation/fields/meetings/settled-fields.ts'
import { currentLines } from '#src/meetings/minutes.ts'
import { minutesMark } from '#src/meetings/minutes-version.ts'
import { empty } from '#src/speech/meetings/minutes.ts'
import * as round from '#src/speech/meetings/minutes-round.ts'
import { handOut, linesWithNames, readersOf } from './hand-out-minutes.ts'
import { minutesEnded, stateFor } from './parts/minutes-named.ts'
import { authorshipOf, enter } from './parts/open-minutes.ts'

/** "/protokoll KoK Kassel fertig" sends them round; the lines that look like a name are shown before. */
export const finishMinutes = order('finish-minutes', {
  version: 1,
  about: round.aboutFinishing(),
  undone: round.notSent(),
  right: 'minutes.take',
})
  .asks('meeting', settledMeeting)
  .reads(minutesEnded('finish', 'minutes.take'))
  .checks(stateFor('finish'))
  .checks(async (_, context, { minutes }) => {
    const meeting = meetingOrdered(context)
    if (currentLines(await minutes.linesOf(meeting.id)).length > 0) return undefined
    return { field: 'meeting', because: empty(committeeNameOf(meeting, context), meeting) }
  })
  .readsBack(async (_, context, readers) => {
    const meeting = meetingOrdered(context)
    const lines = await readers.minutes.linesOf(meeting.id)
    const read = await readersOf(meeting, context, readers)
    const suspicious = linesWithNames(meeting, lines, context)
    const shown = round.askToHandOut(committeeNameOf(meeting, context), meeting, { lines, suspicious, ...read })
    return { ...shown, mark: minutesMark(lines) }
  })
  .does(async (_, work, context, by) => {
    const meeting = meetingOrdered(context)
    const hand = { context, ...by }
    const refusal = await enter('minuted', meeting, hand, work)
    if (refusal) return refusal
    const version = await work.minutes.freeze(meeting, 'circulated', authorshipOf('minutes.circulate', hand))
    return handOut(meeting, version, hand, work)
  })
