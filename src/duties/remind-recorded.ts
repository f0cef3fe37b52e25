/** What somebody recorded: meetings and tasks. They count whatever the document is. */
import { type Committee, committeeById } from '#src/agreements/lookup.ts'
import { lastInvitationDay } from '#src/calendar/invitation-lead.ts'
import { convenersOf, secretariatOf } from './recipients.ts'
import { type Draft, ladder, type RecordedMeeting, type Sight } from './sight.ts'

/** The invitation while there is none, and the meeting itself on the working day before. */
export const meetingReminders = (sight: Sight): readonly Draft[] =>
  sight.meetings.flatMap((meeting) => {
    const committee = committeeById(sight.agreement, meeting.committeeId)
    if (!committee) return []
    if (meeting.state !== 'planned' && meeting.state !== 'invited') return milestones(sight, meeting, committee)
    return [
      ...milestones(sight, meeting, committee),
      ...(meeting.state === 'planned' ? invitation(sight, meeting, committee) : []),
      ...missingAnswers(sight, meeting, committee),
      ...nearMeeting(sight, meeting, committee),
    ]
  })

const causeOf = (meeting: RecordedMeeting, committee: Committee) => ({
  agreementId: meeting.agreementId,
  clause: committee.secretariat?.clause ?? committee.convener?.clause ?? committee.clause,
  committeeId: committee.id,
  meetingId: meeting.id,
  meetingOn: meeting.on,
  meetingAt: meeting.at,
})
/** A meeting that was moved is reminded of anew, and so is a step whose day was changed (/vorlauf). */
const occurrenceOf = ({ id, on }: RecordedMeeting, dueOn = on): string =>
  dueOn === on ? `${id} ${on}` : `${id} ${on} ${dueOn}`

function invitation(sight: Sight, meeting: RecordedMeeting, committee: Committee): readonly Draft[] {
  const set = sight.invitationLead(committee.id)
  const dueOn = lastInvitationDay(meeting.on, { leadDays: set?.days ?? sight.invitationLeadDays }, 'atLatest')
  return ladder(sight, {
    cause: { kind: 'invitation', ...causeOf(meeting, committee) },
    occurrence: occurrenceOf(meeting, dueOn),
    dueOn,
    basis: set ? { kind: 'recorded', at: set.at, what: 'entry' } : { kind: 'preset' },
    to: convenersOf(sight.agreement, committee),
    until: meeting.on,
  })
}

/** Before the session while it is still to be held; the minutes as long as they are not sent round. */
const milestones = (sight: Sight, meeting: RecordedMeeting, committee: Committee): readonly Draft[] =>
  sight.milestones(meeting).flatMap(({ milestone, dueOn, basis }) => {
    const isBefore = milestone !== 'minutes'
    const isOpen = isBefore ? ['planned', 'invited'] : ['planned', 'invited', 'inSession', 'held']
    if (!isOpen.includes(meeting.state)) return []
    return ladder(sight, {
      cause: { kind: 'milestone', milestone, ...causeOf(meeting, committee) },
      occurrence: occurrenceOf(meeting, dueOn),
      dueOn,
      basis,
      to: convenersOf(sight.agreement, committee),
      // What was to happen before the session is not asked for a week later.
      ...(isBefore && { until: dueOn }),
    })
  })

const missingAnswers = (sight: Sight, meeting: RecordedMeeting, committee: Committee): readonly Draft[] =>
  ladder(sight, {
    cause: { kind: 'answer', ...causeOf(meeting, committee) },
    occurrence: occurrenceOf(meeting),
    dueOn: meeting.on,
    basis: { kind: 'recorded', at: meeting.recordedAt },
    to: (sight.unanswered.get(meeting.id) ?? []).map((person) => ({ kind: 'person', person })),
  })

const nearMeeting = (sight: Sight, meeting: RecordedMeeting, committee: Committee): readonly Draft[] =>
  ladder(sight, {
    cause: { kind: 'meeting', ...causeOf(meeting, committee) },
    occurrence: occurrenceOf(meeting),
    dueOn: meeting.on,
    basis: { kind: 'recorded', at: meeting.recordedAt },
    to: [{ kind: 'committee', committee: committee.id }],
  })

export const taskReminders = (sight: Sight): readonly Draft[] =>
  sight.tasks.flatMap((task) =>
    task.done
      ? []
      : ladder(sight, {
          cause: {
            kind: 'task',
            agreementId: task.agreementId,
            clause: [],
            taskId: task.id,
            ...(task.what !== undefined && { what: task.what }),
          },
          occurrence: task.dueOn,
          dueOn: task.dueOn,
          basis: { kind: 'recorded', at: task.recordedAt },
          to: [task.who],
          escalatesTo: secretariatOf(sight.agreement),
        }),
  )
