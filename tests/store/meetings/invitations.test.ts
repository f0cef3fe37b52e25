import { afterEach, describe, expect, it } from 'vitest'
import { instant, localDate, localTime } from '#src/calendar/local-date.ts'
import type { Invitation, Response } from '#src/meetings/invitation.ts'
import { officeId } from '#src/people/office.ts'
import { personId } from '#src/people/person.ts'
import { openDatabase } from '#src/store/database/database.ts'
import { createBooks } from '#src/store/store.ts'
import { clockAt } from '../../doubles/clock.ts'
import { kinds } from '../databases.ts'

const NOW = instant('2027-03-01T08:00:00Z')
const PETRA = personId('tenant', 'petra')
const by = { at: NOW, by: PETRA, deed: 'meeting.invite' }
const SEAT = officeId({ agreementId: 'kassel', partnerId: 'lwv', kind: 'seat', detail: 'team' })

const invitation = (name: string, version = 2): Invitation => ({
  meetingId: 'm',
  personId: personId('tenant', name),
  offices: [SEAT],
  version,
  invitedAt: NOW,
})
const response = (name: string, answer: Response['answer'], deputy?: string): Response => ({
  meetingId: 'm',
  personId: personId('tenant', name),
  answer,
  ...(deputy !== undefined && { deputy }),
  on: localDate('2027-05-11'),
  at: localTime('10:00'),
  answeredBy: personId('tenant', name),
  answeredAt: NOW,
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

  it('invitations come back in the order in which they were sent, and a newer one takes the place of the old', async () => {
    const { invitations, inOneTransaction } = await books()
    await inOneTransaction((work) => work.invitations.invite([invitation('karim'), invitation('anna')], by))
    await inOneTransaction((work) => work.invitations.invite([invitation('karim', 3), invitation('eva')], by))
    expect(await invitations.invitedTo('m')).toEqual([invitation('karim', 3), invitation('anna'), invitation('eva')])
    expect(await invitations.invitedTo('other')).toEqual([])
  })

  it('the last answer counts, the one before stays in the audit trail, and no name of a deputy stands there', async () => {
    const { invitations, inOneTransaction, audit } = await books()
    const given = [response('anna', 'accepted'), response('anna', 'represented', 'Jana Ernst')]
    for (const one of given)
      await inOneTransaction((work) => work.invitations.respond(one, { ...by, by: one.personId }))
    expect(await invitations.responsesTo('m')).toEqual([given[1]])
    const rows = await audit()
    const last = rows.find(({ before }) => before !== null)
    expect(JSON.parse(last?.before ?? '')).toMatchObject({ answer: 'accepted', hasDeputy: false })
    expect(JSON.parse(last?.after ?? '')).toMatchObject({ answer: 'represented', hasDeputy: true })
    expect(JSON.stringify(rows)).not.toContain('Jana')
  })

  it('fifty answers at once are fifty answers', async () => {
    const { invitations, inOneTransaction } = await books()
    const names = Array.from({ length: 50 }, (_, at) => `p${at}`)
    await Promise.all(
      names.map((name) => inOneTransaction((work) => work.invitations.respond(response(name, 'accepted'), by))),
    )
    expect(await invitations.responsesTo('m')).toHaveLength(50)
  })

  it('needs are counted, taken back, and never named in the audit trail', async () => {
    const { invitations, inOneTransaction, audit } = await books()
    const anna = personId('tenant', 'anna')
    const set = (name: string, need: 'signLanguage' | 'stepFree', isNeeded: boolean) =>
      inOneTransaction((work) => work.invitations.setNeed('m', personId('tenant', name), need, isNeeded, by))
    await set('anna', 'signLanguage', true)
    await set('anna', 'signLanguage', true)
    await set('ben', 'signLanguage', true)
    await set('anna', 'stepFree', true)
    await set('anna', 'stepFree', false)
    expect(await invitations.needsFor('m')).toMatchObject({ signLanguage: 2, stepFree: 0, plainLanguage: 0 })
    expect(await invitations.needsOf('m', anna)).toEqual(['signLanguage'])
    await inOneTransaction((work) => work.invitations.forgetNeeds(anna, by))
    expect(await invitations.needsFor('m')).toMatchObject({ signLanguage: 1, stepFree: 0, plainLanguage: 0 })
    expect(JSON.stringify(await audit())).not.toMatch(/signLanguage|stepFree/)
  })
})
