/** "/kok": the next Kooperationskonferenz, or what the agreement demands where none is recorded. */
import { type Agreement, type Committee, contradictionsAbout, meetingCommittees } from '#src/agreements/lookup.ts'
import type { LocalDate } from '#src/calendar/local-date.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import type { CommitteeYear } from '#src/meetings/year.ts'
import { recordedMeeting, recordedState, stateOf, whenAndWhere } from '#src/speech/meetings/meeting.ts'
import { notCounted, yearState } from '#src/speech/meetings/year.ts'
import { capital, list, places, plainDate } from '#src/speech/parts/format.ts'
import type { Reply, Statement } from '#src/speech/parts/reply.ts'
import { counted, says } from '#src/speech/parts/statement.ts'
import * as plain from '#src/speech/plain/bodies.ts'
import { unclearGroup } from './beside-text.ts'
import { sayCadence, sayProgress } from './cadence.ts'
import { convenedBy } from './secretariat.ts'
import { runBy, type Secretary } from './secretary.ts'
import { isLeftOpen, leftOpen } from './silence.ts'

/** How often the agreement wants the body to meet, every place that says so. */
export function cadenceStatements(agreement: Agreement, committee: Committee): readonly Statement[] {
  const { cadence } = committee
  if (cadence === 'not-stated') return [says(committee.clause, leftOpen(agreement), 'Turnus')]
  return [
    { ...says(cadence.clause, sayCadence(cadence), 'Turnus'), plain: plain.cadence(cadence) },
    ...cadence.elsewhere.map((one) => ({
      ...says(one.clause, one.what, 'Turnus'),
      plain: plain.cadenceElsewhere(one.what),
    })),
  ]
}

/** " Mindestens zweimal jährlich (Ziffer 5).": what is to be known where no date is recorded */
export const demanded = (agreement: Agreement, { cadence }: Committee): string =>
  cadence === 'not-stated'
    ? ` Turnus: ${leftOpen(agreement)}.`
    : ` ${capital(sayCadence(cadence))} (${places(cadence.clause)}).`

/** "2027: 1 von mindestens 2 Sitzungen eingetragen. Es fehlt noch 1 Sitzung" */
export function progress(body: CommitteeYear, year: number): Statement {
  const { committee, recorded, untold, assessment } = body
  const judged = assessment && yearState(assessment)
  const said = committee.cadence === 'not-stated' ? `${recorded} eingetragen` : sayProgress(committee.cadence, recorded)
  const open = untold.length === 0 ? undefined : notCounted(untold)
  return {
    ...counted(body, [said, judged, open].filter((one) => one !== undefined).join('. '), String(year)),
    plain: plain.progress(year, recorded, assessment, untold),
  }
}

/** What is recorded of the conference: those of a year that was asked for, or the next one. */
export type RecordedConferences =
  | { readonly ofYear: readonly Meeting[] }
  | {
      readonly meeting: Meeting | undefined
      /** Today's, if it has begun. */
      readonly begun: Meeting | undefined
      readonly prepared: readonly Statement[]
    }

export function conferenceAnswer(
  agreement: Agreement,
  thisYear: CommitteeYear,
  recorded: RecordedConferences,
  { year, today }: { readonly year: number; readonly today: LocalDate },
  running: readonly Secretary[],
): Reply {
  const conference = thisYear.committee
  const body = `${conference.short} ${agreement.region}`
  const unclear = contradictionsAbout(agreement, conference.id)
  const about = [
    ...cadenceStatements(agreement, conference),
    progress(thisYear, year),
    ...runBy(agreement, conference, running),
    ...convenedBy(agreement, conference),
  ]
  const { answer, statements, meetings, begun } =
    'ofYear' in recorded
      ? { ...ofYear(recorded.ofYear, `${body} ${year}`, today), meetings: recorded.ofYear, begun: undefined }
      : { ...ofNext(recorded, body), meetings: [recorded.meeting ?? []].flat(), begun: recorded.begun }
  const isKnown = meetings.length > 0
  const prepared = 'ofYear' in recorded ? [] : recorded.prepared
  return {
    answer:
      answer ??
      `${'ofYear' in recorded ? `${body} ${year}` : body}: kein Termin eingetragen.${demanded(agreement, conference)}`,
    statements: [...statements, ...prepared, ...about],
    groups: unclearGroup(unclear),
    actions: [
      {
        label: isKnown ? 'Weitere KoK planen' : 'KoK planen',
        does: { say: `/termin ${conference.short} ${agreement.region}` },
      },
      { label: 'Termine anzeigen', does: { say: `/termine ${agreement.region}` } },
      { label: 'Fristen anzeigen', does: { say: `/fristen ${agreement.region}` } },
    ],
    plain: plain.conference(body, {
      meetings,
      begun,
      year: 'ofYear' in recorded ? year : undefined,
      statements: [...prepared, ...about],
    }),
  }
}

