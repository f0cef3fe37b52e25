/** Both versions of an answer hold the same days, times, places, clauses and names, whatever the meeting. */
import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asPreset, byEntry, byPreset, fromAgreement } from '#src/agreements/stated.ts'
import { addDays, instantInBerlin, localDate, localTime } from '#src/calendar/local-date.ts'
import { type AgendaChanges, type AgendaItem, closingDay } from '#src/meetings/agenda.ts'
import type { Response } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import type { Seat } from '#src/meetings/seats.ts'
import type { Poll } from '#src/meetings/slots.ts'
import { committeeYear } from '#src/meetings/year.ts'
import { personId } from '#src/people/person.ts'
import { clauseAnswer } from '#src/speech/agreements/agreement.ts'
import { allFacts } from '#src/speech/agreements/agreement-facts.ts'
import { namedCommitteesAnswer } from '#src/speech/agreements/committees.ts'
import { conferenceAnswer } from '#src/speech/agreements/conference.ts'
import type { Secretary } from '#src/speech/agreements/secretary.ts'
import * as accessNeeds from '#src/speech/meetings/access-needs.ts'
import * as agenda from '#src/speech/meetings/agenda.ts'
import { letter as agendaLetter } from '#src/speech/meetings/agenda-round.ts'
import * as finding from '#src/speech/meetings/find-date.ts'
import { deputyLetter, deputyNotNeeded, invitationLetter } from '#src/speech/meetings/invite.ts'
import { minutesLetter } from '#src/speech/meetings/minutes-round.ts'
import { cancelledLetter, movedLetter } from '#src/speech/meetings/move-meeting.ts'
import * as responses from '#src/speech/meetings/responses.ts'
import * as talk from '#src/speech/parts/conversation.ts'
import { places } from '#src/speech/parts/format.ts'
import { noPublicAddress } from '#src/speech/parts/pages.ts'
import { plainText } from '#src/speech/parts/plain-text.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { inWish } from '#src/speech/plain/choosing.ts'
import { termsOf } from '#src/speech/plain/spelling.ts'
import { readAgreements } from '../../doubles/read-agreements.ts'

const { agreements } = await readAgreements('data/agreements', new Set())
const terms = termsOf({ agreements })
const kassel = agreements.find(({ id }) => id === 'lwv-lk-kassel-2022')
if (!kassel) throw new Error('no agreement')

const MONTHS = [
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
]
const two = (text: string): string => text.padStart(2, '0')

/** Of the usual version: without the day on which something was entered, which no plain version names. */
const usualText = ({ answer, statements = [], groups = [], notes = [] }: Reply): string =>
  [
    answer,
    ...[...statements, ...groups.filter(({ aside }) => aside === undefined).flatMap((group) => group.statements)].map(
      ({ label, text }) => `${label ?? ''} ${text}`,
    ),
    ...notes,
  ].join('\n')
const clausesOf = ({ statements = [], groups = [] }: Reply): readonly string[] =>
  [...statements, ...groups.filter(({ aside }) => aside === undefined).flatMap((group) => group.statements)].flatMap(
    ({ basis }) => (basis.kind === 'agreement' ? [places(basis.clauses)] : []),
  )

const daysIn = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/\b(\d\d)\.(\d\d)\.(\d{4})\b/g)].map(([, d, m, y]) => `${y}-${m}-${d}`))
const spelledDaysIn = (text: string): ReadonlySet<string> =>
  new Set(
    [...text.matchAll(/\b(\d{1,2})\. (\p{L}+) (\d{4})\b/gu)].map(
      ([, d = '', month = '', y]) => `${y}-${two(String(MONTHS.indexOf(month) + 1))}-${two(d)}`,
    ),
  )
const timesIn = (text: string): ReadonlySet<string> => new Set([...text.matchAll(/\b(\d\d:\d\d)\b/g)].map(([t]) => t))
const spelledTimesIn = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/\b(\d{1,2})(?::(\d\d))? Uhr/g)].map(([, h = '', m = '00']) => `${two(h)}:${m}`))

