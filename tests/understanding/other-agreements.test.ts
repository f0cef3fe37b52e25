/**
 * Agreements that no word list of ours was written for, of care and of early help for families: what people ask of the
 * five works on them as well. `npm run understand -- tests/understanding/other/questions.jsonl
 * --agreements=tests/agreements/other` shows what is missed.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readAgreements } from '../doubles/read-agreements.ts'
import { casesIn, judgeAll } from './world.ts'

const folder = join(import.meta.dirname, 'other')
const reached = JSON.parse(readFileSync(join(folder, 'reached.json'), 'utf8')) as { right: number; wrong: number }

it('questions about agreements of another kind are understood as before, or better', async () => {
  const shelf = await readAgreements('tests/agreements/other', new Set())
  expect(shelf.unavailable).toEqual([])
  expect(shelf.agreements.map(({ id }) => id)).toEqual(['fruehe-hilfen-lindenbrueck-2025', 'pflege-lk-auental-2024'])
  const results = await judgeAll(casesIn(readFileSync(join(folder, 'questions.jsonl'), 'utf8')), shelf)
  const count = (is: string) => results.filter((one) => one.is === is).length
  expect(count('right')).toBeGreaterThanOrEqual(reached.right)
  expect(count('wrong')).toBeLessThanOrEqual(reached.wrong)
})
