import { expect, it } from 'vitest'
import { linkUrl } from '#src/letters/link.ts'

it.each(['https://lotse.example', 'https://lotse.example/'])('a page of %s', (publicUrl) => {
  expect(linkUrl(publicUrl, 'protokoll', 'wort')).toBe('https://lotse.example/protokoll/wort')
})
