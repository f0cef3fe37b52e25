/** "/fristen": what falls due in a year, by whom, on what day, and what the law says beside it. */
import { type Agreement, contradictionsAbout, legalNotesAbout } from '#src/agreements/lookup.ts'
import { NORMS } from '#src/agreements/stated.ts'
import { daysBetween, type LocalDate, yearOf } from '#src/calendar/local-date.ts'
import type { NextReview } from '#src/calendar/review-cycle.ts'
import { type DutyNote, isDone } from '#src/duties/fulfilment.ts'
import type { Occurrence } from '#src/duties/occurrence.ts'
import type { ReachableEnd } from '#src/duties/reachable-end.ts'
import { contradictions, legalNotes } from '#src/speech/agreements/agreement-facts.ts'
import { notYetInForce } from '#src/speech/agreements/in-force.ts'
import { count, everySpan, largeCount, longDate, places } from '#src/speech/parts/format.ts'
import type { Group, Reply, Statement } from '#src/speech/parts/reply.ts'
import { byLaw, computed, says } from '#src/speech/parts/statement.ts'
import { noted } from './answer-reminder.ts'
import { dataRule, dataRuleOf, dutyFact, parties, referenceDate, what, whenDue } from './duty.ts'
import { recorded, type ShownFulfilment } from './fulfil-duty.ts'

/** Überprüfung: a review cycle and what is known of its next date. */
export interface Review {
  readonly cycle: Agreement['reviewCycles'][number]
  readonly next: NextReview
}

/** What an agreement brings in a year. */
export interface YearOfDuties {
  readonly agreement: Agreement
  readonly occurrences: readonly Occurrence[]
  readonly ends: readonly ReachableEnd[]
  readonly reviews: readonly Review[]
  /** What was recorded as done in that year. */
  readonly fulfilments: readonly ShownFulfilment[]
  /** What was answered to reminders of that year, the oldest first. */
  readonly notes: readonly DutyNote[]
}

/** "in 45 Tagen", "heute", "seit 3 Tagen vorüber" */
function timeLeft(today: LocalDate, due: LocalDate, isOver: boolean): string {
  if (isOver) return 'erledigt'
  const days = daysBetween(today, due)
  if (days === 0) return 'heute'
  return days > 0 ? `in ${days === 1 ? 'einem Tag' : `${days} Tagen`}` : `vorüber; Erledigung nicht eingetragen`
}

export function dutyGroup(
  agreement: Agreement,
  one: Occurrence,
  today: LocalDate,
  saidElsewhere: Agreement['legalNotes'],
  fulfilments: readonly ShownFulfilment[],
  notes: readonly DutyNote[],
): Group {
  const { duty, dueOn } = one
  const done = fulfilments.filter(({ dutyId }) => dutyId === duty.id)
  const note = isDone(duty, one.year, done) ? undefined : notes.findLast(({ dutyId }) => dutyId === duty.id)
  const rule = dataRule(duty)
  return {
    title: `${what(duty)} (${places(duty.clause)})`,
    statements: [
      says(duty.clause, whenDue(duty, agreement), 'Regel'),
      ...(dueOn
        ? [
            computed(
              duty.clause,
              `${longDate(dueOn.value)} (${timeLeft(today, dueOn.value, isDone(duty, one.year, done))})`,
              'Fällig',
            ),
          ]
        : []),
      ...done.map((fulfilment) => recorded(duty, fulfilment, agreement)),
      ...(note ? [noted(note)] : []),
      ...(one.shiftedTo
        ? [
            byLaw(
              NORMS.shift,
              `Der Tag ist kein Werktag. Eine Frist kann dann erst am ${longDate(one.shiftedTo.value)} enden. Vereinbart bleibt der frühere Tag.`,
              'Verschiebung',
            ),
          ]
        : []),
      ...(duty.referenceDate
        ? [
            says(
              duty.clause,
              one.referenceDate ? longDate(one.referenceDate.value) : referenceDate(duty.referenceDate),
              'Stichtag',
            ),
          ]
        : []),
      ...(one.concernsYear ? [computed(duty.clause, String(one.concernsYear), 'Betrifft das Jahr')] : []),
      says(duty.clause, parties(duty, agreement), 'Wer an wen'),
      ...(duty.channel ? [says(duty.clause, duty.channel, 'Weg')] : []),
      ...(rule ? [dataRuleOf(rule)] : []),
      ...contradictions(contradictionsAbout(agreement, duty.id)),
      ...legalNotes(legalNotesAbout(agreement, duty.id).filter((note) => !saidElsewhere.includes(note))),
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
        'Rhythmus',
      ),
      ...(cycle.next === 'not-stated'
        ? [says(cycle.clause, 'kein Termin festgelegt', 'Nächste')]
        : [says(cycle.clause, longDate(cycle.next), 'Nächste')]),
      ...reckoned,
    ],
  }
}

const endGroup = (ends: readonly ReachableEnd[]): Group => ({
  title: 'Kündigung',
  statements: ends.map((end) =>
    computed(
      end.notice.clause,
      `spätestens ${longDate(end.receivedBy)} für ein Ende am ${longDate(end.endsOn)}; verschiebt sich nicht`,
      'Zugang',
    ),
  ),
})

