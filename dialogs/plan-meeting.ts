import { type Agreement, agreementById, type Committee, committeeById } from '#src/agreements/lookup.ts'
import { holidayName } from '#src/calendar/holidays.ts'
import { lastInvitationDay } from '#src/calendar/invitation-lead.ts'
import { instantInBerlin, type LocalDate, type LocalTime, weekdayOf } from '#src/calendar/local-date.ts'
import { dialog, type Objection } from '#src/conversation/dialog.ts'
import type { Sight } from '#src/conversation/field.ts'
import { committee, futureDay, placeOrLink, region, timeOfDay, yesOrNo } from '#src/conversation/fields.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { INVITATION_LEAD_DAYS } from '#src/meetings/preset.ts'
import { meetingsOf } from '#src/meetings/year.ts'
import { body } from '#src/speech/fields.ts'
import * as say from '#src/speech/plan-meeting.ts'

interface Chosen {
  readonly region: string
  readonly committee: string
}

/** The agreement and body that were chosen; the fields have checked that they exist. */
function chosen(answers: Chosen, sight: Sight): { agreement: Agreement; of: Committee } {
  const agreement = agreementById(sight.shelf, answers.region)
  const of = agreement && committeeById(agreement, answers.committee)
  if (!agreement || !of) throw new Error(`planned for an unknown body: ${answers.region}/${answers.committee}`)
  return { agreement, of }
}

const isUnusual = (on: LocalDate, land: Agreement['land']): boolean =>
  weekdayOf(on) > 5 || holidayName(on, land) !== undefined

/** Plans a meeting. Opened by /termin, by "plane die nächste KoK", or by the button under an empty /kok answer. */
export const planMeeting = dialog('plan-meeting', {
  version: 1,
  needs: 'meeting.plan',
  about: say.about(),
  undone: say.undone(),
})
  .asks('region', region)
  .asks('committee', committee)
  .asks('date', futureDay)
  .asks('time', timeOfDay)
  .asksIf(
    (answers, sight) =>
      answers.date !== undefined &&
      answers.region !== undefined &&
      isUnusual(answers.date, landOf(answers.region, sight)),
    'unusualDay',
    yesOrNo(say.unusualDayLabel(), (sight) => {
      const { date, region: of } = sight.answers as { date: LocalDate; region: string }
      return say.askUnusualDay(date, holidayName(date, landOf(of, sight)))
    }),
  )
  .asks('place', placeOrLink)
  .checks(async ({ unusualDay }) => (unusualDay === false ? { field: 'date', because: say.anotherDay() } : undefined))
  .checks(async ({ date, time }, { now }) =>
    instantInBerlin(date, time) <= now ? { field: 'time', because: say.beginsInThePast(time) } : undefined,
  )
  .checks(async (answers, sight) => outsideTheAgreement(answers, sight))
  .checks(async (answers, sight, { meetings }) => {
    const { agreement, of } = chosen(answers, sight)
    const [other] = meetingsOf(await meetings.between(agreement.id, answers.date, answers.date), of.id)
    return other && { field: 'date', because: say.sameDay(body(of, agreement), other) }
  })
  .readsBack((answers, sight) => {
    const { agreement, of } = chosen(answers, sight)
    const inviteBy = lastInvitationDay(answers.date, { leadDays: INVITATION_LEAD_DAYS }, 'atLatest')
    return {
      question: say.readBack(body(of, agreement), answers.date, answers.time, answers.place),
      statements: [say.invitationBy(inviteBy, INVITATION_LEAD_DAYS), ...say.jointMeetings(agreement, of)],
      notes: [...(inviteBy < sight.today ? [say.invitationOverdue()] : []), say.noLead(agreement)],
      confirm: say.confirm(),
    }
  })
  .does(async (answers, { meetings }, sight, { person, at, newId }) => {
    const { agreement, of } = chosen(answers, sight)
    const meeting: Meeting = {
      id: newId,
      agreementId: agreement.id,
      committeeId: of.id,
      on: answers.date,
      at: answers.time,
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

const landOf = (agreementId: string, sight: Sight): Agreement['land'] => {
  const agreement = agreementById(sight.shelf, agreementId)
  if (!agreement) throw new Error(`unknown agreement ${agreementId}`)
  return agreement.land
}

/** A meeting before the agreement begins, after it ends, or after the body's time ran out. */
function outsideTheAgreement(
  answers: Chosen & { date: LocalDate; time: LocalTime },
  sight: Sight,
): Objection | undefined {
  const { agreement, of } = chosen(answers, sight)
  const { inForce, ends } = agreement
  if (inForce !== 'not-stated' && inForce.from !== 'open' && answers.date < inForce.from) {
    return { field: 'date', because: say.beforeInForce(agreement, inForce.from) }
  }
  if (typeof ends !== 'string' && answers.date > ends.on) {
    return { field: 'date', because: say.afterEnd(agreement, ends.on) }
  }
  if (of.limitedUntil && answers.date > of.limitedUntil.on) {
    return { field: 'date', because: say.afterLimit(of, of.limitedUntil.on) }
  }
  return undefined
}
