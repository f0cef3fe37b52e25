/** A look at a database before a bot opens it: nothing is locked, migrated or written. */
import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Pool } from 'pg'
import { isPostgres, openOursToRead, refusePooler } from './database.ts'
import { asUnavailable } from './unavailable.ts'

export interface DatabaseLook {
  /** Nobody has written to it. */
  readonly isNew: boolean
  /** Of the disk under a file. */
  readonly freeBytes?: number
  readonly isReadableByOthers?: boolean
  readonly isOnNetwork?: boolean
  /** Of a server: whether the engine that hands out letters may have its schema. */
  readonly mayMakeSchema?: boolean
}

/** Kinds of file systems that other computers hold: NFS, SMB, CIFS, Ceph and FUSE, under which the rest hides. */
const NETWORK = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x00c36400])
const OTHERS_MAY_READ = 0o044

/** @throws DatabaseRefused, DatabaseUnavailable, or any other Error */
export async function lookAtDatabase(location: string): Promise<DatabaseLook> {
  try {
    if (!isPostgres(location)) checkAccess(location)
    const opened = await openOursToRead(location)
    try {
      if (!opened?.pool) return { isNew: opened === undefined, ...lookAtFile(location) }
      await refusePooler(opened.pool)
      return await lookAtServer(opened.pool)
    } finally {
      await opened?.close()
    }
  } catch (err) {
    throw asUnavailable(err)
  }
}

/** The folder in which the file is, or will be: folders that are missing are made at the start. */
function folderOf(location: string): string {
  let folder = dirname(resolve(location))
  while (!existsSync(folder)) folder = dirname(folder)
  return folder
}

function checkAccess(location: string): void {
  if (existsSync(location)) accessSync(location, constants.R_OK | constants.W_OK)
  const folder = folderOf(location)
  if (!statSync(folder).isDirectory()) throw Object.assign(new Error('no folder'), { code: 'ENOTDIR' })
  accessSync(folder, constants.W_OK | constants.X_OK)
}

function lookAtFile(location: string): Pick<DatabaseLook, 'freeBytes' | 'isReadableByOthers' | 'isOnNetwork'> {
  const folder = folderOf(location)
  const { type, bavail, bsize } = statfsSync(folder)
  const mayOthers = (path: string): boolean => (statSync(path).mode & OTHERS_MAY_READ) !== 0
  return {
    freeBytes: bavail * bsize,
    isOnNetwork: NETWORK.has(type >>> 0),
    isReadableByOthers: existsSync(location) && mayOthers(location) && (statSync(folder).mode & 0o011) !== 0,
  }
}

async function lookAtServer(pool: Pool): Promise<DatabaseLook> {
  const { rows } = await pool.query<{ may: boolean; steps: string | null }>(
    `select coalesce((select has_schema_privilege(oid, 'create') from pg_namespace where nspname = 'lotse_jobs'),
       has_database_privilege(current_database(), 'create')) as may, to_regclass('kysely_migration') as steps`,
  )
  return { isNew: rows[0]?.steps === null, mayMakeSchema: rows[0]?.may ?? false }
}