/** @param names that both name; of a body its long name */
function sameFacts(reply: Reply, names: readonly string[]): void {
  const usual = usualText(reply)
  const shown = inWish(reply, true, terms)
  expect(shown.isPlain, 'has a plain version').toBe(true)
  const plain = plainText(shown)
  expect(spelledDaysIn(plain)).toEqual(daysIn(usual))
  expect(spelledTimesIn(plain)).toEqual(timesIn(usual))
  for (const clause of clausesOf(reply)) expect(plain).toContain(clause)
  for (const name of names) expect(plain.toLowerCase()).toContain(name.toLowerCase())
  const own = plainText({ ...shown, groups: [] })
  const unexplained = [...own.matchAll(/(?<![\p{L}-])\p{Lu}{2,}\p{L}*(?![\p{L}-])/gu)]
    .map(([word]) => word)
    .filter((word) => !/^[IVX]+$/.test(word))
    .filter((word) => !new RegExp(`${word}[^.]* ist kurz für: |Was ${word} bedeutet`, 'u').test(own))
  expect(unexplained, 'every abbreviation is explained').toEqual([])
  // What can be done is the same, except that nobody is offered what they have.
  const deeds = ({ choices = [], actions = [] }: Reply) =>
    [...choices, ...actions].map(({ does }) => JSON.stringify(does))
  expect(deeds(shown)).toEqual(deeds(reply).filter((does) => does !== '{"say":"/einfach"}'))
}

const place = fc.constantFrom(undefined, 'Kreishaus, Raum 201', 'Online: https://example.org/1')
const meetings: fc.Arbitrary<Meeting> = fc
  .record({
    day: fc.integer({ min: 0, max: 4000 }),
    from: fc.integer({ min: 0, max: 22 }),
    half: fc.boolean(),
    ends: fc.boolean(),
    place,
  })
  .map(({ day, from, half, ends, place: where }) => ({
    id: '47110000-0000-4000-8000-000000000000',
    agreementId: kassel.id,
    committeeId: 'kok',
    on: addDays(localDate('2025-01-01'), day),
    at: localTime(`${two(String(from))}:${half ? '30' : '00'}`),
    ...(ends && { endsAt: localTime(`${two(String(from + 1))}:${half ? '15' : '00'}`) }),
    ...(where !== undefined && { place: where }),
    state: 'invited',
    version: 3,
    plannedBy: personId('t', 'petra'),
    recordedAt: instantInBerlin(localDate('2025-01-01'), localTime('09:00')),
  }))
const seenAt = instantInBerlin(localDate('2025-01-01'), localTime('09:00'))
const OF = 'KoK LK Kassel'
const LONG = 'Kooperationskonferenz Landkreis Kassel'
const [committee] = kassel.committees.filter(({ id }) => id === 'kok')
const seat: Seat = { who: 'Sozialamt', clauses: committee?.clause ?? kassel.status.clause }
const where = ({ place: named }: Meeting): readonly string[] => (named === undefined ? [] : [named])
const response = (meeting: Meeting, more: Partial<Response> = {}): Response => ({
  meetingId: meeting.id,
  personId: personId('t', 'sabine'),
  answer: 'accepted',
  on: meeting.on,
  at: meeting.at,
  answeredBy: personId('t', 'sabine'),
  answeredAt: meeting.recordedAt,
  ...more,
})

