/** A reminder as a message: what is due, when, where it is written, what counts as done, and what can be answered. */
import {
  type Agreement,
  agreementById,
  committeeById,
  emptiedBy,
  legalNotesAbout,
  type Shelf,
} from '#src/agreements/lookup.ts'
import { asPresets, type Basis, byMeeting, byPreset, derivedFromRecords } from '#src/agreements/stated.ts'
import { dateInBerlin, daysBetween, type LocalDate, yearOf } from '#src/calendar/local-date.ts'
import { occurrencesIn } from '#src/duties/occurrence.ts'
import type { Reminder } from '#src/duties/reminder.ts'
import { PRESETS } from '#src/duties/stages.ts'
import { agreementIn } from '#src/letters/cause.ts'
import { remindersIn } from '#src/letters/content.ts'
import type { LetterKind, OutboxLetter } from '#src/letters/letter.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { emptied, legalNotes, withDisclaimer } from '#src/speech/agreements/beside-text.ts'
import { count, list, longDate, plainDate } from '#src/speech/parts/format.ts'
import type { Action, Reply, Statement } from '#src/speech/parts/reply.ts'
import { says } from '#src/speech/parts/statement.ts'
import { dutyAnswers } from './answer-reminder.ts'
import { dataRule, dataRuleOf, NOT_RECORDED } from './duty.ts'
import { legalShift as shiftOf } from './legal-shift.ts'
import { aboutReminder, handoverChecklist, isOverdueStage, recipientName, stageOf } from './reminder.ts'

interface Delivery {
  readonly today: LocalDate
  /** It could not be sent on its day. */
  readonly isLate: boolean
  /** What it is about, where that is a meeting: as it is now. */
  readonly meeting?: Meeting
}

/** What is known once the day is over: that no entry exists, never that it was not done. */
export const PAST = `vorüber; ${NOT_RECORDED}`
const pastOf = ({ cause: { kind } }: Reminder): string => (kind === 'duty' || kind === 'task' ? PAST : 'vorüber')

/** "in 8 Tagen", "heute", "vorüber; Erledigung nicht eingetragen", "vorüber" */
export function timeLeft(dueOn: LocalDate, today: LocalDate, past: string): string {
  const days = daysBetween(today, dueOn)
  if (days === 0) return 'heute'
  if (days < 0) return past
  return `in ${count(days, 'Tag', 'Tagen')}`
}

const titleOf = ({ stage, hint }: Reminder, isLate: boolean): string => {
  const late = isLate ? ', verspätet zugestellt' : ''
  if (stage.startsWith('escalated-')) return `Zur Kenntnis${late}`
  if (isOverdueStage(stage)) return `Nicht als erledigt eingetragen${late}`
  return `${hint ? 'Hinweis' : 'Erinnerung'}${late}`
}

/** What it rests on that the duty is due that day. */
const basisOf = (day: LocalDate, duty: Agreement['duties'][number], agreement: Agreement): Basis | undefined =>
  occurrencesIn(agreement, yearOf(day), [duty]).find(({ dueOn }) => dueOn?.value === day)?.dueOn?.basis

