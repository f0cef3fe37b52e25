/** "/gremien": the bodies with cadence, participants, clause and their year. */

import { type Agreement, type Committee, contradictionsAbout, isExpired } from '#src/agreements/lookup.ts'
import type { LocalDate } from '#src/calendar/local-date.ts'
import type { CommitteeYear } from '#src/meetings/year.ts'
import { count, longDate } from '#src/speech/parts/format.ts'
import type { Group, Reply, Statement } from '#src/speech/parts/reply.ts'
import { computed, says } from '#src/speech/parts/statement.ts'
import { contradictions, jointMeeting, participant } from './agreement-facts.ts'
import { sayCadence } from './cadence.ts'
import { cadenceStatements, progress } from './conference.ts'
import { convenedBy } from './secretariat.ts'

const STANDING = {
  established: '',
  optional: ' (freiwilliges Format)',
  external: ' (kein Gremium dieser Vereinbarung)',
  mentioned: ' (nur erwähnt)',
  concluded: ' (abgeschlossen)',
} as const

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

/** What concerns several bodies is said once, at the end. */
const sharedContradictions = (agreement: Agreement, bodies: readonly CommitteeYear[]): Agreement['contradictions'] =>
  agreement.contradictions.filter(
    ({ about }) => bodies.filter(({ committee }) => about.includes(committee.id)).length > 1,
  )

function bodyGroup(
  agreement: Agreement,
  year: number,
  today: LocalDate,
  one: CommitteeYear,
  saidElsewhere: Agreement['contradictions'],
): Group {
  const { committee } = one
  const { order } = committee
  const meets =
    (committee.standing === 'established' || committee.standing === 'optional') && !isExpired(committee, today)
  return {
    title: `${committee.name}${committee.name.includes(committee.short) ? '' : ` (${committee.short})`}${STANDING[committee.standing]}`,
    statements: [
      ...limited(committee, today),
      ...cadenceStatements(committee),
      ...participants(agreement, committee),
      ...convenedBy(agreement, committee),
      ...committee.jointMeetings.map((joint) =>
        says(joint.clause, jointMeeting(agreement, joint), 'Gemeinsame Sitzung'),
      ),
      ...(order?.readings.map((reading, at, all) =>
        says(order.clause, reading, all.length > 1 ? `Lesart ${at + 1}` : 'Reihenfolge'),
      ) ?? []),
      ...(meets ? [progress(one, year)] : []),
      ...contradictions(
        contradictionsAbout(agreement, committee.id).filter((unclear) => !saidElsewhere.includes(unclear)),
      ),
    ],
  }
}

/** What was asked about one body, or about the few that a word can mean, is not buried among the others. */
export function namedCommitteesAnswer(
  agreement: Agreement,
  bodies: readonly CommitteeYear[],
  year: number,
  today: LocalDate,
): Reply {
  const shared = sharedContradictions(agreement, bodies)
  const [only, ...others] = bodies
  return {
    answer:
      only && others.length === 0
        ? headline(agreement, only.committee, today)
        : `${agreement.region}: ${bodies.length} Gremien passen zu Ihrer Frage.`,
    groups: [
      ...bodies.map((one) => bodyGroup(agreement, year, today, one, shared)),
      ...(shared.length > 0 ? [{ title: 'Zu mehreren Gremien', statements: contradictions(shared) }] : []),
    ],
    actions: [
      { label: 'Termine anzeigen', does: { say: `/termine ${agreement.region} ${year}` } },
      { label: 'Alle Gremien', does: { say: `/gremien ${agreement.region}` } },
    ],
  }
}

function headline(agreement: Agreement, committee: Committee, today: LocalDate): string {
  const { cadence, limitedUntil } = committee
  const rhythm = cadence === 'not-stated' ? 'Turnus nicht geregelt' : sayCadence(cadence)
  const past = limitedUntil && isExpired(committee, today) ? `, befristet bis ${longDate(limitedUntil.on)}` : ''
  return `${committee.short} ${agreement.region}: ${rhythm}${past}.`
}

export function committeesAnswer(
  agreement: Agreement,
  bodies: readonly CommitteeYear[],
  year: number,
  today: LocalDate,
): Reply {
  const shared = sharedContradictions(agreement, bodies)
  const current = bodies.filter(({ committee }) => committee.standing === 'established' && !isExpired(committee, today))
  return {
    answer:
      bodies.length === 0
        ? `${agreement.region}: In diesem Dokument ist kein Gremium geregelt.`
        : `${agreement.region}: ${current.length === 0 ? 'kein laufendes Gremium' : count(current.length, 'laufendes Gremium', 'laufende Gremien')} nach ${agreement.short}.`,
    groups: [
      ...bodies.map((one) => bodyGroup(agreement, year, today, one, shared)),
      ...(shared.length > 0 ? [{ title: 'Zu mehreren Gremien', statements: contradictions(shared) }] : []),
    ],
    actions: [
      { label: 'Termine anzeigen', does: { say: `/termine ${agreement.region} ${year}` } },
      { label: 'Geschäftsführung', does: { say: `/geschäftsführung ${agreement.region}` } },
    ],
  }
}
