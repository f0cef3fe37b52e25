/** Signed links through the real door: what they open, for whom, how long, and what they refuse. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ICAL from 'ical.js'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { instantInBerlin, laterBy, localDate, localTime } from '#src/calendar/local-date.ts'
import type { LinkPurpose } from '#src/letters/link.ts'
import { createLog } from '#src/log.ts'
import { type Lotse, startLotse } from '#src/main.ts'
import type { MeetingState } from '#src/meetings/meeting.ts'
import { officeId } from '#src/people/office.ts'
import { type PersonId, personId } from '#src/people/person.ts'
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

const clock = clockAt('2027-03-01T08:00:00Z')
const KARIM = personId(TENANT, 'karim')
let connector: Connector
let folder: string
let lotse: Lotse
let base: string
let meetingId: string

const say = async (text: string): Promise<void> => {
  await sendActivity(base, messageFrom(connector, PETRA, PERSONAL, text))
}

beforeAll(async () => {
  connector = await startConnector()
  folder = await mkdtemp(join(tmpdir(), 'lotse-pages-'))
  lotse = await startLotse(
    {
      mode: 'demo',
      host: '127.0.0.1',
      port: 0,
      database: join(folder, 'x.db'),
      agreementsFolder: 'data/agreements',
      admins: [PETRA.objectId ?? ''],
      logLevel: 'silent',
      tenants: [TENANT],
      publicUrl: 'https://lotse.example/',
    },
    createLog('silent'),
    { clock: clock.now },
  )
  base = `http://127.0.0.1:${lotse.port}`
  const seat = officeId({
    agreementId: 'lwv-lk-kassel-2022',
    partnerId: 'lk-kassel',
    kind: 'seat',
    detail: 'sozialamt',
  })
  await lotse.books.inOneTransaction(async ({ directory }) => {
    const hand = { at: clock.now(), by: KARIM, deed: 'test' }
    await directory.enter(
      { id: KARIM, name: 'Karim', teams: { serviceUrl: connector.serviceUrl, conversationId: 'a:karim' } },
      hand,
    )
    await directory.appoint({ officeId: seat, personId: KARIM, as: 'holder', from: localDate('2027-01-01') }, hand)
  })
  await say('/termin kok kassel 11.5.2027 um 10 Raum <script>alert(1)</script>')
  await say('ja')
  await say('/einladen kok kassel')
  await say('ja')
  const [meeting] = await lotse.books.meetings.onDays(localDate('2027-05-11'), localDate('2027-05-11'))
  meetingId = meeting?.id ?? ''
})
afterAll(async () => {
  await lotse.stop()
  await connector.close()
  await rm(folder, { recursive: true, force: true })
})

const issue = (purpose: LinkPurpose, person: PersonId = KARIM, ms = 86_400_000): Promise<string> =>
  lotse.books.inOneTransaction(({ links }) =>
    links.issue({ purpose, personId: person, about: meetingId, expiresAt: laterBy(clock.now(), ms) }),
  )
/** As if its minutes were written, or sent round. */
const enter = (state: MeetingState) =>
  lotse.books.inOneTransaction(async ({ meetings }) => {
    const meeting = await meetings.find(meetingId)
    if (!meeting) throw new Error('no meeting')
    const hand = { at: clock.now(), by: KARIM, deed: 'test' }
    await meetings.change({ ...meeting, state, version: meeting.version + 1 }, hand)
  })
const form = (antwort: string, stand = '2'): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams({ antwort, stand }).toString(),
})
/** Which version of the invitation an opened page shows. */
const shownBy = (page: string): string => /name="stand" value="(\d+)"/.exec(page)?.[1] ?? ''

