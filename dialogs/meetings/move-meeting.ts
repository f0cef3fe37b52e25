import { dialog } from '#src/conversation/dialog.ts'
import { type DialogContext, named, renamed } from '#src/conversation/field.ts'
import type { OfBody } from '#src/conversation/fields/agreements/committee-field.ts'
import { endOfMeeting } from '#src/conversation/fields/end-field.ts'
import { countedFrom, futureDay } from '#src/conversation/fields/future-day.ts'
import {
  committeeNameOf,
  meetingField,
  meetingOf,
  type OfMeeting,
  stillFits,
} from '#src/conversation/fields/meetings/meeting-field.ts'
import { beforePlace, newPlace } from '#src/conversation/fields/place-field.ts'
import { beforeReason, statedReason } from '#src/conversation/fields/reason-field.ts'
import { shiftedFrom } from '#src/conversation/fields/time-of-day.ts'
import { meetingCause, wasAsked } from '#src/letters/about-meeting.ts'
import type { Recipient } from '#src/letters/letter.ts'
import { closingDay } from '#src/meetings/agenda.ts'
import type { EndRefusal } from '#src/meetings/ending.ts'
import type { Invitee } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { type Change, isStillAhead, movedEnd, movedMeeting } from '#src/meetings/move.ts'
import { isAway } from '#src/people/absence.ts'
import * as say from '#src/speech/meetings/move-meeting.ts'
import { refusedEnd } from '#src/speech/parts/fields.ts'
import { invitationLetters, invitedFor, lettersToInvited } from './parts/invitation-letter.ts'
import {
  clashNotes,
  consequences,
  dayObjection,
  isDayConfirmed,
  isUnusual,
  requireCommittee,
  timeSaid,
  unusualDay,
} from './parts/meeting-day.ts'
import { reachOf } from './parts/reach.ts'
import { cannotChoose, invitedNotReached, letterAbout, namesToldAbout, toldAbout } from './parts/those-who-knew.ts'

/** Longer than any reason, short enough for the card that carries it. */
const REASON_LENGTH = 200

const canMove = (meeting: Meeting, { now }: DialogContext): boolean => isStillAhead(meeting, now)

interface ChangeSaid extends OfMeeting {
  readonly date?: Meeting['on']
  readonly time?: Meeting['at']
  readonly end?: NonNullable<Change['ending']>
  readonly place?: NonNullable<Change['place']>
}
const isNothingNew = ({ date, time, end, place }: ChangeSaid): boolean =>
  date === undefined && time === undefined && end === undefined && place === undefined
const changeIn = ({ date, time, end, place }: ChangeSaid): Change => ({ on: date, at: time, ending: end, place })

/** The meeting as it stands and as it would be; undefined: nothing would be different. */
function change(context: DialogContext<ChangeSaid & Required<OfMeeting>>): {
  before: Meeting
  after: Meeting | undefined
} {
  const before = meetingOf(context)
  if (!before) throw new Error(`no meeting ${context.answers.meeting} to move`)
  return { before, after: movedMeeting(before, changeIn(context.answers), context.now) }
}

/** Why the moved meeting cannot end as was said, or with its duration as it was. */
function wrongEnd(context: DialogContext<ChangeSaid>): EndRefusal | undefined {
  const before = meetingOf(context)
  const ended = before && movedEnd(before, changeIn(context.answers))
  return ended?.ok === false ? ended : undefined
}

/** Asked for only where the duration of before no longer fits. */
const newEnd = renamed(
  endOfMeeting((context: DialogContext<ChangeSaid>) => timeSaid(context) ?? meetingOf(context)?.at),
  say.newEndLabel(),
  (context) => say.askNewEnd(wrongEnd(context)),
)

