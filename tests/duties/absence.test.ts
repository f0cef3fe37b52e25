/** Who is reminded while somebody is away, and the moments at which a message could get lost or come twice. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  addDays,
  type Instant,
  instant,
  instantInBerlin,
  type LocalDate,
  localDate,
  localTime,
} from '#src/calendar/local-date.ts'
import { toldPersons } from '#src/duties/reminded.ts'
import type { Reminder } from '#src/duties/reminder.ts'
import { digestKey } from '#src/duties/weekly-digest.ts'
import { type Absence, addresseesOf, standInsDuring } from '#src/people/absence.ts'
import { officeId, type Tenure } from '#src/people/office.ts'
import { type PersonId, personId } from '#src/people/person.ts'
import { openStore, type Store } from '#src/store/store.ts'
import { readAgreements } from '../doubles/read-agreements.ts'
import { createRemindingDispatcher } from '../doubles/reminding.ts'
import { kassel } from './planned.ts'

const [sabine, jana, karim, uwe] = ['sabine', 'jana', 'karim', 'uwe'].map((name) => personId('t', name)) as [
  PersonId,
  PersonId,
  PersonId,
  PersonId,
]
const FROM = localDate('2027-01-01')
const contact = officeId({ agreementId: kassel.id, partnerId: 'lk-kassel', kind: 'contact', detail: 'reminders' })
const gf = officeId({ agreementId: kassel.id, partnerId: 'lwv', kind: 'secretariat', detail: 'kok' })
const holding = (personIdOf: PersonId, as: Tenure['as'], of = contact, from = FROM, until?: LocalDate): Tenure => ({
  officeId: of,
  personId: personIdOf,
  as,
  from,
  ...(until && { until }),
})
const away = (person: PersonId, from: string, until: string): Absence => ({
  personId: person,
  from: localDate(from),
  until: localDate(until),
})
const offices = [holding(sabine, 'holder'), holding(jana, 'deputy'), holding(karim, 'holder', gf)]

describe('who stands in', () => {
  const duty = {
    cause: { kind: 'duty', agreementId: kassel.id, clause: ['8 b'], dutyId: 'schulabgang', year: 2027 },
    recipient: { kind: 'partner', partner: 'lk-kassel' },
  } as const satisfies Pick<Reminder, 'cause' | 'recipient'>
  const told = (on: string, absences: readonly Absence[], holdings: readonly Tenure[] = offices) =>
    toldPersons(duty, kassel, holdings, absences, localDate(on)).map(({ person, insteadOf, isFallback }) =>
      [person, ...insteadOf, ...(isFallback ? ['fallback'] : [])].join(' for '),
    )
  const july = away(sabine, '2027-07-05', '2027-07-23')
  it.each([
    ['the day before', '2027-07-04', [sabine]],
    ['the first day', '2027-07-05', [`${jana} for ${sabine}`]],
    ['the last day', '2027-07-23', [`${jana} for ${sabine}`]],
    ['the day after', '2027-07-24', [sabine]],
  ])('both days count: %s', (_, on, expected) => expect(told(on, [july])).toEqual(expected))
  it('without a deputy both the absent person and the Geschäftsführung are told, never nobody', () => {
    const alone = offices.filter(({ as }) => as === 'holder')
    expect(told('2027-07-10', [july], alone)).toEqual([sabine, `${karim} for ${sabine} for fallback`])
    expect(told('2027-07-10', [july], [holding(sabine, 'holder')])).toEqual([sabine])
  })
  it('a deputy who is away stands in for nobody', () => {
    expect(told('2027-07-10', [july, away(jana, '2027-07-09', '2027-07-10')])).toEqual([
      sabine,
      `${karim} for ${sabine} for fallback`,
    ])
    expect(told('2027-07-11', [july, away(jana, '2027-07-09', '2027-07-10')])).toEqual([`${jana} for ${sabine}`])
  })
  it('a deputy of another office, or of another time, is none', () => {
    const other = [holding(sabine, 'holder'), holding(jana, 'deputy', gf)]
    expect(told('2027-07-10', [july], other)).toEqual([sabine, `${jana} for ${sabine} for fallback`])
    const over = [holding(sabine, 'holder'), holding(jana, 'deputy', contact, FROM, localDate('2027-07-09'))]
    expect(told('2027-07-10', [july], over)).toEqual([sabine])
  })
  it('whoever is told in their own right is told once and not as a deputy', () => {
    const both = [holding(sabine, 'holder'), holding(jana, 'holder'), holding(jana, 'deputy')]
    expect(told('2027-07-10', [july], both)).toEqual([jana])
    const two = [july, away(uwe, '2027-07-05', '2027-07-23')]
    const meant = [sabine, uwe].map((person) => ({ person, offices: [contact] }))
    expect(addresseesOf(meant, [], [holding(jana, 'deputy')], two, localDate('2027-07-10'))).toEqual([
      { person: jana, insteadOf: [sabine, uwe] },
    ])
  })
  it('says for which offices nobody stands in from the first day to the last', () => {
    const deputies = (holdings: readonly Tenure[], absences: readonly Absence[] = []) =>
      standInsDuring(july, holdings, absences).map((one) => one.deputies)
    expect(deputies(offices)).toEqual([[jana]])
    expect(deputies(offices, [away(jana, '2027-07-23', '2027-07-30')])).toEqual([[]])
    expect(deputies([holding(sabine, 'holder'), holding(jana, 'deputy', contact, localDate('2027-07-06'))])).toEqual([
      [],
    ])
    expect(deputies([holding(jana, 'deputy')])).toEqual([])
  })
})

/* From here on the real store, plan and dispatcher, with one agreement */

