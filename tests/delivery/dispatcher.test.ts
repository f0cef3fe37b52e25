/** The outbox in a real database, delivered by one or two dispatchers to recipients that behave badly. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Instant, instant, laterBy } from '#src/calendar/local-date.ts'
import type { Delivered, Rendered, Way } from '#src/delivery/channel.ts'
import { createDispatcher } from '#src/delivery/dispatcher.ts'
import type { DueLetter, Letter } from '#src/letters/letter.ts'
import { personId } from '#src/people/person.ts'
import { openStore, type Store } from '#src/store/store.ts'
import { endlessPatience } from '../doubles/patience.ts'
import { kinds } from '../store/databases.ts'

const START = instant('2027-04-27T06:00:00Z')
const MINUTE = 60_000
const ok: Delivered = { ok: true, ref: 'r' }
/** No words can be made of it here. */
const BROKEN = { kind: 'later', later: { agreementId: 'a', dutyId: 'd', year: 2027 } } as const

let store: Store
let now: Instant

const letter = (key: string, more: Partial<Letter> = {}): Letter => ({
  key,
  kind: 'reminder',
  cause: 'duty/kassel/8b/2027',
  to: { person: personId('t', 'karim') },
  content: { kind: 'words', words: { answer: key } },
  notBefore: START,
  ...more,
})
const add = (...letters: Letter[]) => store.books.inOneTransaction(({ outbox }) => outbox.add(letters))
const states = async () =>
  Object.fromEntries((await store.books.outbox.about('duty/kassel/8b/2027')).map(({ key, state }) => [key, state]))

/** Ways that answer as told, in turn, and remember what they got. */
function ways(...scripts: Delivered[][]): {
  readonly ways: readonly Way[]
  readonly got: (Rendered & { way: number })[]
} {
  const got: (Rendered & { way: number })[] = []
  return {
    got,
    ways: scripts.map((script, way) => ({
      channel: way === 0 ? 'teams' : 'mail',
      thread: `thread-${way}`,
      send: async (message) => {
        got.push({ ...message, way })
        return script.shift() ?? ok
      },
    })),
  }
}
const dispatcher = (to: readonly Way[], render = async ({ content }: DueLetter): Promise<unknown> => content) =>
  createDispatcher({
    patience: endlessPatience(() => now),
    rows: store.outboxRows,
    waysTo: async () => to,
    render,
    clock: () => now,
    random: () => 0.5,
    pace: async () => undefined,
    onFailure: () => undefined,
  })
const pass = (ms: number): void => {
  now = laterBy(now, ms)
}

