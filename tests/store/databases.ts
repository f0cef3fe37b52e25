/** The databases a repository test runs on: SQLite always, PostgreSQL where a server is given. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

export interface Kind {
  readonly name: string
  /** An empty database; gone at the end of the test run. */
  fresh(): Promise<string>
}

const server = process.env.LOTSE_TEST_POSTGRES
if (!server) console.log('PostgreSQL tests skipped: set LOTSE_TEST_POSTGRES')

let made = 0
const folder = mkdtempSync(join(tmpdir(), 'lotse-store-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

const sqlite: Kind = {
  name: 'SQLite',
  async fresh() {
    made += 1
    return join(folder, `${made}.db`)
  },
}

function postgres(address: string): Kind {
  return {
    name: 'PostgreSQL',
    async fresh() {
      made += 1
      const name = `store_${process.pid}_${made}`
      const client = new pg.Client({ connectionString: address })
      await client.connect()
      await client.query(`create database ${name}`)
      await client.end()
      const own = new URL(address)
      own.pathname = `/${name}`
      return own.href
    },
  }
}

export const kinds: readonly Kind[] = server ? [sqlite, postgres(server)] : [sqlite]
export const onlySqlite = sqlite
export const onlyPostgres = server ? postgres(server) : undefined