/** On its day, for whoever takes the minutes: that is what comes next. */
export function withMinutes(
  answered: Reply,
  agreement: Agreement,
  conference: Committee,
  { on, state }: Meeting,
): Reply {
  const begin = {
    label: state === 'planned' || state === 'invited' ? 'Protokoll beginnen' : 'Protokoll fortsetzen',
    does: { say: `/protokoll ${conference.short} ${agreement.region} ${plainDate(on)}` },
  }
  return { ...answered, actions: [begin, ...(answered.actions ?? []).slice(0, 2)] }
}

interface Headline {
  /** Undefined: nothing is recorded. */
  readonly answer: string | undefined
  readonly statements: readonly Statement[]
}

function ofYear(meetings: readonly Meeting[], named: string, today: LocalDate): Headline {
  const [only, ...others] = meetings
  if (!only) return { answer: undefined, statements: [] }
  return others.length === 0
    ? { answer: `${named}: ${whenAndWhere(only)}.`, statements: [recordedState(only, today)] }
    : {
        answer: `${named}: ${meetings.length} Sitzungen eingetragen.`,
        statements: meetings.map((one) => recordedMeeting(one, 'Sitzung', today)),
      }
}

function ofNext(
  { meeting, begun }: Exclude<RecordedConferences, { readonly ofYear: readonly Meeting[] }>,
  body: string,
): Headline {
  if (meeting) return { answer: `Nächste ${body}: ${whenAndWhere(meeting)}.`, statements: [recordedState(meeting)] }
  return {
    answer: begun && `${body}: heute, ${whenAndWhere(begun)} (${stateOf(begun)}). Danach ist kein Termin eingetragen.`,
    statements: [],
  }
}

/** "Die übernächste KoK": said first, and that there is none. */
export function withNextButOne(
  reply: Reply,
  agreement: Agreement,
  { short }: Committee,
  meeting: Meeting | undefined,
): Reply {
  const body = `${short} ${agreement.region}`
  const said = meeting
    ? `Übernächste ${body}: ${whenAndWhere(meeting)}.`
    : `Eine übernächste ${body} ist nicht eingetragen.`
  const answer = (words: string): string => `${said} ${words}`
  return {
    ...reply,
    answer: answer(reply.answer),
    ...(reply.plain && { plain: { ...reply.plain, answer: answer(reply.plain.answer) } }),
  }
}

/** An agreement without a Kooperationskonferenz: said, never replaced by a similar body. */
export function noConference(agreement: Agreement): Reply {
  const bodies = meetingCommittees(agreement).map(({ short }) => short)
  const missing = agreement.attachments.filter(({ present }) => !present).map((one) => one.what)
  return {
    answer: `${agreement.region}: ${isLeftOpen(agreement, 'Eine Kooperationskonferenz', 'Kooperationskonferenz')}`,
    statements: [says(agreement.status.clause, agreement.status.what, 'Dokument')],
    notes: [
      ...(bodies.length > 0 ? [`Andere Gremien in diesem Dokument: ${list(bodies)}.`] : []),
      ...(missing.length > 0 ? [`Nicht vorliegende Anlagen: ${missing.join('; ')}.`] : []),
    ],
    actions: [
      { label: 'Gremien anzeigen', does: { say: `/gremien ${agreement.region}` } },
      { label: 'Vereinbarung anzeigen', does: { say: `/vereinbarung ${agreement.region}` } },
    ],
  }
}
