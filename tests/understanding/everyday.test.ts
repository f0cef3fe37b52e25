/**
 * What people write beside their questions, 90 messages by somebody who had not seen the bot: talk about themselves, the
 * room, the bot. No agreement answers it, whatever of its words occurs in one. What still goes wrong is named.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readAgreements } from '../doubles/read-agreements.ts'
import { type Case, judgeAll } from './world.ts'

const shelf = await readAgreements('data/agreements', new Set())
const lines = readFileSync(join(import.meta.dirname, 'everyday/messages.tsv'), 'utf8')
  .split('\n')
  .filter(Boolean)
const messages = lines.flatMap((line) => {
  const [kind, say = ''] = line.split('\t')
  return kind === 'chat' ? [say] : []
})
const FROM_AGREEMENT = '/\\((?:vereinbarung|muster|vorlage|bericht): /'

it.each([
  [
    'where a region is usual',
    ['/termine kassel'],
    [
      'wie stell ich einen dienstreiseantrag und wer unterschreibt den',
      'nee lass mal, ich ruf da lieber selber an',
      'zahlen waren noch nie meins, deshalb bin ich ja im sozialen gelandet',
    ],
  ],
  ['where none is', [], ['bist du auch am wochenende wach', 'wie schreibt man einen ordentlichen vermerk']],
])('is not answered from an agreement %s', async (_, after, known) => {
  const cases = messages.map(
    (say, at): Case => ({
      id: String(at).padStart(3, '0'),
      say,
      kind: 'chat',
      style: 'everyday',
      after,
      clock: '2026-11-23T09:00:00+01:00',
      must: [],
      mustNot: [FROM_AGREEMENT, '/soll ich/'],
      askBackOk: true,
    }),
  )
  const judged = await judgeAll(cases, shelf)
  expect(judged).toHaveLength(90)
  expect(judged.flatMap(({ is, say }) => (is === 'wrong' ? [say] : [])).toSorted()).toEqual(known.toSorted())
})
