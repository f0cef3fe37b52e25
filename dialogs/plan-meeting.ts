import { dialog } from '#src/conversation/dialog.ts'
import { endOfMeeting } from '#src/conversation/end-field.ts'
import { committee, futureDay, placeOrLink, region, timeOfDay } from '#src/conversation/fields.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { body } from '#src/speech/fields.ts'
import * as say from '#src/speech/plan-meeting.ts'
import {
  bodyFrom,
  consequences,
  dayObjection,
  endObjection,
  endsAtOf,
  isDayConfirmed,
  isUnusual,
  timeSaid,
  unusualDay,
} from './meeting-day.ts'

/** Plans a meeting. Opened by /termin, by "plane die nächste KoK", or by the button under an empty /kok answer. */
export const planMeeting = dialog('plan-meeting', {
  version: 1,
  needs: 'meeting.plan',
  about: say.about(),
  undone: say.undone(),
  namesUnread: true,
})
  .asks('region', region)
  .asks('committee', committee)
  .asks('date', futureDay)
  .asks('time', timeOfDay)
  .asksIf(
    (answers, sight) => isUnusual(answers.region, answers.date, sight),
    'unusualDay',
    unusualDay(({ answers }) => answers.region as string | undefined),
  )
  .takes('end', endOfMeeting(timeSaid))
  .asks('place', placeOrLink)
  .checks(isDayConfirmed)
  .checks(async ({ time, end }) => endObjection(time, end))
  .checks(({ region: agreementId, committee: committeeId, date, time }, sight, look) =>
    dayObjection(bodyFrom(agreementId, committeeId, sight), date, time, sight, look),
  )
  .readsBack(({ region: agreementId, committee: committeeId, date, time, end, place }, sight) => {
    const { agreement, committee: of } = bodyFrom(agreementId, committeeId, sight)
    return {
      question: say.readBack(body(of, agreement), date, time, endsAtOf(time, end), place),
      ...consequences({ agreement, committee: of }, date, sight),
      confirm: say.confirm(),
    }
  })
  .does(async (answers, { meetings }, sight, { person, at, newId }) => {
    const { agreement, committee: of } = bodyFrom(answers.region, answers.committee, sight)
    const endsAt = endsAtOf(answers.time, answers.end)
    const meeting: Meeting = {
      id: newId,
      agreementId: agreement.id,
      committeeId: of.id,
      on: answers.date,
      at: answers.time,
      ...(endsAt && { endsAt }),
      ...(answers.place !== '' && { place: answers.place }),
      state: 'planned',
      version: 1,
      plannedBy: person.id,
      recordedAt: at,
    }
    if (!(await meetings.add(meeting, { at, by: person.id, deed: 'meeting.plan' })))
      throw new Error(`meeting ${meeting.id} exists already`)
    return say.planned(body(of, agreement), agreement, meeting)
  })
