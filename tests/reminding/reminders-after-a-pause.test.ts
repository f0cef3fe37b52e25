/**
 * What went wrong once after the bot had been off, had died, could not read a file or was refused: what was missed comes
 * once, as its newest stage, to whoever is there, in office hours.
 */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { agreementById } from '#src/agreements/lookup.ts'
import type { Work } from '#src/conversation/work.ts'
import { officeId } from '#src/people/office.ts'
import type { Store } from '#src/store/store.ts'
import {
  A_WEEK_BEFORE,
  away,
  contact,
  files,
  filesWithout,
  fulfil,
  hand,
  holding,
  KASSEL,
  type KasselOffice,
  karim,
  meetingOn,
  openKasselOffice,
  SCHOOL_LEAVERS,
  sabine,
  stages,
  takeBack,
} from '../doubles/kassel-office.ts'

const MKK = 'lwv-mkk-hanau-2021'
let office: KasselOffice
beforeEach(async () => {
  office = await openKasselOffice()
})
afterEach(async () => {
  await office.close()
  expect(office.gaps()).toBe(0)
})

const REFUSED = { took: false, outcome: { ok: false, because: 'retryLater', status: '503' } } as const
const since = (day: string): readonly string[] => office.told(SCHOOL_LEAVERS).filter((line) => line > day)

// Off for some days, and back on a Saturday.

it('back on Whit Saturday: nothing until Tuesday, and then many that were missed are one message', async () => {
  await office.change(({ meetings }) => meetings.add(meetingOn('2027-05-19'), hand))
  await office.quietUntil('2027-05-11 18:00')
  await office.offUntil('2027-05-15 08:30')
  const before = office.told('').length
  await office.runUntil('2027-05-18 07:00')
  expect(office.told('').slice(before)).toEqual([])
  await office.runUntil('2027-05-18 12:00')
  expect(office.told('summary/')).toEqual(['2027-05-18 08:00 karim'])
})

it('whoever reports to be away from Monday on is not told late: who stands in is, once', async () => {
  await office.quietUntil('2027-04-21 18:00')
  await office.offUntil('2027-04-24 12:00')
  await office.change(away(sabine, '2027-04-26', '2027-04-27'))
  await office.runUntil('2027-04-28 14:00')
  expect(since('2027-04-21')).toEqual([expect.stringMatching(/^2027-04-26 .* jana$/)])
})

it('off again until Tuesday: what waited for Monday comes once', async () => {
  await office.quietUntil('2027-04-21 18:00')
  await office.offUntil('2027-04-24 12:00')
  await office.offUntil('2027-04-27 09:00')
  await office.runUntil('2027-04-28 14:00')
  expect(since('2027-04-21')).toEqual(['2027-04-27 09:00 sabine'])
})

it('done on Sunday: what waited for Monday does not come', async () => {
  await office.quietUntil('2027-04-21 18:00')
  await office.offUntil('2027-04-24 12:00')
  await office.change(fulfil)
  await office.runUntil('2027-04-26 14:00')
  expect(since('2027-04-21')).toEqual([])
})

it('told late on Monday, and stages are changed to and fro on that day: the same stage is not told again', async () => {
  await office.quietUntil('2027-04-21 18:00')
  await office.offUntil('2027-04-26 09:00')
  expect(since('2027-04-21')).toEqual(['2027-04-26 09:00 sabine'])
  for (const [n, value] of [['1w', '4d'], ['4d'], ['1w', 'day']].entries()) {
    await office.change(stages(...value))
    await office.runUntil(`2027-04-26 ${10 + n}:00`, 30)
  }
  expect(office.told(A_WEEK_BEFORE)).toHaveLength(1)
})

it('a second holder on Friday evening, then off until Tuesday: the first one is not told again', async () => {
  await office.quietUntil('2027-04-22 18:00')
  await office.runUntil('2027-04-23 17:30')
  await office.change(({ directory }) => directory.appoint(holding(contact, karim, '2027-04-23'), hand))
  await office.offUntil('2027-04-27 09:00')
  expect(since('2027-04-21').filter((line) => line.endsWith('sabine'))).toEqual(['2027-04-23 08:00 sabine'])
})

// Died half-way.

it('one of two was told when it died: days later the other one is told, and nobody else', async () => {
  await office.change(({ directory }) => directory.appoint(holding(contact, karim), hand))
  await office.quietUntil('2027-04-22 18:00')
  const { store } = office
  const sendsOne: Store = {
    ...store,
    outboxRows: {
      ...store.outboxRows,
      take: async (...args) =>
        (await store.outboxRows.take(...args)).filter(
          ({ key, to, content }) =>
            key.includes(SCHOOL_LEAVERS) && 'person' in to && (to.person === sabine || content.kind === 'planned'),
        ),
    },
  }
  await office.offUntil('2027-04-23 08:00', files, sendsOne)
  await office.offUntil('2027-04-26 09:00')
  expect(since('2027-04-21')).toEqual(['2027-04-23 08:00 sabine', '2027-04-26 09:00 karim'])
})

