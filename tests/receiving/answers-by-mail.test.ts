/** Answers from mail programs, through a real mailbox and a real mail server, to what the whole bot has sent. */
import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instant, laterBy, localDate } from '#src/calendar/local-date.ts'
import type { Response } from '#src/meetings/invitation.ts'
import { officeId } from '#src/people/office.ts'
import type { PersonId } from '#src/people/person.ts'
import { imapServer, readMailbox } from '#src/receiving/mailbox.ts'
import { forgetPerson } from '#src/upkeep/forget.ts'
import { leaves, readMime } from '../delivery/mime.ts'
import { hasImapServer, type ImapDouble, startImapServer } from '../doubles/imap-server.ts'
import { KASSEL, MailedOffice, openPage, PETRA_ID, SOFIA, TOM, UWE } from '../pages/office.ts'
import {
  type AnswerAsked,
  bounced,
  counterFromOutlook,
  fromApple,
  fromDelegate,
  fromExchange,
  fromGoogle,
  fromThunderbird,
  inWords,
} from './mails.ts'

const NAMES = new Map([
  [SOFIA, 'Sofia Meier'],
  [TOM, 'Tom Berg'],
  [UWE, 'Uwe Klein'],
])
const OPEN = 'Gremienlotse offen'

describe.skipIf(!hasImapServer)('by mail', () => {
  let imap: ImapDouble
  let office: MailedOffice
  let meetingId: string

  beforeAll(async () => {
    imap = await startImapServer()
    office = await MailedOffice.open('2027-03-01T08:00:00Z', { imapUrl: imap.url, imapDays: 7 })
    for (const text of ['/termin kok kassel 11.5.2027 um 10 Kreishaus', 'ja', '/einladen kok kassel', 'ja'])
      await office.say(text)
    await office.pulse()
    const [meeting] = await office.lotse.books.meetings.onDays(localDate('2027-05-11'), localDate('2027-05-11'))
    meetingId = meeting?.id ?? ''
  })
  afterAll(async () => {
    await office.close()
    await imap.close()
  })

  const address = (person: PersonId): string => `${person.slice('guest/'.length)}@traeger.example`
  const rawTo = (person: PersonId) => office.mail.received.filter(({ to }) => to.includes(address(person)))
  const messageIdOf = (raw: string): string => readMime(raw).headers.get('message-id') ?? ''
  /** What the calendar of this person was sent last. */
  function calendarOf(person: PersonId): ICAL.Component {
    const texts = rawTo(person).flatMap(({ raw }) =>
      leaves(readMime(raw)).flatMap(({ type, text }) => (type === 'text/calendar' ? [text] : [])),
    )
    const event = new ICAL.Component(ICAL.parse(texts.at(-1) ?? '')).getFirstSubcomponent('vevent')
    if (!event) throw new Error('no event')
    return event
  }
  /** What they answer to, at the moment that the bot has. */
  function asked(person: PersonId, more: Partial<AnswerAsked> = {}): AnswerAsked {
    const event = calendarOf(person)
    return {
      uid: String(event.getFirstPropertyValue('uid')),
      sequence: Number(event.getFirstPropertyValue('sequence')),
      startsAt: String(event.getFirstPropertyValue('dtstart')).replace(/[-:]/g, ''),
      stampedAt: office.clock.now().replace(/[-:]|\.\d+/g, ''),
      address: address(person),
      name: NAMES.get(person) ?? '',
      ...more,
    }
  }
  async function arrives(...mails: readonly string[]): Promise<void> {
    for (const raw of mails) await imap.put(raw)
    await office.lotse.readMail()
    expect(await imap.count('INBOX')).toBe(0)
  }
  const later = (minutes = 1): void => office.clock.set(laterBy(office.clock.now(), minutes * 60_000))
  const responses = () => office.lotse.books.invitations.responsesTo(meetingId)
  const responseOf = async (person: PersonId): Promise<Response | undefined> =>
    (await responses()).find(({ personId }) => personId === person)
  /** What Petra is told and who is written to, because of this. */
  async function told() {
    const before = office.mail.received.length
    const petra = await office.pulse()
    return { petra: petra.join('\n'), mailed: office.mail.received.slice(before).map(({ to }) => to.join()) }
  }

  it('the invitation asks the calendar for an answer to the address that is read', () => {
    const event = calendarOf(SOFIA)
    expect(event.getFirstPropertyValue('organizer')).toBe('mailto:lotse@amt.example')
    const attendees = event.getAllProperties('attendee')
    expect(attendees.map((one) => [one.getFirstValue(), one.getFirstParameter('rsvp')])).toEqual([
      ['mailto:sofia@traeger.example', 'TRUE'],
    ])
    expect(office.mailsTo(SOFIA).at(-1)).toContain('Zusagen und Absagen aus dem Kalender werden eingetragen')
  })

  it('an answer from Outlook is recorded with its words, shown as such, and confirmed to that address', async () => {
    const hand = { at: office.clock.now(), by: SOFIA, deed: 'test' }
    await office.lotse.books.inOneTransaction(({ invitations }) =>
      invitations.setNeed(meetingId, SOFIA, 'signLanguage', true, hand),
    )
    later()
    await arrives(fromExchange(asked(SOFIA), 'Komme gern, bringe Frau Özdemir mit.'))
    expect(await responseOf(SOFIA)).toMatchObject({
      answer: 'accepted',
      way: 'mail',
      note: 'Komme gern, bringe Frau Özdemir mit.',
      answeredBy: SOFIA,
      on: '2027-05-11',
    })
    expect(await office.lotse.books.invitations.needsOf(meetingId, SOFIA)).toEqual(['signLanguage'])
    expect(await told()).toEqual({ petra: '', mailed: [address(SOFIA)] })
    const confirmed = office.mailsTo(SOFIA).at(-1)
    expect(confirmed).toContain('Ihre Antwort per E-Mail ist eingetragen: Zusage, KoK LK Kassel am Di., 11.05.2027')
    expect(confirmed).toContain('Haben Sie nicht geantwortet?')
    expect((await openPage(office.linkTo(SOFIA, 'antwort'))).text).toContain('Ihre letzte Antwort: Zusage')
    const overview = (await office.say('/rückmeldungen kok kassel')).join('\n')
    expect(overview).toMatch(/Sofia Meier.*per E-Mail, „Komme gern, bringe Frau Özdemir mit\.“/u)
  })

  it('the same answer again does nothing, whatever is written around it; neither does an older one', async () => {
    const once = asked(SOFIA)
    const stored = await responses()
    await arrives(fromExchange(once), fromExchange(once).replace('.exchange@', '.again@'))
    await arrives(fromGoogle({ ...once, stampedAt: '20270301T075900Z' }))
    expect([await responses(), await told()]).toEqual([stored, { petra: '', mailed: [] }])
  })

  it('the last answer counts, from whichever program, and whether it came by mail or by page', async () => {
    later()
    const early = asked(SOFIA)
    later()
    await arrives(fromGoogle(asked(SOFIA)))
    expect(await responseOf(SOFIA)).toMatchObject({ answer: 'tentative', note: 'komme später', way: 'mail' })
    later()
    await arrives(fromApple(asked(SOFIA)))
    expect(await responseOf(SOFIA)).toMatchObject({ answer: 'declined', note: 'Bin im Urlaub' })
    later()
    const late = asked(SOFIA)
    later()
    const url = office.linkTo(SOFIA, 'antwort')
    const stand = /name="stand" value="(\d+)"/.exec((await openPage(url)).text)?.[1] ?? ''
    await fetch(url, { method: 'POST', body: new URLSearchParams({ antwort: 'zu', stand }) })
    expect(await responseOf(SOFIA)).toMatchObject({ answer: 'accepted', way: 'page' })
    // Sent before the page was, and slower.
    await arrives(fromApple(late), fromThunderbird(early))
    expect(await responseOf(SOFIA)).toMatchObject({ answer: 'accepted', way: 'page' })
    expect((await told()).mailed).toEqual([address(SOFIA), address(SOFIA)])
  })

  it('somebody else who is named comes in their place, and is told', async () => {
    later()
    await arrives(fromDelegate(asked(UWE), { name: 'T. Berg', address: address(TOM) }))
    expect(await responseOf(UWE)).toMatchObject({ answer: 'represented', deputy: 'Tom Berg', way: 'mail' })
    expect((await told()).mailed).toContain(address(UWE))
  })

  describe('nothing is recorded', () => {
    const changesNothing = async (...mails: readonly string[]): Promise<Awaited<ReturnType<typeof told>>> => {
      await office.pulse()
      const stored = await responses()
      later()
      await arrives(...mails)
      expect(await responses()).toEqual(stored)
      return told()
    }

    it('where UID, attendee and sender are not those of one invitation', async () => {
      later()
      const tom = asked(TOM)
      const forged = [
        // Somebody else sends it for Tom, under his name or from an address like his.
        fromThunderbird({ ...tom, address: 'tom@boese.example' }, tom.address),
        fromThunderbird(tom).replace('From: Tom Berg <', 'From: "tom@traeger.example" <x.'),
        fromThunderbird({ ...tom, address: address(SOFIA) }, tom.address),
        // Tom sends it for somebody else.
        fromThunderbird(tom, address(UWE)),
        fromThunderbird(tom, 'nobody@traeger.example'),
        // Two senders, and a wrong clock or a version that was never sent.
        fromThunderbird(tom).replace('From: Tom Berg <', 'From: a@boese.example, Tom Berg <'),
        fromThunderbird({ ...tom, stampedAt: '20290101T000000Z' }),
        fromThunderbird({ ...tom, sequence: 99 }),
        // The meetings of others.
        fromThunderbird({ ...tom, uid: 'kok4@gremienlotse' }),
        fromThunderbird({ ...tom, uid: meetingId }),
        fromThunderbird({ ...tom, uid: `${meetingId}@boese.example` }),
        fromThunderbird({ ...tom, uid: `${meetingId}@gremienlotse@x` }),
        fromThunderbird(tom).replace('METHOD:REPLY', 'METHOD:REQUEST'),
        fromThunderbird(tom).replace('PARTSTAT=ACCEPTED', 'PARTSTAT=X-HACKED'),
        fromThunderbird(tom).replace('PARTSTAT=ACCEPTED;', ''),
      ]
      const { mailed } = await changesNothing(...forged)
      // None of them is an answer to anybody.
      expect(mailed).toEqual([])
    })

    it('of an answer nobody is invited for: whoever runs the body is told, with the words', async () => {
      const somebody = asked(TOM, { address: 'poststelle@traeger.example', name: 'Poststelle' })
      const { petra, mailed } = await changesNothing(fromExchange(somebody, 'Wir kommen zu zweit.'))
      expect(petra).toContain('E-Mail von „Poststelle“ (poststelle@traeger.example) zu KoK LK Kassel')
      expect(petra).toContain('Wir kommen zu zweit.')
      expect(petra).toContain('Der Kalender sagt zu. Eingetragen ist nichts.')
      expect(petra).toContain('Diese Adresse ist für niemanden eingetragen.')
      expect(mailed).toEqual([])
    })

    it('of another time that is proposed: whoever runs the body is told which', async () => {
      const { petra } = await changesNothing(counterFromOutlook(asked(TOM), '20270511T090000Z'))
      expect(petra).toContain('geht auch 11 Uhr? Grüße')
      expect(petra).toContain(
        'Vorgeschlagen wird ein anderer Termin: Di., 11.05.2027, 11:00 Uhr. Eingetragen ist nichts.',
      )
    })

    it('of bounces and what programs answer: nobody hears of them', async () => {
      const ours = rawTo(TOM).at(-1)?.raw ?? ''
      const away = (subject: string, ...headers: string[]) =>
        inWords(address(TOM), subject, 'Ja, ich bin bis 5.12. nicht im Haus.', messageIdOf(ours), headers)
      expect(
        await changesNothing(
          bounced(ours),
          bounced(fromThunderbird(asked(TOM))),
          away('Automatische Antwort: KoK'),
          away('AW: KoK', 'Auto-Submitted: auto-replied'),
          away('AW: KoK', 'Precedence: auto_reply'),
        ),
      ).toEqual({ petra: '', mailed: [] })
    })

    it('of a bounce: what came back for good did not arrive, and whoever runs the body sees it', async () => {
      const ours = rawTo(UWE).at(-1)?.raw ?? ''
      const id = messageIdOf(ours)
      const stateOfIt = async () => (await office.lotse.books.outbox.sentAs([id])).map(({ state }) => state)
      const late = bounced(ours).replace('Action: failed', 'Action: delayed').replace('5.1.1', '4.4.1')
      await changesNothing(
        late,
        bounced(ours.replace(id, '<fremd@boese.example>')),
        bounced(fromThunderbird(asked(UWE))),
      )
      expect(await stateOfIt()).toEqual(['sent'])
      await changesNothing(bounced(ours))
      expect(await stateOfIt()).toEqual(['undeliverable'])
      // Tom's came back before: he has not answered, and is not reached.
      const overview = (await office.say('/rückmeldungen kok lk kassel')).join('\n')
      expect(overview).toContain('Die letzte Nachricht kam nicht an. Bitte auch selbst benachrichtigen: Tom Berg.')
    })

    it('of what somebody writes: it is passed on, without what they quoted', async () => {
      const [ours] = rawTo(TOM)
      const text =
        'Ich komme erst um 11 Uhr.\nGeht 1½ Stunden später?\n\nAm 01.03.2027 um 9:00 schrieb Gremienlotse:\n> alt'
      const { petra, mailed } = await changesNothing(
        inWords(`Tom Berg <${address(TOM)}>`, 'AW: Einladung', text, messageIdOf(ours?.raw ?? '')),
      )
      expect(petra).toMatchInlineSnapshot(`
        "E-Mail von „Tom Berg“ (tom@traeger.example) zu KoK LK Kassel: „AW: Einladung“.
        Ich komme erst um 11 Uhr. Geht 1½ Stunden später?
        Antworten Sie bitte an tom@traeger.example."
      `)
      expect(mailed).toEqual([])
    })

    it('of what nobody can be found for: it stays for whoever owns the mailbox', async () => {
      const before = (await imap.count(OPEN)) ?? 0
      expect(await changesNothing(inWords('werbung@boese.example', 'Gewinn', 'Klicken Sie'), 'kein Brief')).toEqual({
        petra: '',
        mailed: [],
      })
      expect(await imap.count(OPEN)).toBe(before + 2)
    })

    it('of a flood: a sender is passed on so many times a day, the rest stays in the mailbox', async () => {
      const answered = messageIdOf(rawTo(TOM)[0]?.raw ?? '')
      const before = (await imap.count(OPEN)) ?? 0
      const flood = Array.from({ length: 25 }, (_, n) => inWords('flut@boese.example', 'AW', `Nummer ${n}.`, answered))
      const { petra } = await changesNothing(...flood)
      expect(petra.match(/E-Mail von flut@boese\.example/g)).toHaveLength(20)
      expect(await imap.count(OPEN)).toBe(before + 5)
      office.clock.set(laterBy(office.clock.now(), 86_400_000))
      const next = await changesNothing(inWords('flut@boese.example', 'AW', 'Am nächsten Tag.', answered))
      expect(next.petra).toContain('Am nächsten Tag.')
    })

    it('of data of beneficiaries: they stay in the mailbox, and whoever runs the body is told where', async () => {
      const before = (await imap.count(OPEN)) ?? 0
      const { petra } = await changesNothing(
        inWords(
          address(TOM),
          'AW: Einladung',
          'Es geht um Max Muster, geb. 03.04.1990.',
          messageIdOf(rawTo(TOM)[0]?.raw ?? ''),
        ),
      )
      expect(petra).toContain('Der Text sieht aus wie Daten von Leistungsberechtigten und ist hier nicht gespeichert.')
      expect(petra).not.toContain('Muster')
      expect(await imap.count(OPEN)).toBe(before + 1)
    })
  })

  it('beside an answer such data are left out: the answer counts', async () => {
    later()
    await arrives(fromExchange(asked(TOM), 'Max Muster, geb. 03.04.1990, kommt mit'))
    expect(await responseOf(TOM)).toMatchObject({ answer: 'accepted', way: 'mail' })
    expect(await responseOf(TOM)).not.toHaveProperty('note')
    await told()
    expect(office.mailsTo(TOM).at(-1)).toContain('Ihre Bemerkung dazu ist nicht gespeichert')
  })

  it('an answer to a time that has changed says so and is asked again; one to a changed room counts', async () => {
    const old = asked(TOM)
    later()
    await office.say('/verschieben kok kassel auf den 18.5.2027')
    await office.say('ja')
    await office.pulse()
    const stored = await responses()
    later()
    await arrives(fromApple({ ...old, stampedAt: asked(TOM).stampedAt }))
    expect(await responses()).toEqual(stored)
    expect((await told()).mailed).toEqual([address(TOM)])
    expect(office.mailsTo(TOM).at(-1)).toContain(
      'Sie galt einem früheren Termin. Jetzt gilt: KoK LK Kassel am Di., 18.05.2027',
    )
    const beforeTheRoom = asked(TOM)
    await office.say('/verschieben kok kassel in Raum 7')
    await office.say('ja')
    await office.pulse()
    later()
    await arrives(fromApple({ ...beforeTheRoom, stampedAt: asked(TOM).stampedAt }))
    expect(await responseOf(TOM)).toMatchObject({ answer: 'declined', on: '2027-05-18', way: 'mail' })
    await told()
    // Programs that name no time are judged by the number of the entry: that of the old day is too old, the others count.
    const withoutTime = (raw: string): string => raw.replace(/^DT(?:START|END)[;:].*\r\n/gm, '')
    later()
    const again = await responses()
    await arrives(withoutTime(fromThunderbird({ ...old, stampedAt: asked(TOM).stampedAt })))
    expect(await responses()).toEqual(again)
    await told()
    later()
    await arrives(withoutTime(fromThunderbird({ ...beforeTheRoom, stampedAt: asked(TOM).stampedAt })))
    expect(await responseOf(TOM)).toMatchObject({ answer: 'accepted', on: '2027-05-18', way: 'mail' })
    await told()
  })

  it('whose office has ended answers nothing any more', async () => {
    const seat = officeId({ agreementId: KASSEL, partnerId: 'lk-kassel', kind: 'seat', detail: 'jugendamt' })
    const holding = { officeId: seat, personId: TOM, as: 'holder', from: localDate('2027-01-01') } as const
    const hand = { at: office.clock.now(), by: PETRA_ID, deed: 'test' }
    await office.lotse.books.inOneTransaction(({ directory }) => directory.end(holding, localDate('2027-02-28'), hand))
    const stored = await responses()
    later()
    await arrives(fromThunderbird(asked(TOM)))
    expect(await responses()).toEqual(stored)
    expect((await told()).petra).toContain('Der Kalender sagt zu. Eingetragen ist nichts.')
  })

  it('what somebody wrote is theirs: in the export of their data, and gone with it', async () => {
    const [ours] = rawTo(UWE)
    later()
    await arrives(inWords(address(UWE), 'AW: Einladung', 'Vertraulich: bin in Kur.', messageIdOf(ours?.raw ?? '')))
    await arrives(inWords(address(SOFIA), 'AW: Einladung', 'Das hier bleibt.', messageIdOf(ours?.raw ?? '')))
    expect((await told()).petra).toContain('bin in Kur')
    const { books } = office.lotse
    const stored = async (person: PersonId) => JSON.stringify((await books.ownRecords(person)).outbox)
    expect(await stored(UWE)).toContain('bin in Kur')
    expect(await stored(UWE)).not.toContain('Das hier bleibt')
    const hand = { at: office.clock.now(), by: UWE, deed: 'own.forget' }
    await books.inOneTransaction((work) => forgetPerson(work, UWE, hand, localDate('2027-03-02')))
    expect(await stored(PETRA_ID)).not.toContain('bin in Kur')
    expect(await stored(PETRA_ID)).toContain('Das hier bleibt')
  })

  it('when it is over, an answer says so', async () => {
    office.clock.set(instant('2027-05-18T08:30:00Z'))
    const stored = await responses()
    await arrives(fromThunderbird(asked(SOFIA)))
    expect(await responses()).toEqual(stored)
    await told()
    expect(office.mailsTo(SOFIA).at(-1)).toContain('hat schon begonnen')
  })
})

