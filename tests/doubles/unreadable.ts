/** For tests in which one program writes and reads: whatever it stored it can read. */
import type { OnUnreadable } from '#src/letters/set-aside.ts'

export const failsToRead: OnUnreadable = (kind, key) => {
  throw new Error(`stored ${kind} cannot be read: ${key}`)
}
