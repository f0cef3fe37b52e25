/** Mails over a real connection to a mail server in this process, read as they arrived. */
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import ICAL from 'ical.js'
import type { SMTPServerOptions } from 'smtp-server'
import { afterEach, describe, expect, it } from 'vitest'
import { calendarCancellation, calendarRequest, calendarUid } from '#src/calendar/icalendar.ts'
import { instant, localDate, localTime } from '#src/calendar/local-date.ts'
import { createMailChannel, type Mail, messageIdOf } from '#src/delivery/mail.ts'
import { smtpServer } from '#src/delivery/smtp.ts'
import type { WrittenDocument } from '#src/letters/document.ts'
import { readSecondly } from '../calendar/second-reader.ts'
import { certified } from '../doubles/certificate.ts'
import { type MailServer, startMailServer } from '../doubles/mail-server.ts'
import { leaves, readMime } from './mime.ts'

const FROM = { address: 'lotse@amt.example', name: 'Gremienlotse' }
/** Silence is waited for in a few tests only; in all others it would be a fault of the machine. */
const LIMITS = { connectMs: 400, silenceMs: 400, totalMs: 5_000 }

const body: WrittenDocument = {
  title: 'Einladung zur KoK',
  language: 'de-DE',
  parts: [
    { kind: 'heading', level: 1, text: 'Einladung zur KoK' },
    { kind: 'paragraph', label: 'Termin', text: 'Do., 17.06.2027, 10:00 Uhr, Räume für alle' },
    { kind: 'list', items: ['Begrüßung', 'Verschiedenes'], isNumbered: true },
    { kind: 'link', label: 'Antwort geben', url: 'https://lotse.example/a?x=1&y=2' },
  ],
}
const meeting = {
  uid: calendarUid('4711'),
  sequence: 0,
  stampedAt: instant('2027-03-01T08:00:00Z'),
  on: localDate('2027-06-17'),
  at: localTime('10:00'),
  durationMinutes: 120,
  title: 'KoK LK Kassel – Grüße',
  organizer: { mail: FROM.address },
  attendees: [{ mail: 'karim@traeger.example', name: 'Karim Öztürk', answer: 'open' }],
  wantsReplies: false,
} as const
const mail: Mail = {
  to: { address: 'karim@traeger.example', name: 'Karim Öztürk' },
  subject: 'Einladung: KoK LK Kassel am Do., 17.06.2027, 10:00 Uhr – Räume für alle Beteiligten',
  body,
  messageId: '<4711.v1@amt.example>',
}

const open: (() => Promise<unknown>)[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()))
})
async function mailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const server = await startMailServer(options)
  open.push(() => server.close())
  return server
}

