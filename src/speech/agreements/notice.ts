/** Terms of a termination in words. */

import { type Agreement, partnerName } from '#src/agreements/lookup.ts'
import { NORMS } from '#src/agreements/stated.ts'
import type { LocalDate } from '#src/calendar/local-date.ts'
import { practicalReceipt } from '#src/duties/reachable-end.ts'
import { freeDay } from '#src/speech/duties/legal-shift.ts'
import { list, longDate, places, plainDate, span } from '#src/speech/parts/format.ts'
import type { Group, Reply, Statement } from '#src/speech/parts/reply.ts'
import { byLaw, computed, says } from '#src/speech/parts/statement.ts'
import { legalNotes, unclearGroup } from './beside-text.ts'
import { isLeftOpen, leftOpen, missingPart } from './silence.ts'

type NoticeTerms = Exclude<Agreement['notice'], 'not-stated'>[number]

const TO = { 'year-end': 'zum Jahresende', 'quarter-end': 'zum Ende eines Quartals', 'any-time': 'jederzeit' } as const

/** "Träger der freien Jugendhilfe", "jeder Kooperationspartner" */
export function who(agreement: Agreement, notice: NoticeTerms): string {
  if (notice.by.length > 0) return list(notice.by.map((id) => partnerName(agreement, id)))
  return notice.singlyOrTogether === 'singly' ? 'jeder Kooperationspartner' : 'die Kooperationspartner'
}

/** "sechs Monate zum Jahresende", "fristlos" */
export function terms(notice: NoticeTerms): string {
  const period = notice.period ? `${span(notice.period)} ${notice.to ? TO[notice.to] : ''}`.trim() : 'fristlos'
  return notice.kind === 'extraordinary' ? `außerordentlich, ${period}` : period
}

/** One set of terms as statements. What the document leaves open is said as such. */
export function sayNotice(agreement: Agreement, notice: NoticeTerms): readonly Statement[] {
  return [
    says(notice.clause, `${who(agreement, notice)}: ${terms(notice)}`, 'Kündigung'),
    ...(isOpenWho(notice) ? [says(notice.clause, leftOpen(agreement), 'Durch einen Partner allein')] : []),
    ...(notice.form ? [says(notice.clause, notice.form, 'Form')] : []),
    says(notice.clause, reason(notice), 'Grund'),
    notice.effect === 'not-stated'
      ? says(notice.clause, leftOpen(agreement), 'Folge')
      : says(notice.effect.clause, notice.effect.what, 'Folge'),
    ...notice.notes.map((note) => says(note.clause, note.what, 'Hinweis')),
  ]
}

/** The same where nothing stands above it: each part says whose termination it is about. */
export const noticeFacts = (agreement: Agreement, notice: NoticeTerms): readonly Statement[] =>
  sayNotice(agreement, notice).map((one) =>
    one.label === 'Kündigung' ? one : { ...one, label: `Kündigung (${who(agreement, notice)}), ${one.label}` },
  )

/** For an important reason each of them may, whatever the text says. */
const isOpenWho = ({ by, kind, singlyOrTogether }: NoticeTerms): boolean =>
  by.length === 0 && kind === 'ordinary' && singlyOrTogether === 'not-stated'

function reason({ reason, withoutReason, clause }: NoticeTerms): string {
  if (reason) return reason
  return withoutReason ? 'ohne Angabe von Gründen' : `in ${places(clause)} nicht genannt`
}

/** The next end that a termination received from today on can reach, with the last day of receipt. */
export interface Reachable {
  readonly notice: NoticeTerms
  readonly receivedBy: LocalDate
  readonly endsOn: LocalDate
}

