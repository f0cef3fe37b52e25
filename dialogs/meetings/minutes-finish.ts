import { order } from '#src/conversation/dialog.ts'
import { committeeNameOf } from '#src/conversation/fields/meetings/meeting-field.ts'
import { meetingOrdered, settledMeeting } from '#src/conversation/fields/meetings/settled-fields.ts'
import { minutesMark } from '#src/meetings/minutes-version.ts'
import * as say from '#src/speech/meetings/minutes.ts'
import * as round from '#src/speech/meetings/minutes-round.ts'
import { handOut, linesWithNames, readersOf } from './hand-out-minutes.ts'
import { MINUTES_STATES, minutesNamed } from './parts/minutes-named.ts'
import { authorshipOf, enter, meetingMatter } from './parts/open-minutes.ts'

/** "/protokoll KoK Kassel fertig" sends them round; the lines that look like a name are shown before. */
export const finishMinutes = order('finish-minutes', {
  version: 1,
  about: round.aboutFinishing(),
  undone: round.notSent(),
  right: 'minutes.take',
})
  .asks('meeting', settledMeeting)
  .reads(async (ordered) => {
    const named = minutesNamed(ordered.text, 'finish', ordered)
    if (!('meeting' in named)) return named
    if (!(await ordered.isAllowed('minutes.take', meetingMatter(named.meeting)))) return say.mayNot()
    return { wants: { meeting: named.meeting.id } }
  })
  .checks(async (_, context) => {
    const meeting = meetingOrdered(context)
    if (MINUTES_STATES.finish.includes(meeting.state)) return undefined
    return { field: 'meeting', because: say.wrongState(committeeNameOf(meeting, context), meeting).answer }
  })
  .readsBack(async (_, context, readers) => {
    const meeting = meetingOrdered(context)
    const lines = await readers.minutes.linesOf(meeting.id)
    const { until, names } = await readersOf(meeting, context, readers)
    const suspicious = linesWithNames(meeting, lines, context)
    const shown = round.askToHandOut(committeeNameOf(meeting, context), meeting, { lines, suspicious, until, names })
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
