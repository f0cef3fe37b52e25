/** "/schritte": what somebody has to do next, over all agreements, the first day first. */
import { type Agreement, committeeById, emptiedBy } from '#src/agreements/lookup.ts'
import { type Basis, byEntry } from '#src/agreements/stated.ts'
import type { LocalDate } from '#src/calendar/local-date.ts'
import type { Reminder } from '#src/duties/reminder.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import type { Task } from '#src/meetings/minutes.ts'
import type { Poll } from '#src/meetings/slots.ts'
import { emptied } from '#src/speech/agreements/beside-text.ts'
import { dueText } from '#src/speech/meetings/minutes-line.ts'
import { REQUEST_OFFICE } from '#src/speech/parts/conversation.ts'
import { figure, longDate, plainDate, quoted } from '#src/speech/parts/format.ts'
import type { AnswerHead } from '#src/speech/parts/help.ts'
import { fitting, type ListPart, moreButton, partNote, weightOf } from '#src/speech/parts/paging.ts'
import type { Action, PlainWords, Reply, Statement } from '#src/speech/parts/reply.ts'
import * as plain from '#src/speech/plain/talk.ts'
import { aboutReminder } from './reminder.ts'
import { inPlaceOf, PAST, type SummedUp, timeLeft } from './reminder-letter.ts'

/** Schritt: one thing to do, and the button that does it. */
export interface NextStep {
  /** Where it belongs: "LK Kassel", "In Vertretung für Sabine Ruppel, LK Kassel" */
  readonly of: string
  readonly text: string
  readonly dueOn?: LocalDate
  readonly basis: Basis
  readonly action: Action
}

/** What has a day comes first, by day. */
export const inOrder = (steps: readonly NextStep[]): readonly NextStep[] =>
  steps.toSorted((one, other) => (one.dueOn ?? '9999').localeCompare(other.dueOn ?? '9999'))

export const remindedStep = ({ reminder, agreement, mark }: SummedUp): NextStep => ({
  of: mark.names.length === 0 ? agreement.region : `${inPlaceOf(mark)}, ${agreement.region}`,
  text: `${probablyEmpty(reminder, agreement)}${aboutReminder(reminder, agreement)}`,
  ...(reminder.dueOn !== undefined && { dueOn: reminder.dueOn }),
  basis: reminder.basis,
  action: actionFor(reminder, agreement),
})

/** Law that has probably left nothing to do is said before what was to be done. */
function probablyEmpty({ cause }: Reminder, agreement: Agreement): string {
  const law = 'dutyId' in cause ? emptiedBy(agreement, cause.dutyId, cause.year) : undefined
  return law ? `${emptied(law)} ` : ''
}

function actionFor({ cause }: Reminder, agreement: Agreement): Action {
  const { region } = agreement
  const body = 'committeeId' in cause ? (committeeById(agreement, cause.committeeId)?.short ?? '') : ''
  const meeting = 'meetingOn' in cause ? `${body} ${region} ${plainDate(cause.meetingOn)}` : ''
  const does = (label: string, say: string): Action => ({ label, does: { say } })
  switch (cause.kind) {
    case 'duty':
      return does(
        `Erledigt: ${region} ${cause.clause[0] ?? ''}`,
        `/erledigt ${region} ${cause.clause[0] ?? ''} ${cause.year}`,
      )
    case 'undatedDuty':
      return does(`Tag nennen: ${region}`, `/fälligkeit ${region} ${cause.clause[0] ?? ''} ${cause.year}`)
    case 'cadence':
    case 'interval':
      return does(`Planen: ${body} ${region}`, `/termin ${body} ${region}`)
    case 'holder':
    case 'handover':
      return does(`Geschäftsführung ${region}`, `/geschäftsführung ${region}`)
    case 'invitation':
      return does(`Einladen: ${body} ${region}`, `/einladen ${meeting}`)
    case 'answer':
      return does(`Antworten: ${body} ${region}`, `/rückmeldung ${meeting}`)
    case 'milestone':
      return cause.milestone === 'minutes'
        ? does(`Protokoll: ${body} ${region}`, `/protokoll ${meeting}`)
        : does(`Tagesordnung: ${body} ${region}`, `/tagesordnung ${meeting}`)
    default:
      return does(`Fristen ${region}`, `/fristen ${region}`)
  }
}

/** Until a day, items for the agenda of a session are taken. @param of "KoK LK Kassel" */
export const itemsStep = (
  of: string,
  { on }: Pick<Meeting, 'on'>,
  closes: { on: LocalDate; basis: Basis },
): NextStep => ({
  of,
  text: `Vorschläge zur Tagesordnung der Sitzung am ${longDate(on)}, möglich bis ${longDate(closes.on)}`,
  dueOn: closes.on,
  basis: closes.basis,
  action: { label: `Vorschlagen: ${of}`, does: { say: `/top ${of} ${plainDate(on)}` } },
})

/** @param code by which the search for a date is named */
export const voteStep = (of: string, poll: Poll, code: string): NextStep => ({
  of,
  text: 'Terminfindung: Ihre Antwort fehlt noch',
  basis: byEntry(poll, 'openedAt'),
  action: { label: `Termine wählen: ${of}`, does: { say: `/terminwahl ${code}` } },
})