/** "/kündigung" @param missed a year that was asked for and in which no end can be reached */
export function noticeAnswer(agreement: Agreement, next: readonly Reachable[], missed?: number): Reply {
  if (agreement.notice === 'not-stated') {
    return {
      answer: `${agreement.short}: ${isLeftOpen(agreement, 'Eine Kündigung', 'Kündigung')}`,
      statements: missingPart(agreement),
      notes: [`Dokument: ${agreement.status.what}`],
      actions: [{ label: 'Vereinbarung anzeigen', does: { say: `/vereinbarung ${agreement.region}` } }],
    }
  }
  const groups = agreement.notice.map((notice): Group => {
    const reachable = next.find((one) => one.notice === notice)
    return {
      title: `${who(agreement, notice)}: ${terms(notice)}`,
      statements: [...(reachable ? receipt(reachable, agreement.land) : []), ...sayNotice(agreement, notice).slice(1)],
    }
  })
  const [first] = next
  const clauses = agreement.notice.flatMap(({ clause }) => clause)
  const unclear = agreement.contradictions.filter(
    ({ clause, what }) => /kündig/i.test(what) && clause.some((one) => clauses.includes(one)),
  )
  const law: Group = { title: 'Rechtslage', statements: [...lawOnNotice(agreement, clauses), STAYS] }
  return {
    answer: `${missed === undefined ? '' : `Ein Ende im Jahr ${missed} ist nicht erreichbar. `}${headline(agreement, first)}`,
    groups: [
      // Where the first sentence has the terms, the law that decides about them comes next.
      ...(first ? [law, ...groups] : [...groups, law]),
      ...unclearGroup(unclear),
    ],
    notes: ['Ich kündige keine Vereinbarung. Maßgeblich ist der Zugang beim anderen Partner.'],
    actions: [
      { label: 'Vereinbarung anzeigen', does: { say: `/vereinbarung ${agreement.region}` } },
      { label: 'Fristen anzeigen', does: { say: `/fristen ${agreement.region}` } },
    ],
  }
}

function headline(agreement: Agreement, first: Reachable | undefined): string {
  if (agreement.status.state === 'notConcluded') {
    return `${agreement.short}: Das Dokument ist nicht geschlossen. Es sieht diese Kündigungsregeln vor.`
  }
  if (!first) return `${agreement.short}: So ist die Kündigung geregelt.`
  return `${agreement.short}: Kündigung ${first.notice.period ? `mit einer Frist von ${span(first.notice.period, 'dative')} ` : ''}${first.notice.to ? TO[first.notice.to] : ''}. Für ein Ende am ${longDate(first.endsOn)} muss sie spätestens am ${receiptDay(first.receivedBy, agreement.land)} zugehen.`
}

/** What the law says beside the clauses on a termination, the shortest first: on a phone it stays in view. */
export const lawOnNotice = (agreement: Agreement, clauses: readonly string[]): readonly Statement[] =>
  legalNotes(agreement.legalNotes.filter(({ clause }) => clause?.some((one) => clauses.includes(one)))).toSorted(
    (one, other) => one.text.length - other.text.length,
  )

const STAYS = byLaw(
  NORMS.noticeStays,
  'Der letzte Tag des Zugangs verschiebt sich nicht auf den nächsten Werktag. Ob das auch für öffentlich-rechtliche Verträge gilt, ist nicht geklärt; sicher ist der frühere Tag.',
)

/** The last day by reckoning; where it is no working day, also by when it has to be there in practice. */
export function receipt({ notice, receivedBy, endsOn }: Reachable, land: Agreement['land']): readonly Statement[] {
  const practical = practicalReceipt(receivedBy, land)
  return [
    computed(notice.clause, `${longDate(receivedBy)} für ein Ende am ${longDate(endsOn)}`, 'Letzter Tag des Zugangs'),
    ...(practical
      ? [
          byLaw(
            NORMS.receipt,
            `bis ${longDate(practical)}. Der ${plainDate(receivedBy)} ist ${freeDay(receivedBy, land)}: Ein Schreiben geht dann meist erst danach zu, also zu spät.`,
            'Praktisch',
          ),
        ]
      : []),
  ]
}

/** "Mi., 30.06.2027"; where that is no working day, also the one before: "So., 30.06.2030, praktisch bis Fr., 28.06.2030" */
export function receiptDay(receivedBy: LocalDate, land: Agreement['land']): string {
  const practical = practicalReceipt(receivedBy, land)
  return practical ? `${longDate(receivedBy)}, praktisch bis ${longDate(practical)},` : longDate(receivedBy)
}