/** Duties without a day of their own, one line each: they must not bury those with one. */
const RHYTHM_ONLY = new Set(['regularly', 'setElsewhere'])
export const isRhythmOnly = ({ duty }: Occurrence): boolean => RHYTHM_ONLY.has(duty.due.kind)

export const rhythmGroup = (agreement: Agreement, occurrences: readonly Occurrence[]): Group => ({
  title: 'Regelmäßig, ohne Datum',
  statements: occurrences.map(({ duty }) => says(duty.clause, dutyFact(duty, agreement))),
})

/** Law that concerns one duty stands there; what concerns several is said once, at the end. */
export function lawGroup(agreement: Agreement, occurrences: readonly Occurrence[]): readonly Group[] {
  const shared = sharedNotes(agreement, occurrences)
  if (shared.length === 0) return []
  return [
    {
      title: 'Spätere Rechtslage zu mehreren Pflichten',
      statements: shared.map((note) => {
        const [statement] = legalNotes([note])
        const clauses = occurrences
          .filter(({ duty }) => note.about.includes(duty.id))
          .flatMap(({ duty }) => duty.clause)
        return byLaw(
          note,
          statement?.text ?? note.what,
          `${statement?.label ?? ''}, zu ${places([...new Set(clauses)])}`,
        )
      }),
    },
  ]
}

export const sharedNotes = (agreement: Agreement, occurrences: readonly Occurrence[]): Agreement['legalNotes'] =>
  agreement.legalNotes.filter(({ about }) => occurrences.filter(({ duty }) => about.includes(duty.id)).length > 1)

function groupsOf(year: YearOfDuties, today: LocalDate): readonly Group[] {
  const { agreement, occurrences, ends, reviews } = year
  const own = occurrences.filter((one) => !isRhythmOnly(one))
  const rhythms = occurrences.filter(isRhythmOnly)
  return [
    ...own.map((one) =>
      dutyGroup(agreement, one, today, sharedNotes(agreement, occurrences), year.fulfilments, year.notes),
    ),
    ...reviews.map((review) => reviewGroup(review)),
    ...(ends.length > 0 ? [endGroup(uniqueEnds(ends))] : []),
    ...(typeof agreement.ends === 'string'
      ? []
      : [
          {
            title: 'Ende der Laufzeit',
            statements: [says(agreement.ends.clause, longDate(agreement.ends.on), 'Letzter Tag')],
          },
        ]),
    ...(rhythms.length > 0 ? [rhythmGroup(agreement, rhythms)] : []),
    ...lawGroup(agreement, occurrences),
  ]
}

/** Several partners with the same terms have the same days: said once. */
const uniqueEnds = (ends: readonly ReachableEnd[]): readonly ReachableEnd[] =>
  ends.filter(
    (end, index) =>
      ends.findIndex((other) => other.endsOn === end.endsOn && other.receivedBy === end.receivedBy) === index,
  )

/** How many duties of the year have a day, and how many are owed without one. */
export function headline(who: string, occurrences: readonly Occurrence[], year: number): string {
  const dated = occurrences.filter(({ dueOn }) => dueOn).length
  const undated = occurrences.filter((one) => !one.dueOn && !isRhythmOnly(one)).length
  if (dated + undated === 0) return `${who} ${year}: Keine Pflicht mit Datum geregelt.`
  const without = undated > 0 ? `, ${largeCount(undated, 'Pflicht', 'Pflichten')} ohne vereinbartes Datum` : ''
  return `${who} ${year}: ${dated === 0 ? 'keine Pflicht' : largeCount(dated, 'Pflicht', 'Pflichten')} mit Datum${without}.`
}

export function deadlinesAnswer(year: YearOfDuties, inYear: number, today: LocalDate): Reply {
  const { agreement, occurrences } = year
  const early = notYetInForce(agreement, inYear)
  if (early) return early
  const others = agreement.duties.length - new Set(occurrences.map(({ duty }) => duty.id)).size
  const status = agreement.status.state === 'inForce' ? [] : [`${agreement.short}: ${agreement.status.what}`]
  return {
    answer: headline(agreement.region, occurrences, inYear),
    groups: groupsOf(year, today),
    notes: [
      ...status,
      ...(others > 0
        ? [
            agreement.status.state !== 'inForce'
              ? `${count(others, 'weitere Pflicht steht', 'weitere Pflichten stehen')} fortlaufend, bei Anlass oder ohne Termin im Dokument.`
              : `Weitere ${count(others, 'Pflicht gilt', 'Pflichten gelten')} fortlaufend, bei Anlass oder ohne Termin.`,
          ]
        : []),
    ],
    actions: [
      ...(occurrences.some((one) => !isRhythmOnly(one)) && inYear === yearOf(today)
        ? [{ label: 'Erledigung eintragen', does: { say: `/erledigt ${agreement.region}` } }]
        : []),
      { label: 'Vereinbarung anzeigen', does: { say: `/vereinbarung ${agreement.region}` } },
      { label: 'Kündigungsfrist', does: { say: `/kündigung ${agreement.region}` } },
    ],
  }
}