it('the invitation carries a link into the calendar, which every calendar reads', async () => {
  connector.take()
  await lotse.pulse()
  const card = connector.take().find(({ conversationId }) => conversationId === 'a:karim')
  const url = /https:\/\/lotse\.example(\/kalender\/[\w-]{43})/.exec(JSON.stringify(card?.activity))?.[1]
  const response = await fetch(`${base}${url}`)
  expect(response.headers.get('content-type')).toContain('text/calendar')
  const event = new ICAL.Event(
    new ICAL.Component(ICAL.parse(await response.text())).getFirstSubcomponent('vevent') ?? undefined,
  )
  expect(event.startDate.toJSDate().toISOString()).toBe(instantInBerlin(localDate('2027-05-11'), localTime('10:00')))
  expect(event.summary).toBe('KoK LK Kassel')
})

it('the answer page takes an answer without login, and only by its form', async () => {
  const word = await issue('answer')
  const page = await fetch(`${base}/antwort/${word}`)
  const text = await page.text()
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(page.headers.get('x-robots-tag')).toContain('noindex')
  expect(text).toContain('<html lang="de">')
  expect(text).toContain('Nehmen Sie teil?')
  expect(text).toContain('Diese Seite gilt nur für Karim.')
  expect(text).not.toContain('<script>')
  expect(text).toContain('&lt;script&gt;')
  expect(await lotse.books.invitations.responsesTo(meetingId)).toEqual([])
  const answered = await fetch(`${base}/antwort/${word}`, form('zu'))
  // Opened again, so that loading it anew sends nothing twice.
  expect([answered.redirected, answered.status]).toEqual([true, 200])
  expect(await answered.text()).toContain('role="status">Ihre Antwort ist gespeichert: Zusage.')
  expect(await lotse.books.invitations.responsesTo(meetingId)).toMatchObject([{ personId: KARIM, answer: 'accepted' }])
  await fetch(`${base}/antwort/${word}`, form('ab'))
  expect(await lotse.books.invitations.responsesTo(meetingId)).toMatchObject([{ personId: KARIM, answer: 'declined' }])
})

it('the answer page turns to Einfache Sprache and back, and so does what follows', async () => {
  const word = await issue('answer')
  const turnTo = (einfach: string) => fetch(`${base}/antwort/${word}`, { ...form(''), body: `einfach=${einfach}` })
  expect(await (await fetch(`${base}/antwort/${word}`)).text()).toContain('In Einfacher Sprache')
  const plain = await (await turnTo('an')).text()
  expect(plain).toContain('Kommen Sie?')
  expect(plain).toContain('Wann? Dienstag, 11. Mai 2027, 10 Uhr.')
  expect(plain).toContain('Kooperationskonferenz Landkreis Kassel')
  expect(plain).not.toContain('<script>')
  expect(await (await fetch(`${base}/antwort/${word}`, form('zu'))).text()).toContain('Sie kommen')
  expect(await (await turnTo('aus')).text()).toContain('Nehmen Sie teil?')
  expect(await lotse.books.plainLanguage.isWantedBy(KARIM)).toBe(false)
})

it('anything else changes nothing', async () => {
  const word = await issue('answer')
  const before = await lotse.books.invitations.responsesTo(meetingId)
  for (const nothing of ['alles', '']) {
    const asked = await fetch(`${base}/antwort/${word}`, form(nothing))
    expect(asked.status).toBe(400)
    expect(await asked.text()).toContain('<a href="#feld-antwort">Nehmen Sie teil? Bitte wählen Sie eine Antwort.</a>')
  }
  const asText = { method: 'POST', body: 'antwort=zu', headers: { 'content-type': 'text/plain' } }
  expect((await fetch(`${base}/antwort/${word}`, asText)).status).toBe(400)
  const large = await fetch(`${base}/antwort/${word}`, { ...form('zu'), body: `antwort=zu&x=${'y'.repeat(70_000)}` })
  expect([large.status, await large.text()]).toEqual([400, expect.stringContaining('Es wurde nichts gespeichert.')])
  expect((await fetch(`${base}/antwort/${word}`, { method: 'DELETE' })).status).toBe(405)
  expect(await lotse.books.invitations.responsesTo(meetingId)).toEqual(before)
})

