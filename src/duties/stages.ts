/** The stages of a reminder, and our defaults for each kind (Voreinstellung): all of them can be changed. */
import { asPresets } from '#src/agreements/stated.ts'
import { addDays, addPeriod, type LocalDate, type LocalTime, localDate, parsePeriod } from '#src/calendar/local-date.ts'
import type { PresetChange } from '#src/people/preset-change.ts'
import type { CauseKind } from './cause.ts'
import { OFFICE_CLOSES, OFFICE_OPENS } from './office-hours.ts'

/** Vorlauf: how long before the due date: years, months, weeks, days, or on the day itself. */
export type Lead = `${number}${'y' | 'm' | 'w' | 'd'}` | 'day'

/** Stufe: how long before or after the day it is reminded. */
export type Stage =
  | Lead
  /** n weeks after the due date, to whoever owes it. */
  | `overdue-${number}`
  /** The same week, to the Geschäftsführung. */
  | `escalated-${number}`
  /** A question at the beginning of a month. */
  | `ask-${number}`
  /** Preparing the figures of a Stichtag. */
  | 'prepare'
  /** At the beginning of a month, because something is missing. */
  | `month-${number}`

/** Voreinstellung: when reminders of one kind are due. */
export interface Preset {
  readonly before: readonly Lead[]
  /** By which `before` was set; absent: it is our default. */
  readonly changed?: PresetChange
  /** For so many weeks after the due date, once a week; 0 to 52. What is open stays visible under /fristen. */
  readonly overdueWeeks: number
  /** From this week on the Geschäftsführung is told, too. */
  readonly escalateFromWeek: number
  /** Months (1 to 12) at whose beginning something missing is looked for, or a question is asked. */
  readonly months: readonly number[]
  /** Berlin time, within office hours. */
  readonly at: LocalTime
  /** No reminders at all. */
  readonly off: boolean
}

const nothing: Preset = {
  before: [],
  overdueWeeks: 0,
  escalateFromWeek: 2,
  months: [],
  at: OFFICE_OPENS,
  off: false,
}

export const PRESETS = asPresets<Record<CauseKind, Preset>>({
  // Eight weeks are the time in which an authority collects figures; eight weeks after, it is a matter for the partners.
  duty: { ...nothing, before: ['8w', '4w', '1w', 'day'], overdueWeeks: 8 },
  undatedDuty: { ...nothing, months: [1, 10] },
  referenceDate: nothing,
  // Every other month, and only while assessCadence says that time is short: for two meetings a year from August on.
  cadence: { ...nothing, months: [2, 4, 6, 8, 10, 12] },
  interval: { ...nothing, months: [1, 8, 10, 12] },
  meetingHint: { ...nothing, months: [8] },
  holder: { ...nothing, months: [1] },
  handover: { ...nothing, before: ['8w', '4w', '1w'] },
  // A termination needs a resolution of a board; it is a question, so it is not repeated every week.
  notice: { ...nothing, before: ['8w', '1w'] },
  // What follows an agreement has to be negotiated.
  end: { ...nothing, before: ['1y', '6m', '8w'] },
  review: { ...nothing, before: ['8w', '4w', '1w', 'day'], months: [1] },
  invitation: { ...nothing, before: ['1w', 'day'], overdueWeeks: 1 },
  // One word on the day; minutes are asked for once more while people still remember.
  milestone: { ...nothing, before: ['day'], overdueWeeks: 2 },
  // The room and the meal are ordered a week before; two days before it is about who is missing.
  answer: { ...nothing, before: ['1w', '2d'] },
  meeting: { ...nothing, before: ['1d'] },
  task: { ...nothing, before: ['1w', 'day'], overdueWeeks: 8 },
})

/** Changed defaults: by "agreement", "agreement/kind" or "agreement/kind/subject"; the more exact one wins. */
export type Overrides = ReadonlyMap<string, Partial<Preset>>