describe('invitations and answers', () => {
  it('an invitation, with an agenda or without, to a member or a guest', () => {
    const copied = [
      { key: 'a', number: '1', text: 'Begrüßung', basis: fromAgreement(seat.clauses) },
      { key: 'b', number: '2', text: 'Zahlen, fällig Fr., 30.04.2027', basis: fromAgreement(seat.clauses) },
    ]
    fc.assert(
      fc.property(meetings, fc.boolean(), fc.boolean(), fc.boolean(), (meeting, isMember, hasAgenda, isOpen) => {
        const closing = addDays(meeting.on, -21)
        const letter = invitationLetter(OF, meeting, isMember ? [seat] : [], {
          by: 'Petra Lorenz',
          agenda: hasAgenda ? copied : [],
          closing,
          isOpen,
        })
        sameFacts(letter, [LONG, 'Petra Lorenz', ...where(meeting), ...(isMember ? ['Sozialamt'] : [])])
        expect(letter.actions?.map(({ does }) => does)).toEqual([{ say: '/einfach' }])
      }),
    )
  })

  it('what was answered, what is needed, and what cannot be answered', () => {
    fc.assert(
      fc.property(meetings, meetings, (meeting, before) => {
        const all = [LONG, ...where(meeting)]
        for (const answer of ['accepted', 'tentative', 'declined'] as const)
          sameFacts(responses.recorded(OF, meeting, response(meeting, { answer }), 3), all)
        sameFacts(
          responses.recorded(
            OF,
            meeting,
            response(meeting, { answer: 'represented', deputy: 'Jana Ernst' }),
            3,
            'Sabine',
          ),
          [...all, 'Jana Ernst', 'Sabine'],
        )
        const said = responses.recorded(OF, meeting, response(meeting), 3)
        sameFacts(accessNeeds.withNeeds(said, ['stepFree'], true), [...all, 'Stufenloser Zugang', 'nicht'])
        sameFacts(responses.whatDoYouAnswer(OF, meeting, 3, response(before)), all)
        sameFacts(responses.staleInvitation(OF, meeting, 3), all)
        sameFacts(accessNeeds.needs(OF, meeting, 3, []), [LONG])
        sameFacts(accessNeeds.needs(OF, meeting, 3, ['signLanguage', 'stepFree']), [LONG, 'Gebärdensprache'])
        sameFacts(responses.notInvited(OF, meeting), [LONG])
        sameFacts(deputyLetter(OF, meeting, 'Sabine Weber'), [...all, 'Sabine Weber'])
        sameFacts(deputyNotNeeded(OF, meeting, 'Sabine Weber'), [...all, 'Sabine Weber'])
        sameFacts(responses.tooLate(OF, { ...meeting, state: 'cancelled' }), [LONG])
      }),
    )
  })

  it('a meeting that is moved or called off', () => {
    fc.assert(
      fc.property(
        meetings,
        meetings,
        fc.boolean(),
        fc.constantFrom(undefined, 'Krankheit'),
        (before, after, isAsked, reason) => {
          const names = [LONG, 'Petra Lorenz', ...where(after), ...where(before), ...(reason ? [reason] : [])]
          const beside = { by: 'Petra Lorenz', isAsked, reason }
          sameFacts(movedLetter(OF, before, after, beside), names)
          const closes = closingDay(after, [], undefined)
          sameFacts(movedLetter(OF, before, after, { ...beside, closes }), names)
          sameFacts(movedLetter(OF, before, after, { ...beside, closes, isOver: true }), names)
          sameFacts(cancelledLetter(OF, before, 'Petra Lorenz', reason), [
            LONG,
            'Petra Lorenz',
            ...(reason ? [reason] : []),
          ])
        },
      ),
    )
  })
})

describe('bodies and their meetings', () => {
  const all = agreements.flatMap((agreement) => agreement.committees.map((one) => ({ agreement, committee: one })))
  const running: readonly Secretary[] = [
    { committeeId: 'kok', partnerId: 'lwv', name: 'Petra Lorenz', as: 'holder', from: localDate('2026-01-01'), seenAt },
  ]

  it.each(all.map((one) => [`${one.committee.short} ${one.agreement.region}`, one] as const))(
    '%s',
    (_, { agreement, committee: body }) => {
      fc.assert(
        fc.property(fc.option(meetings, { nil: undefined }), fc.integer({ min: 2025, max: 2031 }), (meeting, year) => {
          const next = meeting && { ...meeting, agreementId: agreement.id, committeeId: body.id }
          const today = localDate(`${year}-02-01`)
          const ofYear = committeeYear(agreement, body, next ? [next] : [], year, today)
          const reply = namedCommitteesAnswer(agreement, [{ ...ofYear, next }], year, today, running)
          sameFacts(reply, [...(next ? where(next) : []), ...body.participants.flatMap(({ who }) => who)])
          if (body.kind !== 'cooperationConference') return
          const state = { meeting: next, begun: undefined, prepared: [] }
          sameFacts(conferenceAnswer(agreement, ofYear, state, { year, today }, running), ['Petra Lorenz'])
          const inYear = { ofYear: next ? [next, next] : [] }
          sameFacts(conferenceAnswer(agreement, ofYear, inYear, { year, today }, running), [
            'Petra Lorenz',
            String(year),
            ...(next ? where(next) : []),
          ])
        }),
        { numRuns: 20 },
      )
    },
  )

  it('what has plain words in an agreement is said as strongly, with its clause and partners', () => {
    const plain = agreements.flatMap((agreement) =>
      agreement.duties.flatMap((duty) => (duty.plain === undefined ? [] : [{ agreement, duty, said: duty.plain }])),
    )
    expect(plain.length).toBeGreaterThanOrEqual(8)
    const strength = { must: /müssen|muss/, should: /soll/, may: /können|kann/, aim: /wollen|will/, clarification: /./ }
    for (const { agreement, duty, said } of plain) {
      expect(said).toMatch(strength[duty.modality])
      for (const { id, name, short } of agreement.partners)
        if (duty.debtors.includes(id)) expect(said.includes(name) || said.includes(short ?? name), id).toBe(true)
      expect(spelledDaysIn(said)).toEqual(new Set())
      for (const sentence of said.split(/[.?!] /)) expect(sentence.split(' ').length, sentence).toBeLessThanOrEqual(20)
    }
    const facts = allFacts(kassel).filter(({ clauses }) => clauses.some((one) => one === '3'))
    sameFacts(clauseAnswer(kassel, '3', facts, undefined), ['LWV Hessen', 'Empowerment', 'Werkstatträte'])
  })
})

