/** What Teams would refuse at upload, found here and without a network: manifest, icons, translations. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppManifestUtils, type TeamsManifest } from '@microsoft/app-manifest'

export interface Manifest {
  id: string
  version: string
  bots: { botId: string; commandLists: { commands: { title: string }[] }[] }[]
  icons: { color: string; outline: string }
  localizationInfo: { defaultLanguageTag: string; additionalLanguages: { languageTag: string; file: string }[] }
}
type Json = Record<string, unknown>

/** Faults of everything the zip would hold, in German, each with its file; empty if Teams would take it. */
export async function faultsOf(folder: string): Promise<string[]> {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest
  const faults = (await schemaFaults(manifest)).map((fault) => `manifest.json: ${fault}`)
  if (faults.length > 0) return faults
  const colour = iconFaults(readFileSync(join(folder, manifest.icons.color)), 192)
  const outline = iconFaults(readFileSync(join(folder, manifest.icons.outline)), 32)
  faults.push(...colour.map((fault) => `${manifest.icons.color}: ${fault}`))
  faults.push(...outline.map((fault) => `${manifest.icons.outline}: ${fault}`))
  for (const { file } of manifest.localizationInfo.additionalLanguages) {
    const words = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Json
    faults.push(...(await translationFaults(manifest, words)).map((fault) => `${file}: ${fault}`))
  }
  return faults
}

/** The schemas lie in the package: nothing is fetched. */
export const schemaFaults = (manifest: unknown): Promise<string[]> =>
  AppManifestUtils.validateAgainstSchema(manifest as TeamsManifest)

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
/** Depth 8, colour type 6 (RGBA), the only compression and filter there are, not interlaced. */
const RGBA = Buffer.from([8, 6, 0, 0, 0])

/** Reads the first chunk (IHDR) and looks for the last one (IEND). The pixels are looked at by whoever draws. */
export function iconFaults(file: Buffer, size: number): string[] {
  if (!file.subarray(0, 8).equals(SIGNATURE)) return ['keine PNG-Datei']
  if (
    file.toString('latin1', 12, 16) !== 'IHDR' ||
    file.toString('latin1', file.length - 8, file.length - 4) !== 'IEND'
  ) {
    return ['beschädigte PNG-Datei']
  }
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)]
  if (width !== size || height !== size) return [`${width} × ${height} Pixel, verlangt sind ${size} × ${size}`]
  return file.subarray(24, 29).equals(RGBA) ? [] : ['PNG bitte als RGBA mit 8 Bit je Kanal, ohne Interlacing speichern']
}

const REQUIRED = ['name.short', 'description.short', 'description.full']

/** A translation is checked as Teams applies it: put over the manifest, which then must still fit the schema. */
export async function translationFaults(manifest: Manifest, words: Json): Promise<string[]> {
  const faults = REQUIRED.filter((key) => typeof words[key] !== 'string').map((key) => `${key} fehlt`)
  const translated = structuredClone(manifest)
  for (const [key, text] of Object.entries(words)) {
    if (key === '$schema') continue
    if (typeof text !== 'string') faults.push(`${key}: Text erwartet`)
    else if (!put(translated as unknown as Json, key.split(/[.[\]]+/).filter(Boolean), text)) {
      faults.push(`${key}: steht nicht in manifest.json`)
    }
  }
  return [...faults, ...(await schemaFaults(translated))]
}

/** Replaces the text at a path. @returns false if there is no text in that place. */
function put(thing: Json, [first, ...others]: string[], text: string): boolean {
  if (first === undefined || !(first in thing)) return false
  if (others.length > 0) return typeof thing[first] === 'object' && put(thing[first] as Json, others, text)
  if (typeof thing[first] !== 'string') return false
  thing[first] = text
  return true
}
