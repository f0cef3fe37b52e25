import { expect, it } from 'vitest'
import { instant, localDate } from '#src/calendar/local-date.ts'
import { agreedPlanOf, daysFor, leadSubject } from '#src/meetings/milestones.ts'
import { remindedMilestones } from '#src/meetings/reminded-milestones.ts'
import type { PresetChange } from '#src/people/preset-change.ts'
import { kassel, placeIn } from '../duties/planned.ts'

const body = { agreementId: kassel.id, committeeId: 'kok' }
/** A rule of procedure with four weeks. */
const withLead = {
  ...kassel,
  committees: kassel.committees.map((one) =>
    one.id === 'kok' ? { ...one, invitationLead: { days: 28, clause: placeIn(kassel, '5') } } : one,
  ),
}
const set = (value: number): PresetChange => ({
  agreementId: kassel.id,
  subject: leadSubject('kok', 'invitation'),
  value,
  decidedAt: instant('2027-01-01T08:00:00Z'),
})

it.each([
  ['what is agreed goes before our default', withLead, [], 28, 'agreement'],
  ['fewer days than agreed are not heard', withLead, [set(14)], 28, 'agreement'],
  ['more days hold', withLead, [set(35)], 35, 'recorded'],
  ['as many as agreed are agreed', withLead, [set(28)], 28, 'agreement'],
  ['without one, what somebody set', kassel, [set(21)], 21, 'recorded'],
  ['without either, our default', kassel, [], 14, 'preset'],
])('%s', (_, agreement, changes, days, kind) => {
  const { days: held, basis } = daysFor('invitation', agreedPlanOf(changes, body, agreement))
  expect([held, basis.kind]).toEqual([days, kind])
})

it('the reminder of the invitation goes by it', () => {
  const of = (agreement: typeof kassel) =>
    remindedMilestones({ ...body, on: localDate('2027-06-17') }, [], agreement).find(
      ({ milestone }) => milestone === 'invitation',
    )?.dueOn
  expect([of(kassel), of(withLead)]).toEqual(['2027-06-03', '2027-05-20'])
})
