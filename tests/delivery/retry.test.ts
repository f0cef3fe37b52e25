import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instant, laterBy } from '#src/calendar/local-date.ts'
import type { Delivered } from '#src/delivery/channel.ts'
import { type AttemptHistory, afterAttempt, GIVE_UP_AFTER_MS } from '#src/delivery/retry.ts'

const NOW = instant('2027-04-27T06:00:00Z')
const first: AttemptHistory = { attempts: 1, ambiguous: 0, way: 0, ways: 2 }
const refused: Delivered = { ok: false, because: 'never', status: '403' }
const unknown: Delivered = { ok: false, because: 'ambiguous', status: '500' }
const later: Delivered = { ok: false, because: 'retryLater', status: 'ECONNREFUSED' }

describe('what an outcome means', () => {
  it('accepted is the end', () => {
    expect(afterAttempt({ ok: true, ref: 'a' }, first, NOW, 0)).toEqual({ kind: 'end', state: 'sent', ref: 'a' })
  })
  it('a clear no goes to the next way at once, and to the list where there is none', () => {
    expect(afterAttempt(refused, first, NOW, 0)).toMatchObject({ kind: 'again', notBefore: NOW, way: 1, ambiguous: 0 })
    expect(afterAttempt(refused, { ...first, way: 1 }, NOW, 0)).toMatchObject({ kind: 'end', state: 'undeliverable' })
  })
  it('after an unclear outcome it is tried once more after ten minutes, then the next way, then the list', () => {
    const second = afterAttempt(unknown, first, NOW, 0)
    expect(second).toMatchObject({ kind: 'again', notBefore: laterBy(NOW, 600_000), way: 0, ambiguous: 1 })
    expect(afterAttempt(unknown, { ...first, attempts: 2, ambiguous: 1 }, NOW, 0)).toMatchObject({
      way: 1,
      ambiguous: 2,
    })
    expect(afterAttempt(unknown, { ...first, attempts: 3, ambiguous: 2, way: 1 }, NOW, 0)).toMatchObject({
      kind: 'end',
      state: 'unclear',
    })
  })
  it('what may have arrived is never called undeliverable', () => {
    expect(afterAttempt(refused, { ...first, attempts: 2, ambiguous: 1, way: 1 }, NOW, 0)).toMatchObject({
      state: 'unclear',
    })
  })
  it('a refused connection is tried again after a growing pause, spread by chance', () => {
    const pauses = [1, 2, 3, 8, 30].map((attempts) => {
      const next = afterAttempt(later, { ...first, attempts }, NOW, 1)
      return next.kind === 'again' ? Date.parse(next.notBefore) - Date.parse(NOW) : undefined
    })
    expect(pauses).toEqual([5_000, 10_000, 20_000, 600_000, 600_000])
    expect(afterAttempt(later, first, NOW, 0)).toMatchObject({ notBefore: laterBy(NOW, 2_500) })
  })
  it('Retry-After is kept to', () => {
    const next = afterAttempt({ ok: false, because: 'retryLater', afterMs: 17_000 }, first, NOW, 0)
    expect(next).toMatchObject({ notBefore: laterBy(NOW, 17_000) })
  })
  it('what could not be delivered for two days goes the next way, then on the list', () => {
    const old = { ...first, attempts: 50, triedSince: laterBy(NOW, -GIVE_UP_AFTER_MS) }
    expect(afterAttempt(later, old, NOW, 0)).toMatchObject({ kind: 'again', way: 1 })
    expect(afterAttempt(later, { ...old, way: 1 }, NOW, 0)).toMatchObject({ kind: 'end', state: 'undeliverable' })
  })

  it('whatever happens, each way gets one unclear attempt, the first one two, and there is an end', () => {
    const outcome = fc.constantFrom(refused, unknown, unknown, unknown)
    fc.assert(
      fc.property(fc.array(outcome, { minLength: 12, maxLength: 12 }), fc.integer({ min: 1, max: 3 }), (talk, ways) => {
        let history: AttemptHistory = { ...first, attempts: 0, ways }
        const unclear = new Map<number, number>()
        for (const said of talk) {
          history = { ...history, attempts: history.attempts + 1 }
          if (said === unknown) unclear.set(history.way, (unclear.get(history.way) ?? 0) + 1)
          const next = afterAttempt(said, history, NOW, 0.5)
          if (next.kind === 'end') {
            expect([...unclear.values()].reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(ways + 1)
            return
          }
          history = { ...history, ambiguous: next.ambiguous, way: next.way }
        }
        expect.unreachable('no end')
      }),
    )
  })
})
