/** Deputies are told that they are sent, and told again when they are not needed any more. */
import type { Instant } from '#src/calendar/local-date.ts'
import { meetingCause } from '#src/letters/about-meeting.ts'
import type { Letter, OutboxReader } from '#src/letters/letter.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import type { PersonId } from '#src/people/person.ts'
import { deputyLetter, deputyNotNeeded } from '#src/speech/meetings/responses.ts'
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
