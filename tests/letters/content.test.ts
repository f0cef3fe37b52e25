/** What a letter says is stored with its version and read again as it was written, whatever kind it is. */
import { describe, expect, expectTypeOf, it } from 'vitest'
import type { Basis } from '#src/agreements/stated.ts'
import { basisShape } from '#src/agreements/stored-basis.ts'
import { instant, localDate, localTime } from '#src/calendar/local-date.ts'
import type { Cause } from '#src/duties/cause.ts'
import type { Reminder } from '#src/duties/reminder.ts'
import { reminderPlan } from '#src/duties/reminder-plan.ts'
import {
  type ContentOf,
  type LetterContent,
  readContent,
  readRecipient,
  remindersIn,
  type Words,
  writeContent,
  writeRecipient,
} from '#src/letters/content.ts'
import type { Recipient } from '#src/letters/letter.ts'
import { personId } from '#src/people/person.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { readAgreements } from '../doubles/read-agreements.ts'

/** An intersection counts as another type than the same parts side by side. */
type Flat<T> = T extends string | number | boolean | Basis ? T : { readonly [Part in keyof T]: Flat<T[Part]> }

const bases: { readonly [Kind in Reminder['basis']['kind']]: Reminder['basis'] } = {
  agreement: basisShape.parse({ kind: 'agreement', document: 'agreement', agreement: 'KV', clauses: ['5', '8 b'] }),
  recorded: basisShape.parse({ kind: 'recorded', at: instant('2027-03-01T08:00:00Z'), what: 'entry' }),
  derived: basisShape.parse({ kind: 'derived', document: 'agreement', agreement: 'KV', clauses: ['5'] }),
  preset: basisShape.parse({ kind: 'preset' }),
  law: basisShape.parse({ kind: 'law', norm: '§ 26 Abs. 3 SGB X' }),
  hint: basisShape.parse({ kind: 'hint', source: 'Presse' }),
}
const karim = personId('t', 'karim')
const day = localDate('2027-06-17')
const duty = { agreementId: 'a', dutyId: 'd', year: 2027 }
const body = { agreementId: 'a', committeeId: 'kok', clause: ['5'] }
const meeting = { ...body, meetingId: 'm', meetingOn: day, meetingAt: localTime('10:00') }
const reminder = (cause: Cause, more: Partial<Reminder> = {}): Reminder => ({
  key: 'k',
  cause,
  occurrence: '2027',
  stage: '1w',
  recipient: { kind: 'partner', partner: 'lk' },
  stageOn: day,
  on: day,
  at: localTime('08:00'),
  sendAt: instant('2027-06-17T06:00:00Z'),
  basis: bases.preset,
  ...more,
})

