/** Signed links in the database: 256 random bits each, kept as a hash. */
import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Instant } from '#src/calendar/local-date.ts'
import type { Link, LinkPurpose, LinkReader, Links } from '#src/letters/link.ts'
import type { OnUnreadable } from '#src/letters/set-aside.ts'
import type { Executor, Tables } from '#src/store/database/tables.ts'
import { moment, rowsRead, storedPerson } from '#src/store/unreadable-row.ts'

const WORD = /^[\w-]{43}$/
const hashOf = (word: string): string => createHash('sha256').update(word).digest('base64url')

export function linkReader(db: Executor, onUnreadable: OnUnreadable): LinkReader {
  return {
    async redeem(word, purpose, now) {
      if (!WORD.test(word)) return undefined
      const rows = await db
        .selectFrom('signed_link')
        .selectAll()
        .where('hash', '=', hashOf(word))
        .where('purpose', '=', purpose)
        .where('expires_at', '>', now)
        .execute()
      return rowsRead(rows, readLink, ({ hash }) => onUnreadable('link', hash))[0]
    },
  }
}

export function links(db: Executor, onUnreadable: OnUnreadable): Links {
  return {
    ...linkReader(db, onUnreadable),
    async issue({ purpose, personId, about, expiresAt }) {
      const word = randomBytes(32).toString('base64url')
      await db
        .insertInto('signed_link')
        .values({
          hash: hashOf(word),
          purpose,
          person_id: personId,
          about,
          expires_at: expiresAt,
        })
        .execute()
      return word
    },
    async revokeFor(person) {
      await db.deleteFrom('signed_link').where('person_id', '=', person).execute()
    },
  }
}

const known = z.object({
  purpose: z.enum([
    'calendar',
    'answer',
    'poll',
    'meeting',
    'minutes',
    'minutesPdf',
    'duty',
    'ownData',
  ]) satisfies z.ZodType<LinkPurpose>,
  person_id: storedPerson,
  expires_at: moment,
})

/** @returns undefined if it cannot be read: it opens nothing */
function readLink(row: Tables['signed_link']): Link | undefined {
  const { data: read } = known.safeParse(row)
  return read && { purpose: read.purpose, personId: read.person_id, about: row.about, expiresAt: read.expires_at }
}

/** Removes links that open nothing any more. @returns how many */
export async function sweepLinks(db: Executor, now: Instant): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('signed_link').where('expires_at', '<=', now).executeTakeFirst()
  return Number(numDeletedRows)
}
