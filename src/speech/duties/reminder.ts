/** One reminder in words: what it is about, to whom it goes, at which stage. */
import { type Agreement, type Committee, committeeById, type Duty, partnerName } from '#src/agreements/lookup.ts'
import { asPresets, byPreset } from '#src/agreements/stated.ts'
import { firstDayOfYear, type LocalDate, lastDayOfYear, yearOf } from '#src/calendar/local-date.ts'
import type { Cause } from '#src/duties/cause.ts'
import type { Reminder, ReminderRecipient } from '#src/duties/reminder.ts'
import type { Stage } from '#src/duties/stages.ts'
import { sayProgress } from '#src/speech/agreements/cadence.ts'
import { receiptDay } from '#src/speech/agreements/notice.ts'
import { milestoneName } from '#src/speech/meetings/milestones.ts'
import {
  dateAndTime,
  dayOfEveryYear,
  longDate,
  monthName,
  numberWord,
  places,
  plainDate,
  quoted,
} from '#src/speech/parts/format.ts'
import type { Statement } from '#src/speech/parts/reply.ts'
import { says } from '#src/speech/parts/statement.ts'
import { officeNames, secretariatOf } from '#src/speech/people/people.ts'
import { what } from './duty.ts'

const bodyName = (agreement: Agreement, id: string): string => committeeById(agreement, id)?.short ?? id
const dutyOf = (agreement: Agreement, id: string): Duty | undefined => agreement.duties.find((duty) => duty.id === id)
const dutyName = (agreement: Agreement, id: string): string => {
  const duty = dutyOf(agreement, id)
  return duty ? what(duty) : id
}

/** What it is about, in one sentence without its full stop. */
export function aboutReminder({ cause, occurrence, dueOn, basis }: Reminder, agreement: Agreement): string {
  switch (cause.kind) {
    case 'duty': {
      const chosen = basis.kind === 'preset' ? ' (selbst gewählter Tag, keiner vereinbart)' : ''
      return `${dutyName(agreement, cause.dutyId)}, fällig ${dueOn ? longDate(dueOn) : occurrence}${concernedYear(cause, agreement)}${chosen}`
    }
    case 'undatedDuty':
      return `Für ${cause.year} einen Tag nennen: ${dutyName(agreement, cause.dutyId)} (${places(cause.clause)}); ein Datum ist nicht vereinbart`
    case 'referenceDate': {
      const day = cause.referenceDate ? longDate(cause.referenceDate) : dayOfEveryYear(cause.day)
      return `Zahlen zum Stichtag ${day} vorbereiten: ${dutyName(agreement, cause.dutyId)}`
    }
    case 'cadence':
      return `${bodyName(agreement, cause.committeeId)} ${cause.year}: ${progress(cause, agreement)}`
    case 'interval':
      return interval(cause, Number(occurrence), agreement)
    case 'meetingHint':
      return `${bodyName(agreement, cause.committeeId)}: ${timeSpan(cause.from, cause.to)} keine Sitzung eingetragen ${cause.why === 'may' ? '(kann)' : '(„regelmäßig“, ohne Zahl)'}`
    case 'holder':
      return `Wer hat ${cause.year} die Geschäftsführung ${bodyName(agreement, cause.committeeId)}? Das ist weder geregelt noch eingetragen`
    case 'handover':
      return handover(cause, agreement)
    case 'notice':
      return `Nächster Kündigungstermin: ${longDate(cause.endsOn)}. Eine Kündigung müsste bis ${receiptDay(cause.receiptBy, agreement.land)} zugegangen sein. Soll die Vereinbarung weiterlaufen, ist nichts zu tun`
    case 'end':
      return `Ende der Vereinbarung am ${longDate(cause.endsOn)}`
    case 'review': {
      const name = agreement.reviewCycles.find(({ id }) => id === cause.reviewId)?.what ?? cause.reviewId
      if (dueOn) return `${name}, vorgesehen ${longDate(dueOn)}`
      return cause.dueYear === undefined
        ? `${name}; wann zuletzt, ist nicht eingetragen`
        : `${name}; rechnerisch ${cause.dueYear} fällig, ein Termin ist nicht festgelegt`
    }
    case 'invitation':
      return `Einladung ${bodyName(agreement, cause.committeeId)} zum ${dateAndTime(cause.meetingOn, cause.meetingAt)}, spätestens ${dueOn ? longDate(dueOn) : occurrence}`
    case 'milestone':
      return `${milestoneName(cause.milestone)} zu ${bodyName(agreement, cause.committeeId)} am ${dateAndTime(cause.meetingOn, cause.meetingAt)}, spätestens ${dueOn ? longDate(dueOn) : occurrence}`
    case 'answer':
      return `Ihre Rückmeldung zur Einladung ${bodyName(agreement, cause.committeeId)} am ${dateAndTime(cause.meetingOn, cause.meetingAt)} fehlt noch`
    case 'meeting':
      return `${bodyName(agreement, cause.committeeId)} am ${dateAndTime(cause.meetingOn, cause.meetingAt)}`
    case 'task':
      return `Aufgabe aus einem Protokoll${cause.what === undefined ? '' : ` ${quoted(cause.what, 120)}`}, fällig ${dueOn ? longDate(dueOn) : occurrence}`
  }
}

/** "im Folgejahr" is easily read as another one: the year is always written out. */
function concernedYear({ dutyId, year }: Extract<Cause, { kind: 'duty' }>, agreement: Agreement): string {
  const concerns = dutyOf(agreement, dutyId)?.concernsYear
  return concerns === undefined ? '' : `; betrifft ${concerns === 'following' ? year + 1 : year - 1}`
}

