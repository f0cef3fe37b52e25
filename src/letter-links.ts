/** The signed links under an invitation: into the calendar, and to the page where it is answered without Teams. */
import { addDays, type Instant, instantInBerlin, localTime } from './calendar/local-date.ts'
import type { Books } from './conversation/work.ts'
import { meetingIdIn } from './meetings/move.ts'
import type { DueLetter } from './people/outbox.ts'
import type { MailLink } from './speech/mail.ts'
import { answerLink, calendarLink } from './speech/pages.ts'

/** Calendar days after the meeting: an entry may be looked up once more, then the link is of no use. */
const VALID_DAYS_AFTER = 30

/** @param publicUrl where the links lead; absent: there are none */
export const createLetterLinks =
  (books: Pick<Books, 'meetings' | 'inOneTransaction'>, publicUrl: string | undefined) =>
  async ({ kind, cause, to }: DueLetter): Promise<readonly MailLink[]> => {
    const meetingId = kind === 'invitation' && 'person' in to ? meetingIdIn(cause) : undefined
    const meeting = meetingId === undefined ? undefined : await books.meetings.find(meetingId)
    if (publicUrl === undefined || !meeting || !('person' in to) || meeting.state === 'cancelled') return []
    const expiresAt: Instant = instantInBerlin(addDays(meeting.on, VALID_DAYS_AFTER), localTime('00:00'))
    const about = { personId: to.person, meetingId: meeting.id, expiresAt }
    const base = publicUrl.replace(/\/$/, '')
    return books.inOneTransaction(async ({ links }) => [
      { label: calendarLink(), url: `${base}/kalender/${await links.issue({ ...about, purpose: 'calendar' })}` },
      { label: answerLink(), url: `${base}/antwort/${await links.issue({ ...about, purpose: 'answer' })}` },
    ])
  }
