/** Mails of six programs and of nobody: what is read out of them, before anything is decided. */
import { describe, expect, it } from 'vitest'
import { readCalendarReply } from '#src/receiving/calendar-reply.ts'
import { readMail } from '#src/receiving/received-mail.ts'
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

const asked: AnswerAsked = {
  uid: 'kok4@gremienlotse',
  sequence: 1,
  startsAt: '20270511T080000Z',
  stampedAt: '20270301T091500Z',
  address: 'sofia@traeger.example',
  name: 'Meier, Sofia',
}
const read = (raw: string) => readMail(Buffer.from(raw, 'utf8'))
const common = {
  uid: asked.uid,
  sequence: 1,
  stampedAt: '2027-03-01T09:15:00.000Z',
  startsAt: '2027-05-11T08:00:00.000Z',
}
const says = (answer: string) => [expect.objectContaining({ mail: asked.address, answer })]

describe('an answer of a calendar is read as', () => {
  it('Exchange writes it, without organizer, in its own zone', async () => {
    const mail = await read(fromExchange(asked, 'Komme gern, bringe Frau Özdemir mit.'))
    expect(mail).toMatchObject({ kind: 'calendar', from: { address: asked.address }, files: 0 })
    expect(mail.text).toBe('Komme gern, bringe Frau Özdemir mit.')
    expect(mail.reply).toMatchObject({
      ...common,
      kind: 'answer',
      repliers: says('accepted'),
      comment: 'Komme gern, bringe Frau Özdemir mit.',
      isFromExchange: true,
    })
  })
  it('Google writes it, twice', async () => {
    const mail = await read(fromGoogle(asked))
    expect(mail).toMatchObject({ kind: 'calendar', files: 0, reply: common })
    expect(mail.reply).toMatchObject({ repliers: says('tentative'), comment: 'komme später', isFromExchange: false })
  })
  it('Apple writes it, as a file, without rules for its zone', async () => {
    const { reply } = await read(fromApple(asked))
    expect(reply).toMatchObject({ ...common, repliers: says('declined'), comment: 'Bin im Urlaub' })
  })
  it('Thunderbird writes it', async () => {
    const { reply } = await read(fromThunderbird({ ...asked, name: 'Sofia Meier' }))
    expect(reply).toMatchObject({ ...common, repliers: says('accepted') })
    expect(reply).not.toHaveProperty('comment')
  })
  it('Outlook writes it for somebody else, as the whole mail', async () => {
    const deputy = { name: 'Tom Berg', address: 'tom@traeger.example' }
    const { reply, from } = await read(fromDelegate({ ...asked, name: 'Sofia Meier' }, deputy))
    expect(from?.address).toBe(asked.address)
    expect(reply?.repliers).toEqual([
      { mail: asked.address, answer: 'delegated', name: 'Sofia Meier', delegatedTo: deputy.address },
      { mail: deputy.address, answer: 'accepted', name: 'Tom Berg' },
    ])
  })
  it('Outlook proposes another time', async () => {
    const { reply, text } = await read(counterFromOutlook({ ...asked, name: 'Sofia Meier' }, '20270511T090000Z'))
    expect(reply).toMatchObject({ kind: 'proposal', startsAt: '2027-05-11T09:00:00.000Z' })
    expect(text).toBe('geht auch 11 Uhr? Grüße')
  })
})

const thunderbird = fromThunderbird({ ...asked, name: 'Sofia Meier' })

