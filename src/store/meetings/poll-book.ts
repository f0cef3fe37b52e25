/** Looking for a date, in the database. Every write brings its audit row with it. */
import type { Instant } from '#src/calendar/local-date.ts'
import type { PollBook, PollReader } from '#src/meetings/ports.ts'
import type { Choice, Poll, Slot, Vote } from '#src/meetings/slots.ts'
import type { PersonId } from '#src/people/person.ts'
import type { Trail } from '#src/store/audit/audit-trail.ts'
import type { Executor, Tables } from '#src/store/database/tables.ts'

export function pollReader(db: Executor): PollReader {
  return {
    async find(id) {
      const row = await db.selectFrom('poll').selectAll().where('id', '=', id).executeTakeFirst()
      return row && toPoll(row)
    },
    async all() {
      const rows = await db.selectFrom('poll').selectAll().execute()
      const key = ({ opened_at, id }: Tables['poll']) => `${opened_at} ${id}`
      return rows.toSorted((one, other) => (key(one) < key(other) ? 1 : -1)).map(toPoll)
    },
    async votesFor(pollId) {
      const rows = await db.selectFrom('vote').selectAll().where('poll_id', '=', pollId).execute()
      return rows.map(toVote)
    },
  }
}

export function pollBook(db: Executor, trail: Trail): PollBook {
  const reader = pollReader(db)
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
      await trail.add({ ...by, thing: `poll/${vote.pollId}/vote`, before, after: vote })
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

const toPoll = (row: Tables['poll']): Poll => ({
  id: row.id,
  agreementId: row.agreement_id,
  committeeId: row.committee_id,
  slots: JSON.parse(row.slots) as Slot[],
  asked: JSON.parse(row.asked) as PersonId[],
  state: row.state as Poll['state'],
  version: row.version,
  openedBy: row.opened_by as PersonId,
  openedAt: row.opened_at as Instant,
})

const toVoteRow = (vote: Vote): Tables['vote'] => ({
  poll_id: vote.pollId,
  person_id: vote.personId,
  choices: JSON.stringify(vote.choices),
  voted_at: vote.votedAt,
})

const toVote = (row: Tables['vote']): Vote => ({
  pollId: row.poll_id,
  personId: row.person_id as PersonId,
  choices: JSON.parse(row.choices) as Record<number, Choice>,
  votedAt: row.voted_at as Instant,
})
