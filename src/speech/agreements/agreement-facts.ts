/** Everything an agreement says, fact by fact with its clause: for looking up a clause and for searching. */
import type { Contradiction, LegalNote } from '#src/agreements/agreement.ts'
import { type Clauses, firstPlaces } from '#src/agreements/clauses.ts'
import { type Agreement, type Committee, partnerName } from '#src/agreements/lookup.ts'
import type { Clause } from '#src/agreements/stated.ts'
import { dutyFact, dutyLabelOf } from '#src/speech/duties/duty.ts'
import { count, everySpan, list, longDate } from '#src/speech/parts/format.ts'
import type { Statement } from '#src/speech/parts/reply.ts'
import { says } from '#src/speech/parts/statement.ts'
import { contradictions, legalNotes } from './beside-text.ts'
import { sayCadence } from './cadence.ts'
import { noticeFacts } from './notice.ts'
import { missingPart } from './silence.ts'

function ofCommittee(agreement: Agreement, committee: Committee): readonly Statement[] {
  const { order } = committee
  const say = (clauses: Clauses, text: string, label: string) => says(clauses, text, `${committee.short}, ${label}`)
  return [
    say(committee.clause, committee.name, 'Gremium'),
    ...(committee.cadence === 'not-stated'
      ? []
      : [say(committee.cadence.clause, sayCadence(committee.cadence), 'Turnus')]),
    ...(committee.cadence === 'not-stated'
      ? []
      : committee.cadence.elsewhere.map((one) => say(one.clause, one.what, 'Turnus'))),
    ...(committee.scope ? [say(committee.clause, SCOPE[committee.scope], 'Zielgruppe')] : []),
    ...leadOf(committee).map(({ clauses, text, label }) => say(clauses, text, label)),
    ...committee.participants.map((one) => say(one.clause, participant(agreement, one), 'Teilnehmende')),
    ...committee.guests.map((one) => say(one.clause, one.what, 'Gäste')),
    ...(committee.convener
      ? [say(committee.convener.clause, convenerOf(agreement, committee.convener), 'Einberufung')]
      : []),
    ...(committee.secretariat
      ? [
          say(committee.secretariat.clause, rotation(committee.secretariat), 'Geschäftsführung'),
          ...firstSecretariat(agreement, committee.secretariat.first).map(({ clauses, text, label }) =>
            say(clauses, text, `Geschäftsführung, ${label}`),
          ),
        ]
      : []),
    ...(committee.limitedUntil
      ? [
          say(
            committee.limitedUntil.clause,
            `bis ${longDate(committee.limitedUntil.on)}${committee.limitedUntil.provisional ? ' (zunächst)' : ''}`,
            'Befristung',
          ),
        ]
      : []),
    ...committee.jointMeetings.map((one) => say(one.clause, jointMeeting(agreement, one), 'gemeinsame Sitzung')),
    ...(order
      ? order.readings.map((reading, at, all) =>
          say(order.clause, reading, all.length > 1 ? `Lesart ${at + 1}` : 'Reihenfolge'),
        )
      : []),
    ...committee.notes.map((one) => say(one.clause, one.what, 'Hinweis')),
  ]
}

/** Agreed, not our default. */
export const leadOf = ({
  invitationLead: lead,
}: Committee): readonly { readonly clauses: Clauses; readonly text: string; readonly label: string }[] =>
  lead
    ? [{ clauses: lead.clause, text: `spätestens ${count(lead.days, 'Tag', 'Tage')} vorher`, label: 'Ladungsfrist' }]
    : []

const SCOPE = { 'all-groups': 'zielgruppenübergreifend', 'one-group': 'zielgruppenspezifisch' } as const

const thirdPartyName = (agreement: Agreement, id: string): string =>
  agreement.thirdParties.find((party) => party.id === id)?.name ?? partnerName(agreement, id)

/** "Sozialraumkoordination, Landkreis Zwickau" */
export const convenerOf = (agreement: Agreement, convener: NonNullable<Committee['convener']>): string =>
  [convener.office, convener.partner ? partnerName(agreement, convener.partner) : undefined]
    .filter((part) => part !== undefined)
    .join(', ')