export const taskStep = (of: string, { number, line }: Pick<Task, 'number' | 'line'>): NextStep => ({
  of,
  text: `Aufgabe Nr. ${number}: ${quoted(line.text, 120)}${dueText(line)}`,
  ...(line.dueOn !== undefined && { dueOn: line.dueOn }),
  basis: byEntry(line, 'writtenAt'),
  action: { label: 'Aufgaben: meine', does: { say: '/aufgaben ich' } },
})

/** A step as a fact of an answer. */
export const stepFact = ({ of, text, dueOn, basis }: NextStep, today: LocalDate): Statement => ({
  label: of,
  text: dueOn ? `${text} (${timeLeft(dueOn, today, PAST)})` : text,
  basis,
})

/** How many there are, of how many the day is over, and the next day to come. */
function amount(steps: readonly NextStep[], today: LocalDate) {
  const late = steps.filter(({ dueOn }) => dueOn !== undefined && dueOn < today).length
  return { late, next: steps.find(({ dueOn }) => dueOn !== undefined && dueOn >= today)?.dueOn }
}

/** "Ihre nächsten Schritte: 5, davon 1 vorüber und nicht als erledigt eingetragen. Nächster Tag: Fr., 30.04.2027." */
function stepsHeadline(steps: readonly NextStep[], today: LocalDate): string {
  const { late, next } = amount(steps, today)
  return [
    `Ihre nächsten Schritte: ${figure(steps.length)}${late > 0 ? `, davon ${figure(late)} vorüber und nicht als erledigt eingetragen` : ''}.`,
    ...(next ? [`Nächster Tag: ${longDate(next)}.`] : []),
  ].join(' ')
}

/** As many as leave room for the buttons of /hilfe. */
const STEPS_IN_HELP = 3

/** The first of them, above what else can be done. */
export const stepsHead = (steps: readonly NextStep[], today: LocalDate, around: StepContext): AnswerHead => ({
  answer: steps.length > 0 ? stepsHeadline(steps, today) : nothingAhead(around),
  statements: steps.slice(0, STEPS_IN_HELP).map((step) => stepFact(step, today)),
  plain: plainHead(steps, today, around),
})

function plainHead(steps: readonly NextStep[], today: LocalDate, { until, owed }: StepContext): PlainWords {
  const { late, next } = amount(steps, today)
  return steps.length > 0
    ? plain.stepsAhead(steps.length, late, next && longDate(next))
    : plain.nothingAhead(longDate(until), owed)
}

/** StepContext one's own steps. */
export interface StepContext {
  /** Days after it are not shown. */
  readonly until: LocalDate
  /** Duties until then of the partners for whom one holds an office, which nobody has recorded as done. */
  readonly owed: number
}

/** What a partner owes is told to one of its people: the others are to know that it is owed. */
const nothingAhead = ({ until, owed }: StepContext): string =>
  owed === 0
    ? `Für Sie steht bis ${longDate(until)} nichts an.`
    : `Für Sie selbst steht bis ${longDate(until)} nichts an. Für Ihre Stelle ${owed === 1 ? 'ist eine Pflicht' : `sind ${figure(owed)} Pflichten`} nicht als erledigt eingetragen: „/fristen“.`

/** The buttons of the first steps, each once. */
const buttonsOf = (steps: readonly NextStep[]): readonly Action[] =>
  steps
    .map(({ action }) => action)
    .filter(({ label }, at, all) => all.findIndex((other) => other.label === label) === at)

/** @param hasOffice whether they hold any */
export function nextSteps(
  steps: readonly NextStep[],
  { from }: Pick<ListPart, 'from'>,
  { today, until, owed, hasOffice, said }: StepContext & { today: LocalDate; hasOffice: boolean; said: string },
): Reply {
  if (steps.length === 0) return nothingToDo({ until, owed }, hasOffice)
  const part = { from, all: steps.length }
  const shown = fitting(steps.slice(from - 1), part, (step) => weightOf(stepFact(step, today)))
  return {
    answer: stepsHeadline(steps, today),
    statements: shown.entries.map((step) => stepFact(step, today)),
    notes: [
      ...partNote(shown),
      `Gezeigt sind offene Antworten und Aufgaben sowie Fristen bis ${longDate(until)}. Alle Fristen: „/fristen“.`,
    ],
    actions: [...moreButton(shown, `/schritte ${said}`.trim()), ...buttonsOf(shown.entries)].slice(0, 3),
  }
}

const nothingToDo = (around: StepContext, hasOffice: boolean): Reply =>
  hasOffice
    ? {
        answer: nothingAhead(around),
        notes: ['Gesucht wurde nach Pflichten, offenen Antworten, Tagesordnung und Aufgaben, die Sie betreffen.'],
        actions: [{ label: 'Fristen anzeigen', does: { say: '/fristen' } }],
      }
    : {
        answer: `Für Sie ist keine Funktion eingetragen. Deshalb steht für Sie nichts an.`,
        actions: [REQUEST_OFFICE],
      }

/** As the head of a list calls whoever asks: "Für Sie (LK Kassel) 2027: …" */
export const sayForYou = (): string => 'Für Sie'
export const sayForAll = (): string => 'Alle Vereinbarungen'

/** What concerns one person alone is not said where others listen. */
export const stepsElsewhere = (): Reply => ({
  answer: 'Ihre nächsten Schritte zeige ich nur im persönlichen Chat. Schreiben Sie mir dort „/schritte“.',
})
