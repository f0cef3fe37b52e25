/** A whole year as people read it: who gets what on which day. `vitest -u` writes the tables; a person reads them. */
import { expect, it } from 'vitest'
import { localDate } from '#src/calendar/local-date.ts'
import { planTable } from '#src/speech/duties/plan-table.ts'
import { five, kassel, mkk, planOf } from './planned.ts'

it.each([
  ['kassel', kassel],
  ['mkk', mkk],
])('the reminders of the whole year 2027: %s', async (name, agreement) => {
  const [from, to] = [localDate('2027-01-01'), localDate('2027-12-31')]
  const table = planTable(planOf(agreement, from, to), () => agreement, from, to)
  await expect(`${table.join('\n')}\n`).toMatchFileSnapshot(`reminders-2027-${name}.txt`)
})

/** How long ten years take for so many copies of the five agreements; the best of some, as others share the machine. */
function planned(copies: number, times: number): { readonly ms: number; readonly reminders: number } {
  const many = Array.from({ length: copies }, (_, copy) =>
    five.map((agreement) => ({ ...agreement, id: `${agreement.id}-${copy}` })),
  ).flat()
  let [ms, reminders] = [Number.POSITIVE_INFINITY, 0]
  for (let time = 0; time < times; time += 1) {
    const started = performance.now()
    reminders = planOf(many, '2027-01-01', '2036-12-31').length
    ms = Math.min(ms, performance.now() - started)
  }
  return { ms, reminders }
}

it('planning grows with the agreements and no faster; `npm run bench` says that 500 take under two seconds', () => {
  const few = planned(10, 3)
  const many = planned(100, 2)
  expect(many.reminders).toBe(10 * few.reminders)
  // Ten times as many take about ten times as long; with a search through all of them it would be a hundred times.
  expect(many.ms).toBeLessThan(30 * few.ms)
})
