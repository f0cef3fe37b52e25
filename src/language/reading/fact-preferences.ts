/** What a reading prefers among the facts of an agreement: of its topics, and of the body, clause or partner it names. */
import type { Agreement } from '#src/agreements/lookup.ts'
import { sameClause } from '#src/language/agreements/clauses.ts'
import type { IndexedFact } from './fact-index.ts'
import type { MessageReading } from './message-reading.ts'

/** Kinds of facts that are about one body. */
export const OF_BODIES: ReadonlySet<IndexedFact['topic']> = new Set([
  'body',
  'cadence',
  'scope',
  'invitationLead',
  'participants',
  'guests',
  'convener',
  'secretariat',
  'limit',
  'jointMeeting',
  'order',
  'bodyNote',
])

const agreementOf = (key: string): string => key.split('/')[0] ?? ''
const idOf = (key: string): string => key.split('/')[1] ?? ''

/** Below half of it a fact is of another body than the one that is named. */
export const EXCLUDED = -9

export interface NamedWithKinds {
  readonly bodies: readonly string[]
  readonly strangers: readonly string[]
  readonly clauses: readonly string[]
  readonly partners: readonly string[]
  readonly saidPartners: readonly string[]
  readonly kinds: readonly { readonly facts: readonly string[]; readonly worth: number }[]
}

export function preferencesOf(agreement: Agreement, { named, topics }: MessageReading): NamedWithKinds {
  const ofBodies = named.filter(({ kind }) => kind === 'body')
  const own = ofBodies.flatMap(({ values }) => values.filter((key) => agreementOf(key) === agreement.id))
  return {
    bodies: own.map(idOf),
    strangers: ofBodies
      .filter(({ values }) => values.every((key) => agreementOf(key) !== agreement.id))
      .map(({ said }) => said),
    clauses: named.flatMap(({ kind, values }) => (kind === 'clause' ? values : [])),
    partners: named.flatMap(({ kind, values }) =>
      kind === 'partner' || kind === 'thirdParty' ? values.map((key) => idOf(key) || key) : [],
    ),
    saidPartners: named.filter(({ kind }) => kind === 'partner').map(({ said }) => said),
    kinds: topics
      .filter(({ entry }) => entry.facts !== undefined)
      .slice(0, 3)
      .map(({ entry, score }, at) => ({
        facts: entry.facts ?? [],
        worth: (at === 0 ? 1 : 0.6) * Math.min(1, score / 2),
      })),
  }
}

/** How much a fact is of what the reading names: its topic, its body, its clause, its partner. */
export function preferring({
  bodies,
  clauses,
  partners,
  saidPartners,
  kinds,
}: NamedWithKinds): (fact: IndexedFact) => number {
  const isAboutUnclear = kinds.some(({ facts: [first] }) => first === 'unclear' || first === 'law')
  return (fact) => {
    const isOfBody = OF_BODIES.has(fact.topic)
    const isOwn = fact.about !== undefined && bodies.includes(fact.about)
    if (bodies.length > 0 && isOfBody && !isOwn) return EXCLUDED
    const topic = Math.max(
      0,
      ...kinds.map(({ facts, worth }) => {
        const place = facts.indexOf(fact.topic)
        return place < 0 ? 0 : worth * (1 - 0.15 * place)
      }),
    )
    const isAtClause = clauses.some((one) => fact.clauses.some((other) => sameClause(other, one)))
    const isOfPartner =
      (fact.about !== undefined && partners.includes(fact.about)) ||
      saidPartners.some((said) => fact.text.includes(said))
    return (
      topic +
      (isOwn ? 0.8 : 0) +
      (isAtClause ? 1.5 : 0) +
      (isOfPartner ? 0.2 : 0) -
      (fact.isBeside && !isAboutUnclear ? 0.5 : 0) -
      (fact.topic === 'particular' ? 0.3 : 0) +
      (fact.topic === 'leftOpen' ? 1.5 : 0)
    )
  }
}
