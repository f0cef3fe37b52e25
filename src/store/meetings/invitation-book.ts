/** Invitations, responses and access needs in the database. */
import { z } from 'zod'
import type { Changed } from '#src/conversation/work.ts'
import type { OnUnreadable } from '#src/letters/set-aside.ts'
import { type AccessNeed, type Answer, accessNeeds, type Invitation, type Response } from '#src/meetings/invitation.ts'
import type { InvitationBook, InvitationReader } from '#src/meetings/ports.ts'
import type { AnswerWay } from '#src/meetings/slots.ts'
import { isOfficeId, type OfficeId } from '#src/people/office.ts'
import type { Trail } from '#src/store/audit/audit-trail.ts'
import type { Executor, Tables } from '#src/store/database/tables.ts'
import { day, moment, readJsonAs, rowsRead, storedPerson, time } from '#src/store/unreadable-row.ts'

export function invitationReader(db: Executor, onUnreadable: OnUnreadable): InvitationReader {
  const aside = (row: { readonly meeting_id: string; readonly person_id: string }): void =>
    onUnreadable('invitation', `${row.meeting_id}/${row.person_id}`, { meetingId: row.meeting_id })
  return {
    async invitedTo(meetingId) {
      const rows = await db.selectFrom('invitation').selectAll().where('meeting_id', '=', meetingId).execute()
      return rowsRead(
        rows.toSorted((one, other) => one.position - other.position),
        readInvitation,
        aside,
      )
    },
    async responsesTo(meetingId) {
      const rows = await db.selectFrom('response').selectAll().where('meeting_id', '=', meetingId).execute()
      return rowsRead(rows, readResponse, aside)
    },
    async needsFor(meetingId) {
      const rows = await db.selectFrom('access_need').select('need').where('meeting_id', '=', meetingId).execute()
      const howMany = (need: AccessNeed) => rows.filter((row) => row.need === need).length
      return Object.fromEntries(accessNeeds.map((need) => [need, howMany(need)])) as Record<AccessNeed, number>
    },
    async needsOf(meetingId, person) {
      const rows = await db
        .selectFrom('access_need')
        .select('need')
        .where('meeting_id', '=', meetingId)
        .where('person_id', '=', person)
        .execute()
      return accessNeeds.filter((need) => rows.some((row) => row.need === need))
    },
    async needWordsFor(meetingId) {
      const rows = await db.selectFrom('access_need').selectAll().where('meeting_id', '=', meetingId).execute()
      const said = rows.filter(({ words }) => words !== null && words !== '')
      return rowsRead(said, readNeedWords, aside)
    },
  }
}

export function invitationBook(
  db: Executor,
  trail: Trail,
  changed: Changed,
  onUnreadable: OnUnreadable,
): InvitationBook {
  const reader = invitationReader(db, onUnreadable)
  /** Who is still to answer. */
  const answersChanged = async (meetingId: string): Promise<void> => {
    const rows = await db.selectFrom('meeting').select('agreement_id').where('id', '=', meetingId).execute()
    for (const { agreement_id } of rows) changed(agreement_id, { kind: 'answers', meetingId })
  }
  return {
    ...reader,
    async invite(invitations, by) {
      for (const invitation of invitations) {
        const { meetingId, personId } = invitation
        const before = await reader.invitedTo(meetingId)
        const known = before.find((one) => one.personId === personId)
        const row = toRow(invitation, known ? before.indexOf(known) : before.length)
        await db
          .insertInto('invitation')
          .values(row)
          .onConflict((conflict) => conflict.columns(['meeting_id', 'person_id']).doUpdateSet(row))
          .execute()
        await trail.add({ ...by, thing: `meeting/${meetingId}/invitation`, before: known, after: invitation })
        await answersChanged(meetingId)
      }
    },
    async respond(response, by) {
      const { meetingId, personId } = response
      const before = (await reader.responsesTo(meetingId)).find((one) => one.personId === personId)
      const row = toResponseRow(response)
      await db
        .insertInto('response')
        .values(row)
        .onConflict((conflict) => conflict.columns(['meeting_id', 'person_id']).doUpdateSet(row))
        .execute()
      await trail.add({
        ...by,
        thing: `meeting/${meetingId}/response`,
        before: before && withoutName(before),
        after: withoutName(response),
      })
      await answersChanged(meetingId)
    },
    async forgetNeeds(person, by) {
      await db.deleteFrom('access_need').where('person_id', '=', person).execute()
      await trail.add({ ...by, thing: `person/${person}/needs` })
    },
    async forgetNotes(person) {
      const isTheirs = db.updateTable('response').set({ note: null })
      for (const column of ['person_id', 'answered_by'] as const) await isTheirs.where(column, '=', person).execute()
    },
    async setNeed(meetingId, person, need, isNeeded, by, words) {
      if (isNeeded) {
        const row = { meeting_id: meetingId, person_id: person, need, words: words ?? null }
        await db
          .insertInto('access_need')
          .values(row)
          .onConflict((conflict) => conflict.columns(['meeting_id', 'person_id', 'need']).doUpdateSet(row))
          .execute()
      } else {
        await db
          .deleteFrom('access_need')
          .where('meeting_id', '=', meetingId)
          .where('person_id', '=', person)
          .where('need', '=', need)
          .execute()
      }
      await trail.add({ ...by, thing: `meeting/${meetingId}/need` })
    },
  }
}

