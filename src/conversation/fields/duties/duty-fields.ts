/** Fields of a dialog about a duty: which one of which year, how many, what was done, and when. */
import { type Agreement, demandsAnything, partnerName } from '#src/agreements/lookup.ts'
import { addDays, addYears, dateOf, type LocalDate, parseLocalDate, yearOf } from '#src/calendar/local-date.ts'
import { type DialogContext, type Field, found, nothing, type Reading, refused } from '#src/conversation/field.ts'
import { agreementOf, regionWith } from '#src/conversation/fields/agreements/region-field.ts'
import { evidenceOf } from '#src/duties/fulfilment.ts'
import { type Occurrence, occurrencesIn } from '#src/duties/occurrence.ts'
import { readLeadingClause, sameClause } from '#src/language/agreements/clauses.ts'
import { partnersIn } from '#src/language/agreements/mentions.ts'
import { readDates } from '#src/language/days/dates.ts'
import { readYearMeant, saysYear } from '#src/language/days/years.ts'
import { countWithin, isFractionOfPersons, isNamedCount, readCount } from '#src/language/words/counts.ts'
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
function occurrences(context: DialogContext<OfDuty>, year: number): readonly Occurrence[] {
  const agreement = agreementOf(context)
  if (!agreement) return []
  return occurrencesIn(agreement, year).filter(
    ({ duty }) => duty.due.kind !== 'regularly' && duty.due.kind !== 'setElsewhere',
  )
}

const key = ({ duty, year }: Occurrence): string => `${duty.id}/${year}`

/** The occurrence that a dialog with `region` and `duty` is about. */
export const occurrenceOf = (context: DialogContext<OfDuty>): Occurrence | undefined =>
  context.answers.duty === undefined ? undefined : occurrenceCalled(context.answers.duty, context)

function occurrenceCalled(duty: string, context: DialogContext<OfDuty>): Occurrence | undefined {
  const year = Number(duty.slice(duty.lastIndexOf('/') + 1))
  if (!dateOf(year, 1, 1)) return undefined
  const clause = clauseIn(duty)
  if (clause === undefined) return occurrences(context, year).find((one) => key(one) === duty)
  const [only, ...others] = occurrences(context, year).filter((one) => isUnder(one, clause))
  return others.length === 0 ? only : undefined
}

const isUnder = ({ duty }: Pick<Occurrence, 'duty'>, clause: string): boolean =>
  duty.clause.some((one) => sameClause(one, clause))

/** "8 c" before anybody said of which agreement: it is kept until the region is known. No id of a duty begins so. */
const BY_CLAUSE = '#'
const byClause = (clause: string, year: number): string => `${BY_CLAUSE}${clause}/${year}`
const clauseIn = (duty: string): string | undefined =>
  duty.startsWith(BY_CLAUSE) ? duty.slice(BY_CLAUSE.length, duty.lastIndexOf('/')) : undefined

/** A check of dialogs about a duty: the clause said before the region was known stands for one duty there. */
export async function isOneDuty(_: unknown, context: DialogContext<OfDuty>) {
  const { duty } = context.answers
  if (duty === undefined || occurrenceCalled(duty, context)) return undefined
  return { field: 'duty' as const, because: say.noSuchDuty(clauseIn(duty) ?? duty) }
}

/** The region of a duty: an agreement under which something is owed. */
export const regionOfDuty = regionWith(say.askRegion, (agreement, rest) =>
  demandsAnything(agreement) ? found(agreement.id, rest) : refused(say.owesNothing(agreement), rest),
)

