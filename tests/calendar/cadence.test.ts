import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  assessCadence,
  type Binding,
  type Cadence,
  type CadenceAssessment,
  type CadenceState,
  yearlyNumber,
} from '#src/calendar/cadence.ts'
import { addDays, daysBetween, firstDayOfYear, type LocalDate, lastDayOfYear } from '#src/calendar/local-date.ts'
import { always, anyYear, day, days } from './days.ts'

const must = (cadence: Omit<Cadence, 'modality'>): Cadence => ({ ...cadence, modality: 'must' })

const MAY = 'Tue 2027-05-11'
const JUNE = 'Thu 2027-06-17'
const NOVEMBER = 'Tue 2027-11-09'
const YEAR_OVER = 'Sat 2028-01-01'

/** The year 2027, judged on a day of it or after it. */
const in2027 = (
  cadence: Cadence,
  meetings: readonly string[],
  today: string,
  facts: Parameters<typeof assessCadence>[4] = {},
): CadenceAssessment => assessCadence(cadence, 2027, days(meetings), day(today), facts)

describe('"mindestens zweimal jährlich" (KoK MKK)', () => {
  it.each<[string, string[], CadenceState, Partial<CadenceAssessment>]>([
    ['Mon 2027-03-01', [], 'open', { held: 0, planned: 0, missing: 2 }],
    ['Mon 2027-03-01', [JUNE], 'open', { held: 0, planned: 1, missing: 1 }],
    ['Mon 2027-03-01', [JUNE, NOVEMBER], 'onTrack', { held: 0, planned: 2, missing: 0 }],
    [JUNE, [JUNE, NOVEMBER], 'onTrack', { held: 1, planned: 1, missing: 0 }],
    ['Sat 2027-07-31', [JUNE], 'open', { held: 1, planned: 0, missing: 1 }],
    ['Sat 2027-07-31', [], 'open', { held: 0, planned: 0, missing: 2 }],
    ['Sun 2027-08-01', [JUNE], 'atRisk', { held: 1, planned: 0, missing: 1 }],
    ['Sun 2027-08-01', [JUNE, NOVEMBER], 'onTrack', { held: 1, planned: 1, missing: 0 }],
    ['Sun 2027-08-01', [], 'atRisk', { missing: 2 }],
    [NOVEMBER, [JUNE, NOVEMBER], 'met', { held: 2, planned: 0, missing: 0 }],
    ['Fri 2027-12-31', [JUNE], 'atRisk', { missing: 1 }],
    [YEAR_OVER, [JUNE], 'missed', { held: 1, missing: 1 }],
    [YEAR_OVER, [], 'missed', { held: 0, missing: 2 }],
    [YEAR_OVER, [MAY, JUNE, NOVEMBER], 'met', { held: 3, missing: 0, exceeded: 0 }],
  ])('on %s with %j: %s', (today, meetings, state, numbers) => {
    expect(in2027(must({ min: 2 }), meetings, today)).toMatchObject({
      state,
      binding: 'minimum',
      expected: 2,
      ...numbers,
    })
  })

  it('next year lies open, whatever the month', () => {
    expect(assessCadence(must({ min: 2 }), 2028, [], day('Fri 2027-12-31')).state).toBe('open')
  })

  it('meetings of other years do not count', () => {
    expect(in2027(must({ min: 2 }), ['Thu 2026-12-31', JUNE, YEAR_OVER], 'Tue 2028-02-29')).toMatchObject({
      state: 'missed',
      held: 1,
      planned: 0,
    })
  })
})

