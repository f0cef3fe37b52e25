/** A reminder by mail, answered without Teams: a real mail, a real page, and what is stored afterwards. */
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { instant, laterBy, localDate } from '#src/calendar/local-date.ts'
import { type DutyAsked, dutyAskedText, readDutyAsked } from '#src/duties/fulfilment.ts'
import { createLog } from '#src/log.ts'
import { type Lotse, startLotse } from '#src/main.ts'
import { officeId } from '#src/people/office.ts'
import type { PersonId } from '#src/people/person.ts'
import { leaves, readMime } from '../delivery/mime.ts'
import { clockAt } from '../doubles/clock.ts'
import { fastFolder } from '../doubles/fast-folder.ts'
import { type MailServer, startMailServer } from '../doubles/mail-server.ts'
import { readAgreements } from '../doubles/read-agreements.ts'
import { readerOf } from '../doubles/reader.ts'

const KASSEL = 'lwv-lk-kassel-2022'
const MKK = 'lwv-mkk-hanau-2021'
const SABINE = 'guest/sabine' as PersonId
const MIRA = 'guest/mira' as PersonId
const LUCA = 'guest/luca' as PersonId
/** Friday, eight weeks before 30.04.2027; the office opens. */
const FRIDAY = '2027-03-05T07:00:00Z'
const DAY_MS = 86_400_000

const clock = clockAt(FRIDAY)
/** Whoever takes up an office during the day is reminded of what was due that morning after a quarter of an hour. */
const GRACE_MS = 900_000
let folder: string
let mail: MailServer
let lotse: Lotse
let base: string

beforeAll(async () => {
  folder = fastFolder('lotse-duty-page-')
  mail = await startMailServer()
  // No agreement in force has a yearly duty that is shown in words: 8 c becomes one.
  await cp('data/agreements', join(folder, 'agreements'), { recursive: true })
  const file = join(folder, 'agreements', `${KASSEL}.yaml`)
  const text = await readFile(file, 'utf8')
  const changed = text.replace('    data: numbers-only\n    clause: 8 c\n', '    clause: 8 c\n')
  expect(changed).not.toBe(text)
  await writeFile(file, changed)
})
afterAll(async () => {
  await mail.close()
  await rm(folder, { recursive: true, force: true })
})

let round = 0
beforeEach(async () => {
  clock.set(instant(FRIDAY))
  round += 1
  lotse = await startLotse(
    {
      mode: 'demo',
      host: '127.0.0.1',
      port: 0,
      database: join(folder, `${round}.db`),
      agreementsFolder: join(folder, 'agreements'),
      admins: [],
      logLevel: 'silent',
      tenants: 'any',
      publicUrl: 'https://lotse.example/',
      smtpUrl: mail.url,
      mailFrom: 'lotse@amt.example',
    },
    createLog('silent'),
    { clock: clock.now, loadAgreements: readAgreements, readerOf },
  )
  base = `http://127.0.0.1:${lotse.port}`
  // As the program does at its start.
  await lotse.pulse()
  const contact = (agreementId: string, partnerId: string) =>
    officeId({ agreementId, partnerId, kind: 'contact', detail: '' })
  await lotse.books.inOneTransaction(async ({ directory }) => {
    const hand = { at: clock.now(), by: LUCA, deed: 'test' }
    for (const [id, name] of [
      [SABINE, 'Sabine'],
      [MIRA, 'Mira'],
      [LUCA, 'Luca'],
    ] as const)
      await directory.enter({ id, name, mail: `${name.toLowerCase()}@kreis.example` }, hand)
    const from = localDate('2027-01-01')
    const appoint = (office: ReturnType<typeof officeId>, personId: PersonId) =>
      directory.appoint({ officeId: office, personId, as: 'holder', from }, hand)
    await appoint(contact(KASSEL, 'lk-kassel'), SABINE)
    await appoint(contact(MKK, 'mkk'), MIRA)
    await appoint(officeId({ agreementId: KASSEL, partnerId: 'lwv', kind: 'secretariat', detail: 'kok' }), LUCA)
  })
  return () => lotse.stop()
})

