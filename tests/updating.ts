/** Whether `vitest -u` runs: what a test compares with a file is then written into it; a person reads it before a commit. */
import { expect } from 'vitest'

export function isUpdating(): boolean {
  const { snapshotState } = expect.getState() as unknown as { snapshotState?: { _updateSnapshot?: string } }
  return snapshotState?._updateSnapshot === 'all'
}
