/** How work grows with what it is given, in processor time of this thread: what else the machine does counts for nothing. */

/** One fair pair of runs out of many is enough: garbage is collected in the middle of some. */
const ATTEMPTS = 12
/** Below a few milliseconds the clock measures chance. */
const CHANCE_MS = 2

const spentMs = (work: () => void): number => {
  const before = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1_000
}

/**
 * @param limit tried again until the growth is below it
 * @returns how many times longer the larger work takes, at best
 */
export function growthOf(smaller: () => void, larger: () => void, limit: number): number {
  // Once for what is compiled on the way.
  smaller()
  let growth = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < ATTEMPTS && growth >= limit; attempt += 1)
    growth = Math.min(growth, spentMs(larger) / (spentMs(smaller) + CHANCE_MS))
  return growth
}
