/** Somebody without Teams reads agenda and minutes, proposes an item and objects; the Geschäftsführung reads it in the chat. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instant, laterBy, localDate } from '#src/calendar/local-date.ts'
import { officeId } from '#src/people/office.ts'
import type { PersonId } from '#src/people/person.ts'
import { KASSEL, MailedOffice, openPage, PETRA_ID, type Shown, SOFIA, sendForm, TOM } from './office.ts'

const INA = 'guest/ina' as PersonId
let office: MailedOffice
let meetingId: string
const say = async (...texts: readonly string[]): Promise<readonly string[]> => {
  let told: readonly string[] = []
  for (const text of texts) told = await office.say(text)
  return told
}
beforeAll(async () => {
  office = await MailedOffice.open('2027-03-01T08:00:00Z')
  await say('/termin kok kassel 11.5.2027 um 10 Kreishaus', 'ja')
  await say('/top kok kassel Kurzzeitpflege, Beratung, 20 Minuten', 'ja', '/tagesordnung kok kassel A aufnehmen', 'ja')
  await say('/einladen kok kassel, Gäste: Ina Sommer (ina@traeger.example)', 'ja')
  await office.pulse()
  const [meeting] = await office.lotse.books.meetings.onDays(localDate('2027-05-11'), localDate('2027-05-11'))
  meetingId = meeting?.id ?? ''
})
afterAll(() => office.close())

const pageOf = (person: PersonId): string => office.linkTo(person, 'sitzung')
const items = () => office.lotse.books.agenda.itemsOf(meetingId)
const lines = () => office.lotse.books.minutes.linesOf(meetingId)
const plain = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
/** What a browser sends when this button is pressed. */
function pressed({ text }: Shown, label: string): Readonly<Record<string, string>> {
  const hidden = [...text.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)]
  const button = [...text.matchAll(/<button type="submit"[^>]* name="([^"]*)" value="([^"]*)">([^<]*)</g)].find(
    ([, , , said]) => said === label,
  )
  if (!button) throw new Error(`no button ${label}: ${text}`)
  const fields = hidden.map(([, name, value]) => [name ?? '', value ?? ''] as const)
  return { ...Object.fromEntries(fields), [button[1] ?? '']: plain(button[2] ?? '') }
}

describe('the agenda', () => {
  it('is read on the page that the invitation leads to, as it was sent out', async () => {
    expect(office.mailsTo(SOFIA).at(-1)).toContain(
      'Tagesordnung lesen, eigene Punkte vorschlagen: https://lotse.example/',
    )
    const page = await openPage(pageOf(SOFIA))
    expect(page.status).toBe(200)
    for (const said of [
      '<h1>Sitzung: KoK LK Kassel</h1>',
      'Di., 11.05.2027, 10:00 Uhr, Kreishaus',
      'Kurzzeitpflege (Beratung, 20 Minuten)',
      'Stand: verteilt am Mo., 01.03.2027.',
      'Es liegt noch kein Protokoll vor.',
    ])
      expect(page.text).toContain(said)
  })

  it('takes a proposal by the dialog of the chat, read back before it is stored', async () => {
    const url = pageOf(SOFIA)
    const before = (await items()).length
    const form = await sendForm(url, pressed(await openPage(url), 'Punkt vorschlagen'))
    expect(form.text).toContain('<label for="feld-f-title">Titel</label>')
    const filled = { 'f-title': '1½ Stellen für 25 m² <b>', 'f-kind': 'decision', 'f-minutes': '15' }
    const readBack = await sendForm(url, { ...pressed(form, 'Weiter'), ...filled })
    expect(readBack.text).toContain('„1½ Stellen für 25 m² &lt;b&gt;“')
    expect(await items()).toHaveLength(before)
    await sendForm(url, pressed(readBack, 'Ja, vorschlagen'))
    expect((await items()).at(-1)).toMatchObject({ title: '1½ Stellen für 25 m² <b>', proposedBy: SOFIA, minutes: 15 })
    expect((await openPage(url)).text).toContain('„1½ Stellen für 25 m² &lt;b&gt;“: noch nicht entschieden')
    expect((await office.pulse()).join('\n')).toContain('Neuer Vorschlag zur Tagesordnung von Sofia Meier')
  })

  it('of another meeting cannot be reached by the same link, whatever the form says', async () => {
    const url = pageOf(SOFIA)
    const before = await items()
    for (const fields of [{ tun: '/top kok mkk Anderes' }, { tun: '/absagen' }, { tun: 'confirm', stand: 'x' }, {}])
      expect((await sendForm(url, fields)).status, JSON.stringify(fields)).toBe(400)
    expect(await items()).toEqual(before)
  })

  it('is all that a guest reads', async () => {
    const guest = (await office.lotse.books.invitations.invitedTo(meetingId)).find(
      ({ offices }) => offices.length === 0,
    )
    const url = await office.issue('sitzung', 'meeting', meetingId, guest?.personId ?? INA)
    const page = await openPage(url)
    expect(page.text).toContain('Kurzzeitpflege')
    expect(page.text).not.toMatch(/Protokoll|Punkt vorschlagen/)
    const calendar = await office.issue('kalender', 'calendar', meetingId, guest?.personId ?? INA)
    expect((await openPage(calendar)).status).toBe(200)
    expect((await sendForm(url, { tun: 'einwand', einwand: 'Nein' })).status).toBe(409)
  })
})

