/** Letters of the outbox that go by e-mail: a real store, a real mail server, nobody's Teams. */
import ICAL from 'ical.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Instant, instant, laterBy, localDate, localTime } from '#src/calendar/local-date.ts'
import type { DemoConfig } from '#src/config.ts'
import type { Delivered } from '#src/delivery/channel.ts'
import { createMailChannel } from '#src/delivery/mail.ts'
import { meetingCause } from '#src/letters/about-meeting.ts'
import type { Letter } from '#src/letters/letter.ts'
import { createLog } from '#src/log.ts'
import { startLotse } from '#src/main.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { cancelledMeeting, movedMeeting } from '#src/meetings/move.ts'
import { type PersonId, personId } from '#src/people/person.ts'
import type { KnownPerson } from '#src/people/ports.ts'
import { createMailing } from '#src/sending/by-mail.ts'
import { createOutgoing } from '#src/sending/ways.ts'
import { invitationLetter } from '#src/speech/meetings/invite.ts'
import { openStore, type Store } from '#src/store/store.ts'
import { leaves, readMime } from '../delivery/mime.ts'
import { type MailServer, startMailServer } from '../doubles/mail-server.ts'
import { readAgreements } from '../doubles/read-agreements.ts'

const START = instant('2027-04-27T06:00:00Z')
const FROM = 'lotse@amt.example'
const SENDER = { address: FROM, name: 'Gremienlotse' }
const shelf = await readAgreements('data/agreements', new Set())
const hand = { at: START, by: personId('t', 'petra'), deed: 'people.administer' }
const karim: KnownPerson = { id: 'guest/karim' as PersonId, name: 'Karim Öztürk', mail: 'karim@traeger.example' }
const meeting: Meeting = {
  id: '4711',
  agreementId: 'lwv-lk-kassel-2022',
  committeeId: 'kok',
  on: localDate('2027-06-17'),
  at: localTime('10:00'),
  place: 'Kreishaus',
  state: 'invited',
  version: 1,
  plannedBy: hand.by,
  recordedAt: START,
}

let store: Store
let server: MailServer
let now: Instant
let teams: Delivered
let issued: number
beforeEach(async () => {
  now = START
  teams = { ok: true }
  issued = 0
  store = await openStore(':memory:', () => now)
  server = await startMailServer()
})
afterEach(async () => {
  await server.close()
  await store.close()
})

const outgoing = () =>
  createOutgoing({
    shelf,
    books: store.books,
    rows: store.outboxRows,
    post: async () => teams,
    mailTo: createMailing(createMailChannel(server.url, SENDER), SENDER, {
      shelf,
      books: store.books,
      clock: () => now,
    }),
    render: async ({ content }) => (content.kind === 'words' ? content.words : undefined),
    clock: () => now,
    linksFor: async () => ({
      everywhere: [],
      inMail: async () => {
        issued += 1
        return [{ label: 'Antworten', url: 'https://lotse.example/pflicht/wort' }]
      },
    }),
    random: () => 0.5,
    onFailure: (err) => {
      throw err
    },
  })
const inWords = (answer: string) => ({ kind: 'words', words: { answer } }) as const
const letter = (key: string, more: Partial<Letter> = {}): Letter => ({
  key,
  kind: 'invitation',
  cause: meetingCause(meeting),
  to: { person: karim.id },
  content: inWords('Sie sind eingeladen: KoK LK Kassel am Do., 17.06.2027, 10:00 Uhr.'),
  notBefore: START,
  ...more,
})
const known = (person: KnownPerson) => store.books.inOneTransaction(({ directory }) => directory.enter(person, hand))
const add = (...letters: Letter[]) => store.books.inOneTransaction(({ outbox }) => outbox.add(letters))
const stateOf = async (cause = meetingCause(meeting)) =>
  (await store.books.outbox.about(cause)).map(({ state }) => state)
const mails = () => server.received.map(({ raw }) => readMime(raw))
const calendarIn = (mail: ReturnType<typeof readMime>) => {
  const part = leaves(mail).find(({ type }) => type === 'text/calendar')
  if (!part) return undefined
  const calendar = new ICAL.Component(ICAL.parse(part.text))
  const event = calendar.getFirstSubcomponent('vevent')
  return [
    calendar.getFirstPropertyValue('method'),
    ...['uid', 'sequence', 'dtstart', 'dtend', 'summary', 'organizer', 'attendee'].map((name) =>
      event?.getFirstPropertyValue(name)?.toString(),
    ),
  ]
}

it('what somebody else wrote is answered to them', async () => {
  await known(karim)
  const replyTo = { address: 'tom@traeger.example', name: 'Tom\r\nBcc: x@boese.example' }
  await add(letter('passed-on', { kind: 'notice', content: { ...inWords('E-Mail von Tom.'), replyTo } }))
  await outgoing().deliverDue()
  const headers = mails().at(-1)?.headers
  expect(headers?.get('reply-to')).toContain('<tom@traeger.example>')
  expect(headers?.has('bcc')).toBe(false)
})

describe('who wants Einfache Sprache', () => {
  it('gets the mail in it, from its subject to its last line, and is told where there is none', async () => {
    await known(karim)
    await store.books.inOneTransaction(({ plainLanguage }) => plainLanguage.turn(karim.id, true, hand))
    const inviting = { by: 'Petra', agenda: [], closing: localDate('2027-05-27'), isOpen: true }
    const invitation = invitationLetter('KoK LK Kassel', meeting, [], inviting)
    await add(letter('plain', { content: { kind: 'words', words: invitation } }))
    await add(letter('none', { kind: 'notice' }))
    await outgoing().deliverDue()
    const sent = mails().map((mail) => ({
      subject: mail.headers.get('subject'),
      text: leaves(mail).find(({ type }) => type === 'text/plain')?.text ?? '',
    }))
    const plain = sent.find(({ subject }) => subject?.startsWith('Sie sind zu einem Treffen eingeladen'))
    const none = sent.find((one) => one !== plain)
    expect(plain?.text).toContain('Wann? Donnerstag, 17. Juni 2027, 10 Uhr')
    expect(plain?.text).toContain('Diese E-Mail kommt vom Gremienlotsen.')
    expect(plain?.text).not.toMatch(/KoK|Do\.|Bedarf/)
    expect(none?.text).toContain('Dazu gibt es noch keine Fassung in Einfacher Sprache.')
  })
})

