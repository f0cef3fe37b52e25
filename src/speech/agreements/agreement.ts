/** "/vereinbarung": the fact sheet, one clause, or a search. */

import { firstPlaces } from '#src/agreements/clauses.ts'
import type { Agreement } from '#src/agreements/lookup.ts'
import { amountOf } from '#src/speech/duties/duty.ts'
import { capital, count, list, longDate, places, quoted } from '#src/speech/parts/format.ts'
import type { Group, Reply, Statement } from '#src/speech/parts/reply.ts'
import { says } from '#src/speech/parts/statement.ts'
import { agreementFacts } from '#src/speech/plain/agreement.ts'
import { type Fact, unlimited } from './agreement-facts.ts'
import { emptied, legalNotes } from './beside-text.ts'
import { terms, who } from './notice.ts'
import { leftOpen, missingPart, openTopics } from './silence.ts'

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
  if (agreement.ends === 'not-stated') open.push('Ende')
  if (agreement.notice === 'not-stated') open.push('Kündigung')
  statements.push(...beginning(agreement), ...end(agreement), ...notices(agreement))

  if (agreement.resolutionPath) {
    const { steps, result } = agreement.resolutionPath
    for (const step of steps)
      statements.push(says(step.clause, `${longDate(step.on)}, ${step.body}: ${step.role}`, 'Beratungsfolge'))
    if (result === 'unknown') open.push('Ergebnis der Beratung')
  }
  for (const cycle of agreement.reviewCycles) statements.push(says(cycle.clause, cycle.what, 'Überprüfung'))
  const missing = agreement.attachments.filter(({ present }) => !present)
  return {
    answer: headline(agreement),
    statements: [
      ...statements,
      ...missingPart(agreement),
      ...legalNotes(agreement.legalNotes.filter(({ about, clause }) => about.length === 0 && !clause)),
    ],
    notes: [
      `Enthält ${amountOf(agreement.duties)}, ${count(agreement.contradictions.length, 'unklare Stelle', 'unklare Stellen')}.`,
      ...(agreement.placeholders.length > 0
        ? [`Offene Stellen im Text: ${agreement.placeholders.map(({ what }) => what.replace(/\.$/u, '')).join('; ')}.`]
        : []),
      ...(missing.length > 0 ? [`Nicht vorliegende Anlagen: ${missing.map(({ what }) => what).join('; ')}.`] : []),
      ...openTopics(agreement, [...open, ...agreement.notRegulated]),
      `Einzelne Stellen: „/vereinbarung ${agreement.region} ${exampleClause(agreement)}“, oder ein Suchwort.`,
    ],
    actions: actionsFor(agreement),
  }
}

function beginning({ inForce }: Agreement): readonly Statement[] {
  if (inForce === 'not-stated') return []
  return [says(inForce.clause, inForce.from === 'open' ? 'Datum noch offen' : longDate(inForce.from), 'In Kraft ab')]
}
function end(agreement: Agreement): readonly Statement[] {
  const { ends } = agreement
  if (ends === 'not-stated') return []
  return ends === 'unlimited' ? [unlimited(agreement)] : [says(ends.clause, longDate(ends.on), 'Letzter Tag')]
}
const notices = (agreement: Agreement): readonly Statement[] =>
  agreement.notice === 'not-stated'
    ? []
    : agreement.notice.map((one) => says(one.clause, `${who(agreement, one)}: ${terms(one)}`, 'Kündigung'))

/** What an agreed last day leaves open, where it was looked for. */
const extension = (agreement: Agreement): string =>
  agreement.notRegulated.includes('Verlängerung') ? ` (Verlängerung: ${leftOpen(agreement)})` : ''

/** "Laufzeit": the end first, then the beginning, and what may end it before. */
export function termAnswer(agreement: Agreement): Reply {
  const { inForce, ends, notice } = agreement
  const to =
    ends === 'not-stated'
      ? `Ende ${leftOpen(agreement)}`
      : ends === 'unlimited'
        ? 'unbefristet, ohne Enddatum'
        : `Letzter Tag ist ${longDate(ends.on)}${extension(agreement)}`
  const from =
    inForce === 'not-stated'
      ? `Inkrafttreten ${leftOpen(agreement)}`
      : inForce.from === 'open'
        ? 'Der Beginn ist noch offen'
        : `In Kraft ab ${longDate(inForce.from)}`
  return {
    answer: `${agreement.short}: ${to}. ${from}.`,
    statements: [...end(agreement), ...beginning(agreement), ...notices(agreement), ...missingPart(agreement)],
    notes: [
      ...(agreement.status.state === 'inForce' ? [] : [`Stand: ${agreement.status.what}`]),
      ...(notice === 'not-stated' ? openTopics(agreement, ['Kündigung']) : []),
    ],
    actions: actionsFor(agreement).toReversed(),
  }
}

/** " In Kraft ab Di., 01.03.2022, unbefristet.": the question it is opened for most often */
function duration({ inForce, ends }: Agreement): string {
  const from = inForce === 'not-stated' || inForce.from === 'open' ? '' : `In Kraft ab ${longDate(inForce.from)}`
  const to = ends === 'not-stated' ? '' : ends === 'unlimited' ? 'unbefristet' : `letzter Tag: ${longDate(ends.on)}`
  const said = [from, to].filter((part) => part !== '').join(', ')
  return said === '' ? '' : ` ${capital(said)}.`
}

/** A place that this document has. */
function exampleClause({ duties, committees, status }: Agreement): string {
  const [first] = [...duties, ...committees].flatMap(({ clause }) => clause)
  return places([first ?? status.clause[0] ?? '5'])
}

