import { addDays, DAY_MS, type LocalDate, laterBy } from '#src/calendar/local-date.ts'
import type { DialogReaders } from '#src/conversation/dialog.ts'
import type { CommandContext } from '#src/conversation/direct-command.ts'
import type { DialogContext } from '#src/conversation/field.ts'
import { committeeNameOf } from '#src/conversation/fields/meetings/meeting-field.ts'
import type { Work } from '#src/conversation/work.ts'
import { looksLikePerson } from '#src/language/meetings/minutes-line.ts'
import { minutesCause } from '#src/letters/about-meeting.ts'
import { filledSeats, inviteesOf } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { agreedPlanOf, daysFor } from '#src/meetings/milestones.ts'
import { currentLines, type MinutesLine } from '#src/meetings/minutes.ts'
import type { MinutesVersion } from '#src/meetings/minutes-version.ts'
import { seatsOf } from '#src/meetings/seats.ts'
import type { PersonId } from '#src/people/person.ts'
import { what } from '#src/speech/duties/duty.ts'
import * as say from '#src/speech/meetings/minutes-round.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { requireCommittee } from './parts/meeting-day.ts'
import { reachOf } from './parts/reach.ts'
import { namesOf, toldAbout } from './parts/those-who-knew.ts'

/** Minutes nobody fetched within four weeks are read in the chat. */
const LETTER_MS = 28 * DAY_MS

/** Lines under a duty that knows numbers only, which look as if they named somebody. A hint, no proof. */
export function linesWithNames(meeting: Meeting, lines: readonly MinutesLine[], context: DialogContext) {
  const { agreement } = requireCommittee(meeting.agreementId, meeting.committeeId, context)
  const guarded = agreement.duties.filter(({ data }) => data !== 'none')
  return currentLines(lines).flatMap((line) => {
    const duty = guarded.find((one) => what(one) === line.itemTitle)
    return duty && looksLikePerson(line.text) ? [{ line, clauses: duty.clause }] : []
  })
}

/** The last day for objections to minutes that were sent round on that day. */
export const objectionsUntil = (
  meeting: Meeting,
  sentOn: LocalDate,
  context: Pick<DialogContext, 'presets'>,
): say.Until => {
  const { days, basis } = daysFor('objections', agreedPlanOf(context.presets, meeting, undefined))
  return { on: addDays(sentOn, days), basis }
}

/** Whoever sits in the body and whoever was told of the meeting, with their names, and until when they may object. */
export async function readersOf(
  meeting: Meeting,
  context: DialogContext,
  readers: DialogReaders,
): Promise<{
  readonly to: readonly PersonId[]
  readonly names: readonly string[]
  /** What to say of those whom no message reaches. */
  readonly notReached: readonly string[]
  readonly until: say.Until
}> {
  const { agreement, committee } = requireCommittee(meeting.agreementId, meeting.committeeId, context)
  const seats = filledSeats(seatsOf(agreement, committee), await readers.directory.holdingsIn(agreement.id), meeting.on)
  const { knew } = await toldAbout(meeting, context, readers)
  const to = [
    ...new Set<PersonId>([
      ...inviteesOf(seats, [], []).map(({ personId }) => personId),
      ...knew.flatMap((recipient) => ('person' in recipient ? [recipient.person] : [])),
    ]),
  ]
  const recipients = to.map((personId) => ({ person: personId }))
  return {
    to,
    names: await namesOf(recipients, readers.directory),
    notReached: (await reachOf(recipients, meeting, readers, context)).notReached,
    until: objectionsUntil(meeting, context.today, context),
  }
}

/** Sends word of the minutes to their readers. Not to oneself. */
export async function handOut(
  meeting: Meeting,
  version: MinutesVersion,
  { person, at, context }: Pick<CommandContext, 'person' | 'at' | 'context'>,
  work: Work,
): Promise<Reply> {
  const of = committeeNameOf(meeting, context)
  const { to, names, notReached, until } = await readersOf(meeting, context, work)
  await work.outbox.add(
    to
      .filter((personId) => personId !== person.id)
      .map((personId) => ({
        key: `minutes/${meeting.id}/${version.number}/${personId}`,
        kind: 'notice' as const,
        cause: minutesCause(meeting),
        to: { person: personId },
        content: {
          kind: 'words' as const,
          words: say.minutesLetter(of, meeting, { until, by: person.name, isCorrected: version.number > 1 }),
        },
        notBefore: at,
        expiresAt: laterBy(at, LETTER_MS),
      })),
  )
  return say.handedOut(of, meeting, { until, names, notReached, version })
}
