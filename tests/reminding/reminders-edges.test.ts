/**
 * Edges of the reminders that went wrong once: whatever somebody does around the moment a reminder is due, it comes once,
 * to whom it concerns, in office hours.
 */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { agreementById } from '#src/agreements/lookup.ts'
import { localDate } from '#src/calendar/local-date.ts'
import type { Work } from '#src/conversation/work.ts'
import { dutyCause } from '#src/duties/fulfilment.ts'
import { officeId } from '#src/people/office.ts'
import type { PersonId } from '#src/people/person.ts'
import { forgetPerson } from '#src/upkeep/forget.ts'
import {
  A_WEEK_BEFORE,
  away,
  contact,
  files,
  fulfil,
  fulfilled,
  hand,
  holding,
  jana,
  KASSEL,
  type KasselOffice,
  karim,
  meetingOn,
  moment,
  openKasselOffice,
  SCHOOL_LEAVERS,
  sabine,
  seat,
  stages,
  takeBack,
} from '../doubles/kassel-office.ts'

let office: KasselOffice
beforeEach(async () => {
  office = await openKasselOffice()
})
afterEach(async () => {
  await office.close()
  expect(office.gaps()).toBe(0)
})

const plan = (day: string, time?: string) => office.change(({ meetings }) => meetings.add(meetingOn(day, time), hand))
const leave =
  (person: PersonId, last: string) =>
  async ({ directory }: Work): Promise<void> => {
    for (const held of await directory.holdingsOf(person)) await directory.end(held, localDate(last), hand)
  }
/** Sabine asks to be reminded of a duty again. */
const askAgain =
  (day: string, agreementId = KASSEL, dutyId = fulfilled.dutyId) =>
  async ({ dutyNotes, outbox }: Work): Promise<void> => {
    const duty = { agreementId, dutyId, year: 2027 }
    const until = localDate(day)
    await dutyNotes.add({ ...duty, id: 'n', kind: 'postponed', until, by: sabine, at: office.clock() })
    await outbox.add([
      {
        key: `later/${agreementId}/${dutyId}/2027/${day}/${sabine}`,
        kind: 'reminder',
        cause: dutyCause(agreementId, dutyId, 2027),
        to: { person: sabine },
        content: { kind: 'later', later: duty },
        notBefore: moment(`${day} 08:00`),
      },
    ])
  }
const inviteSabine = async ({ meetings, invitations }: Work): Promise<void> => {
  await meetings.add({ ...meetingOn('2027-06-17'), state: 'invited' }, hand)
  await invitations.invite(
    [{ meetingId: 'm', personId: sabine, offices: [seat], version: 1, invitedAt: hand.at }],
    hand,
  )
}

// Planned for tomorrow, or late in the day.

it('whoever keeps changing things every ten minutes does not put off what is due this morning', async () => {
  await office.runUntil('2027-03-02 10:00')
  await plan('2027-03-03')
  for (let n = 0; n < 12; n += 1) {
    await office.runUntil(`2027-03-02 ${10 + Math.floor((n + 1) / 6)}:${(n + 1) % 6}0`, 10)
    await office.change(stages(n % 2 === 0 ? '5w' : '6w'))
  }
  const [first = ''] = office.told('/meeting/m/')
  expect(first > '2027-03-02 10:00' && first < '2027-03-02 10:30').toBe(true)
})

it('planned at ten to five, then something else early in the morning: everybody is reminded', async () => {
  await office.runUntil('2027-03-02 16:50')
  await plan('2027-03-03')
  await office.runUntil('2027-03-03 07:30')
  await office.change(fulfil)
  await office.runUntil('2027-03-03 12:00')
  expect(office.told('/meeting/m/').toSorted()).toEqual(['2027-03-02 17:00 karim', '2027-03-02 17:00 sabine'])
})

it('planned in the evening for tomorrow at eight: nobody is reminded of what has begun by then', async () => {
  await office.runUntil('2027-03-02 17:10')
  await plan('2027-03-03', '08:00')
  await office.runUntil('2027-03-03 12:00', 15)
  expect(office.told('/meeting/m/')).toEqual([])
})

