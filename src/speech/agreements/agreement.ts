/** "/vereinbarung": the fact sheet, one clause, or a search. */

import { firstPlaces } from '#src/agreements/clauses.ts'
import { type Agreement, meetingCommittees } from '#src/agreements/lookup.ts'
import { count, list, longDate, places, quoted } from '#src/speech/parts/format.ts'
import type { Reply, Statement } from '#src/speech/parts/reply.ts'
import { says } from '#src/speech/parts/statement.ts'
import { legalNotes } from './agreement-facts.ts'
import { terms, who } from './notice.ts'

/** More hits than this are no answer: the search is to be narrowed. */
const MOST_HITS = 12

const actionsFor = (agreement: Agreement) => [
  { label: 'Gremien anzeigen', does: { say: `/gremien ${agreement.region}` } },
  { label: 'Fristen anzeigen', does: { say: `/fristen ${agreement.region}` } },
  { label: 'Kündigungsfrist', does: { say: `/kündigung ${agreement.region}` } },
]

export function factSheet(agreement: Agreement): Reply {
  const [first, ...others] = agreement.partners
  const open: string[] = []
  const statements: Statement[] = [
    says(agreement.status.clause, agreement.status.what, 'Stand'),
    ...(first
      ? [says(firstPlaces([first, ...others]), list(agreement.partners.map(({ name }) => name)), 'Partner')]
      : []),
  ]
  if (agreement.inForce === 'not-stated') open.push('Inkrafttreten')
  else if (agreement.inForce.from === 'open')
    statements.push(says(agreement.inForce.clause, 'Datum noch offen', 'In Kraft ab'))
  else statements.push(says(agreement.inForce.clause, longDate(agreement.inForce.from), 'In Kraft ab'))

  if (agreement.ends === 'not-stated') open.push('Ende')
  else if (agreement.ends === 'unlimited') open.push('Enddatum (unbefristet)')
  else statements.push(says(agreement.ends.clause, longDate(agreement.ends.on), 'Letzter Tag'))

  if (agreement.notice === 'not-stated') open.push('Kündigung')
  else
    for (const notice of agreement.notice)
      statements.push(says(notice.clause, `${who(agreement, notice)}: ${terms(notice)}`, 'Kündigung'))

  if (agreement.resolutionPath) {
    const { steps, result } = agreement.resolutionPath
    for (const step of steps)
      statements.push(says(step.clause, `${longDate(step.on)}, ${step.body}: ${step.role}`, 'Beratungsfolge'))
    if (result === 'unknown') open.push('Ergebnis der Beratung')
  }
  for (const cycle of agreement.reviewCycles) statements.push(says(cycle.clause, cycle.what, 'Überprüfung'))
  const missing = agreement.attachments.filter(({ present }) => !present)
  const bodies = meetingCommittees(agreement).length
  return {
    answer: headline(agreement),
    statements: [
      ...statements,
      ...legalNotes(agreement.legalNotes.filter(({ about, clause }) => about.length === 0 && !clause)),
    ],
    notes: [
      `Enthält ${count(bodies, 'Gremium', 'Gremien')}, ${count(agreement.duties.length, 'Pflicht', 'Pflichten')}, ${count(agreement.contradictions.length, 'unklare Stelle', 'unklare Stellen')}.`,
      ...(agreement.placeholders.length > 0
        ? [`Offene Stellen im Text: ${agreement.placeholders.map(({ what }) => what.replace(/\.$/u, '')).join('; ')}.`]
        : []),
      ...(missing.length > 0 ? [`Nicht vorliegende Anlagen: ${missing.map(({ what }) => what).join('; ')}.`] : []),
      ...openTopics([...open, ...agreement.notRegulated]),
      `Einzelne Stellen: „/vereinbarung ${agreement.region} Ziffer 5“, oder ein Suchwort.`,
    ],
    actions: actionsFor(agreement),
  }
}

const openTopics = (topics: readonly string[]): readonly string[] =>
  topics.length > 0 ? [`Nicht geregelt: ${[...new Set(topics)].join(', ')}.`] : []

function headline(agreement: Agreement): string {
  const decision = agreement.resolutionPath?.steps.at(-1)
  if (agreement.resolutionPath?.result === 'unknown' && decision) {
    return `${agreement.name} (${agreement.short}): Die Entscheidung war für ${longDate(decision.on)} im Gremium ${decision.body} vorgesehen. Das Ergebnis ist nicht aktenkundig.`
  }
  return `${agreement.name} (${agreement.short}).`
}

/** What a clause says, with what is contradictory in it and what law came later. */
export function clauseAnswer(agreement: Agreement, asked: string, facts: readonly Statement[]): Reply {
  if (facts.length === 0) {
    return {
      answer: `${agreement.short}: Zu ${places([asked])} ist nichts hinterlegt.`,
      notes: ['Hinterlegt sind die Fakten der Vereinbarung mit ihrer Ziffer, nicht ihr Wortlaut.'],
      actions: [{ label: 'Übersicht', does: { say: `/vereinbarung ${agreement.region}` } }],
    }
  }
  return {
    answer: `${agreement.short}, ${places([asked])}:`,
    statements: facts,
    actions: actionsFor(agreement).slice(1),
  }
}

/** Facts that contain the searched words. */
export function searchAnswer(agreement: Agreement, asked: string, hits: readonly Statement[]): Reply {
  if (hits.length === 0) {
    return {
      answer: `${agreement.short}: Zu ${quoted(asked)} ist nichts hinterlegt. Das kann bedeuten, dass es nicht geregelt ist.`,
      notes: ['Durchsucht sind alle hinterlegten Fakten dieser Vereinbarung, nicht ihr Wortlaut.'],
      actions: [{ label: 'Übersicht', does: { say: `/vereinbarung ${agreement.region}` } }],
    }
  }
  const more = hits.length - MOST_HITS
  return {
    answer: `${agreement.short}: ${count(hits.length, 'Fundstelle', 'Fundstellen')} zu ${quoted(asked)}.`,
    statements: hits.slice(0, MOST_HITS),
    notes:
      more > 0
        ? [
            `Weitere ${count(more, 'Fundstelle wird', 'Fundstellen werden')} nicht gezeigt. Bitte das Suchwort genauer wählen.`,
          ]
        : [],
    actions: actionsFor(agreement).slice(1),
  }
}

/** A topic that the document leaves open by name, e.g. "Ladungsfrist". */
/** @param beside facts that speak of it all the same */
export const openTopic = (agreement: Agreement, topic: string, beside: readonly Statement[]): Reply => ({
  answer: `${agreement.short}: ${topic} ist nicht geregelt.`,
  statements: beside,
  actions: [{ label: 'Übersicht', does: { say: `/vereinbarung ${agreement.region}` } }],
})
