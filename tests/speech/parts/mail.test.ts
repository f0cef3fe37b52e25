import { describe, expect, it } from 'vitest'
import { asPreset, byMeeting, byPreset, fromAgreement } from '#src/agreements/stated.ts'
import { instant, localDate } from '#src/calendar/local-date.ts'
import { htmlBody, plainBody } from '#src/delivery/mail-body.ts'
import { mailBody, mailSubject } from '#src/speech/parts/mail.ts'
import { underMail, underPage } from '#src/speech/parts/privacy.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { kassel, placeIn } from '../../duties/planned.ts'

const invitation: Reply = {
  answer: 'Sie sind eingeladen: KoK LK Kassel am Do., 17.06.2027, 10:00 Uhr.',
  statements: [
    {
      label: 'Ort',
      text: 'Kreishaus',
      basis: byMeeting({ on: localDate('2027-06-17'), recordedAt: instant('2027-03-01T08:00:00Z') }),
    },
    { text: 'Die KoK tagt zweimal im Jahr', basis: fromAgreement(placeIn(kassel, '5')) },
  ],
  groups: [
    {
      title: 'Ihre Funktion',
      statements: [{ label: 'Sitz', text: 'Sozialamt', basis: byPreset(asPreset('Sozialamt')) }],
    },
  ],
  notes: ['Eine Ladungsfrist ist in KV Kassel nicht geregelt.'],
  choices: [{ label: 'Ich komme', does: { say: '/zusage 4711' } }],
  actions: [{ label: 'Termine anzeigen', does: { say: '/termine' } }],
}
const SENT =
  'Diese E-Mail hat der Gremienlotse versandt. Antworten an diese Adresse und Zusagen im Kalender werden nicht gelesen.'

describe('a letter by mail', () => {
  it('says the same facts with their bases, and links instead of buttons', () => {
    const body = mailBody('Einladung', invitation, [{ label: 'Antwort geben', url: 'https://lotse.example/a/1' }])
    expect(plainBody(body)).toBe(
      [
        'Sie sind eingeladen: KoK LK Kassel am Do., 17.06.2027, 10:00 Uhr.',
        'Ort: Kreishaus (eingetragener Termin, Stand Mo., 01.03.2027)',
        'Die KoK tagt zweimal im Jahr (Vereinbarung: KV Kassel, Ziffer 5)',
        'Ihre Funktion',
        '- Sitz: Sozialamt (Voreinstellung)',
        'Eine Ladungsfrist ist in KV Kassel nicht geregelt.',
        'Antwort geben: https://lotse.example/a/1',
        `${SENT}\n`,
      ].join('\n\n'),
    )
    expect(htmlBody(body)).not.toMatch(/Ich komme|\/zusage|\/termine/)
  })

  it('says where to answer when there is no link', () => {
    expect(plainBody(mailBody('Einladung', invitation))).toContain(
      `Ihre Antwort richten Sie bitte an die Geschäftsführung des Gremiums. ${SENT}`,
    )
    const { choices: _, ...nothingAsked } = invitation
    expect(plainBody(mailBody('Einladung', nothingAsked))).not.toContain('Ihre Antwort')
  })
})

it('says what becomes of an answer where it is read', () => {
  const said = plainBody(mailBody('Einladung', invitation, [], { isRead: true }))
  expect(said).toContain('Antworten an die Geschäftsführung weitergeleitet.')
  expect(said).not.toMatch(/nicht gelesen|richten Sie bitte/)
  expect(plainBody(mailBody('Einladung', { ...invitation, isPlain: true }, [], { isRead: true }))).toContain(
    'Ihre Antwort bekommt die Geschäftsführung.',
  )
})

describe('who is responsible, what it is for, how long it stays and whom to ask', () => {
  const SET = 'Landkreis Musterland, Kreisstraße 1. Fragen: datenschutz@landkreis.example'
  it('stands under each mail, in the language of the mail', () => {
    const foot = { privacy: (isPlain?: true) => underMail(SET, 90, isPlain) }
    const usual = plainBody(mailBody('Einladung', invitation, [], foot))
    expect(usual).toContain(
      `Datenschutz: Ihre Angaben dienen der Arbeit des Gremiums. Diese Nachricht bleibt 90 Tage gespeichert, bei einer künftigen Sitzung bis nach der Sitzung. Verantwortlich: ${SET}`,
    )
    const plain = plainBody(mailBody('Einladung', { ...invitation, isPlain: true }, [], foot))
    expect(plain).toContain(`Verantwortlich für den Datenschutz ist: ${SET}`)
  })
  it('says whom to ask where the authority wrote nothing', () => {
    for (const said of [underMail(undefined, 90), underPage(undefined), underPage(undefined, true)])
      expect(said).toContain('Geschäftsführung')
    expect(underPage(SET)).toBe(`Ihre Angaben dienen der Arbeit des Gremiums. Verantwortlich: ${SET}`)
  })
})

describe('a subject is the answer on one line, cut at a word', () => {
  it.each([
    ['KoK am Do., 17.06.2027, 10:00 Uhr, Kreishaus.', 'KoK am Do., 17.06.2027, 10:00 Uhr, Kreishaus'],
    ['Zeile\0 eins\r\nBcc: x', 'Zeile eins Bcc: x'],
    ['a '.repeat(100), `${'a '.repeat(59)}…`],
    ['a'.repeat(200), `${'a'.repeat(118)} …`],
    [`a${'👍'.repeat(100)}`, `a${'👍'.repeat(58)} …`],
  ])('%j', (answer, subject) => {
    expect(mailSubject({ answer })).toBe(subject)
  })
})
