/**
 * How much of a phone an answer takes before anybody opens anything, in Chromium with the renderer of Adaptive Cards: the
 * answer of every reading command on every agreement, in both versions, and what orders read back fit one screen.
 * (LOTSE_HEIGHTS=1 prints the table.)
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { instant, localDate, localTime } from '#src/calendar/local-date.ts'
import { createLog } from '#src/log.ts'
import { type Lotse, startLotse } from '#src/main.ts'
import { officeId } from '#src/people/office.ts'
import { personId } from '#src/people/person.ts'
import { clockAt } from '../doubles/clock.ts'
import {
  type Connector,
  cardOf,
  messageFrom,
  PERSONAL,
  PETRA,
  type SentCard,
  sendActivity,
  startConnector,
  TENANT,
} from '../doubles/connector.ts'
import { readAgreements } from '../doubles/read-agreements.ts'

const BROWSER = '/usr/bin/chromium'
const present = existsSync(BROWSER)
if (!present) console.warn(`Skipped: heights need ${BROWSER} (Debian: apt-get install chromium).`)

/** Of a usual phone, without the bars of Teams; and the width its cards have there. */
const SCREEN = 690
const WIDTH = 312

const REGIONS = ['LK Kassel', 'MKK', 'Kreis Unna', 'LK Zwickau', 'Kreis Groß-Gerau']
const COMMANDS = [
  '/kok',
  '/termine',
  '/gremien',
  '/fristen',
  '/vereinbarung',
  '/geschäftsführung',
  '/kündigung',
  '/erinnerungen',
]
const FURTHER = [
  '/hilfe',
  '/schritte',
  '/fristen LWV',
  '/erinnerungen LWV',
  '/vereinbarung Kassel 8 c',
  '/vereinbarung Kassel Träger',
]

/** About whoever asks, or about a meeting; what an order reads back is the last. */
const OWN = [
  '/hilfe',
  '/schritte',
  '/fristen',
  '/erinnerungen',
  '/verwaltung',
  '/verwaltung Kassel',
  '/verwaltung verlauf',
  '/verwaltung meine daten',
  '/aufgaben ich',
  '/aufgaben',
  '/beschlüsse',
  '/einstellungen',
  '/aufbewahrung',
  '/stufen Kassel',
  '/vorlauf KoK Kassel',
  '/kok Kassel',
  '/termine Kassel',
  '/gremien KoK Kassel',
  '/tagesordnung KoK Kassel 11.5.2027',
  '/rückmeldungen KoK Kassel 11.5.2027',
  '/protokoll KoK Kassel 16.2.2027',
  'Was ist die KoK Kassel?',
  'Kann ich per E-Mail kündigen? Kassel',
  'Welche Telefonnummer hat der Kreis Groß-Gerau?',
]
const ORDERS = [
  '/termin KoK Kassel 3.6.2027 10 Uhr Kreishaus',
  '/einladen KoK Kassel 11.5.2027',
  '/verschieben KoK Kassel vom 11.5.2027 auf den 18.5.2027',
  '/absagen KoK Kassel 11.5.2027',
  '/erledigt Kassel 8 b, 3 Personen, am 1.3.2027',
]

/** As Teams configures the renderer, in what decides about heights. */
const HOST = {
  fontFamily: 'Arial, sans-serif',
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 200, default: 400, bolder: 600 },
  spacing: { small: 8, default: 8, medium: 16, large: 20, extraLarge: 24, padding: 12 },
  actions: { maxActions: 6, actionsOrientation: 'horizontal', actionAlignment: 'left', buttonSpacing: 8 },
}

/** Runs in the page. */
const DRAWN = `({ card, host, width }) => {
  const shown = new AdaptiveCards.AdaptiveCard()
  shown.hostConfig = new AdaptiveCards.HostConfig(host)
  shown.parse(card)
  const place = document.querySelector('#card')
  place.replaceChildren(shown.render())
  place.style.width = width + 'px'
  return place.offsetHeight
}`