describe('no answer is read out of', () => {
  it('a bounce, although our own invitation is in it', async () => {
    const ours = thunderbird.replaceAll('method=REPLY', 'method=REQUEST').replace('METHOD:REPLY', 'METHOD:REQUEST')
    expect(await read(bounced(ours))).toMatchObject({ kind: 'bounce' })
    expect(await read(bounced(thunderbird))).toMatchObject({ kind: 'bounce' })
  })
  it.each([
    ['Automatische Antwort: Einladung', []],
    ['Einladung', ['Auto-Submitted: auto-replied (vacation)']],
    ['Einladung', ['Precedence: bulk']],
    ['Einladung', ['X-Autoreply: yes']],
    ['Abwesenheitsnotiz: KoK', []],
    ['Out of Office: KoK', []],
    ['Rundbrief', ['List-Id: <rundbrief.example>']],
  ])('what a program answers: %s %j', async (subject, headers) => {
    const mail = inWords(asked.address, subject, 'Ja, ich bin bis 5.12. nicht im Haus.', undefined, headers)
    expect(await read(mail)).toMatchObject({ kind: 'automatic' })
  })
  it('a mail that was forwarded as a file', async () => {
    const forwarded = [
      `From: ${asked.address}`,
      'Content-Type: multipart/mixed; boundary="f"',
      '',
      '--f',
      'Content-Type: text/plain',
      '',
      'siehe Anhang',
      '--f',
      'Content-Type: message/rfc822',
      '',
      thunderbird,
      '--f--',
      '',
    ].join('\r\n')
    expect(await read(forwarded)).toMatchObject({ kind: 'words', text: 'siehe Anhang', files: 1 })
  })
  it('an invitation, and one event too many or too few', async () => {
    const calendar = (method: string, ...events: string[]) =>
      ['BEGIN:VCALENDAR', 'VERSION:2.0', `METHOD:${method}`, ...events, 'END:VCALENDAR', ''].join('\r\n')
    const event = [
      'BEGIN:VEVENT',
      'UID:x',
      'DTSTAMP:20270301T091500Z',
      'ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.example',
      'END:VEVENT',
    ]
    expect(readCalendarReply(calendar('REPLY', ...event))).toMatchObject({ uid: 'x', sequence: 0 })
    expect(readCalendarReply(calendar('REPLY', ...event))).not.toHaveProperty('startsAt')
    expect(readCalendarReply(calendar('REQUEST', ...event))).toBeUndefined()
    expect(readCalendarReply(calendar('REPLY', ...event, ...event))).toBeUndefined()
    expect(readCalendarReply(calendar('REPLY'))).toBeUndefined()
    for (const without of ['UID:x', 'DTSTAMP:20270301T091500Z'])
      expect(readCalendarReply(calendar('REPLY', ...event.filter((line) => line !== without)))).toBeUndefined()
    for (const junk of ['', 'BEGIN:VCALENDAR', '\u0000', 'BEGIN:VEVENT\r\nEND:VCALENDAR', `X:${'a'.repeat(200_000)}`])
      expect(readCalendarReply(junk)).toBeUndefined()
  })
  it('the rules that a mail brings for its zone: they could keep the bot reckoning for days', () => {
    const calendar = (zone: string) =>
      [
        'BEGIN:VCALENDAR',
        'METHOD:REPLY',
        'BEGIN:VTIMEZONE',
        `TZID:${zone}`,
        'BEGIN:STANDARD',
        'DTSTART:16010101T000000',
        'TZOFFSETFROM:+0100',
        'TZOFFSETTO:+0900',
        'RRULE:FREQ=SECONDLY',
        'END:STANDARD',
        'END:VTIMEZONE',
        'BEGIN:VEVENT',
        'UID:x',
        'DTSTAMP:20270301T091500Z',
        `DTSTART;TZID=${zone}:20270511T100000`,
        'ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.example',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n')
    expect(readCalendarReply(calendar('Somewhere'))).not.toHaveProperty('startsAt')
    expect(readCalendarReply(calendar('Europe/Berlin'))?.startsAt).toBe('2027-05-11T08:00:00.000Z')
  })
  it('two that differ: it is an answer, and nobody knows which', async () => {
    const other = fromGoogle(asked).replace('PARTSTAT=TENTATIVE', 'PARTSTAT=DECLINED')
    expect(await read(other)).toMatchObject({ kind: 'calendar' })
    expect(await read(other)).not.toHaveProperty('reply')
  })
})

it('what was written with a page alone is read without its marks', async () => {
  const html = (text: string) => `From: a@b.example\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${text}`
  const mail = await read(html('<style>p{}</style><p>Ich komme <b>gern</b>.</p><p>Gr&uuml;&szlig;e &lt;3</p>'))
  expect(mail.text).toBe('Ich komme gern.\n\nGrüße <3')
  const whole = '<HEAD><title>x</title></HEAD><header>İ Kopf</header><p>Text</p><STYLE>a</STYLE>'
  expect((await read(html(whole))).text).toMatch(/^İ Kopf\s+Text$/)
  const quoting = '<p>Nein.</p><hr><div><b>Von:</b> Gremienlotse<br><b>Gesendet:</b> heute</div><p>alt</p>'
  expect((await read(html(quoting))).text).toMatch(/^Nein\.\n\n-+$/)
  expect((await read(html('<style>'.repeat(100_000)))).text).toBe('')
})

describe('the sender', () => {
  it.each([
    ['"sofia@traeger.example" <andere@boese.example>', 'andere@boese.example'],
    ['Sofia <Sofia@Traeger.Example>', 'sofia@traeger.example'],
  ])('%s is an address, not a name', async (from, address) => {
    expect((await read(inWords(from, 'x', 'y'))).from?.address).toBe(address)
  })
  it.each([
    'sofia@traeger.example, tom@traeger.example',
    'sofia@traeger.example\r\nFrom: tom@traeger.example',
    'Sofia',
    'Alle: sofia@traeger.example, tom@traeger.example;',
    '',
  ])('%j is nobody', async (from) => {
    expect(await read(inWords(from, 'x', 'y'))).not.toHaveProperty('from')
  })
})

it('a mail nested without end is refused, not read for minutes', async () => {
  let body = 'Content-Type: text/plain\r\n\r\nx'
  for (let n = 0; n < 30; n += 1)
    body = `Content-Type: multipart/mixed; boundary="b${n}"\r\n\r\n--b${n}\r\n${body}\r\n--b${n}--`
  await expect(read(`From: a@b.example\r\n${body}`)).rejects.toThrow('nesting')
})
