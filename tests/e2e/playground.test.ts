/**
 * The whole way once, as a person goes it: browser, Microsoft's Playground, HTTP, bot, database and back. Rules and
 * sentences are tested where they live; here it only counts that the parts fit together in a real Teams client.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { instant } from '#src/calendar/local-date.ts'
import { me, readCast } from '#src/cli/demo/cast.ts'
import { seedOffices } from '#src/cli/demo/offices.ts'
import { type DemoProcesses, startProcesses } from '#src/cli/demo/processes.ts'

const BROWSER = '/usr/bin/chromium'
const root = join(import.meta.dirname, '..', '..')
/** Set to take the pictures of the README. */
const pictures = process.env.LOTSE_SCREENSHOTS ? join(root, 'docs', 'images') : undefined

const present = existsSync(BROWSER)
if (!present) console.warn(`Skipped: the Playground needs ${BROWSER} (Debian: apt-get install chromium).`)

describe.skipIf(!present)('in the Agents Playground', () => {
  const ending = new AbortController()
  const folder = mkdtempSync(join(tmpdir(), 'lotse-e2e-'))
  let stage: DemoProcesses | undefined
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    const cast = readCast(join(root, 'data', 'demo', 'people.yaml'))
    const [botPort, playgroundPort] = [await freePort(), await freePort()]
    await seedOffices(cast, join(folder, 'lotse.db'), () => instant('2026-01-01T08:00:00Z'))
    ;[stage, browser] = await Promise.all([
      startProcesses({
        cast,
        botPort,
        playgroundPort,
        environment: process.env,
        botEnvironment: {
          LOTSE_DB: join(folder, 'lotse.db'),
          // Reminders of the day go out at eight: while the first talks run.
          LOTSE_CLOCK: '2027-03-05T07:59:20+01:00',
          LOTSE_TENANT_ID: cast.tenant,
          LOTSE_ADMINS: me(cast).objectId,
          LOG_LEVEL: 'warn',
        },
        folder,
        openBrowser: false,
        botOutput: 'inherit',
        ending: ending.signal,
      }),
      chromium.launch({
        executablePath: BROWSER,
        // As root there is no sandbox; the rest keeps the browser from calling its maker.
        args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync'],
      }),
    ])
    page = await browser.newPage({ viewport: { width: 1000, height: pictures ? 1240 : 900 }, locale: 'de-DE' })
    page.setDefaultTimeout(20_000)
    await page.goto(stage?.playgroundAddress ?? '')
    await page.locator('[data-lexical-editor]').waitFor()
    if (pictures) {
      mkdirSync(pictures, { recursive: true })
      await page.getByTitle('Hide log panel').click()
    }
  })

  afterAll(async () => {
    await browser?.close()
    ending.abort()
    await stage?.over
    rmSync(folder, { recursive: true, force: true })
  })

  test('/kok mkk names the minimum and its clause, and no date that nobody recorded', async () => {
    const answer = await say('/kok mkk', 'mindestens zweimal jährlich')
    expect(answer).toContain('Ziffer 5')
    expect(answer).toContain('kein Termin eingetragen')
    await picture('kok-mkk')
  })

  test('/kok kassel answers with what the agreement says, and a meeting planned on the card appears in it', async () => {
    const before = await say('/kok kassel', 'in der Regel zweimal jährlich')
    expect(before).toContain('Ziffer 5')
    expect(before).not.toContain('mindestens')
    expect(before).not.toContain('11.05.2027')
    await say('/termin kok kassel', 'Datum')
    const form = page
      .locator('.ac-adaptiveCard')
      .filter({ has: page.getByLabel('Uhrzeit') })
      .last()
    await fillDateAndTime(form, '5/11/2027', '10:00')
    await form.getByLabel('Ort oder Link').fill('Kreishaus, Raum 201')
    const readBack = await press(form, 'Weiter', 'Soll ich das eintragen?')
    expect(readBack).toContain('KoK LK Kassel am Di., 11.05.2027, 10:00 Uhr, Kreishaus, Raum 201')
    await picture('read-back')

    const card = page.locator('.ac-adaptiveCard').filter({ hasText: 'Soll ich das eintragen?' }).last()
    await press(card, 'Ja, eintragen', 'Eingetragen')

    const after = await say('/kok kassel', /11\.05\.2027[\s\S]*in der Regel zweimal jährlich/)
    expect(after).toContain('10:00 Uhr')
    expect(after).toContain('Kreishaus, Raum 201')
    await picture('planned')
  })

  test('an invitation arrives by itself and is answered with one click', async () => {
    await say('/einladen kok kassel 11.5.2027', 'Soll ich einladen?')
    const draft = page.locator('.ac-adaptiveCard').filter({ hasText: 'Soll ich einladen?' }).last()
    const invited = page.locator('.ac-adaptiveCard').filter({ hasText: 'Sie sind eingeladen' })
    await press(draft, 'Ja, einladen', /Einladung(en)? (wird|werden) versandt/u)
    await invited.last().waitFor()
    await picture('invitation')
    expect(await press(invited.last(), 'Zusagen', 'Gespeichert: Zusage')).toContain('11.05.2027')
  })

  test('a reminder arrives by itself, is done with its evidence, and /fristen shows it', async () => {
    const reminder = page.locator('.ac-adaptiveCard').filter({ hasText: /Erinnerung – LK Kassel: Namentlich nennen/ })
    await reminder.last().waitFor({ timeout: 300_000 })
    await picture('reminder')
    await press(reminder.last(), 'Erledigt', 'Wie viele Personen')
    await say('2', 'An welchem Tag')
    const day = page.locator('.ac-adaptiveCard').filter({ hasText: 'An welchem Tag' }).last()
    await press(day, 'Heute', '2 Personen gemeldet')
    const draft = page.locator('.ac-adaptiveCard').filter({ hasText: 'Soll ich das eintragen?' }).last()
    await press(draft, 'Ja, eintragen', 'ist erledigt')
    const deadlines = await say('/fristen kassel', '2 Personen gemeldet')
    expect(deadlines).toContain('Fällig: Fr., 30.04.2027 (erledigt)')
  })

  test('minutes are taken line by line', async () => {
    await say('/termin regionalkonferenz kassel heute um 15 uhr online', 'Soll ich das eintragen?')
    const draft = page.locator('.ac-adaptiveCard').filter({ hasText: 'Soll ich das eintragen?' }).last()
    await press(draft, 'Ja, eintragen', 'Eingetragen')
    await say('/protokoll regionalkonferenz kassel', 'ist eröffnet')
    await say('TOP 1', 'Jetzt TOP 1')
    await say('Beschluss: Die Zahlen werden halbjährlich berichtet, einstimmig', 'Beschluss 1 festgehalten')
    await say('Auftrag: Vorlage erstellen bis 30.04.2027 durch Sozialplanung', 'Aufgabe 1 festgehalten')
    const minutes = await say('Ende', 'Entwurf')
    expect(minutes).toContain('(einstimmig)')
    expect(minutes).toContain('Fr., 30.04.2027')
    await picture('minutes')
  })

  /** Types a message. @returns the text of the new card that contains `expected`. */
  async function say(words: string, expected: string | RegExp): Promise<string> {
    return await newCard(expected, async () => {
      await page.locator('[data-lexical-editor]').click()
      await page.keyboard.type(words)
      await page.keyboard.press('Enter')
    })
  }

  async function press(card: Locator, button: string, expected: string | RegExp): Promise<string> {
    return await newCard(expected, () => card.getByRole('button', { name: button, exact: true }).click())
  }

  /** Greetings and answers may come in any order, so what counts is one more card with these words. */
  async function newCard(expected: string | RegExp, act: () => Promise<void>): Promise<string> {
    const cards = page.locator('.ac-adaptiveCard').filter({ hasText: expected })
    const known = await cards.count()
    await act()
    await cards.nth(known).waitFor()
    return await cards.nth(known).innerText()
  }

  /** The Playground's date picker reads dates the American way only: "11.05.2027" would become 5 November. */
  async function fillDateAndTime(form: Locator, date: string, time: string): Promise<void> {
    const day = form.getByLabel('Datum')
    await day.fill(date)
    await day.press('Enter')
    await page.keyboard.press('Escape')
    expect(await day.inputValue()).toBe('11. Mai 2027')
    const hour = form.getByLabel('Uhrzeit')
    await hour.fill(time)
    await hour.press('Enter')
  }

  async function picture(name: string): Promise<void> {
    if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' })
  }
})

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (typeof address !== 'object' || !address) throw new Error('no port')
  return address.port
}
