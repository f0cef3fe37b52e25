/** One step from a schema to the next. Forward only: a step that was released is never edited. */
import type { Kysely } from 'kysely'

export type Step = (db: Kysely<never>) => Promise<void>