describe.skipIf(!present)('on a phone', () => {
  let connector: Connector
  let lotse: Lotse
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    connector = await startConnector()
    lotse = await startLotse(
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
      createLog('silent'),
      { clock: clockAt('2027-03-01T08:00:00Z').now, loadAgreements: readAgreements },
    )
    browser = await chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox'] })
    page = await browser.newPage({ viewport: { width: WIDTH, height: SCREEN } })
    await page.setContent('<body style="margin:0"><div id="card"></div></body>')
    await page.addStyleTag({
      content: 'button { font: 600 14px Arial, sans-serif; padding: 5px 12px; min-height: 32px; margin: 4px 0 }',
    })
    await page.addScriptTag({
      content: readFileSync(join('node_modules', 'adaptivecards', 'dist', 'adaptivecards.js'), 'utf8'),
    })
  })
  afterAll(async () => {
    await browser?.close()
    await lotse?.stop()
    await connector?.close()
  })

  /** Everything one person can hold: the longest /hilfe there is. */
  async function holdOffices(): Promise<void> {
    const id = personId(TENANT, PETRA.objectId ?? '')
    const hand = { at: instant('2027-03-01T08:00:00Z'), by: id, deed: 'people.administer' }
    await lotse.books.inOneTransaction(async ({ directory, meetings }) => {
      for (const [agreementId, partnerId] of [
        ['lwv-lk-kassel-2022', 'lk-kassel'],
        ['lwv-mkk-hanau-2021', 'mkk'],
      ] as const) {
        const office = officeId({ agreementId, partnerId, kind: 'secretariat', detail: 'kok' })
        await directory.appoint({ officeId: office, personId: id, as: 'holder', from: localDate('2026-01-01') }, hand)
        const on = localDate('2027-05-11')
        const common = {
          agreementId,
          committeeId: 'kok',
          at: localTime('10:00'),
          version: 1,
          plannedBy: id,
          recordedAt: hand.at,
        }
        await meetings.add({ ...common, id: `${agreementId}-ahead`, on, state: 'planned' }, hand)
        const over = localDate('2027-02-16')
        await meetings.add({ ...common, id: `${agreementId}-over`, on: over, state: 'held' }, hand)
      }
    })
  }

  async function cardFor(text: string): Promise<SentCard> {
    connector.take()
    await sendActivity(`http://127.0.0.1:${lotse.port}`, messageFrom(connector, PETRA, PERSONAL, text))
    const card = cardOf(connector.take().find(({ method }) => method === 'POST')?.activity)
    if (!card) throw new Error(`no card for ${text}`)
    return card
  }
  const heightOf = (card: SentCard): Promise<number> =>
    page.evaluate<number>(`(${DRAWN})(${JSON.stringify({ card, host: HOST, width: WIDTH })})`)

  test('every answer about an agreement fits one screen until somebody asks for more', async () => {
    const asked = [...COMMANDS.flatMap((command) => REGIONS.map((region) => `${command} ${region}`)), ...FURTHER]
    const heights: { readonly text: string; readonly height: number }[] = []
    for (const text of asked) heights.push({ text, height: await heightOf(await cardFor(text)) })
    await holdOffices()
    const measure = async (text: string, how: string): Promise<void> => {
      heights.push({ text: `${text}, ${how}`, height: await heightOf(await cardFor(text)) })
    }
    for (const text of OWN) await measure(text, 'with offices')
    for (const text of ORDERS) {
      await measure(text, 'read back')
      await cardFor('abbrechen')
    }
    await cardFor('/einfach')
    for (const text of [...asked, ...OWN]) await measure(text, 'in plain words')
    if (process.env.LOTSE_HEIGHTS) console.table(heights)
    expect(heights.filter(({ height }) => height > SCREEN)).toEqual([])
  })
})