it('a form of another site changes nothing, even if it knew the word of the link', async () => {
  const word = await issue('answer')
  const stored = await lotse.books.invitations.responsesTo(meetingId)
  const sentWith = async (headers: Record<string, string>): Promise<number> => {
    const sent = form('vorbehalt')
    return (await fetch(`${base}/antwort/${word}`, { ...sent, headers: { ...sent.headers, ...headers } })).status
  }
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: 'https://andere.example' },
    { origin: 'https://fremd.example' },
    { origin: 'null' },
  ])
    expect(await sentWith(headers), JSON.stringify(headers)).toBe(403)
  expect(await lotse.books.invitations.responsesTo(meetingId)).toEqual(stored)
  for (const headers of [
    { 'sec-fetch-site': 'same-origin', origin: 'https://lotse.example' },
    { origin: 'https://lotse.example' },
    { origin: base },
  ])
    expect(await sentWith(headers), JSON.stringify(headers)).toBe(200)
})

it('a link opens nothing else, nothing after its time, and nothing for somebody who was not invited', async () => {
  const word = await issue('answer')
  expect((await fetch(`${base}/kalender/${word}`)).status).toBe(404)
  expect((await fetch(`${base}/protokoll/${word}`)).status).toBe(404)
  expect((await fetch(`${base}/antwort/${await issue('answer', KARIM, -1)}`)).status).toBe(404)
  expect((await fetch(`${base}/antwort/${await issue('answer', personId(TENANT, 'nobody'))}`, form('zu'))).status).toBe(
    404,
  )
  for (const guess of ['x', '..%2f..%2fx.db', 'a'.repeat(43), '%00', 'ä'.repeat(43)]) {
    expect((await fetch(`${base}/antwort/${guess}`)).status, guess).toBe(404)
  }
})

it("deleting one's data closes every link", async () => {
  const word = await issue('calendar')
  expect((await fetch(`${base}/kalender/${word}`)).status).toBe(200)
  await lotse.books.inOneTransaction(({ links }) => links.revokeFor(KARIM))
  expect((await fetch(`${base}/kalender/${word}`)).status).toBe(404)
})

it('minutes open as a Word file for the person who asked for it, and no draft does', async () => {
  await lotse.books.inOneTransaction(({ minutes }) =>
    minutes.add({
      id: 'line',
      meetingId,
      item: '3',
      itemTitle: 'Zahlen',
      kind: 'decision',
      text: 'Es wird berichtet.',
      vote: 'unanimous',
      writtenBy: KARIM,
      writtenAt: clock.now(),
    }),
  )
  await enter('held')
  const word = await issue('minutes')
  expect((await fetch(`${base}/protokoll/${word}`)).status).toBe(404)
  await enter('minuted')
  const response = await fetch(`${base}/protokoll/${word}`)
  expect(response.headers.get('content-type')).toContain('wordprocessingml')
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+"$/)
  const bytes = new Uint8Array(await response.arrayBuffer())
  expect(String.fromCharCode(bytes[0] ?? 0, bytes[1] ?? 0)).toBe('PK')
  await enter('invited')
})

it('everything stored under a person’s id comes as a file for that person, for an hour', async () => {
  connector.take()
  await say('/datenexport')
  const url = /https:\/\/lotse\.example(\/meine-daten\/[\w-]{43})/.exec(
    JSON.stringify(connector.take().at(-1)?.activity),
  )?.[1]
  const response = await fetch(`${base}${url}`)
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="meine-daten.json"')
  const records = (await response.json()) as Record<string, readonly Record<string, unknown>[]>
  const me = personId(TENANT, PETRA.objectId ?? '')
  expect(records.person).toMatchObject([{ id: me, name: PETRA.name }])
  expect(records.meeting?.map(({ id }) => id)).toContain(meetingId)
  expect(records.audit?.every(({ by_person }) => by_person === me)).toBe(true)
  expect(JSON.stringify(records)).not.toContain('"name":"Karim"')

  expect((await fetch(`${base}${url?.replace('meine-daten', 'kalender')}`)).status).toBe(404)
  await say('/linkssperren')
  await say('ja')
  expect((await fetch(`${base}${url}`)).status).toBe(404)
})