export function reminderLetter(reminder: Reminder, agreement: Agreement, { today, isLate, meeting }: Delivery): Reply {
  const { cause, dueOn, legalShift, basis, recipient, stage } = reminder
  const duty = 'dutyId' in cause ? agreement.duties.find(({ id }) => id === cause.dutyId) : undefined
  const rule = duty && dataRule(duty)
  // That figures are prepared is our proposal, the day they are due is not.
  const onWhat = duty && dueOn && cause.kind === 'referenceDate' ? (basisOf(dueOn, duty, agreement) ?? basis) : basis
  const committee = 'committeeId' in cause ? committeeById(agreement, cause.committeeId) : undefined
  const statements: Statement[] = [
    { label: 'Region', text: agreement.region, basis: onWhat },
    ...(dueOn
      ? [
          {
            label:
              'meetingOn' in cause && cause.kind !== 'invitation' && cause.kind !== 'milestone' ? 'Termin' : 'Fällig',
            text: `${longDate(dueOn)} (${timeLeft(dueOn, today, pastOf(reminder))})`,
            basis: onWhat,
          } satisfies Statement,
        ]
      : []),
    ...(meeting && (cause.kind === 'meeting' || cause.kind === 'answer')
      ? [{ label: 'Ort', text: meeting.place ?? 'noch offen', basis: byMeeting(meeting) }]
      : []),
    ...(legalShift && dueOn ? [shiftOf(dueOn, legalShift, agreement.land)] : []),
    ...(duty?.condition ? [says(duty.clause, duty.condition, 'Voraussetzung')] : []),
    ...(duty?.channel ? [says(duty.clause, duty.channel, 'Weg')] : []),
    ...(rule ? [dataRuleOf(rule)] : []),
    ...(duty
      ? [
          {
            label: 'Als erledigt gilt',
            text: EVIDENCE[duty.data],
            basis: byPreset(EVIDENCE[duty.data]),
          } satisfies Statement,
        ]
      : []),
    ...(cause.kind === 'handover' && committee ? handoverChecklist(committee) : []),
    {
      label: 'Erinnerungsstufe',
      text:
        recipient.kind === 'person'
          ? stageOf(reminder)
          : `${stageOf(reminder)}, an ${recipientName(recipient, agreement)}`,
      basis: reminder.stageBasis ?? byPreset(PRESETS[cause.kind]),
    },
  ]
  const law = 'dutyId' in cause ? legalNotesAbout(agreement, cause.dutyId, cause.year) : []
  const empty = 'dutyId' in cause ? emptiedBy(agreement, cause.dutyId, cause.year) : undefined
  return withDisclaimer({
    answer: `${titleOf(reminder, isLate)} – ${agreement.region}: ${empty ? `${emptied(empty)} ` : ''}${aboutReminder(reminder, agreement)}.`,
    statements: [...statements, ...legalNotes(law)],
    ...(duty && !stage.startsWith('escalated-') && { choices: dutyActions(agreement, reminder, today) }),
    actions: followUps(reminder, agreement),
  })
}

const EVIDENCE = asPresets({
  'never-names': 'Anzahl und Tag; die Liste selbst auf sicherem Weg übermittelt, nicht über diesen Bot.',
  'numbers-only': 'Anzahl und Tag der Mitteilung, auch als Nullmeldung.',
  none: 'Tag und ein kurzer Nachweis in Worten.',
})

/** "8 b 2027": what /erledigt and its sisters understand. */
function dutyActions(agreement: Agreement, { cause, dueOn }: Reminder, today: LocalDate): readonly Action[] {
  if (!('dutyId' in cause)) return []
  const [clause] = cause.clause
  const meant = `${agreement.region} ${clause ?? ''} ${cause.year}`
  return dutyAnswers(cause.kind === 'undatedDuty' ? undefined : { dueOn }, today).map(({ label, command }) => ({
    label,
    does: { say: `${command} ${meant}` },
  }))
}

function followUps({ cause }: Reminder, agreement: Agreement): readonly Action[] {
  switch (cause.kind) {
    case 'cadence':
    case 'interval':
    case 'meetingHint': {
      const body = committeeById(agreement, cause.committeeId)?.short ?? ''
      return [{ label: 'Sitzung planen', does: { say: `/termin ${body} ${agreement.region}` } }]
    }
    case 'notice':
      return [{ label: 'Kündigungsfrist', does: { say: `/kündigung ${agreement.region}` } }]
    case 'holder':
    case 'handover':
      return [{ label: 'Geschäftsführung', does: { say: `/geschäftsführung ${agreement.region}` } }]
    case 'milestone': {
      const meant = `${committeeById(agreement, cause.committeeId)?.short ?? ''} ${agreement.region} ${plainDate(cause.meetingOn)}`
      return cause.milestone === 'minutes'
        ? [{ label: 'Protokoll', does: { say: `/protokoll ${meant}` } }]
        : [{ label: 'Tagesordnung', does: { say: `/tagesordnung ${meant}` } }]
    }
    case 'invitation':
      return [{ label: 'Einladen', does: { say: `/einladen ${agreement.region}` } }]
    case 'answer': {
      const meant = `${committeeById(agreement, cause.committeeId)?.short ?? ''} ${agreement.region} ${plainDate(cause.meetingOn)}`
      return [
        { label: 'Zusagen', does: { say: `/rückmeldung ${meant} zu` } },
        { label: 'Unter Vorbehalt', does: { say: `/rückmeldung ${meant} vorbehaltlich` } },
        { label: 'Absagen', does: { say: `/rückmeldung ${meant} ab` } },
      ]
    }
    case 'meeting':
      return [{ label: 'Tagesordnung', does: { say: `/tagesordnung ${agreement.region}` } }]
    case 'task':
      return [{ label: 'Aufgaben anzeigen', does: { say: `/aufgaben ${agreement.region}` } }]
    default:
      return [{ label: 'Fristen anzeigen', does: { say: `/fristen ${agreement.region}` } }]
  }
}