it("planned on New Year's Eve after hours: everybody is reminded on the first working day at eight", async () => {
  await office.offUntil('2027-12-31 17:30')
  await plan('2028-01-03')
  await office.runUntil('2028-01-03 12:00')
  expect(office.told('/meeting/m/').toSorted()).toEqual(['2028-01-03 08:00 karim', '2028-01-03 08:00 sabine'])
})

it('29 February and the weekends on which the clocks change are days like others', async () => {
  await office.offUntil('2028-02-25 10:00')
  const days = ['2028-02-29', '2028-03-01', '2028-03-27', '2028-10-30']
  await office.change(async ({ meetings }) => {
    for (const day of days) await meetings.add({ ...meetingOn(day), id: day }, hand)
  })
  await office.runUntil('2028-03-02 09:00')
  await office.quietUntil('2028-03-24 07:00')
  await office.runUntil('2028-03-28 09:00')
  await office.offUntil('2028-10-27 07:00')
  await office.runUntil('2028-10-31 09:00')
  expect(days.flatMap((day) => office.told(`/meeting/${day}/`)).filter((line) => line.endsWith('sabine'))).toEqual([
    '2028-02-28 08:00 sabine',
    '2028-02-29 08:00 sabine',
    '2028-03-24 08:00 sabine',
    '2028-10-27 08:00 sabine',
  ])
})

// To and fro on the day itself.

it('a meeting that is moved and moved back after its reminder went out: nobody is reminded twice', async () => {
  await plan('2027-03-03')
  await office.runUntil('2027-03-02 10:00')
  for (const [version, day] of [
    [2, '2027-03-10'],
    [3, '2027-03-03'],
  ] as const)
    await office.change(({ meetings }) => meetings.change({ ...meetingOn(day), version }, hand))
  await office.runUntil('2027-03-03 12:00')
  expect(office.told('/meeting/m/').toSorted()).toEqual(['2027-03-02 08:00 karim', '2027-03-02 08:00 sabine'])
})

it('stages that are changed to and fro on the day: nobody is reminded twice', async () => {
  await office.quietUntil('2027-04-22 18:00')
  await office.runUntil('2027-04-23 09:00')
  for (const [n, value] of [['8d'], ['9d', '1w'], ['7d'], [], ['1w']].entries()) {
    await office.change(stages(...value))
    await office.runUntil(`2027-04-23 ${10 + n}:00`, 20)
  }
  await office.runUntil('2027-04-29 12:00')
  expect(office.told(SCHOOL_LEAVERS).filter((line) => line > '2027-04-05')).toEqual(['2027-04-23 08:00 sabine'])
})

it('done before eight, and taken back at ten: the reminder comes a quarter of an hour later', async () => {
  await office.quietUntil('2027-04-22 18:00')
  await office.runUntil('2027-04-23 07:00')
  await office.change(fulfil)
  await office.runUntil('2027-04-23 10:00')
  await office.change(takeBack)
  await office.runUntil('2027-04-23 14:00', 15)
  expect(office.told(A_WEEK_BEFORE)).toEqual(['2027-04-23 10:15 sabine'])
})

it('asked for on a later day, then done and taken back: the reminder comes once, on the day of its stage', async () => {
  await office.change(askAgain('2027-04-28'))
  await office.change(fulfil)
  await office.change(takeBack)
  await office.quietUntil('2027-04-22 18:00')
  await office.runUntil('2027-04-29 12:00')
  expect([...office.told('later/'), ...office.told(A_WEEK_BEFORE)]).toEqual(['2027-04-23 08:00 sabine'])
})

it('done by Sabine, not by the other who owes it: what she asked for does not come', async () => {
  const agreementId = 'lwv-mkk-hanau-2021'
  const duty = agreementById(files, agreementId)?.duties.find(({ id }) => id === 'schulabgang')
  const [own] = duty?.debtors ?? []
  if (own === undefined) throw new Error('nobody owes the list of school leavers in MKK')
  const theirs = officeId({ agreementId, partnerId: own, kind: 'contact', detail: '' })
  await office.change(({ directory }) => directory.appoint(holding(theirs, sabine), hand))
  await office.change(askAgain('2027-03-30', agreementId, 'schulabgang'))
  await office.change(({ fulfilments }) => fulfilments.add({ ...fulfilled, agreementId, partnerId: own }))
  await office.quietUntil('2027-03-31 09:00')
  expect(office.told('later/')).toEqual([])
})

