/** How long one sentence takes to read, beside an empty one, at five agreements and at two hundred. */

import type { Agreement } from '#src/agreements/lookup.ts'
import { localDate } from '#src/calendar/local-date.ts'
import { meaningOf } from '#src/language/reading/meaning.ts'
import { loadAgreements } from '#src/store/agreements/agreement-files.ts'
import { readerOf } from '../doubles/reader.ts'

const shelf = await loadAgreements('data/agreements', new Set())
const today = localDate('2026-11-23')
const SENTENCES = [
  'wan müssen wir eigentlich wider kok machen in mkk',
  'Guten Tag, nach Rücksprache mit dem LWV würden wir die nächste Kooperationskonferenz im Landkreis Kassel gern am Donnerstag, den 17. Juni 2027, von 10 bis 12:30 Uhr im Kreishaus, Raum 201 abhalten. Können Sie das bitte vormerken? Und wer lädt dann eigentlich ein, wir oder die Geschäftsführung?',
  'was passirt wen sich die partner nich einig sind',
  'Erinnern Sie uns künftig schon drei Monate vorher an die Schulabgängerliste im Landkreis Kassel.',
]
const ROUNDS = 300

function copies(count: number): readonly Agreement[] {
  const all: Agreement[] = []
  for (let at = 0; all.length < count; at += 1)
    for (const one of shelf.agreements) {
      const tag = at === 0 ? '' : ` Nr${at}`
      all.push({
        ...one,
        id: `${one.id}${at === 0 ? '' : `-${at}`}`,
        region: `${one.region}${tag}`,
        aliases: one.aliases.map((alias) => `${alias}${tag}`),
      })
    }
  return all.slice(0, count)
}

console.log('agreements   sentence        p50 ms   p99 ms')
for (const count of [5, 200]) {
  const agreements = copies(count)
  const reader = readerOf(agreements)
  const situation = { today, shelf: { ...shelf, agreements }, usual: undefined, last: undefined, isAsked: false }
  for (const [name, sentences] of [
    ['empty', ['']],
    ['as written', SENTENCES],
  ] as const) {
    const times: number[] = []
    for (let round = 0; round < ROUNDS + 30; round += 1)
      for (const said of sentences) {
        const from = process.hrtime.bigint()
        // Never the same twice: a reading is kept for a moment.
        meaningOf(reader, said === '' ? '' : `${said} A${round}`, situation)
        if (round >= 30) times.push(Number(process.hrtime.bigint() - from) / 1e6)
      }
    const sorted = times.toSorted((one, other) => one - other)
    const at = (part: number) => (sorted[Math.floor(part * sorted.length)] ?? 0).toFixed(2)
    console.log(`${String(count).padStart(10)}   ${name.padEnd(12)}${at(0.5).padStart(10)}${at(0.99).padStart(9)}`)
  }
}