/** The trail is never changed: a name in it could never be forgotten, nor what somebody wrote beside their answer. */
const withoutName = ({ deputy, note, ...response }: Response) => ({
  ...response,
  hasDeputy: deputy !== undefined,
  ...(note !== undefined && { hasNote: true }),
})

const toRow = ({ meetingId, personId, offices, version, invitedAt }: Invitation, position: number) => ({
  meeting_id: meetingId,
  person_id: personId,
  offices: JSON.stringify(offices),
  version,
  invited_at: invitedAt,
  position,
})

const officeIds = z.array(z.custom<OfficeId>(isOfficeId))

/** @returns undefined if it cannot be read */
function readInvitation(row: Tables['invitation']): Invitation | undefined {
  const offices = readJsonAs(officeIds, row.offices)
  const invitedAt = moment.safeParse(row.invited_at).data
  const personId = storedPerson.safeParse(row.person_id).data
  if (!offices || !invitedAt || !personId) return undefined
  return { meetingId: row.meeting_id, personId, offices, version: row.version, invitedAt }
}

const toResponseRow = (response: Response): Tables['response'] => ({
  meeting_id: response.meetingId,
  person_id: response.personId,
  answer: response.answer,
  deputy: response.deputy ?? null,
  on_date: response.on,
  at_time: response.at,
  answered_by: response.answeredBy,
  answered_at: response.answeredAt,
  note: response.note ?? null,
  arrives_at: response.arrivesAt ?? null,
  way: response.way ?? null,
  stamped_at: response.stampedAt ?? null,
})

const known = z.object({
  person_id: storedPerson,
  answer: z.enum(['accepted', 'tentative', 'declined', 'represented']) satisfies z.ZodType<Answer>,
  on_date: day,
  at_time: time,
  answered_by: storedPerson,
  answered_at: moment,
  arrives_at: time.nullable(),
  way: z.enum(['page', 'mail', 'recorded']).nullable() satisfies z.ZodType<AnswerWay | null>,
  stamped_at: moment.nullable(),
})

function readNeedWords({ person_id, words }: Tables['access_need']) {
  const personId = storedPerson.safeParse(person_id).data
  return personId && words ? { personId, words } : undefined
}

/** @returns undefined if it cannot be read: then nothing was answered */
function readResponse(row: Tables['response']): Response | undefined {
  const { data: read } = known.safeParse(row)
  return (
    read && {
      meetingId: row.meeting_id,
      personId: read.person_id,
      answer: read.answer,
      ...(row.deputy !== null && { deputy: row.deputy }),
      on: read.on_date,
      at: read.at_time,
      ...(read.arrives_at !== null && { arrivesAt: read.arrives_at }),
      ...(row.note !== null && { note: row.note }),
      ...(read.way !== null && { way: read.way }),
      ...(read.stamped_at !== null && { stampedAt: read.stamped_at }),
      answeredBy: read.answered_by,
      answeredAt: read.answered_at,
    }
  )
}
