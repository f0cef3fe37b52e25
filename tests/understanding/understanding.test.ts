/**
 * Sentences by people who had not seen the code, with what a right answer holds. None may fall behind; what is still missed
 * stands in sets/reached.json, and "npm run understand" shows each.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { atLength } from '../at-length.ts'
import { readAgreements } from '../doubles/read-agreements.ts'
import { casesIn, judgeAll } from './world.ts'

const folder = join(import.meta.dirname, 'sets')
interface Reached {
  readonly right: number
  readonly wrong: number
}
const reached = JSON.parse(readFileSync(join(folder, 'reached.json'), 'utf8')) as Readonly<Record<string, Reached>>
const sets = Object.entries(reached)
const shelf = await readAgreements('data/agreements', new Set())

describe('sentences of a set are understood as before, or better', () => {
  // One set in the usual run, all of them at length.
  for (const [set, { right, wrong }] of atLength(sets.slice(-1), sets))
    it(set, async () => {
      const results = await judgeAll(casesIn(readFileSync(join(folder, `${set}.jsonl`), 'utf8')), shelf)
      const count = (is: string) => results.filter((one) => one.is === is).length
      expect(count('right')).toBeGreaterThanOrEqual(right)
      expect(count('wrong')).toBeLessThanOrEqual(wrong)
    })
})
