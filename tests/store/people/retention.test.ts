import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { instant, localDate, localTime } from '#src/calendar/local-date.ts'
import { readRetention } from '#src/language/people/retention.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { personId } from '#src/people/person.ts'
import { keptFrom, PRESET_PERIODS, type RetainedPosition, retainedKinds } from '#src/people/retention.ts'
import { openStore, type Store } from '#src/store/store.ts'
import { createRetaining } from '#src/upkeep/retention.ts'
import { clockAt } from '../../doubles/clock.ts'

const anna = personId('t', 'anna')
const EARLY = instant('2027-01-04T08:00:00Z')
const hand = { at: EARLY, by: anna, deed: 'test' }
const clock = clockAt('2027-06-01T08:00:00Z') // Tuesday
let store: Store
beforeEach(async () => {
  clock.set(instant('2027-06-01T08:00:00Z'))
  store = await openStore(':memory:', clock.now)
})
afterEach(() => store.close())

const meeting = (id: string, on: string): Meeting => ({
  id,
  agreementId: 'a',
  committeeId: 'kok',
  on: localDate(on),
  at: localTime('10:00'),
  state: 'invited',
  version: 1,
  plannedBy: anna,
  recordedAt: EARLY,
})

/** A session that was, one that is to come, a letter about each and one about neither, all sent in January. */
async function fill(): Promise<void> {
  await store.books.inOneTransaction(async ({ meetings, invitations, outbox, inbox }) => {
    for (const [id, on] of [
      ['past', '2027-01-14'],
      ['next', '2027-09-16'],
    ] as const) {
      await meetings.add(meeting(id, on), hand)
      await invitations.setNeed(id, anna, 'stepFree', true, hand)
    }
    await outbox.add(
      ['meeting/past', 'meeting/next', 'duty/x'].map((cause) => ({
        key: `letter ${cause}`,
        kind: 'notice' as const,
        cause,
        to: { person: anna },
        content: { kind: 'words' as const, words: { answer: '' } },
        notBefore: EARLY,
      })),
    )
    await inbox.add('old', { answer: 'x' }, EARLY)
  })
  for (const letter of await store.outboxRows.take(clock.now(), 10))
    await store.outboxRows.settle(letter, { kind: 'end', state: 'sent' }, EARLY)
}
const causes = async (): Promise<string[]> =>
  (await Promise.all(['meeting/past', 'meeting/next', 'duty/x'].map((cause) => store.books.outbox.about(cause))))
    .flat()
    .map(({ cause }) => cause)

describe('once a day', () => {
  test('what was of use last long enough ago goes; what is still needed stays', async () => {
    await fill()
    await createRetaining(store.books, clock.now)()
    // Whoever was told of the session to come must be told when it moves.
    expect(await causes()).toEqual(['meeting/next'])
    expect(await store.books.inbox.answerTo('old')).toBeUndefined()
    expect(await store.books.invitations.needsOf('past', anna)).toEqual([])
    expect(await store.books.invitations.needsOf('next', anna)).toEqual(['stepFree'])
  })
  test('the trail says how much of what went, and not whose', async () => {
    await fill()
    await createRetaining(store.books, clock.now)()
    const rows = await store.books.audit.by(personId('bot', ''))
    expect(JSON.stringify(rows)).not.toContain('anna')
    const counted = await Promise.all(
      retainedKinds.map((kind) =>
        store.books.retention.count(kind, keptFrom(kind, PRESET_PERIODS, localDate('2027-06-01'))),
      ),
    )
    expect(counted).toEqual([0, 0, 0, 0, 0])
  })
  test('the preview counts exactly what then goes', async () => {
    await fill()
    const before = await store.books.retention.count('messages', localDate('2027-03-03'))
    expect(before).toBe(3)
    let removed = 0
    let position: RetainedPosition | undefined
    do {
      const slice = await store.books.inOneTransaction(({ retention }) =>
        retention.remove('messages', localDate('2027-03-03'), hand, position),
      )
      removed += slice.removed
      position = slice.goesOnAt
    } while (position)
    expect(removed).toBe(before)
    expect(await store.books.retention.count('messages', localDate('2027-03-03'))).toBe(0)
  })
  test('a pause of months is made up for with the first pulse, and a second one the same day does nothing', async () => {
    await fill()
    const retain = createRetaining(store.books, clock.now)
    await retain()
    await store.books.inOneTransaction(({ inbox }) => inbox.add('old', { answer: 'x' }, EARLY))
    await retain()
    expect(await store.books.inbox.answerTo('old')).toBeDefined()
    clock.set(instant('2027-06-02T08:00:00Z'))
    await retain()
    expect(await store.books.inbox.answerTo('old')).toBeUndefined()
  })
  test('what somebody decided counts instead of the preset', async () => {
    await fill()
    await store.books.inOneTransaction(({ retention }) => retention.decide('messages', 365, hand))
    expect(await store.books.retention.periods()).toEqual({
      periods: { ...PRESET_PERIODS, messages: 365 },
      decided: ['messages'],
    })
    await createRetaining(store.books, clock.now)()
    expect(await causes()).toHaveLength(3)
  })
})

describe('a period in words', () => {
  test.each<[string, object | undefined]>([
    ['Terminfindung 12 Monate', { kind: 'polls', days: 366 }],
    ['Rückmeldungen 3 Jahre ja', { kind: 'responses', days: 1_096 }],
    ['Nachrichten 90 Tage', { kind: 'messages', days: 90 }],
    ['Barrierefreiheit 4 Wochen', { kind: 'accessNeeds', days: 28 }],
    ['Protokolle 1 Jahr', undefined],
    ['Nachrichten', undefined],
    ['90 Tage', undefined],
  ])('%s', (text, meant) => {
    expect(readRetention(text)).toEqual(meant)
  })
})
