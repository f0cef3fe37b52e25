import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, inflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { faultsOf, iconFaults, type Manifest, schemaFaults, translationFaults } from '../manifest/check.ts'
import { appFiles } from '../manifest/package.ts'
import { zip } from '../manifest/zip.ts'

const folder = join(import.meta.dirname, '..', 'manifest')
const read = (name: string) => readFileSync(join(folder, name))
const manifest = (): Manifest => JSON.parse(read('manifest.json').toString()) as Manifest
/** The outline icon with one byte of its header changed: 19 ends the width, 25 is the kind of colour. */
const outline = (at: number, byte: number): Buffer => read('outline.png').fill(byte, at, at + 1)

describe('the app that is uploaded to Teams', () => {
  test('has no fault that Teams would refuse', async () => {
    expect(await faultsOf(folder)).toEqual([])
  })

  test('does not ask for private slash commands, which this SDK would answer in public', () => {
    const text = read('manifest.json').toString()
    expect(text).not.toContain('supportsTargetedMessages')
    expect(text).not.toContain('triggers')
  })

  test('asks for no right to read along', () => {
    expect(manifest()).not.toHaveProperty('authorization')
  })

  test('carries the version of the package', () => {
    const { version } = JSON.parse(readFileSync(join(folder, '..', 'package.json'), 'utf8')) as { version: string }
    expect(manifest().version).toBe(version)
  })

  test('carries the id of the registration in both places', () => {
    const id = '7c9e6679-7425-40de-944b-e07fc1f90ae7'
    const packed = JSON.parse(appFiles(id)[0]?.data.toString() ?? '') as Manifest
    expect([packed.id, packed.bots[0]?.botId]).toEqual([id, id])
  })

  test('is a zip whose files come out as they went in, the same bytes each time', () => {
    const files = appFiles(undefined)
    const packed = zip(files)
    expect(unzip(packed)).toEqual(files.map(({ name, data }) => ({ name, text: data.toString('latin1') })))
    expect(zip(appFiles(undefined)).equals(packed)).toBe(true)
  })
})

describe('the check finds', () => {
  test('a field that a newer schema knows', async () => {
    const newer = { ...manifest(), bots: [{ ...manifest().bots[0], supportsTargetedMessages: true }] }
    expect((await schemaFaults(newer)).join()).toContain('supportsTargetedMessages')
  })

  test('a thirteenth command', async () => {
    const full = manifest()
    const list = full.bots[0]?.commandLists[0]
    while (list && list.commands.length < 13) list.commands.push({ title: `noch einer ${list.commands.length}` })
    expect((await schemaFaults(full)).join()).toContain('commands')
  })

  test.each([
    ['the wrong size', outline(19, 31), '31 × 32 Pixel, verlangt sind 32 × 32'],
    ['no transparency', outline(25, 2), 'PNG bitte als RGBA mit 8 Bit je Kanal, ohne Interlacing speichern'],
    ['no PNG', Buffer.from('GIF89a'), 'keine PNG-Datei'],
    ['a PNG cut short', read('outline.png').subarray(0, 80), 'beschädigte PNG-Datei'],
    ['nothing but a signature', read('outline.png').subarray(0, 8), 'beschädigte PNG-Datei'],
  ])('an outline icon with %s', (_, file, fault) => {
    expect(iconFaults(file, 32)).toEqual([fault])
  })

  test('a translation that is too long, incomplete or for a text that does not exist', async () => {
    const words = {
      'name.short': 'x'.repeat(31),
      'description.short': 'ok',
      'bots[0].commandLists[0].commands[10].title': 'y',
    }
    const faults = await translationFaults(manifest(), words)
    expect(faults.slice(0, 2)).toEqual([
      'description.full fehlt',
      'bots[0].commandLists[0].commands[10].title: steht nicht in manifest.json',
    ])
    expect(faults[2]).toContain('/name/short must NOT have more than 30 characters')
  })
})

/** Reads a zip by its directory at the end, as unzip does. */
function unzip(file: Buffer): { name: string; text: string }[] {
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  let at = file.readUInt32LE(end + 16)
  return Array.from({ length: file.readUInt16LE(end + 10) }, () => {
    expect(file.toString('latin1', at, at + 4)).toBe('PK\x01\x02')
    const [sum, packed, size] = [16, 20, 24].map((index) => file.readUInt32LE(at + index)) as [number, number, number]
    const title = file.readUInt16LE(at + 28)
    const local = file.readUInt32LE(at + 42)
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    const data = inflateRawSync(file.subarray(start, start + packed))
    expect([crc32(data), data.length]).toEqual([sum, size])
    const name = file.toString('latin1', at + 46, at + 46 + title)
    at += 46 + title
    return { name, text: data.toString('latin1') }
  })
}
