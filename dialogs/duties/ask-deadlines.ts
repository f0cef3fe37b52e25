import { type Agreement, currentAgreements, partnerName } from '#src/agreements/lookup.ts'
import { firstDayOfYear, type LocalDate, lastDayOfYear, yearOf } from '#src/calendar/local-date.ts'
import { nextReview } from '#src/calendar/review-cycle.ts'
import type { AgreementQuestion, Asked } from '#src/conversation/question.ts'
import { occurrencesIn } from '#src/duties/occurrence.ts'
import { reachableEnds } from '#src/duties/reachable-end.ts'
import { deadlinesAnswer, partnerDeadlinesAnswer, type YearOfDuties } from '#src/speech/duties/deadlines.ts'
import { withUnavailable } from '#src/speech/parts/conversation.ts'

async function yearOfDuties(
  agreement: Agreement,
  year: number,
  today: LocalDate,
  { fulfilments, dutyNotes, chat }: Pick<Asked, 'fulfilments' | 'dutyNotes' | 'chat'>,
): Promise<YearOfDuties> {
  const from = year > yearOf(today) ? firstDayOfYear(year) : today
  return {
    agreement,
    fulfilments: (await fulfilments.of(agreement.id, year, year)).map((one) => ({
      ...one,
      isShared: chat.kind !== 'personal',
    })),
    notes: await dutyNotes.of(agreement.id, year, year),
    occurrences: occurrencesIn(agreement, year),
    // Terms of a document that binds nobody are cited by /kündigung; a day by which to act would mislead.
    ends: agreement.status.state === 'inForce' && lastDayOfYear(year) >= today ? reachableEnds(agreement, from) : [],
    reviews: agreement.reviewCycles.map((cycle) => ({
      cycle,
      next: nextReview({ every: cycle.every, last: cycle.last?.year, next: cycle.next }, today),
    })),
  }
}

/** "/fristen": what falls due in a year; with a partner, over all its agreements. */
export const askDeadlines: AgreementQuestion = {
  about: 'agreement',
  async acrossAgreements({ mentions, shelf, today, ...books }) {
    const [partner] = mentions.partners
    if (mentions.regions.length > 0 || !partner) return undefined
    const theirs = currentAgreements(shelf, today).filter((agreement) =>
      agreement.partners.some(({ id }) => partner.ids.includes(id)),
    )
    const [first] = theirs
    // With a broken file there may be more: the answer must stay the partner's, and say so.
    if (!first || (theirs.length < 2 && shelf.unavailable.length === 0)) return undefined
    const year = mentions.year ?? yearOf(today)
    const years: YearOfDuties[] = []
    for (const agreement of theirs) {
      const all = await yearOfDuties(agreement, year, today, books)
      const occurrences = all.occurrences.filter(({ duty }) => duty.debtors.some((id) => partner.ids.includes(id)))
      years.push({ ...all, occurrences })
    }
    return withUnavailable(
      partnerDeadlinesAnswer(partnerName(first, partner.ids[0] ?? ''), years, year, today),
      shelf.unavailable,
    )
  },
  async answer({ agreement, mentions, today, ...books }) {
    const year = mentions.year ?? yearOf(today)
    return deadlinesAnswer(await yearOfDuties(agreement, year, today, books), year, today)
  },
}