describe('how much a number binds', () => {
  it.each<[string, Cadence, Binding]>([
    ['"mindestens zweimal"', must({ min: 2 }), 'minimum'],
    ['"2-3x jährlich"', must({ min: 2, max: 3 }), 'minimum'],
    ['"mindestens zweimal" and "2x" in the annex', must({ min: 2, times: 2 }), 'minimum'],
    ['"3x jährlich"', must({ times: 3 }), 'stated'],
    ['"in der Regel zweimal jährlich" (KoK Kassel)', must({ typical: 2 }), 'typical'],
    ['"ca. 4 x jährlich"', must({ times: 4, approximate: true }), 'stated'],
    ['"sollten i. d. R. halbjährlich"', { typical: 2, modality: 'should' }, 'hint'],
    ['"soll mindestens zweimal"', { min: 2, modality: 'should' }, 'hint'],
  ])('%s: too few in a year that is over is missed, as %s', (_text, cadence, binding) => {
    expect(in2027(cadence, [JUNE], YEAR_OVER)).toMatchObject({ state: 'missed', binding })
  })

  it('"kann": nothing is owed, so nothing can be missed or at risk, but reached is reached', () => {
    const may: Cadence = { times: 2, modality: 'may' }
    for (const today of ['Mon 2027-03-01', 'Sun 2027-08-01', YEAR_OVER]) {
      expect(in2027(may, [MAY], today)).toMatchObject({ state: 'notDecidable', reason: 'optional', binding: 'hint' })
    }
    expect(in2027(may, [MAY, JUNE], YEAR_OVER)).toMatchObject({ state: 'met', binding: 'hint' })
  })
})

describe('a range and a maximum', () => {
  const range = must({ min: 2, max: 3 })
  it.each<[string[], CadenceState, number]>([
    [[MAY], 'missed', 0],
    [[MAY, JUNE], 'met', 0],
    [[MAY, JUNE, NOVEMBER], 'met', 0],
    [[MAY, JUNE, NOVEMBER, 'Tue 2027-12-07'], 'met', 1],
  ])('"2-3x" with %j: %s, %d above', (meetings, state, exceeded) => {
    expect(in2027(range, meetings, YEAR_OVER)).toMatchObject({ state, expected: 2, exceeded })
  })
  it('a meeting too many is seen as soon as it is planned', () => {
    expect(in2027(must({ min: 1, max: 1 }), [JUNE, NOVEMBER], MAY)).toMatchObject({ state: 'onTrack', exceeded: 1 })
  })
  it('"höchstens dreimal" asks for none', () => {
    expect(in2027(must({ max: 3 }), [], YEAR_OVER)).toEqual({
      state: 'met',
      binding: 'stated',
      held: 0,
      planned: 0,
      missing: 0,
      exceeded: 0,
    })
  })
})

describe('"ca. 4 x jährlich" (MKK)', () => {
  const about = must({ times: 4, approximate: true })
  const four = ['Tue 2027-02-02', MAY, 'Tue 2027-09-07', NOVEMBER]
  it.each<[number, CadenceState, number]>([
    [4, 'met', 0],
    [3, 'met', 0],
    [2, 'missed', 1],
    [0, 'missed', 3],
  ])('with %d in the year: %s', (held, state, missing) => {
    expect(in2027(about, four.slice(0, held), YEAR_OVER)).toMatchObject({ state, missing, expected: 4 })
  })
  it('one above an approximate maximum is none too many', () => {
    const range = must({ min: 2, max: 3, approximate: true })
    expect(in2027(range, four, YEAR_OVER).exceeded).toBe(0)
    expect(in2027(range, [...four, JUNE], YEAR_OVER).exceeded).toBe(1)
  })
  it('"ca. einmal" is not reached by none, and a minimum is not softened', () => {
    expect(in2027(must({ times: 1, approximate: true }), [], YEAR_OVER).state).toBe('missed')
    expect(in2027(must({ min: 2, approximate: true }), [MAY], YEAR_OVER).state).toBe('missed')
  })
})

