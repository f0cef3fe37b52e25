import { afterEach, describe, expect, it } from 'vitest'
import { instant } from '#src/calendar/local-date.ts'
import { personId } from '#src/people/person.ts'
import type { CommitteeChannel } from '#src/people/ports.ts'
import { openDatabase } from '#src/store/database/database.ts'
import { createBooks } from '#src/store/store.ts'
import { clockAt } from '../../doubles/clock.ts'
import { kinds } from '../databases.ts'

const by = { at: instant('2027-03-01T08:00:00Z'), by: personId('tenant', 'petra'), deed: 'channel.bind' }
const channel = (conversationId: string, committeeId: string): CommitteeChannel => ({
  agreementId: 'kassel',
  committeeId,
  conversationId,
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
})
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

describe.each(kinds)('on $name', (kind) => {
  async function books() {
    const { db, close } = await openDatabase(await kind.fresh())
    closing.push(close)
    return createBooks(db, clockAt('2027-03-01T08:00:00Z').now)
  }

  it('a body has one channel and a channel one body: what was there before ends', async () => {
    const { channels, inOneTransaction, audit } = await books()
    const bind = (one: CommitteeChannel) => inOneTransaction((work) => work.channels.bind(one, by))
    await bind(channel('19:a', 'kok'))
    expect(await channels.at('19:a')).toEqual(channel('19:a', 'kok'))
    await bind(channel('19:b', 'kok'))
    expect(await channels.at('19:a')).toBeUndefined()
    await bind(channel('19:b', 'steuerung'))
    expect(await channels.ofCommittee('kassel', 'kok')).toBeUndefined()
    expect(await channels.all()).toEqual([channel('19:b', 'steuerung')])
    expect(
      (await audit.latest(['kassel'], { skip: 0, limit: 10 })).map(({ deed, thing }) => `${deed} ${thing}`),
    ).toEqual([
      'channel.bind channel/kassel/steuerung',
      'channel.end channel/kassel/kok',
      'channel.bind channel/kassel/kok',
      'channel.bind channel/kassel/kok',
    ])
  })

  it('the agreement that loses its channel to another finds that in its own trail', async () => {
    const { inOneTransaction, audit } = await books()
    await inOneTransaction((work) => work.channels.bind(channel('19:a', 'kok'), by))
    await inOneTransaction((work) => work.channels.bind({ ...channel('19:a', 'kok'), agreementId: 'hanau' }, by))
    expect((await audit.latest(['kassel'], { skip: 0, limit: 10 })).map(({ deed }) => deed)).toEqual([
      'channel.end',
      'channel.bind',
    ])
    expect((await audit.latest(['hanau'], { skip: 0, limit: 10 })).map(({ deed }) => deed)).toEqual(['channel.bind'])
  })

  it('ends once', async () => {
    const { channels, inOneTransaction } = await books()
    await inOneTransaction((work) => work.channels.bind(channel('19:a', 'kok'), by))
    const release = () => inOneTransaction((work) => work.channels.release('19:a', by))
    expect(await release()).toBe(true)
    expect(await release()).toBe(false)
    expect(await channels.all()).toEqual([])
  })
})
