/** "/fristen": what falls due in a year, by whom, on what day, and what the law says beside it. */
import {
  type Agreement,
  contradictionsAbout,
  demandsAnything,
  emptiedBy,
  legalNotesAbout,
  type Partner,
  partnerName,
} from '#src/agreements/lookup.ts'
import { daysBetween, type LocalDate, yearOf } from '#src/calendar/local-date.ts'
import type { NextReview } from '#src/calendar/review-cycle.ts'
import { type DutyNote, type Fulfilment, isDone, owedBy } from '#src/duties/fulfilment.ts'
import type { Occurrence } from '#src/duties/occurrence.ts'
import type { ReachableEnd } from '#src/duties/reachable-end.ts'
import { contradictions, emptied, legalNotes, unclearGroup } from '#src/speech/agreements/beside-text.ts'
import { notYetInForce } from '#src/speech/agreements/in-force.ts'
import { receipt } from '#src/speech/agreements/notice.ts'
import { everySpan, largeCount, list, longDate, places } from '#src/speech/parts/format.ts'
import type { Group, Reply, Statement } from '#src/speech/parts/reply.ts'
import { byLaw, computed, says } from '#src/speech/parts/statement.ts'
import { noted } from './answer-reminder.ts'
import {
  amountOf,
  dataRule,
  dataRuleOf,
  dutyFact,
  dutyLabelOf,
  NOT_RECORDED,
  referenceDate,
  shortName,
  whenDue,
  whoToWhom,
} from './duty.ts'
import { NOTHING_OWED, recorded, type ShownFulfilment } from './fulfil-duty.ts'
import { legalShift } from './legal-shift.ts'

/** Überprüfung: a review cycle and what is known of its next date. */
export interface Review {
  readonly cycle: Agreement['reviewCycles'][number]
  readonly next: NextReview
}

/** What an agreement brings in a year. */
export interface YearOfDuties {
  readonly agreement: Agreement
  readonly occurrences: readonly Occurrence[]
  /**
   * Those of the first day of the year after, where none with a day is to come in this one. Absent: somebody named the
   * year, and it is told in its order.
   */
  readonly following?: readonly Occurrence[]
  readonly ends: readonly ReachableEnd[]
  readonly reviews: readonly Review[]
  /** Whose duties alone are shown; absent: everybody's. */
  readonly debtor?: Partner
  /** What was recorded as done in that year and the one after. */
  readonly fulfilments: readonly ShownFulfilment[]
  /** What was answered to reminders of those years, the oldest first. */
  readonly notes: readonly DutyNote[]
}

/** "in 45 Tagen", "heute", "vorüber; Erledigung nicht eingetragen", "in 3 Tagen; Erledigung nicht eingetragen für Stadt Hanau" */
function timeLeft(
  agreement: Agreement,
  { duty, year }: Occurrence,
  due: LocalDate,
  today: LocalDate,
  done: readonly Fulfilment[],
): string {
  if (isDone(duty, year, done)) return 'erledigt'
  const left = owedBy(duty, year, done).map((id) => partnerName(agreement, id))
  const isPart = left.length > 0 && left.length < duty.debtors.length
  const missing = `${NOT_RECORDED}${isPart ? ` für ${list(left)}` : ''}`
  const days = daysBetween(today, due)
  if (days < 0) return `vorüber; ${missing}`
  const ahead = days === 0 ? 'heute' : `in ${days === 1 ? 'einem Tag' : `${days} Tagen`}`
  return isPart ? `${ahead}; ${missing}` : ahead
}

