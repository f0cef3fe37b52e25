/** "/gremien": the bodies with cadence, participants, clause and their year. */

import { type Agreement, type Committee, contradictionsAbout, isExpired, meetsOn } from '#src/agreements/lookup.ts'
import { yearlyNumber } from '#src/calendar/cadence.ts'
import type { LocalDate } from '#src/calendar/local-date.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import type { CommitteeYear } from '#src/meetings/year.ts'
import { recordedMeeting, whenAndWhere } from '#src/speech/meetings/meeting.ts'
import { capital, count, longDate } from '#src/speech/parts/format.ts'
import type { Group, Reply, Statement } from '#src/speech/parts/reply.ts'
import { computed, says } from '#src/speech/parts/statement.ts'
import * as plain from '#src/speech/plain/bodies.ts'
import { unclearGroup } from './beside-text.ts'
import { sayCadence, sayYearlyNumber } from './cadence.ts'
import { jointMeeting, leadOf, participant } from './committee-facts.ts'
import { cadenceStatements, demanded, progress } from './conference.ts'
import { convenedBy } from './secretariat.ts'
import { runBy, type Secretary } from './secretary.ts'
import { leftOpen } from './silence.ts'

const STANDING = {
  established: '',
  optional: ' (freiwillig)',
  external: ' (kein Gremium nach diesem Dokument)',
  mentioned: ' (nur erwähnt)',
  concluded: ' (abgeschlossen)',
  described: ' (im Dokument als damalige Praxis beschrieben)',
} as const

/** A body with the next of its recorded meetings. */
export interface CommitteeAhead extends CommitteeYear {
  readonly next: Meeting | undefined
}

function limited(committee: Committee, today: LocalDate): readonly Statement[] {
  const { limitedUntil } = committee
  if (!limitedUntil) return []
  const until = `bis ${longDate(limitedUntil.on)}${limitedUntil.provisional ? ' („zunächst“)' : ''}`
  return [
    says(limitedUntil.clause, until, 'Befristet'),
    ...(isExpired(committee, today)
      ? [computed(limitedUntil.clause, 'abgelaufen; eine Verlängerung ist nicht eingetragen', 'Stand')]
      : []),
  ]
}

/** Everybody named at the same place of the document, on one line. */
function participants(agreement: Agreement, committee: Committee): readonly Statement[] {
  const places = Map.groupBy(committee.participants, ({ clause }) => clause.join())
  return [...places.values()].flatMap((here) => {
    const clauses = here[0]?.clause
    return clauses ? [says(clauses, here.map((who) => participant(agreement, who)).join('; '), 'Teilnehmende')] : []
  })
}

/** Of all these bodies, each once. */
function unclear(agreement: Agreement, bodies: readonly CommitteeYear[]): readonly Group[] {
  return unclearGroup([...new Set(bodies.flatMap(({ committee }) => contradictionsAbout(agreement, committee.id)))])
}

function bodyGroup(
  agreement: Agreement,
  year: number,
  today: LocalDate,
  one: CommitteeYear,
  isAsked?: 'asked' | undefined,
): Group {
  const { committee } = one
  const { order } = committee
  const meets = meetsOn(committee, today)
  return {
    title: `${committee.name}${committee.name.toLowerCase().includes(committee.short.toLowerCase()) ? '' : ` (${committee.short})`}${STANDING[committee.standing]}`,
    statements: [
      ...limited(committee, today),
      ...cadenceStatements(agreement, committee),
      ...participants(agreement, committee),
      ...(isAsked ? committee.guests.map((guest) => says(guest.clause, guest.what, 'Gäste')) : []),
      ...leadOf(committee).map(({ clauses, text, label }) => says(clauses, text, label)),
      ...convened(agreement, committee, isAsked),
      ...committee.jointMeetings.map((joint) =>
        says(joint.clause, jointMeeting(agreement, joint), 'Gemeinsame Sitzung'),
      ),
      ...(order?.readings.map((reading, at, all) =>
        says(order.clause, reading, all.length > 1 ? `Lesart ${at + 1}` : 'Reihenfolge'),
      ) ?? []),
      ...(isAsked ? committee.notes.map((note) => says(note.clause, note.what, 'Hinweis')) : []),
      ...(meets && (one.committee.cadence !== 'not-stated' || one.recorded > 0) ? [progress(one, year)] : []),
    ],
  }
}

/** That nobody is named to convene is an answer to whoever asks about the body. */
function convened(agreement: Agreement, committee: Committee, isAsked: 'asked' | undefined): readonly Statement[] {
  const said = convenedBy(agreement, committee)
  return said.length > 0 || !isAsked ? said : [says(committee.clause, 'niemand genannt', 'Einberufung')]
}