const shelf = { ...(await readAgreements('data/agreements', new Set())), agreements: [kassel] }
const hand = { at: instant('2027-01-01T00:00:00Z'), by: sabine, deed: 'test' }
let now: Instant
let store: Store
const clock = (): Instant => now
const at = (day: string, time: string): void => {
  now = instantInBerlin(localDate(day), localTime(time))
}
beforeEach(async () => {
  at('2027-01-01', '00:30')
  store = await openStore(':memory:', clock)
})
afterEach(() => store.close())

/** @param isDown nothing can be sent while it says so */
async function scene(holdings: readonly Tenure[], isDown: () => boolean = () => false) {
  await store.books.inOneTransaction(async ({ directory }) => {
    for (const held of holdings) {
      const { personId: id } = held
      await directory.enter({ id, name: id.slice(2), teams: { serviceUrl: 'x', conversationId: id } }, hand)
      await directory.appoint(held, hand)
    }
  })
  const all = createRemindingDispatcher(shelf, store, clock, {
    mishap: () =>
      isDown() ? { took: false, outcome: { ok: false, because: 'retryLater', afterMs: 60_000 } } : undefined,
  })
  return {
    ...all,
    /** What came about the two duties of the district since the last look; "*": in somebody's stead. */
    got: () =>
      all.arrived
        .splice(0)
        .flatMap(({ person, key, reply }) => {
          const what = /^weekly|schulabgang|regelaltersgrenze/.exec(key)?.[0]
          const isForAnother =
            /^(?:In Vertretung|Für) /.test(reply.statements?.[0]?.label ?? '') ||
            /^(?:In Vertretung|Für) /.test(reply.answer)
          return what ? [`${person.slice(2)} ${what}${isForAnother ? '*' : ''}`] : []
        })
        .toSorted(),
  }
}
const both = (name: string, mark = ''): readonly string[] => [
  `${name} regelaltersgrenze${mark}`,
  `${name} schulabgang${mark}`,
]
const record = (absence: Absence) => store.books.inOneTransaction(({ absences }) => absences.record(absence, hand))
const backOn = (person: PersonId, today: LocalDate) =>
  store.books.inOneTransaction(({ absences }) => absences.end(person, addDays(today, -1), hand))
const turn = (person: PersonId, isOn: boolean) =>
  store.books.inOneTransaction(({ weeklyDigests }) => weeklyDigests.turn(person, isOn, hand))

// In 2027 both are due on Friday, 30 April; eight weeks before is Friday, 5 March, whose week begins on 1 March.

describe('at the edge of an absence', () => {
  it('what was planned before goes to the deputy, even if nothing is planned any more', async () => {
    const { bot, got } = await scene(offices)
    at('2027-03-04', '23:50')
    await bot.plan()
    await record(away(sabine, '2027-03-05', '2027-03-12'))
    at('2027-03-05', '08:00')
    await bot.deliver()
    await bot.deliver()
    expect(got()).toEqual(both('jana', '*'))
    at('2027-03-08', '09:00')
    await bot.plan()
    await bot.deliver()
    expect(got()).toEqual([])
  })
  it('and without a deputy to the Geschäftsführung as well', async () => {
    const { bot, got } = await scene(offices.filter(({ as }) => as === 'holder'))
    at('2027-03-04', '23:50')
    await bot.plan()
    await record(away(sabine, '2027-03-05', '2027-03-12'))
    at('2027-03-05', '08:00')
    await bot.deliver()
    await bot.deliver()
    expect(got()).toEqual([...both('karim', '*'), ...both('sabine')])
    at('2027-03-05', '09:00')
    await bot.pulse()
    expect(got()).toEqual([])
  })
  it('whoever is back before the deputy could be reached is reminded themselves', async () => {
    let isDown = true
    const { bot, got } = await scene(offices, () => isDown)
    at('2027-03-04', '23:50')
    await bot.plan()
    await record(away(sabine, '2027-03-05', '2027-03-12'))
    at('2027-03-05', '08:00')
    await bot.pulse()
    await bot.pulse()
    isDown = false
    await backOn(sabine, localDate('2027-03-05'))
    for (const time of ['08:30', '09:00']) {
      at('2027-03-05', time)
      await bot.pulse()
    }
    expect(got()).toEqual(both('sabine'))
  })
  it('a reminder somebody asked for on a day of their absence reaches the deputy', async () => {
    const { bot, got } = await scene(offices)
    await store.books.inOneTransaction(({ outbox }) =>
      outbox.add([
        {
          key: `later/${kassel.id}/schulabgang/2027/2027-03-10/${sabine}`,
          kind: 'reminder',
          cause: 'duty',
          to: { person: sabine },
          content: { kind: 'later', later: { agreementId: kassel.id, dutyId: 'schulabgang', year: 2027 } },
          notBefore: instantInBerlin(localDate('2027-03-10'), localTime('08:00')),
        },
      ]),
    )
    await record(away(sabine, '2027-03-08', '2027-03-12'))
    at('2027-03-09', '12:00')
    await bot.pulse()
    got()
    at('2027-03-10', '08:00')
    await bot.pulse()
    await bot.pulse()
    expect(got()).toEqual(['jana schulabgang*'])
  })
})

