/** Calendar texts, read by a parser that is not ours. */
import * as fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import {
  type CalendarInvitation,
  calendarCancellation,
  calendarPublication,
  calendarRequest,
  calendarUid,
} from '#src/calendar/icalendar.ts'
import { instant, instantInBerlin, localTime } from '#src/calendar/local-date.ts'
import { always, anyDay, day } from './days.ts'
import { readSecondly } from './second-reader.ts'

const meeting: CalendarInvitation = {
  uid: calendarUid('4711'),
  sequence: 0,
  stampedAt: instant('2027-03-01T08:00:00Z'),
  on: day('Thu 2027-06-17'),
  at: localTime('10:00'),
  durationMinutes: 120,
  title: 'KoK LK Kassel',
  place: 'Kreishaus, Raum 201',
  description: 'Tagesordnung:\n1. Begrüßung',
  organizer: { name: 'Geschäftsführung KoK LK Kassel', mail: 'lotse@example.de' },
  attendees: [{ name: 'Karim Öztürk', mail: 'karim@example.de', answer: 'open' }],
  wantsReplies: true,
}

const read = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const events = calendar.getAllSubcomponents('vevent')
  const [event] = events
  if (!event) throw new Error(`no event in ${text}`)
  const plain = (name: string) => event.getFirstPropertyValue(name)?.toString()
  const [secondly] = readSecondly(text)
  // Two parsers that have nothing to do with each other read the same; only the second one knows no escaped backslash and takes
  // quotation marks around a text for none of it.
  const title = plain('summary') ?? ''
  expect([secondly?.uid, secondly?.sequence, secondly?.status]).toEqual([
    plain('uid'),
    Number(plain('sequence')),
    plain('status'),
  ])
  if (!/\\|^".*"$/su.test(title)) expect(secondly?.title).toBe(title)
  expect([secondly?.start, secondly?.end]).toEqual(
    ['dtstart', 'dtend'].map((name) => plain(name)?.replace('Z', '.000Z')),
  )
  return {
    method: calendar.getFirstPropertyValue('method'),
    events,
    get: (name: string) => event.getFirstPropertyValue(name)?.toString(),
    all: (name: string) => event.getAllProperties(name),
    names: event.getAllProperties().map(({ name }) => name),
  }
}

