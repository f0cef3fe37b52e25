/** Who is reminded of what and when: tables with the weekday beside each day. */
import { describe, expect, it } from 'vitest'
import type { Agreement } from '#src/agreements/agreement.ts'
import { instant, localDate, localTime } from '#src/calendar/local-date.ts'
import type { CauseKind } from '#src/duties/cause.ts'
import { type Reminder, recipientKey } from '#src/duties/reminder.ts'
import type { Overrides } from '#src/duties/stages.ts'
import {
  five,
  gg,
  kassel,
  meetingOn,
  mkk,
  nord,
  placeIn,
  planOf,
  row,
  taskDue,
  unna,
  zwickauTemplate,
} from './planned.ts'

const only = (plan: readonly Reminder[], kind: CauseKind, subject = ''): readonly Reminder[] =>
  plan.filter(({ cause, key }) => cause.kind === kind && key.includes(`/${subject}`))
const rows = (plan: readonly Reminder[], kind: CauseKind, subject = ''): readonly string[] =>
  only(plan, kind, subject).map(row)

describe('a duty with a day', () => {
  it('LK Kassel 8 b, Friday 30 April 2027: before, on the day, weekly, and from the second week to the Geschäftsführung', () => {
    expect(rows(planOf(kassel, '2027-01-01', '2027-12-31'), 'duty', 'schulabgang')).toEqual([
      'Fri 2027-03-05 8w partner:lk-kassel',
      'Fri 2027-04-02 4w partner:lk-kassel',
      'Fri 2027-04-23 1w partner:lk-kassel',
      'Fri 2027-04-30 day partner:lk-kassel',
      'Fri 2027-05-07 overdue-1 partner:lk-kassel',
      'Fri 2027-05-14 overdue-2 partner:lk-kassel',
      'Fri 2027-05-14 escalated-2 secretariat:kok',
      'Fri 2027-05-21 overdue-3 partner:lk-kassel',
      'Fri 2027-05-21 escalated-3 secretariat:kok',
      'Fri 2027-05-28 overdue-4 partner:lk-kassel',
      'Fri 2027-05-28 escalated-4 secretariat:kok',
      'Fri 2027-06-04 overdue-5 partner:lk-kassel',
      'Fri 2027-06-04 escalated-5 secretariat:kok',
      'Fri 2027-06-11 overdue-6 partner:lk-kassel',
      'Fri 2027-06-11 escalated-6 secretariat:kok',
      'Fri 2027-06-18 overdue-7 partner:lk-kassel',
      'Fri 2027-06-18 escalated-7 secretariat:kok',
      'Fri 2027-06-25 overdue-8 partner:lk-kassel',
      'Fri 2027-06-25 escalated-8 secretariat:kok',
    ])
  })
  it('LK Kassel 2028, due Sunday 30 April: the warning comes on Friday, the legal day stands beside it only', () => {
    const plan = only(planOf(kassel, '2028-01-01', '2028-05-15'), 'duty', 'leistungsberechtigte')
    expect(plan.map(row)).toEqual([
      'Fri 2028-03-03 8w partner:lwv',
      'Fri 2028-03-31 4w partner:lwv',
      'Fri 2028-04-21 1w partner:lwv',
      'Fri 2028-04-28 day partner:lwv',
      'Mon 2028-05-08 overdue-1 partner:lwv',
      'Mon 2028-05-15 overdue-2 partner:lwv',
      'Mon 2028-05-15 escalated-2 secretariat:kok',
    ])
    expect(plan.map(({ dueOn, legalShift }) => [dueOn, legalShift])).toEqual(
      plan.map(() => ['2028-04-30', '2028-05-02']),
    )
  })
  it('MKK 8 b, Wednesday 31 March 2027: both debtors, and nobody of Kassel’s 30 April', () => {
    const plan = only(planOf(mkk, '2027-01-01', '2027-03-31'), 'duty')
    expect(plan.map(row)).toEqual([
      'Wed 2027-02-03 8w partner:mkk',
      'Wed 2027-02-03 8w partner:stadt-hanau',
      'Wed 2027-03-03 4w partner:mkk',
      'Wed 2027-03-03 4w partner:stadt-hanau',
      'Wed 2027-03-24 1w partner:mkk',
      'Wed 2027-03-24 1w partner:stadt-hanau',
      'Wed 2027-03-31 day partner:mkk',
      'Wed 2027-03-31 day partner:stadt-hanau',
    ])
    expect(plan[0]?.basis).toEqual({ kind: 'derived', document: 'agreement', agreement: 'KV MKK', clauses: ['8 b'] })
  })
  it('MKK 2024, due on Easter Sunday 31 March: the last warning comes on Maundy Thursday', () => {
    expect(rows(planOf(mkk, '2024-03-25', '2024-04-02'), 'duty')).toEqual([
      'Thu 2024-03-28 day partner:mkk',
      'Thu 2024-03-28 day partner:stadt-hanau',
    ])
  })
  it('MKK: the first list, due before the agreement was in force, is reminded of nobody', () => {
    expect(rows(planOf(mkk, '2021-01-01', '2021-12-31'), 'duty', 'schulabgang')).toEqual([])
    expect(rows(planOf(mkk, '2022-01-01', '2022-03-31'), 'duty', 'schulabgang')).toContain(
      'Thu 2022-03-31 day partner:mkk',
    )
  })
  it('fulfilled, it is over everywhere; the next year is untouched', () => {
    const fulfilments = [{ agreementId: kassel.id, dutyId: 'schulabgang', year: 2027 }]
    const plan = planOf(kassel, '2027-01-01', '2028-12-31', { fulfilments })
    const due = (kind: CauseKind, subject: string) => new Set(only(plan, kind, subject).map(({ dueOn }) => dueOn))
    expect(due('duty', 'schulabgang')).toEqual(new Set(['2028-04-30']))
    expect(due('duty', 'regelaltersgrenze')).toEqual(new Set(['2027-04-30', '2028-04-30']))
  })
  it('what only should be done is a hint, and is never called overdue', () => {
    const duties = kassel.duties.map((duty) => ({ ...duty, modality: 'should' as const }))
    const plan = only(planOf({ ...kassel, duties }, '2027-01-01', '2027-12-31'), 'duty', 'schulabgang')
    expect(plan.map(({ stage, hint }) => [stage, hint])).toEqual(
      ['8w', '4w', '1w', 'day'].map((stage) => [stage, true]),
    )
  })
  it('only contract dates are reminded of, none that are continuous or without a rhythm', () => {
    const duties = new Set(only(planOf(kassel, '2027-01-01', '2027-12-31'), 'duty').map(({ key }) => key.split('/')[2]))
    expect(duties).toEqual(new Set(['schulabgang', 'regelaltersgrenze', 'leistungsberechtigte']))
  })
})

