/**
 * Every transcript in tests/conversations is a test. `vitest -u` writes what the bot says now into the file; a person
 * reads it before it is committed.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { readChat } from './chat.ts'
import { playChat } from './transcript.ts'
import { isUpdating } from './updating.ts'

const folder = join(import.meta.dirname, 'conversations')
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.chat'))

describe('a conversation goes as written', () => {
  for (const file of files) {
    const path = join(folder, file)
    const text = readFileSync(path, 'utf8')
    it.concurrent(`${readChat(text).title} (${file})`, async ({ expect: expectHere }) => {
      const played = await playChat(text)
      if (played.differences.length > 0 && isUpdating()) {
        writeFileSync(path, played.rewritten)
        return
      }
      const [first] = played.differences
      expectHere(first?.actual.join('\n'), `${file}:${first?.line}`).toBe(first?.expected.join('\n'))
    })
  }

  const server = process.env.LOTSE_TEST_POSTGRES
  const onPostgres = files.filter((file) => /^(planen|doppelt)-/.test(basename(file)))
  if (!server) console.log('PostgreSQL transcripts skipped: set LOTSE_TEST_POSTGRES')
  it.skipIf(!server)('on PostgreSQL as on SQLite', async () => {
    for (const [at, file] of onPostgres.entries()) {
      const database = await emptyDatabase(server ?? '', `chat_${process.pid}_${at}`)
      const { differences } = await playChat(readFileSync(join(folder, file), 'utf8'), database)
      expect(differences, file).toEqual([])
    }
  })

  it('covers every reading command on all five agreements', () => {
    const commands = [
      'kok',
      'termine',
      'gremien',
      'fristen',
      'erinnerungen',
      'vereinbarung',
      'geschaeftsfuehrung',
      'kuendigung',
    ]
    const regions = ['kassel', 'mkk', 'zwickau', 'unna', 'gg']
    const wanted = commands.flatMap((command) => regions.map((region) => `${command}-${region}.chat`))
    const names = files.map((file) => basename(file))
    expect(wanted.filter((file) => !names.includes(file))).toEqual([])
  })
})

/** A database of its own on the server, with its address. */
async function emptyDatabase(server: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  const address = new URL(server)
  address.pathname = `/${name}`
  return address.href
}
