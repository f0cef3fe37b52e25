/** Reads of every turn, compiled once: building the same query again costs more than running it. */
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
    const dialect = db.getExecutor().adapter.constructor
    let query = compiledFor.get(dialect)
    if (!query) {
      query = build(db).compile()
      compiledFor.set(dialect, query)
    }
    const { rows } = await db.executeQuery<R>({ ...query, parameters })
    return rows
  }
}
