import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { instant, localDate } from '#src/calendar/local-date.ts'
import type { Books } from '#src/conversation/work.ts'
import type { Absence } from '#src/people/absence.ts'
import { personId } from '#src/people/person.ts'
import { openDatabase } from '#src/store/database/database.ts'
import { createBooks } from '#src/store/store.ts'
import { forgetPerson } from '#src/upkeep/forget.ts'
import { createRetaining } from '#src/upkeep/retention.ts'
import { type Clock, clockAt } from '../../doubles/clock.ts'
import { kinds } from '../databases.ts'

const ANNA = personId('tenant', 'anna')
const BERT = personId('tenant', 'bert')
const hand = { at: instant('2027-03-01T08:00:00Z'), by: ANNA, deed: 'own.absence' }
const away = (from: string, until: string, person = ANNA): Absence => ({
  personId: person,
  from: localDate(from),
  until: localDate(until),
})

describe.each(kinds)('on $name', (kind) => {
  let books: Books
  let clock: Clock
  let close: () => Promise<void>
  beforeEach(async () => {
    const opened = await openDatabase(await kind.fresh())
    close = opened.close
    clock = clockAt('2027-03-01T08:00:00Z')
    books = createBooks(opened.db, clock.now)
  })
  afterEach(() => close())
  const record = (absence: Absence) => books.inOneTransaction(({ absences }) => absences.record(absence, hand))
  const end = (lastDay: string) =>
    books.inOneTransaction(({ absences }) => absences.end(ANNA, localDate(lastDay), hand))

  it('a person has one absence: the last one recorded', async () => {
    await record(away('2027-07-05', '2027-07-23'))
    await record(away('2027-08-02', '2027-08-06'))
    await record(away('2027-07-05', '2027-07-23', BERT))
    expect(await books.absences.of(ANNA)).toEqual(away('2027-08-02', '2027-08-06'))
    expect(await books.absences.since(localDate('2027-07-23'))).toHaveLength(2)
    expect(await books.absences.since(localDate('2027-07-24'))).toEqual([away('2027-08-02', '2027-08-06')])
  })
  it('ends early, or never begins', async () => {
    await record(away('2027-07-05', '2027-07-23'))
    expect(await end('2027-07-23')).toBe(false)
    expect(await end('2027-07-11')).toBe(true)
    expect(await books.absences.of(ANNA)).toEqual(away('2027-07-05', '2027-07-11'))
    expect(await end('2027-07-04')).toBe(true)
    expect(await books.absences.of(ANNA)).toBeUndefined()
    expect(await end('2027-07-01')).toBe(false)
  })
  it('the trail says that it changed and never when somebody is away', async () => {
    await record(away('2027-07-05', '2027-07-23'))
    await end('2027-07-11')
    const rows = await books.audit.by(ANNA)
    expect(rows.map(({ deed, thing }) => [deed, thing])).toEqual(
      Array.from({ length: 2 }, () => ['own.absence', `absence/${ANNA}`]),
    )
    expect(JSON.stringify(rows)).not.toContain('2027-07')
  })
  it('stands in one’s own data and goes with them', async () => {
    await record(away('2027-07-05', '2027-07-23'))
    await books.inOneTransaction(async ({ directory, weeklyDigests }) => {
      await directory.enter({ id: ANNA, name: 'Anna' }, hand)
      await weeklyDigests.turn(ANNA, true, hand)
      await weeklyDigests.turn(BERT, true, hand)
    })
    const { absence, weekly_digest } = await books.ownRecords(ANNA)
    expect(absence).toMatchObject([{ from_date: '2027-07-05', until_date: '2027-07-23' }])
    expect(weekly_digest).toMatchObject([{ since_at: hand.at }])
    await books.inOneTransaction((work) => forgetPerson(work, ANNA, hand, localDate('2027-03-01')))
    const after = await books.ownRecords(ANNA)
    expect([after.absence, after.weekly_digest]).toEqual([[], []])
    expect(await books.weeklyDigests.wanted()).toEqual(new Set([BERT]))
  })
  it('is deleted thirty days after its last day', async () => {
    await record(away('2027-02-22', '2027-02-26'))
    const retain = createRetaining(books, clock.now)
    for (const [today, isThere] of [
      ['2027-03-28T08:00:00Z', true],
      ['2027-03-29T08:00:00Z', false],
    ] as const) {
      clock.set(instant(today))
      await retain()
      expect((await books.absences.of(ANNA)) !== undefined, today).toBe(isThere)
    }
  })
  it('a digest is switched on once and off once', async () => {
    const turn = (isOn: boolean) => books.inOneTransaction((work) => work.weeklyDigests.turn(ANNA, isOn, hand))
    expect([await turn(false), await turn(true), await turn(true), await turn(false)]).toEqual([
      false,
      true,
      false,
      true,
    ])
    expect(await books.audit.by(ANNA)).toHaveLength(2)
  })
  it('calendar entries by mail are kept for one person, in the export and until deletion', async () => {
    const turn = (isOn: boolean) => books.inOneTransaction((work) => work.calendarMails.turn(ANNA, isOn, hand))
    expect([await turn(false), await turn(true), await turn(true)]).toEqual([false, true, false])
    const wanted = async () => Promise.all([books.calendarMails.isWantedBy(ANNA), books.calendarMails.isWantedBy(BERT)])
    expect(await wanted()).toEqual([true, false])
    await books.inOneTransaction(({ directory }) => directory.enter({ id: ANNA, name: 'Anna' }, hand))
    expect((await books.ownRecords(ANNA)).calendar_mail).toMatchObject([{ since_at: hand.at }])
    await books.inOneTransaction((work) => forgetPerson(work, ANNA, hand, localDate('2027-03-01')))
    expect(await wanted()).toEqual([false, false])
  })
  it('Einfache Sprache is kept for one person; the trail says that the wish changed, and never which way', async () => {
    const turn = (isOn: boolean) => books.inOneTransaction((work) => work.plainLanguage.turn(ANNA, isOn, hand))
    expect([await turn(false), await turn(true), await turn(true)]).toEqual([false, true, false])
    expect([await books.plainLanguage.isWantedBy(ANNA), await books.plainLanguage.isWantedBy(BERT)]).toEqual([
      true,
      false,
    ])
    expect(await turn(false)).toBe(true)
    const trail = await books.audit.by(ANNA)
    expect(trail).toHaveLength(2)
    for (const entry of trail) expect([entry.before, entry.after]).toEqual([undefined, undefined])
    await turn(true)
    await books.inOneTransaction(({ directory }) => directory.enter({ id: ANNA, name: 'Anna' }, hand))
    expect((await books.ownRecords(ANNA)).plain_language).toMatchObject([{ since_at: hand.at }])
    await books.inOneTransaction((work) => forgetPerson(work, ANNA, hand, localDate('2027-03-01')))
    expect(await books.plainLanguage.isWantedBy(ANNA)).toBe(false)
  })
})
