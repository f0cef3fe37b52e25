import { afterEach, describe, expect, it } from 'vitest'
import { instant, localDate, localTime } from '#src/calendar/local-date.ts'
import type { Poll, Vote } from '#src/meetings/slots.ts'
import { personId } from '#src/people/person.ts'
import { openDatabase } from '#src/store/database/database.ts'
import type { Tables } from '#src/store/database/tables.ts'
import { createBooks } from '#src/store/store.ts'
import { clockAt } from '../../doubles/clock.ts'
import { kinds } from '../databases.ts'

const NOW = instant('2027-03-01T08:00:00Z')
const PETRA = personId('tenant', 'petra')
const by = { at: NOW, by: PETRA, deed: 'meeting.plan' }
const poll: Poll = {
  id: 'p',
  agreementId: 'kassel',
  committeeId: 'kok',
  slots: [{ on: localDate('2027-05-11'), at: localTime('10:00') }],
  asked: [PETRA],
  state: 'open',
  version: 1,
  openedBy: PETRA,
  openedAt: NOW,
}
const vote = (name: string, choice: 'yes' | 'no'): Vote => ({
  pollId: 'p',
  personId: personId('tenant', name),
  choices: { 0: choice },
  votedAt: NOW,
})
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

describe.each(kinds)('on $name', (kind) => {
  async function books() {
    const { db, close } = await openDatabase(await kind.fresh())
    closing.push(close)
    const audit = () => db.selectFrom('audit').selectAll().execute()
    return { ...createBooks(db, clockAt('2027-03-01T08:00:00Z').now), audit }
  }

  it('a search comes back as it was, and only one of two changes succeeds', async () => {
    const { polls, inOneTransaction } = await books()
    await inOneTransaction((work) => work.polls.add(poll, by))
    expect(await polls.find('p')).toEqual(poll)
    expect(await polls.find('q')).toBeUndefined()
    const fixed: Poll = { ...poll, state: 'fixed', version: 2 }
    const change = () => inOneTransaction((work) => work.polls.change(fixed, by))
    expect((await Promise.all([change(), change()])).toSorted()).toEqual([false, true])
    expect(await polls.all()).toEqual([fixed])
  })

  it('the last answer of each counts, and fifty at once are fifty', async () => {
    const { polls, inOneTransaction, audit } = await books()
    await inOneTransaction((work) => work.polls.add(poll, by))
    const names = Array.from({ length: 50 }, (_, at) => `p${at}`)
    await Promise.all(names.map((name) => inOneTransaction((work) => work.polls.vote(vote(name, 'yes'), by))))
    await inOneTransaction((work) => work.polls.vote(vote('p7', 'no'), by))
    const votes = await polls.votesFor('p')
    expect(votes).toHaveLength(50)
    expect(votes.filter(({ choices }) => choices[0] === 'no').map(({ personId: id }) => id)).toEqual(['tenant/p7'])
    const rows = (await audit()).filter(({ before, thing }) => thing === 'poll/p/vote' && before !== null)
    expect(rows.map(({ before }) => JSON.parse(before ?? '').choices)).toEqual([{ 0: 'yes' }])
  })

  it('a remark comes back as it was typed, stands in no trail, and goes with its author', async () => {
    const { polls, inOneTransaction, audit } = await books()
    const remark = 'erst ab 11\n1½ Std.'
    await inOneTransaction(async (work) => {
      await work.polls.add(poll, by)
      for (const name of ['petra', 'karim']) await work.polls.vote({ ...vote(name, 'yes'), remark, way: 'page' }, by)
    })
    const stored = (await polls.votesFor('p')).map((one) => [one.personId, one.remark, one.way])
    expect(stored.toSorted()).toEqual(['karim', 'petra'].map((name) => [`tenant/${name}`, remark, 'page']))
    await inOneTransaction((work) => work.polls.forgetRemarks(PETRA))
    const kept = (await polls.votesFor('p')).map(({ personId: id, remark: left, choices }) => [id, left, choices])
    expect(kept.toSorted()).toEqual([
      ['tenant/karim', remark, { 0: 'yes' }],
      ['tenant/petra', undefined, { 0: 'yes' }],
    ])
    const after = (await audit()).flatMap((row) => (row.thing === 'poll/p/vote' ? [JSON.parse(row.after ?? '')] : []))
    expect(after.map((one) => [one.remark, one.hasRemark])).toEqual([
      [undefined, true],
      [undefined, true],
    ])
  })

  it.each<Partial<Tables['poll']>>([
    { slots: 'no JSON' },
    { slots: '{"on":"2027-05-11"}' },
    { slots: '[{"on":"2027-02-30","at":"10:00"}]' },
    { asked: '[1]' },
    { state: 'lost' },
    { opened_at: 'zz' },
  ])('a search that cannot be read (%j) is set aside and named; the others go on', async (wrong) => {
    const { db, close } = await openDatabase(await kind.fresh())
    closing.push(close)
    const named: string[] = []
    const { polls, inOneTransaction } = createBooks(
      db,
      () => NOW,
      undefined,
      ({ kind: of }, key) => named.push(`${of} ${key}`),
    )
    const other: Poll = { ...poll, id: 'q' }
    for (const one of [poll, other]) await inOneTransaction((work) => work.polls.add(one, by))
    await inOneTransaction((work) => work.polls.vote(vote('p7', 'no'), by))
    await db.updateTable('poll').set(wrong).where('id', '=', 'p').execute()
    await db.updateTable('vote').set({ choices: '{"0":"perhaps"}' }).execute()
    expect(await polls.all()).toEqual([other])
    expect(await polls.find('p')).toBeUndefined()
    expect(await polls.votesFor('p')).toEqual([])
    expect(new Set(named)).toEqual(new Set(['poll p', 'poll p/tenant/p7']))
  })
})