describe.skipIf(!hasImapServer)('the mailbox', () => {
  const folders = { read: 'gelesen', left: 'offen' } as const
  const arrived = '2024-03-01T09:00:00Z'
  const mail = inWords('a@traeger.example', 'x', 'y')

  it('keeps what was read for so many days after it came, and what was left for ever', async () => {
    const imap = await startImapServer()
    const read = (now: string, keptDays = 7) =>
      readMailbox({
        server: imapServer(imap.url),
        keptDays,
        folders,
        clock: () => instant(now),
        receive: async (raw) => (Buffer.from(raw).includes('left') ? 'left' : 'read'),
        onFailure: (err) => {
          throw err
        },
      })
    const counts = async () => [await imap.count('INBOX'), await imap.count('gelesen'), await imap.count('offen')]
    await imap.put(mail, arrived)
    await imap.put(mail.replace('x', 'left'), arrived)
    await read('2024-03-01T09:01:00Z')
    expect(await counts()).toEqual([0, 1, 1])
    await read('2024-03-07T09:00:00Z')
    expect(await counts()).toEqual([0, 1, 1])
    await read('2024-03-09T09:00:00Z')
    expect(await counts()).toEqual([0, 0, 1])
    await imap.put(mail, arrived)
    await read('2024-03-01T09:01:00Z', 0)
    expect(await counts()).toEqual([0, 0, 1])
    await imap.close()
  })

  it('keeps a mail that failed where it is, reads the others, and reads it again', async () => {
    const imap = await startImapServer()
    const failed: unknown[] = []
    let isBroken = true
    const read = () =>
      readMailbox({
        server: imapServer(imap.url),
        keptDays: 7,
        folders,
        clock: () => instant(arrived),
        receive: async (raw) => {
          if (isBroken && Buffer.from(raw).includes('Subject: broken')) throw new Error('store is full')
          return 'left'
        },
        onFailure: (err) => failed.push(err),
      })
    await imap.put(mail.replace('Subject: x', 'Subject: broken'))
    await imap.put(mail)
    await read()
    expect([await imap.count('INBOX'), await imap.count('offen'), failed.length]).toEqual([1, 1, 1])
    isBroken = false
    await read()
    expect([await imap.count('INBOX'), await imap.count('offen'), failed.length]).toEqual([0, 2, 1])
    await imap.close()
  })

  it('that cannot be reached, or does not know the password, is a failure and nothing else', async () => {
    const imap = await startImapServer()
    const read = (url: string) =>
      readMailbox({
        server: imapServer(url),
        keptDays: 7,
        folders,
        clock: () => instant(arrived),
        receive: async () => 'read',
        onFailure: () => undefined,
      })
    await expect(read(imap.url.replace('geheim', 'falsch'))).rejects.toMatchObject({ authenticationFailed: true })
    await imap.close()
    await expect(read(imap.url)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })
})

describe('the address of a mailbox', () => {
  it('names server, login and folder', () => {
    expect(imapServer('imaps://lotse%40amt.example:a%3Ab@mail.amt.example/Gremien')).toEqual({
      host: 'mail.amt.example',
      port: 993,
      secure: true,
      isLocal: false,
      login: { user: 'lotse@amt.example', pass: 'a:b' },
      folder: 'Gremien',
    })
    expect(imapServer('imap://a:b@127.0.0.1')).toMatchObject({
      port: 143,
      secure: false,
      isLocal: true,
      folder: 'INBOX',
    })
  })
  it.each(['', 'smtp://a:b@mail.example', 'imaps://mail.example', 'imaps://a@mail.example', 'imaps://a:b@'])(
    'is not %j, and the fault does not show it',
    (url) => {
      expect(() => imapServer(url)).toThrow(/^the address of the mailbox (?:is not|names no)/)
    },
  )
})
