/**
 * `npm run release`: everything a release consists of, in var/release. The archive holds what is committed and a server
 * needs, with the app for Teams, the licences of all packages and their list for machines (CycloneDX); beside it lie both
 * lists and the checksums. The same commit gives the same bytes.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { appFiles } from './package.ts'
import { zip } from './zip.ts'

const root = join(import.meta.dirname, '..')
const target = join(root, 'var', 'release')
/** Of the repository; tests and what only development looks for stay out. */
const SHIPPED = [
  'src',
  'dialogs',
  'data',
  'docs',
  'manifest',
  'package.json',
  'package-lock.json',
  '.npmrc',
  '.nvmrc',
  '.containerignore',
  'Containerfile',
  'LICENSE',
  'LICENSES',
  '.reuse',
  'README.md',
  'ARCHITECTURE.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'publiccode.yml',
]

interface Locked {
  readonly version: string
  readonly license?: string
  readonly dev?: boolean
}

/** One line for each package that a server installs: name, version and licence, as the lock file has them. */
export function licenceLines(lock: { readonly packages: Readonly<Record<string, Locked>> }): readonly string[] {
  const lines = Object.entries(lock.packages).flatMap(([path, { version, license, dev }]) => {
    if (path === '' || dev) return []
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    return [`${name} ${version}: ${license ?? 'not stated'}`]
  })
  return [...new Set(lines)].toSorted()
}

interface Bom {
  readonly serialNumber: string
  readonly metadata: { readonly timestamp: string; readonly component: { readonly name: string } }
}
/** npm names it after its folder and gives each copy a number and a time of its own. @param madeAt of the commit */
export function settled<List extends Bom>(list: List, name: string, madeAt: string): List {
  const { metadata } = list
  const same = { ...list, metadata: { ...metadata, timestamp: madeAt, component: { ...metadata.component, name } } }
  const { serialNumber: _, ...content } = same
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex')
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `5${hash.slice(13, 16)}`, `8${hash.slice(17, 20)}`]
  return { ...same, serialNumber: `urn:uuid:${[...parts, hash.slice(20, 32)].join('-')}` }
}

const run = (file: string, args: readonly string[], cwd = root): string =>
  execFileSync(file, args, { cwd, encoding: 'utf8', maxBuffer: 100 * 1024 * 1024 })

function release(): void {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, string>
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const seconds = run('git', ['log', '-1', '--format=%ct']).trim()
  const madeAt = new Date(Number(seconds) * 1000).toISOString()
  const title = `${name}-${version}`
  rmSync(target, { recursive: true, force: true })
  const stage = join(target, title)
  mkdirSync(stage, { recursive: true })
  run('git', ['archive', '--format=tar', '-o', join(target, 'tree.tar'), 'HEAD', '--', ...SHIPPED])
  run('tar', ['xf', join(target, 'tree.tar'), '-C', stage])
  rmSync(join(target, 'tree.tar'))

  const listArgs = ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only']
  const list = settled(JSON.parse(run('npm', listArgs)) as Bom, name ?? '', madeAt)
  const beside = {
    [`${title}.cdx.json`]: `${JSON.stringify(list, undefined, 2)}\n`,
    [`${title}.licences.txt`]: `${licenceLines(lock).join('\n')}\n`,
  }
  for (const [file, text] of Object.entries(beside)) {
    writeFileSync(join(target, file), text)
    writeFileSync(join(stage, file), text)
  }
  writeFileSync(join(stage, 'gremienlotse.zip'), zip(appFiles(process.env.LOTSE_APP_ID || undefined)))

  const same = ['--sort=name', `--mtime=@${seconds}`, '--owner=0', '--group=0', '--numeric-owner', '--mode=go-w']
  run('tar', [...same, '-cf', `${title}.tar`, title], target)
  run('gzip', ['-n', '-9', `${title}.tar`], target)
  rmSync(stage, { recursive: true })
  const sums = readdirSync(target)
    .toSorted()
    .map(
      (file) =>
        `${createHash('sha256')
          .update(readFileSync(join(target, file)))
          .digest('hex')}  ${file}`,
    )
  writeFileSync(join(target, 'SHA256SUMS'), `${sums.join('\n')}\n`)
  console.log(sums.join('\n'))
}

if (process.argv[1] === import.meta.filename) release()
