import { dialog } from '#src/conversation/dialog.ts'
import { committee } from '#src/conversation/fields/agreements/body-field.ts'
import { region } from '#src/conversation/fields/agreements/region-field.ts'
import { endOfMeeting } from '#src/conversation/fields/end-field.ts'
import { futureDay } from '#src/conversation/fields/future-day.ts'
import { isJoint, joint, jointObjection, jointOf } from '#src/conversation/fields/meetings/joint-field.ts'
import { placeOrLink } from '#src/conversation/fields/place-field.ts'
import { timeOfDay } from '#src/conversation/fields/time-of-day.ts'
import { yesOrNo } from '#src/conversation/fields/yes-no.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import * as joints from '#src/speech/meetings/joint.ts'
import * as say from '#src/speech/meetings/plan-meeting.ts'
import { body } from '#src/speech/parts/fields.ts'
import { places } from '#src/speech/parts/format.ts'
import {
  bodyFrom,
  clashNotes,
  consequences,
  dayObjection,
  endObjection,
  endsAtOf,
  isDayConfirmed,
  isUnusual,
  timeSaid,
  unusualDay,
} from './parts/meeting-day.ts'

/** Plans a meeting. Opened by /termin, by "plane die nächste KoK", or by the button under an empty /kok answer. */
export const planMeeting = dialog('plan-meeting', {
  version: 1,
  about: say.about(),
  undone: say.undone(),
  namesUnread: true,
})
  .takes('joint', joint)
  .asks('region', region)
  .asks('committee', committee)
  .asks('date', futureDay)
  .asks('time', timeOfDay)
  .asksIf(
    (answers, sight) => isUnusual(answers.region, answers.date, sight),
    'unusualDay',
    unusualDay(({ answers }) => answers.region),
  )
  .asksIf(
    ({ joint: with_ }, sight) => isJoint(with_) && jointOf(sight) !== undefined,
    'consent',
    yesOrNo(joints.consentLabel(), (sight) => {
      const one = jointOf(sight)
      return one ? joints.askConsent(one.name, places(one.clause)) : ''
    }),
  )
  .takes('end', endOfMeeting(timeSaid))
  .asks('place', placeOrLink)
  .checks(async (answers, sight) => {
    const { agreement, committee: of } = bodyFrom(answers.region, answers.committee, sight)
    return jointObjection(answers, body(of, agreement), sight)
  })
  .checks(isDayConfirmed)
  .checks(async ({ time, end }) => endObjection(time, end))
  .checks(({ region: agreementId, committee: committeeId, date, time }, sight, look) =>
    dayObjection(bodyFrom(agreementId, committeeId, sight), date, time, sight, look),
  )
  .readsBack(async (answers, sight, look) => {
    const { region: agreementId, committee: committeeId, date, time, end, place } = answers
    const { agreement, committee: of } = bodyFrom(agreementId, committeeId, sight)
    const { statements, groups, notes } = consequences({ agreement, committee: of }, date, sight)
    const together = isJoint(answers.joint) ? jointOf(sight) : undefined
    return {
      question: say.readBack(body(of, agreement), date, time, endsAtOf(time, end), place),
      statements,
      groups,
      notes: [
        ...(together ? [joints.confirmed(together.name)] : []),
        ...(await clashNotes({ agreement, committee: of }, date, sight, look)),
        ...notes,
      ],
      confirm: say.confirm(),
    }
  })
  .does(async (answers, { meetings }, sight, { person, at, newId }) => {
    const { agreement, committee: of } = bodyFrom(answers.region, answers.committee, sight)
    const endsAt = endsAtOf(answers.time, answers.end)
    const together = isJoint(answers.joint) ? jointOf(sight) : undefined
    const meeting: Meeting = {
      id: newId,
      agreementId: agreement.id,
      committeeId: of.id,
      on: answers.date,
      at: answers.time,
      ...(endsAt && { endsAt }),
      ...(together && { jointWith: together.name }),
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
