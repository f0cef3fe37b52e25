/** Tasks with the same key run one after the other, in the order they came; others do not wait for them. */
export function createQueue(): <T>(key: string, task: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>()
  return (key, task) => {
    const running = (last.get(key) ?? Promise.resolve()).then(task, task)
    // A task that fails fails for its caller; the next one runs all the same.
    last.set(key, running)
    const forget = () => {
      if (last.get(key) === running) last.delete(key)
    }
    running.then(forget, forget)
    return running
  }
}

/** Keys seen lately, at most `limit` of them: the oldest go first. */
export function createRecent(limit: number): {
  has(key: string): boolean
  add(key: string): void
  forget(key: string): void
} {
  const seen = new Set<string>()
  return {
    has: (key) => seen.has(key),
    add: (key) => {
      seen.add(key)
      if (seen.size <= limit) return
      const [oldest] = seen
      if (oldest !== undefined) seen.delete(oldest)
    },
    forget: (key) => {
      seen.delete(key)
    },
  }
}