/** A mail server that says what it is told to, line by line, and hangs up or falls silent where nothing is left. */
async function scripted(answers: Readonly<Record<string, string | 'hangUp' | 'silence'>>): Promise<string> {
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    const say = (to: string): void => {
      const answer = answers[to] ?? '250 ok'
      if (answer === 'hangUp') socket.destroy()
      else if (answer !== 'silence') socket.write(`${answer}\r\n`)
    }
    let inData = false
    let rest = ''
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString('latin1')).split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        const verb = line.split(/[ :]/)[0] ?? ''
        if (!inData) say(verb)
        if (!inData && verb === 'DATA') inData = true
        else if (inData && line === '.') {
          inData = false
          say('.')
        }
      }
    })
    say('greeting')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  open.push(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`
}
const POLITE = { greeting: '220 hello', DATA: '354 go on' }
const send = (url: string, more: Partial<Mail> = {}) => createMailChannel(url, FROM, LIMITS).send({ ...mail, ...more })
const sendAndRead = async (more: Partial<Mail> = {}) => {
  const { url, received } = await mailServer()
  expect(await send(url, more)).toEqual({ ok: true, ref: mail.messageId })
  const [only] = received
  if (!only || received.length !== 1) throw new Error(`${received.length} mails arrived`)
  return { ...only, message: readMime(only.raw) }
}

describe('a mail', () => {
  it('arrives once, from the bot, to one recipient, with its umlauts', async () => {
    const { from, to, message } = await sendAndRead({ replyTo: { address: 'petra@amt.example', name: 'Petra Kühn' } })
    expect([from, to]).toEqual(['lotse@amt.example', ['karim@traeger.example']])
    const header = (name: string) => message.headers.get(name)
    expect(['subject', 'from', 'to', 'reply-to', 'message-id'].map(header)).toEqual([
      mail.subject,
      'Gremienlotse <lotse@amt.example>',
      'Karim Öztürk <karim@traeger.example>',
      'Petra Kühn <petra@amt.example>',
      '<4711.v1@amt.example>',
    ])
    expect(['auto-submitted', 'content-language'].map(header)).toEqual(['auto-generated', 'de-DE'])
  })

  it('says the same in plain text and in HTML', async () => {
    const { message } = await sendAndRead()
    expect(message.type).toBe('multipart/alternative')
    const [plain, html] = message.parts
    expect([plain?.type, plain?.text.replaceAll('\r\n', '\n')]).toEqual([
      'text/plain',
      [
        'Einladung zur KoK',
        'Termin: Do., 17.06.2027, 10:00 Uhr, Räume für alle',
        '1. Begrüßung\n2. Verschiedenes',
        'Antwort geben: https://lotse.example/a?x=1&y=2\n',
      ].join('\n\n'),
    ])
    expect(html?.type).toBe('text/html')
    expect(html?.text.replaceAll('\r\n', '\n').split('\n')).toEqual([
      '<!DOCTYPE html>',
      '<html lang="de-DE">',
      '<head><meta charset="utf-8"><title>Einladung zur KoK</title></head>',
      '<body style="font-family:Arial,sans-serif;font-size:16px;line-height:1.5;max-width:40em">',
      '<h1>Einladung zur KoK</h1>',
      '<p><strong>Termin:</strong> Do., 17.06.2027, 10:00 Uhr, Räume für alle</p>',
      '<ol>',
      '<li>Begrüßung</li>',
      '<li>Verschiedenes</li>',
      '</ol>',
      '<p><a href="https://lotse.example/a?x=1&amp;y=2">Antwort geben</a></p>',
      '</body>',
      '</html>',
      '',
    ])
  })

  // A file besides would be a second entry in some programs.
  it.each(['REQUEST', 'CANCEL'] as const)('takes a %s into the calendar, as one part and no file', async (method) => {
    const calendar = method === 'REQUEST' ? calendarRequest(meeting) : calendarCancellation({ ...meeting, sequence: 1 })
    const { message } = await sendAndRead({ calendar })
    expect(message.type).toBe('multipart/alternative')
    expect(leaves(message).map(({ type }) => type)).toEqual(['text/plain', 'text/html', 'text/calendar'])
    const part = leaves(message)[2]
    expect(part?.headers.get('content-type')).toBe(`text/calendar; charset=utf-8; method=${method}`)
    expect(part?.headers.has('content-disposition')).toBe(false)
    const read = new ICAL.Component(ICAL.parse(part?.text ?? ''))
    const event = read.getFirstSubcomponent('vevent')
    const firstly = [
      read.getFirstPropertyValue('method'),
      ...['summary', 'uid'].map((name) => event?.getFirstPropertyValue(name)),
    ]
    expect(firstly).toEqual([method, 'KoK LK Kassel – Grüße', '4711@gremienlotse'])
    const [secondly] = readSecondly(part?.text ?? '')
    expect([secondly?.method, secondly?.title, secondly?.uid]).toEqual(firstly)
  })

  it('brings files as they are', async () => {
    const content = Uint8Array.from({ length: 5_000 }, (_, at) => (at * 7) % 256)
    const { message } = await sendAndRead({
      attachments: [{ fileName: '2027-06-17 Protokoll KoK für alle.docx', type: 'application/pdf', content }],
    })
    const file = leaves(message).at(-1)
    expect(file?.bytes.equals(content)).toBe(true)
    expect(file?.headers.get('content-disposition')).toContain(
      "filename*0*=utf-8''2027-06-17%20Protokoll%20KoK%20f%C3%BCr",
    )
  })

  it('shows what people typed as text', async () => {
    const typed = '<img src=x onerror=alert(1)> & "Punkt"\n</p><script>'
    const parts = [
      { kind: 'heading', level: 2, text: typed },
      { kind: 'paragraph', text: typed, label: typed },
      { kind: 'list', items: [typed] },
      { kind: 'table', columns: [{ title: typed, share: 1 }], rows: [[typed]] },
      { kind: 'link', label: typed, url: 'https://lotse.example/"><script>' },
    ] as const
    const { message } = await sendAndRead({ body: { title: typed, language: 'de-DE', parts } })
    const html = leaves(message)[1]?.text ?? ''
    const tags = new Set([...html.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, tag]) => tag))
    expect([...tags].filter((tag) => ['img', 'script'].includes(tag ?? ''))).toEqual([])
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;Punkt&quot;')
    expect(html).toContain('<th scope="col"')
    expect(html).toContain('href="https://lotse.example/%22%3E%3Cscript%3E"')
  })
})

describe('what would begin a header of its own is refused and never sent', () => {
  it.each<[string, Partial<Mail>]>([
    ['subject', { subject: 'Einladung\r\nBcc: alle@example.org' }],
    ['subject', { subject: 'Einladung\nX: y' }],
    ['subject', { subject: 'Einladung\u2028X' }],
    ['subject', { subject: ' ' }],
    ['name', { to: { ...mail.to, name: 'Karim\r\nBcc: alle@example.org' } }],
    ['name', { replyTo: { address: 'petra@amt.example', name: 'Petra\0' } }],
    ['address', { to: { address: 'karim@traeger.example\r\nBcc: alle@example.org' } }],
    ['address', { to: { address: 'karim@traeger.example, alle@example.org' } }],
    ['address', { to: { address: 'Karim <karim@traeger.example>' } }],
    ['address', { to: { address: 'karim' } }],
    ['address', { replyTo: { address: 'petra@amt.example>\r\nRCPT TO:<x@example.org' } }],
    ['Message-ID', { messageId: '<a@b>\r\nBcc: alle@example.org' }],
    ['Message-ID', { messageId: 'a' }],
    ['file name', { attachments: [{ fileName: 'a.ics\r\nX: y', type: 'a/b', content: new Uint8Array() }] }],
    ['file name', { attachments: [{ fileName: '../a', type: 'a/b', content: new Uint8Array() }] }],
    ['file type', { attachments: [{ fileName: 'a', type: 'a/b\r\nX: y', content: new Uint8Array() }] }],
  ])('in the %s: %j', async (where, more) => {
    const { url, received } = await mailServer()
    expect(await send(url, more)).toEqual({ ok: false, because: 'never', status: `unusable ${where}` })
    expect(received).toEqual([])
  })

  it('a name that looks like a second address stays a name', async () => {
    const { to, message } = await sendAndRead({ to: { ...mail.to, name: 'K" <x@example.org>, "y@example.org' } })
    expect(to).toEqual(['karim@traeger.example'])
    expect(message.headers.get('to')).toBe('"K\\" <x@example.org>, \\"y@example.org" <karim@traeger.example>')
  })
})

const refusal = (responseCode: number) => Object.assign(new Error('no'), { responseCode })

describe('a failure', () => {
  it.each([
    [451, 'retryLater'],
    [452, 'retryLater'],
    [550, 'never'],
    [552, 'never'],
  ])('%d for the recipient: %s', async (code, because) => {
    const { url } = await mailServer({ onRcptTo: (_, __, done) => done(refusal(code)) })
    expect(await send(url)).toEqual({ ok: false, because, status: `${code} RCPT TO` })
  })

  it.each([
    [451, 'retryLater'],
    [554, 'never'],
  ])('%d for the whole letter: %s', async (code, because) => {
    const { url } = await mailServer({
      onData: (stream, _, done) => {
        stream.resume()
        stream.on('end', () => done(refusal(code)))
      },
    })
    expect(await send(url)).toEqual({ ok: false, because, status: `${code} DATA` })
  })

  it('nobody is there: it was not sent', async () => {
    const server = createServer()
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    await new Promise((resolve) => server.close(resolve))
    expect(await send(`smtp://127.0.0.1:${port}`)).toEqual({
      ok: false,
      because: 'retryLater',
      status: 'ECONNREFUSED CONN',
    })
  })

  it.each([
    ['hangs up instead of greeting', { greeting: 'hangUp' }, 'retryLater'],
    ['greets with a refusal', { greeting: '554 no service' }, 'retryLater'],
    ['says nothing', { greeting: 'silence' }, 'retryLater'],
    ['hangs up at the recipient', { ...POLITE, RCPT: 'hangUp' }, 'retryLater'],
    ['falls silent at the recipient', { ...POLITE, RCPT: 'silence' }, 'retryLater'],
    ['hangs up at DATA', { ...POLITE, DATA: 'hangUp' }, 'retryLater'],
    ['is closing down at DATA', { ...POLITE, DATA: '421 closing' }, 'retryLater'],
    ['hangs up after the message', { ...POLITE, '.': 'hangUp' }, 'ambiguous'],
    ['falls silent after the message', { ...POLITE, '.': 'silence' }, 'ambiguous'],
    ['talks nonsense after the message', { ...POLITE, '.': 'what' }, 'ambiguous'],
    ['closes down with the message', { ...POLITE, '.': '421 closing' }, 'retryLater'],
  ])('a server that %s', async (_, script, because) => {
    expect(await send(await scripted(script))).toMatchObject({ ok: false, because })
  })

  it('an attempt ends in time, however slowly the server speaks', async () => {
    const url = await scripted({ ...POLITE, EHLO: 'silence' })
    const patient = { connectMs: 60_000, silenceMs: 60_000, totalMs: 200 }
    expect(await createMailChannel(url, FROM, patient).send(mail)).toEqual({
      ok: false,
      because: 'retryLater',
      status: 'ETIMEDOUT',
    })
  })

  it('a letter too large for the server is not sent', async () => {
    const { url, received } = await mailServer({ size: 100 })
    expect(await send(url)).toMatchObject({ ok: false, because: 'never' })
    expect(received).toEqual([])
  })
})

