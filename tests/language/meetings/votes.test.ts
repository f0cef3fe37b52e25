import { describe, expect, it, test } from 'vitest'
import { commands } from '#dialogs/all.ts'
import { createCommands } from '#src/language/commands.ts'
import { readFix, readVote } from '#src/language/meetings/votes.ts'

const { read: readCommand } = createCommands(commands)

describe('an answer to proposed days', () => {
  test.each([
    ['alle ja', { single: {}, all: 'yes' }],
    ['ja', { single: {}, all: 'yes' }],
    ['keiner passt', { single: {}, all: 'no' }],
    ['alle nein', { single: {}, all: 'no' }],
    ['2 zur Not', { single: { 2: 'ifNeedBe' } }],
    ['1 nein, 2 zur Not', { single: { 1: 'no', 2: 'ifNeedBe' } }],
    ['1: ja; 2: notfalls; 3. nein', { single: { 1: 'yes', 2: 'ifNeedBe', 3: 'no' } }],
    ['1 ja 2 nein 3 passt nicht', { single: { 1: 'yes', 2: 'no', 3: 'no' } }],
    ['alle ja, 3 nein', { single: { 3: 'no' }, all: 'yes' }],
  ])('%s', (text, expected) => {
    expect(readVote(text)).toEqual(expected)
  })

  test.each(['', '1', '1 vielleicht später', '1 ja, 2 blau', 'KoK Kassel', 'morgen'])(
    '%j is not half understood',
    (text) => {
      expect(readVote(text)).toBeUndefined()
    },
  )

  it('the day that is fixed is named by its number', () => {
    expect(readFix('festlegen 2')).toBe(2)
    expect(readFix('festlegen')).toBeUndefined()
  })

  test.each([
    ['/terminfindung KoK Kassel ab 3.5.', 'findDate', 'KoK Kassel ab 3.5.'],
    ['/terminfindung status KoK Kassel', 'seePoll', 'KoK Kassel'],
    ['/terminstand', 'seePoll', ''],
    ['/terminwahl alle ja', 'vote', 'alle ja'],
  ])('%s', (text, command, rest) => {
    expect(readCommand(text)).toMatchObject({ command, rest })
  })
})