/** One of each kind: a new one does not compile until it stands here. */
const causes: { readonly [Kind in Cause['kind']]: Extract<Cause, { readonly kind: Kind }> } = {
  duty: { kind: 'duty', ...duty, clause: ['8 b'] },
  undatedDuty: { kind: 'undatedDuty', ...duty, clause: [] },
  referenceDate: { kind: 'referenceDate', ...duty, clause: ['8'], day: '09-30', referenceDate: day },
  cadence: { kind: 'cadence', ...body, year: 2027, binding: 'hint', expected: 2, recorded: 1, missing: 1 },
  interval: { kind: 'interval', ...body, years: 2, dueYear: 2028 },
  meetingHint: { kind: 'meetingHint', ...body, why: 'may', from: day, to: day },
  holder: { kind: 'holder', ...body, year: 2027 },
  handover: { kind: 'handover', ...body, endsOn: day, holder: 'lk', next: 'lwv', reading: 'ab Unterzeichnung' },
  notice: { kind: 'notice', agreementId: 'a', clause: ['12'], terms: 0, receiptBy: day, endsOn: day },
  end: { kind: 'end', agreementId: 'a', clause: ['12'], endsOn: day },
  review: { kind: 'review', agreementId: 'a', clause: ['11'], reviewId: 'r', dueYear: 2027 },
  invitation: { kind: 'invitation', ...meeting },
  milestone: { kind: 'milestone', ...meeting, milestone: 'papers' },
  answer: { kind: 'answer', ...meeting },
  meeting: { kind: 'meeting', ...meeting },
  task: { kind: 'task', agreementId: 'a', clause: [], taskId: 't', what: 'Konzept schreiben' },
}
const recipients: { readonly [Kind in Reminder['recipient']['kind']]: Reminder['recipient'] } = {
  partner: { kind: 'partner', partner: 'lk', office: 'Sozialamt', assumed: true },
  office: { kind: 'office', office: 'Sozialamt' },
  secretariat: { kind: 'secretariat', committee: 'kok', assumed: true },
  committee: { kind: 'committee', committee: 'kok' },
  person: { kind: 'person', person: karim },
}
const stages: readonly Reminder['stage'][] = [
  ...(['8w', '2d', '1y', '6m', 'day', 'prepare', 'overdue-1', 'escalated-12', 'ask-1', 'month-10'] as const),
]
const words: Required<Reply> = {
  answer: 'Sie sind eingeladen.',
  statements: Object.values(bases).map((basis) => ({ text: 'Kreishaus', basis, label: 'Ort' })),
  groups: [{ title: 'KoK', statements: [{ text: 'am 17.06.', basis: bases.preset }] }],
  notes: ['Bitte antworten Sie.'],
  inputs: [
    { id: 'on', kind: 'date', label: 'Tag', value: '2027-06-17', maxLength: 10, isLong: true },
    { id: 'of', kind: 'choice', label: 'Gremium', choices: [{ label: 'KoK', value: 'kok' }] },
  ],
  actions: [{ label: 'Zusagen', does: { say: '/rückmeldung zu' } }],
  choices: [{ label: 'Ja', does: { dialog: 'x', version: 1, verb: 'confirm', values: { on: '2027-06-17' } } }],
  furtherChoices: [{ label: 'Hilfe', does: { say: '/hilfe' } }],
  links: [{ label: 'Kalender', url: 'https://lotse.example/kalender/x' }],
  plain: { answer: 'Sie sind zu einem Treffen eingeladen.', notes: ['Bitte antworten Sie.'] },
  replaces: true,
  isPlain: true,
  isPersonal: true,
}
const one = reminder(causes.duty)
const full = reminder(causes.duty, { dueOn: day, legalShift: day, stageBasis: bases.recorded, hint: true })
const contents: readonly LetterContent[] = [
  ...Object.values(causes).map((cause) => ({ kind: 'reminder', reminder: reminder(cause) }) as const),
  ...Object.values(recipients).map(
    (recipient) => ({ kind: 'reminder', reminder: reminder(causes.duty, { recipient }) }) as const,
  ),
  ...Object.values(bases).map((basis) => ({ kind: 'reminder', reminder: reminder(causes.duty, { basis }) }) as const),
  ...stages.map((stage) => ({ kind: 'reminder', reminder: reminder(causes.duty, { stage }) }) as const),
  { kind: 'reminder', reminder: full, late: true },
  { kind: 'summary', summary: [one, full] },
  { kind: 'weekly', summary: [], day },
  { kind: 'later', later: duty },
  { kind: 'later', later: duty, insteadOf: karim },
  { kind: 'words', words },
  { kind: 'words', words: { answer: 'Guten Tag' } },
]

