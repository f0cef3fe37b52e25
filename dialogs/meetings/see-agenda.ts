import { order } from '#src/conversation/dialog.ts'
import type { CommandContext } from '#src/conversation/direct-command.ts'
import { committeeNameOf, meetingsMeant, readMeeting } from '#src/conversation/fields/meetings/meeting-field.ts'
import { meetingOrdered, settledMeeting } from '#src/conversation/fields/meetings/settled-fields.ts'
import type { Work } from '#src/conversation/work.ts'
import { readMentions } from '#src/language/agreements/mentions.ts'
import { deniesOrRestricts } from '#src/language/exclusions.ts'
import { readArrangement, type SaidArrangement } from '#src/language/meetings/agenda-words.ts'
import {
  type AgendaItem,
  acceptedItems,
  closingDay,
  copyMark,
  decideProposal,
  movedBefore,
  openProposals,
} from '#src/meetings/agenda.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { isStillAhead } from '#src/meetings/move.ts'
import * as say from '#src/speech/meetings/agenda.ts'
import * as round from '#src/speech/meetings/agenda-round.ts'
import { unknownName } from '#src/speech/meetings/move-meeting.ts'
import { withUnread } from '#src/speech/parts/conversation.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { agendaRound, handOutAgenda, nothingToHandOut } from './hand-out-agenda.ts'
import { meetingAgenda } from './parts/agenda-of.ts'
import { namesOf } from './parts/those-who-knew.ts'

/** "/tagesordnung KoK Kassel": shows it; with "A aufnehmen" or "TOP 5 vor TOP 4" whoever runs the body arranges it. */
export const seeAgenda = order('circulate-agenda', {
  version: 1,
  about: round.about(),
  undone: round.undone(),
  right: 'agenda.arrange',
})
  .asks('meeting', settledMeeting)
  .reads(async (ordered, work) => {
    const { context, at, today } = ordered
    const { rest, said, unread, handOut } = readArrangement(ordered.text)
    const shown = context.meetings.filter(
      (meeting) => meeting.state !== 'cancelled' && (isStillAhead(meeting, at) || meeting.on === today),
    )
    const named = readMeeting(rest, shown, context)
    const meant = meetingsMeant(rest, shown, context)
    const meeting = named.meeting ?? (meant.length === 1 ? meant[0] : undefined)
    if (!meeting) {
      const offered = meant.length > 0 ? meant : shown
      const asked = say.whichMeeting(
        offered.map((one) => ({ of: committeeNameOf(one, context), meeting: one })),
        '/tagesordnung',
      )
      return meant.length > 0 || shown.length === 0 ? asked : { ...asked, answer: say.noneMeant() }
    }
    const unplaced = readMentions(named.rest, context.lexicon, today).rest
    const leftOver = [unplaced, unread].filter((words) => words !== '').join(' ')
    const isOrdered = said.length > 0 || handOut !== undefined
    if (isOrdered && deniesOrRestricts(leftOver)) {
      return say.notArranged([named.rest, unread].join(' ').trim())
    }
    if (handOut) {
      if (!(await mayArrange(meeting, ordered))) return say.mayNotArrange()
      return { wants: { meeting: meeting.id } }
    }
    const refusal = await arrange(said, meeting, ordered, work)
    if (refusal) return refusal
    const after = withUnread(await view(meeting, ordered, work), leftOver)
    // The letters of its proposals are other ones now: no button of the old card must be left.
    return said.length > 0 ? { ...after, replaces: true } : after
  })
  .checks(async (_, context, readers) => {
    const because = nothingToHandOut(await agendaRound(meetingOrdered(context), context, readers))
    return because === undefined ? undefined : { field: 'meeting', because }
  })
  .readsBack(async (_, context, readers) => {
    const toSend = await agendaRound(meetingOrdered(context), context, readers)
    const shown = round.readBack(await namesOf(toSend.reached, readers.directory), toSend)
    return { ...shown, mark: copyMark(toSend.meeting, toSend.lines, toSend.to) }
  })
  .does(async (_, work, context, by) =>
    handOutAgenda(await agendaRound(meetingOrdered(context), context, work), by, work),
  )