/** @param isBrief when and whether it was done: all else stands with the duties of its region */
export function dutyGroup(
  agreement: Agreement,
  one: Occurrence,
  today: LocalDate,
  fulfilments: readonly ShownFulfilment[],
  notes: readonly DutyNote[],
  isBrief = false,
): Group {
  const { duty, dueOn } = one
  const isOfIt = ({ dutyId, year }: Pick<Fulfilment, 'dutyId' | 'year'>) => dutyId === duty.id && year === one.year
  const done = fulfilments.filter(isOfIt)
  const note = isDone(duty, one.year, done) ? undefined : notes.findLast(isOfIt)
  const rule = dataRule(duty)
  const empty = emptiedBy(agreement, duty.id, one.year)
  const title = `${shortName(duty)} (${places(duty.clause)})`
  const state: readonly Statement[] = [
    ...(empty ? [byLaw(empty, emptied(empty), 'Vorab')] : []),
    ...(dueOn
      ? [
          {
            label: 'Fällig',
            text: `${longDate(dueOn.value)} (${timeLeft(agreement, one, dueOn.value, today, done)})`,
            basis: dueOn.basis,
          },
        ]
      : []),
    ...done.map((fulfilment) => recorded(duty, fulfilment, agreement)),
    ...(note ? [noted(note)] : []),
  ]
  if (isBrief) return { title, statements: state }
  return {
    title,
    statements: [
      ...state,
      ...(dueOn && one.shiftedTo ? [legalShift(dueOn.value, one.shiftedTo.value, agreement.land)] : []),
      ...(duty.referenceDate
        ? [
            one.referenceDate
              ? { label: 'Stichtag', text: longDate(one.referenceDate.value), basis: one.referenceDate.basis }
              : says(duty.clause, referenceDate(duty.referenceDate), 'Stichtag'),
          ]
        : []),
      ...(one.concernsYear ? [computed(duty.clause, String(one.concernsYear), 'Betrifft das Jahr')] : []),
      ...(duty.title ? [says(duty.clause, duty.what, dutyLabelOf(duty))] : []),
      says(duty.clause, whenDue(duty, agreement), 'Regel'),
      says(duty.clause, whoToWhom(duty, agreement), 'Wer an wen'),
      // What is unclear in this year alone decides what holds in it.
      ...contradictions(contradictionsAbout(agreement, duty.id, one.year).filter(({ year }) => year !== undefined)),
      ...(duty.firstDue ? [says(duty.firstDue.clause, longDate(duty.firstDue.on), 'Erstmals')] : []),
      ...(duty.condition ? [says(duty.clause, duty.condition, 'Voraussetzung')] : []),
      ...(duty.channel ? [says(duty.clause, duty.channel, 'Weg')] : []),
      ...(rule ? [dataRuleOf(rule)] : []),
    ],
  }
}

function reviewGroup({ cycle, next }: Review): Group {
  const reckoned: Statement[] = []
  if (next.state !== 'notDecidable') {
    const due = 'on' in next.due ? longDate(next.due.on) : `im Jahr ${next.due.inYear}`
    reckoned.push(
      computed(cycle.clause, `${due}${next.state === 'overdue' ? ', überschritten' : ''}`, 'Rechnerisch nächste'),
    )
  }
  return {
    title: `${cycle.what} (${places(cycle.clause)})`,
    statements: [
      says(
        cycle.clause,
        `${cycle.every ? everySpan(cycle.every) : 'ohne Zahl'}${cycle.modality === 'should' ? ' (soll)' : ''}`,
        'Turnus',
      ),
      ...(cycle.next === 'not-stated'
        ? [says(cycle.clause, 'kein Termin festgelegt', 'Nächste')]
        : [says(cycle.clause, longDate(cycle.next), 'Nächste')]),
      ...reckoned,
    ],
  }
}

const endGroup = (ends: readonly ReachableEnd[], land: Agreement['land']): Group => ({
  title: 'Kündigung',
  statements: ends.flatMap((end) => receipt(end, land)),
})

/** Duties without a day of their own, one line each: they must not bury those with one. */
const REGULAR_ONLY = new Set(['regularly', 'setElsewhere'])
export const isRegularOnly = ({ duty }: Occurrence): boolean => REGULAR_ONLY.has(duty.due.kind)

export const regularGroup = (agreement: Agreement, occurrences: readonly Occurrence[]): Group => ({
  title: 'Regelmäßig, ohne Datum',
  statements: occurrences.map(({ duty }) => says(duty.clause, dutyFact(duty, agreement))),
})

