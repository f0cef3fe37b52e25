/** Answers to a reminder that are not "done": in progress, later, somebody else. */
import type { Agreement } from '#src/agreements/lookup.ts'
import { byEntry } from '#src/agreements/stated.ts'
import { dateInBerlin, type LocalDate } from '#src/calendar/local-date.ts'
import type { DutyNote } from '#src/duties/fulfilment.ts'
import type { Occurrence } from '#src/duties/occurrence.ts'
import { longDate, places, quoted } from '#src/speech/parts/format.ts'
import type { Action, Reply, Statement } from '#src/speech/parts/reply.ts'
import { says } from '#src/speech/parts/statement.ts'
import { what } from './duty.ts'

/**
 * What can be answered to a reminder, on its card and on the page behind a mail.
 * @param dated undefined where a day is asked for: that can be answered first
 */
export const dutyAnswers = (
  dated: { readonly dueOn: LocalDate | undefined } | undefined,
  today: LocalDate,
): readonly { readonly label: string; readonly command: string }[] => [
  ...(dated ? [] : [{ label: 'Tag nennen', command: '/fälligkeit' }]),
  { label: 'Erledigt', command: '/erledigt' },
  { label: 'In Arbeit', command: '/inarbeit' },
  ...(dated?.dueOn !== undefined && dated.dueOn > today ? [{ label: 'Später erinnern', command: '/später' }] : []),
  { label: 'Nicht zuständig', command: '/nichtzuständig' },
]

export const undone = (): string => 'Es wurde nichts eingetragen.'
export const aboutStart = (): string => 'Eine Pflicht als „in Arbeit“ vermerken'
export const aboutPostpone = (): string => 'Später erinnern'
export const aboutDecline = (): string => 'Nicht zuständig'

const name = (of: Agreement, { duty, year }: Occurrence): string => `${of.region}, ${places(duty.clause)}, ${year}`
const facts = ({ duty, dueOn }: Occurrence): readonly Statement[] => [
  says(duty.clause, what(duty), 'Pflicht'),
  ...(dueOn ? [{ text: longDate(dueOn.value), basis: dueOn.basis, label: 'Fällig' }] : []),
]
const actions = (of: Agreement): readonly Action[] => [
  { label: 'Fristen anzeigen', does: { say: `/fristen ${of.region}` } },
]
const STILL_DUE = 'Die Pflicht bleibt offen, bis sie als erledigt eingetragen ist.'

interface ReadBackSaid {
  readonly question: string
  readonly statements: readonly Statement[]
  readonly notes: readonly string[]
  readonly confirm: string
}

export const readBackStart = (of: Agreement, one: Occurrence): ReadBackSaid => ({
  question: `${name(of, one)}: Soll ich „in Arbeit“ vermerken?`,
  statements: facts(one),
  notes: [STILL_DUE],
  confirm: 'Ja, vermerken',
})
export const started = (of: Agreement, one: Occurrence): Reply => ({
  answer: `Vermerkt: ${name(of, one)} ist in Arbeit. Ich erinnere weiter, bis sie erledigt ist.`,
  actions: actions(of),
})

export const untilLabel = (): string => 'Erinnern am'
export const askUntil = (): string => 'An welchem Tag soll ich wieder erinnern?'
export const notToday = (): string => 'Bitte nennen Sie einen Tag nach heute.'
export const afterDue = (dueOn: LocalDate): string =>
  `Fällig ist der ${longDate(dueOn)}. Eine spätere Erinnerung käme zu spät.`
/** @param asked the day that was asked for; `until` is the working day on which the bot reminds */
export const readBackPostpone = (of: Agreement, one: Occurrence, until: LocalDate, asked: LocalDate): ReadBackSaid => ({
  question: `${name(of, one)}: Soll ich am ${longDate(until)} wieder erinnern?`,
  statements: facts(one),
  notes: [
    ...(asked === until ? [] : [`Der ${longDate(asked)} ist kein Arbeitstag. Ich erinnere am ${longDate(until)}.`]),
    'Bis dahin entfallen die Erinnerungen an Sie, außer am Tag der Fälligkeit.',
    STILL_DUE,
  ],
  confirm: 'Ja, später',
})
export const postponed = (of: Agreement, one: Occurrence, until: LocalDate): Reply => ({
  answer: `Ich erinnere Sie am ${longDate(until)} wieder: ${name(of, one)}.`,
  actions: actions(of),
})