async function view(meeting: Meeting, ordered: CommandContext, work: Work): Promise<Reply> {
  const { agreement, items, lines, openTasks } = await meetingAgenda(meeting, ordered, work)
  const people = await work.directory.people()
  return say.agenda({
    agreement,
    of: committeeNameOf(meeting, ordered.context),
    meeting,
    lines,
    openTasks: (await mayReadMinutes(meeting, ordered)) ? openTasks : [],
    items: (await mayReadDrafts(meeting, ordered)) ? items : acceptedItems(items),
    closing: closingDay(meeting, ordered.context.presets, agreement),
    mayArrange: await mayArrange(meeting, ordered),
    nameOf: (id) => people.find((person) => person.id === id)?.name ?? unknownName(),
  })
}

const mayArrange = ({ agreementId, committeeId }: Meeting, { isAllowed }: CommandContext): Promise<boolean> =>
  isAllowed('agenda.arrange', { agreementId, committeeId })

const mayReadDrafts = ({ agreementId, committeeId }: Meeting, { isAllowed }: CommandContext): Promise<boolean> =>
  isAllowed('agenda.readDraft', { agreementId, committeeId })

const mayReadMinutes = ({ agreementId, committeeId }: Meeting, { isAllowed }: CommandContext): Promise<boolean> =>
  isAllowed('minutes.read', { agreementId, committeeId })

/** All of it or nothing. @returns why not, or undefined when it is done */
async function arrange(
  said: readonly SaidArrangement[],
  meeting: Meeting,
  ordered: CommandContext,
  work: Work,
): Promise<Reply | undefined> {
  if (said.length === 0) return undefined
  if (!(await mayArrange(meeting, ordered))) return say.mayNotArrange()
  const { items, lines } = await meetingAgenda(meeting, ordered, work)
  const open = openProposals(items)
  const numbered = (number: string): AgendaItem | undefined => {
    const what = lines.find((line) => line.number === number)?.what
    return what?.kind === 'item' ? what.item : undefined
  }
  const noSuch = (line: string): Reply =>
    say.noSuchLine(
      line,
      open.map(({ mark }) => mark),
    )
  let arranged: readonly AgendaItem[] = items
  const put = (changed: readonly AgendaItem[]) => {
    arranged = arranged.map((item) => changed.find(({ id }) => id === item.id) ?? item)
  }
  /** Of earlier sessions: they are declined where they stand. */
  const left: AgendaItem[] = []
  const current = (item: AgendaItem): AgendaItem => arranged.find(({ id }) => id === item.id) ?? item
  for (const one of said) {
    if (one.kind === 'unknown') return noSuch(one.said)
    if (one.kind === 'acceptAll') {
      if (open.length === 0) return say.nothingProposed()
      for (const { item } of open) put([decideProposal(current(item), 'accepted', arranged)])
      continue
    }
    if (one.kind === 'before') {
      const [item, before] = [numbered(one.number), numbered(one.before)]
      if (!item || !before) return noSuch(`TOP ${item ? one.before : one.number}`)
      put(movedBefore(current(item), current(before), arranged))
      continue
    }
    if (one.kind === 'declineLine') {
      const what = lines.find(({ number }) => number === one.number)?.what
      if (what?.kind !== 'carried') return noSuch(`TOP ${one.number}`)
      left.push(what.item)
      continue
    }
    const item = open.find(({ mark }) => mark === one.proposal)?.item
    if (!item) return noSuch(one.proposal)
    put([
      one.kind === 'accept'
        ? decideProposal(current(item), 'accepted', arranged)
        : decideProposal(current(item), 'declined', arranged, one.reason),
    ])
  }
  const authorship = { at: ordered.at, by: ordered.person.id, deed: 'agenda.arrange' }
  for (const item of left) {
    if (!(await work.agenda.change(decideProposal(item, 'declined', []), authorship))) return say.changedMeanwhile()
  }
  for (const item of items) {
    const after = current(item)
    // However often it was touched, it is one change.
    if (after !== item && !(await work.agenda.change({ ...after, version: item.version + 1 }, authorship))) {
      return say.changedMeanwhile()
    }
  }
  return undefined
}
