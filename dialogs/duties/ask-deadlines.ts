import { sameName } from '#src/agreements/check.ts'
import { type Agreement, currentAgreements, type Partner, partnerName } from '#src/agreements/lookup.ts'
import { firstDayOfYear, type LocalDate, lastDayOfYear, yearOf } from '#src/calendar/local-date.ts'
import { nextReview } from '#src/calendar/review-cycle.ts'
import type { AgreementQuestion, Asked } from '#src/conversation/question.ts'
import { type Occurrence, occurrencesIn } from '#src/duties/occurrence.ts'
import { reachableEnds } from '#src/duties/reachable-end.ts'
import { isAboutAll } from '#src/language/reading/several.ts'
import { deadlinesAnswer, type YearOfDuties } from '#src/speech/duties/deadlines.ts'
import { sayForAll, sayForYou } from '#src/speech/duties/next-steps.ts'
import {
  type OwedUnder,
  owedInOrder,
  partnerDeadlinesAnswer,
  type RecordedUnder,
} from '#src/speech/duties/partner-deadlines.ts'
import { withUnavailable } from '#src/speech/parts/conversation.ts'
import { PART_LENGTH } from '#src/speech/parts/paging.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { ownAgreements } from './parts/own-agreements.ts'

async function recordedIn(
  agreementId: string,
  year: number,
  { fulfilments, dutyNotes, chat }: Pick<Asked, 'fulfilments' | 'dutyNotes' | 'chat'>,
): Promise<RecordedUnder> {
  const recorded = await fulfilments.of(agreementId, year, year + 1)
  return {
    fulfilments: recorded.map((one) => ({ ...one, isShared: chat.kind !== 'personal' })),
    notes: await dutyNotes.of(agreementId, year, year + 1),
  }
}

/** What is due on the first day of the year after, where nobody named a year and no day of this one is to come. */
function withFollowing(
  agreement: Agreement,
  isMeant: (one: Occurrence) => boolean,
  { mentions, today }: Pick<Asked, 'mentions' | 'today'>,
): Pick<YearOfDuties, 'following'> {
  const isAhead = (one: Occurrence) => isMeant(one) && one.dueOn !== undefined && one.dueOn.value >= today
  const year = yearOf(today)
  if (mentions.year !== undefined) return {}
  if (occurrencesIn(agreement, year).some(isAhead)) return { following: [] }
  const next = occurrencesIn(agreement, year + 1).filter(isAhead)
  const first = next.map(({ dueOn }) => dueOn?.value ?? '').toSorted()[0]
  return { following: next.filter(({ dueOn }) => dueOn?.value === first) }
}

async function yearOfDuties(
  agreement: Agreement,
  year: number,
  today: LocalDate,
  asked: Pick<Asked, 'fulfilments' | 'dutyNotes' | 'chat'>,
): Promise<YearOfDuties> {
  const from = year > yearOf(today) ? firstDayOfYear(year) : today
  return {
    agreement,
    ...(await recordedIn(agreement.id, year, asked)),
    occurrences: occurrencesIn(agreement, year),
    // Terms of a document that binds nobody are cited by /kündigung; a day by which to act would mislead.
    ends: agreement.status.state === 'inForce' && lastDayOfYear(year) >= today ? reachableEnds(agreement, from) : [],
    reviews: agreement.reviewCycles
      .filter(({ described }) => !described)
      .map((cycle) => ({
        cycle,
        next: nextReview({ every: cycle.every, last: cycle.last?.year, next: cycle.next }, today),
      })),
  }
}

/** "Stadt Hanau" is a name of the region, too; who says it as the partner is called means the partner. */
const partnerSaid = (agreement: Agreement, { regions, partners }: Asked['mentions']): Partner | undefined =>
  agreement.partners.find(({ id }) => partners.some(({ ids }) => ids.includes(id))) ??
  agreement.partners.find(({ short, name }) =>
    regions.some(
      ({ said }) =>
        sameName(said) !== sameName(agreement.region) && [short, name].some((one) => sameName(one) === sameName(said)),
    ),
  )