describe('a duty once a year without a day', () => {
  it('MKK 8 c and 8 d: the debtor is asked in January which day it shall be, and again in October', () => {
    expect(rows(planOf(mkk, '2027-01-01', '2027-12-31'), 'undatedDuty')).toEqual([
      'Mon 2027-01-11 ask-1 partner:mkk',
      'Mon 2027-01-11 ask-1 partner:stadt-hanau',
      'Mon 2027-01-11 ask-1 partner:lwv',
      'Fri 2027-10-01 ask-10 partner:mkk',
      'Fri 2027-10-01 ask-10 partner:stadt-hanau',
      'Fri 2027-10-01 ask-10 partner:lwv',
    ])
  })
  it('the day that was chosen is reminded of like any other, as a preset, and the questions end', () => {
    const chosenDays = [
      { agreementId: mkk.id, dutyId: 'leistungsberechtigte', year: 2027, dueOn: localDate('2027-06-30') },
    ]
    const plan = planOf(mkk, '2027-01-01', '2027-07-07', { chosenDays })
    expect(rows(plan, 'duty', 'leistungsberechtigte')).toEqual([
      'Wed 2027-05-05 8w partner:lwv',
      'Wed 2027-06-02 4w partner:lwv',
      'Wed 2027-06-23 1w partner:lwv',
      'Wed 2027-06-30 day partner:lwv',
      'Wed 2027-07-07 overdue-1 partner:lwv',
    ])
    expect(only(plan, 'duty', 'leistungsberechtigte').every(({ basis }) => basis.kind === 'preset')).toBe(true)
    expect(rows(plan, 'undatedDuty', 'leistungsberechtigte')).toEqual([])
  })
  it('fulfilled, nobody is asked', () => {
    const fulfilments = [{ agreementId: mkk.id, dutyId: 'leistungsberechtigte', year: 2027 }]
    expect(rows(planOf(mkk, '2027-01-01', '2027-12-31', { fulfilments }), 'undatedDuty', 'leistungs')).toEqual([])
  })
})