async function trusting<T>(certificate: string, deed: () => Promise<T>): Promise<T> {
  const trusted = getCACertificates()
  setDefaultCACertificates([...trusted, certificate])
  try {
    return await deed()
  } finally {
    setDefaultCACertificates(trusted)
  }
}

const present = spawnSync('openssl', ['version']).status === 0
if (!present) console.warn('Skipped: mail over TLS needs openssl for its certificates.')

describe.skipIf(!present)('TLS', () => {
  it.each(['smtps', 'smtp'])('%s: a certificate nobody vouches for ends the attempt', async (scheme) => {
    const options = { secure: scheme === 'smtps', disabledCommands: [], ...(await certified()) }
    const { url, received } = await mailServer(options)
    expect(await send(url.replace('smtp://127.0.0.1', `${scheme}://localhost`))).toMatchObject({
      because: 'retryLater',
      status: expect.stringContaining('DEPTH_ZERO_SELF_SIGNED_CERT'),
    })
    expect(received).toEqual([])
  })

  it.each(['smtps', 'smtp'])('%s: with a good certificate the password is told and the letter sent', async (scheme) => {
    const certificate = await certified()
    const told: string[] = []
    const { url, received } = await mailServer({
      secure: scheme === 'smtps',
      disabledCommands: [],
      ...certificate,
      onAuth: (auth, session, done) => {
        told.push(`${auth.username}:${auth.password} ${session.secure ? 'over TLS' : 'in the open'}`)
        done(null, { user: 'lotse' })
      },
    })
    const server = url.replace('smtp://127.0.0.1', `${scheme}://lotse:geheim@localhost`)
    expect(await trusting(certificate.cert, () => send(server))).toMatchObject({ ok: true })
    expect([told, received.length]).toEqual([['lotse:geheim over TLS'], 1])
  })

  it('a wrong password is no word about the recipient', async () => {
    const certificate = await certified()
    const { url } = await mailServer({ secure: true, ...certificate, onAuth: (_, __, done) => done(refusal(535)) })
    const server = url.replace('smtp://127.0.0.1', 'smtps://lotse:falsch@localhost')
    expect(await trusting(certificate.cert, () => send(server))).toEqual({
      ok: false,
      because: 'retryLater',
      status: '535 AUTH PLAIN',
    })
  })
})

