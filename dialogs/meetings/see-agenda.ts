import { order } from '#src/conversation/dialog.ts'
import type { CommandContext } from '#src/conversation/direct-command.ts'
import { committeeNameOf, meetingsMeant, readMeeting } from '#src/conversation/fields/meetings/meeting-field.ts'
import {
  meetingOrdered,
  settledArrangement,
  settledMeeting,
  settledUnread,
} from '#src/conversation/fields/meetings/settled-fields.ts'
import type { Work } from '#src/conversation/work.ts'
import { readMentions } from '#src/language/agreements/mentions.ts'
import { deniesOrRestricts } from '#src/language/exclusions.ts'
import { readArrangement, type SaidArrangement } from '#src/language/meetings/agenda-words.ts'
import { acceptedItems, closingDay, copyMark } from '#src/meetings/agenda.ts'
import { isArranged } from '#src/meetings/arrangement.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { isStillAhead } from '#src/meetings/move.ts'
import { isOn } from '#src/meetings/year.ts'
import * as say from '#src/speech/meetings/agenda.ts'
import * as round from '#src/speech/meetings/agenda-round.ts'
import * as arrangement from '#src/speech/meetings/arrangement.ts'
import { unknownName } from '#src/speech/meetings/move-meeting.ts'
import { withUnread } from '#src/speech/parts/conversation.ts'
import { type Reply, withFront } from '#src/speech/parts/reply.ts'
import { arranged, deedsSaid, pressed, readBackDeeds } from './arrange-agenda.ts'
import { agendaRound, handOutAgenda, nothingToHandOut } from './hand-out-agenda.ts'
import { meetingAgenda } from './parts/agenda-of.ts'
import { namesOf } from './parts/those-who-knew.ts'

/** "/tagesordnung KoK Kassel": shows it; with "A aufnehmen" or "TOP 5 vor TOP 4" whoever runs the body arranges it. */
export const seeAgenda = order('circulate-agenda', {
  version: 2,
  about: round.about(),
  undone: round.undone(),
  right: 'agenda.arrange',
})
  .asks('meeting', settledMeeting)
  .takes('deeds', settledArrangement)
  .takes('unread', settledUnread)
  .reads(async (ordered, work) => {
    const { context, today } = ordered
    const { rest, said, unread, handOut } = readArrangement(ordered.text)
    const named = meetingMeant(rest, ordered)
    if (!('meeting' in named)) return named
    const { meeting } = named
    const isOrdered = said.length > 0 || handOut !== undefined
    if (!isOn(meeting) || (isOrdered && !isArranged(meeting))) {
      return say.noLonger(committeeNameOf(meeting, context), meeting)
    }
    const unplaced = readMentions(named.rest, context.lexicon, today).rest
    const leftOver = [unplaced, unread].filter((words) => words !== '').join(' ')
    if (!isOrdered) return withUnread(await view(meeting, ordered, work), leftOver)
    if (deniesOrRestricts(leftOver)) return arrangement.notArranged([named.rest, unread].join(' ').trim())
    if (!(await mayArrange(meeting, ordered))) return arrangement.mayNotArrange()
    if (handOut) return { wants: { meeting: meeting.id } }
    const [button] = said
    if (button?.kind === 'acceptOne' || button?.kind === 'takeBack') {
      return changed(meeting, button, ordered, work)
    }
    const deeds = await deedsSaid(said, meeting, ordered, work)
    if ('answer' in deeds) return deeds
    return { wants: { meeting: meeting.id, deeds, ...(leftOver !== '' && { unread: leftOver }) } }
  })
  .checks(async ({ deeds }, context, readers) => {
    const meeting = meetingOrdered(context)
    if (!isArranged(meeting)) {
      return { field: 'meeting', because: say.noLonger(committeeNameOf(meeting, context), meeting).answer }
    }
    if (deeds) return undefined
    const because = nothingToHandOut(await agendaRound(meeting, context, readers))
    return because === undefined ? undefined : { field: 'meeting', because }
  })
  .readsBack(async ({ deeds, unread }, context, readers) => {
    if (deeds) return readBackDeeds(deeds, unread, context, readers)
    const toSend = await agendaRound(meetingOrdered(context), context, readers)
    const shown = round.readBack(await namesOf(toSend.reached, readers.directory), toSend)
    return { ...shown, mark: copyMark(toSend.meeting, toSend.lines, toSend.to) }
  })
  .does(async ({ deeds }, work, context, by) => {
    const meeting = meetingOrdered(context)
    if (!deeds) return handOutAgenda(await agendaRound(meeting, context, work), by, work)
    const done = await arranged(deeds, meeting, { ...by, context }, work)
    return 'answer' in done ? done : withFront(await view(meeting, { ...by, context }, work), done.front)
  })

