/** A row of the table in takers.ts: it takes a message, or leaves it to those below. */
import type { EngineParts } from './engine-parts.ts'
import type { Outcome } from './outcome.ts'

export interface Taker<M> {
  readonly name: string
  /** What it takes, in one line. */
  readonly what: string
  /**
   * @param below what the rows below make of it, for a row that only adds something to their answer
   * @returns undefined: it is not for this row
   */
  readonly take: (message: M, below: Below<M>) => Promise<Outcome | undefined> | Outcome | undefined
}
export type Below<M> = (message: M) => Promise<Outcome | undefined>

/** @returns what the first row made of it that took it */
export async function takenBy<M extends { readonly parts: EngineParts }>(
  rows: readonly Taker<M>[],
  message: M,
): Promise<Outcome | undefined> {
  for (const [at, { name, take }] of rows.entries()) {
    const outcome = await take(message, (same) => takenBy(rows.slice(at + 1), same))
    if (!outcome) continue
    message.parts.onTaken?.(name)
    return outcome
  }
  return undefined
}
