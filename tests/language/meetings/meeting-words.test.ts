import { describe, expect, it } from 'vitest'
import { isNewDay, splitBehindName } from '#src/language/meetings/meeting-words.ts'

const at = (text: string, part: string) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length })

describe('what names the meeting stands in front', () => {
  it.each<[string, readonly string[], string, string]>([
    ['KoK MKK: Wohnen in Hanau', ['KoK', 'MKK', 'Hanau'], 'KoK MKK', 'Wohnen in Hanau'],
    ['für die KoK am 17.6. um 10 Uhr Wohnen', ['KoK', '17.6.', '10 Uhr'], 'für die KoK am 17.6. um 10 Uhr', 'Wohnen'],
    ['3fa2c1d0 Wohnen', [], '3fa2c1d0', 'Wohnen'],
    ['Wohnen für die KoK', ['KoK'], '', 'Wohnen für die KoK'],
    ['', [], '', ''],
  ])('%s', (text, names, front, behind) => {
    expect(
      splitBehindName(
        text,
        names.map((name) => at(text, name)),
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
