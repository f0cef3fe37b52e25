/** A line of minutes as its row has it. */
import { z } from 'zod'
import { attendanceKinds } from '#src/meetings/attendance.ts'
import {
  type DecisionResult,
  generalKinds,
  type LineKind,
  type MinutesLine,
  resultWords,
  type Task,
} from '#src/meetings/minutes.ts'
import type { FrozenLine } from '#src/meetings/minutes-version.ts'
import type { NamedCommittee } from '#src/meetings/register.ts'
import type { Tables } from '#src/store/database/tables.ts'
import { day, moment, readJsonAs, storedPerson } from '#src/store/unreadable-row.ts'

export const bodyKey = ({ agreementId, committeeId }: NamedCommittee): string => `${agreementId}/${committeeId}`

export function bodyOf(key: string): NamedCommittee {
  const at = key.indexOf('/')
  return { agreementId: key.slice(0, at), committeeId: key.slice(at + 1) }
}

const voters = z.int().nonnegative()
const result = z.union([
  z.enum(resultWords),
  z.strictObject({
    how: z.enum(['unanimous', 'majority']),
    against: voters.exactOptional(),
    abstained: voters.exactOptional(),
  }),
  z.strictObject({ inFavour: voters, against: voters, abstained: voters.exactOptional() }),
]) satisfies z.ZodType<DecisionResult>
const kind = z.enum([
  ...attendanceKinds,
  ...generalKinds,
  'discussion',
  'information',
  'decision',
  'task',
  'objection',
]) satisfies z.ZodType<LineKind>

/** Lines as a version of the minutes holds them. */
export const frozen = z.array(
  z.strictObject({
    number: z.int().positive(),
    item: z.string(),
    itemTitle: z.string(),
    kind,
    text: z.string(),
    vote: result.exactOptional(),
    responsible: z.string().exactOptional(),
    dueOn: day.exactOptional(),
    dueWords: z.string().exactOptional(),
  }),
) satisfies z.ZodType<readonly FrozenLine[]>

const known = z.object({ kind, due_on: day.nullable(), written_by: storedPerson, written_at: moment })
const done = z.object({ done_on: day, remark: z.string() })

/** @returns undefined if it cannot be read */
export function readLine(row: Tables['minutes_line']): MinutesLine | undefined {
  const { data: read } = known.safeParse(row)
  const vote = row.vote === null ? undefined : readJsonAs(result, row.vote)
  if (!read || (row.vote !== null && vote === undefined)) return undefined
  return {
    id: row.id,
    meetingId: row.meeting_id,
    number: row.number,
    item: row.item,
    itemTitle: row.item_title,
    kind: read.kind,
    text: row.text,
    ...(vote !== undefined && { vote }),
    ...(row.responsible !== null && { responsible: row.responsible }),
    ...(read.due_on !== null && { dueOn: read.due_on }),
    ...(row.due_words !== null && { dueWords: row.due_words }),
    writtenBy: read.written_by,
    writtenAt: read.written_at,
    ...(row.replaced_by !== null && { replacedBy: row.replaced_by }),
  }
}

/**
 * That a task is done, from the row beside it; none: it is open.
 * @returns undefined if it cannot be read: then the task is neither open nor done
 */
export function readDone(row: {
  readonly done_on: string | null
  readonly remark: string | null
}): { readonly done?: NonNullable<Task['done']> } | undefined {
  if (row.done_on === null) return {}
  const { data: read } = done.safeParse(row)
  return read && { done: { on: read.done_on, remark: read.remark } }
}