describe.each(kinds)('letters, on $name', (kind) => {
  beforeEach(async () => {
    now = START
    store = await openStore(await kind.fresh(), () => now)
  })
  afterEach(() => store.close())

  it('are sent once when they are due, and not before', async () => {
    const { ways: to, got } = ways([])
    await add(letter('a'), letter('b', { notBefore: laterBy(START, MINUTE) }))
    const bot = dispatcher(to)
    await bot.deliverDue()
    await bot.deliverDue()
    expect(got.map(({ key }) => key)).toEqual(['a'])
    pass(MINUTE)
    await bot.deliverDue()
    expect(got.map(({ key, isRepeat }) => [key, isRepeat])).toEqual([
      ['a', false],
      ['b', false],
    ])
    expect(await states()).toEqual({ a: 'sent', b: 'sent' })
  })

  it('with a key that is there already are not written again, also after they were sent', async () => {
    expect(await add(letter('a'), letter('b'))).toBe(2)
    await dispatcher(ways([]).ways).deliverDue()
    expect(await add(letter('a'), letter('c'))).toBe(1)
  })

  it('that were called back are not sent', async () => {
    const { ways: to, got } = ways([])
    await add(letter('a'))
    await store.books.inOneTransaction(({ outbox }) => outbox.recall('duty/kassel/8b/2027', now))
    await dispatcher(to).deliverDue()
    expect(got).toEqual([])
    expect(await states()).toEqual({ a: 'recalled' })
  })

  it('that nobody wants any more when they are due are not sent', async () => {
    const { ways: to, got } = ways([])
    await add(letter('a'))
    await dispatcher(to, async () => undefined).deliverDue()
    expect([got, await states()]).toEqual([[], { a: 'recalled' }])
  })

  it('that are of no use any more after a long pause are not sent', async () => {
    const { ways: to, got } = ways([])
    await add(letter('a', { expiresAt: laterBy(START, MINUTE) }))
    pass(40 * 1_440 * MINUTE)
    await dispatcher(to).deliverDue()
    expect([got, await states()]).toEqual([[], { a: 'expired' }])
  })

  it('are repeated once after an unclear outcome, marked, then go another way', async () => {
    const unclear: Delivered = { ok: false, because: 'ambiguous', status: '502' }
    const { ways: to, got } = ways([unclear, unclear], [ok])
    await add(letter('a'))
    const bot = dispatcher(to)
    await bot.deliverDue()
    await bot.deliverDue()
    expect(got).toHaveLength(1)
    pass(10 * MINUTE)
    await bot.deliverDue()
    await bot.deliverDue()
    expect(got.map(({ way, isRepeat }) => [way, isRepeat])).toEqual([
      [0, false],
      [0, true],
      [1, true],
    ])
    expect(await states()).toEqual({ a: 'sent' })
  })

  it('end on the list where nobody can be reached', async () => {
    await add(letter('a'))
    await dispatcher([]).deliverDue()
    const [trouble] = await store.books.outbox.troubled(START, now)
    expect(trouble).toMatchObject({ key: 'a', state: 'undeliverable' })
  })

  it('that were due long before they ended on the list are found by when they ended', async () => {
    await add(letter('a', { notBefore: laterBy(START, -4 * 1_440 * MINUTE) }))
    await dispatcher([]).deliverDue()
    expect(await store.books.outbox.troubled(START, now)).toMatchObject([{ key: 'a' }])
    pass(1)
    expect(await store.books.outbox.troubled(now, now)).toEqual([])
  })

  it('under way when the process died are unclear, all others are not', async () => {
    const location = await kind.fresh()
    const before = await openStore(location, () => now)
    await before.books.inOneTransaction(({ outbox }) => outbox.add([letter('a'), letter('b')]))
    await before.outboxRows.beginSending({ key: 'a', attempts: 0 }, now)
    await before.close()
    await store.close()
    store = await openStore(location, () => now)
    const { ways: to, got } = ways([])
    const next = dispatcher(to)
    await next.deliverDue()
    expect(await states()).toEqual({ a: 'pending', b: 'sent' })
    expect(got.map(({ key, isRepeat }) => [key, isRepeat])).toEqual([['b', false]])
    pass(10 * MINUTE)
    await next.deliverDue()
    expect(got.at(-1)).toMatchObject({ key: 'a', isRepeat: true })
  })

  it('under way in another process are left to it for 50 seconds, and taken over within a minute', async () => {
    const bot = dispatcher(ways([]).ways)
    await bot.deliverDue()
    await add(letter('a'))
    await store.outboxRows.beginSending({ key: 'a', attempts: 0 }, now)
    pass(49_000)
    await bot.deliverDue()
    expect(await states()).toEqual({ a: 'sending' })
    pass(2_000)
    await bot.deliverDue()
    expect(await states()).toEqual({ a: 'pending' })
  })

  it('another instance has tried meanwhile are not sent as if nobody had', async () => {
    const unclear: Delivered = { ok: false, because: 'ambiguous', status: '502' }
    const { ways: to, got } = ways([unclear])
    await add(letter('a'))
    // Slow in between: it has read the letter before the other one sends it.
    const slow = dispatcher(to, async ({ content }) => {
      await dispatcher(to).deliverDue()
      return content
    })
    await slow.deliverDue()
    expect(got.map(({ isRepeat }) => isRepeat)).toEqual([false])
    pass(10 * MINUTE)
    await dispatcher(to).deliverDue()
    expect(got.map(({ isRepeat }) => isRepeat)).toEqual([false, true])
    expect(await states()).toEqual({ a: 'sent' })
  })

  it('whose sender was taken for dead and comes back are not put back while another one sends them', async () => {
    const got: string[] = []
    const by = (name: string, what: () => Promise<Delivered>) =>
      dispatcher([
        {
          channel: 'teams',
          thread: 't',
          send: ({ isRepeat }) => {
            got.push(isRepeat ? `${name}, repeat` : name)
            return what()
          },
        },
      ])
    const isRepeating = Promise.withResolvers<void>()
    const hasComeBack = Promise.withResolvers<void>()
    const third = by('third', async () => ok)
    const second = by('second', async () => {
      isRepeating.resolve()
      await hasComeBack.promise
      // Long enough for what was put back to be due, not for the second one to be taken for dead as well.
      pass(40_000)
      await third.deliverDue()
      return ok
    })
    let repeat: Promise<number> | undefined
    const first = by('first', async () => {
      pass(MINUTE)
      await second.deliverDue()
      pass(10 * MINUTE)
      repeat = second.deliverDue()
      await isRepeating.promise
      return { ok: false, because: 'retryLater', status: '429' }
    })
    await add(letter('a'))
    await first.deliverDue()
    hasComeBack.resolve()
    await repeat
    expect(got).toEqual(['first', 'second, repeat'])
    expect(await states()).toEqual({ a: 'sent' })
  })

  it('whose outcome could not be stored are settled as soon as the store works again, and not sent twice', async () => {
    await add(letter('a'))
    const { ways: to, got } = ways([])
    let isAway = true
    const bot = createDispatcher({
      patience: endlessPatience(() => now),
      rows: {
        ...store.outboxRows,
        settle: async (...told) => {
          if (isAway) throw new Error('no connection')
          return store.outboxRows.settle(...told)
        },
      },
      waysTo: async () => to,
      render: async ({ content }) => content,
      clock: () => now,
      random: () => 0.5,
      pace: async () => undefined,
      onFailure: () => undefined,
    })
    await bot.deliverDue()
    await expect(bot.deliverDue()).rejects.toThrow('no connection')
    expect(await states()).toEqual({ a: 'sending' })
    isAway = false
    await bot.deliverDue()
    expect(await states()).toEqual({ a: 'sent' })
    pass(60 * MINUTE)
    await bot.deliverDue()
    expect(got).toHaveLength(1)
  })

  it('to somebody who is throttled all the time go the next way after two days, then on the list', async () => {
    const throttled = async (): Promise<Delivered> => ({ ok: false, because: 'retryLater', status: '429' })
    const tries = [0, 0]
    const to = tries.map((_, way): Way => {
      const send = () => {
        tries[way] = (tries[way] ?? 0) + 1
        return throttled()
      }
      return { channel: way === 0 ? 'teams' : 'mail', thread: `thread-${way}`, send }
    })
    await add(letter('a'))
    const bot = dispatcher(to)
    for (let minutes = 0; minutes <= 2 * 1_440 + 10; minutes += 10) {
      await bot.deliverDue()
      pass(10 * MINUTE)
      // Not only when it is over: on the same day.
      if (minutes === 30) expect(await store.books.outbox.troubled(START, now)).toEqual([])
      if (minutes === 60) expect(await store.books.outbox.troubled(START, now)).toMatchObject([{ state: 'pending' }])
    }
    expect(tries[0]).toBeGreaterThan(200)
    expect(tries[1]).toBe(1)
    expect(await states()).toEqual({ a: 'undeliverable' })
  })

  it('whose words can never be made stand on the list after two days, and do not hold up a hundred others', async () => {
    await add(...Array.from({ length: 100 }, (_, at) => letter(`broken ${at}`, { content: BROKEN })))
    await add(letter('good', { notBefore: laterBy(START, 1) }))
    const { ways: to, got } = ways([])
    const bot = dispatcher(to, async ({ content }) => {
      if (content.kind === 'later') throw new Error('no words')
      return content
    })
    pass(1)
    await bot.deliverDue()
    expect(got.map(({ key }) => key)).toEqual(['good'])
    pass(2 * 1_440 * MINUTE)
    await bot.deliverDue()
    expect(
      (await store.books.outbox.troubled(START, now)).filter(({ trouble }) => trouble === 'no words'),
    ).toHaveLength(100)
  })

  it('are sent by one of several dispatchers only', async () => {
    await add(...Array.from({ length: 200 }, (_, at) => letter(`k${at}`)))
    const { ways: to, got } = ways([])
    await Promise.all([dispatcher(to), dispatcher(to), dispatcher(to)].map((bot) => bot.deliverDue()))
    expect(got).toHaveLength(200)
    expect(new Set(got.map(({ key }) => key)).size).toBe(200)
  })

  it('whose words cannot be made stay in the outbox and hold up no other', async () => {
    const { ways: to, got } = ways([])
    await add(letter('a', { content: BROKEN }), letter('b'))
    const render = async ({ content }: DueLetter): Promise<unknown> => {
      if (content.kind === 'later') throw new Error('no words')
      return content
    }
    await dispatcher(to, render).deliverDue()
    expect(got.map(({ key }) => key)).toEqual(['b'])
    expect(await states()).toEqual({ a: 'pending', b: 'sent' })
  })
})
