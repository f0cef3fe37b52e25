/**
 * One date found and one meeting held, by a body of which half has no Teams: days on pages, an answer from a mail program, a
 * deputy and needs by page, minutes read, objected to and approved. Whoever has only the mails finds every step in them.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Instant, instant, laterBy, localDate } from '#src/calendar/local-date.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import type { PersonId } from '#src/people/person.ts'
import { readSecondly } from '../calendar/second-reader.ts'
import { leaves, readMime } from '../delivery/mime.ts'
import { hasImapServer, type ImapDouble, startImapServer } from '../doubles/imap-server.ts'
import { MailedOffice, openPage, SOFIA, sendForm, TOM, UWE } from '../pages/office.ts'
import { fromThunderbird } from '../receiving/mails.ts'

describe.skipIf(!hasImapServer)('a meeting of people of whom half has no Teams', () => {
  let imap: ImapDouble
  let office: MailedOffice
  beforeAll(async () => {
    imap = await startImapServer()
    office = await MailedOffice.open('2027-03-01T08:00:00Z', { imapUrl: imap.url, imapDays: 7 })
  })
  afterAll(async () => {
    await office.close()
    await imap.close()
  })

  async function petra(...texts: readonly string[]): Promise<string> {
    let answer: readonly string[] = []
    for (const text of texts) answer = await office.say(text)
    await office.pulse()
    office.clock.set(laterBy(office.clock.now(), 60_000))
    return answer.join('\n')
  }
  /** @returns what Petra is told unasked */
  async function itIs(now: Instant): Promise<string> {
    office.clock.set(now)
    return (await office.pulse()).join('\n')
  }
  const lastMail = (person: PersonId): string => office.mailsTo(person).at(-1) ?? ''
  const page = async (person: PersonId, name: string): Promise<string> =>
    (await openPage(office.linkTo(person, name))).text
  async function meeting(): Promise<Meeting> {
    const [found] = await office.lotse.books.meetings.onDays(localDate('2027-05-11'), localDate('2027-05-11'))
    if (!found) throw new Error('no meeting')
    return found
  }
  const answerOf = async (person: PersonId) =>
    (await office.lotse.books.invitations.responsesTo((await meeting()).id)).find(({ personId }) => personId === person)

  it('finds a day: all of them vote on their page, one too late', async () => {
    await petra('/terminfindung kok kassel 11.5.2027, 12.5.2027 und 18.5.2027 um 10', 'ja')
    for (const [person, second] of [
      [SOFIA, 'ifNeedBe'],
      [TOM, 'no'],
    ] as const) {
      const voted = { 'slot-1': 'yes', 'slot-2': second, 'slot-3': 'no', remark: '' }
      expect((await sendForm(office.linkTo(person, 'terminwahl'), voted)).text).toContain('gespeichert')
    }
    expect(await petra('/terminstand festlegen 1')).toContain('Ohne Antwort zu diesem Tag: Uwe Klein.')
    await petra('ja')
    expect(lastMail(UWE)).toContain('Der Termin steht: KoK LK Kassel am Di., 11.05.2027, 10:00 Uhr.')
    expect(await page(UWE, 'terminwahl')).toContain('Die Terminfindung ist abgeschlossen.')
  })

  it('is answered from a mail program, on pages, and by telephone', async () => {
    await petra('/einladen kok kassel', 'ja')
    await petra('/verschieben kok kassel in Kreishaus Raum 201', 'ja')
    const raw = office.mail.received.filter(({ to }) => to.includes('sofia@traeger.example')).at(-1)?.raw ?? ''
    const [entry] = readSecondly(leaves(readMime(raw)).find(({ type }) => type === 'text/calendar')?.text ?? '')
    expect(entry).toMatchObject({ place: 'Kreishaus Raum 201', start: '2027-05-11T08:00:00.000Z' })
    await imap.put(
      fromThunderbird({
        uid: entry?.uid ?? '',
        sequence: entry?.sequence ?? 0,
        startsAt: '20270511T080000Z',
        stampedAt: office.clock.now().replace(/[-:]|\.\d+/g, ''),
        address: 'sofia@traeger.example',
        name: 'Sofia Meier',
      }),
    )
    await office.lotse.readMail()
    await office.pulse()
    expect(await answerOf(SOFIA)).toMatchObject({ answer: 'accepted', way: 'mail' })
    expect(lastMail(SOFIA)).toContain('Ihre Antwort per E-Mail ist eingetragen')

    const stand = /name="stand" value="(\d+)"/.exec(await page(TOM, 'antwort'))?.[1] ?? ''
    const sent = { antwort: 'vertretung', vertretung: 'Jana Ernst', 'bedarf-stepFree': 'ja', stand }
    const stored = await sendForm(office.linkTo(TOM, 'antwort'), sent)
    expect(stored.text).toContain('Vertretung durch „Jana Ernst“')
    expect(stored.text).toContain('„Jana Ernst“ erfährt von der Sitzung nicht von selbst.')
    expect(await office.lotse.books.invitations.needsOf((await meeting()).id, TOM)).toEqual(['stepFree'])
    expect(await petra('Herr Klein hat telefonisch zugesagt', 'ja')).toContain('Eingetragen für Uwe Klein: Zusage')
    expect(lastMail(UWE)).toContain('hat für Sie eingetragen: Zusage')
    const late = { antwort: 'zu', ankunft: '10:30', stand }
    expect((await sendForm(office.linkTo(UWE, 'antwort'), late)).text).toContain('ab 10:30 Uhr')
  })

  it('is proposed for and reminded of, with place and agenda', async () => {
    expect(await page(SOFIA, 'sitzung')).toContain('Eigene Punkte schlagen Sie bitte bis Di., 20.04.2027 vor.')
    await petra('/tagesordnung kok kassel verteilen', 'ja')
    expect(lastMail(SOFIA)).toContain('TOP 1: Begrüßung')
    await itIs(instant('2027-05-10T08:00:00Z'))
    expect(lastMail(UWE)).toContain('Ort: Kreishaus Raum 201')
  })

  it('is minuted; the minutes are read, objected to, and approved', async () => {
    await itIs(instant('2027-05-11T08:30:00Z'))
    await petra(
      '/protokoll kok kassel 11.5.2027',
      'TOP 3',
      'Beschluss: Der Bericht wird angenommen, einstimmig',
      'Ende',
    )
    expect(await page(SOFIA, 'sitzung')).not.toContain('Der Bericht wird angenommen')
    await petra('/protokollfertig kok kassel 11.5.2027', 'ja')
    expect(lastMail(TOM)).toContain('Einwendungen: bis Di., 25.05.2027')
    expect(await page(TOM, 'sitzung')).toContain('Der Bericht wird angenommen')
    const objected = await sendForm(office.linkTo(TOM, 'sitzung'), { tun: 'einwand', einwand: 'Es war mehrheitlich.' })
    expect(objected.text).toContain('Es war mehrheitlich.')
    expect((await office.pulse()).join('\n')).toContain('Einwand von Tom Berg')
    office.clock.set(instant('2027-05-26T08:00:00Z'))
    expect(await petra('/protokollgenehmigen kok kassel 11.5.2027', 'ja')).toContain(
      'Genehmigt: Protokoll KoK LK Kassel',
    )
    expect(lastMail(TOM)).toContain('ist genehmigt. Es wird nicht mehr geändert.')
    expect(await page(TOM, 'sitzung')).not.toContain('name="einwand"')
  })
})
