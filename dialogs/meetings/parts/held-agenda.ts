/** The agenda that the lines of minutes stand under: kept when they are begun, so that no number moves afterwards. */
import type { Agreement } from '#src/agreements/lookup.ts'
import type { CommandContext } from '#src/conversation/direct-command.ts'
import type { Work } from '#src/conversation/work.ts'
import { type AgendaLine, type KeptItem, keptAgenda, lineKey } from '#src/meetings/agenda.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { agendaLineText, titleOf } from '#src/speech/meetings/agenda.ts'
import { meetingAgenda } from './agenda-of.ts'
import { authorshipOf } from './open-minutes.ts'

const keptItem = (line: AgendaLine, agreement: Agreement): KeptItem => ({
  key: lineKey(line),
  number: line.number,
  text: agendaLineText(line, agreement),
  basis: line.basis,
  title: titleOf(line, agreement),
  ...((line.what.kind === 'item' || line.what.kind === 'carried') && { kind: line.what.item.kind }),
})

export async function agendaHeld(
  meeting: Meeting,
  ordered: CommandContext,
  work: Work,
): Promise<{ readonly agreement: Agreement; readonly items: readonly KeptItem[] }> {
  const { agreement, lines } = await meetingAgenda(meeting, ordered, work)
  const kept = await work.agenda.keptItems(meeting.id)
  const now = lines.map((line) => keptItem(line, agreement))
  const items = keptAgenda(kept, now)
  if (items !== kept) await work.agenda.keepItems(meeting.id, items, authorshipOf('minutes.agenda', ordered))
  return { agreement, items }
}
