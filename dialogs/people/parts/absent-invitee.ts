/** Somebody is away on the day of a meeting they were invited to already: deputies are asked, and whoever runs it is told. */

import { invitationWords } from '#dialogs/meetings/parts/invitation-letter.ts'
import { requireCommittee } from '#dialogs/meetings/parts/meeting-day.ts'
import { letterAbout } from '#dialogs/meetings/parts/those-who-knew.ts'
import { dateInBerlin, type Instant } from '#src/calendar/local-date.ts'
import type { DialogReaders } from '#src/conversation/dialog.ts'
import type { DialogContext } from '#src/conversation/field.ts'
import { committeeNameOf } from '#src/conversation/fields/meetings/meeting-field.ts'
import { secretariatThere } from '#src/duties/reminded.ts'
import { meetingCause } from '#src/letters/about-meeting.ts'
import type { Letter } from '#src/letters/letter.ts'
import { type Invitation, isFor, isGuest, type Response } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { isStillAhead } from '#src/meetings/move.ts'
import { type Absence, isAway } from '#src/people/absence.ts'
import { holdsOn } from '#src/people/office.ts'
import type { PersonId } from '#src/people/person.ts'
import { standsIn } from '#src/speech/duties/reminder-letter.ts'
import * as say from '#src/speech/people/absent-invitee.ts'
import { removedPerson } from '#src/speech/people/people.ts'

type MissedContext = Pick<DialogContext, 'shelf' | 'presets' | 'today' | 'now'>

/** Who was invited to it cannot come, and has not said so. */
interface MissedMeeting {
  readonly meeting: Meeting
  readonly of: string
  readonly invitation: Invitation
  /** What they said so far, if it is for this day. */
  readonly answer?: Response['answer']
  /** Deputies of their seat who are there on its day. */
  readonly deputies: readonly PersonId[]
  readonly secretariat: readonly PersonId[]
}

/** In order of time. Whoever declined or sent somebody has told everybody already. */
export async function missedMeetings(
  absence: Absence,
  context: MissedContext,
  { meetings, invitations, directory, absences }: DialogReaders,
): Promise<readonly MissedMeeting[]> {
  const { personId, from, until } = absence
  const missed: MissedMeeting[] = []
  const away = [...(await absences.since(context.today)).filter((one) => one.personId !== personId), absence]
  for (const meeting of await meetings.onDays(from > context.today ? from : context.today, until)) {
    if (meeting.state !== 'invited' || !isStillAhead(meeting, context.now)) continue
    const invitation = (await invitations.invitedTo(meeting.id)).find((one) => one.personId === personId)
    if (!invitation) continue
    const response = (await invitations.responsesTo(meeting.id)).find((one) => one.personId === personId)
    const answer = response && isFor(response, meeting) ? response.answer : undefined
    if (answer === 'declined' || answer === 'represented') continue
    const { agreement } = requireCommittee(meeting.agreementId, meeting.committeeId, context)
    const holdings = await directory.holdingsIn(agreement.id)
    const deputies = holdings.filter(
      (held) =>
        held.as === 'deputy' &&
        invitation.offices.includes(held.officeId) &&
        holdsOn(held, meeting.on) &&
        !isAway(away, held.personId, meeting.on),
    )
    missed.push({
      meeting,
      of: committeeNameOf(meeting, context),
      invitation,
      ...(answer && { answer }),
      deputies: isGuest(invitation) ? [] : [...new Set(deputies.map((held) => held.personId))],
      secretariat: secretariatThere(meeting.committeeId, agreement, holdings, away, context.today).filter(
        (one) => one !== personId,
      ),
    })
  }
  return missed
}

type NamingReaders = Pick<DialogReaders, 'directory'>
const nameIn = async (id: PersonId, { directory }: NamingReaders): Promise<string> =>
  (await directory.person(id))?.name ?? removedPerson()

/** What the absent person is told of each. */
export const missedNotes = (missed: readonly MissedMeeting[], readers: NamingReaders): Promise<readonly string[]> =>
  Promise.all(
    missed.map(async ({ of, meeting, answer, deputies, secretariat }) =>
      say.missed(of, meeting, {
        answer,
        deputies: await Promise.all(deputies.map((id) => nameIn(id, readers))),
        isTold: secretariat.length > 0,
      }),
    ),
  )

const occasionOf = (personId: PersonId): string => `absent-${personId}`

/** To the deputies the invitation, to whoever runs the body how things stand. The same absence again tells nobody twice. */
export async function absentLetters(
  { personId, from }: Absence,
  missed: readonly MissedMeeting[],
  at: Instant,
  context: MissedContext,
  { directory, agenda }: Pick<DialogReaders, 'directory' | 'agenda'>,
): Promise<readonly Letter[]> {
  const name = await nameIn(personId, { directory })
  const letters: Letter[] = []
  for (const { meeting, of, invitation, answer, deputies, secretariat } of missed) {
    const names = await Promise.all(deputies.map((id) => nameIn(id, { directory })))
    const lines = (await agenda.lastCopy(meeting.id))?.lines ?? []
    const [runs] = secretariat
    const by = runs ? await nameIn(runs, { directory }) : name
    const asked = standsIn(invitationWords(meeting, invitation, context, by, lines), {
      names: [name],
      isFallback: false,
    })
    for (const person of deputies)
      letters.push(letterAbout(meeting, `invitation-for-${personId}`, 'invitation', { person }, asked, at))
    const told = say.absentInvitee(of, meeting, name, { answer, deputies: names })
    for (const person of secretariat)
      letters.push(letterAbout(meeting, `${occasionOf(personId)}-${from}`, 'notice', { person }, told, at))
  }
  return letters
}

/** They come back before the meeting: whoever was asked or told because of the absence hears of it. */
export async function backLetters(
  { personId, until }: Absence,
  at: Instant,
  context: MissedContext,
  { meetings, outbox, directory }: Pick<DialogReaders, 'meetings' | 'outbox' | 'directory'>,
): Promise<readonly Letter[]> {
  const name = await nameIn(personId, { directory })
  const letters: Letter[] = []
  for (const meeting of await meetings.onDays(context.today, until)) {
    if (!isStillAhead(meeting, context.now)) continue
    const about = await outbox.about(meetingCause(meeting))
    const isBecause = (key: string): boolean => key.includes(`/${occasionOf(personId)}-`)
    if (!about.some(({ key }) => isBecause(key))) continue
    const those = about.filter(({ key }) => isBecause(key) || key.includes(`/invitation-for-${personId}/`))
    const people = new Set(those.flatMap(({ to }) => ('person' in to ? [to.person] : [])))
    const words = say.backAgain(committeeNameOf(meeting, context), meeting, name)
    const occasion = `back-${personId}-${dateInBerlin(at)}`
    for (const person of people) letters.push(letterAbout(meeting, occasion, 'notice', { person }, words, at))
  }
  return letters
}
