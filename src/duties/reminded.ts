/** Which persons a reminder goes to on a day: from the offices they hold, deputies where nobody holds one. */
import { type Agreement, conferenceOf } from '#src/agreements/lookup.ts'
import type { LocalDate } from '#src/calendar/local-date.ts'
import { type Holding, holdsOn, type OfficeParts, officeName, officeParts, officeSlug } from '#src/people/office.ts'
import type { PersonId } from '#src/people/person.ts'
import type { Recipient, Reminder } from './reminder.ts'

/**
 * The persons, each once. For a partner: whoever looks after its reminders; else whoever runs a body for it; else its
 * seats in the conference, else its administration. Nobody: an empty list, which has to be told.
 */
export function remindedPersons(
  { recipient }: Pick<Reminder, 'recipient'>,
  agreement: Agreement,
  holdings: readonly Holding[],
  on: LocalDate,
): readonly PersonId[] {
  const held = holdings.filter((holding) => holdsOn(holding, on))
  const find = (fits: (office: OfficeParts) => boolean): readonly PersonId[] => {
    const all = held.filter(({ officeId }) => {
      const office = officeParts(officeId)
      return office.agreementId === agreement.id && fits(office)
    })
    const holders = all.filter(({ as }) => as === 'holder')
    return [...new Set((holders.length > 0 ? holders : all).map(({ personId }) => personId))]
  }
  for (const fits of candidates(recipient, agreement)) {
    const persons = find(fits)
    if (persons.length > 0) return persons
  }
  return recipient.kind === 'person' ? [recipient.person as PersonId] : []
}

function candidates(recipient: Recipient, agreement: Agreement): readonly ((office: OfficeParts) => boolean)[] {
  switch (recipient.kind) {
    case 'partner': {
      const { partner } = recipient
      const conference = conferenceOf(agreement)
      return [
        ({ partnerId, kind }) => partnerId === partner && kind === 'contact',
        ({ partnerId, kind, detail }) => partnerId === partner && kind === 'secretariat' && detail === conference?.id,
        ({ partnerId, kind }) => partnerId === partner && kind === 'secretariat',
        ({ partnerId, kind }) => partnerId === partner && kind === 'seat',
        ({ partnerId, kind }) => partnerId === partner && kind === 'administration',
      ]
    }
    case 'secretariat':
      return [
        ({ kind, detail }) => kind === 'secretariat' && detail === recipient.committee,
        ({ kind }) => kind === 'administration',
      ]
    case 'committee':
      return [({ kind }) => kind === 'seat' || kind === 'secretariat']
    case 'office': {
      // In the words of minutes: an office of the annex, a partner, or a name nobody here knows.
      const slug = officeSlug(officeName(recipient.office))
      const partners = agreement.partners.filter(({ id, name, short, aliases }) =>
        [id, name, short, ...aliases].some((one) => officeSlug(one) === slug),
      )
      return [
        ({ kind, detail }) => kind === 'seat' && detail === slug,
        ...partners.flatMap(({ id }) => candidates({ kind: 'partner', partner: id }, agreement)),
        ({ kind }) => kind === 'secretariat',
        ({ kind }) => kind === 'administration',
      ]
    }
    case 'person':
      return []
  }
}
