/** A provider without Teams votes on dates: the mail, the page, what is stored, and what the Geschäftsführung sees. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instant, laterBy, localDate } from '#src/calendar/local-date.ts'
import type { Poll } from '#src/meetings/slots.ts'
import { officeId } from '#src/people/office.ts'
import { matrix } from '#src/speech/meetings/find-date.ts'
import { forgetPerson } from '#src/upkeep/forget.ts'
import { KASSEL, MailedOffice, openPage, PETRA_ID, SOFIA, sendForm, TOM, UWE } from './office.ts'

let office: MailedOffice
let poll: Poll
beforeAll(async () => {
  office = await MailedOffice.open('2027-03-01T08:00:00Z')
  await office.say('/terminfindung kok kassel 11.5.2027, 12.5.2027 und 18.5.2027 um 10')
  await office.say('ja')
  await office.pulse()
  const [found] = await office.lotse.books.polls.all()
  if (!found) throw new Error('no search')
  poll = found
})
afterAll(() => office.close())

const votes = () => office.lotse.books.polls.votesFor(poll.id)
const all = { 'slot-1': 'yes', 'slot-2': 'ifNeedBe', 'slot-3': 'no' }

describe('the page', () => {
  it('stands in the mail that asks, and shows every day without storing anything', async () => {
    expect(office.mailsTo(SOFIA).at(-1)).toContain(
      'Hier Tage auswählen, auch in Einfacher Sprache: https://lotse.example/',
    )
    expect(office.mailsTo(SOFIA).at(-1)).not.toContain('Ihre Antwort richten Sie bitte an')
    const page = await openPage(office.linkTo(SOFIA, 'terminwahl'))
    expect(page.status).toBe(200)
    for (const said of [
      'Terminfindung: KoK LK Kassel',
      `${(await office.lotse.books.directory.person(PETRA_ID))?.name} sucht einen Termin.`,
      'Di., 11.05.2027, 10:00 Uhr',
      'Mi., 12.05.2027, 10:00 Uhr',
      'Di., 18.05.2027, 10:00 Uhr',
      'Gelöscht werden sie mit der Terminfindung: 6 Monate nach deren Beginn',
      'Diese Seite gilt nur für Sofia Meier.',
    ])
      expect(page.text).toContain(said)
    expect(await votes()).toEqual([])
  })

  it('stores all answers at once, as they were typed, and shows them again', async () => {
    const url = office.linkTo(SOFIA, 'terminwahl')
    const remark = 'Am 12. erst ab 11 Uhr.\n1½ Std. <b>„gern“</b> & länger'
    const stored = await sendForm(url, { ...all, remark })
    expect(stored.text).toContain('role="status">Ihre Antworten sind gespeichert.')
    expect(stored.text).toContain('value="ifNeedBe" id="feld-slot-2-1" checked')
    expect(stored.text).toContain('1½ Std. &lt;b&gt;')
    expect(await votes()).toEqual([
      {
        pollId: poll.id,
        personId: SOFIA,
        choices: { 0: 'yes', 1: 'ifNeedBe', 2: 'no' },
        remark,
        way: 'page',
        votedAt: office.clock.now(),
      },
    ])
    await sendForm(url, { ...all, 'slot-2': 'no', remark: '' })
    expect(await votes()).toMatchObject([{ choices: { 1: 'no' } }])
    expect((await votes())[0]).not.toHaveProperty('remark')
    await sendForm(url, { ...all, remark })
  })

  it('says which day is missing, and keeps what was chosen and typed', async () => {
    const before = await votes()
    const page = await sendForm(office.linkTo(TOM, 'terminwahl'), {
      'slot-1': 'no',
      'slot-3': 'maybe',
      remark: 'Später',
    })
    expect(page.status).toBe(400)
    expect(page.text).toContain('<a href="#feld-slot-2">Mi., 12.05.2027, 10:00 Uhr: Bitte wählen Sie eine Antwort.</a>')
    expect(page.text).toContain('<a href="#feld-slot-3">')
    expect(page.text).toContain('value="no" id="feld-slot-1-2" checked')
    expect(page.text).toContain('Später</textarea>')
    expect(await votes()).toEqual(before)
  })

  it('takes nothing that looks like data of beneficiaries, and nothing of it is kept', async () => {
    const before = await votes()
    const page = await sendForm(office.linkTo(TOM, 'terminwahl'), { ...all, remark: 'Max Muster, geb. 03.04.1990' })
    expect(page.status).toBe(409)
    expect(page.text).toContain('Leistungsberechtigt')
    expect(page.text).not.toContain('Muster')
    expect(page.text).toContain('value="yes" id="feld-slot-1" checked')
    expect(await votes()).toEqual(before)
  })

  it('turns to Einfache Sprache and back', async () => {
    const url = office.linkTo(TOM, 'terminwahl')
    const plain = await sendForm(url, { einfach: 'an' })
    expect(plain.text).toContain('<h1>Wann können Sie kommen?</h1>')
    expect(plain.text).toContain('Dienstag, 11. Mai 2027, 10 Uhr')
    expect(plain.text).toContain('Es geht, aber nicht gut')
    expect((await sendForm(url, { einfach: 'aus' })).text).toContain('Welche Tage passen Ihnen?')
  })
})

describe('the Geschäftsführung', () => {
  it('reads the answers and the remark in the chat, and that they came by a page', async () => {
    const told = await office.say('/terminstand')
    expect(told).toMatchInlineSnapshot(`
      [
        "KoK LK Kassel: Vollständig geantwortet haben 1 von 3.",
        "Termin 1: Di., 11.05.2027, 10:00 Uhr",
        "Passt: 1 (Sofia Meier) (Berechnung)",
        "Termin 2: Mi., 12.05.2027, 10:00 Uhr",
        "Zur Not: 1 (Sofia Meier) (Berechnung)",
        "Termin 3: Di., 18.05.2027, 10:00 Uhr",
        "Passt nicht: 1 (Sofia Meier) (Berechnung)",
        "Bemerkungen",
        "Sofia Meier: „Am 12. erst ab 11 Uhr. 1½ Std. <b>'gern'</b> & länger“ (Eintrag, Stand Mo., 01.03.2027)",
        "Antwort fehlt noch: Tom Berg und Uwe Klein.",
        "Per Seite geantwortet: Sofia Meier.",
      ]
    `)
  })

  it('gets no names and no remark where others read along', async () => {
    const reply = matrix('KoK', poll, [], [], [], () => 'Sofia', false, await votes())
    expect(JSON.stringify(reply)).not.toMatch(/Sofia|1½/)
  })

  it('chases only those who are silent, by a mail with the same page', async () => {
    await office.say('/terminstand erinnern')
    const before = office.mailsTo(SOFIA).length
    office.clock.set(laterBy(office.clock.now(), 86_400_000))
    await office.say('/terminstand erinnern')
    await office.pulse()
    expect(office.mailsTo(SOFIA)).toHaveLength(before)
    expect((await openPage(office.linkTo(UWE, 'terminwahl'))).text).toContain('Welche Tage passen Ihnen?')
  })
})

describe('nothing is stored', () => {
  it('of a remark in the audit trail, which is never deleted', async () => {
    const trail = JSON.stringify(await office.lotse.books.audit.latest([KASSEL], { skip: 0, limit: 200 }))
    expect(trail).not.toContain('1½')
  })

  it('for somebody who was not asked, or about another search', async () => {
    const stranger = await office.issue('terminwahl', 'poll', poll.id, PETRA_ID)
    expect([(await openPage(stranger)).status, (await sendForm(stranger, all)).status]).toEqual([404, 404])
    const nowhere = await office.issue('terminwahl', 'poll', 'nowhere')
    expect((await openPage(nowhere)).status).toBe(404)
    expect((await openPage(office.linkTo(SOFIA, 'terminwahl').replace('terminwahl', 'antwort'))).status).toBe(404)
  })

  it('and nothing is shown once the office has ended', async () => {
    const url = office.linkTo(UWE, 'terminwahl')
    const seat = officeId({ agreementId: KASSEL, partnerId: 'lk-kassel', kind: 'seat', detail: 'sozialplaner-in' })
    const holding = { officeId: seat, personId: UWE, as: 'holder', from: localDate('2027-01-01') } as const
    const hand = { at: office.clock.now(), by: PETRA_ID, deed: 'test' }
    await office.lotse.books.inOneTransaction(({ directory }) => directory.end(holding, localDate('2027-02-28'), hand))
    expect([(await openPage(url)).status, (await sendForm(url, all)).status]).toEqual([404, 404])
  })

  it('of a remark after its author had their data deleted; the answers stay', async () => {
    const url = office.linkTo(TOM, 'terminwahl')
    await sendForm(url, { ...all, remark: 'von Tom' })
    const hand = { at: office.clock.now(), by: TOM, deed: 'own.forget' }
    await office.lotse.books.inOneTransaction((work) => forgetPerson(work, TOM, hand, localDate('2027-03-02')))
    expect((await openPage(url)).status).toBe(404)
    const theirs = (await votes()).find(({ personId }) => personId === TOM)
    expect(theirs?.choices).toEqual({ 0: 'yes', 1: 'ifNeedBe', 2: 'no' })
    expect(theirs).not.toHaveProperty('remark')
  })
})

it('a page that is over says so, shows what was answered, and stores nothing more', async () => {
  const url = office.linkTo(SOFIA, 'terminwahl')
  const [mine] = await votes()
  const own = await office.lotse.books.ownRecords(SOFIA)
  expect(own.vote).toMatchObject([{ remark: expect.stringContaining('1½'), way: 'page' }])
  await office.say('/terminstand festlegen 1')
  await office.say('ja')
  const page = await openPage(url)
  expect(page.text).toContain('Die Terminfindung ist abgeschlossen.')
  expect(page.text).toContain('<li>Mi., 12.05.2027, 10:00 Uhr: zur Not</li>')
  expect(page.text).not.toContain('type="radio"')
  const late = await sendForm(url, { ...all, 'slot-1': 'no' })
  expect([late.status, late.text.includes('Ihre Angaben sind nicht gespeichert.')]).toEqual([409, true])
  expect((await votes())[0]).toEqual(mine)
  office.clock.set(instant('2027-06-16T21:00:00Z'))
  expect((await openPage(url)).status).toBe(200)
  // Only days that are over are left, and on those Sofia did sit in the body.
  const seat = officeId({ agreementId: KASSEL, partnerId: 'lk-kassel', kind: 'seat', detail: 'sozialamt' })
  const holding = { officeId: seat, personId: SOFIA, as: 'holder', from: localDate('2027-01-01') } as const
  const hand = { at: office.clock.now(), by: PETRA_ID, deed: 'test' }
  const ended = (until: string) =>
    office.lotse.books.inOneTransaction(({ directory }) => directory.end(holding, localDate(until), hand))
  await ended('2027-06-16')
  expect((await openPage(url)).status).toBe(200)
  await ended('2027-06-15')
  expect((await openPage(url)).status).toBe(404)
  office.clock.set(instant('2027-06-16T22:00:00Z'))
  expect((await openPage(url)).status).toBe(404)
})
