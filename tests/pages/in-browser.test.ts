/**
 * Every page in Chromium: nothing that axe-core finds, on a phone nothing beside the screen, everything by the keyboard, and
 * a name for every control. (LOTSE_PAGES=folder keeps a picture of each.)
 */
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { laterBy, localDate } from '#src/calendar/local-date.ts'
import { dutyAskedText } from '#src/duties/fulfilment.ts'
import type { Link, LinkPurpose } from '#src/letters/link.ts'
import { createLog } from '#src/log.ts'
import { type Lotse, startLotse } from '#src/main.ts'
import { officeId } from '#src/people/office.ts'
import type { PersonId } from '#src/people/person.ts'
import { clockAt } from '../doubles/clock.ts'
import {
  type Connector,
  messageFrom,
  PERSONAL,
  PETRA,
  sendActivity,
  startConnector,
  TENANT,
} from '../doubles/connector.ts'
import { type MailServer, startMailServer } from '../doubles/mail-server.ts'
import { readAgreements } from '../doubles/read-agreements.ts'
import { readerOf } from '../doubles/reader.ts'
import { controls, findings, hasBrowser, openBrowser, reachedByKeyboard, tooWide } from './browser.ts'

const KASSEL = 'lwv-lk-kassel-2022'
const SOFIA = 'guest/sofia' as PersonId
const clock = clockAt('2027-03-01T08:00:00Z')
let connector: Connector
let mail: MailServer
let lotse: Lotse
let browser: Browser
let page: Page
let base: string
let meetingId: string

const say = async (text: string): Promise<void> => {
  await sendActivity(base, messageFrom(connector, PETRA, PERSONAL, text))
}
const open = async (path: string, purpose: LinkPurpose, about: string): Promise<void> => {
  const link: Link = { purpose, personId: SOFIA, about, expiresAt: laterBy(clock.now(), 86_400_000) }
  const word = await lotse.books.inOneTransaction(({ links }) => links.issue(link))
  await page.goto(`${base}/${path}/${word}`)
}
const press = (label: string): Promise<void> => page.getByRole('button', { name: label, exact: true }).click()
/** Found nothing wrong with on a phone, in light and in dark, and nothing beside the screen there and on a desktop. */
async function expectFit(name: string): Promise<void> {
  for (const [width, colorScheme] of [
    [1_280, 'dark'],
    [320, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme })
    expect(await tooWide(page), `${name} at ${width}`).toEqual([])
    expect(await findings(page), `${name}, ${colorScheme}`).toEqual([])
    const folder = process.env.LOTSE_PAGES
    if (folder) await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true })
  }
}

