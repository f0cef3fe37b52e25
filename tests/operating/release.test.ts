/** What a release says about itself: versions that agree, licences that are allowed, a list that is the same each time. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { licenceLines, settled } from '../../manifest/release.ts'

const root = join(import.meta.dirname, '..', '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const lock = JSON.parse(read('package-lock.json'))
const packaged = JSON.parse(read('package.json')) as {
  name: string
  version: string
  dependencies: Readonly<Record<string, string>>
}

/** They go with the EUPL. MPL-2.0 binds its own files alone, which are not changed here. */
const ALLOWED = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'Unlicense',
  '(AFL-2.1 OR BSD-3-Clause)',
  '(MIT OR CC0-1.0)',
  '(MIT OR EUPL-1.1+)',
]
/** MIT by a file or a page of their own, and silent in what npm knows of them. */
const SILENT = ['cldrjs', 'escape-regexp-component']

describe('licences', () => {
  const lines = licenceLines(lock)
  test('of all packages of a server are listed, those of development are not', () => {
    expect(lines.length).toBeGreaterThan(200)
    expect(lines).toContain(`restify ${packaged.dependencies.restify}: MIT`)
    expect(lines.filter((line) => line.startsWith('vitest '))).toEqual([])
  })
  test('are allowed, and none is allowed that nothing has', () => {
    const found = new Set(lines.map((line) => line.slice(line.indexOf(': ') + 2)))
    expect(ALLOWED.filter((licence) => !found.has(licence))).toEqual([])
    const other = lines.filter((line) => {
      const [, name = '', licence = ''] = /^(\S+) \S+: (.*)$/.exec(line) ?? []
      return !ALLOWED.includes(licence) && !(licence === 'not stated' && SILENT.includes(name))
    })
    expect(other, 'Look whether it goes with the EUPL, and add it to the list.').toEqual([])
  })
})

test('every file of the project has its licence stated, in the form of REUSE 3.0', () => {
  expect(read('.reuse/dep5')).toMatch(/^Files: \*\nCopyright: .+\nLicense: EUPL-1\.2$/m)
  expect(read('LICENSES/EUPL-1.2.txt')).toBe(read('LICENSE'))
})

test('the list for machines is the same for the same commit, wherever it is made', () => {
  const made = (serialNumber: string, timestamp: string, name: string) => ({
    serialNumber,
    metadata: { timestamp, component: { name, purl: 'pkg:npm/gremienlotse@0.2.0' } },
    components: [{ name: 'a' }],
  })
  const at = '2027-03-01T08:00:00.000Z'
  const one = settled(made('urn:uuid:1', '2027-03-02T00:00:00Z', 'folder'), 'gremienlotse', at)
  expect(one).toEqual(settled(made('urn:uuid:2', '2027-03-03T00:00:00Z', 'other'), 'gremienlotse', at))
  expect(one.metadata).toMatchObject({ timestamp: at, component: { name: 'gremienlotse' } })
  expect(one.serialNumber).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
  const more = { ...made('', '', ''), components: [{ name: 'a' }, { name: 'b' }] }
  expect(settled(more, 'gremienlotse', at).serialNumber).not.toBe(one.serialNumber)
})

test('each package that a server needs has its reason written down', () => {
  const rows = [...read('docs/dependencies.md').matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)]
  expect(rows.map(([, name]) => name)).toEqual(Object.keys(packaged.dependencies).toSorted())
  expect(rows.filter(([, , reason = '']) => reason.length < 20).map(([, name]) => name)).toEqual([])
})

/** As the standard (0.4) demands it; its validator cannot be had from npm or Debian. */
const publicCode = z.strictObject({
  publiccodeYmlVersion: z.literal('0.4'),
  name: z.string(),
  url: z.url({ protocol: /^https$/ }),
  softwareVersion: z.literal(packaged.version),
  platforms: z.array(z.enum(['web', 'linux'])).min(1),
  developmentStatus: z.enum(['concept', 'development', 'beta', 'stable', 'obsolete']),
  softwareType: z.literal('standalone/backend'),
  intendedAudience: z.strictObject({ countries: z.array(z.string().length(2)), scope: z.array(z.string()) }),
  description: z.strictObject({
    de: z.strictObject({
      shortDescription: z.string().max(150),
      longDescription: z.string().min(150).max(10_000),
      features: z.array(z.string()).min(1),
    }),
  }),
  legal: z.strictObject({ license: z.literal('EUPL-1.2') }),
  maintenance: z.strictObject({
    type: z.literal('internal'),
    contacts: z.array(z.strictObject({ name: z.string() })).min(1),
  }),
  localisation: z.strictObject({ localisationReady: z.boolean(), availableLanguages: z.array(z.string().length(2)) }),
  dependsOn: z.record(
    z.enum(['open', 'proprietary']),
    z.array(z.strictObject({ name: z.string(), optional: z.boolean() })),
  ),
})
test('publiccode.yml says what a catalogue of public software asks', () => {
  expect(publicCode.safeParse(parse(read('publiccode.yml'))).error).toBeUndefined()
})
