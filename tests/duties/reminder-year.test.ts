/** A whole year as people read it: who gets what on which day. `vitest -u` writes the tables; a person reads them. */
import { expect, it } from 'vitest'
import { localDate } from '#src/calendar/local-date.ts'
import { planTable } from '#src/speech/duties/plan-table.ts'
import { growthOf } from '../growth.ts'
import { five, kassel, mkk, planOf } from './planned.ts'

it.each([
  ['kassel', kassel],
  ['mkk', mkk],
])('the reminders of the whole year 2027: %s', async (name, agreement) => {
  const [from, to] = [localDate('2027-01-01'), localDate('2027-12-31')]
  const table = planTable(planOf(agreement, from, to), () => agreement, from, to)
  await expect(`${table.join('\n')}\n`).toMatchFileSnapshot(`reminders-2027-${name}.txt`)
})

/** Ten years of so many copies of the five agreements. */
const tenYears = (copies: number) => {
  const many = Array.from({ length: copies }, (_, copy) =>
    five.map((agreement) => ({ ...agreement, id: `${agreement.id}-${copy}` })),
  ).flat()
  return () => planOf(many, '2027-01-01', '2036-12-31').length
}

it('planning grows with the agreements and no faster; `npm run bench` says that 500 take under two seconds', () => {
  const [few, many] = [tenYears(10), tenYears(40)]
  expect(many()).toBe(4 * few())
  // Four times as many take about four times as long; with a search through all of them it would be sixteen times.
  expect(growthOf(few, many, 8)).toBeLessThan(8)
})