describe('what a letter says', () => {
  it('is read as it was written, with nothing added or lost', () => {
    for (const content of contents) {
      const stored = writeContent(content)
      expect(JSON.parse(stored)).toMatchObject({ v: 1, kind: content.kind })
      expect(readContent(stored)).toEqual(content)
      expect(JSON.parse(writeContent(readContent(stored) as LetterContent))).toEqual(JSON.parse(stored))
    }
  })

  it('can be read whatever the plan of our agreements has in ten years', async () => {
    const { agreements } = await readAgreements('data/agreements', new Set())
    const plan = reminderPlan({ agreements, from: localDate('2027-01-01'), to: localDate('2036-12-31') })
    expect(plan.length).toBeGreaterThan(1_000)
    for (const reminder of plan)
      expect(readContent(writeContent({ kind: 'reminder', reminder }))).toEqual({ kind: 'reminder', reminder })
  })

  it('has the parts of a reminder and of an answer, all of them and no others', () => {
    expectTypeOf<ContentOf<'reminder'>['reminder']>().toEqualTypeOf<Flat<Reminder>>()
    expectTypeOf<Words>().toEqualTypeOf<Reply>()
  })

  it('reminds of what stands in it', () => {
    expect(remindersIn({ kind: 'reminder', reminder: one })).toEqual([one])
    expect(remindersIn({ kind: 'summary', summary: [one, full] })).toEqual([one, full])
    expect(remindersIn({ kind: 'later', later: duty })).toEqual([])
    expect(remindersIn({ kind: 'unreadable', because: 'version 2' })).toEqual([])
  })
})

describe('what another program wrote', () => {
  const changed = (change: (stored: Record<string, Record<string, unknown>>) => void): string => {
    const stored = JSON.parse(writeContent({ kind: 'reminder', reminder: full }))
    change(stored)
    return JSON.stringify(stored)
  }
  it.each([
    ['no JSON', 'Guten Tag', 'no JSON object'],
    ['nothing', '', 'no JSON object'],
    ['a list', '[]', 'no version'],
    ['no version', JSON.stringify({ kind: 'reminder', reminder: full }), 'no version'],
    ['a later version', '{"v":2,"kind":"words","words":{"answer":"Guten Tag"}}', 'version 2'],
    ['a version in words', '{"v":"1","kind":"words","words":{"answer":"Guten Tag"}}', 'no version'],
    ['an unknown kind', '{"v":1,"kind":"poem"}', 'kind invalid_union'],
    ['a part too few', changed(({ reminder }) => delete reminder?.occurrence), 'reminder.occurrence invalid_type'],
    [
      'a part too many',
      changed(({ reminder }) => Object.assign(reminder ?? {}, { tone: 'x' })),
      'reminder unrecognized_keys',
    ],
    [
      'a day that is none',
      changed(({ reminder }) => Object.assign(reminder ?? {}, { on: '2027-02-30' })),
      'reminder.on custom',
    ],
    [
      'an hour without its zone',
      changed(({ reminder }) => Object.assign(reminder ?? {}, { sendAt: '2027-03-01T08:00' })),
      'reminder.sendAt custom',
    ],
    [
      'a moment in another form',
      changed(({ reminder }) => Object.assign(reminder ?? {}, { sendAt: '2027-03-01T08:00:00Z' })),
      'reminder.sendAt custom',
    ],
    [
      'an unknown cause',
      changed(({ reminder }) => Object.assign(reminder?.cause ?? {}, { kind: 'x' })),
      'reminder.cause.kind invalid_union',
    ],
    [
      'an unknown stage',
      changed(({ reminder }) => Object.assign(reminder ?? {}, { stage: '8 weeks' })),
      'reminder.stage custom',
    ],
  ])('%s is unreadable, and why is said without what stands there', (_, stored, because) => {
    expect(readContent(stored)).toEqual({ kind: 'unreadable', because })
  })

  it.each([
    '',
    'null',
    '{}',
    '"t/karim"',
    '{"person":""}',
    '{"person":1}',
    '{"place":"x"}',
    '{"person":"p","place":"x"}',
    '{"conversationId":"x","serviceUrl":"https://teams"}',
  ])('nobody can tell whom %s means', (stored) => expect(readRecipient(stored)).toBeUndefined())
  it.each<Recipient>([{ person: karim }, { conversationId: '19:kok', serviceUrl: 'https://teams' }])(
    '%j is read as it was written',
    (to) => expect(readRecipient(writeRecipient(to))).toEqual(to),
  )
  it('a chat is stored as the first release stored it', () =>
    expect(writeRecipient({ conversationId: '19:kok', serviceUrl: 'https://teams' })).toBe(
      '{"place":"19:kok","serviceUrl":"https://teams"}',
    ))
})