// Who is reminded.

it('an office that passes on with the day of a stage: the new one is reminded, and nobody else', async () => {
  await office.quietUntil('2027-04-20 10:00')
  await office.change(async ({ directory }) => {
    await directory.end(holding(contact, sabine), localDate('2027-04-22'), hand)
    await directory.appoint(holding(contact, karim, '2027-04-23'), hand)
  })
  await office.runUntil('2027-04-24 10:00')
  expect(office.told(A_WEEK_BEFORE)).toEqual(['2027-04-23 08:00 karim'])
})

it('an office that passes on at noon of that day: the new one is not reminded again', async () => {
  await office.quietUntil('2027-04-22 18:00')
  await office.runUntil('2027-04-23 11:00')
  await office.change(async ({ directory }) => {
    await directory.end(holding(contact, sabine), localDate('2027-04-23'), hand)
    await directory.appoint(holding(contact, karim, '2027-04-24'), hand)
  })
  await office.runUntil('2027-04-26 10:00')
  expect(office.told(A_WEEK_BEFORE)).toEqual(['2027-04-23 08:00 sabine'])
})

it('an office that is ended and given again on that day: its holder is reminded once', async () => {
  await office.quietUntil('2027-04-22 18:00')
  await office.runUntil('2027-04-23 07:00')
  const again = holding(contact, sabine, '2027-04-23')
  const endAndGive = (held: typeof again) =>
    office.change(async ({ directory }) => {
      await directory.end(held, localDate('2027-04-22'), hand)
      await directory.appoint(again, hand)
    })
  await endAndGive(holding(contact, sabine))
  await office.runUntil('2027-04-23 11:00')
  await endAndGive(again)
  await office.runUntil('2027-04-24 11:00')
  expect(office.told(A_WEEK_BEFORE)).toEqual(['2027-04-23 08:00 sabine'])
})

it('nobody holds the office at eight: whoever takes it at nine is reminded', async () => {
  await office.change(leave(sabine, '2027-04-01'))
  await office.change(leave(jana, '2027-04-01'))
  await office.quietUntil('2027-04-22 18:00')
  await office.runUntil('2027-04-23 09:00')
  await office.change(({ directory }) => directory.appoint(holding(contact, jana, '2027-04-23'), hand))
  await office.runUntil('2027-04-23 14:00', 15)
  expect(office.told(A_WEEK_BEFORE)).toEqual(['2027-04-23 09:15 jana'])
})

it.each([
  {
    what: 'gives up the office',
    deed: async ({ directory }: Work) => {
      await directory.end(holding(contact, sabine), localDate('2027-04-22'), hand)
      await directory.appoint(holding(contact, karim, '2027-04-23'), hand)
    },
    to: 'karim',
  },
  { what: 'is away from that day on', deed: away(sabine, '2027-04-23', '2027-04-30'), to: 'jana' },
])('refused at eight, and whoever was meant $what: the letter goes to $to, once', async ({ deed, to }) => {
  await office.runUntil('2027-04-22 18:00', 240)
  await office.runUntil('2027-04-23 07:30')
  office.connector({ took: false, outcome: { ok: false, because: 'retryLater', status: '503' } })
  await office.runUntil('2027-04-23 08:02', 1)
  await office.change(deed)
  office.connector(undefined)
  await office.runUntil('2027-04-23 12:00', 1)
  expect(office.told(A_WEEK_BEFORE)).toEqual([expect.stringMatching(new RegExp(`^2027-04-23 08:.* ${to}$`))])
})