describe('the figures of a Stichtag', () => {
  it('LK Kassel: to be prepared in January, once the offices are back', () => {
    const plan = only(planOf(kassel, '2027-01-01', '2027-12-31'), 'referenceDate')
    expect(plan.map(row)).toEqual(['Mon 2027-01-11 prepare partner:lk-kassel', 'Mon 2027-01-11 prepare partner:lwv'])
    expect(plan[0]?.cause).toMatchObject({ referenceDate: '2026-12-31', dutyId: 'regelaltersgrenze' })
  })
  it('MKK 8 c: whose year is not stated stays so; prepared is for the day that was chosen', () => {
    const chosenDays = [
      { agreementId: mkk.id, dutyId: 'regelaltersgrenze', year: 2027, dueOn: localDate('2027-04-15') },
    ]
    const [first] = only(planOf(mkk, '2027-01-01', '2027-12-31', { chosenDays }), 'referenceDate')
    expect(first && row(first)).toBe('Mon 2027-01-11 prepare partner:mkk')
    expect(first?.cause).not.toHaveProperty('referenceDate')
  })
})

describe('too few meetings', () => {
  it('KoK LK Kassel: "zweite KoK 2027 noch nicht terminiert" from August on, as a hint', () => {
    const meetings = [meetingOn(kassel, 'kok', '2027-05-11', 'held')]
    const plan = only(planOf(kassel, '2027-01-01', '2027-12-31', { meetings }), 'cadence', 'kok/')
    expect(plan.map(row)).toEqual([
      'Mon 2027-08-02 month-8 secretariat:kok',
      'Fri 2027-10-01 month-10 secretariat:kok',
      'Wed 2027-12-01 month-12 secretariat:kok',
    ])
    expect(plan[0]).toMatchObject({ hint: true, cause: { binding: 'typical', expected: 2, recorded: 1, missing: 1 } })
  })
  it('KoK MKK: "mindestens zweimal" is no hint', () => {
    const [first] = only(planOf(mkk, '2027-01-01', '2027-12-31'), 'cadence', 'kok/')
    expect(first).toMatchObject({ cause: { binding: 'minimum', expected: 2, recorded: 0, missing: 2 } })
    expect(first).not.toHaveProperty('hint')
  })
  it('both recorded, nobody is reminded; a cancelled one does not count', () => {
    const both = [meetingOn(mkk, 'kok', '2027-05-11'), meetingOn(mkk, 'kok', '2027-11-09')]
    expect(rows(planOf(mkk, '2027-01-01', '2027-12-31', { meetings: both }), 'cadence', 'kok/')).toEqual([])
    const cancelled = [meetingOn(mkk, 'kok', '2027-05-11'), meetingOn(mkk, 'kok', '2027-11-09', 'cancelled')]
    expect(rows(planOf(mkk, '2027-01-01', '2027-12-31', { meetings: cancelled }), 'cadence', 'kok/')).toHaveLength(3)
  })
  it('six times a year runs short in February', () => {
    expect(rows(planOf(mkk, '2027-01-01', '2027-12-31'), 'cadence', 'gpv-steuerung')[0]).toBe(
      'Mon 2027-02-01 month-2 secretariat:gpv-steuerung',
    )
  })
  it('a body whose time ran out is left alone', () => {
    expect(planOf(mkk, '2027-01-01', '2027-12-31').filter(({ key }) => key.includes('begleitgruppe'))).toEqual([])
  })
  it('what only may be gets one hint a year; what a report tells of its time gets none', () => {
    expect(only(planOf(gg, '2027-01-01', '2027-12-31'), 'meetingHint')).toEqual([])
    const practised = {
      ...gg,
      committees: gg.committees.map((one) =>
        one.id === 'erfahrungsaustausch-arge' && one.cadence !== 'not-stated'
          ? { ...one, standing: 'established' as const, cadence: { ...one.cadence, modality: 'may' as const } }
          : one,
      ),
    }
    const plan = only(planOf(practised, '2027-01-01', '2027-12-31'), 'meetingHint')
    expect(plan.map(row)).toEqual(['Thu 2027-07-01 month-7 secretariat:erfahrungsaustausch-arge'])
    expect(plan[0]?.hint).toBe(true)
  })
  it('where nobody is named to convene, it goes to whoever organises that body, never to the Geschäftsführung of another', () => {
    const [first] = only(planOf(kassel, '2027-01-01', '2027-12-31'), 'cadence', 'gpv-sucht')
    expect(first?.recipient).toEqual({ kind: 'secretariat', committee: 'gpv-sucht', assumed: true })
  })
})