/** "0 von 3 Sitzungen eingetragen", "2. Sitzung noch nicht terminiert, 1 von mindestens 2 Sitzungen eingetragen" */
function progress({ committeeId, recorded }: Extract<Cause, { kind: 'cadence' }>, agreement: Agreement): string {
  const cadence = committeeById(agreement, committeeId)?.cadence
  const said =
    cadence === undefined || cadence === 'not-stated' ? `${recorded} eingetragen` : sayProgress(cadence, recorded)
  return recorded === 0 ? said : `${recorded + 1}. Sitzung noch nicht terminiert, ${said}`
}

function interval(cause: Extract<Cause, { kind: 'interval' }>, year: number, agreement: Agreement): string {
  const cadence = committeeById(agreement, cause.committeeId)?.cadence
  const isOwed = cadence === undefined || cadence === 'not-stated' || cadence.modality === 'must'
  const due = isOwed ? 'fällig' : cadence.modality === 'should' ? 'vorgesehen (soll)' : 'möglich (kann)'
  const body = `${bodyName(agreement, cause.committeeId)}, alle ${numberWord(cause.years)} Jahre`
  if (cause.dueYear === undefined) return `${body}: Wann zuletzt, ist nicht eingetragen`
  return cause.dueYear < year
    ? `${body}: seit ${cause.dueYear} ${due}, keine Sitzung eingetragen`
    : `${body}: ${cause.dueYear} ${due}, keine Sitzung eingetragen`
}

function handover(cause: Extract<Cause, { kind: 'handover' }>, agreement: Agreement): string {
  const next =
    cause.next === undefined ? 'wer folgt, ist nicht geregelt' : `danach ${partnerName(agreement, cause.next)}`
  const reading = cause.reading === undefined ? '' : `; Lesart: ${cause.reading}`
  return `Geschäftsführung ${bodyName(agreement, cause.committeeId)} übergeben: ${partnerName(agreement, cause.holder)} bis ${longDate(cause.endsOn)}, ${next}${reading}`
}

/** "2027", "vom 01.01.2027 bis 30.06.2027" */
function timeSpan(from: LocalDate, to: LocalDate): string {
  const year = yearOf(from)
  if (from === firstDayOfYear(year) && to === lastDayOfYear(year)) return String(year)
  return `vom ${plainDate(from)} bis ${plainDate(to)}`
}

/** "LWV Hessen", "Geschäftsführung KoK" */
export function recipientName(recipient: ReminderRecipient, agreement: Agreement): string {
  switch (recipient.kind) {
    case 'partner': {
      const name = partnerName(agreement, recipient.partner)
      return recipient.office === undefined ? name : `${name} (${recipient.office})`
    }
    case 'office':
      return recipient.office
    case 'secretariat': {
      const committee = committeeById(agreement, recipient.committee)
      return committee ? officeNames.secretariat(committee) : secretariatOf({ short: recipient.committee })
    }
    case 'committee':
      return `alle Mitglieder (${bodyName(agreement, recipient.committee)})`
    case 'person':
      return 'zuständige Person'
  }
}

/** The document names nobody for it: where it goes is our default. */
export const isAssumed = (recipient: ReminderRecipient): boolean => 'assumed' in recipient && recipient.assumed === true

const UNITS = { y: ['Jahr', 'Jahre'], m: ['Monat', 'Monate'], w: ['Woche', 'Wochen'], d: ['Tag', 'Tage'] } as const

/** The last one before a day on which no office is open says so. */
export const stageOf = ({ stage, on, dueOn }: Reminder): string =>
  stage === 'day' && dueOn !== undefined && on < dueOn ? 'letzter Werktag davor' : stageName(stage)

/** "8 Wochen vorher", "am Tag", "2. Woche danach" */
export function stageName(stage: Stage): string {
  if (stage === 'day') return 'am Tag'
  if (stage === 'prepare') return 'Vorbereitung'
  const [name, number] = stage.split('-')
  switch (name) {
    case 'ask':
      return 'Frage'
    case 'month':
      return `Stand ${monthName(Number(number))}`
    case 'overdue':
      return `${number}. Woche danach`
    case 'escalated':
      return `${number}. Woche danach, zur Kenntnis`
    default:
      return before(stage)
  }
}

function before(lead: string): string {
  const amount = Number(lead.slice(0, -1))
  const [one, many] = UNITS[lead.slice(-1) as keyof typeof UNITS]
  return `${amount} ${amount === 1 ? one : many} vorher`
}

/** A question is worded as one; that nothing is owed needs no further word. */
export const asks = ({ kind }: Cause): boolean => kind === 'holder' || kind === 'notice' || kind === 'meetingHint'

/** Only if nothing is recorded by then. */
export const isOverdueStage = (stage: Stage): boolean => stage.startsWith('overdue-') || stage.startsWith('escalated-')

/** What has to change hands: the tasks the agreement names, and by our default what they are done with. */
export function handoverChecklist(committee: Committee): readonly Statement[] {
  const { secretariat } = committee
  if (!secretariat) return []
  return [
    ...secretariat.tasks.map((task) => says(secretariat.clause, task, 'Aufgabe')),
    ...HANDED_OVER.map((text): Statement => ({ text, basis: byPreset(text), label: 'Übergeben' })),
  ]
}
const HANDED_OVER = asPresets([
  'eingetragene Termine und offene Einladungen',
  'Verteiler und Ansprechstellen der Partner',
  'offene Aufgaben und noch nicht bestätigte Protokolle',
  'Ablage der Unterlagen und Zugänge',
  'den Wechsel allen Mitgliedern mitteilen',
])
