import { describe, expect, test } from 'vitest'
import { addDays, localDate } from '#src/calendar/local-date.ts'
import { subjectOf } from '#src/duties/cause.ts'
import { ownSteps } from '#src/duties/own-steps.ts'
import { type OfficeKind, officeId, type Tenure } from '#src/people/office.ts'
import { personId } from '#src/people/person.ts'
import { kassel, meetingOn, planOf } from './planned.ts'

const ID = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaa'
const [petra, karim] = [personId('t', `${ID}1`), personId('t', `${ID}2`)]
const holding = (personId: Tenure['personId'], partnerId: string, kind: OfficeKind, as: Tenure['as'] = 'holder') => ({
  officeId: officeId({ agreementId: kassel.id, partnerId, kind, detail: kind === 'secretariat' ? 'kok' : 'reminders' }),
  personId,
  as,
  from: localDate('2026-01-01'),
})
const holdings = [holding(petra, 'lk-kassel', 'secretariat'), holding(karim, 'lwv', 'contact')]
const meeting = meetingOn(kassel, 'kok', '2027-05-11', 'invited')

/** "duty/schulabgang 2027-04-30" of Petra, on a day. */
function stepsOn(today: string, facts: Parameters<typeof planOf>[3] = {}, person = petra, absences = [] as const) {
  const on = localDate(today)
  const plan = planOf(kassel, addDays(on, -90), addDays(on, 365), facts)
  return ownSteps(plan, kassel, person, { holdings, absences }, { today: on, until: addDays(on, 90) }).map(
    ({ reminder: { cause, dueOn } }) => `${cause.kind}/${subjectOf(cause)}${dueOn ? ` ${dueOn}` : ''}`,
  )
}

describe('the steps of a person are', () => {
  test('what their partner owes within three months, once for all its reminders', () => {
    expect(stepsOn('2027-03-01')).toEqual(['duty/schulabgang 2027-04-30', 'duty/regelaltersgrenze 2027-04-30'])
  })
  test('not yet what is due later', () => {
    expect(stepsOn('2027-01-04')).toEqual([])
  })
  test('what is overdue, until it is recorded as done', () => {
    expect(stepsOn('2027-06-01').filter((one) => one.startsWith('duty'))).toHaveLength(2)
    const fulfilments = [{ agreementId: kassel.id, dutyId: 'schulabgang', year: 2027 }]
    expect(stepsOn('2027-06-01', { fulfilments }).filter((one) => one.startsWith('duty'))).toHaveLength(1)
  })
  test('not what others owe, and nothing twice for whoever is told as well', () => {
    expect(stepsOn('2027-03-01', {}, karim)).toEqual(['duty/leistungsberechtigte 2027-04-30'])
  })
  test('an open answer however far ahead the session is, until it is over', () => {
    const unanswered = new Map([[meeting.id, [karim]]])
    const answers = (today: string) =>
      stepsOn(today, { meetings: [meeting], unanswered }, karim).filter((one) => one.startsWith('answer'))
    expect(answers('2026-12-01')).toEqual(['answer/kok-2027-05-11 2027-05-11'])
    expect(answers('2027-05-12')).toEqual([])
  })
  test('an invitation until the session, minutes after it', () => {
    const planned = (today: string, state: string) =>
      stepsOn(today, { meetings: [{ ...meeting, state }] }).filter((one) => /^(?:invitation|milestone)/.test(one))
    expect(planned('2027-05-03', 'planned')).toContain('invitation/kok-2027-05-11 2027-04-27')
    expect(planned('2027-06-03', 'held')).toEqual(['milestone/kok-2027-05-11/minutes 2027-05-25'])
    expect(planned('2027-05-12', 'planned')).toEqual(['milestone/kok-2027-05-11/minutes 2027-05-25'])
  })
  test('the sessions of another body for whoever is recorded as organising it, and for nobody else', () => {
    const detail = 'gpv-sucht'
    const officeOf = officeId({ agreementId: kassel.id, partnerId: 'lwv', kind: 'secretariat', detail })
    const admin = officeId({ agreementId: kassel.id, partnerId: 'lk-kassel', kind: 'administration', detail: 'bot' })
    const on = localDate('2027-10-04')
    const administering = { ...holding(petra, 'lk-kassel', 'administration'), officeId: admin }
    const organising = { ...holding(karim, 'lwv', 'contact'), officeId: officeOf }
    const bodies = (person: typeof petra, all: readonly Tenure[]) =>
      ownSteps(
        planOf(kassel, '2027-01-01', '2028-10-04'),
        kassel,
        person,
        { holdings: all, absences: [] },
        {
          today: on,
          until: addDays(on, 90),
        },
      ).flatMap(({ reminder: { cause } }) => (cause.kind === 'cadence' ? [cause.committeeId] : []))
    expect(bodies(petra, [...holdings, administering])).toEqual([])
    expect(bodies(petra, [...holdings, administering, organising])).toEqual([])
    expect(bodies(karim, [...holdings, administering, organising])).toEqual([detail])
  })
  test('never the sessions a body did not hold last year', () => {
    expect(stepsOn('2027-02-01').filter((one) => one.startsWith('cadence'))).toEqual([])
  })
  test('their own while they are away', () => {
    const away = [{ personId: petra, from: localDate('2027-02-20'), until: localDate('2027-03-10') }]
    expect(stepsOn('2027-03-01', {}, petra, away as never)).toEqual(stepsOn('2027-03-01'))
  })
})