describe('an agreement made of the Zwickau template', () => {
  it('talks every two years: the start is not stated, so it is asked for', () => {
    expect(rows(planOf(nord, '2027-01-01', '2027-12-31'), 'interval')).toEqual([
      'Mon 2027-01-11 ask-1 partner:lk-zwickau',
    ])
  })
  it('talks every two years: counted from the last ones', () => {
    const meetings = [meetingOn(nord, 'zielvereinbarungsgespraeche', '2026-10-06', 'held')]
    expect(rows(planOf(nord, '2027-01-01', '2027-12-31', { meetings }), 'interval')).toEqual([])
    const plan = only(planOf(nord, '2028-01-01', '2028-12-31', { meetings }), 'interval')
    expect(plan.map(row)).toEqual([
      'Mon 2028-01-10 month-1 partner:lk-zwickau',
      'Tue 2028-08-01 month-8 partner:lk-zwickau',
      'Mon 2028-10-02 month-10 partner:lk-zwickau',
      'Fri 2028-12-01 month-12 partner:lk-zwickau',
    ])
    expect(plan[0]?.cause).toMatchObject({ dueYear: 2028, clause: ['3.1.6'] })
    const late = only(planOf(nord, '2029-01-01', '2029-12-31', { meetings }), 'interval')
    expect(late.map(row)).toEqual(['Wed 2029-01-10 month-1 partner:lk-zwickau'])
    expect(late[0]?.cause).toMatchObject({ dueYear: 2028 })
  })
  it('the same talks are not asked for a second time as a duty or a review', () => {
    const kinds = planOf(nord, '2027-01-01', '2027-12-31').filter(({ cause }) => cause.clause.includes('3.1.6'))
    expect(new Set(kinds.map(({ cause }) => cause.kind))).toEqual(new Set(['interval']))
  })
  it('network meetings half-yearly: a hint in each half-year without one, never more', () => {
    const meetings = [meetingOn(nord, 'netzwerktreffen', '2027-03-09', 'held')]
    const none = only(planOf(nord, '2027-01-01', '2027-12-31'), 'meetingHint', 'netzwerktreffen')
    expect(none.map(row)).toEqual([
      'Thu 2027-04-01 month-4 partner:lk-zwickau',
      'Fri 2027-10-01 month-10 partner:lk-zwickau',
    ])
    expect(none.every(({ hint }) => hint)).toBe(true)
    expect(rows(planOf(nord, '2027-01-01', '2027-12-31', { meetings }), 'meetingHint', 'netzwerktreffen')).toEqual([
      'Fri 2027-10-01 month-10 partner:lk-zwickau',
    ])
  })
  it('"regelmäßig" without any meeting of the year: one hint', () => {
    const plan = only(planOf(nord, '2027-01-01', '2027-12-31'), 'meetingHint', 'facharbeitsgruppen')
    expect(plan.map(row)).toEqual(['Mon 2027-08-02 month-8 partner:lk-zwickau'])
    expect(plan[0]?.recipient).toMatchObject({ office: 'Fachkräfte des Sachgebiets Prävention' })
  })
  it('end on Monday 31 December 2029: a year, six months and eight weeks before, to all partners', () => {
    const plan = only(planOf(nord, '2026-01-01', '2031-12-31'), 'end')
    expect(plan.filter(({ recipient }) => 'partner' in recipient && recipient.partner === 'verein-c').map(row)).toEqual(
      [
        'Fri 2028-12-29 1y partner:verein-c',
        'Fri 2029-06-29 6m partner:verein-c',
        'Mon 2029-11-05 8w partner:verein-c',
      ],
    )
    expect(new Set(plan.map(({ recipient }) => 'partner' in recipient && recipient.partner))).toEqual(
      new Set(['lk-zwickau', 'stadt-a', 'verein-c']),
    )
  })
  it('nothing is sent before its first day or after its last', () => {
    const on = planOf(nord, '2025-01-01', '2035-12-31').map((reminder) => reminder.on)
    expect(on.filter((day) => day < '2026-02-01' || day > '2029-12-31')).toEqual([])
  })
  it('the termination to a quarter end is asked for once a year, without the partners who need a ground', () => {
    const plan = only(planOf(nord, '2027-01-01', '2027-12-31'), 'notice')
    expect(new Set(plan.map(({ dueOn }) => dueOn))).toEqual(new Set(['2027-09-30']))
    expect(new Set(plan.map(({ recipient }) => recipientKey(recipient)))).toEqual(new Set(['partner:verein-c']))
  })
  it('in its last year no termination is needed', () => {
    expect(rows(planOf(nord, '2029-01-01', '2029-12-31'), 'notice')).toEqual([])
  })
})

