import type { Instant } from '#src/calendar/local-date.ts'
import type { Sight } from '#src/conversation/field.ts'
import { bodyOf } from '#src/conversation/meeting-field.ts'
import { type CopiedLine, closingDay } from '#src/meetings/agenda.ts'
import type { Invitee } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { seatsOf } from '#src/meetings/seats.ts'
import type { Letter } from '#src/people/outbox.ts'
import * as say from '#src/speech/invite.ts'
import { bodyFrom } from './meeting-day.ts'
import { letterAbout } from './those-who-knew.ts'

/** The invitation with its buttons, to one person. @param by the name of who invites @param agenda as far as it is known */
export function invitationLetter(
  meeting: Meeting,
  { personId, offices }: Invitee,
  sight: Pick<Sight, 'shelf' | 'presets' | 'today'>,
  by: string,
  at: Instant,
  agenda: readonly CopiedLine[] = [],
): Letter {
  const { agreement, committee } = bodyFrom(meeting.agreementId, meeting.committeeId, sight)
  const seats = seatsOf(agreement, committee).filter(({ office }) => office && offices.includes(office.id))
  const content = say.invitationLetter(agreement, bodyOf(meeting, sight), meeting, seats, {
    by,
    agenda,
    closing: closingDay(meeting, sight.presets).on,
    isOpen: closingDay(meeting, sight.presets).on >= sight.today,
  })
  return letterAbout(meeting, 'invitation', 'invitation', { person: personId }, content, at)
}