describe('at the edge of a digest', () => {
  const weekly = ['sabine weekly']
  async function through(bot: { pulse(): Promise<void> }, from: string, to: string): Promise<void> {
    for (let day = localDate(from); day <= to; day = addDays(day, 1))
      for (const time of ['08:00', '12:00']) {
        at(day, time)
        await bot.pulse()
      }
  }
  it('on Monday comes what would come on Friday, and on Friday nothing', async () => {
    const { bot, got } = await scene(offices)
    await turn(sabine, true)
    await through(bot, '2027-02-28', '2027-03-01')
    expect(got()).toEqual(weekly)
    await through(bot, '2027-03-02', '2027-03-07')
    expect(got()).toEqual([])
  })
  it('a deputy who wants it is told in their digest for whom', async () => {
    const { bot, got } = await scene(offices)
    await turn(jana, true)
    await record(away(sabine, '2027-02-28', '2027-03-07'))
    await through(bot, '2027-02-28', '2027-03-07')
    expect(got()).toEqual(['jana weekly*'])
  })
  it('whoever comes into office, or back, within the week gets the single ones', async () => {
    const change = [
      holding(sabine, 'holder', contact, FROM, localDate('2027-03-03')),
      holding(uwe, 'holder', contact, localDate('2027-03-04')),
    ]
    const { bot, got } = await scene(change)
    await turn(sabine, true)
    await turn(uwe, true)
    await through(bot, '2027-02-28', '2027-03-07')
    expect(got()).toEqual(both('uwe'))
  })
  it('whoever is away on Monday and back on Friday gets the single ones', async () => {
    const { bot, got } = await scene(offices)
    await turn(sabine, true)
    await record(away(sabine, '2027-02-27', '2027-03-02'))
    await through(bot, '2027-02-28', '2027-03-07')
    expect(got()).toEqual(both('sabine'))
  })
  it('switched off on Sunday: the digest is called back, the single ones come', async () => {
    const { bot, got } = await scene(offices)
    await turn(sabine, true)
    await through(bot, '2027-02-28', '2027-02-28')
    await turn(sabine, false)
    await store.books.inOneTransaction(({ outbox }) => outbox.recall(digestKey(localDate('2027-03-01'), sabine), now))
    await through(bot, '2027-03-01', '2027-03-07')
    expect(got()).toEqual(both('sabine'))
  })
  it('switched off on Tuesday: what the digest said does not come again', async () => {
    const { bot, got } = await scene(offices)
    await turn(sabine, true)
    await through(bot, '2027-02-28', '2027-03-02')
    await turn(sabine, false)
    await through(bot, '2027-03-03', '2027-03-07')
    expect(got()).toEqual(weekly)
  })
  it('a digest that was never sent because the bot was off is replaced by the single ones, not doubled', async () => {
    const { bot, got } = await scene(offices)
    await turn(sabine, true)
    await through(bot, '2027-02-28', '2027-02-28')
    await through(bot, '2027-03-03', '2027-03-07')
    expect(got()).toEqual(both('sabine'))
  })
  it('what a digest has said does not come late after a pause', async () => {
    const { bot, got } = await scene(offices)
    await turn(sabine, true)
    await through(bot, '2027-02-28', '2027-03-01')
    await through(bot, '2027-03-08', '2027-03-09')
    expect(got()).toEqual(weekly)
  })
  it.each(['07:50', '08:05'])(
    'switched on at %s on the day: the day’s reminder comes singly, and no digest with it',
    async (time) => {
      // In 2029 eight weeks before 30 April is Monday, 5 March.
      const { bot, got } = await scene(offices)
      await through(bot, '2029-03-04', '2029-03-04')
      got()
      at('2029-03-05', '07:30')
      await bot.pulse()
      if (time === '08:05') {
        at('2029-03-05', '08:00')
        await bot.pulse()
      }
      at('2029-03-05', time)
      await turn(sabine, true)
      await bot.pulse()
      await through(bot, '2029-03-05', '2029-03-06')
      expect(got()).toEqual(both('sabine'))
    },
  )
})