/** What is unclear in the text about these duties, and what law came later: neither decides what is due when. */
export const besideDuties = (agreement: Agreement, occurrences: readonly Occurrence[]): readonly Group[] => [
  ...unclearGroup([
    ...new Set(
      occurrences.flatMap(({ duty, year }) =>
        contradictionsAbout(agreement, duty.id, year).filter((one) => one.year === undefined),
      ),
    ),
  ]),
  ...lawGroup(agreement, occurrences),
]

function lawGroup(agreement: Agreement, occurrences: readonly Occurrence[]): readonly Group[] {
  const found = new Set(occurrences.flatMap(({ duty, year }) => legalNotesAbout(agreement, duty.id, year)))
  if (found.size === 0) return []
  const statements = [...found].flatMap((note) => {
    const clauses = occurrences.filter(({ duty }) => note.about.includes(duty.id)).flatMap(({ duty }) => duty.clause)
    return legalNotes([note]).map(({ label = '', text }) =>
      byLaw(note, text, `${label}, zu ${places([...new Set(clauses)])}`),
    )
  })
  return [{ title: 'Spätere Rechtslage', statements, aside: found.size }]
}

/** Its day of the running year is over. */
export const isPast = ({ dueOn }: Occurrence, today: LocalDate): boolean =>
  dueOn !== undefined && dueOn.value < today && yearOf(dueOn.value) === yearOf(today)

/** What is over behind a button of its own: it says how many they are. @param past a group for each */
export const pastGroup = (past: readonly Group[], year: number): readonly Group[] =>
  past.length === 0
    ? []
    : [
        {
          title: `Vorüber ${year}`,
          statements: past.flatMap(({ title, statements }) =>
            statements.map((one, at) => (at === 0 ? { ...one, label: `${title}: ${one.label ?? ''}` } : one)),
          ),
          aside: past.length,
        },
      ]

/** First what comes next, with a day and without; what is over stands last. */
function groupsOf(year: YearOfDuties, inYear: number, today: LocalDate): readonly Group[] {
  const { agreement, occurrences, following, ends, reviews } = year
  const own = occurrences.filter((one) => !isRegularOnly(one))
  const regular = occurrences.filter(isRegularOnly)
  const groupOf = (one: Occurrence): Group => dutyGroup(agreement, one, today, year.fulfilments, year.notes)
  const isOver = (one: Occurrence): boolean => following !== undefined && isPast(one, today)
  return [
    ...(following ?? []).map(groupOf),
    ...own.filter((one) => !isOver(one)).map(groupOf),
    ...reviews.map((review) => reviewGroup(review)),
    ...(ends.length > 0 ? [endGroup(uniqueEnds(ends), agreement.land)] : []),
    ...(typeof agreement.ends === 'string'
      ? []
      : [
          {
            title: 'Ende der Laufzeit',
            statements: [says(agreement.ends.clause, longDate(agreement.ends.on), 'Letzter Tag')],
          },
        ]),
    ...(regular.length > 0 ? [regularGroup(agreement, regular)] : []),
    ...pastGroup(own.filter(isOver).map(groupOf), inYear),
    ...besideDuties(agreement, occurrences),
  ]
}

/** Several partners with the same terms have the same days: said once. */
const uniqueEnds = (ends: readonly ReachableEnd[]): readonly ReachableEnd[] =>
  ends.filter(
    (end, index) =>
      ends.findIndex((other) => other.endsOn === end.endsOn && other.receivedBy === end.receivedBy) === index,
  )

/** How many regions a head names. */
const NAMED_REGIONS = 5
/** "LWV Hessen (LK Kassel und MKK)" */
export const whoWhere = (who: string, regions: readonly string[]): string =>
  `${who} (${regions.length > NAMED_REGIONS ? largeCount(regions.length, 'Vereinbarung', 'Vereinbarungen') : list(regions)})`

