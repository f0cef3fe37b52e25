/**
 * The second half of `npm run bench`: picking up what is due costs the same among a thousand rows as among a million, and
 * planning ten years for 500 agreements takes under two seconds.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addDays, instant, instantInBerlin, localDate, localTime } from '#src/calendar/local-date.ts'
import { reminderPlan } from '#src/duties/reminder-plan.ts'
import { personId } from '#src/people/person.ts'
import { loadAgreements } from '#src/store/agreements/agreement-files.ts'
import { openStore } from '#src/store/store.ts'

const SIZES = [1_000, 100_000, 1_000_000]
const DUE = 50
const RUNS = 200
const CHUNK = 20_000
const NOW = instant('2027-03-01T08:00:00Z')

const folder = mkdtempSync(join(tmpdir(), 'lotse-bench-'))
try {
  const rows: Record<string, string | number>[] = []
  for (const size of SIZES) {
    const store = await openStore(join(folder, `${size}.db`), () => NOW)
    for (let from = 0; from < size; from += CHUNK) {
      await store.books.inOneTransaction(({ outbox }) =>
        outbox.add(
          Array.from({ length: Math.min(CHUNK, size - from) }, (_, at) => ({
            key: `r${from + at}`,
            kind: 'reminder' as const,
            cause: `duty/a${(from + at) % 5_000}`,
            to: { person: personId('t', `p${(from + at) % 50_000}`) },
            content: { kind: 'words' as const, words: { answer: 'Erinnerung' } },
            notBefore:
              from + at < DUE
                ? NOW
                : instantInBerlin(addDays(localDate('2027-03-02'), (from + at) % 3_650), localTime('08:00')),
          })),
        ),
      )
    }
    for (let warm = 0; warm < 20; warm += 1) await store.outboxRows.take(NOW, 100)
    const started = performance.now()
    let found = 0
    for (let run = 0; run < RUNS; run += 1) found = (await store.outboxRows.take(NOW, 100)).length
    const each = ((performance.now() - started) * 1_000) / RUNS
    rows.push({ 'planned reminders': size, 'due now': found, 'µs to pick up': Math.round(each) })
    await store.close()
  }
  console.table(rows)

  const { agreements } = await loadAgreements('data/agreements', new Set())
  const many = Array.from({ length: 100 }, (_, at) =>
    agreements.map((one) => ({ ...one, id: `${one.id}-${at}` })),
  ).flat()
  const started = performance.now()
  const plan = reminderPlan({
    agreements: many,
    from: localDate('2027-01-01'),
    to: localDate('2036-12-31'),
  })
  const seconds = (performance.now() - started) / 1_000
  console.table([{ agreements: many.length, years: 10, reminders: plan.length, seconds: Number(seconds.toFixed(2)) }])
  const [small, , large] = rows.map((row) => Number(row['µs to pick up']))
  const ratio = (large ?? 0) / (small ?? 1)
  console.log(
    `${ratio <= 2 ? 'met   ' : 'MISSED'} picking up among 1,000,000 costs ${ratio.toFixed(2)} x that among 1,000 (at most 2)`,
  )
  console.log(`${seconds < 2 ? 'met   ' : 'MISSED'} ten years for 500 agreements within 2 s`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