/** A duty of this year, or of the one that is named, by its clause. */
export const dutyOfYear: Field<string, OfDuty> = {
  label: say.dutyLabel(),
  ask: (context) => (occurrences(context, yearOf(context.today)).length > 0 ? say.askDuty() : say.noDuties()),
  find(text, context) {
    const cleaned = clean(text)
    const year = readYearMeant(cleaned, context.today)
    const dates = readDates(cleaned, context.today)
    const left = without(cleaned, ...(year ? [year] : []), ...dates)
    const leading = readLeadingClause(left, ',;:')
    if (!leading) return nothing
    // "Erinnere mich am 12.4.2027 an 8 b", said in 2026, is about the duty of 2027.
    const named = dates.flatMap((one) =>
      one.kind === 'date' && saysYear(cleaned.slice(one.start, one.end)) ? [yearOf(one.value)] : [],
    )
    const owedIn = year?.value ?? Math.max(yearOf(context.today), ...named)
    const all = occurrences(context, owedIn)
    const { clause } = leading
    const fitting = all.filter((one) => isUnder(one, clause))
    // What was said of the day and the number stays for the next fields, the clause and the year are used.
    const said = dates.map(({ start, end }) => cleaned.slice(start, end))
    const rest = [withoutFirst(leading.rest, ' ,;:'), ...said].filter((part) => part !== '').join(', ')
    if (!agreementOf(context)) {
      const isClause = context.shelf.agreements.some(({ duties }) => duties.some((duty) => isUnder({ duty }, clause)))
      return isClause ? found(byClause(clause, owedIn), rest) : nothing
    }
    const [only] = fitting
    if (only && fitting.length === 1) return found(key(only), rest)
    const isOpen = context.answers.duty === undefined
    return fitting.length === 0 && all.length > 0 && isOpen ? refused(say.noSuchDuty(clause), rest) : nothing
  },
  understand: () => nothing,
  input: () => undefined,
  buttons: (context) =>
    occurrences(context, yearOf(context.today))
      .slice(0, BUTTONS)
      .map((one) => ({ label: say.dutyChoice(one), value: key(one) })),
  fromCard(value, context) {
    const year = Number(value.slice(value.lastIndexOf('/') + 1))
    const one = Number.isInteger(year) && occurrences(context, year).find((candidate) => key(candidate) === value)
    return one ? found(value) : refused(say.noSuchDuty(value))
  },
  show: (value, context) => {
    const one = occurrenceCalled(value, context)
    return one ? say.dutyName(one) : say.clauseName(clauseIn(value) ?? value, value.slice(value.lastIndexOf('/') + 1))
  },
  restore: (stored, context) =>
    typeof stored === 'string' && (occurrenceCalled(stored, context) || clauseIn(stored) !== undefined)
      ? stored
      : undefined,
}

/** The same for those whose agreement names no day. */
export const dutyWithoutDay: Field<string, OfDuty> = {
  ...dutyOfYear,
  ask: () => say.askWhichDuty(),
  find(text, context) {
    const reading = dutyOfYear.find(text, context)
    if (reading.kind !== 'found') return reading
    const one = occurrenceCalled(reading.value, context)
    if (!one) return nothing
    return one.dueOn ? refused(say.hasDay(one), reading.rest) : reading
  },
  buttons: (context) =>
    occurrences(context, yearOf(context.today))
      .filter(({ dueOn }) => !dueOn)
      .slice(0, BUTTONS)
      .map((one) => ({ label: say.dutyChoice(one), value: key(one) })),
}

/** Several partners owe the same duty, each their own part of it. */
export const hasSeveralDebtors = (context: DialogContext<OfDuty>): boolean =>
  (occurrenceOf(context)?.duty.debtors.length ?? 0) > 1

/** Which of several debtors has done it. */
export const debtor: Field<string, OfDuty> = {
  label: say.debtorLabel(),
  ask: () => say.askDebtor(),
  find(text, context) {
    const debtors = occurrenceOf(context)?.duty.debtors ?? []
    const spans = partnersIn(text, context.lexicon)
    const named = debtors.filter((id) => spans.some(({ value }) => value.includes(id)))
    const [only] = named
    return only !== undefined && named.length === 1 ? found(only, without(clean(text), ...spans)) : nothing
  },
  understand: () => nothing,
  input: () => undefined,
  buttons: (context) =>
    (occurrenceOf(context)?.duty.debtors ?? []).map((id) => ({ label: nameOf(id, context), value: id })),
  fromCard: (value, context) => (occurrenceOf(context)?.duty.debtors.includes(value) ? found(value) : nothing),
  show: (value, context) => nameOf(value, context),
  restore: (stored, context) =>
    typeof stored === 'string' && occurrenceOf(context)?.duty.debtors.includes(stored) ? stored : undefined,
}

const nameOf = (id: string, context: DialogContext<OfDuty>): string => {
  const agreement = agreementOf(context)
  return agreement ? partnerName(agreement, id) : id
}

/** Is a figure asked for, or words? */
export const asksForCount = (context: DialogContext<OfDuty>): boolean => {
  const one = occurrenceOf(context)
  return one !== undefined && evidenceOf(one.duty) === 'count'
}

const isCorrection = (context: DialogContext<{ readonly count?: number }>, parts: readonly string[]): boolean =>
  context.answers.count !== undefined && parts.length === 1