it('an answer to a page from before a change is not stored: the page says so and asks again', async () => {
  const word = await issue('answer')
  const before = shownBy(await (await fetch(`${base}/antwort/${word}`)).text())
  await fetch(`${base}/antwort/${word}`, form('vorbehalt', before))
  await say('/verschieben kok kassel auf den 18.5.2027')
  await say('ja')
  const stored = await lotse.books.invitations.responsesTo(meetingId)
  const late = await fetch(`${base}/antwort/${word}`, form('zu', before))
  expect(late.status).toBe(409)
  const asked = await late.text()
  expect(asked).toContain('Ihre Antwort ist nicht gespeichert. Unten steht, was jetzt gilt.')
  expect(asked).toContain('<p>Di., 18.05.2027')
  expect(asked).toContain(
    'Ihre letzte Antwort: unter Vorbehalt, für Di., 11.05.2027, 10:00 Uhr. Für den neuen Termin zählt sie nicht.',
  )
  expect(asked).not.toContain('checked')
  expect(await lotse.books.invitations.responsesTo(meetingId)).toEqual(stored)
  // A page from before an update carries no version.
  expect((await fetch(`${base}/antwort/${word}`, { ...form(''), body: 'antwort=zu' })).status).toBe(409)
  expect((await fetch(`${base}/antwort/${word}`, form('zu', shownBy(asked)))).status).toBe(200)
  const again = await (await fetch(`${base}/antwort/${word}`)).text()
  expect(again).toContain('Ihre letzte Antwort: Zusage, für Di., 18.05.2027')
  expect(again).toMatch(/value="zu" id="feld-antwort" checked/)
})

it('nobody is asked to a meeting that is off, in either language', async () => {
  const word = await issue('answer')
  const stand = shownBy(await (await fetch(`${base}/antwort/${word}`)).text())
  const turnTo = (einfach: string) => fetch(`${base}/antwort/${word}`, { ...form(''), body: `einfach=${einfach}` })
  await say('/absagen kok kassel wegen Krankheit')
  await say('ja')
  const page = await (await fetch(`${base}/antwort/${word}`)).text()
  expect(page).toContain('Die Sitzung ist abgesagt.')
  expect(page).not.toContain('type="radio"')
  const plain = await (await turnTo('an')).text()
  expect(plain).toContain('Dieses Treffen fällt aus: Kooperationskonferenz Landkreis Kassel am Dienstag, 18. Mai 2027')
  expect(plain).not.toContain('type="radio"')
  const stored = await lotse.books.invitations.responsesTo(meetingId)
  const answered = await (await fetch(`${base}/antwort/${word}`, form('ab', stand))).text()
  expect(answered).toMatch(/fällt aus/)
  expect(await lotse.books.invitations.responsesTo(meetingId)).toEqual(stored)
  await turnTo('aus')
})

it('whose office has ended sees nothing of it any more, neither in the calendar nor as a file', async () => {
  const [calendar, minutes] = [await issue('calendar'), await issue('minutes')]
  const statuses = async () => [
    (await fetch(`${base}/kalender/${calendar}`)).status,
    (await fetch(`${base}/protokoll/${minutes}`)).status,
  ]
  await enter('minuted')
  expect(await statuses()).toEqual([200, 200])
  await enter('invited')
  const officeIdOfSeat = officeId({
    agreementId: 'lwv-lk-kassel-2022',
    partnerId: 'lk-kassel',
    kind: 'seat',
    detail: 'sozialamt',
  })
  const holding = { officeId: officeIdOfSeat, personId: KARIM, as: 'holder', from: localDate('2027-01-01') } as const
  const hand = { at: clock.now(), by: KARIM, deed: 'test' }
  await lotse.books.inOneTransaction(({ directory }) => directory.end(holding, localDate('2027-02-28'), hand))
  expect(await statuses()).toEqual([404, 404])
})