describe('without TLS', () => {
  it('a password is never told', async () => {
    const told: unknown[] = []
    const { url, received } = await mailServer({
      allowInsecureAuth: true,
      onAuth: (auth, _, done) => {
        told.push(auth)
        done(null, { user: 'lotse' })
      },
    })
    expect(await send(url.replace('//', '//lotse:geheim@'))).toMatchObject({ ok: false, because: 'retryLater' })
    expect([told, received]).toEqual([[], []])
  })
})

describe('the settings', () => {
  it.each([
    ['smtp://mail.example.de', { host: 'mail.example.de', port: 587, secure: false }],
    ['smtps://mail.example.de', { host: 'mail.example.de', port: 465, secure: true }],
    ['smtp://[::1]:2525', { host: '::1', port: 2525, secure: false }],
    [
      'smtps://lotse%40amt.example:a%3Ab@mail.example.de:4465',
      { host: 'mail.example.de', port: 4465, secure: true, login: { user: 'lotse@amt.example', pass: 'a:b' } },
    ],
  ])('%s', (url, server) => {
    expect(smtpServer(url)).toEqual(server)
  })

  it.each(['http://mail.example.de', 'mail.example.de', 'smtp://', ''])('no mail server: %j', (url) => {
    expect(() => smtpServer(url)).toThrow(TypeError)
  })

  it('a sender that is none is refused at the start', () => {
    expect(() => createMailChannel('smtp://mail.example.de', { address: 'lotse' })).toThrow(TypeError)
  })
})

describe('a way for the dispatcher', () => {
  it('sends the same letter under the same name, a repeat too, and shows nothing of the key', async () => {
    const { url, received } = await mailServer()
    const way = createMailChannel(url, FROM, LIMITS).wayTo(mail.to, ({ content, isRepeat }) => ({
      subject: `${isRepeat ? 'Wiederholung: ' : ''}${String(content)}`,
      body,
    }))
    const key = 'meeting/4711/v1/invitation/tenant/karim'
    const sent = [
      await way.send({ content: 'Einladung', isRepeat: false, key }),
      await way.send({ content: 'Einladung', isRepeat: true, key }),
    ]
    const id = messageIdOf(key, 'amt.example')
    expect(sent).toEqual([
      { ok: true, ref: id },
      { ok: true, ref: id },
    ])
    const mails = received.map(({ raw }) => readMime(raw).headers)
    expect(mails.map((headers) => headers.get('message-id'))).toEqual([id, id])
    expect(mails.map((headers) => headers.get('subject'))).toEqual(['Einladung', 'Wiederholung: Einladung'])
    expect(id).not.toContain('karim')
    expect([way.channel, way.thread]).toEqual(['mail', 'mail:karim@traeger.example'])
  })
})
