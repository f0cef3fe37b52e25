/** Which letters carry which links, and for how long. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { byPreset } from '#src/agreements/stated.ts'
import { instant, localDate, localTime } from '#src/calendar/local-date.ts'
import type { Cause } from '#src/duties/cause.ts'
import type { Reminder } from '#src/duties/reminder.ts'
import { PRESETS } from '#src/duties/stages.ts'
import { answeredCause, meetingCause, minutesCause } from '#src/letters/about-meeting.ts'
import { pollCause } from '#src/letters/about-poll.ts'
import type { LetterContent } from '#src/letters/content.ts'
import type { DueLetter } from '#src/letters/letter.ts'
import type { LinkPurpose } from '#src/letters/link.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { personId } from '#src/people/person.ts'
import { createLetterLinks } from '#src/sending/links.ts'
import { openStore, type Store } from '#src/store/store.ts'
import { readAgreements } from '../doubles/read-agreements.ts'

const NOW = instant('2027-03-05T07:00:00Z')
const KARIM = personId('t', 'karim')
const hand = { at: NOW, by: KARIM, deed: 'test' }
const shelf = await readAgreements('data/agreements', new Set())
const meeting: Meeting = {
  id: '4711',
  agreementId: 'lwv-lk-kassel-2022',
  committeeId: 'kok',
  on: localDate('2027-06-17'),
  at: localTime('10:00'),
  state: 'invited',
  version: 1,
  plannedBy: KARIM,
  recordedAt: NOW,
}
const answering: Cause = {
  kind: 'answer',
  agreementId: meeting.agreementId,
  committeeId: 'kok',
  clause: ['5'],
  meetingId: meeting.id,
  meetingOn: meeting.on,
  meetingAt: meeting.at,
}
const duty = (dutyId: string, agreementId = meeting.agreementId): Cause => ({
  kind: 'duty',
  agreementId,
  clause: ['8 b'],
  dutyId,
  year: 2027,
})
const reminder = (cause: Cause, more: Partial<Reminder> = {}): Reminder => ({
  key: 'k',
  cause,
  occurrence: '2027',
  stage: '8w',
  recipient: { kind: 'partner', partner: 'lk-kassel' },
  stageOn: localDate('2027-03-05'),
  on: localDate('2027-03-05'),
  at: localTime('08:00'),
  sendAt: NOW,
  basis: byPreset(PRESETS.duty),
  ...more,
})
const letter = (content: LetterContent, more: Partial<DueLetter> = {}): DueLetter => ({
  key: 'k',
  kind: 'reminder',
  cause: 'duty/x',
  to: { person: KARIM },
  content,
  notBefore: NOW,
  attempts: 0,
  ambiguous: 0,
  way: 0,
  ...more,
})

let store: Store
beforeEach(async () => {
  store = await openStore(':memory:', () => NOW)
  await store.books.inOneTransaction(({ meetings }) => meetings.add(meeting, hand))
})
afterEach(() => store.close())
const linksOf = (one: DueLetter, url: string | undefined = 'https://lotse.example') =>
  createLetterLinks(store.books, shelf, url)(one)
const PURPOSES: Readonly<Record<string, LinkPurpose>> = {
  pflicht: 'duty',
  antwort: 'answer',
  kalender: 'calendar',
  sitzung: 'meeting',
  terminwahl: 'poll',
}
/** What each link in a mail opens. */
async function inMail(one: DueLetter) {
  const { everywhere, inMail: issue } = await linksOf(one)
  const opened = []
  for (const { label, url } of [...(await issue()), ...everywhere]) {
    const [, page = '', word = ''] = /^https:\/\/lotse\.example\/(\w+)\/([\w-]{43})$/.exec(url) ?? []
    const link = await store.books.links.redeem(word, PURPOSES[page] ?? 'minutes', NOW)
    opened.push([label, link?.purpose, link?.about, link?.personId])
  }
  return opened
}

