/** A folder for databases that are gone with their test: in memory where the machine has such a disk. */
import { existsSync, mkdtempSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const IN_MEMORY = '/dev/shm'
const MB = 1_000_000

/** @param roomMb of a container's disk in memory there may be as little as 64 MB */
function hasRoom(roomMb: number): boolean {
  if (!existsSync(IN_MEMORY)) return false
  const { bavail, bsize } = statfsSync(IN_MEMORY)
  return bavail * bsize > roomMb * MB
}

/**
 * Nothing is lost in it when a process is killed; that a commit reaches the disk it does not show, and does not wait for.
 * @param roomMb how much will lie in it at most; the databases of a few conversations if absent
 */
export const fastFolder = (prefix: string, roomMb = 30): string =>
  mkdtempSync(join(hasRoom(roomMb) ? IN_MEMORY : tmpdir(), prefix))