/** "gemeinsam mit Stadt Kassel, wenn …" */
export const jointMeeting = (agreement: Agreement, joint: Committee['jointMeetings'][number]): string =>
  `mit ${thirdPartyName(agreement, joint.with)}; Bedingung: ${joint.condition}`

/** "Landkreis Kassel: Sozialamt, Jugendamt"; an empty entry of the document is said to be empty. */
export function participant(agreement: Agreement, one: Committee['participants'][number]): string {
  const who = [...(one.open ? ['im Dokument ohne Angabe'] : one.who), ...(one.note ? [one.note] : [])]
  if (!one.partner) return list(who)
  return who.length === 0
    ? partnerName(agreement, one.partner)
    : `${partnerName(agreement, one.partner)}: ${who.join('; ')}`
}

/** "wechselt alle zwei Jahre; Aufgaben: …" */
export function rotation(secretariat: NonNullable<Committee['secretariat']>): string {
  const turns = secretariat.rotates ? `wechselt ${everySpan(secretariat.rotates)}` : 'ohne Wechsel'
  return secretariat.tasks.length > 0 ? `${turns}; Aufgaben: ${list(secretariat.tasks)}` : turns
}

/** Who has the first period, and from when to when in each reading; empty where the document does not say it. */
export function firstSecretariat(
  agreement: Agreement,
  first: NonNullable<Committee['secretariat']>['first'],
): readonly { readonly clauses: Clauses; readonly text: string; readonly label: string }[] {
  if (first === 'not-stated') return []
  return [
    { clauses: first.clause, text: partnerName(agreement, first.holder), label: 'erste Periode' },
    ...first.periods.map((period, at) => ({
      clauses: first.clause,
      text: `${longDate(period.from)} bis ${longDate(period.to)} (${period.reading})`,
      label: first.periods.length > 1 ? `Lesart ${at + 1}` : 'Zeitraum',
    })),
  ]
}

/** A fact and every clause under which somebody would look for it. */
export interface Fact {
  readonly clauses: readonly Clause[]
  readonly statement: Statement
  /** Of which unclear place or which law it is a part; absent: the document says it of itself. */
  readonly beside?: Contradiction | LegalNote
}

/** All facts in the order of a fact sheet; later law last, under the clauses it concerns. */
export function allFacts(agreement: Agreement): readonly Fact[] {
  const clausesOf = (id: string): readonly Clause[] =>
    [...agreement.duties, ...agreement.committees].find((one) => one.id === id)?.clause ?? []
  return [
    ...writtenFacts(agreement).map((statement) => ({
      clauses: statement.basis.kind === 'agreement' ? statement.basis.clauses : [],
      statement,
    })),
    ...agreement.contradictions.flatMap((one) =>
      contradictions([one]).map((statement) => ({ clauses: one.clause, statement, beside: one })),
    ),
    ...agreement.legalNotes.flatMap((note) =>
      legalNotes([note]).map((statement) => ({
        clauses: [...(note.clause ?? []), ...note.about.flatMap(clausesOf)],
        statement,
        beside: note,
      })),
    ),
  ]
}

/** Where a document says what it is about and who concludes it: the first place that names its partners. */
const headOf = (agreement: Agreement, partner = agreement.partners[0]): Clauses =>
  partner ? firstPlaces([partner]) : agreement.status.clause