describe('a letter carries', () => {
  it('for an invitation the calendar everywhere and the answer in the mail', async () => {
    const invitation = letter(
      { kind: 'words', words: { answer: 'Sie sind eingeladen.' } },
      { kind: 'invitation', cause: meetingCause(meeting) },
    )
    expect((await linksOf(invitation)).everywhere.map(({ label }) => label)).toEqual(['In den Kalender'])
    expect(await inMail(invitation)).toEqual([
      ['Auf die Einladung antworten, auch in Einfacher Sprache', 'answer', '4711', KARIM],
      ['Tagesordnung lesen, eigene Punkte vorschlagen', 'meeting', '4711', KARIM],
      ['In den Kalender', 'calendar', '4711', KARIM],
    ])
  })

  it('for an agenda, minutes and a call for items the page of the meeting, as long as it stands', async () => {
    const words: LetterContent = { kind: 'words', words: { answer: 'Es gibt Neues.' } }
    const agenda = letter(words, { kind: 'notice', cause: meetingCause(meeting) })
    const minutes = letter(words, { kind: 'notice', cause: minutesCause(meeting) })
    const call: Cause = { ...answering, kind: 'milestone', milestone: 'callForItems' }
    const called = letter({ kind: 'reminder', reminder: reminder(call) })
    const theAgenda = ['Tagesordnung lesen, eigene Punkte vorschlagen', 'meeting', '4711', KARIM]
    expect(await inMail(agenda)).toEqual([theAgenda])
    expect(await inMail(called)).toEqual([theAgenda])
    expect(await inMail(minutes)).toEqual([['Protokoll lesen, Einwände erheben', 'meeting', '4711', KARIM]])
    for (const one of [agenda, minutes, called]) expect((await linksOf(one)).everywhere).toEqual([])
    await store.books.inOneTransaction(({ meetings }) =>
      meetings.change({ ...meeting, state: 'cancelled', version: 2 }, hand),
    )
    for (const one of [agenda, minutes, called]) expect(await inMail(one)).toEqual([])
  })

  it('for an answer by mail the page of the invitation, where it is changed', async () => {
    const words: LetterContent = { kind: 'words', words: { answer: 'Ihre Antwort ist eingetragen.' } }
    const one = letter(words, { kind: 'notice', cause: answeredCause(meeting) })
    expect(await inMail(one)).toEqual([
      ['Auf die Einladung antworten, auch in Einfacher Sprache', 'answer', '4711', KARIM],
    ])
  })

  it('for a search for a date its page, whether it asks or reminds', async () => {
    const slots = [{ on: localDate('2027-05-11'), at: localTime('10:00') }]
    const common = { agreementId: meeting.agreementId, committeeId: 'kok', asked: [KARIM], state: 'open', version: 1 }
    const poll = { ...common, id: 'p', slots, openedBy: KARIM, openedAt: NOW } as const
    await store.books.inOneTransaction(({ polls }) => polls.add({ ...poll, state: 'open' }, hand))
    for (const kind of ['notice', 'reminder'] as const) {
      const asking = letter({ kind: 'words', words: { answer: 'Welche Tage?' } }, { kind, cause: pollCause(poll) })
      expect(await inMail(asking)).toEqual([['Hier Tage auswählen, auch in Einfacher Sprache', 'poll', 'p', KARIM]])
    }
  })

  it('for a missing answer the page of the invitation, as long as the meeting stands', async () => {
    const asked = letter({
      kind: 'reminder',
      reminder: reminder(answering, { recipient: { kind: 'person', person: KARIM } }),
    })
    expect(await inMail(asked)).toEqual([
      ['Auf die Einladung antworten, auch in Einfacher Sprache', 'answer', '4711', KARIM],
    ])
    await store.books.inOneTransaction(({ meetings }) =>
      meetings.change({ ...meeting, state: 'cancelled', version: 2 }, hand),
    )
    expect(await inMail(asked)).toEqual([])
  })

  it('for a duty its page, in the mail only', async () => {
    const asked = letter({ kind: 'reminder', reminder: reminder(duty('schulabgang')) })
    expect((await linksOf(asked)).everywhere).toEqual([])
    expect(await inMail(asked)).toEqual([
      [
        'Auf die Erinnerung antworten: LK Kassel, Ziffer 8 b, 2027',
        'duty',
        'duty/lwv-lk-kassel-2022/schulabgang/2027/lk-kassel',
        KARIM,
      ],
    ])
  })

  it('for many late ones a page each', async () => {
    const late = letter({
      kind: 'summary',
      summary: [reminder(duty('schulabgang')), reminder(answering), reminder(duty('regelaltersgrenze'))],
    })
    expect((await inMail(late)).map(([label]) => label)).toEqual([
      'Auf die Erinnerung antworten: LK Kassel, Ziffer 8 b, 2027',
      'Auf die Einladung antworten, auch in Einfacher Sprache',
      'Auf die Erinnerung antworten: LK Kassel, Ziffer 8 c, 2027',
    ])
  })

  it('none where nothing is to be answered, or nothing is known of it', async () => {
    for (const content of [
      { kind: 'reminder', reminder: reminder(duty('schulabgang'), { stage: 'escalated-2' }) },
      { kind: 'reminder', reminder: reminder(duty('nichts')) },
      { kind: 'reminder', reminder: reminder(duty('schulabgang', 'nirgends')) },
      {
        kind: 'reminder',
        reminder: reminder({ kind: 'end', agreementId: meeting.agreementId, clause: [], endsOn: meeting.on }),
      },
      { kind: 'words', words: { answer: 'Guten Tag' } },
    ] satisfies LetterContent[])
      expect(await inMail(letter(content)), JSON.stringify(content)).toEqual([])
    expect(
      await inMail(letter({ kind: 'reminder', reminder: reminder(duty('schulabgang')) }, { kind: 'notice' })),
    ).toEqual([])
    const nowhere = await createLetterLinks(
      store.books,
      shelf,
      undefined,
    )(letter({ kind: 'reminder', reminder: reminder(duty('schulabgang')) }))
    expect([nowhere.everywhere, await nowhere.inMail()]).toEqual([[], []])
  })

  it('the partner only where it owes the duty', async () => {
    const asked = letter({
      kind: 'reminder',
      reminder: reminder(duty('schulabgang'), { recipient: { kind: 'partner', partner: 'lwv' } }),
    })
    expect((await inMail(asked)).map(([, , about]) => about)).toEqual(['duty/lwv-lk-kassel-2022/schulabgang/2027'])
  })
})

it('a link about a duty lasts sixty days after its day, or after the letter if that is later', async () => {
  const lasts = async (more: Partial<Reminder>, sent = NOW) => {
    const { inMail: issue } = await linksOf(
      letter({ kind: 'reminder', reminder: reminder(duty('schulabgang'), more) }, { notBefore: sent }),
    )
    const [link] = await issue()
    const word = link?.url.split('/').at(-1) ?? ''
    return (await store.books.links.redeem(word, 'duty', NOW))?.expiresAt
  }
  const dueOn = localDate('2027-04-30')
  expect(await lasts({ dueOn })).toBe('2027-06-28T22:00:00.000Z')
  // The last stage, eight weeks overdue.
  expect(await lasts({ dueOn, stage: 'overdue-8' }, instant('2027-06-25T06:00:00Z'))).toBe('2027-08-23T22:00:00.000Z')
  expect(await lasts({})).toBe('2027-05-03T22:00:00.000Z')
})
