/** Fields of a dialog about a duty: which one of which year, how many, what was done, and when. */
import { type Agreement, bindsNobody, partnerName } from '#src/agreements/lookup.ts'
import { addYears, dateOf, type LocalDate, parseLocalDate, yearOf } from '#src/calendar/local-date.ts'
import { type Field, found, nothing, type Reading, refused, type Sight } from '#src/conversation/field.ts'
import { agreementOf, regionWith } from '#src/conversation/fields/agreements/region-field.ts'
import { evidenceOf } from '#src/duties/fulfilment.ts'
import { type Occurrence, occurrencesIn } from '#src/duties/occurrence.ts'
import { readLeadingClause, sameClause } from '#src/language/agreements/clauses.ts'
import { partnersIn } from '#src/language/agreements/mentions.ts'
import { readDates } from '#src/language/days/dates.ts'
import { readYear, saysYear } from '#src/language/days/years.ts'
import { isFractionOfPersons, isNamedCount, readCount } from '#src/language/words/counts.ts'
import { partsOf, withoutFirst } from '#src/language/words/marks.ts'
import { clean } from '#src/language/words/normalise.ts'
import { without } from '#src/language/words/span.ts'
import type { Matter } from '#src/people/permission.ts'
import * as say from '#src/speech/duties/fulfil-duty.ts'
import { longDate } from '#src/speech/parts/format.ts'

const BUTTONS = 6
const REMARK_LENGTH = 500
/** More persons than any district reports; beyond it a date or a file number was meant. */
const MOST = 100_000

/** What is known of a duty while it is asked for. */
interface OfDuty {
  readonly region?: string
  readonly duty?: string
}

/** What a duty can be recorded for: those with a day, and those owed once a year without one. */
function occurrences(sight: Sight<OfDuty>, year: number): readonly Occurrence[] {
  const agreement = agreementOf(sight)
  if (!agreement) return []
  return occurrencesIn(agreement, year).filter(
    ({ duty }) => duty.due.kind !== 'regularly' && duty.due.kind !== 'setElsewhere',
  )
}

const key = ({ duty, year }: Occurrence): string => `${duty.id}/${year}`

/** The occurrence that a dialog with `region` and `duty` is about. */
export const occurrenceOf = (sight: Sight<OfDuty>): Occurrence | undefined =>
  sight.answers.duty === undefined ? undefined : occurrenceCalled(sight.answers.duty, sight)

function occurrenceCalled(duty: string, sight: Sight<OfDuty>): Occurrence | undefined {
  const year = Number(duty.slice(duty.lastIndexOf('/') + 1))
  if (!dateOf(year, 1, 1)) return undefined
  return occurrences(sight, year).find((one) => key(one) === duty)
}

/** The region of a duty: an agreement under which something is owed. */
export const regionOfDuty = regionWith(say.askRegion, (agreement, rest) =>
  bindsNobody(agreement) || agreement.kind === 'template'
    ? refused(say.owesNothing(agreement), rest)
    : found(agreement.id, rest),
)

/** A duty of this year, or of the one that is named, by its clause. */
export const dutyOfYear: Field<string, OfDuty> = {
  label: say.dutyLabel(),
  ask: (sight) => (occurrences(sight, yearOf(sight.today)).length > 0 ? say.askDuty() : say.noDuties()),
  find(text, sight) {
    const cleaned = clean(text)
    const year = readYear(cleaned, sight.today)
    const dates = readDates(cleaned, sight.today)
    const left = without(cleaned, ...(year ? [year] : []), ...dates)
    const named = readLeadingClause(left, ',;:')
    if (!named) return nothing
    const all = occurrences(sight, year?.value ?? yearOf(sight.today))
    const { clause } = named
    const fitting = all.filter(({ duty }) => duty.clause.some((one) => sameClause(one, clause)))
    // What was said of the day and the number stays for the next fields, the clause and the year are used.
    const said = dates.map(({ start, end }) => cleaned.slice(start, end))
    const rest = [withoutFirst(named.rest, ' ,;:'), ...said].filter((part) => part !== '').join(', ')
    const [only] = fitting
    if (only && fitting.length === 1) return found(key(only), rest)
    const isOpen = sight.answers.duty === undefined
    return fitting.length === 0 && all.length > 0 && isOpen ? refused(say.noSuchDuty(clause), rest) : nothing
  },
  understand: () => nothing,
  input: () => undefined,
  buttons: (sight) =>
    occurrences(sight, yearOf(sight.today))
      .slice(0, BUTTONS)
      .map((one) => ({ label: say.dutyChoice(one), value: key(one) })),
  fromCard(value, sight) {
    const year = Number(value.slice(value.lastIndexOf('/') + 1))
    const one = Number.isInteger(year) && occurrences(sight, year).find((candidate) => key(candidate) === value)
    return one ? found(value) : refused(say.noSuchDuty(value))
  },
  show: (value, sight) => {
    const one = occurrenceCalled(value, sight)
    return one ? say.dutyName(one) : value
  },
  restore: (stored, sight) => (typeof stored === 'string' && occurrenceCalled(stored, sight) ? stored : undefined),
}

