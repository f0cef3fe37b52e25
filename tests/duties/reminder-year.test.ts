/** A whole year as people read it: who gets what on which day. `vitest -u` writes the tables; a person reads them. */
import { expect, it } from 'vitest'
import { localDate } from '#src/calendar/local-date.ts'
import { planTable } from '#src/speech/plan-table.ts'
import { five, kassel, mkk, planOf } from './planned.ts'

it.each([
  ['kassel', kassel],
  ['mkk', mkk],
])('the reminders of the whole year 2027: %s', async (name, agreement) => {
  const [from, to] = [localDate('2027-01-01'), localDate('2027-12-31')]
  const table = planTable(planOf(agreement, from, to), () => agreement, from, to)
  await expect(`${table.join('\n')}\n`).toMatchFileSnapshot(`reminders-2027-${name}.txt`)
})

/** From the brief of the product; a cold start on a shared machine included. */
const MOST_MS = 2_000

it('ten years for 500 agreements are planned in under two seconds', () => {
  const many = Array.from({ length: 100 }, (_, copy) =>
    five.map((agreement) => ({ ...agreement, id: `${agreement.id}-${copy}` })),
  ).flat()
  const started = performance.now()
  const plan = planOf(many, '2027-01-01', '2036-12-31')
  const tookMs = performance.now() - started
  expect(many).toHaveLength(500)
  expect(plan.length).toBeGreaterThan(100_000)
  expect(tookMs).toBeLessThan(MOST_MS)
})
