/** What somebody recorded: meetings and tasks. They count whatever the document is. */
import { type Committee, committeeById } from '#src/agreements/lookup.ts'
import { byEntry, byMeeting } from '#src/agreements/stated.ts'
import type { LocalDate } from '#src/calendar/local-date.ts'
import type { RemindedMilestone } from './cause.ts'
import { type Draft, ladder, type PlanContext, type RecordedMeeting } from './plan-context.ts'
import { convenerOf, secretariatOf } from './recipients.ts'

/** The steps of its plan, answers that are missing, and the meeting itself on the working day before. */
export const meetingReminders = (context: PlanContext): readonly Draft[] =>
  context.meetings.flatMap((meeting) => {
    const committee = committeeById(context.agreement, meeting.committeeId)
    if (!committee) return []
    const planned = context.asksFor(meeting.id, 'invitation', 'milestone') ? steps(context, meeting, committee) : []
    if (meeting.state !== 'planned' && meeting.state !== 'invited') return planned
    return [
      ...planned,
      ...(context.asksFor(meeting.id, 'answer') ? missingAnswers(context, meeting, committee) : []),
      ...(context.asksFor(meeting.id, 'meeting') ? nearMeeting(context, meeting, committee) : []),
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

/** The steps of a meeting's plan: before the session while it is to be held, the minutes until they are sent round. */
const steps = (context: PlanContext, meeting: RecordedMeeting, committee: Committee): readonly Draft[] =>
  context.milestones(meeting).flatMap(({ milestone, dueOn, basis }) => {
    if (!OPEN_IN[milestone].includes(meeting.state)) return []
    const of = causeOf(meeting, committee)
    return ladder(context, {
      cause: milestone === 'invitation' ? { kind: 'invitation', ...of } : { kind: 'milestone', milestone, ...of },
      occurrence: occurrenceOf(meeting, dueOn),
      dueOn,
      basis,
      to: [convenerOf(committee)],
      ...untilOf(milestone, dueOn, meeting),
    })
  })

const OPEN_IN: Readonly<Record<RemindedMilestone, readonly string[]>> = {
  callForItems: ['planned', 'invited'],
  invitation: ['planned'],
  papers: ['planned', 'invited'],
  minutes: ['planned', 'invited', 'inSession', 'held'],
}

/** An invitation is late until the session; papers and items are not asked for a week later, minutes are. */
function untilOf(milestone: RemindedMilestone, dueOn: LocalDate, { on }: RecordedMeeting): { until?: LocalDate } {
  if (milestone === 'minutes') return {}
  return { until: milestone === 'invitation' ? on : dueOn }
}

const missingAnswers = (context: PlanContext, meeting: RecordedMeeting, committee: Committee): readonly Draft[] =>
  ladder(context, {
    cause: { kind: 'answer', ...causeOf(meeting, committee) },
    occurrence: occurrenceOf(meeting),
    dueOn: meeting.on,
    basis: byMeeting(meeting),
    to: (context.unanswered.get(meeting.id) ?? []).map((person) => ({ kind: 'person', person })),
  })

const nearMeeting = (context: PlanContext, meeting: RecordedMeeting, committee: Committee): readonly Draft[] =>
  ladder(context, {
    cause: { kind: 'meeting', ...causeOf(meeting, committee) },
    occurrence: occurrenceOf(meeting),
    dueOn: meeting.on,
    basis: byMeeting(meeting),
    to: [{ kind: 'committee', committee: committee.id }],
  })

/** What is overdue is told to whoever runs the body in whose minutes the task stands. */
export const taskReminders = (context: PlanContext): readonly Draft[] =>
  context.tasks.flatMap((task) => {
    if (task.done || !context.asksFor(task.id, 'task')) return []
    const committee = committeeById(context.agreement, task.committeeId)
    return ladder(context, {
      cause: {
        kind: 'task',
        agreementId: task.agreementId,
        clause: [],
        taskId: task.id,
        ...(task.what !== undefined && { what: task.what }),
      },
      occurrence: task.dueOn,
      dueOn: task.dueOn,
      basis: byEntry(task, 'recordedAt'),
      to: [task.who],
      escalatesTo: committee ? [convenerOf(committee)] : secretariatOf(context.agreement),
    })
  })
