/** Whoever deletes their data stands nowhere any more but where it is said: looked for in every table, and in the file itself. */
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { localDate } from '#src/calendar/local-date.ts'
import { createLog } from '#src/log.ts'
import { type Lotse, startLotse } from '#src/main.ts'
import { officeId } from '#src/people/office.ts'
import { personId } from '#src/people/person.ts'
import { openToRead } from '#src/store/database/database.ts'
import { TABLE_NAMES } from '#src/store/database/tables.ts'
import { clockAt } from '../doubles/clock.ts'
import { type Connector, messageFrom, type Sender, sendActivity, startConnector, TENANT } from '../doubles/connector.ts'
import { fastFolder } from '../doubles/fast-folder.ts'
import { readAgreements } from '../doubles/read-agreements.ts'
import { readerOf } from '../doubles/reader.ts'

const NAME = 'Hanna Quittenbaum'
const MAIL = 'hanna.quittenbaum@kassel.example'
const somebody = (name: string, digit: number): Sender => ({
  name,
  objectId: `7d0c2f1e-8a35-4c1b-9a64-00000000000${digit}`,
  tenant: TENANT,
})
const [ANNA, PETRA, HANNA] = [somebody('Anna Amt', 1), somebody('Petra Lorenz', 2), somebody(NAME, 3)]
const chatOf = ({ objectId }: Sender) => ({ kind: 'personal', id: `a:${objectId}` }) as const

let folder: string
let database: string
let connector: Connector
let lotse: Lotse
const say = async (who: Sender, ...texts: readonly string[]): Promise<void> => {
  for (const text of texts)
    await sendActivity(`http://127.0.0.1:${lotse.port}`, messageFrom(connector, who, chatOf(who), text))
}
beforeAll(async () => {
  folder = fastFolder('lotse-forget-')
  database = join(folder, 'forget.db')
  connector = await startConnector()
  const clock = clockAt('2027-03-01T08:00:00Z')
  lotse = await startLotse(
    {
      mode: 'demo',
      host: '127.0.0.1',
      port: 0,
      database,
      agreementsFolder: 'data/agreements',
      admins: [ANNA.objectId ?? ''],
      logLevel: 'silent',
      tenants: [TENANT],
    },
    createLog('silent'),
    { clock: clock.now, loadAgreements: readAgreements, readerOf },
  )
  const offices = [
    [PETRA, 'secretariat', 'kok'],
    [HANNA, 'seat', 'jugendamt'],
  ] as const
  for (const [who, kind, detail] of offices) {
    const person = personId(who.tenant, who.objectId ?? '')
    const hand = { at: clock.now(), by: person, deed: 'people.administer' }
    await lotse.books.inOneTransaction(async ({ directory }) => {
      const teams = { serviceUrl: connector.serviceUrl, conversationId: chatOf(who).id }
      await directory.enter({ id: person, name: who.name, teams, ...(who === HANNA && { mail: MAIL }) }, hand)
      const office = officeId({ agreementId: 'lwv-lk-kassel-2022', partnerId: 'lk-kassel', kind, detail })
      await directory.appoint({ officeId: office, personId: person, as: 'holder', from: localDate('2027-01-01') }, hand)
    })
  }
  await say(PETRA, '/termin kok kassel 17.6.2027 um 10 Uhr Kreishaus', 'ja', '/einladen kok kassel 17.6.2027', 'ja')
  await say(HANNA, `/top kok kassel 17.6.2027 Wohnen, Beratung, 20 Minuten, vorgestellt von ${NAME}`, 'ja')
  await say(PETRA, '/tagesordnung kok kassel 17.6.2027', '/termin kok kassel 1.3.2027 um 18 Uhr Kreishaus', 'ja')
  await say(
    PETRA,
    '/protokoll kok kassel 1.3.2027',
    `${NAME} berichtet.`,
    `Auftrag: Liste senden durch ${NAME} bis 30.6.2027`,
  )
  await say(PETRA, 'Ende', '/rückmeldungen kok kassel 17.6.2027', '/funktion kassel')
  await lotse.pulse()
})
afterAll(async () => {
  await connector.close()
  await rm(folder, { recursive: true, force: true })
})

/** The tables in which one of these words stands. */
async function tablesWith(...words: readonly string[]): Promise<readonly string[]> {
  const opened = await openToRead(database)
  if (!opened) throw new Error('no database')
  try {
    const found: string[] = []
    for (const name of TABLE_NAMES) {
      const { rows } = await sql`select * from ${sql.table(name)}`.execute(opened.db)
      if (words.some((word) => JSON.stringify(rows).includes(word))) found.push(name)
    }
    return found
  } finally {
    await opened.close()
  }
}

test('no table names whoever deleted their data, and the file does not either', async () => {
  expect(await tablesWith(NAME, MAIL)).toEqual(
    expect.arrayContaining(['person', 'inbox', 'outbox', 'agenda_item', 'minutes_line']),
  )
  // The trail names nobody, as it can never be changed.
  expect(await tablesWith(NAME)).not.toContain('audit')
  await say(HANNA, '/datenlöschen', 'ja')
  // Reminders of tasks in the draft are planned anew; whoever has to do them is nobody any more.
  await lotse.pulse()
  expect(await tablesWith(NAME, MAIL)).toEqual([])
  await lotse.stop()
  const bytes = await readFile(database, 'latin1')
  expect(bytes.split(MAIL).length - 1).toBe(0)
})
