/** The audit trail for whoever looks after the bot: checked and read beside the running bot, in one state of it. */
import type { AuditVerdict } from '#src/people/audit.ts'
import { openOursToRead } from '#src/store/database/database.ts'
import type { Executor } from '#src/store/database/tables.ts'
import { auditRows, verifyChain } from './audit-chain.ts'

/** As it is stored: whoever checks the trail sees also what a hand has made of it. */
export interface NumberedEntry {
  readonly seq: number
  readonly at: string
  readonly by: string
  readonly deed: string
  readonly thing: string
}

/** @returns undefined if there is no such database. @throws DatabaseRefused, or Error if it cannot be read */
export const checkAudit = (location: string): Promise<AuditVerdict | undefined> => reading(location, verifyChain)

/** Every row, oldest first. As above if there is no such database or it cannot be read. */
export const readAudit = (location: string): Promise<readonly NumberedEntry[] | undefined> =>
  reading(location, async (db) => {
    const entries: NumberedEntry[] = []
    for await (const { seq, at, by_person, deed, thing } of auditRows(db))
      entries.push({ seq, at, by: by_person, deed, thing })
    return entries
  })

async function reading<T>(location: string, read: (db: Executor) => Promise<T>): Promise<T | undefined> {
  const opened = await openOursToRead(location)
  if (!opened) return undefined
  try {
    return await opened.db.transaction().setIsolationLevel('repeatable read').execute(read)
  } finally {
    await opened.close()
  }
}
