/** What a page is made with, what it is asked for, and what becomes of it. */

import type { Shelf } from '#src/agreements/lookup.ts'
import { dateInBerlin, type Instant } from '#src/calendar/local-date.ts'
import { isAllowed } from '#src/conversation/rights.ts'
import type { Turn } from '#src/conversation/turn.ts'
import type { Books } from '#src/conversation/work.ts'
import type { Link } from '#src/letters/link.ts'
import { isGuest } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { holdsOn } from '#src/people/office.ts'
import type { Matter, Right } from '#src/people/permission.ts'
import type { Person } from '#src/people/person.ts'
import type { Page } from '#src/speech/parts/page.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import type { FormSubmission } from './form.ts'

export interface PagesParts {
  readonly shelf: Shelf
  readonly books: Books
  readonly clock: () => Instant
  /** The engine: what is done on a page goes the same road as in a chat. */
  readonly answer: (turn: Turn) => Promise<Reply | undefined>
  readonly newKey: () => string
  /** Object ids from LOTSE_ADMINS, as the engine has them. */
  readonly founders: ReadonlySet<string>
  /** A Word file of ours as a PDF; absent: nothing makes one here. @returns undefined where it failed */
  readonly pdfOf?: (word: Uint8Array) => Promise<Uint8Array | undefined>
  /** Who is responsible and whom to ask, as the authority wrote it. */
  readonly privacyText?: string
}

/** A page that somebody opened, or whose form they sent. */
export interface PageCall {
  readonly link: Link
  /** To whom the link was sent: nobody else is asked who they are. */
  readonly person: Person
  /** What the form of the page sent; undefined: it was opened, which never changes anything. */
  readonly form: FormSubmission | undefined
  /** Opened again after its form was stored. */
  readonly isStored: boolean
}

/** `stored`: the page is opened again, so that loading it anew sends nothing twice. */
export type OpenedPage = { readonly page: Page; readonly status?: number } | 'stored'

/** @returns undefined where the link opens nothing, or nothing any more */
export type OpenPage = (call: PageCall) => Promise<OpenedPage | undefined>

/** May this person do it now? Looked up with every page: whoever gave up the office since reads nothing any more. */
export const mayNow = (parts: PagesParts, person: Person, right: Right, matter: Matter): Promise<boolean> =>
  isAllowed(parts, parts.books.directory, { person, at: parts.clock() }, right, matter)

/** May they still see when and where it meets? Members now or on its day, and guests; nobody whose office has ended. */
export async function maySeeMeeting(parts: PagesParts, person: Person, meeting: Meeting): Promise<boolean> {
  const { agreementId, committeeId } = meeting
  if (await mayNow(parts, person, 'minutes.read', { agreementId, committeeId })) return true
  const invitation = (await parts.books.invitations.invitedTo(meeting.id)).find((one) => one.personId === person.id)
  if (!invitation) return false
  const today = dateInBerlin(parts.clock())
  const day = meeting.on > today ? meeting.on : today
  const held = await parts.books.directory.holdingsOf(person.id)
  return isGuest(invitation) || held.some((one) => invitation.offices.includes(one.officeId) && holdsOn(one, day))
}

/** Says something in this person's stead, as if in a chat of its own. @param chat which; the same one goes on */
export const saidOnPage = (
  { answer, newKey, clock }: PagesParts,
  person: Person,
  chat: string,
  said: Pick<Turn, 'text' | 'submission' | 'form'>,
  at: Instant = clock(),
): Promise<Reply | undefined> =>
  answer({ key: `page|${newKey()}`, person, chat: { id: `page/${chat}`, kind: 'personal' }, at, via: 'page', ...said })