/** Not done yet, the next one first. */
const comingOf = (
  { occurrences, following = [], fulfilments }: YearOfDuties,
  today: LocalDate,
): readonly Occurrence[] =>
  [...occurrences, ...following].filter(
    ({ duty, year, dueOn }) => dueOn !== undefined && dueOn.value >= today && !isDone(duty, year, fulfilments),
  )

/** " Davon 2 vorüber; Erledigung nicht eingetragen." */
export const missedIn = (occurrences: readonly Occurrence[], today: LocalDate, done: readonly Fulfilment[]): string => {
  const missed = occurrences.filter((one) => isPast(one, today) && !isDone(one.duty, one.year, done)).length
  return missed === 0 ? '' : ` Davon ${missed} vorüber; ${NOT_RECORDED}.`
}

/** How many duties of the year have a day, and how many are owed without one. */
export function headline(
  who: string,
  occurrences: readonly Occurrence[],
  year: number,
  next: readonly Occurrence[] = [],
  missed = '',
): string {
  const dated = occurrences.filter(({ dueOn }) => dueOn).length
  const undated = occurrences.filter((one) => !one.dueOn && !isRegularOnly(one)).length
  if (dated + undated === 0) return `${who} ${year}: Keine Pflicht mit Datum geregelt.`
  const without = undated > 0 ? `, ${largeCount(undated, 'Pflicht', 'Pflichten')} ohne vereinbartes Datum` : ''
  return `${who} ${year}: ${dated === 0 ? 'keine Pflicht' : largeCount(dated, 'Pflicht', 'Pflichten')} mit Datum${without}.${missed}${nextDue(next)}`
}

/** " Nächste Frist: Fr., 30.04.2027 (Ziffern 8 b, 8 c und 8 d)." */
function nextDue(next: readonly Occurrence[]): string {
  const [first] = next
  if (!first?.dueOn) return ''
  const same = next.filter(({ dueOn }) => dueOn?.value === first.dueOn?.value)
  return ` Nächste Frist: ${longDate(first.dueOn.value)} (${places([...new Set(same.flatMap(({ duty }) => duty.clause))])}).`
}

export function deadlinesAnswer(year: YearOfDuties, inYear: number, today: LocalDate): Reply {
  const { agreement, occurrences, debtor } = year
  const early = notYetInForce(agreement, inYear)
  if (early) return early
  const dated = new Set(occurrences.map(({ duty }) => duty.id))
  const others = agreement.duties.filter(
    ({ id, debtors }) => !dated.has(id) && (!debtor || debtors.includes(debtor.id)),
  )
  const status = agreement.status.state === 'inForce' ? [] : [`${agreement.short}: ${agreement.status.what}`]
  const isOwed = demandsAnything(agreement)
  const head = headline(
    debtor ? whoWhere(debtor.short, [agreement.region]) : agreement.region,
    occurrences,
    inYear,
    isOwed ? comingOf(year, today) : [],
    isOwed ? missedIn(occurrences, today, year.fulfilments) : '',
  )
  return {
    answer: isOwed ? head : `${head} ${NOTHING_OWED}`,
    groups: groupsOf(year, inYear, today),
    notes: [
      ...status,
      ...(others.length > 0
        ? [
            agreement.status.state !== 'inForce'
              ? `Ohne Termin stehen im Dokument außerdem: ${amountOf(others)}.`
              : `Fortlaufend, bei Anlass oder ohne Termin außerdem: ${amountOf(others)}.`,
          ]
        : []),
    ],
    actions: [
      ...(debtor
        ? [{ label: `Alle Fristen ${agreement.region}`, does: { say: `/fristen ${agreement.region} ${inYear}` } }]
        : []),
      ...(isOwed && occurrences.some((one) => !isRegularOnly(one)) && inYear === yearOf(today)
        ? [{ label: 'Erledigung eintragen', does: { say: `/erledigt ${agreement.region}` } }]
        : []),
      { label: 'Vereinbarung anzeigen', does: { say: `/vereinbarung ${agreement.region}` } },
      { label: 'Kündigungsfrist', does: { say: `/kündigung ${agreement.region}` } },
    ].slice(0, 3),
  }
}
