/** The longest message of each kind, through the whole bot: twice the letters take twice the work, not four times. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createLog } from '#src/log.ts'
import { type Lotse, startLotse } from '#src/main.ts'
import { clockAt } from '../doubles/clock.ts'
import { ask, type Connector, messageFrom, startConnector, TENANT } from '../doubles/connector.ts'
import { fastFolder } from '../doubles/fast-folder.ts'
import { readAgreements } from '../doubles/read-agreements.ts'
import { readerOf } from '../doubles/reader.ts'

const ANNA = { name: 'Anna', objectId: '7d0c2f1e-8a35-4c1b-9a64-000000000001', tenant: TENANT }
/** As long as a message may be. */
const LONGEST = 3_990
/** What takes as long for a short message: the request, the transaction, the answer. */
const BESIDE_MS = 10
const ATTEMPTS = 8

let connector: Connector
let lotse: Lotse
let folder: string
const say = (text: string) =>
  ask(
    `http://127.0.0.1:${lotse.port}`,
    connector,
    messageFrom(connector, ANNA, { kind: 'personal', id: 'a:anna' }, text),
  )

beforeAll(async () => {
  connector = await startConnector()
  folder = fastFolder('lotse-long-messages-')
  lotse = await startLotse(
    {
      mode: 'demo',
      host: '127.0.0.1',
      port: 0,
      database: join(folder, 'long.db'),
      agreementsFolder: 'data/agreements',
      admins: [ANNA.objectId],
      logLevel: 'silent',
      tenants: [TENANT],
    },
    createLog('silent'),
    { clock: clockAt('2027-03-01T08:00:00Z').now, loadAgreements: readAgreements, readerOf },
  )
  for (const text of ['/termin kok kassel 17.6.2027 um 10 Uhr Kreishaus', 'ja']) await say(text)
})
afterAll(async () => {
  await lotse.stop()
  await connector.close()
  await rm(folder, { recursive: true, force: true })
})

let sent = 0
async function spentMs(opening: string, piece: string, length: number): Promise<number> {
  sent += 1
  const text = `${opening} ${sent} ${piece.repeat(LONGEST)}`.slice(0, length)
  const before = process.threadCpuUsage()
  await say(text)
  const { user, system } = process.threadCpuUsage(before)
  await say('/abbrechen')
  return (user + system) / 1_000
}

const OPENINGS = [
  '',
  '/einladen kok mkk',
  '/termin',
  '/verschieben kok kassel',
  '/tagesordnung kok kassel',
  '/vertretung',
  '/erledigt kassel 8 b',
  '/vereinbarung',
]
const PIECES = ['KW 12 ', '/kok ', 'k', '1', 'KoK MKK ', ',,; ', '§ 94 ', '„a, ']

it.each(OPENINGS.flatMap((opening) => PIECES.map((piece) => [opening, piece] as const)))(
  '%s %s…',
  async (opening, piece) => {
    let growth = Number.POSITIVE_INFINITY
    for (let attempt = 0; attempt < ATTEMPTS && growth >= 3; attempt += 1) {
      const half = await spentMs(opening, piece, LONGEST / 2)
      growth = Math.min(growth, (await spentMs(opening, piece, LONGEST)) / (half + BESIDE_MS))
    }
    expect(growth).toBeLessThan(3)
  },
)
