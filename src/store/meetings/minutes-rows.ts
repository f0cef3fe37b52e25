/** A line of minutes as its row has it. */
import type { Instant, LocalDate } from '#src/calendar/local-date.ts'
import type { DecisionResult, LineKind, MinutesLine } from '#src/meetings/minutes.ts'
import type { NamedCommittee } from '#src/meetings/register.ts'
import type { PersonId } from '#src/people/person.ts'
import type { Tables } from '#src/store/database/tables.ts'

export const bodyKey = ({ agreementId, committeeId }: NamedCommittee): string => `${agreementId}/${committeeId}`

export function bodyOf(key: string): NamedCommittee {
  const at = key.indexOf('/')
  return { agreementId: key.slice(0, at), committeeId: key.slice(at + 1) }
}

export const toLine = (row: Tables['minutes_line']): MinutesLine => ({
  id: row.id,
  meetingId: row.meeting_id,
  number: row.number,
  item: row.item,
  itemTitle: row.item_title,
  kind: row.kind as LineKind,
  text: row.text,
  ...(row.vote !== null && { vote: JSON.parse(row.vote) as DecisionResult }),
  ...(row.responsible !== null && { responsible: row.responsible }),
  ...(row.due_on !== null && { dueOn: row.due_on as LocalDate }),
  ...(row.due_words !== null && { dueWords: row.due_words }),
  writtenBy: row.written_by as PersonId,
  writtenAt: row.written_at as Instant,
  ...(row.replaced_by !== null && { replacedBy: row.replaced_by }),
})