it('it dies at the turn of the year, and a file cannot be read at the next start: nobody is told twice', async () => {
  await office.offUntil('2027-12-15 08:00')
  await office.quietUntil('2027-12-31 23:50')
  office.setClock('2028-01-01 00:05')
  await office.planAndDie()
  await office.offUntil('2028-01-01 00:06', filesWithout(KASSEL))
  await office.offUntil('2028-01-03 10:00')
  await office.runUntil('2028-01-12 10:00')
  const keys = office.arrived('').map(({ key }) => key)
  expect(keys.filter((key) => key.includes('/prepare'))).not.toEqual([])
  expect(new Set(keys).size).toBe(keys.length)
})

// An agreement file that cannot be read.

it('broken since yesterday, and restarted with a whole file: the reminder comes once', async () => {
  await office.quietUntil('2027-04-22 18:00')
  await office.runUntil('2027-04-23 07:00')
  await office.offUntil('2027-04-23 07:01', filesWithout(KASSEL))
  await office.runUntil('2027-04-24 08:00', 10)
  await office.offUntil('2027-04-24 08:01')
  await office.runUntil('2027-04-26 14:00')
  expect(office.told(A_WEEK_BEFORE)).toEqual(['2027-04-26 08:00 sabine'])
})

it('off for four days, broken at the start, whole a day later: the reminder has waited', async () => {
  await office.quietUntil('2027-04-22 18:00')
  await office.offUntil('2027-04-26 09:00', filesWithout(KASSEL))
  await office.runUntil('2027-04-27 08:59')
  expect(office.told(A_WEEK_BEFORE)).toEqual([])
  await office.offUntil('2027-04-27 09:00')
  await office.runUntil('2027-04-27 14:00')
  expect(office.told(A_WEEK_BEFORE)).toHaveLength(1)
})

it('the digest of two agreements, one broken: the other one is told all the same', async () => {
  await office.quietUntil('2027-03-20 10:00')
  const duty = agreementById(files, MKK)?.duties.find(({ id }) => id === 'schulabgang')
  const theirs = officeId({ agreementId: MKK, partnerId: duty?.debtors[0] ?? '', kind: 'contact', detail: '' })
  await office.change(async ({ weeklyDigests, directory, presets }) => {
    await weeklyDigests.turn(sabine, true, hand)
    await directory.appoint(holding(theirs, sabine), hand)
    // Tuesday, 23 March.
    await presets.decide({ agreementId: MKK, subject: 'stages/schulabgang', value: ['8d'], decidedAt: hand.at }, hand)
  })
  await office.change(stages('5w'))
  await office.runUntil('2027-03-22 07:00')
  await office.offUntil('2027-03-22 07:01', filesWithout(KASSEL))
  await office.runUntil('2027-03-24 17:00')
  expect([...office.told('/schulabgang/2027-03-31/8d'), ...office.told('weekly/')]).toHaveLength(1)
})

// Refused by the connector.

it('refused all day: what is sent again waits for the next working day', async () => {
  await office.quietUntil('2027-04-22 18:00')
  await office.runUntil('2027-04-23 07:00')
  office.connector(REFUSED)
  await office.runUntil('2027-04-23 20:00', 15)
  office.connector(undefined)
  const before = office.told('').length
  await office.runUntil('2027-04-26 10:00')
  const late = office.told('').slice(before)
  expect(late.filter((line) => line.endsWith('sabine')).length).toBeGreaterThan(0)
  expect(late.filter((line) => line < '2027-04-26 08:00')).toEqual([])
})

it('refused on Friday morning, then off until Sunday night: nothing comes at night', async () => {
  await office.quietUntil('2027-04-22 18:00')
  await office.runUntil('2027-04-23 07:00')
  office.connector(REFUSED)
  await office.runUntil('2027-04-23 08:00')
  office.connector(undefined)
  const before = office.told('').length
  await office.offUntil('2027-04-25 23:00')
  expect(office.told('').slice(before)).toEqual([])
})

type Deed = (work: Work) => Promise<unknown>
const changes: readonly { readonly what: string; readonly gone: Deed; readonly back: Deed }[] = [
  { what: 'done and taken back', gone: fulfil, back: takeBack },
  { what: 'its stage taken away and given back', gone: stages('4w', 'day'), back: stages() },
]
it.each(changes)('refused, then $what: the reminder is sent once', async ({ gone, back }) => {
  await office.quietUntil('2027-04-22 18:00')
  await office.runUntil('2027-04-23 07:00')
  office.connector(REFUSED)
  await office.runUntil('2027-04-23 08:05')
  office.connector(undefined)
  await office.change(gone)
  await office.runUntil('2027-04-23 08:11', 6)
  await office.change(back)
  await office.runUntil('2027-04-23 14:00', 15)
  expect(office.told(A_WEEK_BEFORE)).toHaveLength(1)
})