function writtenFacts(agreement: Agreement): readonly Statement[] {
  return [
    says(agreement.status.clause, agreement.status.what, 'Stand'),
    ...missingPart(agreement),
    ...(agreement.subject ? [says(headOf(agreement), agreement.subject, 'Gegenstand')] : []),
    ...agreement.partners.map((one) =>
      says(one.clause, [one.name, one.role].filter((part) => part).join(': '), 'Partner'),
    ),
    ...agreement.partners.flatMap((one) => [
      ...(one.representedBy
        ? [says(headOf(agreement, one), `${one.short}: ${one.representedBy}`, 'Vertreten durch')]
        : []),
      ...(one.address ? [says(headOf(agreement, one), `${one.short}: ${one.address}`, 'Anschrift')] : []),
      ...one.departments.map(({ clause, name, note }) =>
        says(clause, `${one.short}: ${name}${note ? ` (${note})` : ''}`, 'Organisationseinheit'),
      ),
    ]),
    ...agreement.thirdParties.map((one) => says(one.clause, one.what, one.name)),
    ...(agreement.signed === 'not-stated'
      ? []
      : [
          says(
            agreement.signed.clause,
            [longDate(agreement.signed.on), agreement.signed.place, agreement.signed.note]
              .filter((part) => part)
              .join(', '),
            'Unterzeichnet',
          ),
        ]),
    ...agreement.signatories.map((one) =>
      says(
        one.clause,
        [one.name, `${one.function} (bei Unterzeichnung)`].filter((part) => part).join(', '),
        'Unterschrift',
      ),
    ),
    ...(agreement.inForce === 'not-stated'
      ? []
      : [
          says(
            agreement.inForce.clause,
            [
              agreement.inForce.from === 'open' ? 'Datum offen' : longDate(agreement.inForce.from),
              agreement.inForce.note,
            ]
              .filter((part) => part)
              .join('. '),
            'In Kraft ab',
          ),
        ]),
    ...(typeof agreement.ends === 'string'
      ? []
      : [says(agreement.ends.clause, longDate(agreement.ends.on), 'Letzter Tag')]),
    ...agreement.documentDates.map((one) => says(one.clause, `${one.on}: ${one.what}`, 'Datum im Dokument')),
    ...agreement.predecessors.map((one) => says(one.clause, one.what, 'Vorläufer')),
    ...agreement.legalBasis.map((one) =>
      says(one.clause, [one.norm, one.what].filter((part) => part).join(': '), 'Rechtsgrundlage'),
    ),
    ...agreement.committees.flatMap((committee) => ofCommittee(agreement, committee)),
    ...agreement.duties.flatMap((duty) => [
      {
        ...says(duty.clause, dutyFact(duty, agreement, 'named'), dutyLabelOf(duty)),
        ...(duty.plain !== undefined && { plain: duty.plain }),
      },
      ...(duty.sanction ? [says(duty.sanction.clause, duty.sanction.what, 'Folge')] : []),
    ]),
    ...(agreement.notice === 'not-stated' ? [] : agreement.notice.flatMap((notice) => noticeFacts(agreement, notice))),
    ...agreement.amendments.map((one) => says(one.clause, one.what, 'Änderung')),
    ...agreement.reviewCycles.flatMap((one) => [
      says(one.clause, one.every ? `${one.what}, ${everySpan(one.every)}` : one.what, 'Überprüfung'),
      ...one.history.map((event) => says(event.clause, event.what, 'Überprüfung')),
    ]),
    ...(agreement.resolutionPath
      ? [
          says(agreement.resolutionPath.proposal.clause, agreement.resolutionPath.proposal.what, 'Beschlussvorschlag'),
          ...agreement.resolutionPath.steps.map((step) =>
            says(
              step.clause,
              `${longDate(step.on)}, ${step.body}: ${step.role}${step.public ? ', öffentlich' : ''}`,
              'Beratungsfolge',
            ),
          ),
        ]
      : []),
    ...agreement.rights.map((one) =>
      says(one.clause, `${list(one.holders.map((id) => partnerName(agreement, id)))}: ${one.what}`, 'Recht'),
    ),
    ...(agreement.particulars ?? []).map((one) => says(one.clause, one.what, 'Angabe')),
    ...agreement.dataRules.map((one) => says(one.clause, one.what, 'Datenschutz')),
    ...agreement.goals.map((one) => says(one.clause, one.what, 'Ziel')),
    ...agreement.funding.map((one) => says(one.clause, one.what, 'Finanzierung')),
    ...agreement.history.map((one) => says(one.clause, `${one.on}: ${one.what}`, 'Ereignis')),
    ...agreement.attachments.map((one) =>
      says(one.clause, `${one.what}${one.present ? '' : ' (liegt nicht vor)'}`, 'Anlage'),
    ),
    ...agreement.placeholders.map((one) => says(one.clause, one.what, 'Platzhalter')),
  ]
}