/** Over all the agreements of a partner or of the asking person. @param partner its name; absent: whoever asks */
async function owedOver(
  partner: string | undefined,
  those: readonly { readonly agreement: Agreement; readonly debtors: (id: string) => boolean }[],
  asked: Asked,
): Promise<Reply> {
  const { mentions, today, from, text } = asked
  const year = mentions.year ?? yearOf(today)
  const owed: OwedUnder[] = []
  for (const { agreement, debtors } of those) {
    const isTheirs = ({ duty }: Occurrence): boolean => duty.debtors.some(debtors)
    owed.push({
      agreement,
      occurrences: occurrencesIn(agreement, year).filter(isTheirs),
      ...withFollowing(agreement, isTheirs, asked),
    })
    await asked.breathe()
  }
  const all = owedInOrder(owed, today)
  // Looked up for what is shown alone: a partner may have hundreds of agreements.
  const shown = all.slice(from - 1, from - 1 + PART_LENGTH)
  const recorded = new Map<string, RecordedUnder>()
  for (const { id } of new Set(shown.map(({ under }) => under.agreement)))
    recorded.set(id, await recordedIn(id, year, asked))
  const part = { from, all: all.length }
  const isOwn = partner === undefined ? { isOwn: true as const } : {}
  const about = { part, inYear: year, today, said: text, ...isOwn }
  return partnerDeadlinesAnswer(partner ?? sayForYou(), owed, shown, recorded, about)
}

/** "/fristen": what falls due in a year, first what the asking person owes; with a partner, over all its agreements. */
export const askDeadlines: AgreementQuestion = {
  about: 'agreement',
  async acrossAgreements(asked) {
    const { mentions, shelf, today } = asked
    if (mentions.regions.length === 0 && isAboutAll(asked.reader.read(asked.said, today))) {
      const all = currentAgreements(shelf, today).map((agreement) => ({ agreement, debtors: () => true }))
      return withUnavailable(await owedOver(sayForAll(), all, asked), shelf.unavailable)
    }
    const own = (await ownAgreements(asked)).filter(({ agreement, heldFor }) =>
      agreement.duties.some(({ debtors }) => debtors.some((id) => heldFor.has(id))),
    )
    if (own.length > 0) {
      const those = own.map(({ agreement, heldFor }) => ({ agreement, debtors: (id: string) => heldFor.has(id) }))
      return owedOver(undefined, those, asked)
    }
    const [partner] = mentions.partners
    if (mentions.regions.length > 0 || !partner) return undefined
    const theirs = currentAgreements(shelf, today).filter((agreement) =>
      agreement.partners.some(({ id }) => partner.ids.includes(id)),
    )
    const [first] = theirs
    // With a broken file there may be more: the answer must stay the partner's, and say so.
    if (!first || (theirs.length < 2 && shelf.unavailable.length === 0)) return undefined
    const those = theirs.map((agreement) => ({ agreement, debtors: (id: string) => partner.ids.includes(id) }))
    const reply = await owedOver(partnerName(first, partner.ids[0] ?? ''), those, asked)
    return withUnavailable(reply, shelf.unavailable)
  },
  async answer({ agreement, mentions, today, ...books }) {
    const year = mentions.year ?? yearOf(today)
    const of = await yearOfDuties(agreement, year, today, books)
    const debtor = partnerSaid(agreement, mentions)
    const isTheirs = ({ duty }: Occurrence): boolean => !debtor || duty.debtors.includes(debtor.id)
    const occurrences = of.occurrences.filter(isTheirs)
    const following = withFollowing(agreement, isTheirs, { mentions, today })
    return deadlinesAnswer({ ...of, occurrences, ...following, ...(debtor && { debtor }) }, year, today)
  },
}
