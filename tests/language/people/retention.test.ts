import { expect, it } from 'vitest'
import { readRetention } from '#src/language/people/retention.ts'

it.each<[string, string | undefined, number | undefined]>([
  ['Terminfindung 12 Monate', 'polls', 366],
  ['Nachrichten 90 Tage ja', 'messages', 90],
  ['Abwesenheiten 1 Jahr', 'absences', 366],
  ['Terminfindung', undefined, undefined],
  ['12 Monate', undefined, undefined],
])('%s', (text, kind, days) => {
  expect(readRetention(text)).toEqual(kind && { kind, days })
})

it('the records that were spoken of need not be named again', () => {
  expect(readRetention('6 Monate', 'polls')).toEqual({ kind: 'polls', days: 183 })
  expect(readRetention('Nachrichten 60 Tage', 'polls')).toEqual({ kind: 'messages', days: 60 })
})
