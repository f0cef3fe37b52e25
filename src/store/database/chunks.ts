/** SQLite takes 32,766 values in one statement, and no row of ours has more than 32. */
const ROWS_AT_ONCE = 1_000

/** A long list in parts that one statement can take. */
export function* chunks<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += ROWS_AT_ONCE) yield all.slice(from, from + ROWS_AT_ONCE)
}