describe('who has no Teams', () => {
  it('is invited, told of the move and of the end by mail, and their calendar follows', async () => {
    await known(karim)
    await store.books.inOneTransaction(({ meetings }) => meetings.add(meeting, hand))
    await add(letter('v1'))
    await outgoing().deliverDue()

    const moved = movedMeeting(meeting, { on: localDate('2027-06-18'), ending: { until: localTime('10:45') } }, now)
    if (!moved) throw new Error('not moved')
    await store.books.inOneTransaction(({ meetings }) => meetings.change(moved, hand))
    await add(letter('v2', { content: inWords('KoK LK Kassel wurde verschoben.') }))
    await outgoing().deliverDue()

    await store.books.inOneTransaction(({ meetings }) => meetings.change(cancelledMeeting(moved, now), hand))
    await add(letter('v3', { kind: 'notice', content: inWords('KoK LK Kassel wurde abgesagt.') }))
    await outgoing().deliverDue()

    const shared = ['KoK LK Kassel', `mailto:${FROM}`, 'mailto:karim@traeger.example']
    expect(mails().map(calendarIn)).toEqual([
      ['REQUEST', '4711@gremienlotse', '0', '2027-06-17T08:00:00Z', '2027-06-17T10:00:00Z', ...shared],
      ['REQUEST', '4711@gremienlotse', '1', '2027-06-18T08:00:00Z', '2027-06-18T08:45:00Z', ...shared],
      ['CANCEL', '4711@gremienlotse', '2', '2027-06-18T08:00:00Z', '2027-06-18T08:45:00Z', ...shared],
    ])
    expect(mails().map(({ headers }) => headers.get('subject'))).toEqual([
      'Sie sind eingeladen: KoK LK Kassel am Do., 17.06.2027, 10:00 Uhr',
      'KoK LK Kassel wurde verschoben',
      'KoK LK Kassel wurde abgesagt',
    ])
    expect(await stateOf()).toEqual(['sent', 'sent', 'sent'])
  })

  it('gets everything else without a calendar', async () => {
    await known(karim)
    await store.books.inOneTransaction(({ meetings }) => meetings.add(meeting, hand))
    const cause = 'duty/kassel/8b/2027'
    await add(letter('a', { kind: 'reminder', cause }), letter('b', { kind: 'notice' }))
    await outgoing().deliverDue()
    expect(mails().map(calendarIn)).toEqual([undefined, undefined])
  })

  it('and no usable address either stands on the list', async () => {
    await known({ ...karim, mail: 'karim@traeger.example\r\nBcc: alle@example.org' })
    await add(letter('a'))
    await outgoing().deliverDue()
    expect([server.received.length, await stateOf()]).toEqual([0, ['undeliverable']])
  })
})

describe('who has both', () => {
  const both: KnownPerson = {
    ...karim,
    teams: { serviceUrl: 'https://smba.trafficmanager.net/de/', conversationId: 'c' },
  }
  const unclear: Delivered = { ok: false, because: 'ambiguous', status: '502' }

  it('gets no mail as long as Teams takes the letter', async () => {
    await known(both)
    await add(letter('a'))
    await outgoing().deliverDue()
    expect([server.received.length, await stateOf(), issued]).toEqual([0, ['sent'], 0])
  })

  it('gets it by mail once Teams leads nowhere', async () => {
    teams = { ok: false, because: 'never', status: '403' }
    await known(both)
    await add(letter('a'))
    await outgoing().deliverDue()
    expect(issued).toBe(0)
    await outgoing().deliverDue()
    expect([server.received.length, await stateOf(), issued]).toEqual([1, ['sent'], 1])
    const [mail] = mails()
    expect(mail && leaves(mail)[0]?.text).toContain('Antworten: https://lotse.example/pflicht/wort')
    expect(mails()[0]?.headers.get('subject')).not.toContain('Wiederholung')
  })

  it('is told that it may be a repeat where that is not known', async () => {
    teams = unclear
    await known(both)
    await add(letter('a'))
    for (let round = 0; round < 3; round += 1) {
      await outgoing().deliverDue()
      now = laterBy(now, 600_000)
    }
    const [mail] = mails()
    expect(server.received).toHaveLength(1)
    expect(mail && leaves(mail)[0]?.text).toContain('Wiederholung – möglicherweise schon erhalten.')
  })
})

it('the bot sends mail once its settings name a server and a sender', async () => {
  const config: DemoConfig = {
    mode: 'demo',
    tenants: 'any',
    host: '127.0.0.1',
    port: 0,
    database: ':memory:',
    agreementsFolder: 'data/agreements',
    admins: [],
    logLevel: 'silent',
    smtpUrl: server.url,
    mailFrom: FROM,
  }
  const lotse = await startLotse(config, createLog('silent'), { clock: () => now })
  try {
    await lotse.books.inOneTransaction(async ({ directory, outbox }) => {
      await directory.enter(karim, hand)
      await outbox.add([letter('a')])
    })
    await lotse.pulse()
  } finally {
    await lotse.stop()
  }
  expect(mails().map(({ headers }) => headers.get('from'))).toEqual([`Gremienlotse <${FROM}>`])
})