describe('the life of a meeting in a calendar', () => {
  it('an invitation asks, names who asks and who is asked, and when it is', () => {
    const { method, get, all, events } = read(calendarRequest(meeting).text)
    expect([method, events.length]).toEqual(['REQUEST', 1])
    expect(['uid', 'sequence', 'status', 'dtstamp', 'dtstart', 'dtend'].map(get)).toEqual([
      '4711@gremienlotse',
      '0',
      'CONFIRMED',
      '2027-03-01T08:00:00Z',
      '2027-06-17T08:00:00Z',
      '2027-06-17T10:00:00Z',
    ])
    expect(['summary', 'location', 'description'].map(get)).toEqual([
      'KoK LK Kassel',
      'Kreishaus, Raum 201',
      'Tagesordnung:\n1. Begrüßung',
    ])
    const [asked] = all('attendee')
    expect(asked?.getFirstValue()).toBe('mailto:karim@example.de')
    expect(['cn', 'partstat', 'rsvp', 'role'].map((name) => asked?.getParameter(name))).toEqual([
      'Karim Öztürk',
      'NEEDS-ACTION',
      'TRUE',
      'REQ-PARTICIPANT',
    ])
    expect(all('organizer')[0]?.getParameter('cn')).toBe('Geschäftsführung KoK LK Kassel')
  })

  it('asks calendars for no reply where nobody reads one', () => {
    const [asked] = read(calendarRequest({ ...meeting, wantsReplies: false }).text).all('attendee')
    expect(asked?.getParameter('rsvp')).toBeUndefined()
  })

  it.each(['accepted', 'tentative', 'declined', 'delegated'] as const)(
    'whoever answered "%s" is not asked again',
    (answer) => {
      const attendees = [{ mail: 'karim@example.de', answer }]
      const [asked] = read(calendarRequest({ ...meeting, attendees }).text).all('attendee')
      expect([asked?.getParameter('partstat'), asked?.getParameter('rsvp')]).toEqual([answer.toUpperCase(), undefined])
    },
  )

  it('says where it is held online, for programs of today and of before', () => {
    const link = 'https://video.example/j/1?pwd=ä;b,c"d'
    const { get, all } = read(calendarRequest({ ...meeting, link }).text)
    const written = 'https://video.example/j/1?pwd=%C3%A4;b,c%22d'
    expect([get('url'), get('conference')]).toEqual([written, written])
    expect(all('conference')[0]?.type).toBe('uri')
    expect(readSecondly(calendarRequest({ ...meeting, link }).text)[0]).toMatchObject({
      url: written,
      conference: written,
    })
    for (const no of ['http://video.example', 'javascript:alert(1)', 'Kreishaus'])
      expect(() => calendarRequest({ ...meeting, link: no })).toThrow(RangeError)
  })

  it('a move is the same meeting with a higher sequence', () => {
    const { method, get } = read(calendarRequest({ ...meeting, sequence: 1, on: day('Fri 2027-06-18') }).text)
    expect([method, ...['uid', 'sequence', 'dtstart', 'status'].map(get)]).toEqual([
      'REQUEST',
      '4711@gremienlotse',
      '1',
      '2027-06-18T08:00:00Z',
      'CONFIRMED',
    ])
  })

  it('a cancellation takes the same meeting away and asks nobody for an answer', () => {
    const { method, get, all } = read(calendarCancellation({ ...meeting, sequence: 2 }).text)
    expect([method, ...['uid', 'sequence', 'status'].map(get)]).toEqual([
      'CANCEL',
      '4711@gremienlotse',
      '2',
      'CANCELLED',
    ])
    expect(all('attendee').map((one) => one.getParameter('rsvp'))).toEqual([undefined])
  })

  it('a download and a feed name no people', () => {
    const other = { ...meeting, uid: calendarUid('4712'), isCancelled: true }
    const { method, events, names } = read(calendarPublication([meeting, other]).text)
    expect([method, events.length]).toEqual(['PUBLISH', 2])
    expect(names).not.toContain('attendee')
    expect(names).not.toContain('organizer')
    expect(events.map((event) => event.getFirstPropertyValue('status'))).toEqual(['CONFIRMED', 'CANCELLED'])
  })

  it('an open place is no place', () => {
    const { place: _, ...open } = meeting
    expect(read(calendarRequest(open).text).names).not.toContain('location')
  })
})

describe('the hour', () => {
  it.each([
    ['Wed 2027-01-13', '10:00', '2027-01-13T09:00:00Z', '2027-01-13T11:00:00Z'],
    ['Thu 2027-06-17', '10:00', '2027-06-17T08:00:00Z', '2027-06-17T10:00:00Z'],
    // The days on which the clocks are changed, before, over and after the change.
    ['Sun 2027-03-28', '01:00', '2027-03-28T00:00:00Z', '2027-03-28T02:00:00Z'],
    ['Sun 2027-03-28', '10:00', '2027-03-28T08:00:00Z', '2027-03-28T10:00:00Z'],
    ['Sun 2027-10-31', '01:30', '2027-10-30T23:30:00Z', '2027-10-31T01:30:00Z'],
    ['Sun 2027-10-31', '10:00', '2027-10-31T09:00:00Z', '2027-10-31T11:00:00Z'],
    ['Tue 2027-06-15', '00:30', '2027-06-14T22:30:00Z', '2027-06-15T00:30:00Z'],
  ])('of %s, %s is that of Berlin', (on, at, begins, ends) => {
    const { get } = read(calendarRequest({ ...meeting, on: day(on), at: localTime(at) }).text)
    expect([get('dtstart'), get('dtend')]).toEqual([begins, ends])
  })

  it('is the same moment on every day of 56 years', () => {
    always(
      fc.property(anyDay, fc.constantFrom('00:00', '09:30', '14:00', '23:59'), (on, at) => {
        const { get } = read(calendarRequest({ ...meeting, on, at: localTime(at) }).text)
        expect(Date.parse(get('dtstart') ?? '')).toBe(Date.parse(instantInBerlin(on, localTime(at))))
      }),
    )
  })
})