/** What somebody set, by "stages" for all duties with a day of an agreement, or "stages/<duty>". */
export const stagesSubject = (dutyId?: string): string => (dutyId === undefined ? 'stages' : `stages/${dutyId}`)

/** @returns the duty whose stages such a subject is about; undefined: none, or all of them */
export const stagesDuty = (subject: string): string | undefined => /^stages\/(.+)$/.exec(subject)?.[1]
export const isStagesSubject = (subject: string): boolean => subject.split('/')[0] === 'stages'

export const stageOverrides = (changes: readonly PresetChange[]): Overrides =>
  new Map(
    changes.flatMap((changed) => {
      const { agreementId, subject, value } = changed
      const [, dutyId] = subject.split('/')
      if (!isStagesSubject(subject) || typeof value === 'number') return []
      const key = dutyId === undefined ? `${agreementId}/duty` : `${agreementId}/duty/${dutyId}`
      return [[key, { before: value as readonly Lead[], changed }]]
    }),
  )

/** @throws RangeError for a time outside office hours, a month that is none, or a span of more than a year */
export function presetFor(overrides: Overrides, agreementId: string, kind: CauseKind, subject: string): Preset {
  if (overrides.size === 0) return PRESETS[kind]
  const changes = [agreementId, `${agreementId}/${kind}`, `${agreementId}/${kind}/${subject}`].flatMap(
    (key) => overrides.get(key) ?? [],
  )
  return changes.length === 0 ? PRESETS[kind] : sound(Object.assign({}, PRESETS[kind], ...changes) as Preset)
}

function sound(preset: Preset): Preset {
  const { at, before, months, overdueWeeks, escalateFromWeek } = preset
  const isWhole = (n: number, least: number, most: number) => Number.isInteger(n) && n >= least && n <= most
  const faults = [
    at < OFFICE_OPENS || at > OFFICE_CLOSES ? `at ${at}` : '',
    ...before.map((lead) => (isWithinAYear(lead) ? '' : `lead ${lead}`)),
    ...months.map((month) => (isWhole(month, 1, 12) ? '' : `month ${month}`)),
    isWhole(overdueWeeks, 0, 52) ? '' : `overdueWeeks ${overdueWeeks}`,
    isWhole(escalateFromWeek, 1, 53) ? '' : `escalateFromWeek ${escalateFromWeek}`,
  ].filter((fault) => fault !== '')
  if (faults.length > 0) throw new RangeError(`no preset for reminders: ${faults.join(', ')}`)
  return preset
}
const YEAR_START = localDate('2022-12-31')
const YEAR_END = localDate('2023-12-31')
/** The plan looks one year ahead; a lead after the due date would be none. */
function isWithinAYear(lead: Lead): boolean {
  const day = stageDay(YEAR_END, lead)
  return day >= YEAR_START && day <= YEAR_END
}

const LEAD = /^(?:\d{1,3}[ymwd]|day)$/
/** Is it one that a preset may have? */
export const isLead = (text: string): text is Lead => LEAD.test(text) && isWithinAYear(text as Lead)

/** The calendar day a lead means. @throws RangeError if it is none */
export function stageDay(dueOn: LocalDate, lead: Lead): LocalDate {
  if (lead === 'day') return dueOn
  const amount = Number(lead.slice(0, -1))
  const unit = lead.at(-1)
  if (unit === 'w' || unit === 'd') return addDays(dueOn, -amount * (unit === 'w' ? 7 : 1))
  const period = parsePeriod(`P${amount}${unit === 'y' ? 'Y' : 'M'}`)
  if (!period) throw new RangeError(`no lead: ${JSON.stringify(lead)}`)
  return addPeriod(dueOn, period, -1)
}

/**
 * The day on which something is looked for at the beginning of a month. In January not before the 10th: the offices are
 * empty until Epiphany, and what is asked on the first working day lies under a pile.
 */
export const beginningOf = (year: number, month: number): LocalDate =>
  localDate(`${year}-${String(month).padStart(2, '0')}-${month === 1 ? '10' : '01'}`)