describe('the yearly question of a termination', () => {
  it.each([
    [2027, ['Wed 2027-05-05 8w', 'Wed 2027-06-23 1w'], 'Wednesday 30 June'],
    [2029, ['Fri 2029-05-04 8w', 'Fri 2029-06-22 1w'], 'Saturday 30 June: received by then, never later'],
  ])('LK Kassel %i: before 30 June', (year, expected) => {
    const plan = only(planOf(kassel, `${year}-01-01`, `${year}-12-31`), 'notice')
    expect(plan.map(row)).toEqual(expected.flatMap((day) => [`${day} partner:lwv`, `${day} partner:lk-kassel`]))
    expect(plan[0]).toMatchObject({ dueOn: `${year}-06-30`, cause: { endsOn: `${year}-12-31` } })
    expect(plan.every(({ legalShift }) => legalShift === undefined)).toBe(true)
  })
  it('answered, it is not asked again that year', () => {
    const fulfilments = [{ agreementId: kassel.id, dutyId: 'notice', year: 2027 }]
    expect(rows(planOf(kassel, '2027-01-01', '2027-12-31', { fulfilments }), 'notice')).toEqual([])
  })
})

describe('the Geschäftsführung changes hands', () => {
  it('MKK: both readings of the first term, to all partners, since nobody is named to follow', () => {
    const plan = only(planOf(mkk, '2021-06-01', '2026-12-31'), 'handover')
    expect(plan.filter(({ recipient }) => 'partner' in recipient && recipient.partner === 'mkk').map(row)).toEqual([
      'Fri 2022-11-04 8w partner:mkk',
      'Fri 2022-12-02 4w partner:mkk',
      'Fri 2022-12-23 1w partner:mkk',
      'Wed 2023-04-05 8w partner:mkk',
      'Wed 2023-05-03 4w partner:mkk',
      'Wed 2023-05-24 1w partner:mkk',
    ])
    expect(new Set(plan.map(({ cause }) => cause.kind === 'handover' && cause.reading))).toHaveLength(2)
  })
  it('LK Kassel: neither who begins nor when is stated, so no change is invented; the partners are asked', () => {
    const plan = planOf(kassel, '2022-01-01', '2040-12-31')
    expect(rows(plan, 'handover')).toEqual([])
    expect(rows(planOf(kassel, '2027-01-01', '2027-12-31'), 'holder')).toEqual([
      'Mon 2027-01-11 ask-1 partner:lwv',
      'Mon 2027-01-11 ask-1 partner:lk-kassel',
    ])
  })
  it('a recorded term ends the question and has a handover between the two who are recorded', () => {
    const recordedAt = instant('2027-01-01T08:00:00Z')
    const term = (holder: string, from: string, to: string) => ({
      agreementId: kassel.id,
      committeeId: 'kok',
      holder,
      from: localDate(from),
      to: localDate(to),
      recordedAt,
    })
    const terms = [term('lwv', '2026-03-01', '2028-02-29'), term('lk-kassel', '2028-03-01', '2030-02-28')]
    const plan = planOf(kassel, '2027-01-01', '2028-12-31', { terms })
    expect(rows(plan, 'holder')).toEqual([])
    expect(rows(plan, 'handover')).toEqual([
      'Tue 2028-01-04 8w partner:lwv',
      'Tue 2028-01-04 8w partner:lk-kassel',
      'Tue 2028-02-01 4w partner:lwv',
      'Tue 2028-02-01 4w partner:lk-kassel',
      'Tue 2028-02-22 1w partner:lwv',
      'Tue 2028-02-22 1w partner:lk-kassel',
    ])
  })
  it('where the document names who follows, every change is reckoned and nothing behind the last', () => {
    const body = mkk.committees.find(({ id }) => id === 'kok')
    if (!body?.secretariat || body.secretariat.first === 'not-stated') throw new Error('the KoK MKK has a first holder')
    const [period] = body.secretariat.first.periods
    if (!period) throw new Error('no period')
    const secretariat = {
      ...body.secretariat,
      first: { ...body.secretariat.first, periods: [period] },
      afterwards: ['mkk', 'stadt-hanau'],
    }
    const stated: Agreement = { ...mkk, committees: [{ ...body, secretariat }] }
    const ends = only(planOf(stated, '2021-06-01', '2040-12-31'), 'handover').map(({ dueOn, cause }) =>
      cause.kind === 'handover' ? `${dueOn} ${cause.holder} > ${cause.next ?? '?'}` : '',
    )
    expect([...new Set(ends)]).toEqual([
      '2023-05-31 lwv > mkk',
      '2025-05-31 mkk > stadt-hanau',
      '2027-05-31 stadt-hanau > ?',
    ])
  })
})