describe('the minutes', () => {
  it('are read as they were sent round, and nothing that was written since', async () => {
    office.clock.set(instant('2027-05-11T08:00:00Z'))
    await say('/protokoll kok kassel', 'TOP 3', 'Beschluss: Es wird <jährlich> berichtet, einstimmig', 'Ende')
    expect((await openPage(pageOf(SOFIA))).text).not.toContain('jährlich')
    await say('/protokoll kok kassel fertig', 'ja')
    await office.pulse()
    expect(office.mailsTo(SOFIA).at(-1)).toContain('Protokoll lesen, Einwände erheben: https://lotse.example/')
    const page = await openPage(pageOf(SOFIA))
    expect(page.text).toContain('<h2>Ergebnisprotokoll der KoK LK Kassel, 11.05.2027</h2>')
    expect(page.text).toContain('Es wird &lt;jährlich&gt; berichtet')
    expect(page.text).toMatch(/Einwände sind bis \S+ \d\d\.\d\d\.2027 möglich\./)
  })

  it('take an objection as it was typed; the Geschäftsführung is told, and it is shown again', async () => {
    const url = pageOf(SOFIA)
    const empty = await sendForm(url, { tun: 'einwand', einwand: ' ' })
    expect([empty.status, empty.text.includes('Ihr Einwand: Bitte füllen Sie dieses Feld aus.')]).toEqual([400, true])
    const text = 'TOP 3: vereinbart waren 1½ Jahre.\nBitte „jährlich“ streichen & ändern.'
    const stored = await sendForm(url, { tun: 'einwand', einwand: text })
    expect(stored.text).toContain('role="status">Ihr Einwand ist gespeichert.')
    expect(stored.text).toContain('<li>TOP 3: vereinbart waren 1½ Jahre. Bitte')
    const objections = (await lines()).filter(({ kind }) => kind === 'objection')
    expect(objections).toMatchObject([{ text, writtenBy: SOFIA }])
    expect((await office.pulse()).join('\n')).toMatchInlineSnapshot(
      `"Einwand von Sofia Meier zum Protokoll KoK LK Kassel vom Di., 11.05.2027: „TOP 3: vereinbart waren 1½ Jahre. Bitte 'jährlich' streichen & ändern.“"`,
    )
    // Nobody else's page shows it.
    expect((await openPage(pageOf(TOM))).text).not.toContain('1½ Jahre')
  })

  it('take no data of beneficiaries, and none is shown again', async () => {
    const before = await lines()
    const refused = await sendForm(pageOf(TOM), { tun: 'einwand', einwand: 'Max Muster, geb. 03.04.1990, fehlt' })
    expect([refused.status, refused.text.includes('Muster')]).toEqual([409, false])
    expect(await lines()).toEqual(before)
  })

  it('take none once the period is over, and say so', async () => {
    const url = pageOf(SOFIA)
    const [, end] = /Einwände sind bis \S+ (\d\d\.\d\d\.2027) möglich/.exec((await openPage(url)).text) ?? []
    const [day, month] = (end ?? '').split('.')
    office.clock.set(laterBy(instant(`2027-${month}-${day}T20:00:00Z`), 0))
    expect((await openPage(url)).text).toContain('name="einwand"')
    office.clock.set(laterBy(office.clock.now(), 86_400_000))
    const page = await openPage(url)
    expect(page.text).toContain(`Die Frist für Einwände endete am`)
    expect(page.text).not.toContain('name="einwand"')
    const before = await lines()
    const late = await sendForm(url, { tun: 'einwand', einwand: 'Zu spät' })
    expect([late.status, late.text.includes('Ihr Einwand ist nicht gespeichert.')]).toEqual([409, true])
    expect(await lines()).toEqual(before)
  })

  it('are shown to nobody whose office has ended', async () => {
    const url = pageOf(TOM)
    const seat = officeId({ agreementId: KASSEL, partnerId: 'lk-kassel', kind: 'seat', detail: 'jugendamt' })
    const holding = { officeId: seat, personId: TOM, as: 'holder', from: localDate('2027-01-01') } as const
    const hand = { at: office.clock.now(), by: PETRA_ID, deed: 'test' }
    await office.lotse.books.inOneTransaction(({ directory }) => directory.end(holding, localDate('2027-04-30'), hand))
    expect([(await openPage(url)).status, (await sendForm(url, { tun: 'einwand' })).status]).toEqual([404, 404])
  })
})