/** The same for those whose agreement names no day. */
export const dutyWithoutDay: Field<string, OfDuty> = {
  ...dutyOfYear,
  ask: () => say.askWhichDuty(),
  find(text, sight) {
    const reading = dutyOfYear.find(text, sight)
    if (reading.kind !== 'found') return reading
    const one = occurrenceCalled(reading.value, sight)
    return one?.dueOn?.known ? refused(say.hasDay(one), reading.rest) : reading
  },
  buttons: (sight) =>
    occurrences(sight, yearOf(sight.today))
      .filter(({ dueOn }) => !dueOn?.known)
      .slice(0, BUTTONS)
      .map((one) => ({ label: say.dutyChoice(one), value: key(one) })),
}

/** Several partners owe the same duty, each their own part of it. */
export const hasSeveralDebtors = (sight: Sight<OfDuty>): boolean => (occurrenceOf(sight)?.duty.debtors.length ?? 0) > 1

/** Which of several debtors has done it. */
export const debtor: Field<string, OfDuty> = {
  label: say.debtorLabel(),
  ask: () => say.askDebtor(),
  find(text, sight) {
    const debtors = occurrenceOf(sight)?.duty.debtors ?? []
    const spans = partnersIn(text, sight.lexicon)
    const named = debtors.filter((id) => spans.some(({ value }) => value.includes(id)))
    const [only] = named
    return only !== undefined && named.length === 1 ? found(only, without(clean(text), ...spans)) : nothing
  },
  understand: () => nothing,
  input: () => undefined,
  buttons: (sight) => (occurrenceOf(sight)?.duty.debtors ?? []).map((id) => ({ label: nameOf(id, sight), value: id })),
  fromCard: (value, sight) => (occurrenceOf(sight)?.duty.debtors.includes(value) ? found(value) : nothing),
  show: (value, sight) => nameOf(value, sight),
  restore: (stored, sight) =>
    typeof stored === 'string' && occurrenceOf(sight)?.duty.debtors.includes(stored) ? stored : undefined,
}

const nameOf = (id: string, sight: Sight<OfDuty>): string => {
  const agreement = agreementOf(sight)
  return agreement ? partnerName(agreement, id) : id
}

/** Is a figure asked for, or words? */
export const asksForCount = (sight: Sight<OfDuty>): boolean => {
  const one = occurrenceOf(sight)
  return one !== undefined && evidenceOf(one.duty) === 'count'
}

const isCorrection = (sight: Sight<{ readonly count?: number }>, parts: readonly string[]): boolean =>
  sight.answers.count !== undefined && parts.length === 1

/** How many persons were reported: a number and nothing else. Anything more could be a name and is not taken. */
export const personCount: Field<number, OfDuty & { readonly count?: number }> = {
  label: say.countLabel(),
  ask: (sight) => say.askCount(occurrenceOf(sight)?.duty),
  /** "40 Personen" between commas; a bare number only where it corrects one. */
  find(text, sight) {
    if (isFractionOfPersons(text)) return refused(say.onlyNumber(), '')
    const parts = partsOf(text)
    const isNumber = (part: string) =>
      isNamedCount(part) || (readCount(part) !== undefined && isCorrection(sight, parts))
    const part = parts.find(isNumber)
    const number = part === undefined ? undefined : readCount(part)
    return number === undefined ? nothing : found(number, parts.filter((one) => one !== part).join(', '))
  },
  understand(text) {
    const number = readCount(text)
    return number !== undefined && number <= MOST ? found(number) : refused(say.onlyNumber())
  },
  input: (id, _sight, value) => ({
    id,
    kind: 'text',
    label: say.countLabel(),
    maxLength: 6,
    ...(value !== undefined && { value: String(value) }),
  }),
  fromCard(value, sight) {
    return this.understand(value, sight)
  },
  show: (value) => say.countShown(value),
  restore: (stored) => (typeof stored === 'number' && stored >= 0 && stored <= MOST ? stored : undefined),
}

