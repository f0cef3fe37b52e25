/** A real pooler before a PostgreSQL server: Debian's PgBouncer on this machine. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const PGBOUNCER = '/usr/sbin/pgbouncer'
export const hasPooler = existsSync(PGBOUNCER)
if (!hasPooler) console.warn(`Skipped: poolers need ${PGBOUNCER} (Debian: apt-get install pgbouncer).`)

/** Debian's user and group for what may do nothing: PgBouncer refuses to run as root. */
const NOBODY = 65_534

export interface Pooling {
  readonly mode: 'transaction' | 'session'
  /** It takes our limits and forgets them, instead of refusing a connection that asks for them. */
  readonly drops?: true
  /** Said on every new connection to the server. */
  readonly first?: string
}

/** @returns where it listens, in place of `location` */
export async function startPooler(location: string, { mode, drops, first }: Pooling) {
  const server = new URL(location)
  const folder = mkdtempSync(join(tmpdir(), 'lotse-pooler-'))
  const free = createServer().listen(0, '127.0.0.1')
  await once(free, 'listening')
  const { port } = free.address() as { port: number }
  free.close()
  await once(free, 'close')
  const to = `host=${server.hostname} port=${server.port} user=${server.username}`
  const lines = [
    '[databases]',
    `* = ${to}${first === undefined ? '' : ` connect_query='${first.replaceAll("'", "''")}'`}`,
    '[pgbouncer]',
    'listen_addr = 127.0.0.1',
    `listen_port = ${port}`,
    'unix_socket_dir =',
    'auth_type = any',
    `pool_mode = ${mode}`,
    `ignore_startup_parameters = extra_float_digits${drops ? ',statement_timeout,lock_timeout' : ''}`,
  ]
  const settings = join(folder, 'pgbouncer.ini')
  writeFileSync(settings, lines.join('\n'))
  const isRoot = process.getuid?.() === 0
  if (isRoot) for (const path of [folder, settings]) chownSync(path, NOBODY, NOBODY)
  const pooler = spawn(PGBOUNCER, [settings], {
    ...(isRoot && { uid: NOBODY, gid: NOBODY }),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const closed = once(pooler, 'close')
  const said: string[] = []
  for await (const line of createInterface(pooler.stderr)) {
    said.push(line)
    if (line.includes('process up')) break
  }
  pooler.stderr.resume()
  if (pooler.exitCode !== null) throw new Error(`PgBouncer ended: ${said.join('\n')}`)
  server.port = String(port)
  return {
    location: server.href,
    async close() {
      pooler.kill('SIGTERM')
      await closed
      rmSync(folder, { recursive: true })
    },
  }
}