describe('a review every three years', () => {
  /** The same review in a document that wants it today. */
  const live = { ...gg, reviewCycles: gg.reviewCycles.map((cycle) => ({ ...cycle, described: false })) }

  it('GG tells of it as it was in 2008: nobody is asked for it', () => {
    expect(planOf(gg, '2027-01-01', '2036-12-31')).toEqual([])
  })
  it('reckoned from 2008 it is late since 2011; a hint once a year, no date', () => {
    const plan = only(planOf(live, '2027-01-01', '2027-12-31'), 'review')
    expect(plan.map(row)).toEqual(['Mon 2027-01-11 ask-1 partner:kreis-gg', 'Mon 2027-01-11 ask-1 partner:liga'])
    expect(plan[0]).toMatchObject({ hint: true, cause: { dueYear: 2011 }, basis: { kind: 'derived' } })
    expect(plan[0]).not.toHaveProperty('dueOn')
  })
  it('after a recorded review there is rest for three years', () => {
    const fulfilments = [{ agreementId: live.id, dutyId: 'ueberpruefung-positionspapier', year: 2027 }]
    const years = only(planOf(live, '2027-01-01', '2031-12-31', { fulfilments }), 'review').map(
      ({ occurrence }) => occurrence,
    )
    expect([...new Set(years)]).toEqual(['2030', '2031'])
  })
  it('whoever binds himself only gets hints', () => {
    expect(planOf(live, '2027-01-01', '2036-12-31').every(({ hint }) => hint)).toBe(true)
  })
})

describe('what somebody recorded', () => {
  it('KoK on Thursday 17 June 2027: invitation by 3 June, and the members the day before', () => {
    const meetings = [meetingOn(kassel, 'kok', '2027-06-17')]
    const plan = planOf(kassel, '2027-01-01', '2027-12-31', { meetings })
    expect(rows(plan, 'invitation')).toEqual([
      'Wed 2027-05-26 1w secretariat:kok',
      'Thu 2027-06-03 day secretariat:kok',
      'Thu 2027-06-10 overdue-1 secretariat:kok',
    ])
    expect(rows(plan, 'meeting')).toEqual(['Wed 2027-06-16 1d committee:kok'])
    expect(only(plan, 'invitation')[0]?.basis).toEqual({ kind: 'preset' })
  })
  it('on a Monday the members are told on Friday', () => {
    const meetings = [meetingOn(kassel, 'kok', '2027-06-14', 'invited')]
    const plan = planOf(kassel, '2027-01-01', '2027-12-31', { meetings })
    expect(rows(plan, 'meeting')).toEqual(['Fri 2027-06-11 1d committee:kok'])
    expect(rows(plan, 'invitation')).toEqual([])
  })
  it('a meeting that was moved has reminders of its own', () => {
    const keys = (on: string) =>
      planOf(kassel, '2027-01-01', '2027-12-31', { meetings: [{ ...meetingOn(kassel, 'kok', on), id: 'one' }] })
        .filter(({ cause }) => cause.kind === 'meeting' || cause.kind === 'invitation')
        .map(({ key }) => key)
    expect(keys('2027-06-17').filter((key) => keys('2027-06-24').includes(key))).toEqual([])
  })
  it('a held or cancelled meeting is not announced', () => {
    const meetings = [
      meetingOn(kassel, 'kok', '2027-06-17', 'held'),
      meetingOn(kassel, 'kok', '2027-06-24', 'cancelled'),
    ]
    const plan = planOf(kassel, '2027-01-01', '2027-12-31', { meetings })
    expect([...rows(plan, 'meeting'), ...rows(plan, 'invitation')]).toEqual([])
  })
  it.each([
    ['planned', ['callForItems', 'papers', 'minutes', 'minutes', 'minutes']],
    ['inSession', ['minutes', 'minutes', 'minutes']],
    ['held', ['minutes', 'minutes', 'minutes']],
    ['minuted', []],
    ['cancelled', []],
  ])('the steps of a meeting that is %s: %j', (state, steps) => {
    const plan = planOf(kassel, '2027-01-01', '2027-12-31', {
      meetings: [meetingOn(kassel, 'kok', '2027-06-17', state)],
    })
    const told = only(plan, 'milestone').map(({ cause }) => (cause.kind === 'milestone' ? cause.milestone : ''))
    expect(told).toEqual(steps)
  })
  it('what was to happen before the session is not asked for after its day; minutes are, twice', () => {
    const plan = planOf(kassel, '2027-01-01', '2027-12-31', {
      meetings: [meetingOn(kassel, 'kok', '2027-06-17')],
    })
    expect(rows(plan, 'milestone')).toEqual([
      'Thu 2027-05-13 day secretariat:kok',
      'Thu 2027-06-10 day secretariat:kok',
      'Thu 2027-07-01 day secretariat:kok',
      'Thu 2027-07-08 overdue-1 secretariat:kok',
      'Thu 2027-07-15 overdue-2 secretariat:kok',
    ])
  })
  it('a task: a week before, on the day, weekly, then the Geschäftsführung too; done, nothing', () => {
    const plan = planOf(kassel, '2027-01-01', '2027-09-30', { tasks: [taskDue(kassel, '2027-09-14')] })
    expect(rows(plan, 'task')).toEqual([
      'Tue 2027-09-07 1w person:somebody',
      'Tue 2027-09-14 day person:somebody',
      'Tue 2027-09-21 overdue-1 person:somebody',
      'Tue 2027-09-28 overdue-2 person:somebody',
      'Tue 2027-09-28 escalated-2 secretariat:kok',
    ])
    expect(
      rows(planOf(kassel, '2027-01-01', '2027-12-31', { tasks: [taskDue(kassel, '2027-09-14', true)] }), 'task'),
    ).toEqual([])
  })
})

