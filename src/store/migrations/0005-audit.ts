/** The audit trail as a chain of hashes that the database itself refuses to change. */
import { PostgresAdapter, sql } from 'kysely'
import type { Migration } from './migration.ts'

export const audit: Migration = async (db) => {
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
  await sql`insert into audit_head (id, seq, hash) values (1, 0, ${sql.lit('0'.repeat(64))})`.execute(db)

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
