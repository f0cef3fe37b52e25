/** "/termine": recorded meetings and due dates of a year in order, and how far each body has come. */
import { type Agreement, committeeById, emptiedBy } from '#src/agreements/lookup.ts'
import { type LocalDate, yearOf } from '#src/calendar/local-date.ts'
import type { Occurrence } from '#src/duties/occurrence.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { type CommitteeYear, isOn } from '#src/meetings/year.ts'
import { progress } from '#src/speech/agreements/conference.ts'
import { notYetInForce } from '#src/speech/agreements/in-force.ts'
import { isRegularOnly } from '#src/speech/duties/deadlines.ts'
import { NOT_RECORDED, shortName } from '#src/speech/duties/duty.ts'
import { count, countOrNone, longDate, places } from '#src/speech/parts/format.ts'
import type { Group, Reply, Statement } from '#src/speech/parts/reply.ts'
import { recordedMeeting, whenAndWhere } from './meeting.ts'

/** Later law has probably left nothing to do. */
const emptiedShort = (agreement: Agreement, dutyId: string, year: number): string =>
  emptiedBy(agreement, dutyId, year) ? ', nach neuer Rechtslage vermutlich leer' : ''

interface Dated {
  readonly on: LocalDate
  readonly statement: Statement
}

export interface YearOfMeetings {
  readonly year: number
  readonly today: LocalDate
  readonly meetings: readonly Meeting[]
  readonly occurrences: readonly (Occurrence & { readonly isDone: boolean })[]
  /** The next meeting, in whichever year; absent where a year was asked for, or none is recorded. */
  readonly next?: Meeting
  readonly bodies: readonly CommitteeYear[]
  /** Everything of the year, not only what concerns the bodies that were named. */
  readonly isWhole: boolean
}

export function meetingsAnswer(agreement: Agreement, asked: YearOfMeetings): Reply {
  const { year, today, meetings, occurrences, bodies, isWhole, next } = asked
  const [only, ...others] = isWhole ? [] : bodies
  const isOfOneBody = only !== undefined && others.length === 0
  const whose = isOfOneBody ? `${only.committee.short} ${agreement.region}` : agreement.region
  const shortOf = ({ committeeId }: Meeting): string => committeeById(agreement, committeeId)?.short ?? committeeId
  const early = notYetInForce(agreement, year)
  if (early && meetings.length === 0) return early
  const dates: Dated[] = [
    ...meetings.map((meeting) => ({
      on: meeting.on,
      statement: recordedMeeting(meeting, shortOf(meeting), today),
    })),
    ...occurrences.flatMap(({ duty, dueOn, isDone, concernsYear }) =>
      dueOn
        ? [
            {
              on: dueOn.value,
              statement: {
                text: `${longDate(dueOn.value)}: ${shortName(duty)} (${places(duty.clause)})${concernsYear ? `, betrifft ${concernsYear}` : ''}${isDone ? ', erledigt' : dueOn.value < today ? `, vorüber; ${NOT_RECORDED}` : ''}${emptiedShort(agreement, duty.id, year)}`,
                basis: dueOn.basis,
                label: isDone || dueOn.value < today ? 'Frist' : 'Fällig',
              },
            },
          ]
        : [],
    ),
  ]
  const inOrder = dates.toSorted((a, b) => a.on.localeCompare(b.on)).map(({ statement }) => statement)
  const fallenOut = meetings.filter((one) => !isOn(one)).length
  const facts = [
    `${countOrNone(meetings.length - fallenOut, 'Sitzung', 'Sitzungen')} eingetragen`,
    ...(fallenOut > 0 ? [`${fallenOut} ausgefallen`] : []),
    ...(occurrences.length > 0
      ? [`${countOrNone(dates.length - meetings.length, 'Fälligkeit', 'Fälligkeiten')} mit Datum`]
      : []),
  ]
  // Of a body for which no number is said there is nothing to tell while it has no meeting.
  const told = isOfOneBody
    ? bodies
    : bodies.filter(({ committee, recorded }) => committee.cadence !== 'not-stated' || recorded > 0)
  const undated = occurrences.filter((one) => !one.dueOn && !isRegularOnly(one)).length
  return {
    answer: next
      ? `Nächste Sitzung ${whose}: ${isOfOneBody ? '' : `${shortOf(next)}, `}${whenAndWhere(next)}. ${year}: ${facts.join(', ')}.`
      : `${whose} ${year}: ${facts.join(', ')}.`,
    groups: [
      ...(inOrder.length > 0 ? [{ title: `Termine und Fälligkeiten ${year}`, statements: inOrder }] : []),
      ...(told.length > 0 ? [bodiesGroup(year, told)] : []),
    ],
    notes:
      undated > 0
        ? [`${count(undated, 'Pflicht', 'Pflichten')} ohne vereinbartes Datum: siehe /fristen ${agreement.region}.`]
        : [],
    actions: [
      ...(bodies.length > 0 && agreement.kind !== 'template' && year >= yearOf(today)
        ? [{ label: 'Sitzung planen', does: { say: `/termin ${agreement.region}` } }]
        : []),
      { label: 'Fristen anzeigen', does: { say: `/fristen ${agreement.region} ${year}` } },
      { label: `Termine ${year + 1}`, does: { say: `/termine ${agreement.region} ${year + 1}` } },
    ],
  }
}

const bodiesGroup = (year: number, bodies: readonly CommitteeYear[]): Group => ({
  title: `Stand der Gremien ${year}`,
  statements: bodies.map((body) => ({ ...progress(body, year), label: body.committee.short })),
})