/** What was asked about one body, or about the few that a word can mean, is not buried among the others. */
export function namedCommitteesAnswer(
  agreement: Agreement,
  bodies: readonly CommitteeAhead[],
  year: number,
  today: LocalDate,
  running: readonly Secretary[],
): Reply {
  const [only, ...others] = bodies
  const shown = bodies.map((one) => {
    const isAsked = only && others.length === 0 ? 'asked' : undefined
    const { title, statements } = bodyGroup(agreement, year, today, one, isAsked)
    return {
      committee: one.committee,
      next: one.next,
      title,
      statements: [...runners(agreement, one.committee, running), ...statements],
    }
  })
  return {
    answer:
      only && others.length === 0
        ? headline(agreement, only, today)
        : `${agreement.region}: ${bodies.length} Gremien passen zu Ihrer Frage.`,
    groups: [
      ...shown.map(({ next, title, statements }) => ({
        title,
        statements: [...(next ? [recordedMeeting(next)] : []), ...statements],
      })),
      ...unclear(agreement, bodies),
    ],
    actions: [
      ...(only && others.length === 0 && meetsOn(only.committee, today) && agreement.kind !== 'template'
        ? [{ label: 'Sitzung planen', does: { say: `/termin ${only.committee.short} ${agreement.region}` } }]
        : []),
      { label: 'Termine anzeigen', does: { say: `/termine ${agreement.region} ${year}` } },
      { label: 'Alle Gremien', does: { say: `/gremien ${agreement.region}` } },
    ],
    plain: plain.committees(agreement, shown),
  }
}

/** Who is recorded as running it; that nobody is, is no news about a body without a Geschäftsführung. */
const runners = (agreement: Agreement, committee: Committee, running: readonly Secretary[]): readonly Statement[] =>
  committee.secretariat || running.some(({ committeeId }) => committeeId === committee.id)
    ? runBy(agreement, committee, running)
    : []

function headline(agreement: Agreement, { committee, next }: CommitteeAhead, today: LocalDate): string {
  const { cadence, limitedUntil } = committee
  const howOften = cadence === 'not-stated' ? `Turnus ${leftOpen(agreement)}` : sayCadence(cadence)
  const past = limitedUntil && isExpired(committee, today) ? `, befristet bis ${longDate(limitedUntil.on)}` : ''
  const body = `${committee.short} ${agreement.region}`
  if (next) return `Nächste Sitzung ${body}: ${whenAndWhere(next)}. ${capital(howOften)}.`
  if (!meetsOn(committee, today)) return `${body}: ${howOften}${past}${STANDING[committee.standing]}.`
  return `${body}: kein Termin eingetragen.${demanded(agreement, committee)}`
}

export function committeesAnswer(
  agreement: Agreement,
  bodies: readonly CommitteeYear[],
  year: number,
  today: LocalDate,
): Reply {
  const current = bodies.filter(({ committee }) => meetsOn(committee, today))
  const optional = current.filter(({ committee }) => committee.standing === 'optional').length
  const named = bodies.filter(({ committee }) => committee.standing !== 'external')
  const cadences = current.map(({ committee }) => committee.cadence)
  const stated = cadences.filter((one) => one !== 'not-stated')
  const open = cadences.filter((one) => one === 'not-stated' || yearlyNumber([one]) === undefined).length
  const together = current.length - open > 1 ? yearlyNumber(stated) : undefined
  const sum = together
    ? ` Zusammen ${sayYearlyNumber(together)}${open > 0 ? `; für ${count(open, 'Gremium', 'Gremien')} ist keine Zahl genannt` : ''} (Berechnung).`
    : ''
  return {
    answer:
      bodies.length === 0
        ? `${agreement.region}: In diesem Dokument ist kein Gremium genannt.`
        : current.length === 0
          ? `${agreement.region}: ${count(named.length, 'Gremium', 'Gremien')} in ${agreement.short} genannt; als laufend geregelt ist keines.`
          : `${agreement.region}: ${count(current.length, 'Gremium', 'Gremien')} nach ${agreement.short}${optional > 0 ? `, davon ${optional} freiwillig` : ''}.${sum}`,
    groups: [...bodies.map((one) => bodyGroup(agreement, year, today, one)), ...unclear(agreement, bodies)],
    actions: [
      { label: 'Termine anzeigen', does: { say: `/termine ${agreement.region} ${year}` } },
      { label: 'Geschäftsführung', does: { say: `/geschäftsführung ${agreement.region}` } },
    ],
  }
}