describe('days that trip others up', () => {
  const task = (due: string, from: string, to: string) =>
    planOf(kassel, from, to, { tasks: [taskDue(kassel, due)] }).filter(({ cause }) => cause.kind === 'task')
  it.each([
    ['2028-03-24', '2028-03-24T07:00:00.000Z', 'Friday before the clocks change'],
    ['2028-03-27', '2028-03-27T06:00:00.000Z', 'Monday after it'],
    ['2027-10-29', '2027-10-29T06:00:00.000Z', 'Friday before they change back'],
    ['2027-11-01', '2027-11-01T07:00:00.000Z', 'Monday after it, no holiday in Hesse'],
  ])('due %s: eight o’clock in Berlin is %s (%s)', (due, sendAt) => {
    expect(task(due, due, due).map((reminder) => reminder.sendAt)).toEqual([sendAt])
  })
  it('leap day: a week before Tuesday 7 March 2028', () => {
    expect(task('2028-03-07', '2028-02-01', '2028-03-07').map(row)).toEqual([
      'Tue 2028-02-29 1w person:somebody',
      'Tue 2028-03-07 day person:somebody',
    ])
  })
  it('year end: due on New Year’s Day 2029, warned on the last working day of the old year', () => {
    expect(task('2029-01-01', '2028-12-01', '2029-01-08').map(row)).toEqual([
      'Fri 2028-12-22 1w person:somebody',
      'Fri 2028-12-29 day person:somebody',
      'Mon 2029-01-08 overdue-1 person:somebody',
    ])
  })
  it('year end: what is due in January is announced in November of the year before', () => {
    const duties = kassel.duties.map((duty) =>
      duty.id === 'schulabgang'
        ? { ...duty, due: { kind: 'deadline' as const, yearly: '01-15', latest: false } }
        : duty,
    )
    expect(rows(planOf({ ...kassel, duties }, '2027-11-01', '2027-12-31'), 'duty', 'schulabgang')).toEqual([
      'Fri 2027-11-19 8w partner:lk-kassel',
      'Fri 2027-12-17 4w partner:lk-kassel',
    ])
  })
  it('the holidays are those of the Land: 31 October 2028 is a Tuesday, and free in Saxony', () => {
    const day = (agreement: Agreement) =>
      planOf(agreement, '2028-10-25', '2028-10-31', { tasks: [taskDue(agreement, '2028-10-31')] })
        .filter(({ cause, stage }) => cause.kind === 'task' && stage === 'day')
        .map(row)
    expect(day(kassel)).toEqual(['Tue 2028-10-31 day person:somebody'])
    expect(day(nord)).toEqual(['Mon 2028-10-30 day person:somebody'])
  })
})