describe('bodies that meet often run short earlier', () => {
  it.each<[number, number, string, CadenceState]>([
    [6, 0, 'Sun 2027-01-31', 'open'],
    [6, 0, 'Mon 2027-02-01', 'atRisk'],
    [6, 2, 'Mon 2027-05-31', 'open'],
    [6, 2, 'Tue 2027-06-01', 'atRisk'],
    [4, 0, 'Mon 2027-05-31', 'open'],
    [4, 0, 'Tue 2027-06-01', 'atRisk'],
    [12, 0, 'Sun 2027-01-31', 'open'],
    [12, 0, 'Mon 2027-02-01', 'atRisk'],
    [1, 0, 'Sat 2027-07-31', 'open'],
    [1, 0, 'Sun 2027-08-01', 'atRisk'],
  ])('%d times a year with %d held, on %s: %s', (times, held, today, state) => {
    const meetings = ['Mon 2027-01-11', 'Mon 2027-01-25'].slice(0, held)
    expect(in2027(must({ times }), meetings, today).state).toBe(state)
  })
})

describe('without a number', () => {
  it('"regelmäßig" is not decidable; that there was no meeting at all is worth a hint', () => {
    expect(in2027(must({ regularly: true }), [], YEAR_OVER)).toEqual({
      state: 'notDecidable',
      reason: 'noNumber',
      held: 0,
      planned: 0,
      missing: 0,
      exceeded: 0,
      noMeeting: true,
    })
    expect(in2027(must({ regularly: true }), [JUNE], MAY)).not.toHaveProperty('noMeeting')
  })
  it.each([must({ onDemand: true }), must({})])('%j is not decidable, and no meeting is no hint', (cadence) => {
    const year = in2027(cadence, [], YEAR_OVER)
    expect(year).toMatchObject({ state: 'notDecidable', reason: 'noNumber' })
    expect(year).not.toHaveProperty('noMeeting')
    expect(year).not.toHaveProperty('binding')
    expect(year).not.toHaveProperty('expected')
  })
})

describe('"alle zwei Jahre" (Zwickau)', () => {
  const everyTwo = must({ everyYears: 2 })
  const anchored = (on: string) => ({ lastMeetingBefore: day(on) })

  it('is not decidable without an earlier meeting, even if one is planned', () => {
    for (const [meetings, today] of [
      [[], YEAR_OVER],
      [[], MAY],
      [[JUNE], MAY],
    ] as const) {
      expect(in2027(everyTwo, meetings, today)).toMatchObject({ state: 'notDecidable', reason: 'noAnchor' })
    }
  })
  it('takes no anchor from the year itself or later', () => {
    for (const on of ['Fri 2027-01-01', 'Tue 2028-02-29']) {
      expect(in2027(everyTwo, [], YEAR_OVER, anchored(on)).reason).toBe('noAnchor')
    }
  })
  it('is met by a meeting in the year, anchor or not', () => {
    expect(in2027(everyTwo, [MAY], MAY)).toMatchObject({ state: 'met', held: 1, expected: 1 })
  })

  it.each<[string, string[], string, CadenceState, Partial<CadenceAssessment>]>([
    ['Wed 2025-06-18', [], 'Mon 2027-03-01', 'open', { dueYear: 2027, missing: 1 }],
    ['Wed 2025-06-18', [], 'Sun 2027-08-01', 'atRisk', { dueYear: 2027, missing: 1 }],
    ['Wed 2025-06-18', [NOVEMBER], 'Sun 2027-08-01', 'onTrack', { dueYear: 2027, missing: 0 }],
    ['Wed 2025-06-18', [], YEAR_OVER, 'missed', { dueYear: 2027, missing: 1 }],
    ['Wed 2025-06-18', [JUNE], JUNE, 'met', { dueYear: 2027 }],
    ['Wed 2026-06-17', [], YEAR_OVER, 'notApplicable', { reason: 'notDue', dueYear: 2028, expected: 0, missing: 0 }],
    ['Wed 2026-06-17', [JUNE], MAY, 'onTrack', { dueYear: 2028 }],
    ['Tue 2024-06-18', [], 'Mon 2027-03-01', 'missed', { dueYear: 2026, missing: 1 }],
    ['Tue 2024-06-18', [JUNE], 'Mon 2027-03-01', 'onTrack', { dueYear: 2026, missing: 0 }],
    ['Tue 2024-06-18', [], 'Thu 2026-12-31', 'notDecidable', { reason: 'dueEarlier', dueYear: 2026 }],
  ])('last on %s, %j, judged on %s: %s', (last, meetings, today, state, rest) => {
    expect(in2027(everyTwo, meetings, today, anchored(last))).toMatchObject({ state, binding: 'stated', ...rest })
  })

  it('"etwa alle zwei Jahre" has no year in which it is missed', () => {
    const about = must({ everyYears: 2, approximate: true })
    expect(in2027(about, [], YEAR_OVER, anchored('Wed 2025-06-18'))).toMatchObject({ reason: 'approximate' })
  })
})

