/** Stored things that cannot be read are named to those who look after the bot, without a word of what anybody said. */
import { expect, it } from 'vitest'
import { createLog } from '#src/log.ts'
import { startLotse } from '#src/main.ts'
import { clockAt } from '../doubles/clock.ts'
import { messageFrom, PERSONAL, PETRA, sendActivity, startConnector, TENANT } from '../doubles/connector.ts'

it('the running bot answers, and its log says of which kind it was', async () => {
  const lines: string[] = []
  const connector = await startConnector()
  const lotse = await startLotse(
    {
      mode: 'demo',
      host: '127.0.0.1',
      port: 0,
      database: ':memory:',
      agreementsFolder: 'data/agreements',
      admins: [PETRA.objectId ?? ''],
      logLevel: 'warn',
      tenants: [TENANT],
    },
    createLog('warn', { write: (line) => lines.push(line) }),
    { clock: clockAt('2027-03-01T08:00:00Z').now },
  )
  const said = async (text: string) => {
    connector.take()
    await sendActivity(`http://127.0.0.1:${lotse.port}`, messageFrom(connector, PETRA, PERSONAL, text))
    return connector.take().map(({ activity }) => activity.summary ?? '')
  }
  try {
    await said('/kok mkk')
    const key = `region/${TENANT}/${PETRA.objectId}`
    const stored = await lotse.books.memory.get<object>(key)
    await lotse.books.memory.set(key, { ...stored, v: 0 }, 60_000)
    for (let times = 0; times < 2; times += 1) expect((await said('/kok')).join()).toContain('Für welche Region?')
    const logged = lines.map((line) => JSON.parse(line))
    expect(logged).toEqual([
      {
        level: 'warn',
        time: expect.any(String),
        kind: 'region',
        mark: expect.any(String),
        msg: expect.any(String),
        request: expect.any(String),
      },
    ])
    expect(lotse.unreadable()).toEqual([{ kind: 'region', mark: logged[0].mark }])
    expect(lines.join()).not.toContain(PETRA.objectId)
    expect((await said('/verwaltung')).join()).toContain(
      'Seit dem letzten Start war eine gespeicherte Angabe nicht lesbar.',
    )
  } finally {
    await lotse.stop()
    await connector.close()
  }
})