describe('finding a date, agenda and minutes', () => {
  const slots = fc.array(meetings, { minLength: 1, maxLength: 5 })
  const pollOf = (days: readonly Meeting[]): Poll => ({
    id: '08150000-0000-4000-8000-000000000000',
    agreementId: kassel.id,
    committeeId: 'kok',
    slots: days.map(({ on, at }) => ({ on, at })),
    asked: [],
    state: 'open',
    version: 1,
    openedBy: personId('t', 'petra'),
    openedAt: seenAt,
  })

  it('days that are asked about, and what was answered', () => {
    fc.assert(
      fc.property(slots, meetings, (days, meeting) => {
        const poll = pollOf(days)
        const votes = poll.slots.map((slot, index) => ({ index, slot, yes: [], ifNeedBe: [], no: [] }))
        const first = votes[0]
        if (!first) return
        sameFacts(finding.askingLetter(OF, poll, votes, 'Petra Lorenz'), [LONG, 'Petra Lorenz'])
        sameFacts(finding.remindingLetter(OF, poll, votes), [LONG])
        const vote = { pollId: poll.id, personId: personId('t', 'sabine'), votedAt: seenAt }
        const some = { ...vote, choices: { 0: 'no', 1: 'ifNeedBe' } } as const
        sameFacts(finding.votingCard(OF, poll, votes, some), [LONG])
        sameFacts(finding.nothingChosen(OF), [LONG])
        sameFacts(finding.allAnswered(OF, poll, { ...vote, choices: { 0: 'yes' } }), [LONG])
        sameFacts(finding.closed(OF), [LONG])
        sameFacts(finding.noSuchSlot(OF, [0, 2]), [LONG])
        sameFacts(finding.saveTheDateLetter(OF, meeting), [LONG, ...where(meeting)])
      }),
    )
  })

  it('the agenda, as it is shown and sent, an own item, and the minutes', () => {
    const item: AgendaItem = {
      id: 'i',
      meetingId: 'm',
      position: 0,
      title: 'Mitreden im Beirat',
      kind: 'discussion',
      minutes: 20,
      presenter: 'Jana Ernst',
      state: 'proposed',
      proposedBy: personId('t', 'sabine'),
      proposedAt: seenAt,
      isLate: false,
      version: 1,
    }
    const basis = fromAgreement(seat.clauses)
    const lines = [
      { key: 'a', number: '1', text: 'Begrüßung', basis },
      { key: 'b', number: '2', text: 'Zahlen, fällig Fr., 30.04.2027', basis },
    ]
    fc.assert(
      fc.property(meetings, fc.boolean(), (meeting, mayArrange) => {
        const until = { on: addDays(meeting.on, -21), basis: byEntry({ value: 21, decidedAt: seenAt }, 'decidedAt') }
        const closing = { ...until, basis: fromAgreement(seat.clauses) }
        const view = {
          agreement: kassel,
          of: OF,
          meeting,
          lines: [{ number: '1', what: { kind: 'item', item }, basis }],
          items: [item],
          openTasks: [],
          closing,
          mayArrange,
          nameOf: () => 'Sabine Weber',
        } as const
        const names = [LONG, 'Mitreden im Beirat', 'Jana Ernst', 'Sabine Weber']
        sameFacts(agenda.agenda(view), names)
        const changes = { added: [lines[1]], removed: [], reworded: [], moved: [] } as unknown as AgendaChanges
        sameFacts(agendaLetter(OF, meeting, lines, undefined), [LONG, 'Begrüßung', ...where(meeting)])
        sameFacts(agendaLetter(OF, meeting, lines, changes), [LONG, 'Begrüßung', ...where(meeting)])
        for (const own of [undefined, { mark: 'A', item }])
          sameFacts(agenda.proposed(item.title, OF, meeting, own), [LONG, item.title])
        for (const isCorrected of [false, true])
          sameFacts(minutesLetter(OF, meeting, { until, by: 'Petra Lorenz', isCorrected }), [LONG, 'Petra Lorenz'])
      }),
    )
  })
})

