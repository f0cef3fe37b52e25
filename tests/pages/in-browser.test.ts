/**
 * Every page in Chromium: nothing that axe-core finds, on a phone nothing beside the screen, everything by the keyboard, and
 * a name for every control. (LOTSE_PAGES=folder keeps a picture of each.)
 */
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { instant, localDate } from '#src/calendar/local-date.ts'
import { dutyAskedText } from '#src/duties/fulfilment.ts'
import { controls, findings, hasBrowser, openBrowser, reachedByKeyboard, tooWide } from './browser.ts'
import { KASSEL, MailedOffice, SOFIA } from './office.ts'

let office: MailedOffice
let browser: Browser
let page: Page
let meetingId: string

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
    office = await MailedOffice.open('2027-03-01T08:00:00Z')
    for (const text of [
      '/terminfindung kok kassel 1.6.2027, 2.6.2027 und 8.6.2027 um 10',
      'ja',
      '/termin kok kassel 11.5.2027 um 10 Kreishaus, Raum 201',
      'ja',
      '/einladen kok kassel',
      'ja',
    ])
      await office.say(text)
    await office.pulse()
    const [meeting] = await office.lotse.books.meetings.onDays(localDate('2027-05-11'), localDate('2027-05-11'))
    meetingId = meeting?.id ?? ''
    browser = await openBrowser()
    page = await browser.newPage({ locale: 'de-DE', timezoneId: 'Europe/Berlin' })
  })
  afterAll(async () => {
    await browser?.close()
    await office?.close()
  })

  test('a provider votes on dates from the phone', async () => {
    await page.goto(office.linkTo(SOFIA, 'terminwahl'))
    await expectFit('terminwahl')
    const days = ['Di., 01.06.2027, 10:00 Uhr', 'Mi., 02.06.2027, 10:00 Uhr', 'Di., 08.06.2027, 10:00 Uhr']
    const choices = ['ja', 'zur Not', 'nein']
    expect(await controls(page)).toEqual([
      'button In Einfacher Sprache',
      ...days.flatMap((day) => choices.map((choice) => `radio ${choice} (${day})`)),
      'textbox Bemerkung (freiwillig)',
      'button Antworten speichern',
    ])
    // The remark first: a day is missing then, and what was typed stays.
    await page.getByLabel('Bemerkung').fill('Am Mittwoch erst ab 11 Uhr')
    await press('Antworten speichern')
    await expectFit('terminwahl-fehlt')
    expect(await page.getByLabel('Bemerkung').inputValue()).toBe('Am Mittwoch erst ab 11 Uhr')
    await page.locator('#feld-slot-1').focus()
    // Of a group without an answer the space bar takes the first, an arrow the next one.
    for (const key of ['Space', 'Tab', 'Space', 'ArrowDown', 'Tab', 'Space', 'ArrowUp', 'Tab', 'Tab', 'Enter'])
      await page.keyboard.press(key)
    expect(await page.getByRole('status').textContent()).toBe('Ihre Antworten sind gespeichert.')
    await expectFit('terminwahl-gespeichert')
    expect((await controls(page)).filter((one) => one.endsWith('*'))).toEqual([
      `radio ja (${days[0]}) *`,
      `radio zur Not (${days[1]}) *`,
      `radio nein (${days[2]}) *`,
    ])
    await press('In Einfacher Sprache')
    await expectFit('terminwahl-einfach')
    await press('In üblicher Sprache')
    await office.say('/terminstand festlegen 1')
    await page.reload()
    await expectFit('terminwahl-vorbei')
  })

  test('an invitation is answered by the keyboard alone', async () => {
    await page.goto(office.linkTo(SOFIA, 'antwort'))
    await expectFit('antwort')
    const needs = 'Was brauchen Sie, um teilzunehmen? (freiwillig)'
    expect(await controls(page)).toEqual([
      'button In Einfacher Sprache',
      'radio Ich nehme teil (Nehmen Sie teil?)',
      'radio Ich nehme unter Vorbehalt teil (Nehmen Sie teil?)',
      'radio Ich nehme nicht teil, es kommt eine Vertretung (Nehmen Sie teil?)',
      'radio Ich nehme nicht teil (Nehmen Sie teil?)',
      'textbox Name der Vertretung (freiwillig)',
      'InputTime Ich komme später, um (freiwillig)',
      `checkbox Gebärdensprache (${needs})`,
      `checkbox Schriftdolmetschung (${needs})`,
      `checkbox Induktionsschleife (${needs})`,
      `checkbox Stufenloser Zugang (${needs})`,
      `checkbox Assistenz (${needs})`,
      `checkbox Unterlagen vorab (${needs})`,
      `checkbox Einfache Sprache (${needs})`,
      'textbox Anderer Bedarf (freiwillig)',
      'textbox Mitteilung an die Geschäftsführung (freiwillig)',
      'button Antwort speichern',
    ])
    // The first answer, past the deputy, into hour and minute, and past those to the second need.
    for (const key of ['Tab', 'Tab', 'Space', 'Tab', 'Tab', '1', '1', '3', '0', 'a']) await page.keyboard.press(key)
    await page.getByLabel('Schriftdolmetschung').focus()
    for (const key of ['Space', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab']) await page.keyboard.press(key)
    await page.keyboard.type('Bis gleich')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.getByRole('status').textContent()).toBe('Ihre Antwort ist gespeichert: Zusage.')
    expect(await page.title()).toBe('Gespeichert: Einladung: KoK LK Kassel – Gremienlotse')
    await expectFit('antwort-gespeichert')
    expect((await controls(page)).filter((one) => one.endsWith('*'))).toEqual([
      'radio Ich nehme teil (Nehmen Sie teil?) *',
      `checkbox Schriftdolmetschung (${needs}) *`,
    ])
    await page.reload()
    expect(await office.lotse.books.invitations.responsesTo(meetingId)).toMatchObject([
      { personId: SOFIA, answer: 'accepted', arrivesAt: '11:30', note: 'Bis gleich' },
    ])
    await press('In Einfacher Sprache')
    await expectFit('antwort-einfach')
    await press('In üblicher Sprache')
  })

  test('what is missing is said above and beside its field, and the focus is there', async () => {
    await office.say('/verschieben kok kassel vom 11.5.2027 auf den 18.5.2027')
    await office.say('ja')
    await page.goto(office.linkTo(SOFIA, 'antwort'))
    await press('Antwort speichern')
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
    const asked = dutyAskedText({ agreementId: KASSEL, dutyId: 'schulabgang', year: 2027 })
    await page.goto(await office.issue('pflicht', 'duty', asked))
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

  test('agenda and minutes are read, an item is proposed, and an objection raised', async () => {
    const url = office.linkTo(SOFIA, 'sitzung')
    await page.goto(url)
    await expectFit('sitzung')
    expect(await controls(page)).toEqual(['button Punkt vorschlagen'])
    await press('Punkt vorschlagen')
    await expectFit('sitzung-vorschlag')
    await page.getByLabel('Titel').fill('Fahrdienst')
    await page.getByLabel('Minuten').fill('15')
    await press('Weiter')
    await expectFit('sitzung-art')
    await press('Beratung')
    await expectFit('sitzung-vorgelesen')
    await press('Ja, vorschlagen')
    await page.getByRole('link', { name: 'Zurück zur Sitzung' }).click()
    expect(await page.getByRole('listitem').filter({ hasText: 'Fahrdienst' }).count()).toBe(1)

    // The session as it was moved to by now.
    office.clock.set(instant('2027-05-18T08:00:00Z'))
    for (const text of [
      '/protokoll kok kassel 18.5.2027',
      'Anwesend: Petra Lorenz, Sofia Meier',
      'TOP 3',
      'Aufgabe: Zahlen liefern bis 30.06. durch Sofia Meier',
      'Ende',
      '/protokoll kok kassel 18.5.2027 fertig',
      'ja',
    ])
      await office.say(text)
    await page.goto(url)
    await expectFit('sitzung-protokoll')
    expect(await controls(page)).toEqual(['textbox Ihr Einwand', 'button Einwand speichern'])
    // A table that is wider than the screen is moved by the keyboard: it is reached, too.
    expect((await reachedByKeyboard(page)).filter((one) => one.startsWith('DIV'))).not.toEqual([])
    await page.getByLabel('Ihr Einwand').fill('Uwe Klein war auch da.')
    await press('Einwand speichern')
    expect(await page.getByRole('status').textContent()).toBe('Ihr Einwand ist gespeichert.')
    await expectFit('sitzung-einwand')
  })

  test('a link that opens nothing says so, and a page that is over does', async () => {
    await page.goto(`${office.base}/antwort/${'a'.repeat(43)}`)
    await expectFit('unbekannt')
    expect(await reachedByKeyboard(page)).toEqual([])
    await page.goto(office.linkTo(SOFIA, 'antwort'))
    await expectFit('antwort-vorbei')
    expect(await controls(page)).toEqual(['button In Einfacher Sprache'])
  })
})
