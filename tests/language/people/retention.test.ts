import { expect, it } from 'vitest'
import { readRetention } from '#src/language/people/retention.ts'

it.each<[string, string | undefined, number | undefined, boolean | undefined]>([
  ['Terminfindung 12 Monate', 'polls', 366, false],
  ['Nachrichten 90 Tage ja', 'messages', 90, true],
  ['Abwesenheiten 1 Jahr', 'absences', 366, false],
  ['Terminfindung', undefined, undefined, undefined],
  ['12 Monate', undefined, undefined, undefined],
])('%s', (text, kind, days, isConfirmed) => {
  expect(readRetention(text)).toEqual(kind && { kind, days, isConfirmed })
})