export const aboutChoose = (): string => 'Einen Tag für eine Pflicht nennen'
export const dayLabel = (): string => 'Gewählter Tag'
export const askDay = (): string => 'An welchem Tag soll die Pflicht erledigt sein?'
export const partnerLabel = (): string => 'Partner'
export const askPartner = (): string => 'Mehrere Partner haben diese Pflicht, jeder für sich. Für welchen gilt das?'
export const inYear = (year: number): string => `Bitte nennen Sie einen Tag im Jahr ${year}.`
export const readBackChoose = (of: Agreement, one: Occurrence, day: LocalDate): ReadBackSaid => ({
  question: `${name(of, one)}: Soll ich den ${longDate(day)} als gewählten Tag eintragen?`,
  statements: facts(one),
  notes: [
    'Die Vereinbarung nennt keinen Tag. Der gewählte ist eine Voreinstellung und keine Frist.',
    ...(one.duty.debtors.length > 1 ? ['Er gilt für alle, die diese Pflicht haben.'] : []),
    STILL_DUE,
  ],
  confirm: 'Ja, eintragen',
})
export const dayChosen = (of: Agreement, one: Occurrence, day: LocalDate): Reply => ({
  answer: `Eingetragen: ${name(of, one)} soll am ${longDate(day)} erledigt sein. Die Erinnerungen richten sich danach.`,
  actions: actions(of),
})

export const responsibleLabel = (): string => 'Zuständig ist'
export const askResponsible = (): string => 'Wer ist zuständig? Bitte nennen Sie die Funktion.'
export const readBackDecline = (of: Agreement, one: Occurrence, words: string): ReadBackSaid => ({
  question: `${name(of, one)}: Zuständig ist ${quoted(words, 120)}. Soll ich das der Geschäftsführung melden?`,
  statements: facts(one),
  notes: [STILL_DUE],
  confirm: 'Ja, melden',
})
export const declined = (of: Agreement, one: Occurrence, told: number): Reply => ({
  answer:
    told > 0
      ? `Gemeldet: ${name(of, one)}. Die Geschäftsführung wird informiert.`
      : `Vermerkt: ${name(of, one)}. Es ist niemand eingetragen, den ich informieren kann; bitte sagen Sie der Geschäftsführung Bescheid.`,
  actions: actions(of),
})
export const declinedNotice = (of: Agreement, one: Occurrence, words: string): Reply => ({
  answer: `Zuständigkeit klären – ${name(of, one)}: Wer erinnert wurde, ist nach eigener Angabe nicht zuständig. Genannt wurde ${quoted(words, 120)}.`,
  statements: facts(one),
  notes: [STILL_DUE, 'Wer erinnert wird, ändern Sie mit „/verwaltung“.'],
  actions: actions(of),
})

/** The newest answer, beside the duty in /fristen. */
export const noted = (note: DutyNote): Statement => ({
  label: 'Stand',
  text: noteText(note),
  basis: byEntry(note, 'at'),
})
function noteText(note: DutyNote): string {
  switch (note.kind) {
    case 'inProgress':
      return `in Arbeit seit ${longDate(dateInBerlin(note.at))}`
    case 'postponed':
      return `Erinnerung verschoben auf ${note.until ? longDate(note.until) : 'später'}`
    case 'dayChosen':
      return `gewählter Tag: ${note.until ? longDate(note.until) : ''} (keiner vereinbart)`
    case 'notResponsible':
      return `nicht zuständig; genannt wurde ${quoted(note.words ?? '', 120)}`
  }
}