/** Whatever people may type or paste: all of Unicode, halves of characters, and what ends a line or a property. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        '\r\n',
        '\n',
        '\r',
        '\v',
        '\f',
        '\x85',
        '\u2028',
        '\u2029',
        '\0',
        '\t',
        '\\',
        '\\n',
        ';',
        ',',
        ':',
      ),
      fc.constantFrom('"', '^n', '\u202e', '\ud800', '\udc00', 'ä'.repeat(80), '👩‍🦽'.repeat(20), ' ', '  '),
      fc.constantFrom('\r\nATTENDEE:mailto:x@example.org', '\nEND:VEVENT\nBEGIN:VEVENT', '\r\n METHOD:CANCEL', ';X=1'),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))

/** What must come back, said another way than the code does: unreadable characters are gone, line ends are one. */
const legible = (text: string): string =>
  [...text.replaceAll('\r\n', '\n')]
    .map((one) => (/^[\r\v\f\x85\u2028\u2029]$/.test(one) ? '\n' : one === '\t' ? ' ' : one))
    .map((one) => (/^[\ud800-\udfff]$/.test(one) ? '\ufffd' : one))
    .filter((one) => one === '\n' || !isUnseen(one.codePointAt(0) ?? 0))
    .join('')
const isUnseen = (code: number): boolean =>
  code < 0x20 ||
  (code >= 0x7f && code < 0xa0) ||
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2066 && code <= 0x2069)
const onOneLine = (text: string): string =>
  legible(text)
    .split('\n')
    .filter((line) => line !== '')
    .join(' ')

describe('whatever stands in a text', () => {
  const expected = 'uid sequence dtstamp dtstart dtend summary location description organizer attendee status transp'

  it('comes back as it was and stays where it belongs', () => {
    always(
      fc.property(hostile, hostile, hostile, hostile, (title, place, description, name) => {
        const { text } = calendarRequest({
          ...meeting,
          title,
          place,
          description,
          attendees: [{ name, mail: 'karim@example.de', answer: 'declined' }],
        })
        const { events, get, all, names, method } = read(text)
        expect([events.length, method]).toEqual([1, 'REQUEST'])
        expect(names.join(' ')).toBe(expected)
        expect(get('summary')).toBe(onOneLine(title))
        expect(get('location')).toBe(onOneLine(place))
        expect(get('description')).toBe(legible(description))
        const [asked] = all('attendee')
        expect(asked?.getParameter('cn') ?? '').toBe(onOneLine(name).replaceAll('"', "'").replaceAll('\\', '/'))
        expect(asked?.getParameter('partstat')).toBe('DECLINED')
        expect(asked?.getFirstValue()).toBe('mailto:karim@example.de')
      }),
      { numRuns: 500 },
    )
  })

  it('no line is longer than 75 octets, ends otherwise than with CRLF, or cuts a character in two', () => {
    always(
      fc.property(hostile, hostile, (title, description) => {
        const { text } = calendarRequest({ ...meeting, title, description })
        expect(text.endsWith('\r\n')).toBe(true)
        const lines = text.slice(0, -2).split('\r\n')
        for (const line of lines) {
          const octets = Buffer.from(line)
          expect(octets.length).toBeLessThanOrEqual(75)
          expect(/[\r\n\0]/.test(line)).toBe(false)
          expect(new TextDecoder('utf-8', { fatal: true }).decode(octets)).toBe(line.replace(/^\ufeff/, ''))
        }
        expect(lines.filter((line) => line.startsWith('BEGIN:'))).toEqual(['BEGIN:VCALENDAR', 'BEGIN:VEVENT'])
      }),
      { numRuns: 500 },
    )
  })
})

describe('a defect is refused', () => {
  it.each([
    'karim@example.de\r\nATTENDEE:mailto:x@example.org',
    'karim@example.de;X=1',
    'karim',
    'a b@example.de',
    '"a"@example.de',
    '',
  ])('no mail address: %j', (mail) => {
    expect(() => calendarRequest({ ...meeting, attendees: [{ mail, answer: 'open' }] })).toThrow(RangeError)
  })
  it('what a link could misread in an address is written so that it cannot', () => {
    const { all } = read(calendarRequest({ ...meeting, organizer: { mail: 'a?b%c&d@example.de' } }).text)
    expect(all('organizer')[0]?.getFirstValue()).toBe('mailto:a%3Fb%25c%26d@example.de')
  })
  it.each([-1, 1.5, Number.NaN])('no sequence: %d', (sequence) => {
    expect(() => calendarRequest({ ...meeting, sequence })).toThrow(RangeError)
  })
  it.each([0, -60, 0.5])('no duration: %d', (durationMinutes) => {
    expect(() => calendarRequest({ ...meeting, durationMinutes })).toThrow(RangeError)
  })
})
