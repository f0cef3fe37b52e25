/** A letter waits for a body's channel, and meanwhile the channel belongs to another body, or to none. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { agreementById } from '#src/agreements/lookup.ts'
import { type Instant, instantInBerlin, localDate, localTime } from '#src/calendar/local-date.ts'
import { letterKey } from '#src/letters/about-meeting.ts'
import { seatsOf } from '#src/meetings/seats.ts'
import { personId } from '#src/people/person.ts'
import { openStore, type Store } from '#src/store/store.ts'
import { readAgreements } from '../doubles/read-agreements.ts'
import { createRemindingDispatcher } from '../doubles/reminding.ts'

const shelf = await readAgreements('data/agreements', new Set())
const kassel = agreementById(shelf, 'lwv-lk-kassel-2022')
const kok = kassel?.committees.find(({ id }) => id === 'kok')
if (!kassel || !kok) throw new Error('no KoK Kassel')
const seat = seatsOf(kassel, kok).find(({ office }) => office)?.office?.id
if (!seat) throw new Error('no seat')

const jana = personId('t', 'jana')
const channel = { conversationId: '19:a', serviceUrl: 'https://teams' }
const at = (day: string, time: string) => instantInBerlin(localDate(day), localTime(time))
const hand = { at: at('2027-03-08', '12:00'), by: personId('t', 'test'), deed: 'test' }
const meeting = {
  id: 'm',
  agreementId: 'lwv-lk-kassel-2022',
  committeeId: 'kok',
  on: localDate('2027-03-10'), // Wednesday
  at: localTime('14:00'),
  state: 'planned' as const,
  version: 1,
  plannedBy: jana,
  recordedAt: hand.at,
}
let now: Instant
let store: Store
const clock = (): Instant => now
beforeEach(async () => {
  now = hand.at
  store = await openStore(':memory:', clock)
  await store.books.inOneTransaction(async ({ directory, meetings }) => {
    await directory.enter({ id: jana, name: 'Jana', teams: { serviceUrl: 'x', conversationId: 'jana' } }, hand)
    await directory.appoint({ officeId: seat, personId: jana, as: 'holder', from: localDate('2027-01-01') }, hand)
    await meetings.add(meeting, hand)
  })
  await bind('lwv-lk-kassel-2022')
})
afterEach(() => store.close())

const bind = (agreementId: string, conversationId = channel.conversationId): Promise<void> =>
  store.books.inOneTransaction(({ channels }) =>
    channels.bind({ ...channel, conversationId, agreementId, committeeId: 'kok' }, hand),
  )
const remindersOfMeeting = async () =>
  (await store.books.outbox.about('meeting/m/meeting'))
    .filter(({ content }) => content.kind !== 'planned')
    .map(({ to, state }) => ({ to: 'person' in to ? to.person : to.conversationId, state }))
/** It hands out what is due, and dies before it sends anything. */
const handOut = async (): Promise<void> => {
  const { outboxRows } = store
  const { bot } = createRemindingDispatcher(
    shelf,
    {
      ...store,
      outboxRows: {
        ...outboxRows,
        take: async (...when) => (await outboxRows.take(...when)).filter(({ content }) => content.kind === 'planned'),
      },
    },
    clock,
  )
  await bot.deliver()
}

test('a reminder handed out to the channel goes to the members instead, once, also if the channel comes back', async () => {
  const { bot, arrived } = createRemindingDispatcher(shelf, store, clock)
  await bot.plan()
  now = at('2027-03-09', '08:00')
  await bot.plan()
  await handOut()
  expect(await remindersOfMeeting()).toEqual([{ to: '19:a', state: 'pending' }])
  // Between handing out and sending.
  await bind('lwv-mkk-hanau-2021')
  now = at('2027-03-09', '08:01')
  await bot.deliver()
  await bot.deliver()
  expect(arrived.map(({ person }) => person)).toEqual([jana])
  await bind('lwv-lk-kassel-2022')
  for (const time of ['08:30', '09:30']) {
    now = at('2027-03-09', time)
    await bot.pulse()
  }
  expect(arrived.map(({ person }) => person)).toEqual([jana])
  expect(await remindersOfMeeting()).toEqual(
    expect.arrayContaining([
      { to: '19:a', state: 'recalled' },
      { to: jana, state: 'sent' },
    ]),
  )
  expect(await remindersOfMeeting()).toHaveLength(2)
})

test('where the body has another channel by then, the reminder goes there and to nobody else', async () => {
  const { bot, arrived } = createRemindingDispatcher(shelf, store, clock)
  await bot.plan()
  now = at('2027-03-09', '08:00')
  await handOut()
  await bind('lwv-lk-kassel-2022', '19:b')
  now = at('2027-03-09', '08:01')
  await bot.deliver()
  await bot.deliver()
  // The double has no way into a channel: what was wanted there ends as undeliverable, what was not as recalled.
  expect(await remindersOfMeeting()).toEqual([
    { to: '19:a', state: 'recalled' },
    { to: '19:b', state: 'undeliverable' },
  ])
  expect(arrived).toEqual([])
})

test('word of a move that waits for the channel goes to the members, with its end of use', async () => {
  const { bot, arrived } = createRemindingDispatcher(shelf, store, clock)
  const to = { conversationId: channel.conversationId, serviceUrl: channel.serviceUrl }
  const letter = {
    key: letterKey(meeting, 'moved', to),
    kind: 'invitation' as const,
    cause: 'meeting/m',
    to,
    content: { kind: 'words' as const, words: { answer: 'moved' } },
    notBefore: now,
    expiresAt: at('2027-03-10', '14:00'),
  }
  await store.books.inOneTransaction(({ outbox }) => outbox.add([letter]))
  await store.books.inOneTransaction(({ channels }) => channels.release(channel.conversationId, hand))
  await bot.deliver()
  await bot.deliver()
  expect(arrived).toMatchObject([{ person: jana, key: letterKey(meeting, 'moved', { person: jana }) }])
  expect(await store.books.outbox.about('meeting/m')).toMatchObject([
    { key: letter.key, state: 'recalled' },
    { state: 'sent' },
  ])
})