describe.skipIf(!hasBrowser)('in a browser', () => {
  beforeAll(async () => {
    connector = await startConnector()
    mail = await startMailServer()
    lotse = await startLotse(
      {
        mode: 'demo',
        host: '127.0.0.1',
        port: 0,
        database: ':memory:',
        agreementsFolder: 'data/agreements',
        admins: [PETRA.objectId ?? ''],
        logLevel: 'silent',
        tenants: [TENANT],
        publicUrl: 'https://lotse.example/',
        smtpUrl: mail.url,
        mailFrom: 'lotse@amt.example',
      },
      createLog('silent'),
      { clock: clock.now, loadAgreements: readAgreements, readerOf },
    )
    base = `http://127.0.0.1:${lotse.port}`
    await lotse.books.inOneTransaction(async ({ directory }) => {
      const hand = { at: clock.now(), by: SOFIA, deed: 'test' }
      await directory.enter({ id: SOFIA, name: 'Sofia Meier', mail: 'sofia@traeger.example' }, hand)
      const from = localDate('2027-01-01')
      for (const kind of ['seat', 'contact'] as const) {
        const detail = kind === 'seat' ? 'sozialamt' : ''
        const office = officeId({ agreementId: KASSEL, partnerId: 'lk-kassel', kind, detail })
        await directory.appoint({ officeId: office, personId: SOFIA, as: 'holder', from }, hand)
      }
    })
    for (const text of ['/termin kok kassel 11.5.2027 um 10 Kreishaus, Raum 201', 'ja', '/einladen kok kassel', 'ja'])
      await say(text)
    const [meeting] = await lotse.books.meetings.onDays(localDate('2027-05-11'), localDate('2027-05-11'))
    meetingId = meeting?.id ?? ''
    browser = await openBrowser()
    page = await browser.newPage({ locale: 'de-DE', timezoneId: 'Europe/Berlin' })
  })
  afterAll(async () => {
    await browser?.close()
    await lotse?.stop()
    await mail?.close()
    await connector?.close()
  })

  test('an invitation is answered by the keyboard alone', async () => {
    await open('antwort', 'answer', meetingId)
    await expectFit('antwort')
    expect(await controls(page)).toEqual([
      'button In Einfacher Sprache',
      'radio Ich nehme teil (Nehmen Sie teil?)',
      'radio Ich nehme unter Vorbehalt teil (Nehmen Sie teil?)',
      'radio Ich nehme nicht teil (Nehmen Sie teil?)',
      'button Antwort senden',
    ])
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    expect(await page.getByRole('status').textContent()).toBe('Ihre Antwort ist gespeichert: unter Vorbehalt.')
    expect(await page.title()).toBe('Gespeichert: Einladung: KoK LK Kassel – Gremienlotse')
    expect(await controls(page)).toContain('radio Ich nehme unter Vorbehalt teil (Nehmen Sie teil?) *')
    await page.reload()
    expect(await lotse.books.invitations.responsesTo(meetingId)).toMatchObject([
      { personId: SOFIA, answer: 'tentative' },
    ])
    await press('In Einfacher Sprache')
    await expectFit('antwort-einfach')
    await press('In üblicher Sprache')
  })

  test('what is missing is said above and beside its field, and the focus is there', async () => {
    await lotse.books.inOneTransaction(({ plainLanguage }) => plainLanguage.forget(SOFIA))
    await say('/verschieben kok kassel auf den 18.5.2027')
    await say('ja')
    await open('antwort', 'answer', meetingId)
    await press('Antwort senden')
    await expectFit('antwort-fehlt')
    expect(await page.title()).toBe('Bitte prüfen: Einladung: KoK LK Kassel – Gremienlotse')
    expect((await controls(page)).slice(1, 3)).toEqual([
      expect.stringMatching(/^alert/),
      'link Nehmen Sie teil? Bitte wählen Sie eine Antwort.',
    ])
    expect(await page.evaluate('document.activeElement.className')).toBe('problem')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.evaluate('location.hash')).toBe('#feld-antwort')
    const group = page.getByRole('group', { name: 'Nehmen Sie teil?' })
    expect(await group.getAttribute('aria-invalid')).toBe('true')
    expect(await page.locator(`#${await group.getAttribute('aria-describedby')}`).textContent()).toBe(
      'Fehler: Bitte wählen Sie eine Antwort.',
    )
  })

  test('a duty is answered step by step', async () => {
    await open('pflicht', 'duty', dutyAskedText({ agreementId: KASSEL, dutyId: 'schulabgang', year: 2027 }))
    await expectFit('pflicht')
    await press('Erledigt')
    await expectFit('pflicht-erledigt')
    expect(await controls(page)).toEqual([
      'textbox Anzahl der Personen',
      'Date Erledigt am',
      'button Weiter',
      'link Zurück zur Erinnerung',
    ])
    await page.getByLabel('Anzahl der Personen').fill('12')
    await page.getByLabel('Erledigt am').fill('2027-02-27')
    await press('Weiter')
    await expectFit('pflicht-vorgelesen')
    await press('Ja, eintragen')
    await expectFit('pflicht-eingetragen')
  })

  test('a link that opens nothing says so, and a page that is over does', async () => {
    await page.goto(`${base}/antwort/${'a'.repeat(43)}`)
    await expectFit('unbekannt')
    expect(await reachedByKeyboard(page)).toEqual([])
    await say('/absagen kok kassel wegen Krankheit')
    await say('ja')
    await open('antwort', 'answer', meetingId)
    await expectFit('antwort-vorbei')
    expect(await controls(page)).toEqual(['button In Einfacher Sprache'])
  })
})
