/** What the mails of the whole bot do to people's own calendars, read by a program that is not ours. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { laterBy } from '#src/calendar/local-date.ts'
import type { PersonId } from '#src/people/person.ts'
import { readSecondly } from '../calendar/second-reader.ts'
import { leaves, readMime } from '../delivery/mime.ts'
import { MailedOffice, openPage, PETRA_ID, SOFIA, sendForm, TOM, UWE } from '../pages/office.ts'

const PETRA_MAIL = 'petra@amt.example'
let office: MailedOffice
beforeEach(async () => {
  office = await MailedOffice.open('2027-03-01T08:00:00Z', {
    imapUrl: 'imap://lotse:geheim@127.0.0.1:1',
    privacyText: 'Landkreis Musterland, <datenschutz@landkreis.example>',
  })
})
afterEach(() => office.close())

async function ordered(...texts: readonly string[]): Promise<void> {
  for (const text of texts) await office.say(text)
  await office.pulse()
  await office.pulse()
  office.clock.set(laterBy(office.clock.now(), 60_000))
}
const addressOf = (person: PersonId): string =>
  person === PETRA_ID ? PETRA_MAIL : `${person.slice('guest/'.length)}@traeger.example`
/** The calendar part of each mail to this person; undefined: it has none. */
const calendarsOf = (person: PersonId) =>
  office.mail.received
    .filter(({ to }) => to.includes(addressOf(person)))
    .map(({ raw }) => {
      const parts = leaves(readMime(raw)).filter(({ type }) => type === 'text/calendar' || type === 'application/ics')
      expect(parts.length).toBeLessThan(2)
      const [entry, another] = readSecondly(parts[0]?.text ?? '')
      expect(another).toBeUndefined()
      return entry
    })
const lastOf = (person: PersonId) => calendarsOf(person).at(-1)

describe('who is invited by mail', () => {
  it('has the meeting with agenda, link and links in the calendar, and answers once for each time', async () => {
    await ordered('/termin kok kassel 11.5.2027 um 10', 'https://video.example/j/1', 'ja', '/einladen kok kassel', 'ja')
    const invited = lastOf(SOFIA)
    expect(invited).toMatchObject({
      method: 'REQUEST',
      start: '2027-05-11T08:00:00.000Z',
      title: 'KoK LK Kassel',
      place: 'https://video.example/j/1',
      url: 'https://video.example/j/1',
      conference: 'https://video.example/j/1',
      organizer: ['mailto:lotse@amt.example', 'Gremienlotse'],
      attendee: ['mailto:sofia@traeger.example', 'Sofia Meier', 'REQ-PARTICIPANT', 'NEEDS-ACTION', true],
      status: 'CONFIRMED',
    })
    expect(String(invited?.description)).toMatch(
      /^Die Tagesordnung folgt\.\n\n.*: https:\/\/lotse\.example\/antwort\/[\w-]{43}\n.*: https:\/\/lotse\.example\/sitzung\/[\w-]{43}\nDiese Links sind persönlich\./u,
    )

    const responsible = 'Verantwortlich: Landkreis Musterland, <datenschutz@landkreis.example>'
    expect(office.mailsTo(SOFIA).at(-1)).toContain('Diese Nachricht bleibt 90 Tage gespeichert')
    expect(office.mailsTo(SOFIA).at(-1)).toContain(responsible)
    const { text } = await openPage(office.linkTo(SOFIA, 'antwort'))
    expect(text).toContain(responsible.replace('<', '&lt;').replace('>', '&gt;'))

    await sendForm(office.linkTo(SOFIA, 'antwort'), { antwort: 'zu', stand: '2' })
    expect(await answers()).toEqual(['accepted'])
    await ordered('/tagesordnung kok kassel verteilen', 'ja', '/verschieben kok kassel in Raum 7', 'ja')
    const inAnotherRoom = lastOf(SOFIA)
    expect(inAnotherRoom).toMatchObject({ method: 'REQUEST', place: 'Raum 7', uid: invited?.uid })
    expect(inAnotherRoom?.sequence).toBeGreaterThan(invited?.sequence ?? 0)
    expect(inAnotherRoom?.attendee?.slice(3)).toEqual(['ACCEPTED', undefined])
    expect(inAnotherRoom).not.toHaveProperty('url')
    expect(String(inAnotherRoom?.description)).toContain('Tagesordnung\nTOP 1: ')
    expect(lastOf(TOM)?.attendee?.slice(3)).toEqual(['NEEDS-ACTION', true])

    await ordered('/verschieben kok kassel bis 12:30', 'ja')
    expect(lastOf(SOFIA)?.end).toBe('2027-05-11T10:30:00.000Z')
    expect(lastOf(SOFIA)?.attendee?.slice(3)).toEqual(['ACCEPTED', undefined])

    await ordered('/verschieben kok kassel auf den 18.5.2027', 'ja')
    expect(lastOf(SOFIA)?.start).toBe('2027-05-18T08:00:00.000Z')
    expect(lastOf(SOFIA)?.attendee?.slice(3)).toEqual(['NEEDS-ACTION', true])
    expect(office.mailsTo(SOFIA).at(-1)).toMatch(/Vorschläge zur Tagesordnung: jetzt bis Di., 27\.04\.2027/u)

    await ordered('/absagen kok kassel', 'ja')
    expect(lastOf(SOFIA)).toMatchObject({ method: 'CANCEL', status: 'CANCELLED', uid: invited?.uid })
    const sequences = calendarsOf(SOFIA).flatMap((entry) => (entry ? [entry.sequence] : []))
    expect(sequences).toEqual([...new Set(sequences)].toSorted((one, other) => one - other))
  })

  const answers = async () => {
    const [meeting] = await office.lotse.books.meetings.onDays('2027-05-11' as never, '2027-05-11' as never)
    return (await office.lotse.books.invitations.responsesTo(meeting?.id ?? '')).map(({ answer }) => answer)
  }
})

