/** The audit trail as a chain of hashes that the database itself refuses to change. What was recorded before is linked. */
import { type Kysely, PostgresAdapter, sql } from 'kysely'
import { CHAIN_START, linked } from '#src/store/audit-chain.ts'
import type { Tables } from '#src/store/tables.ts'
import type { Step } from './step.ts'

export const auditChain: Step = async (db) => {
  await db.schema.alterTable('audit').renameTo('audit_unlinked').execute()
  await db.schema
    .createTable('audit')
    .addColumn('seq', 'integer', (column) => column.primaryKey())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('by_person', 'text', (column) => column.notNull())
    .addColumn('deed', 'text', (column) => column.notNull())
    .addColumn('thing', 'text', (column) => column.notNull())
    .addColumn('before', 'text')
    .addColumn('after', 'text')
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('audit_by_person').on('audit').column('by_person').execute()
  await db.schema
    .createTable('audit_head')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute()

  const tables = db as unknown as Kysely<Tables & { audit_unlinked: Omit<Tables['audit'], 'seq' | 'hash'> }>
  const recorded = await tables.selectFrom('audit_unlinked').selectAll().orderBy('at').orderBy('id').execute()
  const { rows, head } = linked(recorded, CHAIN_START)
  for (const row of rows) await tables.insertInto('audit').values(row).execute()
  await tables
    .insertInto('audit_head')
    .values({ id: 1, ...head })
    .execute()
  await db.schema.dropTable('audit_unlinked').execute()

  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter
  for (const statement of isPostgres ? ON_POSTGRES : ON_SQLITE) await sql.raw(statement).execute(db)
}

const REFUSED = 'the audit trail is append-only'

const ON_SQLITE = ['update', 'delete'].map(
  (deed) => `create trigger audit_no_${deed} before ${deed} on audit begin select raise(abort, '${REFUSED}'); end`,
)

const ON_POSTGRES = [
  `create function audit_is_append_only() returns trigger language plpgsql as
   $$ begin raise exception '${REFUSED}'; end $$`,
  `create trigger audit_no_change before update or delete or truncate on audit
   for each statement execute function audit_is_append_only()`,
]
