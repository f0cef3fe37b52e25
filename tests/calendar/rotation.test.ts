import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Period } from '#src/calendar/local-date.ts'
import { type Rotation, rotationOn } from '#src/calendar/rotation.ts'
import { always, anyDay, day } from './days.ts'

const P2Y = 'P2Y' as Period
const fromForce = { reading: 'from force', from: day('Tue 2021-06-01'), to: day('Wed 2023-05-31') }
const byYears = { reading: 'by years', from: day('Tue 2021-06-01'), to: day('Sat 2022-12-31') }

describe('nobody is stated (Kassel)', () => {
  it('stays so on every day', () => {
    const kassel: Rotation = { rotates: P2Y, first: 'not-stated', afterwards: 'not-stated' }
    always(fc.property(anyDay, (on) => rotationOn(on, kassel).state === 'notStated'))
  })
  it('and a list of followers does not say who began', () => {
    const rotation: Rotation = { rotates: P2Y, first: 'not-stated', afterwards: ['lwv', 'lk'] }
    expect(rotationOn(day('Mon 2027-03-01'), rotation)).toEqual({ state: 'notStated' })
  })
})

describe('a first term in two readings, nobody after it (MKK)', () => {
  const mkk: Rotation = {
    rotates: P2Y,
    first: { holder: 'lwv', periods: [fromForce, byYears] },
    afterwards: 'not-stated',
  }

  it.each([
    ['Mon 2021-05-31', 'notBegun'],
    ['Tue 2021-06-01', 'held'],
    ['Sat 2022-12-31', 'held'],
    ['Thu 2023-06-01', 'notStated'],
    ['Mon 2027-03-01', 'notStated'],
  ])('on %s both readings say: %s', (on, kind) => {
    expect(rotationOn(day(on), mkk)).toMatchObject({ state: 'agreed', term: { kind } })
  })

  it.each(['Sun 2023-01-01', 'Wed 2023-05-31'])('on %s they disagree, and both are said', (on) => {
    expect(rotationOn(day(on), mkk)).toEqual({
      state: 'disputed',
      readings: [
        { reading: 'from force', term: { kind: 'held', holder: 'lwv', from: fromForce.from, to: fromForce.to } },
        { reading: 'by years', term: { kind: 'notStated', since: day('Sun 2023-01-01') } },
      ],
    })
  })

  it('agreed on the holder, each reading keeps its own end', () => {
    const answer = rotationOn(day('Wed 2022-06-01'), mkk)
    expect(answer.state !== 'notStated' && answer.readings.map(({ term }) => term)).toEqual([
      { kind: 'held', holder: 'lwv', from: fromForce.from, to: day('Wed 2023-05-31') },
      { kind: 'held', holder: 'lwv', from: byYears.from, to: day('Sat 2022-12-31') },
    ])
  })
})

describe('followers in a stated order', () => {
  const rotation: Rotation = { rotates: P2Y, first: { holder: 'a', periods: [fromForce] }, afterwards: ['b', 'c'] }

  it.each([
    ['Wed 2023-05-31', 'a', 'Tue 2021-06-01', 'Wed 2023-05-31'],
    ['Thu 2023-06-01', 'b', 'Thu 2023-06-01', 'Sat 2025-05-31'],
    ['Sat 2025-05-31', 'b', 'Thu 2023-06-01', 'Sat 2025-05-31'],
    ['Sun 2025-06-01', 'c', 'Sun 2025-06-01', 'Mon 2027-05-31'],
  ])('%s: %s, from %s to %s', (on, holder, from, to) => {
    expect(rotationOn(day(on), rotation)).toMatchObject({
      term: { kind: 'held', holder, from: day(from), to: day(to) },
    })
  })

  it('end where the list ends: it does not begin anew by itself', () => {
    expect(rotationOn(day('Tue 2027-06-01'), rotation)).toMatchObject({
      term: { kind: 'notStated', since: day('Tue 2027-06-01') },
    })
  })

  it('without a length of term only the first one is known', () => {
    const { rotates: _, ...withoutLength } = rotation
    expect(rotationOn(day('Thu 2023-06-01'), withoutLength)).toMatchObject({ term: { kind: 'notStated' } })
  })

  it('terms on a leap day do not drift', () => {
    const leap: Rotation = {
      rotates: 'P1Y' as Period,
      first: { holder: 'a', periods: [{ reading: 'only', from: day('Mon 2027-03-01'), to: day('Mon 2028-02-28') }] },
      afterwards: ['b', 'c', 'd', 'e', 'f'],
    }
    expect(rotationOn(day('Sun 2032-02-29'), leap)).toMatchObject({
      term: { holder: 'f', from: day('Sun 2032-02-29') },
    })
  })

  it('leave no day without a holder and give none two', () => {
    always(
      fc.property(anyDay, fc.constantFrom('P1Y', 'P2Y', 'P18M', 'P100D'), (from, length) => {
        const first = { reading: 'only', from, to: addDays(from, 400) }
        const terms: Rotation = {
          rotates: length as Period,
          first: { holder: 'a', periods: [first] },
          afterwards: ['b', 'c', 'd'],
        }
        let on = from
        for (const holder of ['a', 'b', 'c', 'd']) {
          const answer = rotationOn(on, terms)
          if (answer.state !== 'agreed' || answer.term.kind !== 'held') throw new Error(`nobody on ${on}`)
          expect([answer.term.holder, answer.term.from]).toEqual([holder, on])
          on = addDays(answer.term.to, 1)
        }
        expect(rotationOn(on, terms)).toMatchObject({ term: { kind: 'notStated', since: on } })
      }),
    )
  })
})

it('a first holder without any term is not stated in time', () => {
  expect(rotationOn(day('Mon 2027-03-01'), { first: { holder: 'a', periods: [] }, afterwards: ['b'] })).toEqual({
    state: 'notStated',
  })
})