/** Moves a meeting to another day, time or place. Opened by /verschieben: only what is said changes. */
export const moveMeeting = dialog('move-meeting', {
  version: 1,
  about: say.about(),
  undone: say.undone(),
  namesUnread: true,
  cannot: (text) => cannotChoose(text),
})
  .asks('meeting', beforeReason(beforePlace('meeting', meetingField(say.askWhich, canMove))))
  .takes(
    'date',
    beforeReason(
      named(
        say.newDateLabel(),
        countedFrom(futureDay, (context) => meetingOf(context)?.on),
      ),
    ),
  )
  .takes(
    'time',
    beforeReason(
      named(
        say.newTimeLabel(),
        shiftedFrom((context: DialogContext<ChangeSaid & OfBody>) => meetingOf(context)?.at),
      ),
    ),
  )
  .takes('end', beforeReason(newEnd), (_, context) => wrongEnd(context) !== undefined)
  .takes('place', beforeReason(newPlace(say.newPlaceLabel(), say.askWhat)), isNothingNew)
  .takes(
    'reason',
    statedReason(say.reasonLabel(), say.askReason, { maxLength: REASON_LENGTH, tooLong: say.longReason }),
  )
  .asksIf(
    (answers, context) => isUnusual(meetingOf(context)?.agreementId, answers.date, context),
    'unusualDay',
    unusualDay((context) => meetingOf(context)?.agreementId),
  )
  .checks(isDayConfirmed)
  .checks(async (_, context) => stillFits(context, canMove))
  .checks(async (_, context) => {
    const wrong = wrongEnd(context)
    return wrong && { field: 'end', because: refusedEnd(wrong) }
  })
  .checks(async (answers, context) => {
    const { before, after } = change(context)
    const field = (['date', 'time', 'end', 'place'] as const).find((name) => answers[name] !== undefined) ?? 'meeting'
    return after ? undefined : { field, because: say.nothingNew(committeeNameOf(before, context), before) }
  })
  .checks(async (answers, context, readers) => {
    const { before, after = before } = change(context)
    if (answers.date === undefined && answers.time === undefined) return undefined
    const body = requireCommittee(before.agreementId, before.committeeId, context)
    const objection = await dayObjection(body, after.on, after.at, context, readers, before.id)
    // What was not said cannot be asked again.
    const field =
      answers.date === undefined ? 'time' : objection?.field === 'time' && !answers.time ? 'date' : objection?.field
    return objection && field ? { field, because: objection.because } : undefined
  })
  .readsBack(async (answers, context, readers) => {
    const { before, after = before } = change(context)
    const { knew, waiting, notReached } = await namesToldAbout(before, context, readers)
    const clashes =
      before.on === after.on
        ? []
        : await clashNotes(
            requireCommittee(before.agreementId, before.committeeId, context),
            after.on,
            context,
            readers,
          )
    const { statements, groups, notes } = consequences(
      requireCommittee(before.agreementId, before.committeeId, context),
      after.on,
      context,
    )
    return {
      question: say.readBack(committeeNameOf(before, context), before, after, answers.reason),
      statements,
      groups: [...(before.on === after.on ? [] : groups), ...say.willBeInformed(knew, waiting)],
      notes: [
        ...clashes,
        ...notes,
        ...(knew.length + waiting.length + notReached.length === 0 ? [say.nobodyKnew()] : []),
        ...notReached,
      ],
      confirm: say.confirm(),
    }
  })
  .does(async (answers, work, context, { person, at }) => {
    const { meetings, invitations, outbox } = work
    const { before, after } = change(context)
    const by = { at, by: person.id, deed: 'meeting.move' }
    if (!after || !(await meetings.change(after, by))) return undefined
    const { knew, waiting } = await toldAbout(before, context, work)
    const sentBefore = await outbox.about(meetingCause(before))
    await outbox.recall(meetingCause(before), at)
    const body = committeeNameOf(after, context)
    const asked = await invitations.invitedTo(after.id)
    await invitations.invite(
      asked.map((invitation) => ({ ...invitation, version: after.version })),
      by,
    )
    const isSame = (one: Recipient, other: Recipient) => JSON.stringify(one) === JSON.stringify(other)
    const isAsked = (to: Recipient) => asked.find(({ personId }) => 'person' in to && personId === to.person)
    const isOneOf = (those: readonly Recipient[], id: string) => those.some((to) => 'person' in to && to.person === id)
    // Somebody else was written to in their stead: whoever is back never heard of the old date.
    const stoodInFor = new Set(sentBefore.map(({ key }) => invitedFor(key)))
    const away = await work.absences.since(context.today)
    const isMoved = ({ personId }: Invitee) =>
      isOneOf(knew, personId) || (stoodInFor.has(personId) && isAway(away, personId, context.today))
    const { agreement } = requireCommittee(after.agreementId, after.committeeId, context)
    const [closed, closes] = [before, after].map((one) => closingDay(one, context.presets, agreement))
    const words = (isInvited: boolean) =>
      say.movedLetter(body, before, after, {
        by: person.name,
        isAsked: isInvited,
        reason: answers.reason,
        ...(closes && closes.on !== closed?.on && { closes, isOver: closes.on < context.today }),
      })
    const telling = { occasion: 'moved', kind: 'invitation', at, words: () => words(true) } as const
    const toInvited = await lettersToInvited(
      after,
      asked.filter(isMoved),
      { ...telling, alsoAbsent: ({ personId }) => isOneOf(knew, personId) },
      context,
      work,
    )
    // Whoever only knew of the date, e.g. from a search for one, has nothing of it in the calendar to be changed.
    const kindFor = (to: Recipient) => ('person' in to && !wasAsked(to.person, sentBefore) ? 'notice' : 'invitation')
    const toOthers = knew
      .filter((to) => !isAsked(to) && !toInvited.some((letter) => isSame(letter.to, to)))
      .map((to) => letterAbout(after, 'moved', kindFor(to), to, words(false), at))
    const unaware = asked.filter(
      (one) => !isMoved(one) && (isOneOf(waiting, one.personId) || stoodInFor.has(one.personId)),
    )
    const letters = [
      ...toInvited,
      ...toOthers,
      ...(await invitationLetters(after, unaware, context, person.name, at, work)),
    ]
    await outbox.add(letters)
    const { reached } = await reachOf(
      letters.map(({ to }) => to),
      after,
      work,
      context,
    )
    return say.moved(body, agreement, after, reached.length, await invitedNotReached(after, work, context))
  })
