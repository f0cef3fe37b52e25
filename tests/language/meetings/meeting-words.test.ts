import { describe, expect, it } from 'vitest'
import { isNewDay, type NamePart, splitBehindName } from '#src/language/meetings/meeting-words.ts'

const KINDS: readonly (readonly [NamePart['kind'], RegExp])[] = [
  ['time', /Uhr/],
  ['day', /^\d+\.\d+\.$/],
  ['period', /Quartal|Mai/],
  ['region', /^(?:MKK|Hanau|Kassel)$/],
]
const kindOf = (part: string): NamePart['kind'] => KINDS.find(([, form]) => form.test(part))?.[0] ?? 'body'
const everywhere = (text: string, part: string): readonly NamePart[] =>
  [...text.matchAll(new RegExp(part, 'g'))].map(({ index }) => ({
    kind: kindOf(part),
    start: index,
    end: index + part.length,
  }))

describe('what names the meeting stands in front', () => {
  it.each<[string, readonly string[], string, string]>([
    ['KoK MKK: Wohnen in Hanau', ['KoK', 'MKK', 'Hanau'], 'KoK MKK', 'Wohnen in Hanau'],
    ['für die KoK am 17.6. um 10 Uhr Wohnen', ['KoK', '17.6.', '10 Uhr'], 'für die KoK am 17.6. um 10 Uhr', 'Wohnen'],
    ['3fa2c1d0 Wohnen', [], '3fa2c1d0', 'Wohnen'],
    ['Wohnen für die KoK', ['KoK'], '', 'Wohnen für die KoK'],
    ['', [], '', ''],
    ['KoK Kassel Fachtag 2028', ['KoK', 'Kassel', 'Fachtag'], 'KoK Kassel', 'Fachtag 2028'],
    ['KoK Kassel Kassel 2030: Ziele', ['KoK', 'Kassel'], 'KoK Kassel', 'Kassel 2030: Ziele'],
    ['KoK 11.5. die AG Teilhabe neu', ['KoK', '11.5.', 'AG Teilhabe'], 'KoK 11.5.', 'die AG Teilhabe neu'],
    ['KoK 10 Uhr als Beginn', ['KoK', '10 Uhr'], 'KoK', '10 Uhr als Beginn'],
    ['KoK 11.5. 17.6. als Tag der Vielfalt', ['KoK', '11.5.', '17.6.'], 'KoK 11.5.', '17.6. als Tag der Vielfalt'],
    ['KoK 2. Quartal: Zahlen', ['KoK', '2. Quartal'], 'KoK', '2. Quartal: Zahlen'],
    ['KoK im Mai Zahlen', ['KoK', 'Mai'], 'KoK im Mai', 'Zahlen'],
  ])('%s', (text, names, front, behind) => {
    expect(
      splitBehindName(
        text,
        names.flatMap((name) => everywhere(text, name)),
      ),
    ).toEqual({ front, behind })
  })
})

describe('a day behind "auf" is the new one', () => {
  it.each([
    ['vom 17.6. auf den 8.12.', '8.12.', true],
    ['vom 17.6. auf den 8.12.', '17.6.', false],
    ['auf Dienstag, 8.12.', '8.12.', true],
    ['KoK am 8.12.', '8.12.', false],
  ])('%s: %s %s', (text, day, is) => {
    expect(isNewDay(text, text.indexOf(day))).toBe(is)
  })
})
