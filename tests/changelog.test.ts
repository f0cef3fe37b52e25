import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const read = (name: string): string => readFileSync(join(import.meta.dirname, '..', name), 'utf8')
const versionIn = (name: string): string => (JSON.parse(read(name)) as { version: string }).version
const headings = [...read('CHANGELOG.md').matchAll(/^## (.+)$/gm)].map(([, heading]) => heading ?? '')
const [unreleased, ...releases] = headings.map((heading) => /^(\d+\.\d+\.\d+) - (\d{4}-\d\d-\d\d)$/.exec(heading))

describe('the changelog', () => {
  test('begins with what is not released yet; every other heading is a release with its day', () => {
    expect([headings[0], unreleased]).toEqual(['Unreleased', null])
    expect(releases.filter((release) => release === null)).toEqual([])
    expect(releases.length).toBeGreaterThan(0)
  })

  test('names the newest release first, and it is the version that the package and its lock file carry', () => {
    const days = releases.map((release) => release?.[2] ?? '')
    expect(days).toEqual([...days].sort().reverse())
    expect([versionIn('package.json'), versionIn('package-lock.json')]).toEqual([releases[0]?.[1], releases[0]?.[1]])
  })

  test('groups what changes as added, changed or fixed', () => {
    const groups = new Set([...read('CHANGELOG.md').matchAll(/^### (.+)$/gm)].map(([, group]) => group))
    expect([...groups].sort()).toEqual(['Added', 'Changed', 'Fixed'])
  })
})
