/**
 * Reads of every turn, compiled once: building the same query again costs more than running it. What is always the same
 * stands in them as `sql.lit`: where a table has an index of some rows only, SQLite compiles a statement anew whenever a
 * value is bound that could decide whether that index fits, which takes ten times as long as the search.
 */
import type { CompiledQuery } from 'kysely'
import type { Executor } from './tables.ts'

/**
 * @param build the query, with any text in the place of each parameter
 * @returns runs it with other parameters in the same order, on the database or inside a transaction
 */
export function prepared<R>(
  build: (db: Executor) => { compile(): CompiledQuery<R> },
): (db: Executor, ...parameters: readonly (string | number)[]) => Promise<readonly R[]> {
  // SQLite and PostgreSQL write the same query differently, and one process can use both.
  const compiledFor = new Map<unknown, CompiledQuery<R>>()
  return async (db, ...parameters) => {
    const { adapter, plugins } = db.getExecutor()
    const dialect = adapter.constructor
    // A plugin may write it in another way again.
    let query = plugins.length > 0 ? build(db).compile() : compiledFor.get(dialect)
    if (!query) {
      query = build(db).compile()
      compiledFor.set(dialect, query)
    }
    const { rows } = await db.executeQuery<R>({ ...query, parameters })
    return rows
  }
}
