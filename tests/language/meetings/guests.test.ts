import { describe, expect, it } from 'vitest'
import { guestsIn, readGuests, wrongAddresses } from '#src/language/meetings/guests.ts'

describe('guests as people type them', () => {
  it.each<[string, readonly object[]]>([
    [
      'Müller-Lüdenscheidt, Änne (aenne@gast.example)',
      [{ name: 'Änne Müller-Lüdenscheidt', mail: 'aenne@gast.example' }],
    ],
    ['Müller, Anna; Schmidt, Bernd', [{ name: 'Anna Müller' }, { name: 'Bernd Schmidt' }]],
    [
      'Müller, Anna (anna@amt.example); Tom Wolf',
      [{ name: 'Anna Müller', mail: 'anna@amt.example' }, { name: 'Tom Wolf' }],
    ],
    ['Müller, Anna; Schmidt, Bernd,', [{ name: 'Anna Müller' }, { name: 'Bernd Schmidt' }]],
    ['Eva Muster (EUTB), Tom Wolf', [{ name: 'Eva Muster (EUTB)' }, { name: 'Tom Wolf' }]],
    ['Eva Muster (EUTB) (eva@muster.example)', [{ name: 'Eva Muster (EUTB)', mail: 'eva@muster.example' }]],
    ['Eva Muster <eva@muster.example>', [{ name: 'Eva Muster', mail: 'eva@muster.example' }]],
    ['Anna Müller, Bernd Schmidt', [{ name: 'Anna Müller' }, { name: 'Bernd Schmidt' }]],
    ['keine', []],
    ['Keine.', []],
    ['niemand', []],
    ['-', []],
  ])('%s', (text, guests) => {
    expect(guestsIn(text)).toEqual(guests)
  })
  it.each<[string, readonly string[]]>([
    ['eva@muster, nochmal@@x.de', ['eva@muster', 'nochmal@@x.de']],
    ['Eva Muster (eva@muster.example)', []],
    ['eva@muster.example', []],
  ])('an address that is none is told: %s', (text, wrong) => {
    expect(wrongAddresses(guestsIn(text))).toEqual(wrong)
  })
  it.each<[string, readonly object[], string]>([
    ['KoK Kassel am 18.6. im Kreishaus ohne Gäste', [], 'KoK Kassel am 18.6. im Kreishaus'],
    ['KoK Kassel ohne Gäste im Kreishaus', [], 'KoK Kassel im Kreishaus'],
    ['KoK Kassel, Gäste: keine', [], 'KoK Kassel'],
    [
      'KoK Kassel, Gäste: Müller, Anna; Schmidt, Bernd',
      [{ name: 'Anna Müller' }, { name: 'Bernd Schmidt' }],
      'KoK Kassel',
    ],
  ])('in a sentence: %s', (text, guests, rest) => {
    expect(readGuests(text)).toEqual({ guests, rest })
  })
})

describe('a guest is named in a sentence', () => {
  it.each([
    [
      'noch die frau muster von der eutb als gast dazu, KoK Kassel, eva@muster.example',
      { name: 'frau muster von der eutb', mail: 'eva@muster.example' },
      ', KoK Kassel',
    ],
    ['KoK Kassel, Tom Wolf als Gast', { name: 'Tom Wolf' }, 'KoK Kassel'],
  ])('%s', (text, guest, rest) => {
    const read = readGuests(text)
    expect(read?.guests).toEqual([guest])
    expect(read?.rest.replace(/^[ ,]+/, '')).toBe(rest.replace(/^[ ,]+/, ''))
  })
})
