/**
 * The third part of `npm run bench`: a Land's 500 agreements and 50,000 people in one process. Planning all of it at the
 * start, looking at today and tomorrow, and what a turn that changes stages pays for bringing the reminders in line.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Instant, instant, laterBy, localDate } from '#src/calendar/local-date.ts'
import type { Books } from '#src/conversation/work.ts'
import { officesOf } from '#src/meetings/seats.ts'
import { personId } from '#src/people/person.ts'
import { createPlanning } from '#src/reminding/planning.ts'
import { officeNames } from '#src/speech/people/people.ts'
import { loadAgreements } from '#src/store/agreements/agreement-files.ts'
import { openStore } from '#src/store/store.ts'

const SIZES = [
  { copies: 1, each: 4 },
  { copies: 100, each: 4 },
]
const TURNS = 100
const HOUR_MS = 3_600_000
const BUSY = instant('2027-03-30T07:00:00Z')
const NOW = instant('2027-01-15T09:00:00Z')
const hand = { at: NOW, by: personId('t', 'bench'), deed: 'bench' }

const { agreements: five } = await loadAgreements('data/agreements', new Set())
const folder = mkdtempSync(join(tmpdir(), 'lotse-bench-'))
const rows: Record<string, number>[] = []
try {
  for (const { copies, each } of SIZES) rows.push(await land(copies, each))
  console.table(rows)
  const ratio = (rows[1]?.['ms in a turn'] ?? 0) / (rows[0]?.['ms in a turn'] ?? 1)
  console.log(
    `${ratio <= 2 ? 'met   ' : 'MISSED'} a turn among 500 agreements pays ${ratio.toFixed(2)} x what it pays among five (at most 2)`,
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** @param copies of the five agreements @param each people in each office */
async function land(copies: number, each: number): Promise<Record<string, number>> {
  const agreements = Array.from({ length: copies }, (_, at) =>
    five.map((one) => ({ ...one, id: `${one.id}-${at}` })),
  ).flat()
  let now: Instant = NOW
  const store = await openStore(join(folder, `${copies}.db`), () => now)
  let people = 0
  for (const agreement of agreements)
    await store.books.inOneTransaction(async ({ directory }) => {
      for (const office of officesOf(agreement, officeNames))
        for (let one = 0; one < each; one += 1) {
          people += 1
          const person = personId('t', `p${people}`)
          await directory.enter({ id: person, name: person }, hand)
          await directory.appoint(
            { officeId: office.id, personId: person, as: 'holder', from: localDate('2027-01-01') },
            hand,
          )
        }
    })
  const bot = () =>
    createPlanning({
      shelf: { agreements, unavailable: [] },
      books: store.books,
      founders: new Set(),
      clock: () => now,
      onGap: (letters) => {
        throw new Error(`${letters} letters were missing`)
      },
      onFailure: (err) => {
        throw err
      },
    })
  const first = await took(() => bot().plan())
  const running = bot()
  const again = await took(() => running.plan())
  now = laterBy(now, HOUR_MS)
  const look = await took(() => running.plan())
  // Two working days around the end of a quarter: much is due, and what was due the day before comes late.
  now = BUSY
  const busy = await took(() => running.plan())
  // Alternating, so that neither has the warmer machine; each changes days of reminders that wait.
  let withPlan = 0
  let without = 0
  const change = (books: Books, nth: number) =>
    took(() =>
      books.inOneTransaction(({ presets }) =>
        presets.decide(
          {
            agreementId: `lwv-lk-kassel-2022-${nth % copies}`,
            subject: 'stages/schulabgang',
            value: [`${6 + (Math.floor(nth / copies) % 2)}w`],
            decidedAt: NOW,
          },
          hand,
        ),
      ),
    )
  for (let nth = 0; nth < TURNS; nth += 1) {
    withPlan += await change(running.books, nth)
    without += await change(store.books, nth)
  }
  await store.close()
  return {
    agreements: agreements.length,
    people,
    'first plan, s': seconds(first),
    'plan at a later start, s': seconds(again),
    'a look, s': seconds(look),
    'when much is due, s': seconds(busy),
    'ms in a turn': Number(((withPlan - without) / TURNS).toFixed(1)),
  }
}

function seconds(ms: number): number {
  return Number((ms / 1_000).toFixed(2))
}

async function took(task: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await task()
  return performance.now() - started
}