const issue = (asked: DutyAsked, person: PersonId = SABINE, ms = DAY_MS): Promise<string> =>
  lotse.books.inOneTransaction(({ links }) =>
    links.issue({
      purpose: 'duty',
      personId: person,
      about: dutyAskedText(asked),
      expiresAt: laterBy(clock.now(), ms),
    }),
  )
const schulabgang = { agreementId: KASSEL, dutyId: 'schulabgang', year: 2027 }
const inWords = { agreementId: KASSEL, dutyId: 'regelaltersgrenze', year: 2027 }

interface Shown {
  readonly status: number
  readonly text: string
}
const shown = async (response: Response): Promise<Shown> => ({ status: response.status, text: await response.text() })
const open = async (word: string): Promise<Shown> => shown(await fetch(`${base}/pflicht/${word}`))
const post = async (word: string, form: Record<string, string>): Promise<Shown> =>
  shown(
    await fetch(`${base}/pflicht/${word}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    }),
  )
const plain = (text: string): string => text.replaceAll('&amp;', '&').replaceAll('&quot;', '"')
const buttons = ({ text }: Shown): string[] =>
  [...text.matchAll(/<button[^>]*>([^<]*)<\/button>/g)].map(([, label]) => label ?? '')
const inputs = ({ text }: Shown): string[] =>
  [...text.matchAll(/<label for="[^"]*">([^<]*)<\/label><(?:input|select|textarea)/g)].map(([, label]) => label ?? '')
/** What a browser sends when this button is pressed. */
function formOf({ text }: Shown, label: string, fields: Record<string, string>): Record<string, string> {
  const hidden = [...text.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(
    ([, name, value]) => [name ?? '', value ?? ''] as const,
  )
  const button = [...text.matchAll(/<button type="submit"[^>]* name="([^"]*)" value="([^"]*)">([^<]*)</g)].find(
    ([, , , said]) => said === label,
  )
  if (!button) throw new Error(`no button ${label}: ${text}`)
  return { ...Object.fromEntries(hidden), ...fields, [button[1] ?? '']: plain(button[2] ?? '') }
}
const press = (word: string, page: Shown, label: string, fields: Record<string, string> = {}): Promise<Shown> =>
  post(word, formOf(page, label, fields))

const fulfilments = (agreement = KASSEL) => lotse.books.fulfilments.of(agreement, 2027, 2027)
const notes = (agreement = KASSEL) => lotse.books.dutyNotes.of(agreement, 2027, 2027)

describe('the mail', () => {
  const mailsTo = (address: string) =>
    mail.received.filter(({ to }) => to.includes(address)).map(({ raw }) => readMime(raw))
  const wordIn = (part: ReturnType<typeof readMime> | undefined): string =>
    /https:\/\/lotse\.example\/pflicht\/([\w-]{43})/.exec((part && leaves(part)[0]?.text) ?? '')?.[1] ?? ''

  it('carries the link of its own duty, which its recipient answers by', async () => {
    const before = mailsTo('sabine@kreis.example').length
    clock.set(laterBy(clock.now(), GRACE_MS))
    await lotse.pulse()
    const mails = mailsTo('sabine@kreis.example').slice(before)
    const about8b = mails.find((one) => leaves(one)[0]?.text.includes('LK Kassel, Ziffer 8 b, 2027: https://'))
    const text = (about8b && leaves(about8b)[0]?.text) ?? ''
    expect(text).toContain('Auf die Erinnerung antworten: LK Kassel, Ziffer 8 b, 2027: https://lotse.example/pflicht/')
    expect(text).not.toContain('Ihre Antwort richten Sie bitte an')
    const word = wordIn(about8b)
    const page = await open(word)
    expect(page.status).toBe(200)
    expect(buttons(page)).toEqual(['Erledigt', 'In Arbeit', 'Später erinnern', 'Nicht zuständig'])
    // Sixty days after 30.04.2027, and not a day longer.
    clock.set(instant('2027-06-28T21:00:00Z'))
    expect((await open(word)).status).toBe(200)
    clock.set(instant('2027-06-29T00:00:00Z'))
    expect((await open(word)).status).toBe(404)
  })

  it('about a postponed duty carries one, too', async () => {
    const word = await issue(schulabgang)
    const asked = await press(word, await open(word), 'Später erinnern')
    await press(word, await press(word, asked, 'Weiter', { 'f-until': '2027-03-15' }), 'Ja, später')
    clock.set(laterBy(clock.now(), GRACE_MS))
    await lotse.pulse()
    const before = mailsTo('sabine@kreis.example').length
    clock.set(instant('2027-03-15T07:00:00Z'))
    await lotse.pulse()
    const [again, ...more] = mailsTo('sabine@kreis.example').slice(before)
    expect(more).toEqual([])
    expect((await open(wordIn(again))).text).toContain('<h1>Erinnerung: LK Kassel, Ziffer 8 b, 2027</h1>')
  })

  it('that only tells of it carries none', async () => {
    // Two weeks overdue: the Geschäftsführung is told, and does not owe it.
    clock.set(instant('2027-05-14T06:00:00Z'))
    const before = mailsTo('luca@kreis.example').length
    await lotse.pulse()
    const told = mailsTo('luca@kreis.example')
      .slice(before)
      .filter((one) => leaves(one)[0]?.text.includes('Zur Kenntnis'))
    expect(told.length).toBeGreaterThan(0)
    expect(told.map(wordIn)).toEqual(told.map(() => ''))
  })
})

describe('each button', () => {
  it('Erledigt takes a number and a day for a list of names, and nothing else', async () => {
    const word = await issue(schulabgang)
    const form = await press(word, await open(word), 'Erledigt')
    expect(inputs(form)).toEqual(['Anzahl der Personen', 'Erledigt am'])
    const named = await press(word, form, 'Weiter', { 'f-count': 'Max Muster', 'f-doneOn': '2027-03-04' })
    expect(named.text).toContain('Hier ist nur eine Anzahl möglich')
    expect(named.text).not.toContain('Max')
    expect(inputs(named)).toEqual(['Anzahl der Personen'])
    const readBack = await press(word, named, 'Weiter', { 'f-count': '12', 'f-remark': 'Liste liegt bei' })
    expect(readBack.text).toContain(
      'erledigt am Do., 04.03.2027. Nachweis: 12 Personen gemeldet. Soll ich das eintragen?',
    )
    expect(await fulfilments()).toEqual([])
    const done = await press(word, readBack, 'Ja, eintragen')
    expect(done.text).toContain('Eingetragen: LK Kassel, Ziffer 8 b, 2027 ist erledigt.')
    const [stored, ...more] = await fulfilments()
    expect([stored?.dutyId, stored?.count, stored?.doneOn, stored?.recordedBy, stored?.remark, more]).toEqual([
      'schulabgang',
      12,
      '2027-03-04',
      SABINE,
      undefined,
      [],
    ])
  })

  it('Erledigt takes words where no data of beneficiaries are concerned, and they come out escaped', async () => {
    const word = await issue(inWords)
    const form = await press(word, await open(word), 'Erledigt')
    expect(inputs(form)).toEqual(['Nachweis', 'Erledigt am'])
    const remark = `Bericht <b>"A" & 'B'</b>`
    const readBack = await press(word, form, 'Weiter', { 'f-remark': remark, 'f-doneOn': '2027-03-05' })
    expect(readBack.text).not.toContain('<b>')
    expect(readBack.text).toContain('Bericht &lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt;')
    await press(word, readBack, 'Ja, eintragen')
    expect((await fulfilments()).map((one) => [one.dutyId, one.remark])).toEqual([['regelaltersgrenze', remark]])
    expect((await open(word)).text).not.toContain('<b>')
  })

  it('[Heute] answers the open question with one click', async () => {
    const word = await issue(schulabgang)
    const form = await press(word, await open(word), 'Erledigt')
    const asked = await press(word, form, 'Weiter', { 'f-count': '12' })
    expect(buttons(asked)).toContain('Heute')
    expect((await press(word, asked, 'Heute')).text).toContain('erledigt am Fr., 05.03.2027')
  })

  it('Ändern opens the form again with what was said, and never the duty itself', async () => {
    const word = await issue(schulabgang)
    const form = await press(word, await open(word), 'Erledigt')
    const readBack = await press(word, form, 'Weiter', { 'f-count': '12', 'f-doneOn': '2027-03-04' })
    const change = await press(word, readBack, 'Ändern')
    expect(inputs(change)).toEqual(['Anzahl der Personen', 'Erledigt am'])
    expect(change.text).toMatch(/name="f-count" value="12"/)
    expect((await press(word, change, 'Weiter', { 'f-count': '13', 'f-doneOn': '2027-03-04' })).text).toContain(
      '13 Personen',
    )
  })

  it('In Arbeit notes it', async () => {
    const word = await issue(schulabgang)
    const readBack = await press(word, await open(word), 'In Arbeit')
    expect(await notes()).toEqual([])
    await press(word, readBack, 'Ja, vermerken')
    expect((await notes()).map(({ kind, by }) => [kind, by])).toEqual([['inProgress', SABINE]])
    expect((await open(word)).text).toContain('Stand: in Arbeit seit Fr., 05.03.2027')
  })

  it('Später erinnern keeps to the limit of the chat', async () => {
    const word = await issue(schulabgang)
    const form = await press(word, await open(word), 'Später erinnern')
    const refused = await press(word, form, 'Weiter', { 'f-until': '2027-05-15' })
    expect(refused.text).toContain('Fällig ist der Fr., 30.04.2027. Eine spätere Erinnerung käme zu spät.')
    const readBack = await press(word, refused, 'Weiter', { 'f-until': '2027-04-15' })
    await press(word, readBack, 'Ja, später')
    expect((await notes()).map(({ kind, until }) => [kind, until])).toEqual([['postponed', '2027-04-15']])
  })

  it('Nicht zuständig names another, and the Geschäftsführung is told', async () => {
    const word = await issue(schulabgang)
    const form = await press(word, await open(word), 'Nicht zuständig')
    const readBack = await press(word, form, 'Weiter', { 'f-words': 'Fachbereich Soziales' })
    await press(word, readBack, 'Ja, melden')
    const [note] = await notes()
    expect([note?.kind, note?.words]).toEqual(['notResponsible', 'Fachbereich Soziales'])
    const told = await lotse.books.outbox.about(`declined/${note?.id}`)
    expect(told.map(({ to }) => to)).toEqual([{ person: LUCA }])
  })

  it('Tag nennen stands first where the agreement names no day', async () => {
    const word = await issue({ agreementId: MKK, dutyId: 'regelaltersgrenze', year: 2027, partnerId: 'mkk' }, MIRA)
    const page = await open(word)
    expect(buttons(page)).toEqual(['Tag nennen', 'Erledigt', 'In Arbeit', 'Nicht zuständig'])
    const form = await press(word, page, 'Tag nennen')
    await press(word, await press(word, form, 'Weiter', { 'f-day': '2027-09-15' }), 'Ja, eintragen')
    expect((await notes(MKK)).map(({ kind, until }) => [kind, until])).toEqual([['dayChosen', '2027-09-15']])
    expect(buttons(await open(word))).toEqual(['Erledigt', 'In Arbeit', 'Später erinnern', 'Nicht zuständig'])
  })
})

describe('one of several debtors', () => {
  const theirs = { agreementId: MKK, dutyId: 'schulabgang', year: 2027, partnerId: 'mkk' }
  const fields = { 'f-count': '3', 'f-doneOn': '2027-03-04' }

  it('answers for its own part only, whatever the form says', async () => {
    const word = await issue(theirs, MIRA)
    const form = await press(word, await open(word), 'Erledigt')
    const readBack = await press(word, form, 'Weiter', {
      ...fields,
      'f-debtor': 'stadt-hanau',
      'f-duty': 'leistungsberechtigte/2027',
      'f-region': KASSEL,
      'f-__proto__': 'x',
    })
    await press(word, readBack, 'Ja, eintragen')
    expect((await fulfilments(MKK)).map(({ dutyId, partnerId }) => [dutyId, partnerId])).toEqual([
      ['schulabgang', 'mkk'],
    ])
    expect(await fulfilments()).toEqual([])
    const page = await open(word)
    expect(page.text).toContain('Diese Pflicht ist schon als erledigt eingetragen.')
    // Three people could be recognised by their number, and a mail is passed on.
    expect(page.text).toContain('unter 5 Personen')
    expect(buttons(page)).toEqual([])
    const other = await issue({ ...theirs, partnerId: 'stadt-hanau' }, MIRA)
    expect((await open(other)).status).toBe(404)
  })

  it('says which where the letter named none', async () => {
    const { partnerId: _, ...open8b } = theirs
    const word = await issue(open8b, MIRA)
    const asked = await press(word, await open(word), 'Erledigt')
    expect(buttons(asked)).toEqual(['Weiter', 'MKK', 'Stadt Hanau'])
    const form = await press(word, asked, 'MKK', { 'f-count': '12', 'f-doneOn': '2027-03-04' })
    await press(word, form, 'Ja, eintragen')
    expect((await fulfilments(MKK)).map(({ partnerId }) => partnerId)).toEqual(['mkk'])
  })
})

describe('nothing is changed', () => {
  const all = async () =>
    JSON.stringify([
      await fulfilments(),
      await notes(),
      await lotse.books.audit.latest([KASSEL], { skip: 0, limit: 100 }),
    ])

  it('by opening the link, as mail scanners do', async () => {
    const word = await issue(schulabgang)
    const before = await all()
    for (let n = 0; n < 3; n += 1) expect((await open(word)).status).toBe(200)
    for (const query of ['?tun=/inarbeit', '?tun=confirm', '?stand=x'])
      expect((await fetch(`${base}/pflicht/${word}${query}`)).status).toBe(200)
    expect((await fetch(`${base}/pflicht/${word}`, { method: 'HEAD' })).status).not.toBe(500)
    expect((await fetch(`${base}/pflicht/${word}`, { method: 'DELETE' })).status).toBe(405)
    expect(await all()).toBe(before)
  })

  it('by a form that no page of ours has shown', async () => {
    const word = await issue(schulabgang)
    const page = await open(word)
    const before = await all()
    const nowhere = '00000000-0000-4000-8000-000000000000'
    for (const form of [
      {},
      { tun: 'alles' },
      { tun: '/verwaltung' },
      { tun: '/datenlöschen' },
      { tun: 'confirm', stand: 'x' },
      { tun: 'cancel', stand: `${nowhere}.${nowhere}.1` },
    ]) {
      expect(await post(word, form), JSON.stringify(form)).toEqual({ status: 400, text: page.text })
    }
    const unknown = await post(word, { tun: 'confirm', stand: `${nowhere}.${nowhere}.1` })
    expect(buttons(unknown)).toEqual([])
    expect((await post(word, { tun: '/inarbeit', x: 'y'.repeat(70_000) })).status).toBe(400)
    expect(await all()).toBe(before)
  })

  it('by a second click', async () => {
    const word = await issue(schulabgang)
    const readBack = await press(word, await open(word), 'In Arbeit')
    const twice = formOf(readBack, 'Ja, vermerken', {})
    const [first, second] = await Promise.all([post(word, twice), post(word, twice)])
    expect([first.text, second.text].filter((text) => text.includes('Vermerkt:')).length).toBeGreaterThan(0)
    expect((await post(word, twice)).text).toContain('Das ist bereits erledigt. Vermerkt:')
    expect(await notes()).toHaveLength(1)

    const form = await press(word, await open(word), 'Erledigt')
    const done = formOf(
      await press(word, form, 'Weiter', { 'f-count': '0', 'f-doneOn': '2027-03-04' }),
      'Ja, eintragen',
      {},
    )
    await Promise.all([post(word, done), post(word, done), post(word, done)])
    expect(await fulfilments()).toHaveLength(1)
    expect((await post(word, done)).text).toContain('Diese Pflicht ist schon als erledigt eingetragen.')
  })

  it('by the page of another link', async () => {
    const [word, other] = [await issue(schulabgang), await issue(inWords)]
    const readBack = await press(word, await open(word), 'In Arbeit')
    const form = formOf(readBack, 'Ja, vermerken', {})
    const before = await all()
    await post(other, form)
    await post(await issue(schulabgang, LUCA), form)
    expect(await all()).toBe(before)
  })

  it('by what looks like data of beneficiaries, of which nothing is kept or shown again', async () => {
    const word = await issue(inWords)
    const form = await press(word, await open(word), 'Erledigt')
    const refused = await press(word, form, 'Weiter', {
      'f-remark': 'Max Muster, geb. 03.04.1990',
      'f-doneOn': '2027-03-04',
    })
    expect(refused.text).not.toContain('Muster')
    expect(refused.text).toContain('Leistungsberechtigt')
    expect(refused.text).toContain('<a href="?">Zurück zur Erinnerung</a>')
    expect(await fulfilments()).toEqual([])
    await lotse.stop()
    const files = await Promise.all(
      ['.db', '.db-wal'].map((end) => readFile(join(folder, `${round}${end}`)).catch(() => '')),
    )
    expect(files.some((file) => file.includes('Muster'))).toBe(false)
  })
})

describe('a link opens nothing', () => {
  it('that is guessed, expired, revoked, of another purpose, or about what there is not', async () => {
    const unknown = (await open('a'.repeat(43))).text
    const closed = async (word: string) => expect(await open(word)).toEqual({ status: 404, text: unknown })
    await closed(await issue(schulabgang, SABINE, -1))
    await closed(await issue({ ...schulabgang, dutyId: 'nichts' }))
    await closed(await issue({ ...schulabgang, year: 1999 }))
    await closed(await issue(schulabgang, 'guest/nobody' as PersonId))
    for (const guess of ['x', '..%2f..%2fx.db', '%00', 'ä'.repeat(43)]) await closed(guess)
    const word = await issue(schulabgang)
    for (const page of ['antwort', 'kalender', 'protokoll'])
      expect((await fetch(`${base}/${page}/${word}`)).status).toBe(404)
    await lotse.books.inOneTransaction(({ links }) => links.revokeFor(SABINE))
    await closed(word)
    expect((await post(word, { tun: '/inarbeit' })).status).toBe(404)
  })

  it('for somebody who does not hold the office, or does so no longer', async () => {
    expect((await open(await issue(schulabgang, MIRA))).status).toBe(404)
    const word = await issue(schulabgang)
    const readBack = await press(word, await open(word), 'In Arbeit')
    const office = officeId({ agreementId: KASSEL, partnerId: 'lk-kassel', kind: 'contact', detail: '' })
    await lotse.books.inOneTransaction(({ directory }) =>
      directory.end(
        { officeId: office, personId: SABINE, as: 'holder', from: localDate('2027-01-01') },
        localDate('2027-03-04'),
        {
          at: clock.now(),
          by: LUCA,
          deed: 'test',
        },
      ),
    )
    expect((await press(word, readBack, 'Ja, vermerken')).status).toBe(404)
    expect(await notes()).toEqual([])
  })
})

it('the page needs no script and no style, and forbids everything else', async () => {
  const word = await issue(inWords)
  const response = await fetch(`${base}/pflicht/${word}`)
  expect(response.headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; style-src 'sha256-[\w+/]{43}='; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/,
  )
  for (const [name, value] of [
    ['referrer-policy', 'same-origin'],
    ['cache-control', 'no-store'],
    ['x-content-type-options', 'nosniff'],
  ] as const)
    expect(response.headers.get(name)).toBe(value)
  const page = { status: 200, text: await response.text() }
  const form = await press(word, page, 'Erledigt')
  const readBack = await press(word, form, 'Weiter', { 'f-remark': 'Bericht', 'f-doneOn': '2027-03-04' })
  for (const { text } of [page, form, readBack]) {
    expect(text).toContain('<html lang="de">')
    expect(text.match(/<h1>/g)).toHaveLength(1)
    expect(text).not.toMatch(/<script|\sstyle=|\son\w+=|src=/)
    const visible = [...text.matchAll(/<(?:input|select|textarea)(?! type="hidden")/g)]
    expect(inputs({ status: 200, text })).toHaveLength(visible.length)
  }
})

it('what a link is about comes back as it was written, and nothing else is read', () => {
  for (const asked of [schulabgang, { ...schulabgang, partnerId: 'lwv' }])
    expect(readDutyAsked(dutyAskedText(asked))).toEqual(asked)
  for (const other of ['4711', '', 'duty/a/b/c', 'meeting/4711', 'duty/a/b/20270'])
    expect(readDutyAsked(other)).toBeUndefined()
})