it('nobody could be told of a meeting: the channel that becomes the body’s is told', async () => {
  await office.runUntil('2027-03-02 08:30')
  await office.change(async ({ directory, meetings }) => {
    for (const held of await directory.holdingsIn(KASSEL)) await directory.end(held, localDate('2027-02-28'), hand)
    await meetings.add(meetingOn('2027-03-03'), hand)
  })
  await office.runUntil('2027-03-02 09:00', 15)
  const letters = async () =>
    (await office.store.books.outbox.about('meeting/m/meeting')).filter(({ content }) => content.kind !== 'planned')
  expect(await letters()).toMatchObject([{ state: 'undeliverable' }])
  const channel = { conversationId: '19:kok', serviceUrl: 'x', agreementId: KASSEL, committeeId: 'kok' }
  await office.change(({ channels }) => channels.bind(channel, hand))
  await office.runUntil('2027-03-02 09:15', 15)
  // The double has no way into a channel.
  expect(await letters()).toMatchObject([
    { to: { person: 'nobody' }, state: 'undeliverable' },
    { to: { conversationId: '19:kok' }, state: 'undeliverable' },
  ])
})

it('whoever has left gets nothing that they had asked for', async () => {
  await office.change(askAgain('2027-04-28'))
  await office.change(leave(sabine, '2027-04-20'))
  await office.quietUntil('2027-04-29 10:00')
  expect(office.told('').filter((line) => line > '2027-04-21' && line.endsWith('sabine'))).toEqual([])
})

it('whoever has left after being invited is not asked for an answer', async () => {
  await office.change(inviteSabine)
  await office.change(leave(sabine, '2027-05-31'))
  await office.quietUntil('2027-06-16 14:00')
  expect(office.told('/answer/').filter((line) => line.endsWith('sabine'))).toEqual([])
})

it('whoever is forgotten with an invitation open: nothing waits for them', async () => {
  await office.change(inviteSabine)
  await office.change((work) => forgetPerson(work, sabine, hand, localDate('2027-03-02')))
  const letters = await office.store.books.outbox.about('meeting/m/answer')
  expect(letters.filter(({ state }) => state === 'pending')).toEqual([])
})

// The weekly digest.

it('done before the digest, and taken back after it: the reminder comes on its day', async () => {
  await office.change(({ weeklyDigests }) => weeklyDigests.turn(sabine, true, hand))
  await office.quietUntil('2027-04-18 18:00')
  await office.change(fulfil)
  await office.runUntil('2027-04-20 10:00')
  expect(JSON.stringify(office.arrived('weekly/2027-04-19'))).not.toContain('Schulabg')
  await office.change(takeBack)
  await office.runUntil('2027-04-24 10:00')
  expect(office.told(A_WEEK_BEFORE)).toEqual(['2027-04-23 08:00 sabine'])
})

it('a stage that is taken away before the digest, and given back after it: the reminder comes on its day', async () => {
  await office.change(({ weeklyDigests }) => weeklyDigests.turn(sabine, true, hand))
  await office.quietUntil('2027-04-18 12:00')
  await office.change(stages('8w', 'day'))
  await office.runUntil('2027-04-20 10:00')
  expect(JSON.stringify(office.arrived('weekly/2027-04-19'))).not.toContain('Schulabg')
  await office.change(stages())
  await office.runUntil('2027-04-24 10:00')
  expect(office.told(A_WEEK_BEFORE)).toEqual(['2027-04-23 08:00 sabine'])
})

// A clock that is wrong for a while.

it('the clock is 40 days ahead for a moment: what was called back meanwhile comes on its day', async () => {
  await office.quietUntil('2027-03-15 10:00')
  office.setClock('2027-04-24 10:00')
  await office.planAndDie()
  office.setClock('2027-03-15 10:10')
  await office.quietUntil('2027-05-01 10:00')
  expect(office.told(`${SCHOOL_LEAVERS}4w`)).toHaveLength(1)
})

it('the clock is set back by a day after the reminders of the day: nothing comes twice, nothing is missing', async () => {
  await office.quietUntil('2027-04-22 18:00')
  await office.runUntil('2027-04-23 10:00')
  office.setClock('2027-04-22 10:00')
  await office.change(fulfil)
  await office.change(takeBack)
  await office.runUntil('2027-04-30 14:00')
  expect(office.told(SCHOOL_LEAVERS).filter((line) => line > '2027-04-20')).toEqual([
    '2027-04-23 08:00 sabine',
    '2027-04-30 08:00 sabine',
  ])
})