it('what the bot does not do, cannot do or no longer knows', () => {
  const said = ['Datum: Di., 11.05.2027', 'Uhrzeit: 10:00 Uhr']
  for (const refusal of [
    talk.neverTerminates('MKK'),
    talk.rightsFromOffices(),
    talk.neverDeletes(),
    talk.nothingToCancel(),
    talk.nothingToStepBack(),
    talk.readBackLost(),
    talk.answerLost(),
    talk.staleCard(),
    talk.unreadableCard(),
    talk.outsider(),
    talk.nothingChanged(),
  ])
    sameFacts(refusal, [])
  for (const known of [[], said]) {
    sameFacts(talk.cancelled('Planung einer Sitzung', 'Es wurde nichts eingetragen.', known), ['Treffen planen'])
    sameFacts(talk.dialogGone(known), ['nichts eingetragen'])
  }
  sameFacts(talk.lineLost('Beschluss: Es geht weiter'), ['Beschluss: Es geht weiter'])
  sameFacts(talk.whichRegion(agreements, '/kok', '', ['Kassel', 'Hanau']), ['Kassel', 'Hanau'])
  sameFacts(talk.unknownRegion('Fulda', [], '/kok', { agreements, unavailable: [] }), ['Fulda'])
  sameFacts(responses.severalSeats(['Jana Ernst', 'Tom Wolf']), ['Jana Ernst', 'Tom Wolf'])
  expect(plainText(inWish(noPublicAddress(), true, terms))).toContain('Stelle, die dieses Programm betreibt')
})

it('what is only our default is never said as if it were agreed', () => {
  const preset = byPreset(asPreset('three weeks before'))
  const until = { on: localDate('2027-05-17'), basis: preset }
  const meeting = { ...fc.sample(meetings, 1)[0] } as Meeting
  const shown = (reply: Reply): string => plainText(inWish(reply, true, terms))
  const minutes = shown(minutesLetter(OF, meeting, { until, by: 'Petra Lorenz', isCorrected: false }))
  expect(minutes).toContain('17. Mai 2027. Diesen Tag habe ich vorgeschlagen. Er steht nicht in der Vereinbarung.')
  const line = { key: 'a', number: '1', text: 'Genehmigung des letzten Protokolls', basis: preset }
  const letter = shown(agendaLetter(OF, meeting, [line], undefined))
  expect(letter).toContain(
    'Diese Themen habe ich auf die Liste gesetzt: TOP 1. Die Vereinbarung schreibt das nicht vor.',
  )
  expect(`${minutes} ${letter}`).not.toMatch(/\balle\b.*(?:entscheiden|stimmen)/iu)
})

it('of a duty without a day it is said that there is none', () => {
  const undated = agreements.flatMap((agreement) =>
    agreement.duties.flatMap((duty) => (duty.plain !== undefined && duty.due.kind === 'notStated' ? [duty] : [])),
  )
  expect(undated.length).toBeGreaterThanOrEqual(8)
  const said = agreements.flatMap((agreement) => allFacts(agreement).map(({ statement }) => statement))
  for (const { plain = '', modality } of undated) {
    const fact = said.find((one) => one.plain?.startsWith(plain))
    expect(fact?.plain?.endsWith('Bis wann? Das steht nicht im Text.'), plain).toBe(modality !== 'clarification')
    expect(/kein Termin genannt/iu.test(fact?.text ?? '')).toBe(modality !== 'clarification')
  }
})

it('plain sentences are short, and say none of the words that need a dictionary', async () => {
  const texts = (
    await Promise.all(
      ['agenda', 'bodies', 'explained', 'meetings', 'poll', 'refusals', 'switch', 'talk', 'topics', 'whence'].map(
        (name) => readFile(`src/speech/plain/${name}.ts`, 'utf8'),
      ),
    )
  ).flatMap((code) =>
    [...code.matchAll(/'((?:[^'\\]|\\.)*)'|`((?:[^`\\]|\\.)*)`/gu)].map((found) => found[1] ?? found[2] ?? ''),
  )
  const sentences = texts
    .filter((text) => / /.test(text) && /[.?!:]/.test(text))
    .flatMap((text) => text.replace(/\$\{[^}]*\}/g, 'X').split(/[.?!:] /))
  expect(sentences.length).toBeGreaterThan(150)
  expect(sentences.filter((one) => one.split(' ').length > 15)).toEqual([])
  expect(
    sentences.filter((one) => /Berechtigung|Bedarf|Turnus|gemäß|bezüglich|hinsichtlich|Leichte/u.test(one)),
  ).toEqual([])
})
