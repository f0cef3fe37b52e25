import { readArrangement, type SaidArrangement } from '#src/conversation/agenda-words.ts'
import { bodyOf, meetingNamed } from '#src/conversation/meeting-field.ts'
import type { Order, Ordered } from '#src/conversation/order.ts'
import type { Work } from '#src/conversation/work.ts'
import {
  type AgendaItem,
  acceptedItems,
  closingDay,
  decided,
  letterOf,
  movedBefore,
  proposals,
} from '#src/meetings/agenda.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { isStillAhead } from '#src/meetings/move.ts'
import * as say from '#src/speech/agenda.ts'
import { unknownName } from '#src/speech/move-meeting.ts'
import type { Reply } from '#src/speech/reply.ts'
import { meetingAgenda } from './agenda-of.ts'
import { handOutAgenda } from './hand-out-agenda.ts'

/** "/tagesordnung KoK Kassel": shows it; with "A aufnehmen" or "TOP 5 vor TOP 4" whoever runs the body arranges it. */
export const seeAgenda: Order = {
  command: 'agenda',
  needs: 'meeting.read',
  about: say.aboutAgenda(),
  async carryOut(ordered, work) {
    const { sight, at, today } = ordered
    const { rest, said } = readArrangement(ordered.text)
    const shown = sight.meetings.filter(
      (meeting) => meeting.state !== 'cancelled' && (isStillAhead(meeting, at) || meeting.on === today),
    )
    const meeting = meetingNamed(rest, shown, sight).meeting ?? (shown.length === 1 ? shown[0] : undefined)
    if (!meeting) {
      return say.whichMeeting(
        shown.map((one) => ({ of: bodyOf(one, sight), meeting: one })),
        '/tagesordnung',
      )
    }
    if (said?.kind === 'handOut') {
      if (!(await mayArrange(meeting, ordered))) return say.mayNotArrange()
      return handOutAgenda(meeting, said.isConfirmed, ordered, work)
    }
    const refusal = said && (await arrange(said, meeting, ordered, work))
    return refusal ?? view(meeting, ordered, work)
  },
}

async function view(meeting: Meeting, ordered: Ordered, work: Work): Promise<Reply> {
  const { agreement, items, lines, openTasks } = await meetingAgenda(meeting, ordered, work)
  const people = await work.directory.people()
  return say.agenda({
    agreement,
    of: bodyOf(meeting, ordered.sight),
    meeting,
    lines,
    openTasks: (await mayReadMinutes(meeting, ordered)) ? openTasks : [],
    items: (await mayReadDrafts(meeting, ordered)) ? items : acceptedItems(items),
    closing: closingDay(meeting, ordered.sight.presets),
    mayArrange: await mayArrange(meeting, ordered),
    nameOf: (id) => people.find((person) => person.id === id)?.name ?? unknownName(),
  })
}

const mayArrange = ({ agreementId, committeeId }: Meeting, { isAllowed }: Ordered): Promise<boolean> =>
  isAllowed('agenda.arrange', { agreementId, committeeId })

const mayReadDrafts = ({ agreementId, committeeId }: Meeting, { isAllowed }: Ordered): Promise<boolean> =>
  isAllowed('agenda.readDraft', { agreementId, committeeId })

const mayReadMinutes = ({ agreementId, committeeId }: Meeting, { isAllowed }: Ordered): Promise<boolean> =>
  isAllowed('minutes.read', { agreementId, committeeId })

/** @returns why not, or undefined when it is done */
async function arrange(
  said: Exclude<SaidArrangement, { kind: 'handOut' }>,
  meeting: Meeting,
  ordered: Ordered,
  work: Work,
): Promise<Reply | undefined> {
  if (!(await mayArrange(meeting, ordered))) return say.mayNotArrange()
  const { items, lines } = await meetingAgenda(meeting, ordered, work)
  const hand = { at: ordered.at, by: ordered.person.id, deed: 'agenda.arrange' }
  const store = async (changed: readonly AgendaItem[]): Promise<Reply | undefined> => {
    for (const item of changed) if (!(await work.agenda.change(item, hand))) return say.changedMeanwhile()
    return undefined
  }
  if (said.kind === 'before') {
    const itemAt = (number: string): AgendaItem | undefined => {
      const what = lines.find((line) => line.number === number)?.what
      return what?.kind === 'item' ? what.item : undefined
    }
    const [item, before] = [itemAt(said.number), itemAt(said.before)]
    if (!item || !before) return say.noSuchLine(`TOP ${item ? said.before : said.number}`)
    return store(movedBefore(item, before, items))
  }
  const item = proposals(items).find((_, place) => letterOf(place) === said.letter)
  if (!item) return say.noSuchLine(said.letter)
  return store([
    said.kind === 'accept' ? decided(item, 'accepted', items) : decided(item, 'declined', items, said.reason),
  ])
}
