/** To whom a reminder goes, as far as the document says so; otherwise by our default, marked as assumed. */
import { type Agreement, type Committee, conferenceOf, type Duty, meetingCommittees } from '#src/agreements/lookup.ts'
import type { ReminderRecipient } from './reminder.ts'

export const allPartners = (agreement: Agreement): readonly ReminderRecipient[] =>
  agreement.partners.map(({ id }) => ({ kind: 'partner', partner: id }))

/** Whoever owes it. An office beside one partner is that partner's; beside several it stands for itself. */
export function debtorsOf(duty: Duty): readonly ReminderRecipient[] {
  const { debtors, debtorOffice } = duty
  const [only] = debtors
  if (only !== undefined && debtors.length === 1)
    return [{ kind: 'partner', partner: only, ...(debtorOffice !== undefined && { office: debtorOffice }) }]
  return [
    ...debtors.map((partner): ReminderRecipient => ({ kind: 'partner', partner })),
    ...(debtorOffice === undefined ? [] : [{ kind: 'office', office: debtorOffice } as const]),
  ]
}

/** The Geschäftsführung that is told when something is overdue: that of the conference. Empty where there is none. */
export function secretariatOf(agreement: Agreement): readonly ReminderRecipient[] {
  const conference = conferenceOf(agreement)
  const body = conference?.secretariat
    ? conference
    : meetingCommittees(agreement).find(({ secretariat }) => secretariat)
  return body ? [{ kind: 'secretariat', committee: body.id }] : []
}

/**
 * Who convenes a body: its convener or its own Geschäftsführung. Where the document names neither, whoever is recorded as
 * organising this body; never the Geschäftsführung of another one.
 */
export function convenerOf({ convener, secretariat, id }: Committee): ReminderRecipient {
  const { partner, office } = convener ?? {}
  if (partner !== undefined) return { kind: 'partner', partner, ...(office !== undefined && { office }) }
  if (office !== undefined) return { kind: 'office', office }
  return { kind: 'secretariat', committee: id, ...(!secretariat && { assumed: true as const }) }
}
