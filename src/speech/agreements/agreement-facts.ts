/** Everything an agreement says, fact by fact with its clause: for looking up a clause and for searching. */
import type { Contradiction, LegalNote } from '#src/agreements/agreement.ts'
import { type Clauses, firstPlaces } from '#src/agreements/clauses.ts'
import type { FactTopic } from '#src/agreements/fact-topic.ts'
import { type Agreement, type Committee, partnerName } from '#src/agreements/lookup.ts'
import type { Clause } from '#src/agreements/stated.ts'
import { dutyFact, dutyLabelOf, plainDutyFact } from '#src/speech/duties/duty.ts'
import { count, everySpan, list, longDate } from '#src/speech/parts/format.ts'
import type { Statement } from '#src/speech/parts/reply.ts'
import { says } from '#src/speech/parts/statement.ts'
import { contradictions, legalNotes } from './beside-text.ts'
import { sayCadence } from './cadence.ts'
import { noticeFacts } from './notice.ts'
import { missingPart } from './silence.ts'

function ofCommittee(agreement: Agreement, committee: Committee): readonly TopicalStatement[] {
  const { order } = committee
  const say = (topic: FactTopic, clauses: Clauses, text: string, label: string): TopicalStatement => ({
    topic,
    about: committee.id,
    statement: says(clauses, text, `${committee.short}, ${label}`),
  })
  return [
    say('body', committee.clause, committee.name, 'Gremium'),
    ...(committee.cadence === 'not-stated'
      ? []
      : [say('cadence', committee.cadence.clause, sayCadence(committee.cadence), 'Turnus')]),
    ...(committee.cadence === 'not-stated'
      ? []
      : committee.cadence.elsewhere.map((one) => say('cadence', one.clause, one.what, 'Turnus'))),
    ...(committee.scope ? [say('scope', committee.clause, SCOPE[committee.scope], 'Zielgruppe')] : []),
    ...leadOf(committee).map(({ clauses, text, label }) => say('invitationLead', clauses, text, label)),
    ...committee.participants.map((one) =>
      say('participants', one.clause, participant(agreement, one), 'Teilnehmende'),
    ),
    ...committee.guests.map((one) => say('guests', one.clause, one.what, 'Gäste')),
    ...(committee.convener
      ? [say('convener', committee.convener.clause, convenerOf(agreement, committee.convener), 'Einberufung')]
      : []),
    ...(committee.secretariat
      ? [
          say('secretariat', committee.secretariat.clause, rotation(committee.secretariat), 'Geschäftsführung'),
          ...firstSecretariat(agreement, committee.secretariat.first).map(({ clauses, text, label }) =>
            say('secretariat', clauses, text, `Geschäftsführung, ${label}`),
          ),
        ]
      : []),
    ...(committee.limitedUntil
      ? [
          say(
            'limit',
            committee.limitedUntil.clause,
            `bis ${longDate(committee.limitedUntil.on)}${committee.limitedUntil.provisional ? ' (zunächst)' : ''}`,
            'Befristung',
          ),
        ]
      : []),
    ...committee.jointMeetings.map((one) =>
      say('jointMeeting', one.clause, jointMeeting(agreement, one), 'gemeinsame Sitzung'),
    ),
    ...(order
      ? order.readings.map((reading, at, all) =>
          say('order', order.clause, reading, all.length > 1 ? `Lesart ${at + 1}` : 'Reihenfolge'),
        )
      : []),
    ...committee.notes.map((one) => say('bodyNote', one.clause, one.what, 'Hinweis')),
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

interface TopicalStatement {
  readonly topic: FactTopic
  /** Id of the committee, duty or partner it speaks of. */
  readonly about?: string
  readonly statement: Statement
}

/** A fact and every clause under which somebody would look for it. */
export interface Fact extends TopicalStatement {
  readonly clauses: readonly Clause[]
  /** Of which unclear place or which law it is a part; absent: the document says it of itself. */
  readonly beside?: Contradiction | LegalNote
}

/** All facts in the order of a fact sheet; later law last, under the clauses it concerns. */
export function allFacts(agreement: Agreement): readonly Fact[] {
  const clausesOf = (id: string): readonly Clause[] =>
    [...agreement.duties, ...agreement.committees].find((one) => one.id === id)?.clause ?? []
  return [
    ...writtenFacts(agreement).map((fact) => ({
      ...fact,
      clauses: fact.statement.basis.kind === 'agreement' ? fact.statement.basis.clauses : [],
    })),
    ...agreement.contradictions.flatMap((one) =>
      contradictions([one]).map((statement) => ({
        topic: 'unclear' as const,
        clauses: one.clause,
        statement,
        beside: one,
      })),
    ),
    ...agreement.legalNotes.flatMap((note) =>
      legalNotes([note]).map((statement) => ({
        topic: 'law' as const,
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

const of = (topic: FactTopic, statements: readonly Statement[], about?: string): readonly TopicalStatement[] =>
  statements.map((statement) => ({ topic, statement, ...(about !== undefined && { about }) }))

/** No end is agreed: that rests on the clause by which it is in force, as no other speaks of its time. */
export const unlimited = ({ inForce, status }: Agreement): Statement =>
  says(inForce === 'not-stated' ? status.clause : inForce.clause, 'unbefristet (kein Enddatum vereinbart)', 'Laufzeit')

function writtenFacts(agreement: Agreement): readonly TopicalStatement[] {
  return [
    ...of('status', [says(agreement.status.clause, agreement.status.what, 'Stand')]),
    ...of('missing', missingPart(agreement)),
    ...of('subject', agreement.subject ? [says(headOf(agreement), agreement.subject, 'Gegenstand')] : []),
    ...of(
      'partner',
      agreement.partners.map((one) =>
        says(one.clause, [one.name, one.role].filter((part) => part).join(': '), 'Partner'),
      ),
    ),
    ...agreement.partners.flatMap((one) => [
      ...of(
        'representative',
        one.representedBy
          ? [says(headOf(agreement, one), `${one.short}: ${one.representedBy}`, 'Vertreten durch')]
          : [],
        one.id,
      ),
      ...of(
        'address',
        one.address ? [says(headOf(agreement, one), `${one.short}: ${one.address}`, 'Anschrift')] : [],
        one.id,
      ),
      ...of(
        'department',
        one.departments.map(({ clause, name, note }) =>
          says(clause, `${one.short}: ${name}${note ? ` (${note})` : ''}`, 'Organisationseinheit'),
        ),
        one.id,
      ),
    ]),
    ...of(
      'thirdParty',
      agreement.thirdParties.map((one) => says(one.clause, one.what, one.name)),
    ),
    ...of(
      'signed',
      agreement.signed === 'not-stated'
        ? []
        : [
            says(
              agreement.signed.clause,
              [longDate(agreement.signed.on), agreement.signed.place, agreement.signed.note]
                .filter((part) => part)
                .join(', '),
              'Unterzeichnet',
            ),
          ],
    ),
    ...of(
      'signatory',
      agreement.signatories.map((one) =>
        says(
          one.clause,
          [one.name, `${one.function} (bei Unterzeichnung)`].filter((part) => part).join(', '),
          'Unterschrift',
        ),
      ),
    ),
    ...of(
      'inForce',
      agreement.inForce === 'not-stated'
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
          ],
    ),
    ...of(
      'ends',
      typeof agreement.ends === 'string'
        ? agreement.ends === 'unlimited'
          ? [unlimited(agreement)]
          : []
        : [says(agreement.ends.clause, longDate(agreement.ends.on), 'Letzter Tag')],
    ),
    ...of(
      'documentDate',
      agreement.documentDates.map((one) => says(one.clause, `${one.on}: ${one.what}`, 'Datum im Dokument')),
    ),
    ...of(
      'predecessor',
      agreement.predecessors.map((one) => says(one.clause, one.what, 'Vorläufer')),
    ),
    ...of(
      'legalBasis',
      agreement.legalBasis.map((one) =>
        says(one.clause, [one.norm, one.what].filter((part) => part).join(': '), 'Rechtsgrundlage'),
      ),
    ),
    ...agreement.committees.flatMap((committee) => ofCommittee(agreement, committee)),
    ...agreement.duties.flatMap((duty) => [
      ...of(
        'duty',
        [
          {
            ...says(duty.clause, dutyFact(duty, agreement, 'named'), dutyLabelOf(duty)),
            ...plainDutyFact(duty),
          },
        ],
        duty.id,
      ),
      ...of('sanction', duty.sanction ? [says(duty.sanction.clause, duty.sanction.what, 'Folge')] : [], duty.id),
    ]),
    ...of(
      'notice',
      agreement.notice === 'not-stated' ? [] : agreement.notice.flatMap((notice) => noticeFacts(agreement, notice)),
    ),
    ...of(
      'amendment',
      agreement.amendments.map((one) => says(one.clause, one.what, 'Änderung')),
    ),
    ...of(
      'review',
      agreement.reviewCycles.flatMap((one) => [
        says(one.clause, one.every ? `${one.what}, ${everySpan(one.every)}` : one.what, 'Überprüfung'),
        ...one.history.map((event) => says(event.clause, event.what, 'Überprüfung')),
      ]),
    ),
    ...of(
      'resolution',
      agreement.resolutionPath
        ? [
            says(
              agreement.resolutionPath.proposal.clause,
              agreement.resolutionPath.proposal.what,
              'Beschlussvorschlag',
            ),
            ...agreement.resolutionPath.steps.map((step) =>
              says(
                step.clause,
                `${longDate(step.on)}, ${step.body}: ${step.role}${step.public ? ', öffentlich' : ''}`,
                'Beratungsfolge',
              ),
            ),
          ]
        : [],
    ),
    ...of(
      'right',
      agreement.rights.map((one) =>
        says(one.clause, `${list(one.holders.map((id) => partnerName(agreement, id)))}: ${one.what}`, 'Recht'),
      ),
    ),
    ...of(
      'particular',
      (agreement.particulars ?? []).map((one) => says(one.clause, one.what, 'Angabe')),
    ),
    ...of(
      'dataRule',
      agreement.dataRules.map((one) => says(one.clause, one.what, 'Datenschutz')),
    ),
    ...of(
      'goal',
      agreement.goals.map((one) => says(one.clause, one.what, 'Ziel')),
    ),
    ...of(
      'funding',
      agreement.funding.map((one) => says(one.clause, one.what, 'Finanzierung')),
    ),
    ...of(
      'history',
      agreement.history.map((one) => says(one.clause, `${one.on}: ${one.what}`, 'Ereignis')),
    ),
    ...of(
      'attachment',
      agreement.attachments.map((one) =>
        says(one.clause, `${one.what}${one.present ? '' : ' (liegt nicht vor)'}`, 'Anlage'),
      ),
    ),
    ...of(
      'placeholder',
      agreement.placeholders.map((one) => says(one.clause, one.what, 'Platzhalter')),
    ),
  ]
}

/** A fact as it is searched: with the words by which what it is about is meant elsewhere. */
export interface SearchableFact {
  readonly topic: FactTopic
  readonly about?: string
  readonly text: string
  readonly also: string
  readonly clauses: readonly Clause[]
  /** Beside the text: unclear places, later law. */
  readonly isBeside: boolean
  /** Absent: the document leaves it open. */
  readonly fact?: Fact
}

/** What the document's own list leaves open, and what no field of it tells. */
const openTopicsOf = ({ notRegulated, inForce, ends, notice, signed }: Agreement): readonly string[] => [
  ...new Set([
    ...notRegulated,
    ...(inForce === 'not-stated' ? ['Inkrafttreten'] : []),
    ...(ends === 'not-stated' ? ['Laufzeit'] : []),
    ...(notice === 'not-stated' ? ['Kündigung'] : []),
    ...(signed === 'not-stated' ? ['Unterzeichnung'] : []),
  ]),
]

/** All facts, and what the document leaves open, in a fixed order. */
export function searchableFacts(agreement: Agreement): readonly SearchableFact[] {
  const meant = new Map<string, string>([
    ...agreement.committees.map(({ id, name, short, aliases }) => [id, [name, short, ...aliases].join(' ')] as const),
    ...agreement.duties.map(({ id, title = '', what: said }) => [id, `${title} ${said}`] as const),
    ...agreement.partners.map(({ id, name, aliases }) => [id, [name, ...aliases].join(' ')] as const),
  ])
  return [
    ...allFacts(agreement).map((fact) => ({
      topic: fact.topic,
      ...(fact.about !== undefined && { about: fact.about }),
      text: `${fact.statement.label ?? ''} ${fact.statement.text}`,
      also: fact.about === undefined ? '' : (meant.get(fact.about) ?? ''),
      clauses: fact.clauses,
      isBeside: fact.beside !== undefined,
      fact,
    })),
    ...openTopicsOf(agreement).map((topic) => ({
      topic: 'leftOpen' as const,
      text: topic,
      also: '',
      clauses: [],
      isBeside: false,
    })),
  ]
}
