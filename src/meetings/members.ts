/** Who belongs to a body on a day: those for whom its channel stands. */
import type { Agreement, Committee } from '#src/agreements/lookup.ts'
import type { LocalDate } from '#src/calendar/local-date.ts'
import { holdsOn, officeParts, type Tenure } from '#src/people/office.ts'
import type { PersonId } from '#src/people/person.ts'
import { filledSeats, inviteesOf } from './invitation.ts'
import { seatsOf } from './seats.ts'

/** Mitglied: whoever fills a seat, deputies where nobody holds it, then whoever runs the body; each once. */
export function membersOf(
  agreement: Agreement,
  committee: Committee,
  holdings: readonly Tenure[],
  on: LocalDate,
): readonly PersonId[] {
  const sitting = inviteesOf(filledSeats(seatsOf(agreement, committee), holdings, on), []).map(
    ({ personId }) => personId,
  )
  const running = holdings.flatMap((holding) => {
    const { agreementId, kind, detail } = officeParts(holding.officeId)
    const isIts = agreementId === agreement.id && kind === 'secretariat' && detail === committee.id
    return isIts && holding.as === 'holder' && holdsOn(holding, on) ? [holding.personId] : []
  })
  return [...new Set([...sitting, ...running])]
}
