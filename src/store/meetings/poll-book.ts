/** Looking for a date, in the database. Every write brings its audit row with it. */
import { z } from 'zod'
import type { OnUnreadable } from '#src/letters/set-aside.ts'
import type { PollBook, PollReader } from '#src/meetings/ports.ts'
import type { AnswerWay, Choice, Poll, Vote } from '#src/meetings/slots.ts'
import type { Trail } from '#src/store/audit/audit-trail.ts'
import type { Executor, Tables } from '#src/store/database/tables.ts'
import { day, moment, readJsonAs, rowsRead, storedPerson, time } from '#src/store/unreadable-row.ts'

export function pollReader(db: Executor, onUnreadable: OnUnreadable): PollReader {
  const pollsIn = (rows: readonly Tables['poll'][]) =>
    rowsRead(rows, readPoll, ({ id, agreement_id: agreementId, committee_id: committeeId }) =>
      onUnreadable('poll', id, { agreementId, committeeId }),
    )
  return {
    async find(id) {
      return pollsIn(await db.selectFrom('poll').selectAll().where('id', '=', id).execute())[0]
    },
    async all() {
      const rows = await db.selectFrom('poll').selectAll().execute()
      const key = ({ opened_at, id }: Tables['poll']) => `${opened_at} ${id}`
      return pollsIn(rows.toSorted((one, other) => (key(one) < key(other) ? 1 : -1)))
    },
    async votesFor(pollId) {
      const rows = await db.selectFrom('vote').selectAll().where('poll_id', '=', pollId).execute()
      return rowsRead(rows, readVote, (row) => onUnreadable('poll', `${row.poll_id}/${row.person_id}`, { pollId }))
    },
  }
}

export function pollBook(db: Executor, trail: Trail, onUnreadable: OnUnreadable): PollBook {
  const reader = pollReader(db, onUnreadable)
  return {
    ...reader,
    async add(poll, by) {
      await db.insertInto('poll').values(toRow(poll)).execute()
      await trail.add({ ...by, thing: `poll/${poll.id}`, after: poll })
    },
    async change(poll, by) {
      const before = await reader.find(poll.id)
      const { numUpdatedRows } = await db
        .updateTable('poll')
        .set(toRow(poll))
        .where('id', '=', poll.id)
        .where('version', '=', poll.version - 1)
        .executeTakeFirst()
      if (numUpdatedRows !== 1n) return false
      await trail.add({ ...by, thing: `poll/${poll.id}`, before, after: poll })
      return true
    },
    async vote(vote, by) {
      const before = (await reader.votesFor(vote.pollId)).find(({ personId }) => personId === vote.personId)
      const row = toVoteRow(vote)
      await db
        .insertInto('vote')
        .values(row)
        .onConflict((conflict) => conflict.columns(['poll_id', 'person_id']).doUpdateSet(row))
        .execute()
      await trail.add({
        ...by,
        thing: `poll/${vote.pollId}/vote`,
        ...(before && { before: withoutRemark(before) }),
        after: withoutRemark(vote),
      })
    },
    async forgetRemarks(person) {
      await db.updateTable('vote').set({ remark: null }).where('person_id', '=', person).execute()
    },
  }
}

const toRow = (poll: Poll): Tables['poll'] => ({
  id: poll.id,
  agreement_id: poll.agreementId,
  committee_id: poll.committeeId,
  slots: JSON.stringify(poll.slots),
  asked: JSON.stringify(poll.asked),
  state: poll.state,
  version: poll.version,
  opened_by: poll.openedBy,
  opened_at: poll.openedAt,
})

const slots = z.array(z.strictObject({ on: day, at: time }))
const persons = z.array(storedPerson)
const state = z.enum(['open', 'fixed', 'withdrawn'])

/** @returns undefined if it cannot be read: nobody is asked by it any more */
function readPoll(row: Tables['poll']): Poll | undefined {
  const read = {
    slots: readJsonAs(slots, row.slots),
    asked: readJsonAs(persons, row.asked),
    state: state.safeParse(row.state).data,
    openedBy: storedPerson.safeParse(row.opened_by).data,
    openedAt: moment.safeParse(row.opened_at).data,
  }
  if (!read.slots || !read.asked || !read.state || !read.openedBy || !read.openedAt) return undefined
  return {
    id: row.id,
    agreementId: row.agreement_id,
    committeeId: row.committee_id,
    slots: read.slots,
    asked: read.asked,
    state: read.state,
    version: row.version,
    openedBy: read.openedBy,
    openedAt: read.openedAt,
  }
}

/** The trail is never deleted, and what people write may name somebody. */
const withoutRemark = ({ remark, ...vote }: Vote) => ({ ...vote, ...(remark !== undefined && { hasRemark: true }) })

const toVoteRow = (vote: Vote): Tables['vote'] => ({
  poll_id: vote.pollId,
  person_id: vote.personId,
  choices: JSON.stringify(vote.choices),
  voted_at: vote.votedAt,
  remark: vote.remark ?? null,
  way: vote.way ?? null,
})

const choices = z.record(z.string().regex(/^\d+$/), z.enum(['yes', 'ifNeedBe', 'no']) satisfies z.ZodType<Choice>)

const answerWay = z.enum(['page', 'mail']) satisfies z.ZodType<AnswerWay>

function readVote(row: Tables['vote']): Vote | undefined {
  const read = {
    choices: readJsonAs(choices, row.choices),
    personId: storedPerson.safeParse(row.person_id).data,
    votedAt: moment.safeParse(row.voted_at).data,
    way: row.way === null ? null : answerWay.safeParse(row.way).data,
  }
  if (!read.choices || !read.personId || !read.votedAt || read.way === undefined) return undefined
  return {
    pollId: row.poll_id,
    personId: read.personId,
    choices: read.choices,
    ...(row.remark !== null && { remark: row.remark }),
    ...(read.way !== null && { way: read.way }),
    votedAt: read.votedAt,
  }
}
