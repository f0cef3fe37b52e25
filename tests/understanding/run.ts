/**
 * `npm run understand [-- FILE … [--show] [--only=ID,…] [--agreements=FOLDER]]`: how sentences are understood, by kind and
 * style.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadAgreements } from '#src/store/agreements/agreement-files.ts'
import { casesIn, judgeAll, type Verdict } from './world.ts'

const KINDS: readonly Verdict[] = ['right', 'asked back', 'not understood', 'wrong']
const args = process.argv.slice(2)
const isShown = args.includes('--show')
const option = (name: string): string | undefined =>
  args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3)
const only = option('only')?.split(',')
const shelf = await loadAgreements(option('agreements') ?? 'data/agreements', new Set())
const given = args.filter((arg) => !arg.startsWith('--'))
const sets = join(import.meta.dirname, 'sets')
const files =
  given.length > 0
    ? given
    : readdirSync(sets)
        .filter((file) => file.endsWith('.jsonl'))
        .map((file) => join(sets, file))
const print = (line: string): boolean => process.stdout.write(`${line}\n`)

for (const file of files) {
  const cases = casesIn(readFileSync(file, 'utf8')).filter(({ id }) => !only || only.includes(id))
  const results = await judgeAll(cases, shelf)
  const row = (name: string, list: readonly { is: Verdict }[]): string =>
    [
      name.padEnd(24),
      String(list.length).padStart(5),
      ...KINDS.map((kind) => String(list.filter(({ is }) => is === kind).length).padStart(16)),
    ].join('')
  print(`\n${file}\n${''.padEnd(24)}    n${KINDS.map((kind) => kind.padStart(16)).join('')}`)
  for (const key of ['kind', 'style'] as const)
    for (const name of [...new Set(results.map((one) => one[key]))].toSorted())
      print(
        row(
          name,
          results.filter((one) => one[key] === name),
        ),
      )
  print(row('all', results))
  const shown = isShown ? results : results.filter(({ is }) => is === 'wrong')
  for (const { id, say, is, why, answer, after = [] } of shown) {
    if (is === 'right') continue
    print(
      `- ${id} [${is}] ${after.map((one) => `(${one}) `).join('')}„${say.replace(/\s+/gu, ' ')}“\n    ${answer.replace(/\s+/gu, ' ').slice(0, 260)}\n    ${why.join(' · ')}`,
    )
  }
}