/** How many persons were reported: a number and nothing else. Anything more could be a name and is not taken. */
export const personCount: Field<number, OfDuty & { readonly count?: number }> = {
  // "Halt, waren 5 Leute" corrects it, whatever is asked.
  isUnmistakable: true,
  label: say.countLabel(),
  ask: (context) => say.askCount(occurrenceOf(context)?.duty),
  /** "40 Personen" between commas; a bare number only where it corrects one. */
  find(text, context) {
    if (isFractionOfPersons(text)) return refused(say.onlyNumber(), '')
    const parts = partsOf(text)
    const isNumber = (part: string) =>
      isNamedCount(part) || (readCount(part) !== undefined && (isCorrection(context, parts) || parts.length > 1))
    const part = parts.find(isNumber)
    const number = part === undefined ? undefined : readCount(part)
    if (number !== undefined) return found(number, parts.filter((one) => one !== part).join(', '))
    const within = countWithin(text)
    return within && within.count <= MOST ? found(within.count, without(clean(text), within)) : nothing
  },
  understand(text) {
    const number = readCount(text)
    return number !== undefined && number <= MOST ? found(number) : refused(say.onlyNumber())
  },
  input: (id, _context, value) => ({
    id,
    kind: 'text',
    label: say.countLabel(),
    maxLength: 6,
    ...(value !== undefined && { value: String(value) }),
  }),
  fromCard(value, context) {
    return this.understand(value, context)
  },
  show: (value) => say.countShown(value),
  restore: (stored) => (typeof stored === 'number' && stored >= 0 && stored <= MOST ? stored : undefined),
}

/** What was done, in words: for duties that concern no data of beneficiaries. */
export const remark: Field<string> = {
  label: say.remarkLabel(),
  ask: () => say.askRemark(),
  takesAnything: true,
  mayAsk: true,
  find: () => nothing,
  understand(text) {
    const said = clean(text)
    if (said === '') return refused(say.askRemark())
    return [...said].length > REMARK_LENGTH ? refused(say.longRemark(REMARK_LENGTH)) : found(said)
  },
  input: (id, _context, value) => ({
    id,
    kind: 'text',
    label: say.remarkLabel(),
    maxLength: REMARK_LENGTH,
    ...(value !== undefined && { value }),
  }),
  fromCard(value, context) {
    return this.understand(value, context)
  },
  show: (value) => value,
  restore: (stored) => (typeof stored === 'string' ? stored : undefined),
}

function notAfterToday(on: LocalDate, context: DialogContext, rest: string): Reading<LocalDate> {
  if (on > context.today) return refused(say.notYet(on), rest)
  return on < addYears(context.today, -2) ? refused(say.longAgo(on), rest) : found(on, rest)
}

/** The day something was done: today or before. A day without a year is the last such day. */
export const pastDay: Field<LocalDate> = {
  isUnmistakable: true,
  label: say.doneOnLabel(),
  ask: () => say.askDoneOn(),
  find(text, context) {
    const cleaned = clean(text)
    const readings = readDates(cleaned, context.today)
    const [first] = readings
    if (!first || readings.length > 1) return nothing
    const rest = without(cleaned, first)
    if (first.kind !== 'date') return refused(say.noDay(first.said), rest)
    const isYearSaid = saysYear(first.said)
    const isToCome = first.value > context.today && !isYearSaid
    // "Am Freitag" was the last one, "am 20.12." that of last year.
    const before = first.weekdayOnly === undefined ? addYears(first.value, -1) : addDays(first.value, -7)
    return notAfterToday(isToCome ? before : first.value, context, rest)
  },
  understand: () => nothing,
  input: (id, _context, value) => ({
    id,
    kind: 'date',
    label: say.doneOnLabel(),
    ...(value !== undefined && { value }),
  }),
  buttons: (context) => [{ label: say.todayButton(), value: context.today }],
  fromCard(value, context) {
    const on = parseLocalDate(value)
    return on ? notAfterToday(on, context, '') : this.find(value, context)
  },
  show: (value) => longDate(value),
  restore: (stored) => (typeof stored === 'string' ? parseLocalDate(stored) : undefined),
}

/** The agreement and the duty of a year; the fields have checked that they exist. */
export function dutyMeant(context: DialogContext<Required<OfDuty>>): {
  readonly of: Agreement
  readonly one: Occurrence
} {
  const { region, duty } = context.answers
  const of = agreementOf(context)
  const one = occurrenceOf(context)
  if (!of || !one) throw new Error(`no such duty: ${region}/${duty}`)
  return { of, one }
}

/** Who owes it: whoever may not answer for it learns who does. */
export function whoOwes(context: DialogContext<OfDuty>): string | undefined {
  const debtors = occurrenceOf(context)?.duty.debtors ?? []
  return debtors.length === 0 ? undefined : say.owedBy(debtors.map((id) => nameOf(id, context)))
}

/** Whose duty it is: what the right to answer for it is needed for. */
export function dutyMatter(context: DialogContext<OfDuty & { readonly debtor?: string }>): Matter {
  const { region, debtor: named } = context.answers
  const debtors = occurrenceOf(context)?.duty.debtors ?? []
  const who = named ?? (debtors.length === 1 ? debtors[0] : undefined)
  return {
    ...(region !== undefined && { agreementId: region }),
    ...(who !== undefined && { partnerId: who }),
  }
}
