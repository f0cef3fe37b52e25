/** What signed links open: a calendar entry, an answer, the minutes as a Word file, one's own data. */

import { agreementById, committeeById } from '#src/agreements/lookup.ts'
import { calendarPublication } from '#src/calendar/icalendar.ts'
import { type PageAnswer, type PageName, type PageRequest, type Pages, STORED } from '#src/http/server.ts'
import type { Link, LinkPurpose } from '#src/letters/link.ts'
import { calendarEntry } from '#src/meetings/calendar-entry.ts'
import { linesForMembers } from '#src/meetings/minutes-version.ts'
import type { Person } from '#src/people/person.ts'
import { minutesDocument, minutesExcerpt, minutesFileName, pageWords } from '#src/speech/meetings/minutes-document.ts'
import { committeeName } from '#src/speech/parts/fields.ts'
import { calendarFileName } from '#src/speech/parts/mail.ts'
import type { Page } from '#src/speech/parts/page.ts'
import * as shell from '#src/speech/parts/page-shell.ts'
import * as say from '#src/speech/parts/pages.ts'
import { underPage } from '#src/speech/parts/privacy.ts'
import { createAnswerPage } from './answer-page.ts'
import { createDutyPage } from './duty-page.ts'
import { PAGE_HEADERS, pageHtml } from './html.ts'
import { createMeetingPage } from './meeting-page.ts'
import { minutesFile } from './minutes-file.ts'
import { mayNow, maySeeMeeting, type OpenPage, type PagesParts } from './opened.ts'
import { createPollPage } from './poll-page.ts'

const PURPOSES: Readonly<Record<PageName, LinkPurpose>> = {
  kalender: 'calendar',
  antwort: 'answer',
  terminwahl: 'poll',
  sitzung: 'meeting',
  pflicht: 'duty',
  protokoll: 'minutes',
  'protokoll-pdf': 'minutesPdf',
  'meine-daten': 'ownData',
}
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const asPage = (page: Page, status = 200): PageAnswer => ({ status, headers: PAGE_HEADERS, body: pageHtml(page) })
const file = (content: string | Uint8Array, type: string, name: string): PageAnswer => ({
  status: 200,
  headers: {
    ...PAGE_HEADERS,
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${name.replace(/[^\w.-]+/g, '_')}"`,
  },
  body: content,
})
/** Unknown, expired, revoked, or about something that is gone: the same answer, so that nothing can be guessed. */
const nothingThere = (): PageAnswer => asPage(shell.unknownLink(), 404)

export function createPages(parts: PagesParts): Pages {
  const { shelf, books, clock } = parts
  const openers: Partial<Readonly<Record<LinkPurpose, OpenPage>>> = {
    answer: createAnswerPage(parts),
    duty: createDutyPage(parts),
    poll: createPollPage(parts),
    meeting: createMeetingPage(parts),
  }

  async function open({ page, word, method, form, isForeign, isStored }: PageRequest): Promise<PageAnswer> {
    const link = await books.links.redeem(word, PURPOSES[page], clock())
    if (!link) return nothingThere()
    const known = await books.directory.person(link.personId)
    if (!known) return nothingThere()
    const person: Person = { id: known.id, name: known.name, origin: 'tenant' }
    const opener = openers[link.purpose]
    if (!opener) return (await opened(link, person)) ?? nothingThere()
    if (isForeign) return asPage(shell.foreignForm(), 403)
    if (method === 'POST' && !form) return asPage(shell.unreadForm(), 400)
    const shown = await opener({ link, person, form, isStored: isStored === true })
    if (shown === 'stored') return { status: 303, headers: { ...PAGE_HEADERS, Location: `?${STORED}` }, body: '' }
    if (!shown) return nothingThere()
    const { foot: own = [], isPlain } = shown.page
    const foot = [...own, underPage(parts.privacyText, isPlain), shell.personalPage(person.name, isPlain)]
    return asPage({ ...shown.page, foot }, shown.status)
  }

  /** What is no page, but a file. */
  async function opened({ purpose, personId, about }: Link, person: Person): Promise<PageAnswer | undefined> {
    if (purpose === 'ownData') {
      const records = await books.ownRecords(personId)
      const text = `${JSON.stringify(records, undefined, 2)}\n`
      return file(text, 'application/json; charset=utf-8', say.ownDataFileName())
    }
    // "…/3": of the minutes of that meeting one item alone.
    const [meetingId = '', item] = about.split('/')
    const meeting = await books.meetings.find(meetingId)
    const agreement = meeting && agreementById(shelf, meeting.agreementId)
    const committee = agreement && committeeById(agreement, meeting.committeeId)
    if (!meeting || !agreement || !committee) return undefined
    const of = committeeName(committee, agreement)
    if (purpose === 'calendar') {
      if (!(await maySeeMeeting(parts, person, meeting))) return undefined
      const { text } = calendarPublication([calendarEntry(meeting, of, clock())])
      return file(text, 'text/calendar; charset=utf-8', calendarFileName())
    }
    const matter = { agreementId: agreement.id, committeeId: committee.id }
    if ((purpose !== 'minutes' && purpose !== 'minutesPdf') || !(await mayNow(parts, person, 'minutes.read', matter)))
      return undefined
    const all = await books.minutes.linesOf(meeting.id)
    const mayReadDraft = await mayNow(parts, person, 'minutes.readDraft', matter)
    const versions = await books.minutes.versionsOf(meeting.id)
    const lines = mayReadDraft ? all : linesForMembers(meeting, all, versions)
    if (!lines) return undefined
    const document = await minutesFile(books, { meeting, agreement, committee, of, lines, versions })
    // Loaded when the first file is asked for: it takes more memory than the bot.
    const { wordDocument } = await import('#src/delivery/word-document.ts')
    const written = item === undefined ? minutesDocument(document) : minutesExcerpt(document, item)
    if (!written) return undefined
    const word = await wordDocument(written, pageWords())
    if (purpose === 'minutes') return file(word, WORD_TYPE, minutesFileName(document, 'docx', item))
    const pdf = await parts.pdfOf?.(word)
    return pdf ? file(pdf, 'application/pdf', minutesFileName(document, 'pdf', item)) : asPage(say.noPdf(), 503)
  }

  return {
    open,
    refused: (status) => asPage(status === 429 ? shell.tooManyRequests() : shell.pageFailed(), status),
  }
}
