import { describe, expect, test } from 'vitest'
import { deniesOrAsks, isQuestion } from '#src/language/denial.ts'

describe('nothing follows from', () => {
  test.each([
    'KoK Kassel bitte noch nicht genehmigen',
    'KoK Kassel wer muss das genehmigen',
    'KoK Kassel genehmigen?',
    'keinesfalls verteilen',
    'erst später verteilen',
    'genehmigen, wenn alle da sind',
    'NICHT genehmigen',
  ])('%s', (text) => {
    expect(deniesOrAsks(text)).toBe(true)
  })
  test.each(['KoK Kassel genehmigen', 'KoK Nichtsdorf genehmigen', 'Protokoll der KoK Kassel bitte verteilen'])(
    'but from %s something does',
    (text) => {
      expect(deniesOrAsks(text)).toBe(false)
    },
  )
})

describe('a sentence that asks answers nothing', () => {
  test.each(['KoK Kassel?', 'wann tagt die KoK', 'Wer kommt', 'welches Gremium ist das', 'seit wann gilt das'])(
    '%s',
    (text) => {
      expect(isQuestion(text)).toBe(true)
    },
  )
  test.each(['KoK Kassel', 'wannsee', 'ab 9 Uhr', 'Werra-Saal', ''])('%j does not ask', (text) => {
    expect(isQuestion(text)).toBe(false)
  })
})
