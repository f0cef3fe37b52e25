/** What signed links open: a calendar entry, an answer, the minutes as a Word file, one's own data. */
import { agreementById, committeeById, type Shelf } from '#src/agreements/lookup.ts'
import { calendarPublication } from '#src/calendar/icalendar.ts'
import type { Instant } from '#src/calendar/local-date.ts'
import type { Turn } from '#src/conversation/turn.ts'
import type { Books } from '#src/conversation/work.ts'
import type { PageAnswer, PageRequest } from '#src/http/server.ts'
import type { Link, LinkPurpose } from '#src/letters/link.ts'
import { calendarEntry } from '#src/meetings/calendar-entry.ts'
import { type Invitation, shortId } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { documentOf } from '#src/meetings/minutes.ts'
import { isStillAhead } from '#src/meetings/move.ts'
import type { PersonId } from '#src/people/person.ts'
import { minutesDocument, minutesFileName, pageWords } from '#src/speech/meetings/minutes-document.ts'
import { committeeName } from '#src/speech/parts/fields.ts'
import { calendarFileName } from '#src/speech/parts/mail.ts'
import * as say from '#src/speech/parts/pages.ts'
import { plainText } from '#src/speech/parts/plain-text.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { termsOf } from '#src/speech/plain/spelling.ts'
import { createDutyPage } from './duty-page.ts'
import { PAGE_HEADERS, type Page, pageHtml } from './html.ts'

export interface PagesParts {
  readonly shelf: Shelf
  readonly books: Books
  readonly clock: () => Instant
  /** The engine: what is answered on a page goes the same road as in a chat. */
  readonly answer: (turn: Turn) => Promise<Reply | undefined>
  readonly newKey: () => string
  /** Object ids from LOTSE_ADMINS, as the engine has them. */
  readonly founders: ReadonlySet<string>
}

const PURPOSES: Readonly<Record<PageRequest['page'], LinkPurpose>> = {
  kalender: 'calendar',
  antwort: 'answer',
  pflicht: 'duty',
  protokoll: 'minutes',
  'meine-daten': 'ownData',
}
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export function createPages(parts: PagesParts) {
  const { shelf, books, clock, answer, newKey } = parts
  const dutyPage = createDutyPage(parts)
  const terms = termsOf(shelf)
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

  return async ({ page, word, method, form }: PageRequest): Promise<PageAnswer> => {
    const purpose = PURPOSES[page]
    const link = await books.links.redeem(word, purpose, clock())
    if (link?.purpose === 'ownData') {
      const records = await books.ownRecords(link.personId)
      return file(
        `${JSON.stringify(records, undefined, 2)}\n`,
        'application/json; charset=utf-8',
        say.ownDataFileName(),
      )
    }
    if (purpose === 'duty') {
      const opened = link && (await dutyPage(link, method, form))
      return opened ? asPage(opened.page, opened.status) : asPage(say.unknownLink(), 404)
    }
    const meeting = link && (await books.meetings.find(link.about))
    const agreement = meeting && agreementById(shelf, meeting.agreementId)
    const committee = agreement && committeeById(agreement, meeting.committeeId)
    // Unknown, expired, revoked, or about something that is gone: the same answer, so that nothing can be guessed.
    if (!link || !meeting || !agreement || !committee) return asPage(say.unknownLink(), 404)
    const of = committeeName(committee, agreement)
    switch (purpose) {
      case 'calendar': {
        const { text } = calendarPublication([calendarEntry(meeting, of, clock())])
        return file(text, 'text/calendar; charset=utf-8', calendarFileName())
      }
      case 'minutes': {
        const lines = await books.minutes.linesOf(meeting.id)
        const document = documentOf(
          meeting,
          { title: say.minutesTitle(of), body: of, agreement: agreement.short },
          lines,
        )
        // Loaded when the first file is asked for: it takes more memory than the bot.
        const { wordDocument } = await import('#src/delivery/word-document.ts')
        const bytes = await wordDocument(minutesDocument(document), pageWords())
        return file(bytes, WORD_TYPE, minutesFileName(document))
      }
      case 'ownData':
        return asPage(say.unknownLink(), 404)
      case 'answer':
        if (method === 'POST' && form?.einfach !== undefined) await turn(link, say.languageCommand(form.einfach))
        else if (method === 'POST' && form?.antwort !== undefined) return answered(of, link, meeting, form)
        return asPage(await answerPage(of, link, meeting))
    }
  }

  async function answerPage(of: string, { personId }: Link, meeting: Meeting, isChanged = false): Promise<Page> {
    const asked: say.AnswerAsked = {
      of,
      meeting,
      version: (await invitationOf(personId, meeting))?.version ?? meeting.version,
      last: (await books.invitations.responsesTo(meeting.id)).find((one) => one.personId === personId),
      isOpen: isStillAhead(meeting, clock()),
      isChanged,
    }
    const wantsPlain = await books.plainLanguage.isWantedBy(personId)
    return wantsPlain ? say.plainAnswerPage(asked, terms) : say.answerPage(asked)
  }

  async function invitationOf(personId: PersonId, meeting: Meeting): Promise<Invitation | undefined> {
    return (await books.invitations.invitedTo(meeting.id)).find((one) => one.personId === personId)
  }

  /** Said by whoever holds the link, as if in a chat. @returns undefined where nobody is known by it */
  async function turn({ personId }: Link, text: string): Promise<Reply | undefined> {
    const person = await books.directory.person(personId)
    return (
      person &&
      answer({
        key: `page|${newKey()}`,
        person: { id: person.id, name: person.name, origin: 'tenant' },
        chat: { id: `page/${person.id}`, kind: 'personal' },
        text,
        at: clock(),
      })
    )
  }

  /** As if it had been typed in a chat: rights, versions and the audit trail are those of every answer. */
  async function answered(
    of: string,
    link: Link,
    meeting: Meeting,
    form: Readonly<Record<string, string>>,
  ): Promise<PageAnswer> {
    const choice = say.ANSWERS.find(({ value }) => value === form.antwort)
    if (!choice) return asPage(await answerPage(of, link, meeting), 400)
    const invitation = await invitationOf(link.personId, meeting)
    if (!invitation) return asPage(say.unknownLink(), 404)
    // Moved while the page was open: the answer was for the day that stood there.
    if (form[say.VERSION_FIELD] !== String(invitation.version))
      return asPage(await answerPage(of, link, meeting, true), 409)
    const reply = await turn(link, say.answerCommand(shortId(meeting), invitation.version, choice))
    if (!reply) return asPage(say.unknownLink(), 404)
    return asPage(say.answeredPage(plainText(reply).split('\n'), reply.isPlain === true))
  }
}
