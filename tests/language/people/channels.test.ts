import { describe, expect, it } from 'vitest'
import { asksToRelease } from '#src/language/people/channels.ts'

describe('what is said of the body of a channel', () => {
  it.each(['lösen', 'loesen bitte', 'Aufheben', 'trennen'])('%s ends it', (text) => {
    expect(asksToRelease(text)).toBe(true)
  })
  it.each(['KoK Kassel', 'KoK Kassel ja', '', 'Auflösung'])('%s does not', (text) => {
    expect(asksToRelease(text)).toBe(false)
  })
})
