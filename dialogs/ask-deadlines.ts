import { type Agreement, currentAgreements, partnerName } from '#src/agreements/lookup.ts'
import { firstDayOfYear, type LocalDate, lastDayOfYear, yearOf } from '#src/calendar/local-date.ts'
import { nextReview } from '#src/calendar/review-cycle.ts'
import type { AgreementQuestion } from '#src/conversation/question.ts'
import { occurrencesIn } from '#src/duties/occurrence.ts'
import type { FulfilmentReader } from '#src/duties/ports.ts'
import { reachableEnds } from '#src/duties/reachable-end.ts'
import { deadlinesAnswer, partnerDeadlinesAnswer, type YearOfDuties } from '#src/speech/deadlines.ts'

async function yearOfDuties(
  agreement: Agreement,
  year: number,
  today: LocalDate,
  fulfilments: FulfilmentReader,
): Promise<YearOfDuties> {
  const from = year > yearOf(today) ? firstDayOfYear(year) : today
  return {
    agreement,
    fulfilments: await fulfilments.of(agreement.id, year, year),
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
  command: 'deadlines',
  about: 'agreement',
  async acrossAgreements({ mentions, shelf, today, fulfilments }) {
    const [partner] = mentions.partners
    if (mentions.regions.length > 0 || !partner) return undefined
    const theirs = currentAgreements(shelf, today).filter((agreement) =>
      agreement.partners.some(({ id }) => partner.ids.includes(id)),
    )
    const [first] = theirs
    if (!first || theirs.length < 2) return undefined
    const year = mentions.year ?? yearOf(today)
    const years: YearOfDuties[] = []
    for (const agreement of theirs) {
      const all = await yearOfDuties(agreement, year, today, fulfilments)
      const occurrences = all.occurrences.filter(({ duty }) => duty.debtors.some((id) => partner.ids.includes(id)))
      years.push({ ...all, occurrences })
    }
    return partnerDeadlinesAnswer(partnerName(first, partner.ids[0] ?? ''), years, year, today)
  },
  async answer({ agreement, mentions, today, fulfilments }) {
    const year = mentions.year ?? yearOf(today)
    return deadlinesAnswer(await yearOfDuties(agreement, year, today, fulfilments), year, today)
  },
}
