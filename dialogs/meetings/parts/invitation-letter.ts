import type { Instant } from '#src/calendar/local-date.ts'
import type { DialogReaders } from '#src/conversation/dialog.ts'
import type { DialogContext } from '#src/conversation/field.ts'
import { committeeNameOf } from '#src/conversation/fields/meetings/meeting-field.ts'
import { secretariatThere } from '#src/duties/reminded.ts'
import type { Letter, LetterKind } from '#src/letters/letter.ts'
import { type CopiedLine, closingDay } from '#src/meetings/agenda.ts'
import type { Invitee } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { seatsOf } from '#src/meetings/seats.ts'
import { addresseesOf, isAway } from '#src/people/absence.ts'
import type { PersonId } from '#src/people/person.ts'
import { standsIn } from '#src/speech/duties/reminder-letter.ts'
import * as say from '#src/speech/meetings/invite.ts'
import { unknownName } from '#src/speech/meetings/move-meeting.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { requireCommittee } from './meeting-day.ts'
import { letterAbout } from './those-who-knew.ts'

/** The invitation with its buttons. @param by the name of who invites @param agenda as far as it is known */
export function invitationWords(
  meeting: Meeting,
  { offices }: Pick<Invitee, 'offices'>,
  context: Pick<DialogContext, 'shelf' | 'presets' | 'today'>,
  by: string,
  agenda: readonly CopiedLine[],
): Reply {
  const { agreement, committee } = requireCommittee(meeting.agreementId, meeting.committeeId, context)
  const seats = seatsOf(agreement, committee).filter(({ office }) => office && offices.includes(office.id))
  const closing = closingDay(meeting, context.presets, agreement).on
  return say.invitationLetter(committeeNameOf(meeting, context), meeting, seats, {
    by,
    agenda,
    closing,
    isOpen: closing >= context.today,
  })
}

/** What is to be told to those who are asked to a meeting. */
interface Telling {
  readonly occasion: string
  readonly kind: LetterKind
  readonly at: Instant
  readonly words: (invitee: Invitee) => Reply
  /** Is this absent person kept informed as well, as they know an older date? */
  readonly alsoAbsent?: (invitee: Invitee) => boolean
}

/**
 * One letter to each; for somebody who is away today to the deputies of the seat, and where there is none to them and to
 * whoever runs the body. Which of the letters is for whom stands in its key.
 */
export async function lettersToInvited(
  meeting: Meeting,
  invitees: readonly Invitee[],
  { occasion, kind, at, words, alsoAbsent }: Telling,
  context: Pick<DialogContext, 'shelf' | 'today'>,
  { directory, absences }: Pick<DialogReaders, 'directory' | 'absences'>,
): Promise<readonly Letter[]> {
  const { today } = context
  const away = await absences.since(today)
  const letterTo = (person: PersonId, said: Reply): Letter => letterAbout(meeting, occasion, kind, { person }, said, at)
  if (!invitees.some(({ personId }) => isAway(away, personId, today)))
    return invitees.map((invitee) => letterTo(invitee.personId, words(invitee)))
  const holdings = await directory.holdingsIn(meeting.agreementId)
  const { agreement } = requireCommittee(meeting.agreementId, meeting.committeeId, context)
  const secretariat = secretariatThere(meeting.committeeId, agreement, holdings, away, today)
  const letters: Letter[] = []
  for (const invitee of invitees) {
    const { personId, offices } = invitee
    const name = (await directory.person(personId))?.name ?? unknownName()
    const told = addresseesOf([{ person: personId, offices }], secretariat, holdings, away, today)
    if (alsoAbsent?.(invitee) && !told.some(({ person }) => person === personId))
      letters.push(letterTo(personId, words(invitee)))
    for (const { person, insteadOf, isFallback } of told) {
      if (insteadOf.length === 0) {
        letters.push(letterTo(person, words(invitee)))
        continue
      }
      // A deputy answers for the seat; the Geschäftsführung has to find somebody.
      const said = isFallback
        ? say.invitedButAway(committeeNameOf(meeting, context), meeting, name)
        : standsIn(words(invitee), { names: [name], isFallback: false })
      const stage = `${occasion}-for-${personId}`
      letters.push(letterAbout(meeting, stage, isFallback ? 'notice' : kind, { person }, said, at))
    }
  }
  return letters
}

/** Invitations to those who are asked. @param by the name of who invites @param agenda as far as it is known */
export const invitationLetters = (
  meeting: Meeting,
  invitees: readonly Invitee[],
  context: Pick<DialogContext, 'shelf' | 'presets' | 'today'>,
  by: string,
  at: Instant,
  readers: Pick<DialogReaders, 'directory' | 'absences'>,
  agenda: readonly CopiedLine[] = [],
): Promise<readonly Letter[]> =>
  lettersToInvited(
    meeting,
    invitees,
    {
      occasion: 'invitation',
      kind: 'invitation',
      at,
      words: (invitee) => invitationWords(meeting, invitee, context, by, agenda),
    },
    context,
    readers,
  )

/** For whom a stand-in was written to, though they were not themselves. @param key of a letter about the meeting */
export function invitedFor(key: string): string | undefined {
  const [, behind] = key.split('/invitation-for-')
  const [tenant, person, ...recipient] = behind?.split('/') ?? []
  return recipient.length > 0 ? `${tenant}/${person}` : undefined
}