/** For whom somebody is told, if not for themselves. */
export interface Mark {
  readonly names: readonly string[]
  /** Because no deputy is recorded. */
  readonly isFallback: boolean
}

export const inPlaceOf = ({ names, isFallback }: Mark): string =>
  isFallback ? `Für ${list(names)} (abwesend, ohne Vertretung)` : `In Vertretung für ${list(names)}`

/** The same message, saying in whose stead it comes. */
export const standsIn = (reply: Reply, mark: Mark): Reply =>
  mark.names.length === 0 ? reply : { ...reply, answer: `${inPlaceOf(mark)}: ${reply.answer}` }

/** One of several reminders in one message. */
export interface SummedUp {
  readonly reminder: Reminder
  readonly agreement: Agreement
  readonly mark: Mark
}

const summaryLine = ({ reminder, agreement, mark }: SummedUp, today: LocalDate): Statement => ({
  label: mark.names.length === 0 ? agreement.region : `${inPlaceOf(mark)}, ${agreement.region}`,
  text: `${aboutReminder(reminder, agreement)}${reminder.dueOn ? ` (${timeLeft(reminder.dueOn, today, pastOf(reminder))})` : ''}`,
  basis: reminder.basis,
})
const allReminders: readonly Action[] = [{ label: 'Alle Erinnerungen', does: { say: '/erinnerungen' } }]

/** Many reminders at once, after the bot was away: one message instead of a flood. */
export const lateSummary = (reminders: readonly SummedUp[], today: LocalDate): Reply => ({
  answer: `${count(reminders.length, 'Erinnerung kommt', 'Erinnerungen kommen')} verspätet und ${reminders.length === 1 ? 'ist' : 'sind'} hier zusammengefasst.`,
  statements: reminders.map((one) => summaryLine(one, today)),
  actions: allReminders,
})

/** More buttons than that, and nobody reads the lines above them. */
const MOST_BUTTONS = 5

/** The digest of a week, in place of as many messages. @param day the first working day of the week */
export function weeklySummary(reminders: readonly SummedUp[], day: LocalDate, today: LocalDate): Reply {
  const done = reminders.flatMap(({ reminder, agreement }): readonly Action[] => {
    if (!('dutyId' in reminder.cause)) return []
    const meant = `${agreement.region} ${reminder.cause.clause[0] ?? ''} ${reminder.cause.year}`
    return [{ label: `Erledigt: ${meant}`, does: { say: `/erledigt ${meant}` } }]
  })
  const once = done.filter(({ label }, at) => done.findIndex((other) => other.label === label) === at)
  return {
    answer: `Wochenübersicht vom ${longDate(day)}: ${count(reminders.length, 'Erinnerung', 'Erinnerungen')} dieser Woche.`,
    statements: reminders.map((one) => summaryLine(one, today)),
    notes: ['Was am Tag selbst oder kurz davor fällig oder schon vorüber ist, kommt weiter einzeln.'],
    ...(once.length > 0 && { choices: once.slice(0, MOST_BUTTONS) }),
    actions: [...allReminders, { label: 'Wieder einzeln', does: { say: '/wochenübersicht aus' } }],
  }
}

export interface TroubleLine {
  readonly what: string
  /** "pending": it is still being tried. */
  readonly state: 'unclear' | 'undeliverable' | 'pending'
  /** Another program wrote it. */
  readonly isUnreadable?: true
}

const TROUBLE_LABELS: Readonly<Record<TroubleLine['state'], string>> = {
  unclear: 'Unklar',
  undeliverable: 'Nicht zustellbar',
  pending: 'Verzögert',
}

