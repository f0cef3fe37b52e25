import { describe, expect, it } from 'vitest'
import { readChannel } from '#src/language/people/channels.ts'

describe('what is said of the body of a channel', () => {
  it.each(['lösen', 'loesen bitte', 'Aufheben', 'trennen'])('%s ends it', (text) => {
    expect(readChannel(text)).toEqual({ kind: 'release' })
  })
  it.each<[string, string, boolean, boolean]>([
    ['KoK Kassel', 'KoK Kassel', false, false],
    ['KoK Kassel ja', 'KoK Kassel ', true, false],
    ['KoK Kassel stattdessen ja.', 'KoK Kassel ', true, true],
    ['', '', false, false],
  ])('%s binds it', (said, text, isConfirmed, isInstead) => {
    expect(readChannel(said)).toEqual({ kind: 'bind', text, isConfirmed, isInstead })
  })
})