function headline(agreement: Agreement): string {
  const decision = agreement.resolutionPath?.steps.at(-1)
  if (agreement.resolutionPath?.result === 'unknown' && decision) {
    return `${agreement.name} (${agreement.short}): Am ${longDate(decision.on)} sollte entschieden werden (${decision.body}). Wie, ist hier nicht bekannt.`
  }
  return `${agreement.name} (${agreement.short}).${duration(agreement)}`
}

/**
 * What a clause says, with what is contradictory in it and what law came later.
 * @param away the annex that was asked for, if it is not at hand
 */
export function clauseAnswer(
  agreement: Agreement,
  asked: string,
  facts: readonly Fact[],
  away: Agreement['attachments'][number] | undefined,
): Reply {
  if (facts.length === 0 || away) {
    return {
      answer: away
        ? `${agreement.short}: ${away.what.replace(/\.$/u, '')}: liegt nicht vor.`
        : `${agreement.short}: Zu ${places([asked])} ist nichts erfasst.`,
      statements: missingPart(agreement),
      notes: [BRIEFLY],
      actions: [{ label: 'Übersicht', does: { say: `/vereinbarung ${agreement.region}` } }],
    }
  }
  const empty = facts.flatMap(({ beside }) => (beside && 'empties' in beside && beside.empties ? [beside] : []))[0]
  const written = facts.flatMap(({ statement, beside }) => (beside ? [] : [statement]))
  const plain = agreementFacts(`${agreement.region}, ${places([asked])}`, written)
  return {
    ...(plain && { plain }),
    answer: `${agreement.short}, ${places([asked])}:${empty ? ` ${emptied(empty)}` : ''}`,
    statements: written,
    groups: [
      ...aside('Unklar im Text', facts, (beside) => 'handling' in beside),
      ...aside('Spätere Rechtslage', facts, (beside) => 'since' in beside),
    ],
    actions: actionsFor(agreement).slice(1),
  }
}

/** What does not say what the clause says, behind a button of its own. */
function aside(
  title: string,
  facts: readonly Fact[],
  belongs: (beside: NonNullable<Fact['beside']>) => boolean,
): readonly Group[] {
  const those = facts.filter(({ beside }) => beside && belongs(beside))
  if (those.length === 0) return []
  return [
    {
      title,
      statements: those.map(({ statement }) => statement),
      aside: new Set(those.map(({ beside }) => beside)).size,
    },
  ]
}

const BRIEFLY = 'Erfasst sind die Regelungen in Kurzfassung mit ihrer Ziffer, nicht der vollständige Text.'

/**
 * Facts that contain the searched words.
 * @param missing words that occur in none of them: what was found says nothing of these
 * @param open a topic that is left open and was not asked for by its name
 */
export function searchAnswer(
  agreement: Agreement,
  asked: string,
  {
    hits,
    missing,
    open,
  }: { readonly hits: readonly Statement[]; readonly missing: readonly string[]; readonly open?: string },
): Reply {
  if (hits.length === 0) {
    return {
      answer: `${agreement.short}: Dazu ist nichts erfasst (${quoted(asked)}).`,
      statements: missingPart(agreement),
      notes: [BRIEFLY],
      actions: [{ label: 'Übersicht', does: { say: `/vereinbarung ${agreement.region}` } }],
    }
  }
  const more = hits.length - MOST_HITS
  const beside = [
    ...openTopics(agreement, open === undefined ? [] : [open]),
    ...(missing.length > 0 ? [`Dazu ist nichts erfasst: ${missing.map((word) => quoted(word)).join(', ')}.`] : []),
    ...(more > 0
      ? [
          `Weitere ${count(more, 'Fundstelle wird', 'Fundstellen werden')} nicht gezeigt. Bitte das Suchwort genauer wählen.`,
        ]
      : []),
  ]
  const plain = agreementFacts(`${agreement.region}, ${quoted(asked)}`, hits.slice(0, MOST_HITS))
  return {
    ...(plain && { plain: { ...plain, notes: [...(plain.notes ?? []), ...beside] } }),
    answer: `${agreement.short}: ${count(hits.length, 'Fundstelle', 'Fundstellen')} zu ${quoted(asked)}.`,
    statements: hits.slice(0, MOST_HITS),
    notes: beside,
    actions: actionsFor(agreement).slice(1),
  }
}

/**
 * A section of a law: which facts name it. It is no clause of the document.
 * @param alike the clause that has the same number, which may be what is meant
 */
export function sectionAnswer(
  agreement: Agreement,
  asked: string,
  hits: readonly Statement[],
  alike: string | undefined,
): Reply {
  const answer = searchAnswer(agreement, asked, { hits, missing: [] })
  const clause = alike === undefined ? undefined : places([alike])
  return {
    ...answer,
    notes: [
      `${quoted(asked)} ist eine Stelle in einem Gesetz${clause ? `, nicht ${clause} des Dokuments` : ''}.`,
      ...(answer.notes ?? []),
    ],
    actions: [
      ...(clause ? [{ label: clause, does: { say: `/vereinbarung ${agreement.region} ${clause}` } }] : []),
      ...(answer.actions ?? []),
    ].slice(0, 3),
  }
}

/**
 * A topic that the document leaves open by name, e.g. "Ladungsfrist".
 * @param beside facts that speak of it all the same
 */
export const openTopic = (agreement: Agreement, topic: string, beside: readonly Statement[]): Reply => ({
  answer: `${agreement.short}: ${topic}: ${leftOpen(agreement)}.`,
  statements: [...missingPart(agreement), ...beside],
  actions: [{ label: 'Übersicht', does: { say: `/vereinbarung ${agreement.region}` } }],
})