describe('who was only asked which day suits', () => {
  it('hears of the move and of the end, and nothing is put into their calendar', async () => {
    await ordered('/terminfindung kok kassel 11.5.2027, 12.5.2027 und 18.5.2027 um 10', 'ja')
    await ordered('/terminstand festlegen 1', 'ja')
    await ordered('/verschieben kok kassel in Raum 7', 'ja')
    expect(office.mailsTo(UWE).at(-1)).toContain('KoK LK Kassel wurde geändert.')
    await ordered('/verschieben kok kassel auf den 18.5.2027', 'ja')
    expect(office.mailsTo(UWE).at(-1)).toContain('KoK LK Kassel wurde verschoben.')
    expect(office.mailsTo(UWE).at(-1)).not.toContain('/antwort/')
    await ordered('/absagen kok kassel', 'ja')
    expect(office.mailsTo(UWE).at(-1)).toContain('ist abgesagt')
    for (const person of [SOFIA, TOM, UWE])
      expect(calendarsOf(person)).toEqual(calendarsOf(person).map(() => undefined))
  })
})

describe('who has Teams', () => {
  const petraHas = (mail?: string) =>
    office.lotse.books.inOneTransaction(async ({ directory }) => {
      const known = await directory.person(PETRA_ID)
      if (known) await directory.enter({ ...known, ...(mail !== undefined && { mail }) }, HAND)
      const seat = 'lwv-lk-kassel-2022/lk-kassel/seat/sozialamt' as never
      await directory.appoint({ officeId: seat, personId: PETRA_ID, as: 'holder', from: '2027-01-01' as never }, HAND)
    })
  const HAND = { at: '2027-03-01T08:00:00.000Z' as never, by: PETRA_ID, deed: 'test' }

  it('gets no mail unless they want it; then each invitation, move and end comes for the calendar as well', async () => {
    await petraHas(PETRA_MAIL)
    await ordered('/termin kok kassel 11.5.2027 um 10 Kreishaus', 'ja', '/einladen kok kassel', 'ja')
    expect(calendarsOf(PETRA_ID)).toEqual([])
    await ordered('/kalendermail an', '/verschieben kok kassel auf den 18.5.2027', 'ja')
    expect(calendarsOf(PETRA_ID)).toMatchObject([{ method: 'REQUEST', start: '2027-05-18T08:00:00.000Z' }])
    await ordered('/absagen kok kassel', 'ja')
    expect(calendarsOf(PETRA_ID)).toMatchObject([{ method: 'REQUEST' }, { method: 'CANCEL' }])
    await office.pulse()
    expect(calendarsOf(PETRA_ID)).toHaveLength(2)
    // A copy that comes back says nothing of the letter, which is in Teams.
    const refs = office.mail.received
      .filter(({ to }) => to.includes(PETRA_MAIL))
      .map(({ raw }) => readMime(raw).headers.get('message-id') ?? '')
    const now = office.clock.now()
    await office.lotse.books.inOneTransaction(({ outbox }) => outbox.cameBack(refs, 'came back 5.1.1', now))
    expect(await office.lotse.books.outbox.lastInVain([PETRA_ID], HAND.at)).toEqual(new Set())
  })

  it('and no address: the letter comes in Teams, and nobody is missing on the list', async () => {
    await petraHas()
    await ordered('/kalendermail an', '/termin kok kassel 11.5.2027 um 10 Kreishaus', 'ja')
    await ordered('/einladen kok kassel', 'ja')
    expect(await office.lotse.books.outbox.troubled(HAND.at, office.clock.now())).toEqual([])
  })
})