/** Things of one kind and body that are stored and cannot be read. */
export interface UnreadableLine {
  readonly what: string
  readonly count: number
}

/** The same-day list of what did not arrive, or may not have, and of what was found that cannot be read. */
export function troubleDigest(lines: readonly TroubleLine[], setAside: readonly UnreadableLine[] = []): Reply {
  const having = (wanted: TroubleLine['state']): number => lines.filter(({ state }) => state === wanted).length
  const ended = `${having('unclear')} unklar und ${having('undeliverable')} nicht zustellbar`
  const delayed = having('pending')
  const things = setAside.reduce((sum, one) => sum + one.count, 0)
  const answers = [
    ...(lines.length > 0
      ? [
          `Nicht sicher zugestellt: ${count(lines.length, 'Nachricht', 'Nachrichten')}, davon ${ended}${delayed > 0 ? `, ${delayed} verzögert` : ''}.`,
        ]
      : []),
    ...(things > 0 ? [`Nicht lesbar: ${count(things, 'gespeicherte Angabe', 'gespeicherte Angaben')}.`] : []),
  ]
  return {
    answer: answers.join(' '),
    statements: [
      ...lines.map(({ what, state }) => ({
        label: TROUBLE_LABELS[state],
        text: what,
        basis: derivedFromRecords(lines),
      })),
      ...setAside.map(({ what }) => ({ label: 'Nicht lesbar', text: what, basis: derivedFromRecords(setAside) })),
    ],
    notes: [
      ...(lines.length > 0
        ? ['Bitte geben Sie das auf anderem Weg weiter, oder tragen Sie eine Ansprechstelle ein.']
        : []),
      ...(delayed > 0 ? ['Was verzögert ist, versuche ich bis zu zwei Tage lang weiter.'] : []),
      ...(things > 0 ? ['Was gespeichert und nicht lesbar ist, übergehe ich. Alles andere geht weiter.'] : []),
      ...(things > 0 || lines.some(({ isUnreadable }) => isUnreadable)
        ? [
            'Was nicht lesbar ist, stammt vermutlich aus einer anderen Version des Bots. Bitte geben Sie Ihrer IT Bescheid.',
          ]
        : []),
    ],
    actions: [{ label: 'Verwaltung', does: { say: '/verwaltung' } }],
  }
}

/**
 * What a letter was about: "LK Kassel, an Landkreis Kassel (Karim): …", several of them in a row; anything else by whom it
 * is for and its first sentence; what cannot be read by its day and whom it is for.
 * @param recipient the name of the person it is for, where that is known
 */
export function troubleName(
  letter: Pick<OutboxLetter, 'content' | 'cause' | 'kind' | 'notBefore'>,
  shelf: Shelf,
  recipient: string | undefined,
): string {
  const { content, cause } = letter
  if (content.kind === 'unreadable') return unreadableName(letter, agreementIn(cause, shelf), recipient)
  if (content.kind === 'words') return `${recipient === undefined ? '' : `An ${recipient}: `}${content.words.answer}`
  const person = recipient === undefined ? '' : ` (${recipient})`
  const names = remindersIn(content).flatMap((one) => {
    const agreement = agreementById(shelf, one.cause.agreementId)
    return agreement
      ? [
          `${agreement.region}, an ${recipientName(one.recipient, agreement)}${person}: ${aboutReminder(one, agreement)}`,
        ]
      : []
  })
  return names.length > 0 ? names.join('; ') : cause
}

const LETTER_NAMES: Readonly<Record<LetterKind, string>> = {
  invitation: 'Einladung',
  reminder: 'Erinnerung',
  notice: 'Mitteilung',
  digest: 'Zustellliste',
  calendar: 'Kalendereintrag',
}

function unreadableName(
  { kind, notBefore }: Pick<OutboxLetter, 'kind' | 'notBefore'>,
  agreement: Agreement | undefined,
  recipient: string | undefined,
): string {
  const where = agreement ? `${agreement.region}, ` : ''
  const on = notBefore === undefined ? '' : ` vom ${longDate(dateInBerlin(notBefore))}`
  const to = recipient === undefined ? '' : ` an ${recipient}`
  return `${where}${LETTER_NAMES[kind]}${on}${to}: Der gespeicherte Inhalt ist nicht lesbar.`
}
