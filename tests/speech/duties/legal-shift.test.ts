import { expect, it } from 'vitest'
import { localDate } from '#src/calendar/local-date.ts'
import { practicalReceipt } from '#src/duties/reachable-end.ts'
import { receiptDay } from '#src/speech/agreements/notice.ts'
import { shiftSentence } from '#src/speech/duties/legal-shift.ts'

it.each([
  ['2028-04-30', '2028-05-02', 'Der 30.04.2028 ist ein Sonntag und der 01.05. ein Feiertag (Tag der Arbeit).'],
  [
    '2029-03-31',
    '2029-04-03',
    'Der 31.03.2029 ist ein Samstag, der 01.04. ein Sonntag und der 02.04. ein Feiertag (Ostermontag).',
  ],
])('%s to %s: every day between is named with its reason', (due, shifted, reason) => {
  const said = shiftSentence(localDate(due), localDate(shifted), 'HE')
  expect(said.startsWith(reason)).toBe(true)
  expect(said).toContain('§ 26 Abs. 3 SGB X')
})

it.each([
  ['2027-06-30', undefined, 'Mi., 30.06.2027'],
  ['2029-06-30', '2029-06-29', 'Sa., 30.06.2029, praktisch bis Fr., 29.06.2029,'],
  ['2030-06-30', '2030-06-28', 'So., 30.06.2030, praktisch bis Fr., 28.06.2030,'],
])('what is to be received by %s has to be there by %s in practice', (by, practical, said) => {
  expect(practicalReceipt(localDate(by), 'HE')).toBe(practical)
  expect(receiptDay(localDate(by), 'HE')).toBe(said)
})
