/** Answers as real mail programs write them: their headers, their MIME, their calendars. Nobody's addresses. */

export interface AnswerAsked {
  readonly uid: string
  /** Of the invitation that is answered. */
  readonly sequence: number
  /** "20270511T080000Z" */
  readonly startsAt: string
  /** When the program made it: "20270301T090000Z". */
  readonly stampedAt: string
  readonly address: string
  readonly name: string
}

const crlf = (lines: readonly string[]): string => `${lines.join('\r\n')}\r\n`
const base64 = (text: string): string =>
  (
    Buffer.from(text, 'utf8')
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join('\r\n')
const quotedPrintable = (text: string): string =>
  [...Buffer.from(text, 'utf8')]
    .map((octet) =>
      octet > 126 || octet === 61
        ? `=${octet.toString(16).toUpperCase().padStart(2, '0')}`
        : String.fromCharCode(octet),
    )
    .join('')

/** What Berlin's clocks show: "20270511T100000". */
function inBerlin(utc: string): string {
  const at = new Date(utc.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short', timeStyle: 'medium' })
    .format(at)
    .replace(/[-:]/g, '')
    .replace(' ', 'T')
}

const WINDOWS_ZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:W. Europe Standard Time',
  'BEGIN:STANDARD',
  'DTSTART:16010101T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010101T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
]

/** (1) Outlook behind Exchange: no organizer, its own zone, the comment in the text and in the calendar, base64. */
export function fromExchange(one: AnswerAsked, comment = ''): string {
  const { uid, sequence, startsAt, stampedAt, address, name } = one
  const calendar = crlf([
    'BEGIN:VCALENDAR',
    'METHOD:REPLY',
    'PRODID:Microsoft Exchange Server 2010',
    'VERSION:2.0',
    ...WINDOWS_ZONE,
    'BEGIN:VEVENT',
    `ATTENDEE;PARTSTAT=ACCEPTED;CN="${name}":mailto:${address[0]?.toUpperCase()}${address.slice(1)}`,
    ...(comment === '' ? [] : [`COMMENT;LANGUAGE=de-DE:${comment.replace(/([\\;,])/g, '\\$1')}\\n`]),
    `UID:${uid}`,
    'SUMMARY;LANGUAGE=de-DE:Zugesagt: KoK LK Kassel',
    `DTSTART;TZID=W. Europe Standard Time:${inBerlin(startsAt)}`,
    `DTEND;TZID=W. Europe Standard Time:${inBerlin(startsAt)}`,
    'CLASS:PUBLIC',
    'PRIORITY:5',
    `DTSTAMP:${stampedAt}`,
    'TRANSP:OPAQUE',
    'STATUS:CONFIRMED',
    `SEQUENCE:${sequence}`,
    'LOCATION;LANGUAGE=de-DE:Kreishaus',
    `X-MICROSOFT-CDO-APPT-SEQUENCE:${sequence}`,
    'X-MICROSOFT-CDO-OWNERAPPTID:0',
    'END:VEVENT',
    'END:VCALENDAR',
  ])
  return crlf([
    `From: "${name}" <${address}>`,
    'To: Gremienlotse <lotse@amt.example>',
    'Subject: Zugesagt: KoK LK Kassel',
    'Thread-Topic: KoK LK Kassel',
    `Message-ID: <${stampedAt}.exchange@traeger.example>`,
    'X-Auto-Response-Suppress: DR, OOF, AutoReply',
    'X-MS-Has-Attach:',
    'Content-Language: de-DE',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative;',
    '\tboundary="_000_exchange_"',
    '',
    '--_000_exchange_',
    'Content-Type: text/plain; charset="iso-8859-1"',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    Buffer.from(comment, 'utf8').length === comment.length ? comment : quotedPrintableLatin(comment),
    '',
    '--_000_exchange_',
    'Content-Type: text/calendar; charset="utf-8"; method=REPLY',
    'Content-Transfer-Encoding: base64',
    '',
    base64(calendar),
    '--_000_exchange_--',
  ])
}
const quotedPrintableLatin = (text: string): string =>
  [...Buffer.from(text, 'latin1')]
    .map((octet) => (octet > 126 || octet === 61 ? `=${octet.toString(16).toUpperCase()}` : String.fromCharCode(octet)))
    .join('')

/** (2) Google: sent by its own address in somebody's name, the calendar twice, the comment in a parameter. */
export function fromGoogle(one: AnswerAsked): string {
  const { uid, sequence, startsAt, stampedAt, address } = one
  const calendar = crlf([
    'BEGIN:VCALENDAR',
    'PRODID:-//Google Inc//Google Calendar 70.9054//EN',
    'VERSION:2.0',
    'CALSCALE:GREGORIAN',
    'METHOD:REPLY',
    'BEGIN:VEVENT',
    `DTSTART:${startsAt}`,
    `DTEND:${startsAt}`,
    `DTSTAMP:${stampedAt}`,
    'ORGANIZER;CN=Gremienlotse:mailto:lotse@amt.example',
    `UID:${uid}`,
    'ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=TENTATIVE;',
    ` CN=${address};X-NUM-GUESTS=0;X-RESPONSE-COMMENT="komme später":mailto:${address}`,
    'CREATED:20270301T080000Z',
    `SEQUENCE:${sequence}`,
    'STATUS:CONFIRMED',
    'SUMMARY:KoK LK Kassel',
    'TRANSP:OPAQUE',
    'END:VEVENT',
    'END:VCALENDAR',
  ])
  return crlf([
    `From: ${address}`,
    'Sender: Google Kalender <calendar-notification@google.example>',
    'Auto-Submitted: auto-generated',
    'To: lotse@amt.example',
    'Subject: =?UTF-8?Q?Mit_Vorbehalt_zugesagt=3A_KoK_LK_Kassel?=',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="000000000000mixed"',
    '',
    '--000000000000mixed',
    'Content-Type: multipart/alternative; boundary="000000000000alt"',
    '',
    '--000000000000alt',
    'Content-Type: text/plain; charset="UTF-8"; format=flowed; delsp=yes',
    'Content-Transfer-Encoding: base64',
    '',
    base64(`${address} hat diese Einladung unter Vorbehalt angenommen.`),
    '--000000000000alt',
    'Content-Type: text/html; charset="UTF-8"',
    '',
    '<p>hat diese Einladung unter Vorbehalt angenommen.</p>',
    '--000000000000alt',
    'Content-Type: text/calendar; charset="UTF-8"; method=REPLY',
    'Content-Transfer-Encoding: 8bit',
    '',
    calendar,
    '--000000000000alt--',
    '--000000000000mixed',
    'Content-Type: application/ics; name="invite.ics"',
    'Content-Disposition: attachment; filename="invite.ics"',
    'Content-Transfer-Encoding: base64',
    '',
    base64(calendar),
    '--000000000000mixed--',
  ])
}

/** (3) Apple: the calendar as a file, its addresses in capitals, our zone without its rules. */
export function fromApple(one: AnswerAsked): string {
  const { uid, sequence, startsAt, stampedAt, address, name } = one
  const calendar = crlf([
    'BEGIN:VCALENDAR',
    'CALSCALE:GREGORIAN',
    'METHOD:REPLY',
    'PRODID:-//Apple Inc.//macOS 15.1//EN',
    'VERSION:2.0',
    'BEGIN:VEVENT',
    `ATTENDEE;CN="${name}";CUTYPE=INDIVIDUAL;EMAIL="${address}";PARTSTAT=DECLINED:MAILTO:${address.toUpperCase()}`,
    'COMMENT:Bin im Urlaub',
    `DTEND;TZID=Europe/Berlin:${inBerlin(startsAt)}`,
    `DTSTAMP:${stampedAt}`,
    `DTSTART;TZID=Europe/Berlin:${inBerlin(startsAt)}`,
    'ORGANIZER:MAILTO:lotse@amt.example',
    'REQUEST-STATUS:2.0;Success',
    `SEQUENCE:${sequence}`,
    'SUMMARY:KoK LK Kassel',
    `UID:${uid}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ])
  return crlf([
    `From: ${name} <${address}>`,
    'To: lotse@amt.example',
    'Subject: Abgelehnt: KoK LK Kassel',
    'Mime-Version: 1.0 (Mac OS X Mail 16.0)',
    'Content-Type: multipart/mixed; boundary="Apple-Mail=_1"',
    '',
    '--Apple-Mail=_1',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    `${name} hat die Einladung abgelehnt.`,
    '--Apple-Mail=_1',
    'Content-Type: text/calendar; method=REPLY; charset=utf-8; name="iCal-20270301-101500.ics"',
    'Content-Disposition: attachment; filename=iCal-20270301-101500.ics',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    quotedPrintable(calendar),
    '--Apple-Mail=_1--',
  ])
}

/** (4) Thunderbird, in its own words. */
export function fromThunderbird(one: AnswerAsked, attendee = one.address): string {
  const { uid, sequence, startsAt, stampedAt, address, name } = one
  return crlf([
    `From: ${name} <${address}>`,
    'To: lotse@amt.example',
    'Subject: Event Invitation Reply (Accepted): KoK LK Kassel',
    'User-Agent: Mozilla Thunderbird',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary="------------tb"',
    '',
    '--------------tb',
    'Content-Type: text/plain; charset=UTF-8',
    '',
    `${name} <${address}> has accepted your event invitation.`,
    '--------------tb',
    'Content-Type: text/calendar; charset=UTF-8; method=REPLY',
    'Content-Transfer-Encoding: 8bit',
    '',
    'BEGIN:VCALENDAR',
    'PRODID:-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN',
    'VERSION:2.0',
    'METHOD:REPLY',
    'BEGIN:VEVENT',
    'CREATED:20270301T081000Z',
    'LAST-MODIFIED:20270301T081500Z',
    `DTSTAMP:${stampedAt}`,
    `UID:${uid}`,
    'SUMMARY:KoK LK Kassel',
    'ORGANIZER;CN=Gremienlotse:mailto:lotse@amt.example',
    `ATTENDEE;CN=${name};PARTSTAT=ACCEPTED;ROLE=REQ-PARTICIPANT:mailto:${attendee}`,
    `X-MOZ-RECEIVED-SEQUENCE:${sequence}`,
    'X-MOZ-RECEIVED-DTSTAMP:20270301T080000Z',
    `DTSTART:${startsAt}`,
    `SEQUENCE:${sequence}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '--------------tb--',
  ])
}

/** (5) Outlook without Exchange, written by somebody's office: the whole mail is a calendar, and somebody else comes. */
export function fromDelegate(one: AnswerAsked, deputy: { readonly name: string; readonly address: string }): string {
  const { uid, sequence, startsAt, stampedAt, address, name } = one
  return crlf([
    `From: "${name}" <${address}>`,
    'Sender: "Vorzimmer" <vorzimmer@traeger.example>',
    'To: lotse@amt.example',
    'Subject: Delegiert: KoK LK Kassel',
    'MIME-Version: 1.0',
    'Content-Type: text/calendar; method=REPLY; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    'BEGIN:VCALENDAR',
    'PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN',
    'VERSION:2.0',
    'METHOD:REPLY',
    'BEGIN:VEVENT',
    `ATTENDEE;PARTSTAT=DELEGATED;SENT-BY="mailto:vorzimmer@traeger.example";DELEGATED-TO="mailto:${deputy.address}";CN=${name}:mailto:${address}`,
    `ATTENDEE;PARTSTAT=ACCEPTED;CN=${deputy.name};DELEGATED-FROM="mailto:${address}":mailto:${deputy.address}`,
    `DTSTAMP:${stampedAt}`,
    `DTSTART:${startsAt}`,
    `SEQUENCE:${sequence}`,
    `UID:${uid}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ])
}

/** (6) Outlook proposes another time. @param proposed "20270511T090000Z" */
export function counterFromOutlook(one: AnswerAsked, proposed: string): string {
  const { uid, sequence, startsAt, stampedAt, address, name } = one
  return crlf([
    `From: "${name}" <${address}>`,
    'To: lotse@amt.example',
    'Subject: Neuer Terminvorschlag: KoK LK Kassel',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary="_000_counter_"',
    '',
    '--_000_counter_',
    'Content-Type: text/plain; charset="iso-8859-1"',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'geht auch 11 Uhr? Gr=FC=DFe',
    '--_000_counter_',
    'Content-Type: text/calendar; charset="utf-8"; method=COUNTER',
    '',
    'BEGIN:VCALENDAR',
    'METHOD:COUNTER',
    'PRODID:Microsoft Exchange Server 2010',
    'VERSION:2.0',
    ...WINDOWS_ZONE,
    'BEGIN:VEVENT',
    `ATTENDEE;PARTSTAT=TENTATIVE;CN=${name}:mailto:${address}`,
    `UID:${uid}`,
    `DTSTART;TZID=W. Europe Standard Time:${inBerlin(proposed)}`,
    `X-MS-OLK-ORIGINALSTART;TZID=W. Europe Standard Time:${inBerlin(startsAt)}`,
    `DTSTAMP:${stampedAt}`,
    `SEQUENCE:${sequence}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '--_000_counter_--',
  ])
}

/** Somebody writes. @param answers the Message-ID of what they answer */
export const inWords = (
  from: string,
  subject: string,
  text: string,
  answers?: string,
  more: readonly string[] = [],
): string =>
  crlf([
    `From: ${from}`,
    'To: lotse@amt.example',
    `Subject: ${subject}`,
    ...(answers === undefined ? [] : [`In-Reply-To: ${answers}`, `References: ${answers}`]),
    ...more,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    text,
  ])

/** What a mail server sends back, with our own invitation in it. */
export const bounced = (ours: string): string =>
  crlf([
    'Return-Path: <>',
    'From: Mail Delivery System <MAILER-DAEMON@mail.amt.example>',
    'To: lotse@amt.example',
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="dsn"',
    '',
    '--dsn',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'I am sorry to have to inform you that your message could not be delivered.',
    '--dsn',
    'Content-Type: message/delivery-status',
    '',
    'Final-Recipient: rfc822; tom@traeger.example',
    'Action: failed',
    'Status: 5.1.1',
    '',
    '--dsn',
    'Content-Type: message/rfc822',
    '',
    ours,
    '--dsn--',
  ])
