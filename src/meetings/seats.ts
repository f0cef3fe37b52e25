/** The offices that follow from an agreement: seats in its bodies, the secretariat of each body, the administration. */

import type { Clauses } from '#src/agreements/clauses.ts'
import { type Agreement, type Committee, meetingCommittees, meetsOn } from '#src/agreements/lookup.ts'
import type { LocalDate } from '#src/calendar/local-date.ts'
import { type Office, type OfficeParts, officeId, officeName, officeSlug } from '#src/people/office.ts'

/** Sitz: a seat of a body as the agreement's annex prints it; without `office` the annex names no office. */
export interface Seat {
  readonly partnerId?: string
  readonly who: string
  readonly office?: Office
  /** The annex names the partner and none of its offices: whoever the partner sends. */
  readonly isWholePartner?: true
  readonly clauses: Clauses
}

const office = (parts: OfficeParts, name: string): Office => ({ ...parts, id: officeId(parts), name })

const seatOffice = (agreement: Agreement, partnerId: string, who: string): Office => {
  const name = officeName(who)
  return office({ agreementId: agreement.id, partnerId, kind: 'seat', detail: officeSlug(name) }, name)
}

/** Who sits in a body, in the order of the annex. */
export const seatsOf = (agreement: Agreement, committee: Committee): readonly Seat[] =>
  committee.participants.flatMap(({ partner, who, clause }) => {
    if (partner === undefined) return who.map((name) => ({ who: name, clauses: clause }))
    const name = agreement.partners.find(({ id }) => id === partner)?.short ?? partner
    const named = who.length > 0 ? who : [name]
    return named.map((one) => ({
      partnerId: partner,
      ...(who.length === 0 && { isWholePartner: true as const }),
      who: one,
      clauses: clause,
      office: seatOffice(agreement, partner, one),
    }))
  })

/**
 * Every office that somebody may get on a day: none of a body that does not meet by then. Who held one before keeps it in
 * `officesOf`.
 */
export const officesOn = (agreement: Agreement, say: OfficeNames, on: LocalDate): readonly Office[] =>
  officesOf({ ...agreement, committees: agreement.committees.filter((committee) => meetsOn(committee, on)) }, say)

/** Names of the kinds that no agreement prints. */
export interface OfficeNames {
  readonly member: () => string
  readonly secretariat: (committee: Committee) => string
  readonly contact: () => string
  readonly administration: () => string
}

/**
 * Every office of an agreement. Secretariats and administrations exist for each partner: which of them acts is decided
 * by who holds it on a day, as agreements often leave open who begins.
 */
export function officesOf(agreement: Agreement, say: OfficeNames): readonly Office[] {
  const { id: agreementId } = agreement
  const all = agreement.partners.flatMap(({ id: partnerId, departments }) => [
    ...departments.map(({ name }) => seatOffice(agreement, partnerId, name)),
    ...agreement.committees
      .flatMap((committee) => seatsOf(agreement, committee))
      .flatMap(({ office: one, partnerId: of, isWholePartner }) =>
        one && of === partnerId ? [isWholePartner ? { ...one, name: say.member() } : one] : [],
      ),
    ...meetingCommittees(agreement).map((committee) =>
      office({ agreementId, partnerId, kind: 'secretariat', detail: committee.id }, say.secretariat(committee)),
    ),
    office({ agreementId, partnerId, kind: 'contact', detail: 'reminders' }, say.contact()),
    office({ agreementId, partnerId, kind: 'administration', detail: 'bot' }, say.administration()),
  ])
  const byId = new Map(all.map((one) => [one.id, one]))
  return [...byId.values()]
}
