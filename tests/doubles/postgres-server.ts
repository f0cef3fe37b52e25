/** A PostgreSQL of a test's own on loopback, to be stopped hard and started again. */
import { execFile, execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, globSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { fastFolder } from './fast-folder.ts'

export interface PostgresServer {
  /** `postgres://…` */
  readonly location: string
  /** Without a farewell: connections are cut, nothing is written back, the next start recovers. */
  stopHard(): Promise<void>
  /** Resolves when it takes connections. */
  start(): Promise<void>
  close(): Promise<void>
}

/** @returns undefined, with a plain word on the console, where no server can be started */
export async function startPostgres(): Promise<PostgresServer | undefined> {
  const bin = globSync('/usr/lib/postgresql/*/bin').toSorted().at(-1)
  if (bin === undefined || !existsSync(join(bin, 'initdb'))) {
    console.log('PostgreSQL is not installed: tests that stop a server are skipped')
    return undefined
  }
  const folder = fastFolder('lotse-postgres-', 500)
  const port = await freePort()
  const run = async (program: string, ...args: string[]): Promise<void> => {
    const path = join(bin, program)
    // PostgreSQL refuses to run as root.
    const [file, all] = isRoot()
      ? ['su', ['postgres', '-s', '/bin/bash', '-c', 'cd / && exec "$0" "$@"', '--', path, ...args]]
      : [path, args]
    await runFile(file as string, all as string[])
  }
  const data = join(folder, 'data')
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c fsync=off`
  const start = () => run('pg_ctl', '-D', data, '-s', '-w', '-l', join(folder, 'log'), '-o', options, 'start')
  const stopHard = () => run('pg_ctl', '-D', data, '-s', '-w', '-m', 'immediate', 'stop')
  try {
    if (isRoot()) chownSync(folder, ...ownerOfPostgres())
    await run('initdb', '-D', data, '-U', 'lotse', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync')
    await start()
    await run('createdb', '-h', '127.0.0.1', '-p', String(port), '-U', 'lotse', 'lotse')
  } catch {
    rmSync(folder, { recursive: true, force: true })
    console.log('PostgreSQL cannot be started here: tests that stop a server are skipped')
    return undefined
  }
  return {
    location: `postgres://lotse@127.0.0.1:${port}/lotse`,
    start,
    stopHard,
    async close() {
      try {
        await stopHard()
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
  }
}

const runFile = promisify(execFile)

const isRoot = (): boolean => process.getuid?.() === 0

const ownerOfPostgres = (): [number, number] => {
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return [id('-u'), id('-g')]
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}
