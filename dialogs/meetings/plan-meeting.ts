import { dialog } from '#src/conversation/dialog.ts'
import { committee } from '#src/conversation/fields/agreements/committee-field.ts'
import { region } from '#src/conversation/fields/agreements/region-field.ts'
import { endOfMeeting } from '#src/conversation/fields/end-field.ts'
import { futureDay } from '#src/conversation/fields/future-day.ts'
import { isJoint, joint, jointObjection, jointOf } from '#src/conversation/fields/meetings/joint-field.ts'
import { beforePlace, placeOrLink } from '#src/conversation/fields/place-field.ts'
import { timeOfDay } from '#src/conversation/fields/time-of-day.ts'
import { yesOrNo } from '#src/conversation/fields/yes-no.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import * as joints from '#src/speech/meetings/joint.ts'
import * as say from '#src/speech/meetings/plan-meeting.ts'
import { committeeName } from '#src/speech/parts/fields.ts'
import { places } from '#src/speech/parts/format.ts'
import {
  clashNotes,
  consequences,
  dayObjection,
  endObjection,
  endsAtOf,
  isDayConfirmed,
  isUnusual,
  requireCommittee,
  timeSaid,
  unusualDay,
} from './parts/meeting-day.ts'

/** Plans a meeting. Opened by /termin, by "plane die nächste KoK", or by the button under an empty /kok answer. */
export const planMeeting = dialog('plan-meeting', {
  version: 1,
  about: say.about(),
  undone: say.undone(),
  namesUnread: true,
  afterwards: { command: '/verschieben', with: ['region', 'committee', 'date'] },
})
  .takes('joint', joint)
  .asks('region', beforePlace('region', region))
  .asks('committee', beforePlace('committee', committee))
  .asks('date', futureDay)
  .asks('time', timeOfDay)
  .asksIf(
    (answers, context) => isUnusual(answers.region, answers.date, context),
    'unusualDay',
    unusualDay(({ answers }) => answers.region),
  )
  .asksIf(
    ({ joint: with_ }, context) => isJoint(with_) && jointOf(context) !== undefined,
    'consent',
    yesOrNo(joints.consentLabel(), (context) => {
      const one = jointOf(context)
      return one ? joints.askConsent(one.name, places(one.clause)) : ''
    }),
  )
  .takes('end', endOfMeeting(timeSaid))
  .asks('place', placeOrLink)
  .checks(async (answers, context) => {
    const { agreement, committee: of } = requireCommittee(answers.region, answers.committee, context)
    return jointObjection(answers, committeeName(of, agreement), context)
  })
  .checks(isDayConfirmed)
  .checks(async ({ time, end }) => endObjection(time, end))
  .checks(({ region: agreementId, committee: committeeId, date, time }, context, readers) =>
    dayObjection(requireCommittee(agreementId, committeeId, context), date, time, context, readers),
  )
  .readsBack(async (answers, context, readers) => {
    const { region: agreementId, committee: committeeId, date, time, end, place } = answers
    const { agreement, committee: of } = requireCommittee(agreementId, committeeId, context)
    const { statements, groups, notes } = consequences({ agreement, committee: of }, date, context)
    const together = isJoint(answers.joint) ? jointOf(context) : undefined
    return {
      question: say.readBack(committeeName(of, agreement), date, time, endsAtOf(time, end), place),
      statements,
      groups,
      notes: [
        ...(together ? [joints.confirmed(together.name)] : []),
        ...(await clashNotes({ agreement, committee: of }, date, context, readers)),
        ...notes,
      ],
      confirm: say.confirm(),
    }
  })
  .does(async (answers, { meetings }, context, { person, at, newId }) => {
    const { agreement, committee: of } = requireCommittee(answers.region, answers.committee, context)
    const endsAt = endsAtOf(answers.time, answers.end)
    const together = isJoint(answers.joint) ? jointOf(context) : undefined
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
    return say.planned(committeeName(of, agreement), agreement, meeting)
  })
