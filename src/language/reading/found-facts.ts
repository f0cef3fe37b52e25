/**
 * Which facts of an agreement answer a reading: those that hold its words, rather of its topic, of the body, clause or
 * partner it names. What explains too little of the question is no answer.
 */
import type { Agreement } from '#src/agreements/lookup.ts'
import { sameClause } from '#src/language/agreements/clauses.ts'
import type { IndexedFact } from './fact-index.ts'
import { asksAbout, type MessageReading, type Reader } from './reader.ts'

export interface FoundFacts {
  /** Places in the list of facts, the best first. */
  readonly places: readonly number[]
  /** Words of the question that no fact of this agreement holds. */
  readonly missing: readonly string[]
  /** Of the question, how much the best explains: 0 to 1. */
  readonly coverage: number
  readonly score: number
  /** Bodies that are named and that this agreement does not have. */
  readonly strangers: readonly string[]
}

/** Below this part of a question's words a fact is no answer to it; of a long question less is enough. */
const FLOOR = 0.36
const FLOOR_OF_LONG = 0.26
const LONG = 6
/** What lies this far behind the best is left out. */
const BESIDE = 0.5
/** What is preferred so much is the thing that was asked for. */
const CORE = 1.4
/** Facts of the very thing that are shown beyond the most. */
const MORE_OF_CORE = 6

const OF_BODIES: ReadonlySet<IndexedFact['topic']> = new Set([
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

export function findFacts(reader: Reader, agreement: Agreement, reading: MessageReading, most: number): FoundFacts {
  const index = reader.factsOf(agreement)
  const { facts } = index
  const named = preferencesOf(agreement, reading)
  const prefers = preferring(named)
  const terms = isTopicAnswered(facts, named)
    ? reading.terms
    : reading.terms.map(({ word, whole }) => ({ word, weight: whole, whole }))
  const content = terms.filter(({ weight }) => weight >= 1)
  const floor = content.length >= LONG ? FLOOR_OF_LONG : FLOOR
  const { hits } = index.search(terms, prefers)
  const said = terms.map(({ word }) => word)
  const best0 = isTopicAnswered(facts, named)
    ? undefined
    : reading.topics.find(({ entry, score }) => entry.facts !== undefined && score >= SURE)
  const isOpenAsked = (fact: IndexedFact, at: number): boolean =>
    index.isNamedBy(at, said) || (best0 !== undefined && asksAbout(best0.entry, fact.text))
  const isNamed = named.bodies.length > 0 || named.clauses.length > 0
  const fitting = hits.filter(({ at, coverage }) => {
    const fact = facts[at]
    const preferred = fact ? prefers(fact) : EXCLUDED
    if (preferred <= EXCLUDED / 2) return false
    if (fact?.topic === 'leftOpen') return isOpenAsked(fact, at)
    if (content.length === 0) return preferred >= (isNamed || named.kinds.length > 0 ? 0.55 : 0.15)
    return coverage >= floor || (isNamed && preferred >= 1.2)
  })
  const best = fitting[0]?.score ?? 0
  const isCore = (at: number): boolean => {
    const fact = facts[at]
    return fact !== undefined && isNamed && prefers(fact) >= CORE
  }
  const chosen = fitting
    .filter(({ at, score }, place) => (score >= BESIDE * best && place < most) || isCore(at))
    .slice(0, most + MORE_OF_CORE)
  const shown = chosen.map(({ at }) => at)
  // What stands in the agreement is shown: a word that none of these holds brings the fact that does.
  for (const { word } of content) {
    if (index.explains(word, shown)) continue
    const own = fitting.find(({ at }) => index.explains(word, [at]))
    if (own) shown.push(own.at)
  }
  const places = new Set([...shown, ...besidesOf(shown, facts, reading)])
  const everywhere = facts.map((_, at) => at)
  return {
    places: [...places],
    missing: content.filter(({ word }) => !index.explains(word, everywhere)).map(({ word }) => word),
    coverage: content.length === 0 ? 1 : Math.max(0, ...chosen.map(({ coverage }) => coverage)),
    score: best,
    strangers: named.strangers,
  }
}

/** Has this agreement a fact of the kind that is asked for first, of the body that is named? */
function isTopicAnswered(facts: readonly IndexedFact[], { kinds: [best], bodies }: Preferences): boolean {
  if (!best) return true
  return facts.some(
    ({ topic, about }) =>
      best.facts[0] === topic && (bodies.length === 0 || !OF_BODIES.has(topic) || bodies.includes(about ?? '')),
  )
}

/** A topic is asked for, not only touched. */
const SURE = 1.5
const EXCLUDED = -9

interface Preferences {
  readonly bodies: readonly string[]
  readonly strangers: readonly string[]
  readonly clauses: readonly string[]
  readonly partners: readonly string[]
  readonly saidPartners: readonly string[]
  readonly kinds: readonly { readonly facts: readonly string[]; readonly worth: number }[]
}

function preferencesOf(agreement: Agreement, { named, topics }: MessageReading): Preferences {
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
function preferring({ bodies, clauses, partners, saidPartners, kinds }: Preferences): (fact: IndexedFact) => number {
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

/** "In welchem Gremium sitzen die Förderschulen, und wie oft tagt es?": the second topic, of what the first fact is about. */
function besidesOf(
  shown: readonly number[],
  facts: readonly IndexedFact[],
  { topics, named }: MessageReading,
): readonly number[] {
  const about = new Set(shown.slice(0, 2).flatMap((at) => facts[at]?.about ?? []))
  if (about.size === 0 || named.some(({ kind }) => kind === 'body')) return []
  const kinds = new Set(
    topics.filter(({ score }) => score >= 2).flatMap(({ entry: { facts: [kind] = [] } }) => kind ?? []),
  )
  return facts
    .flatMap((fact, at) => (fact.about !== undefined && about.has(fact.about) && kinds.has(fact.topic) ? [at] : []))
    .slice(0, 3)
}
