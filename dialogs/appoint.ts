/** Giving an office, however it was decided: the one before ends, everybody whom it concerns is told. */
import { agreementById } from '#src/agreements/lookup.ts'
import { addDays, type Instant, type LocalDate } from '#src/calendar/local-date.ts'
import type { Sight } from '#src/conversation/field.ts'
import { officeShown, secretariatsBefore } from '#src/conversation/people-fields.ts'
import type { Work } from '#src/conversation/work.ts'
import { type Holding, holdsOn, type Office, officeParts } from '#src/people/office.ts'
import type { PersonId } from '#src/people/person.ts'
import * as say from '#src/speech/people.ts'
import type { Reply } from '#src/speech/reply.ts'

interface Appointment {
  readonly office: Office
  readonly personId: PersonId
  readonly name: string
  readonly as: Holding['as']
  readonly from: LocalDate
}

/** @returns undefined if this person holds the office from that day already: nothing is changed */
export async function appointed(
  { office, personId, name, as, from }: Appointment,
  { directory, outbox }: Pick<Work, 'directory' | 'outbox'>,
  sight: Sight,
  hand: { readonly by: PersonId; readonly at: Instant },
): Promise<Reply | undefined> {
  const by = { ...hand, deed: 'people.administer' }
  const shown = officeShown(office, sight)
  const holdings = await directory.holdingsIn(office.agreementId)
  const here = { ...sight, holdings, answers: { ...sight.answers, region: office.agreementId } }
  const before = as === 'holder' ? secretariatsBefore(here, office.id, personId, from) : []
  if (!(await directory.appoint({ officeId: office.id, personId, as, from }, by))) return undefined
  for (const held of before) await directory.end(held, addDays(from, -1), by)
  const admins = (await directory.holdingsIn(office.agreementId)).filter(
    (held) => officeParts(held.officeId).kind === 'administration' && holdsOn(held, sight.today),
  )
  const cause = `office/${office.id}/${personId}/${as}/${from}`
  const others = new Set(admins.map((held) => held.personId).filter((id) => id !== hand.by && id !== personId))
  await outbox.add([
    ...[...others].map((id) => ({
      key: `${cause}/${id}`,
      kind: 'notice' as const,
      cause,
      to: { person: id },
      content: say.assignedNotice(name, shown, as, from),
      notBefore: hand.at,
    })),
    ...(personId === hand.by
      ? []
      : [
          {
            key: `${cause}/holder`,
            kind: 'notice' as const,
            cause,
            to: { person: personId },
            content: say.toHolder(shown, as, from),
            notBefore: hand.at,
          },
        ]),
  ])
  const region = agreementById(sight.shelf, office.agreementId)?.region ?? ''
  return say.assigned(name, shown, as, from, region)
}
