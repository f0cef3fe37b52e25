/** Terms of a termination in words. */

import { type Agreement, partnerName } from '#src/agreements/lookup.ts'
import type { LocalDate } from '#src/calendar/local-date.ts'
import { list, longDate, span } from '#src/speech/parts/format.ts'
import type { Group, Reply, Statement } from '#src/speech/parts/reply.ts'
import { computed, says } from '#src/speech/parts/statement.ts'

type Terms = Exclude<Agreement['notice'], 'not-stated'>[number]

const TO = { 'year-end': 'zum Jahresende', 'quarter-end': 'zum Ende eines Quartals', 'any-time': 'jederzeit' } as const

/** "Träger der freien Jugendhilfe", "jeder Kooperationspartner" */
export function who(agreement: Agreement, notice: Terms): string {
  if (notice.by.length > 0) return list(notice.by.map((id) => partnerName(agreement, id)))
  return notice.singlyOrTogether === 'singly'
    ? 'jeder Kooperationspartner'
    : 'die Kooperationspartner (einzeln oder nur gemeinsam: nicht geregelt)'
}

/** "sechs Monate zum Jahresende", "fristlos" */
export function terms(notice: Terms): string {
  const period = notice.period ? `${span(notice.period)} ${notice.to ? TO[notice.to] : ''}`.trim() : 'fristlos'
  return notice.kind === 'extraordinary' ? `außerordentlich, ${period}` : period
}

/** One set of terms as statements. What the document leaves open is said as such. */
export function sayNotice(agreement: Agreement, notice: Terms): readonly Statement[] {
  return [
    says(notice.clause, `${who(agreement, notice)}: ${terms(notice)}`, 'Kündigung'),
    ...(notice.form ? [says(notice.clause, notice.form, 'Form')] : []),
    notice.reason
      ? says(notice.clause, notice.reason, 'Grund')
      : says(notice.clause, 'kein Grund erforderlich', 'Grund'),
    notice.effect === 'not-stated'
      ? says(notice.clause, 'nicht geregelt', 'Folge')
      : says(notice.effect.clause, notice.effect.what, 'Folge'),
    ...notice.notes.map((note) => says(note.clause, note.what, 'Hinweis')),
  ]
}

/** The next end that a termination received from today on can reach, with the last day of receipt. */
export interface Reachable {
  readonly notice: Terms
  readonly receivedBy: LocalDate
  readonly endsOn: LocalDate
}

/** "/kündigung" @param missed a year that was asked for and in which no end can be reached */
export function noticeAnswer(agreement: Agreement, next: readonly Reachable[], missed?: number): Reply {
  if (agreement.notice === 'not-stated') {
    return {
      answer: `${agreement.short}: Eine Kündigung ist in diesem Dokument nicht geregelt.`,
      notes: [`Dokument: ${agreement.status.what}`],
      actions: [{ label: 'Vereinbarung anzeigen', does: { say: `/vereinbarung ${agreement.region}` } }],
    }
  }
  const groups = agreement.notice.map((notice): Group => {
    const reachable = next.find((one) => one.notice === notice)
    return {
      title: `${who(agreement, notice)}: ${terms(notice)}`,
      statements: [...sayNotice(agreement, notice).slice(1), ...(reachable ? [receipt(notice, reachable)] : [])],
    }
  })
  const [first] = next
  const clauses = agreement.notice.flatMap(({ clause }) => clause)
  const unclear = agreement.contradictions.filter(
    ({ clause, what }) => /kündig/i.test(what) && clause.some((one) => clauses.includes(one)),
  )
  return {
    answer: `${missed === undefined ? '' : `Ein Ende im Jahr ${missed} ist nicht erreichbar. `}${headline(agreement, first)}`,
    groups,
    notes: [
      ...unclear.map(({ what }) => what),
      'Eine Kündigungsfrist verschiebt sich nicht, auch wenn der letzte Tag auf ein Wochenende oder einen Feiertag fällt.',
      'Ich kündige keine Vereinbarung. Maßgeblich ist der Zugang beim anderen Partner.',
    ],
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
  return `${agreement.short}: Kündigung ${first.notice.period ? `mit einer Frist von ${span(first.notice.period, 'dative')} ` : ''}${first.notice.to ? TO[first.notice.to] : ''}. Für ein Ende am ${longDate(first.endsOn)} muss sie spätestens am ${longDate(first.receivedBy)} zugehen.`
}

const receipt = (notice: Terms, { receivedBy, endsOn }: Reachable): Statement =>
  computed(notice.clause, `${longDate(receivedBy)} für ein Ende am ${longDate(endsOn)}`, 'Letzter Tag des Zugangs')
