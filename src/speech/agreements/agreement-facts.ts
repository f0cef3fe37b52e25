/** Everything an agreement says, fact by fact with its clause: for looking up a clause and for searching. */
import type { Contradiction, LegalNote } from '#src/agreements/agreement.ts'
import { type Clauses, firstPlaces } from '#src/agreements/clauses.ts'
import type { FactTopic } from '#src/agreements/fact-topic.ts'
import { type Agreement, partnerName } from '#src/agreements/lookup.ts'
import type { Clause } from '#src/agreements/stated.ts'
import { dutyFact, dutyLabelOf, plainDutyFact } from '#src/speech/duties/duty.ts'
import { everySpan, list, longDate } from '#src/speech/parts/format.ts'
import type { Statement } from '#src/speech/parts/reply.ts'
import { says } from '#src/speech/parts/statement.ts'
import { contradictions, legalNotes } from './beside-text.ts'
import { ofCommittee } from './committee-facts.ts'
import { noticeFacts } from './notice.ts'
import { missingPart } from './silence.ts'
import type { StatementOnTopic } from './statement-on-topic.ts'

/** A fact and every clause under which somebody would look for it. */
export interface Fact extends StatementOnTopic {
  readonly clauses: readonly Clause[]
  /** Of which unclear place or which law it is a part; absent: the document says it of itself. */
  readonly beside?: Contradiction | LegalNote
}

/** Where an office is, or by which number it is reached, as the document prints it. */
export const isOfficeContact = ({ topic, statement: { text } }: Fact): boolean =>
  topic === 'address' || (topic === 'department' && /Telefon|E-Mail|@/u.test(text))

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

const of = (topic: FactTopic, statements: readonly Statement[], about?: string): readonly StatementOnTopic[] =>
  statements.map((statement) => ({ topic, statement, ...(about !== undefined && { about }) }))

/** No end is agreed: that rests on the clause by which it is in force, as no other speaks of its time. */
export const unlimited = ({ inForce, status }: Agreement): Statement =>
  says(inForce === 'not-stated' ? status.clause : inForce.clause, 'unbefristet (kein Enddatum vereinbart)', 'Laufzeit')

/** "Dezernent Torsten Göpfert" */
const rapporteurOf = ({ rapporteur }: NonNullable<Agreement['resolutionPath']>): readonly Statement[] =>
  rapporteur
    ? [
        says(
          rapporteur.clause,
          [rapporteur.function, rapporteur.name].filter((part) => part).join(' '),
          'Berichterstattung',
        ),
      ]
    : []

function writtenFacts(agreement: Agreement): readonly StatementOnTopic[] {
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
            ...rapporteurOf(agreement.resolutionPath),
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
        says(
          one.clause,
          `${list(one.holders.map((id) => partnerName(agreement, id)))}${one.holdersDerived ? ' (im Text nicht genannt)' : ''}: ${one.what}`,
          'Recht',
        ),
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
