import { expect, it } from 'vitest'
import { indexTexts, isNamedIn, searchTexts } from '#src/language/agreements/fact-search.ts'
import { stemOf } from '#src/language/words/stems.ts'

const TEXTS = [
  'Änderungen müssen schriftlich sein',
  'Schulabgänger/innen benennen, jährlich bis spätestens 30.04.',
  'Landkreis Kassel: Kreisausschuss',
  'Nicht abgerufene Mittel werden umverteilt',
  'Die Geschäftsführung beruft rechtzeitig ein',
  'Kündigung: sechs Monate zum Jahresende',
]

it.each([
  ['Schriftform', [0], []],
  ['schulabgaenger', [1], []],
  ['Schulabgängerliste', [1], []],
  ['Kreisausschuss', [2], []],
  ['wer vertritt den Kreisausschuss', [2], ['vertritt']],
  ['Umverteilung', [3], []],
  ['gekündigt', [5], []],
  ['Kündigungen', [5], []],
  ['geschäftsfürung', [4], []],
  ['Parkplatz', [], ['parkplatz']],
  ['Mittelstandsvereinbarung', [], ['mittelstandsvereinbarung']],
  ['Parkplatz Kündigung', [5], ['parkplatz']],
  ['was ist das', [], []],
])('%s is found in %j, and %j in none', (asked, hits, missing) => {
  expect(searchTexts(indexTexts(TEXTS), asked)).toEqual({ hits, missing })
})

it.each([
  ['Fristen', 'Frist'],
  ['gekündigt', 'kündigen'],
  ['Einladungen', 'einladen'],
  ['Schulabgaenger', 'Schulabgänger'],
])('%s has the stem of %s', (one, other) => expect(stemOf(one)).toBe(stemOf(other)))

it.each([
  ['Protokoll', 'Protokollfrist', false],
  ['Protokollfristen der KoK', 'Protokollfrist', true],
  ['Umverteilung', 'Umverteilung nicht abgerufener Mittel', false],
])('%s names %s: %s', (text, name, is) => expect(isNamedIn(text, name)).toBe(is))
