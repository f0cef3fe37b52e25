/** What is stored and cannot be read, for those who look after the bot. */
import type { KeptName, OnUnreadable, StoredName } from './kept.ts'

export interface SetAside {
  readonly kind: KeptName | StoredName
  /** Tells one key from another and names nobody. */
  readonly mark: string
}

export interface UnreadableLog {
  readonly note: OnUnreadable
  /** Since the process started, each once, in the order in which they were met. */
  all(): readonly SetAside[]
}

/** @param markOf a hash of the key. @param onFirst told of each once, however often it is met */
export function createUnreadable(markOf: (key: string) => string, onFirst: (one: SetAside) => void): UnreadableLog {
  const met = new Map<string, SetAside>()
  return {
    note(kind, key) {
      const one: SetAside = { kind, mark: markOf(key) }
      const id = `${one.kind}/${one.mark}`
      if (met.has(id)) return
      met.set(id, one)
      onFirst(one)
    },
    all: () => [...met.values()],
  }
}
