/** Deleting what is stored about a person; official records keep an id without a name. */
import { addDays, type Instant, type LocalDate } from '#src/calendar/local-date.ts'
import type { Work } from '#src/conversation/work.ts'
import { passedOnFrom } from '#src/letters/passed-on.ts'
import type { PersonId } from '#src/people/person.ts'

type Forgetting = Pick<
  Work,
  | 'directory'
  | 'invitations'
  | 'polls'
  | 'links'
  | 'absences'
  | 'weeklyDigests'
  | 'plainLanguage'
  | 'calendarMails'
  | 'outbox'
>

/** Offices end the day before, so that today nobody acts any more. @returns false if there was nobody by this id */
export async function forgetPerson(
  { directory, invitations, polls, links, absences, weeklyDigests, plainLanguage, calendarMails, outbox }: Forgetting,
  id: PersonId,
  authorship: { readonly at: Instant; readonly by: PersonId; readonly deed: string },
  today: LocalDate,
): Promise<boolean> {
  for (const holding of await directory.holdingsOf(id)) await directory.end(holding, addDays(today, -1), authorship)
  await invitations.forgetNeeds(id, authorship)
  await invitations.forgetNotes(id)
  await polls.forgetRemarks(id)
  await links.revokeFor(id)
  await absences.forget(id)
  await weeklyDigests.forget(id)
  await plainLanguage.forget(id)
  await calendarMails.forget(id)
  const mail = (await directory.person(id))?.mail
  if (mail !== undefined) await outbox.forget(passedOnFrom(mail))
  return directory.forget(id, authorship)
}
