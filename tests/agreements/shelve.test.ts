/** Which agreements can stand side by side: of two that exclude each other the later file becomes unavailable. */
import { describe, expect, test } from 'vitest'
import { parse } from '#src/agreements/parse.ts'
import { shelve } from '#src/agreements/shelve.ts'
import { sayFaultAt } from '#src/speech/agreements/agreement-faults.ts'
import { SOUND } from './sound.ts'

/** The sound agreement under another id and another name, valid from one day to another. */
interface Variant {
  readonly id: string
  readonly alias?: string
  readonly from?: string
  readonly to?: string
  readonly supersededBy?: string
  readonly region?: string
  readonly partner?: string
}
function written(variant: Variant): string {
  const { id, alias = id, from = '2022-03-01', to = '2029-12-31', supersededBy, region, partner } = variant
  return SOUND.replace('id: lv-kreis-musterland', `id: ${id}`)
    .replace('aliases: [Musterland, Kreis Musterland]', `aliases: [${alias}]`)
    .replace('from: 2022-03-01', `from: ${from}`)
    .replace('on: 2029-12-31', `on: ${to}`)
    .replace('limitedUntil: { on: 2025-12-31', `limitedUntil: { on: ${to}`)
    .replace('firstDue: { on: 2023-04-30', `firstDue: { on: ${to}`)
    .replace('region: Kreis Musterland', `region: ${region ?? 'Kreis Musterland'}`)
    .replace('name: Landesverband', `name: ${partner ?? 'Landesverband'}`)
    .replace('signed:', `${supersededBy ? `supersededBy: ${supersededBy}\n` : ''}signed:`)
}
const files = (...texts: readonly string[]) =>
  texts.map((text, at) => ({ file: `${'abcdef'[at]}.yaml`, parsed: parse(text, new Set()) }))
const shelf = (...variants: readonly Variant[]) => shelve(files(...variants.map(written)), new Set())
const told = ({ unavailable }: ReturnType<typeof shelve>) =>
  unavailable.flatMap(({ file, faults }) => faults.map((fault) => sayFaultAt(file, fault)))
const onShelf = ({ agreements }: ReturnType<typeof shelve>) => agreements.map(({ id }) => id)

describe('agreements of the same partners and region', () => {
  test('may follow each other', () => {
    const both = shelf({ id: 'alt', to: '2024-12-31' }, { id: 'neu', from: '2025-01-01' })
    expect([onShelf(both), told(both)]).toEqual([['alt', 'neu'], []])
  })
  test('must not be in force on the same day', () => {
    const both = shelf({ id: 'alt', to: '2025-01-01' }, { id: 'neu', from: '2025-01-01' })
    expect(onShelf(both)).toEqual(['alt'])
    expect(told(both)).toEqual([
      'b.yaml:18: Die Geltung überschneidet sich mit a.yaml (gleiche Partner und Region) vom 01.01.2025 bis 01.01.2025; gilt nur eine weiter, nennt die abgelöste sie unter „supersededBy“.',
    ])
  })
  test('do not overlap where one supersedes the other, whichever file comes first', () => {
    const older: Variant = { id: 'alt', alias: 'Musterland', supersededBy: 'neu' }
    const newer: Variant = { id: 'neu', alias: 'Musterland', from: '2025-01-01' }
    expect(told(shelf(older, newer))).toEqual([])
    expect(told(shelf(newer, older))).toEqual([])
  })
  test('share names over a chain of successors', () => {
    const chain = shelf(
      { id: 'a', alias: 'Musterland', supersededBy: 'b' },
      { id: 'c', alias: 'Musterland', from: '2026-01-01' },
      { id: 'b', alias: 'Musterland', from: '2024-01-01', supersededBy: 'c' },
    )
    expect(told(chain)).toEqual([])
  })
  test('a successor begins later than what it follows', () => {
    const both = shelf({ id: 'alt', supersededBy: 'neu' }, { id: 'neu', from: '2022-03-01' })
    expect(told(both)).toEqual([
      'a.yaml:17: Die ablösende Vereinbarung „neu“ beginnt am 01.03.2022 und damit nicht später als diese.',
    ])
  })
  test.each<Variant>([
    { id: 'neu', region: 'Kreis Anderland' },
    { id: 'neu', partner: 'Anderer Verband' },
  ])('other region or other partners are no overlap', (other) => {
    expect(told(shelf({ id: 'alt' }, other))).toEqual([])
  })
})

describe('names mean one agreement', () => {
  test('an id that is there already is refused', () => {
    expect(told(shelf({ id: 'eins', to: '2022-12-31' }, { id: 'eins', alias: 'zwei', from: '2023-01-01' }))).toEqual([
      'b.yaml:2: Die Vereinbarung „eins“ steht schon in a.yaml.',
    ])
  })
  test('a duplicate alias is refused in every spelling', () => {
    const both = shelf(
      { id: 'eins', alias: 'LK Mühl-Kreis' },
      { id: 'zwei', alias: 'lk muehlkreis', region: 'Mühlkreis' },
    )
    expect(onShelf(both)).toEqual(['eins'])
    expect(told(both)).toEqual([
      'b.yaml:7: Der Name „lk muehlkreis“ ist doppelt: Er gehört schon zur Vereinbarung in a.yaml.',
    ])
  })
  test('nothing supersedes itself or is superseded by what does not exist', () => {
    expect(told(shelf({ id: 'eins', supersededBy: 'eins' }))).toEqual([
      'a.yaml:17: Eine Vereinbarung kann nicht durch sich selbst abgelöst werden.',
    ])
    expect(told(shelf({ id: 'eins', supersededBy: 'zwei' }))).toEqual([
      'a.yaml:17: Die ablösende Vereinbarung „zwei“ ist nicht vorhanden; vorhanden sind „eins“.',
    ])
  })
})

describe('a broken file takes no other one down', () => {
  test('neither its neighbours nor the one it supersedes', () => {
    const newer = written({ id: 'neu', from: '2025-01-01' }).replace('land: HE', 'land: XX')
    const both = shelve(
      files(
        written({ id: 'alt', supersededBy: 'neu' }),
        newer,
        written({ id: 'x', region: 'Xanten', alias: 'Xanten' }),
      ),
      new Set(),
    )
    expect(onShelf(both)).toEqual(['alt', 'x'])
    expect(both.unavailable.map(({ file, id }) => [file, id])).toEqual([['b.yaml', 'neu']])
  })
  test('a broken file claims no name', () => {
    const broken = written({ id: 'eins', alias: 'Musterland' }).replace('land: HE', 'land: XX')
    expect(onShelf(shelve(files(broken, written({ id: 'zwei', alias: 'Musterland' })), new Set()))).toEqual(['zwei'])
  })
})
