/**
 * `npm run package`: checks manifest, icons and translations and writes the app that is uploaded to Teams. The bot's id
 * comes from LOTSE_APP_ID, so that no registration stands in the repository.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { faultsOf, type Manifest } from './check.ts'
import { type Entry, zip } from './zip.ts'

const folder = import.meta.dirname
const target = join(folder, '..', 'var', 'gremienlotse.zip')
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The files of the app, with this registration's id in the manifest. */
export function appFiles(appId: string | undefined): Entry[] {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest
  if (appId) {
    manifest.id = appId
    for (const bot of manifest.bots) bot.botId = appId
  }
  const others = [
    manifest.icons.color,
    manifest.icons.outline,
    ...manifest.localizationInfo.additionalLanguages.map((language) => language.file),
  ]
  return [
    { name: 'manifest.json', data: Buffer.from(`${JSON.stringify(manifest, undefined, 2)}\n`) },
    ...others.map((name) => ({ name, data: readFileSync(join(folder, name)) })),
  ]
}

async function main(): Promise<number> {
  const appId = process.env.LOTSE_APP_ID || undefined
  const faults = await faultsOf(folder)
  if (appId && !GUID.test(appId)) faults.push('LOTSE_APP_ID: keine GUID (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx)')
  for (const fault of faults) console.error(fault)
  if (faults.length > 0) return 1

  const files = appFiles(appId)
  mkdirSync(join(target, '..'), { recursive: true })
  writeFileSync(target, zip(files))
  console.log(`${relative(process.cwd(), target)} geschrieben: ${files.map((file) => file.name).join(', ')}`)
  if (!appId) console.log('Hinweis: Zum Hochladen LOTSE_APP_ID setzen; dieses Paket trägt nur Nullen als Kennung.')
  if (files[0]?.data.includes('.example/')) {
    console.log('Hinweis: Zum Hochladen in manifest/manifest.json unter "developer" Ihre eigenen Adressen eintragen.')
  }
  return 0
}

if (process.argv[1] === import.meta.filename) process.exitCode = await main()
