import { dialog } from '#src/conversation/dialog.ts'
import type { DialogContext } from '#src/conversation/field.ts'
import { attendees } from '#src/conversation/fields/meetings/attendance-field.ts'
import { committeeNameOf, meetingField, meetingOf, stillFits } from '#src/conversation/fields/meetings/meeting-field.ts'
import { readLeftOut } from '#src/language/meetings/attendance-lists.ts'
import {
  type AttendanceKind,
  attendanceKinds,
  isAttendance,
  joinNames,
  withoutOffice,
} from '#src/meetings/attendance.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { currentLines } from '#src/meetings/minutes.ts'
import * as say from '#src/speech/meetings/attendance.ts'

const isWritten = ({ state }: Meeting): boolean => state === 'inSession' || state === 'held'

function chosen(context: DialogContext<{ readonly meeting: string }>): Meeting {
  const meeting = meetingOf(context)
  if (!meeting) throw new Error(`no meeting ${context.answers.meeting}`)
  return meeting
}

type AttendanceSaid = { readonly attendance: readonly string[] } & Partial<Record<AttendanceKind, readonly string[]>>
const listsOf = (said: AttendanceSaid): readonly (readonly [AttendanceKind, readonly string[]])[] =>
  attendanceKinds.map((kind) => [kind, said[kind] ?? []])

/** Whoever stands in more than one list, whatever office is named with them. */
function namedTwice(said: AttendanceSaid): readonly string[] {
  const all = listsOf(said).flatMap(([, names]) => [...new Set(names.map(withoutOffice))])
  return [...new Set(all.filter((name, index) => all.indexOf(name) !== index))]
}

/** Who is there, excused, represented, a guest: one card, filled in from the answers. Opened by /anwesenheit. */
export const takeAttendance = dialog('take-attendance', {
  version: 1,
  about: say.about(),
  undone: say.undone(),
  cannot(text) {
    const said = readLeftOut(text)
    return said === undefined ? undefined : say.cannotLeaveOut(said)
  },
})
  .asks('meeting', meetingField(say.askMeeting, isWritten, { dayIs: 'its', standsInFront: true, none: say.noneOpen }))
  .asks('attendance', attendees('attendance', true))
  .takes('excused', attendees('excused'))
  .takes('represented', attendees('represented'))
  .takes('guests', attendees('guests'))
  .checks(async (_, context) => stillFits(context, isWritten))
  .checks(async (answers) => {
    const twice = namedTwice(answers)
    return twice.length > 0 ? { field: 'attendance', because: say.inTwoLists(twice) } : undefined
  })
  .readsBack(async (answers, context, { minutes }) => {
    const meeting = chosen(context)
    const before = currentLines(await minutes.linesOf(meeting.id)).filter(({ kind }) => isAttendance(kind))
    return {
      question: say.readBack(committeeNameOf(meeting, context), meeting),
      statements: [],
      notes: [...say.lists(listsOf(answers)), ...say.replaces(before.length)],
      confirm: say.confirm(),
    }
  })
  .does(async (answers, { minutes }, context, { person, at, newId }) => {
    const meeting = chosen(context)
    const by = { at, by: person.id, deed: 'minutes.correct' }
    for (const line of currentLines(await minutes.linesOf(meeting.id))) {
      if (isAttendance(line.kind)) await minutes.replace(line.id, 'struck', by)
    }
    for (const [kind, names] of listsOf(answers)) {
      if (names.length === 0) continue
      await minutes.add({
        id: `${newId}-${kind}`,
        meetingId: meeting.id,
        item: '',
        itemTitle: '',
        kind,
        text: joinNames(names, '; '),
        writtenBy: person.id,
        writtenAt: at,
      })
    }
    return say.recorded(
      committeeNameOf(meeting, context),
      meeting,
      answers.attendance.length + (answers.represented?.length ?? 0) + (answers.guests?.length ?? 0),
    )
  })
