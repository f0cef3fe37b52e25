/** Nächste Schritte: what of a plan of reminders somebody has to do, be it said already or not. Pure. */
import type { Agreement } from '#src/agreements/lookup.ts'
import { type LocalDate, yearOf } from '#src/calendar/local-date.ts'
import type { Absence } from '#src/people/absence.ts'
import { holdsOn, officeParts, type Tenure } from '#src/people/office.ts'
import type { PersonId } from '#src/people/person.ts'
import { type CauseKind, subjectOf } from './cause.ts'
import { toldPersons } from './reminded.ts'
import type { Reminder } from './reminder.ts'

/** Schritt: one occasion, once, by whichever of its reminders says it now. */
export interface OwnStep {
  readonly reminder: Reminder
  /** Absent people in whose stead; empty: in their own right. */
  readonly insteadOf: readonly PersonId[]
}

/**
 * `open`: owed until somebody records it as done. `ahead`: of no use once its day is over. `none`: nothing is to be done
 * (a hint, a meeting that is near), or another list has all of it (tasks, also those without a day).
 */
const TO_DO: Readonly<Record<CauseKind, 'open' | 'ahead' | 'none'>> = {
  duty: 'open',
  undatedDuty: 'open',
  referenceDate: 'none',
  cadence: 'open',
  interval: 'open',
  meetingHint: 'none',
  holder: 'open',
  handover: 'ahead',
  notice: 'none',
  end: 'ahead',
  review: 'open',
  invitation: 'ahead',
  milestone: 'ahead',
  answer: 'ahead',
  meeting: 'none',
  task: 'none',
}

/** Minutes are owed after their day too, an invitation until the session. */
function isOver({ cause, dueOn }: Reminder, today: LocalDate): boolean {
  if (dueOn === undefined || TO_DO[cause.kind] === 'open') return false
  if (cause.kind === 'milestone' && cause.milestone === 'minutes') return false
  return (cause.kind === 'invitation' ? cause.meetingOn : dueOn) < today
}

/** Who arranges the body is neither agreed nor entered: then it is nobody's step, and /verwaltung says whom to enter. */
function isUnorganised({ recipient, cause }: Reminder, holdings: readonly Tenure[], today: LocalDate): boolean {
  if (recipient.kind !== 'secretariat' || !recipient.assumed) return false
  return !holdings.some((holding) => {
    const { agreementId, kind, detail } = officeParts(holding.officeId)
    const isTheirs = kind === 'secretariat' && detail === recipient.committee && agreementId === cause.agreementId
    return isTheirs && holdsOn(holding, today)
  })
}

/**
 * @param plan of one agreement, from some time before today on: what is overdue was due in it
 * @param until days after it do not count, but an invitation is answered however far ahead the session is
 */
export function ownSteps(
  plan: readonly Reminder[],
  agreement: Agreement,
  person: PersonId,
  { holdings, absences }: { readonly holdings: readonly Tenure[]; readonly absences: readonly Absence[] },
  { today, until }: { readonly today: LocalDate; readonly until: LocalDate },
): readonly OwnStep[] {
  const steps = new Map<string, OwnStep>()
  for (const reminder of plan) {
    const { cause, occurrence, dueOn, on, stage, hint } = reminder
    if (TO_DO[cause.kind] === 'none' || hint || stage.startsWith('escalated-')) continue
    if (isUnorganised(reminder, holdings, today)) continue
    // What has no day is asked for from a day on, and in its year: last year's sessions cannot be held any more.
    const isAsked = on <= today && yearOf(on) === yearOf(today)
    const isNear = dueOn === undefined ? isAsked : dueOn <= until || cause.kind === 'answer'
    if (!isNear || isOver(reminder, today)) continue
    const told = (away: readonly Absence[]) =>
      toldPersons(reminder, agreement, holdings, away, today).find((one) => one.person === person)
    // Whoever is away still wants to know what is theirs.
    const own = told([]) ?? told(absences)
    if (own) steps.set([cause.kind, subjectOf(cause), occurrence].join('/'), { reminder, insteadOf: own.insteadOf })
  }
  return [...steps.values()]
}
