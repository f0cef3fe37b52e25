import { afterEach, describe, expect, it } from 'vitest'
import { instant, localDate } from '#src/calendar/local-date.ts'
import { holdsOn, officeId, type Tenure } from '#src/people/office.ts'
import { personId } from '#src/people/person.ts'
import { openDatabase } from '#src/store/database/database.ts'
import { createBooks } from '#src/store/store.ts'
import { forgetPerson } from '#src/upkeep/forget.ts'
import { clockAt } from '../../doubles/clock.ts'
import { kinds } from '../databases.ts'

const ANNA = personId('tenant', 'anna')
const hand = { at: instant('2027-03-01T08:00:00Z'), by: ANNA, deed: 'people.administer' }
const TODAY = localDate('2027-03-01')
const holding = (from: string): Tenure => ({
  officeId: officeId({ agreementId: 'kassel', partnerId: 'lk', kind: 'secretariat', detail: 'kok' }),
  personId: ANNA,
  as: 'holder',
  from: localDate(from),
})
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

describe.each(kinds)('on $name', (kind) => {
  async function books(...held: readonly Tenure[]) {
    const { db, close } = await openDatabase(await kind.fresh())
    closing.push(close)
    const made = createBooks(db, clockAt('2027-03-01T08:00:00Z').now)
    await made.inOneTransaction(async ({ directory }) => {
      await directory.enter({ id: ANNA, name: 'Anna' }, hand)
      for (const one of held) await directory.appoint(one, hand)
    })
    return made
  }

  it('an office given today and ended as of yesterday was never held', async () => {
    const { directory, inOneTransaction } = await books(holding('2027-03-01'))
    const end = () =>
      inOneTransaction((work) => work.directory.end(holding('2027-03-01'), localDate('2027-02-28'), hand))
    expect(await end()).toBe(true)
    expect((await directory.holdingsOf(ANNA)).some((one) => holdsOn(one, TODAY))).toBe(false)
    expect(await end()).toBe(false)
  })

  it('an office that never began can be given again on the same day, once', async () => {
    const { directory, inOneTransaction } = await books(holding('2027-03-01'))
    const appoint = () => inOneTransaction((work) => work.directory.appoint(holding('2027-03-01'), hand))
    expect(await appoint()).toBe(false)
    await inOneTransaction((work) => work.directory.end(holding('2027-03-01'), localDate('2027-02-28'), hand))
    expect(await appoint()).toBe(true)
    expect(await appoint()).toBe(false)
    expect((await directory.holdingsOf(ANNA)).some((one) => holdsOn(one, TODAY))).toBe(true)
  })

  it('an office that ended later is not begun again', async () => {
    const { directory, inOneTransaction } = await books(holding('2027-01-01'))
    await inOneTransaction((work) => work.directory.end(holding('2027-01-01'), localDate('2027-02-28'), hand))
    const again = await inOneTransaction((work) => work.directory.appoint(holding('2027-01-01'), hand))
    expect(again).toBe(false)
    expect((await directory.holdingsOf(ANNA)).some((one) => holdsOn(one, TODAY))).toBe(false)
  })

  it('ending one time in office leaves another as it is', async () => {
    const { directory, inOneTransaction } = await books(holding('2027-01-01'), holding('2028-01-01'))
    await inOneTransaction((work) => work.directory.end(holding('2027-01-01'), TODAY, hand))
    expect((await directory.holdingsOf(ANNA)).map(({ until }) => until)).toEqual([TODAY, undefined])
  })

  it('whoever has their data deleted holds nothing, neither today’s offices nor later ones', async () => {
    const { directory, inOneTransaction } = await books(holding('2027-03-01'), holding('2028-01-01'))
    await inOneTransaction((work) => forgetPerson(work, ANNA, { ...hand, deed: 'own.forget' }, TODAY))
    for (const day of ['2027-03-01', '2028-06-01'])
      expect((await directory.holdingsOf(ANNA)).some((one) => holdsOn(one, localDate(day)))).toBe(false)
  })
})
