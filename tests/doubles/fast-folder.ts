/** A folder for databases that are gone with their test: in memory where the machine has such a disk. */
import { existsSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const IN_MEMORY = '/dev/shm'
const parent = existsSync(IN_MEMORY) ? IN_MEMORY : tmpdir()

/** Nothing is lost in it when a process is killed; that a commit reaches the disk it does not show, and does not wait for. */
export const fastFolder = (prefix: string): Promise<string> => mkdtemp(join(parent, prefix))
