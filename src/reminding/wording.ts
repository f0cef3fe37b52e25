/**
 * Puts reminders into words when they are sent: from what is known at that moment, not when they were written. What is no
 * longer in the plan falls away; whoever is meant by now gets what somebody else was to get.
 */
import { agreementById } from '#src/agreements/lookup.ts'
import { dateInBerlin, type Instant, type LocalDate } from '#src/calendar/local-date.ts'
import type { Reminder } from '#src/duties/reminder.ts'
import type { ContentOf } from '#src/letters/content.ts'
import type { DueLetter } from '#src/letters/letter.ts'
import {
  lateSummary,
  reminderLetter,
  type SummedUp,
  standsIn,
  weeklySummary,
} from '#src/speech/duties/reminder-letter.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { isAtHome } from './body-channel.ts'
import { handOutReminder } from './handing-out.ts'
import { letterTo } from './letters.ts'
import { passOn, type RemindingParts, readableAgreement } from './passing-on.ts'
import { postponedLetter } from './postponed.ts'
import { wantedFor } from './still-wanted.ts'
import { waitsUntil } from './when-sent.ts'

export interface Reminding {
  /** @returns the words of a letter, or undefined if it is no longer wanted. @throws Error if its agreement cannot be read */
  render(letter: DueLetter): Promise<Reply | undefined>
  /** See the dispatcher. @throws Error if its agreement cannot be read */
  handOut(letter: DueLetter): Promise<boolean>
  /**
   * When it may go out: in office hours, where it was not asked for by somebody's hand; and not before it is known
   * whether a digest has said it. Undefined: now.
   */
  waitsUntil(letter: DueLetter): Promise<Instant | undefined>
}

export const createReminding = (parts: RemindingParts): Reminding => ({
  render: (letter) => wordsOf(parts, letter),
  handOut: (letter) => handOutReminder(parts, letter),
  waitsUntil: (letter) => waitsUntil(parts, letter),
})

async function wordsOf(parts: RemindingParts, letter: DueLetter): Promise<Reply | undefined> {
  const { content } = letter
  const today = dateInBerlin(parts.clock())
  switch (content.kind) {
    // It is handed out before.
    case 'planned':
      return undefined
    case 'words':
      return (await isAtHome(parts, letter)) ? content.words : undefined
    case 'reminder':
      return singleLetter(parts, letter, content, today)
    case 'summary':
    case 'weekly':
      return summaryLetter(parts, letter, content, today)
    case 'later':
      return postponedLetter(parts, letter, content, today)
  }
}

async function singleLetter(
  parts: RemindingParts,
  { to }: DueLetter,
  { reminder, late }: ContentOf<'reminder'>,
  today: LocalDate,
): Promise<Reply | undefined> {
  const agreement = readableAgreement(parts.shelf, reminder.cause.agreementId)
  const isLate = late === true || reminder.on < today
  const wanted = agreement && (await wantedFor(parts, reminder, agreement, to, { isLate, isDigest: false }))
  if (!wanted) return undefined
  const { cause } = wanted.reminder
  const meeting = 'meetingId' in cause ? await parts.books.meetings.find(cause.meetingId) : undefined
  return standsIn(
    reminderLetter(wanted.reminder, agreement, { today, isLate, ...(meeting && { meeting }) }),
    wanted.mark,
  )
}

/** What is still wanted of many at once. */
async function summaryLetter(
  parts: RemindingParts,
  { key, to, notBefore }: DueLetter,
  content: ContentOf<'summary' | 'weekly'>,
  today: LocalDate,
): Promise<Reply | undefined> {
  const { shelf, books } = parts
  const open: SummedUp[] = []
  const unreadable: Reminder[] = []
  const isDigest = content.kind === 'weekly'
  for (const reminder of content.summary) {
    const agreement = agreementById(shelf, reminder.cause.agreementId)
    const wanted = agreement && (await wantedFor(parts, reminder, agreement, to, { isLate: !isDigest, isDigest }))
    if (wanted) open.push({ ...wanted, agreement })
    else if (!agreement && shelf.unavailable.length > 0) unreadable.push(reminder)
  }
  const [only] = open
  if (!only && unreadable.length === 0) return undefined
  // One file that cannot be read holds up nothing but its own. What a digest leaves out comes singly on its day.
  if (!isDigest)
    await passOn(
      books,
      unreadable.map((reminder) => letterTo(to, reminder, notBefore, today)),
    )
  await books.inOneTransaction(({ outbox }) =>
    outbox.reword(key, { ...content, summary: open.map(({ reminder }) => reminder) }),
  )
  if (!only) return undefined
  if (!isDigest) return lateSummary(open, today)
  // One alone is said in full, with the buttons that answer it.
  if (open.length === 1)
    return standsIn(reminderLetter(only.reminder, only.agreement, { today, isLate: false }), only.mark)
  return weeklySummary(open, content.day, today)
}
