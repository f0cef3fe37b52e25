/** What a form sends, read: as it was typed, or with a fault beside the field. */
import { expect, test } from 'vitest'
import { faultsHtml, filledForm, formHtml } from '#src/pages/form.ts'
import type { PageField } from '#src/speech/parts/page.ts'

const options = [
  { value: 'zu', label: 'Ja' },
  { value: 'ab', label: 'Nein' },
]
const radio: PageField = { kind: 'radio', name: 'a', label: 'Kommen Sie?', options }
const checks: PageField = { kind: 'checks', name: 'b', label: 'Bedarf', options }
const words: PageField = { kind: 'lines', name: 'c', label: 'Bemerkung', isOptional: true, maxLength: 5 }
const day: PageField = { kind: 'date', name: 'd', label: 'Tag' }
const time: PageField = { kind: 'time', name: 'e', label: 'Uhrzeit', isOptional: true }

test.each<[string, PageField, Record<string, string>, string, string | undefined]>([
  ['what was chosen', radio, { a: 'ab' }, 'ab', undefined],
  ['nothing', radio, {}, '', 'Bitte wählen Sie eine Antwort.'],
  ['what is none of the options', radio, { a: '<b>' }, '<b>', 'Bitte wählen Sie eine Antwort.'],
  ['several, each by its own name', checks, { 'b-zu': 'ja', 'b-ab': 'ja', 'b-x': 'ja' }, 'zu ab', undefined],
  ['none of several', checks, {}, '', undefined],
  ['lines as they were typed', words, { c: ' 1½\r\nm² ' }, '1½\nm²', undefined],
  ['signs that no keyboard types', words, { c: 'a\u0000\u001bb\tc' }, 'ab\tc', undefined],
  ['letters and not bytes', words, { c: 'ÄÖÜ👍👍' }, 'ÄÖÜ👍👍', undefined],
  ['too much, which stays', words, { c: 'abcdef' }, 'abcdef', 'Möglich sind 5 Zeichen, eingegeben sind 6.'],
  ['a day', day, { d: '2027-06-17' }, '2027-06-17', undefined],
  ['no day', day, { d: '2027-02-30' }, '2027-02-30', 'Bitte geben Sie einen Tag an, zum Beispiel 17.06.2027.'],
  ['a field left empty', day, { d: '  ' }, '', 'Bitte füllen Sie dieses Feld aus.'],
  ['no time', time, { e: '25:00' }, '25:00', 'Bitte geben Sie eine Uhrzeit an, zum Beispiel 10:30.'],
])('%s', (_, field, sent, value, fault) => {
  const { fields, values, isFaulty } = filledForm([field], sent)
  expect(values).toEqual({ [field.name]: value })
  expect([fields[0]?.value ?? '', fields[0]?.fault, isFaulty]).toEqual([value, fault, fault !== undefined])
})

test('a fault of several fields together is said beside one of them', () => {
  const { fields } = filledForm([radio, words], { a: 'ab' }, ({ a }) => (a === 'ab' ? { c: 'Bitte nennen.' } : {}))
  expect(fields.map(({ fault }) => fault)).toEqual([undefined, 'Bitte nennen.'])
  expect(faultsHtml(fields)?.toString()).toContain('<a href="#feld-c">Bemerkung: Bitte nennen.</a>')
})

test('what was typed comes back as text, whatever it looks like', () => {
  const { fields } = filledForm([{ ...words, maxLength: 100 }], { c: '\n</textarea><script>' })
  const shown = formHtml({ fields, buttons: [{ label: 'Senden' }] }).toString()
  expect(shown).toContain('&lt;/textarea&gt;&lt;script&gt;</textarea>')
  expect(shown).not.toContain('<script')
})
