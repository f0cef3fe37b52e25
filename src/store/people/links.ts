/** Signed links in the database: 256 random bits each, kept as a hash. */
import { createHash, randomBytes } from 'node:crypto'
import type { Instant } from '#src/calendar/local-date.ts'
import type { LinkPurpose, LinkReader, Links } from '#src/letters/link.ts'
import type { PersonId } from '#src/people/person.ts'
import type { Executor } from '#src/store/database/tables.ts'

const WORD = /^[\w-]{43}$/
const hashOf = (word: string): string => createHash('sha256').update(word).digest('base64url')

export function linkReader(db: Executor): LinkReader {
  return {
    async redeem(word, purpose, now) {
      if (!WORD.test(word)) return undefined
      const row = await db
        .selectFrom('signed_link')
        .selectAll()
        .where('hash', '=', hashOf(word))
        .where('purpose', '=', purpose)
        .where('expires_at', '>', now)
        .executeTakeFirst()
      return (
        row && {
          purpose: row.purpose as LinkPurpose,
          personId: row.person_id as PersonId,
          about: row.about,
          expiresAt: row.expires_at as Instant,
        }
      )
    },
  }
}

export function links(db: Executor): Links {
  return {
    ...linkReader(db),
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

/** Removes links that open nothing any more. @returns how many */
export async function sweepLinks(db: Executor, now: Instant): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('signed_link').where('expires_at', '<=', now).executeTakeFirst()
  return Number(numDeletedRows)
}