/** What was done, in words: for duties that concern no data of beneficiaries. */
export const remark: Field<string> = {
  label: say.remarkLabel(),
  ask: () => say.askRemark(),
  takesAnything: true,
  find: () => nothing,
  understand(text) {
    const said = clean(text)
    if (said === '') return refused(say.askRemark())
    return [...said].length > REMARK_LENGTH ? refused(say.longRemark(REMARK_LENGTH)) : found(said)
  },
  input: (id, _sight, value) => ({
    id,
    kind: 'text',
    label: say.remarkLabel(),
    maxLength: REMARK_LENGTH,
    ...(value !== undefined && { value }),
  }),
  fromCard(value, sight) {
    return this.understand(value, sight)
  },
  show: (value) => value,
  restore: (stored) => (typeof stored === 'string' ? stored : undefined),
}

function notAfterToday(on: LocalDate, sight: Sight, rest: string): Reading<LocalDate> {
  if (on > sight.today) return refused(say.notYet(on), rest)
  return on < addYears(sight.today, -2) ? refused(say.longAgo(on), rest) : found(on, rest)
}

/** The day something was done: today or before. A day without a year is the last such day. */
export const pastDay: Field<LocalDate> = {
  isUnmistakable: true,
  label: say.doneOnLabel(),
  ask: () => say.askDoneOn(),
  find(text, sight) {
    const cleaned = clean(text)
    const readings = readDates(cleaned, sight.today)
    const [first] = readings
    if (!first || readings.length > 1) return nothing
    const rest = without(cleaned, first)
    if (first.kind !== 'date') return refused(say.noDay(first.said), rest)
    const isYearSaid = saysYear(first.said)
    const isToCome = first.value > sight.today && !isYearSaid
    return notAfterToday(isToCome ? addYears(first.value, -1) : first.value, sight, rest)
  },
  understand: () => nothing,
  input: (id, _sight, value) => ({ id, kind: 'date', label: say.doneOnLabel(), ...(value !== undefined && { value }) }),
  buttons: (sight) => [{ label: say.todayButton(), value: sight.today }],
  fromCard(value, sight) {
    const on = parseLocalDate(value)
    return on ? notAfterToday(on, sight, '') : this.find(value, sight)
  },
  show: (value) => longDate(value),
  restore: (stored) => (typeof stored === 'string' ? parseLocalDate(stored) : undefined),
}

/** The agreement and the duty of a year; the fields have checked that they exist. */
export function dutyMeant(sight: Sight<Required<OfDuty>>): { readonly of: Agreement; readonly one: Occurrence } {
  const { region, duty } = sight.answers
  const of = agreementOf(sight)
  const one = occurrenceOf(sight)
  if (!of || !one) throw new Error(`no such duty: ${region}/${duty}`)
  return { of, one }
}

/** Who owes it: whoever may not answer for it learns who does. */
export function whoOwes(sight: Sight<OfDuty>): string | undefined {
  const debtors = occurrenceOf(sight)?.duty.debtors ?? []
  return debtors.length === 0 ? undefined : say.owedBy(debtors.map((id) => nameOf(id, sight)))
}

/** Whose duty it is: what the right to answer for it is needed for. */
export function dutyMatter(sight: Sight<OfDuty & { readonly debtor?: string }>): Matter {
  const { region, debtor: named } = sight.answers
  const debtors = occurrenceOf(sight)?.duty.debtors ?? []
  const who = named ?? (debtors.length === 1 ? debtors[0] : undefined)
  return {
    ...(region !== undefined && { agreementId: region }),
    ...(who !== undefined && { partnerId: who }),
  }
}
