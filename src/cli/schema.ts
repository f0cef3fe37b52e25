/** `npm run schema`: writes the editor's schema beside the agreements; with `--check` it only says whether it is current. */
import { readFile, writeFile } from 'node:fs/promises'
import { agreementJsonSchema } from '#src/agreements/json-schema.ts'

const FILE = new URL('../../data/agreements/agreement.schema.json', import.meta.url)

const current = agreementJsonSchema()
if (!process.argv.includes('--check')) {
  await writeFile(FILE, current)
} else if ((await readFile(FILE, 'utf8')) !== current) {
  process.stderr.write('data/agreements/agreement.schema.json is stale: run `npm run schema`.\n')
  process.exitCode = 1
}