/** @returns the one that is meant, also one about which nothing can be done any more; or which it may be */
function meetingMeant(
  text: string,
  { context, at, today }: CommandContext,
): { readonly meeting: Meeting; readonly rest: string } | Reply {
  const shown = context.meetings.filter(
    (meeting) => isOn(meeting) && (isStillAhead(meeting, at) || meeting.on === today),
  )
  const named = readMeeting(text, shown, context)
  const meant = meetingsMeant(text, shown, context)
  const meeting = named.meeting ?? (meant.length === 1 ? meant[0] : undefined)
  if (meeting) return { meeting, rest: named.rest }
  const cancelled = context.meetings.filter((one) => !isOn(one))
  const over = meant.length > 0 ? undefined : readMeeting(text, text === '' ? [] : cancelled, context).meeting
  if (over) return { meeting: over, rest: '' }
  const offered = meant.length > 0 ? meant : shown
  const asked = say.whichMeeting(
    offered.map((one) => ({ of: committeeNameOf(one, context), meeting: one })),
    '/tagesordnung',
  )
  return meant.length > 0 || shown.length === 0 ? asked : { ...asked, answer: say.noneMeant() }
}

/** A button whose label said the whole deed: what was done is named, and can be taken back. */
async function changed(
  meeting: Meeting,
  button: Extract<SaidArrangement, { readonly kind: 'acceptOne' | 'takeBack' }>,
  ordered: CommandContext,
  work: Work,
): Promise<Reply> {
  const done = await pressed(button, meeting, ordered, work)
  if ('answer' in done) return done
  const shown = withFront(await view(meeting, ordered, work), done.front)
  const actions = [...(done.undo ? [done.undo] : []), ...(shown.actions ?? [])]
  // Its proposals are others now: no button of the old card must be left.
  return { ...shown, actions, replaces: true }
}

/** Who looks at it, and what they may. */
type Viewer = Pick<CommandContext, 'context' | 'isAllowed'>

async function view(meeting: Meeting, viewer: Viewer, work: Work): Promise<Reply> {
  const { agreement, items, lines, openTasks } = await meetingAgenda(meeting, viewer, work)
  const people = await work.directory.people()
  return say.agenda({
    agreement,
    of: committeeNameOf(meeting, viewer.context),
    meeting,
    lines,
    openTasks: (await mayReadMinutes(meeting, viewer)) ? openTasks : [],
    items: (await mayReadDrafts(meeting, viewer)) ? items : acceptedItems(items),
    closing: closingDay(meeting, viewer.context.presets, agreement),
    mayArrange: isArranged(meeting) && (await mayArrange(meeting, viewer)),
    nameOf: (id) => people.find((person) => person.id === id)?.name ?? unknownName(),
  })
}

const mayArrange = ({ agreementId, committeeId }: Meeting, { isAllowed }: Viewer): Promise<boolean> =>
  isAllowed('agenda.arrange', { agreementId, committeeId })

const mayReadDrafts = ({ agreementId, committeeId }: Meeting, { isAllowed }: Viewer): Promise<boolean> =>
  isAllowed('agenda.readDraft', { agreementId, committeeId })

const mayReadMinutes = ({ agreementId, committeeId }: Meeting, { isAllowed }: Viewer): Promise<boolean> =>
  isAllowed('minutes.read', { agreementId, committeeId })
