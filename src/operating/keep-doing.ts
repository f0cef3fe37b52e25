/** What the program does again and again while it runs. */

/** One never overlaps the next. @returns ends them and waits for the one under way */
export function keepDoing(ms: number, what: () => Promise<void>, failed: (err: unknown) => void): () => Promise<void> {
  let running = Promise.resolve()
  let isBeating = false
  const timer = setInterval(() => {
    if (isBeating) return
    isBeating = true
    running = what()
      .catch(failed)
      .finally(() => {
        isBeating = false
      })
  }, ms)
  return () => {
    clearInterval(timer)
    return running
  }
}