describe('a body that is limited in time', () => {
  const six = must({ times: 6 })
  it('after its last day is not judged (Begleitgruppe PiT, until 31.03.2022)', () => {
    expect(in2027(six, [], MAY, { limitedUntil: day('Thu 2022-03-31') })).toMatchObject({
      state: 'notApplicable',
      reason: 'expired',
      missing: 0,
    })
  })
  it('before its first day is not judged', () => {
    expect(in2027(six, [], MAY, { since: day(YEAR_OVER) })).toMatchObject({
      state: 'notApplicable',
      reason: 'notYetBegun',
    })
  })
  it.each([
    ['ends in it', { limitedUntil: day('Wed 2027-03-31') }],
    ['begins in it', { since: day('Thu 2027-04-01') }],
  ])('in a year that %s: reached is reached, too few is not decidable', (_how, facts) => {
    const two = must({ min: 2 })
    expect(in2027(two, [MAY], YEAR_OVER, facts)).toMatchObject({
      state: 'notDecidable',
      reason: 'partOfYear',
      missing: 1,
    })
    expect(in2027(two, [], 'Sun 2027-08-01', facts).reason).toBe('partOfYear')
    expect(in2027(two, [MAY, JUNE], YEAR_OVER, facts).state).toBe('met')
    expect(in2027(two, [MAY, JUNE], 'Mon 2027-03-01', facts).state).toBe('onTrack')
  })
  it('a limit on the very first and last day leaves the year whole', () => {
    const facts = { since: day('Fri 2027-01-01'), limitedUntil: day('Fri 2027-12-31') }
    expect(in2027(must({ min: 2 }), [MAY], YEAR_OVER, facts).state).toBe('missed')
  })
})

