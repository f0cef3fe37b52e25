/** The meetings of several agreements, read beside a running bot. */
import type { LocalDate } from '#src/calendar/local-date.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { openOursToRead } from '#src/store/database/database.ts'
import { unnamed } from '#src/store/unreadable-row.ts'
import { meetingReader } from './meeting-book.ts'

/** @returns undefined if there is no database yet. @throws DatabaseRefused, or Error if it cannot be read */
export async function recordedMeetings(
  location: string,
  agreementIds: readonly string[],
  from: LocalDate,
  to: LocalDate,
): Promise<readonly Meeting[] | undefined> {
  const opened = await openOursToRead(location)
  if (!opened) return undefined
  try {
    const reader = meetingReader(opened.db, unnamed)
    const found: Meeting[] = []
    for (const id of agreementIds) found.push(...(await reader.between(id, from, to)))
    return found
  } finally {
    await opened.close()
  }
}