describe('documents that bind nobody', () => {
  it.each([
    ['Unna: planned, the result unknown', unna],
    ['Zwickau: a template with open places', zwickauTemplate],
    ['ended', { ...kassel, status: { ...kassel.status, state: 'ended' as const } }],
    ['begins on a day that is still open', { ...nord, inForce: { from: 'open' as const, clause: placeIn(nord, '4') } }],
  ])('%s: no reminder in ten years', (_, agreement) => {
    expect(planOf(agreement, '2027-01-01', '2036-12-31')).toEqual([])
  })
  it('but a meeting recorded under one is announced', () => {
    const meetings = [meetingOn(unna, 'psag', '2027-06-17', 'invited')]
    const plan = planOf(unna, '2027-01-01', '2027-12-31', { meetings })
    expect(rows(plan, 'meeting')).toEqual(['Wed 2027-06-16 1d committee:psag'])
    expect(plan.every(({ cause }) => 'meetingId' in cause)).toBe(true)
  })
  it('a successor ends the reminders of what it replaces', () => {
    const successor: Agreement = {
      ...kassel,
      id: 'neu',
      inForce: { from: localDate('2028-01-01'), clause: placeIn(kassel, '12') },
    }
    const plan = planOf([{ ...kassel, supersededBy: 'neu' }, successor], '2027-01-01', '2028-12-31')
    const days = (id: string) => plan.filter(({ cause }) => cause.agreementId === id).map(({ on }) => on)
    expect(days(kassel.id).every((on) => on < '2028-01-01')).toBe(true)
    expect(days('neu').every((on) => on >= '2028-01-01')).toBe(true)
    expect(days('neu').length).toBeGreaterThan(20)
  })
})

describe('changed defaults', () => {
  const plan = (presets: Overrides) => planOf(kassel, '2027-01-01', '2027-12-31', { presets })
  it('for one duty: other stages at another time, the rest unchanged', () => {
    const changed = plan(
      new Map([
        [`${kassel.id}/duty/schulabgang`, { before: ['2w'], overdueWeeks: 0, at: localTime('14:30') } as const],
      ]),
    )
    expect(
      only(changed, 'duty', 'schulabgang').map((reminder) => `${row(reminder)} ${reminder.at} ${reminder.sendAt}`),
    ).toEqual(['Fri 2027-04-16 2w partner:lk-kassel 14:30 2027-04-16T12:30:00.000Z'])
    expect(rows(changed, 'duty', 'regelaltersgrenze')).toEqual(rows(plan(new Map()), 'duty', 'regelaltersgrenze'))
  })
  it('for a kind, for an agreement, and off', () => {
    expect(rows(plan(new Map([[`${kassel.id}/notice`, { off: true }]])), 'notice')).toEqual([])
    expect(plan(new Map([[kassel.id, { off: true }]]))).toEqual([])
    expect(plan(new Map([[mkk.id, { off: true }]]))).toEqual(plan(new Map()))
  })
  it('the more exact one wins', () => {
    const both = plan(
      new Map([
        [kassel.id, { off: true }],
        [`${kassel.id}/duty/schulabgang`, { off: false }],
      ]),
    )
    expect(new Set(both.map(({ key }) => key.split('/')[2]))).toEqual(new Set(['schulabgang']))
  })
  it.each([
    [{ at: localTime('07:59') }],
    [{ at: localTime('17:01') }],
    [{ before: ['2y'] as const }],
    [{ before: ['-1w'] as const }],
    [{ months: [13] }],
    [{ overdueWeeks: 53 }],
    [{ overdueWeeks: 1.5 }],
    [{ escalateFromWeek: 0 }],
  ])('%j is refused', (preset) => {
    expect(() => plan(new Map([[kassel.id, preset]]))).toThrow(RangeError)
  })
})

it('the five agreements together are planned in the order of sending', () => {
  const sent = planOf(five, '2027-01-01', '2029-12-31').map(({ sendAt }) => sendAt)
  expect(sent).toEqual(sent.toSorted())
  expect(sent.length).toBeGreaterThan(300)
})
