/** One step from a schema to the next: forward only, and of kysely alone, as what it calls may change after a release. */
import type { Kysely } from 'kysely'

export type Migration = (db: Kysely<never>) => Promise<void>
