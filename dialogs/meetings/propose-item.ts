import { agreementById } from '#src/agreements/lookup.ts'
import { dateInBerlin } from '#src/calendar/local-date.ts'
import { dialog } from '#src/conversation/dialog.ts'
import type { DialogContext } from '#src/conversation/field.ts'
import {
  itemKind,
  itemMinutes,
  meetingOfItem,
  paper,
  presenter,
  title,
} from '#src/conversation/fields/meetings/agenda-fields.ts'
import { committeeNameOf, meetingField, meetingOf, stillFits } from '#src/conversation/fields/meetings/meeting-field.ts'
import { type AgendaItem, closingDay, openProposals } from '#src/meetings/agenda.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { isStillAhead } from '#src/meetings/move.ts'
import { holdsOn, officeParts } from '#src/people/office.ts'
import * as say from '#src/speech/meetings/agenda.ts'

const isAhead = (meeting: Meeting, { now }: DialogContext): boolean => isStillAhead(meeting, now)

function chosen(context: DialogContext<{ readonly meeting: string }>): Meeting {
  const meeting = meetingOf(context)
  if (!meeting) throw new Error(`no meeting ${context.answers.meeting}`)
  return meeting
}

/** Proposes an item for an agenda. Opened by /top or by the button under an agenda. */
export const proposeItem = dialog('propose-item', {
  version: 1,
  about: say.aboutPropose(),
  undone: say.undone(),
  namesUnread: true,
})
  .asks('meeting', meetingOfItem(meetingField(say.askMeeting, isAhead, { dayIs: 'its', standsInFront: true })))
  .asks('title', title)
  .asks('kind', itemKind)
  .asks('minutes', itemMinutes)
  .takes('presenter', presenter)
  .takes('paper', paper)
  .checks(async (_, context) => stillFits(context, isAhead))
  .readsBack((answers, context) => {
    const meeting = chosen(context)
    const closing = closingDay(meeting, context.presets, agreementById(context.shelf, meeting.agreementId))
    const of = committeeNameOf(meeting, context)
    const late = context.today > closing.on ? closing : undefined
    return {
      question: say.readBack(answers, of, meeting),
      statements: [],
      notes: late ? [say.lateNote(late)] : [],
      confirm: say.confirm(),
      plain: say.plainReadBack(answers, of, meeting, late),
    }
  })
  .does(async (answers, { agenda, directory, outbox }, context, { person, at, newId }) => {
    const meeting = chosen(context)
    const item: AgendaItem = {
      id: newId,
      meetingId: meeting.id,
      position: (await agenda.itemsOf(meeting.id)).length,
      title: answers.title,
      kind: answers.kind,
      ...(answers.minutes > 0 && { minutes: answers.minutes }),
      ...(answers.presenter !== undefined && { presenter: answers.presenter }),
      ...(answers.paper !== undefined && { paper: answers.paper }),
      state: 'proposed',
      proposedBy: person.id,
      proposedAt: at,
      isLate:
        dateInBerlin(at) > closingDay(meeting, context.presets, agreementById(context.shelf, meeting.agreementId)).on,
      version: 1,
    }
    await agenda.add(item, { at, by: person.id, deed: 'item.propose' })
    const of = committeeNameOf(meeting, context)
    const running = (await directory.holdingsIn(meeting.agreementId)).filter((holding) => {
      const office = officeParts(holding.officeId)
      return office.kind === 'secretariat' && office.detail === meeting.committeeId && holdsOn(holding, context.today)
    })
    const told = new Set(running.map(({ personId }) => personId).filter((id) => id !== person.id))
    await outbox.add(
      [...told].map((id) => ({
        key: `item/${item.id}/${id}`,
        kind: 'notice' as const,
        cause: `item/${item.id}`,
        to: { person: id },
        content: { kind: 'words' as const, words: say.proposedNotice(item.title, person.name, of, meeting) },
        notBefore: at,
      })),
    )
    const isRunning = running.some(({ personId }) => personId === person.id)
    const own = openProposals(await agenda.itemsOf(meeting.id)).find((one) => one.item.id === item.id)
    return say.proposed(item.title, of, meeting, isRunning ? own : undefined)
  })
