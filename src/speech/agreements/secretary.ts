/** Who runs a body today, as recorded: beside what the agreement says of it, never mixed with it. */
import { type Agreement, type Committee, partnerName } from '#src/agreements/lookup.ts'
import { byEntry, notRecorded } from '#src/agreements/stated.ts'
import type { Instant, LocalDate } from '#src/calendar/local-date.ts'
import type { Tenure } from '#src/people/office.ts'
import { longDate } from '#src/speech/parts/format.ts'
import type { Statement } from '#src/speech/parts/reply.ts'
import { runsIt } from '#src/speech/plain/bodies.ts'

/** Whoever runs a body: its Geschäftsführung, or the one who arranges the sessions of a body that has none. */
export interface Secretary {
  readonly committeeId: string
  readonly partnerId: string
  /** Absent: the person was removed. */
  readonly name: string | undefined
  /** Others read along, and a name is not for them: the partner alone is said. */
  readonly isUnsaid?: true
  readonly as: Tenure['as']
  readonly from: LocalDate
  /** When the directory was read. */
  readonly seenAt: Instant
}

/** With a comma: in authorities names themselves end in brackets ("Petra Lorenz (LK Kassel)"). */
function who({ name, isUnsaid, partnerId, as }: Secretary, agreement: Agreement): string {
  const whom = isUnsaid ? '' : `${name ?? 'eine Person ohne Namen'}, `
  return `${whom}${partnerName(agreement, partnerId)}${as === 'deputy' ? ', in Vertretung' : ''}`
}

/** "Petra Lorenz, Landkreis Kassel"; undefined where nobody is recorded. */
export function secretariesNamed(
  agreement: Agreement,
  committee: Committee,
  all: readonly Secretary[],
): string | undefined {
  const theirs = all.filter(({ committeeId, as }) => committeeId === committee.id && as === 'holder')
  return theirs.length > 0 ? theirs.map((one) => who(one, agreement)).join('; ') : undefined
}

/** Each with the day since when; that nobody is recorded is said, too. */
export function runBy(agreement: Agreement, committee: Committee, all: readonly Secretary[]): readonly Statement[] {
  const label = committee.secretariat ? 'Geschäftsführung heute' : 'Sitzungen organisiert'
  const theirs = all.filter(({ committeeId }) => committeeId === committee.id)
  const hasSecretariat = committee.secretariat !== undefined
  if (theirs.length === 0)
    return [
      {
        label,
        text: 'niemand eingetragen',
        basis: notRecorded(all),
        plain: runsIt(hasSecretariat, undefined),
      },
    ]
  return theirs.map((one) => ({
    label,
    text: `${who(one, agreement)}, seit ${longDate(one.from)}`,
    basis: byEntry(one, 'seenAt'),
    plain: runsIt(hasSecretariat, who(one, agreement), one.from),
  }))
}
