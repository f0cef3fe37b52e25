/** An agenda is arranged: by an order that is read back, or by a button that says the whole deed. All of it or nothing. */
import type { ReadBack } from '#src/conversation/dialog.ts'
import type { CommandContext } from '#src/conversation/direct-command.ts'
import type { DialogContext } from '#src/conversation/field.ts'
import { committeeNameOf, type OfMeeting } from '#src/conversation/fields/meetings/meeting-field.ts'
import { meetingOrdered } from '#src/conversation/fields/meetings/settled-fields.ts'
import type { Readers, Work } from '#src/conversation/work.ts'
import type { SaidArrangement } from '#src/language/meetings/agenda-words.ts'
import { type AgendaItem, openProposals } from '#src/meetings/agenda.ts'
import { type Arrangement, arrangedItems, takenBack } from '#src/meetings/arrangement.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import * as say from '#src/speech/meetings/arrangement.ts'
import type { Action, Reply } from '#src/speech/parts/reply.ts'
import { meetingAgenda } from './parts/agenda-of.ts'

/** As of a cancelled meeting. */
const REASON_LENGTH = 200

type WhoArranges = Pick<CommandContext, 'person' | 'at' | 'context'>
type Typed = Exclude<SaidArrangement, { readonly kind: 'acceptOne' | 'takeBack' }>

/** Letters and numbers become ids: what is confirmed is what was read back. @returns why not */
export async function deedsSaid(
  said: readonly SaidArrangement[],
  meeting: Meeting,
  { context }: Pick<CommandContext, 'context'>,
  work: Work,
): Promise<readonly Arrangement[] | Reply> {
  const { items, lines } = await meetingAgenda(meeting, { context }, work)
  const open = openProposals(items)
  const on = (number: string) => lines.find((line) => line.number === number)?.what
  const itemAt = (number: string): AgendaItem | undefined => {
    const what = on(number)
    return what?.kind === 'item' ? what.item : undefined
  }
  const deeds: Arrangement[] = []
  const marks = open.map(({ mark }) => mark)
  for (const one of said as readonly Typed[]) {
    switch (one.kind) {
      case 'unknown':
        return say.noSuchLine(one.said, marks)
      case 'acceptAll':
        if (open.length === 0) return say.nothingProposed()
        deeds.push(...open.map(({ item }): Arrangement => ({ does: 'accept', item: item.id })))
        break
      case 'before': {
        const [item, before] = [itemAt(one.number), itemAt(one.before)]
        if (!item || !before) return say.noSuchLine(`TOP ${item ? one.before : one.number}`, marks)
        deeds.push({ does: 'move', item: item.id, before: before.id })
        break
      }
      case 'declineLine': {
        const what = on(one.number)
        if (what?.kind !== 'carried') return say.noSuchLine(`TOP ${one.number}`, marks)
        deeds.push({ does: 'decline', item: what.item.id })
        break
      }
      default: {
        const item = open.find(({ mark }) => mark === one.proposal)?.item
        if (!item) return say.noSuchLine(one.proposal, marks)
        const reason = one.kind === 'decline' ? one.reason : undefined
        if ((reason?.length ?? 0) > REASON_LENGTH) return say.longReason(REASON_LENGTH)
        deeds.push({ does: one.kind, item: item.id, ...(reason !== undefined && { reason }) })
      }
    }
  }
  return deeds
}

export async function readBackDeeds(
  deeds: readonly Arrangement[],
  unread: string | undefined,
  context: DialogContext<OfMeeting>,
  readers: Readers,
): Promise<ReadBack> {
  const meeting = meetingOrdered(context)
  const { items, left } = await itemsOn(meeting, context, readers)
  const known = [...items, ...left]
  const shown = say.readBack(committeeNameOf(meeting, context), meeting, deeds, known, unread)
  // What somebody else has changed meanwhile is read back again.
  return { ...shown, mark: deeds.map(({ item }) => known.find(({ id }) => id === item)?.version ?? 0).join(' ') }
}

/** @returns what was done, to stand in front of the agenda as it is now; or that somebody was faster */
export async function arranged(
  deeds: readonly Arrangement[],
  meeting: Meeting,
  { person, at, context }: WhoArranges,
  work: Work,
): Promise<Reply | { readonly front: string; readonly items: readonly AgendaItem[] }> {
  const { items, left } = await itemsOn(meeting, context, work)
  const changed = arrangedItems(deeds, items, left)
  if (!changed) return say.changedMeanwhile()
  for (const item of changed) {
    if (!(await work.agenda.change(item, { at, by: person.id, deed: 'agenda.arrange' }))) return say.changedMeanwhile()
  }
  const { lines } = await meetingAgenda(meeting, { context }, work)
  const numberOf = (id: string): string | undefined =>
    lines.find(({ what }) => what.kind === 'item' && what.item.id === id)?.number
  return { front: say.done(deeds, [...items, ...left], numberOf), items: changed }
}

/** A proposal by its id, taken in or taken back. */
export async function pressed(
  button: Extract<SaidArrangement, { readonly kind: 'acceptOne' | 'takeBack' }>,
  meeting: Meeting,
  actor: WhoArranges,
  work: Work,
): Promise<Reply | { readonly front: string; readonly undo?: Action }> {
  const items = await work.agenda.itemsOf(meeting.id)
  const item = items.find(({ id }) => id.startsWith(button.code))
  if (button.kind === 'acceptOne') {
    if (item?.state !== 'proposed') return say.notOpen(item?.title)
    const done = await arranged([{ does: 'accept', item: item.id }], meeting, actor, work)
    if ('answer' in done) return done
    const now = done.items.find(({ id }) => id === item.id)
    return { front: done.front, ...(now && { undo: say.undo(item, now) }) }
  }
  const as = { version: button.version, position: button.place }
  const back = item && takenBack(item, as, await work.agenda.lastCopy(meeting.id))
  const by = { at: actor.at, by: actor.person.id, deed: 'agenda.arrange' }
  if (!back || !(await work.agenda.change(back, by))) return say.notTakenBack(item?.title)
  return { front: say.takenBack(back) }
}

async function itemsOn(
  meeting: Meeting,
  context: DialogContext,
  readers: Pick<Readers, 'agenda' | 'fulfilments' | 'minutes' | 'registers'>,
) {
  const { items, lines } = await meetingAgenda(meeting, { context }, readers)
  return { items, left: lines.flatMap(({ what }) => (what.kind === 'carried' ? [what.item] : [])) }
}
