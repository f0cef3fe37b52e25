/** Deputies are told that they are sent, and told again when they are not needed any more. */
import type { Instant } from '#src/calendar/local-date.ts'
import type { DialogReaders } from '#src/conversation/dialog.ts'
import type { DialogContext } from '#src/conversation/field.ts'
import { meetingCause } from '#src/letters/about-meeting.ts'
import type { Letter, OutboxReader } from '#src/letters/letter.ts'
import { filledSeats } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { seatsOf } from '#src/meetings/seats.ts'
import { matchedGuest } from '#src/people/guest.ts'
import type { PersonId } from '#src/people/person.ts'
import type { KnownPerson } from '#src/people/ports.ts'
import { deputyLetter, deputyNotNeeded } from '#src/speech/meetings/invite.ts'
import { requireCommittee } from './meeting-day.ts'
import { letterAbout } from './those-who-knew.ts'

/** Vertretung: somebody is sent in the place of a member. @param of "KoK LK Kassel" */
export interface DeputyAssignment {
  readonly of: string
  readonly meeting: Meeting
  /** Whose place it is. */
  readonly holder: { readonly id: PersonId; readonly name: string }
  readonly at: Instant
}

export const deputySent = ({ of, meeting, holder, at }: DeputyAssignment, deputy: PersonId): Letter =>
  letterAbout(
    meeting,
    `deputy-${holder.id}-sent-${at}`,
    'notice',
    { person: deputy },
    deputyLetter(of, meeting, holder.name),
    at,
  )

/** Everybody who was last told to come for this holder and is not the one who comes now. */
export async function deputiesReleased(
  { of, meeting, holder, at }: DeputyAssignment,
  comes: PersonId | undefined,
  outbox: OutboxReader,
): Promise<readonly Letter[]> {
  const isSentTo = new Map<PersonId, boolean>()
  // By due time: the last word counts.
  for (const { key, to } of await outbox.about(meetingCause(meeting))) {
    if (!('person' in to) || !key.includes(`/deputy-${holder.id}-`)) continue
    isSentTo.set(to.person, key.includes(`/deputy-${holder.id}-sent-`))
  }
  return [...isSentTo]
    .filter(([person, isSent]) => isSent && person !== comes)
    .map(([person]) =>
      letterAbout(
        meeting,
        `deputy-${holder.id}-released-${at}`,
        'notice',
        { person },
        deputyNotNeeded(of, meeting, holder.name),
        at,
      ),
    )
}

/** The deputy, if that name is one of those who are entered as deputies for a seat of the body on that day. */
export async function enteredDeputy(
  name: string,
  meeting: Meeting,
  context: Pick<DialogContext, 'shelf'>,
  { directory }: Pick<DialogReaders, 'directory'>,
): Promise<KnownPerson | undefined> {
  const { agreement, committee } = requireCommittee(meeting.agreementId, meeting.committeeId, context)
  const seats = filledSeats(seatsOf(agreement, committee), await directory.holdingsIn(agreement.id), meeting.on)
  const ids = new Set<PersonId>(seats.flatMap(({ deputies }) => deputies))
  const matched = matchedGuest(
    { name },
    (await directory.people()).filter(({ id }) => ids.has(id)),
  )
  return matched.kind === 'known' ? matched.person : undefined
}