describe('for every cadence, year and set of meetings', () => {
  const number = fc.integer({ min: 1, max: 12 })
  const cadence = fc.oneof(
    fc.record({ min: number, modality: fc.constantFrom('must', 'should', 'may') }),
    fc.record({ times: number, approximate: fc.boolean(), modality: fc.constantFrom('must', 'should', 'may') }),
    fc.record({ typical: number, modality: fc.constantFrom('must', 'should', 'may') }),
    fc.record({ min: fc.constant(2), max: number, modality: fc.constant('must') }),
    fc.constant({ regularly: true, modality: 'must' }),
  ) as fc.Arbitrary<Cadence>
  const meetings = (year: number): fc.Arbitrary<LocalDate[]> =>
    fc.array(
      fc.integer({ min: -30, max: 395 }).map((n) => addDays(firstDayOfYear(year), n)),
      { maxLength: 14 },
    )
  const situation = anyYear.chain((year) =>
    fc.record({
      year: fc.constant(year),
      cadence,
      meetings: meetings(year),
      today: fc.integer({ min: -60, max: 430 }).map((n) => addDays(firstDayOfYear(year), n)),
    }),
  )

  it('the numbers add up, and the state says what they say', () => {
    always(
      fc.property(situation, ({ year, cadence, meetings, today }) => {
        const one = assessCadence(cadence, year, meetings, today)
        const ofYear = meetings.filter((on) => on >= firstDayOfYear(year) && on <= lastDayOfYear(year))
        expect(one.held + one.planned).toBe(ofYear.length)
        expect(one.held).toBe(ofYear.filter((on) => daysBetween(on, today) >= 0).length)
        const over = today > lastDayOfYear(year)
        if (one.state === 'met' || one.state === 'onTrack') expect(one.missing).toBe(0)
        if (one.state === 'onTrack') expect(one.planned).toBeGreaterThan(0)
        if (one.state === 'open' || one.state === 'atRisk') expect([over, one.missing > 0]).toEqual([false, true])
        if (one.state === 'missed') expect([over, one.missing > 0]).toEqual([true, true])
        expect(one.reason !== undefined).toBe(one.state === 'notDecidable' || one.state === 'notApplicable')
        if (cadence.modality !== 'must' && one.binding) expect(one.binding).toBe('hint')
        if (cadence.modality === 'may') expect(['open', 'atRisk', 'missed']).not.toContain(one.state)
      }),
      { numRuns: 500 },
    )
  })

  const rank: Record<CadenceState, number> = {
    met: 0,
    onTrack: 1,
    open: 2,
    atRisk: 3,
    missed: 4,
    notDecidable: 2,
    notApplicable: 0,
  }
  const better = (a: CadenceAssessment, b: CadenceAssessment) =>
    expect(rank[a.state]).toBeLessThanOrEqual(rank[b.state])

  it('one more meeting never makes a year worse', () => {
    always(
      fc.property(situation, fc.integer({ min: 0, max: 364 }), ({ year, cadence, meetings, today }, n) => {
        const more = [...meetings, addDays(firstDayOfYear(year), n)]
        better(assessCadence(cadence, year, more, today), assessCadence(cadence, year, meetings, today))
      }),
      { numRuns: 300 },
    )
  })

  it('a day of which nothing is known makes a year neither better nor worse than its certain days and all days would', () => {
    always(
      fc.property(situation, fc.array(fc.integer({ min: 0, max: 364 })), ({ year, cadence, meetings, today }, more) => {
        const untold = more.map((n) => addDays(firstDayOfYear(year), n)).filter((on) => on < today)
        const one = assessCadence(cadence, year, meetings, today, { untold })
        const certain = assessCadence(cadence, year, meetings, today)
        const all = assessCadence(cadence, year, [...meetings, ...untold], today)
        expect(one.held).toBe(certain.held)
        expect(one.exceeded).toBe(certain.exceeded)
        if (one.reason === 'untold') {
          expect(['open', 'atRisk', 'missed']).toContain(certain.state)
          expect(['met', 'onTrack']).toContain(all.state)
        } else if (one.state !== certain.state) expect(one.state).toBe(all.state)
      }),
      { numRuns: 300 },
    )
  })

  it('time alone makes no year better, except that a planned meeting is held', () => {
    always(
      fc.property(situation, fc.integer({ min: 0, max: 400 }), ({ year, cadence, meetings, today }, later) => {
        const past = meetings.filter((on) => on <= today)
        const now = assessCadence(cadence, year, past, today)
        better(now, assessCadence(cadence, year, past, addDays(today, later)))
      }),
      { numRuns: 300 },
    )
  })
})

describe('how many meetings several bodies have in a year', () => {
  it.each<[Omit<Cadence, 'modality'>[], ReturnType<typeof yearlyNumber>]>([
    [[{ times: 2 }, { times: 3 }], { least: 5, most: 5, isAbout: false }],
    [[{ typical: 2 }, { min: 2, max: 3 }], { least: 4, most: 5, isAbout: true }],
    [[{ min: 2 }, { times: 6 }], { least: 8, isAbout: false }],
    [[{ max: 4 }, { times: 1 }], { least: 1, most: 5, isAbout: false }],
    [[{ everyYears: 2 }, { regularly: true }, { times: 1 }], { least: 1, most: 1, isAbout: false }],
    [[{ regularly: true }, { onDemand: true }], undefined],
    [[], undefined],
  ])('%j: %j', (cadences, expected) => {
    expect(yearlyNumber(cadences.map(must))).toEqual(expected)
  })
  it('of a "kann" none is owed', () => {
    expect(yearlyNumber([must({ times: 2 }), { times: 1, modality: 'may' }])).toEqual({
      least: 2,
      most: 3,
      isAbout: false,
    })
  })
})
