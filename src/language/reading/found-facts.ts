/**
 * Which facts of an agreement answer a reading: those that hold its words, rather of its topic, of the body, clause or
 * partner it names. What explains too little of the question is no answer.
 */
import type { Agreement } from '#src/agreements/lookup.ts'
import { sameClause } from '#src/language/agreements/clauses.ts'
import { fold, wordsOf } from '#src/language/words/normalise.ts'
import { type FactIndex, type Hit, type IndexedFact, weightOf } from './fact-index.ts'
import { EXCLUDED, type NamedWithKinds, OF_BODIES, preferencesOf, preferring } from './fact-preferences.ts'
import { asksAbout } from './fits.ts'
import type { MessageReading } from './message-reading.ts'
import type { Reader } from './reader.ts'

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
/** What the document leaves open answers a question that is about it, not one that touches it. */
const OPEN = 0.25
/** What lies this far behind the best is left out. */
const BESIDE = 0.4
/** Facts beside those of the topic. */
const MOST_ASIDE = 2
/** Facts of the very thing that are shown beyond the most. */
const MORE_OF_CORE = 6
/** A fact that holds so much of a question is what it asks for, where those of its topic hold so much less. */
const SAID = 0.8
const SAID_ELSEWHERE = 0.45
const WHOLLY = 0.95

export function findFacts(reader: Reader, agreement: Agreement, reading: MessageReading, most: number): FoundFacts {
  const index = reader.factsOf(agreement)
  const { facts } = index
  const named = preferencesOf(agreement, reading)
  const isAtClause = ({ clauses }: IndexedFact): boolean =>
    named.clauses.some((one) => clauses.some((other) => sameClause(other, one)))
  // Of a clause that is named, what stands there answers.
  const isClauseKnown = facts.some(isAtClause)
  const preferredAnywhere = preferring(named)
  const prefers = (fact: IndexedFact): number =>
    isClauseKnown && !isAtClause(fact) && fact.topic !== 'leftOpen' ? EXCLUDED : preferredAnywhere(fact)
  const terms = isTopicAnswered(facts, named)
    ? reading.terms
    : reading.terms.map(({ word, whole }) => ({ word, weight: whole, whole }))
  const content = terms.filter(({ weight }) => weight >= 1)
  const floor = content.length >= LONG ? FLOOR_OF_LONG : FLOOR
  const hits = index.search(terms, prefers)
  // "Zahlen" are no "Kosten": only what a question is about names what is left open.
  const said = terms.filter(({ whole }) => whole >= 1).map(({ word }) => word)
  const best0 = isTopicAnswered(facts, named)
    ? undefined
    : reading.topics.find(({ entry, score }) => entry.facts !== undefined && score >= SURE)
  const isDue = reading.topics.some(({ entry }) => entry.asksDue)
  const isOpenAsked = ({ text }: IndexedFact, { at, coverage }: Hit): boolean =>
    (!isClauseKnown && coverage >= OPEN && index.isNamedBy(at, said, isDue)) ||
    (best0 !== undefined && asksAbout(best0.entry, text))
  const isNamed = named.bodies.length > 0 || named.clauses.length > 0
  const isUsable = (at: number, prefersIt = prefers): boolean => {
    const fact = facts[at]
    return fact !== undefined && prefersIt(fact) > EXCLUDED / 2
  }
  const fitting = hits.filter((hit) => {
    const { at, coverage } = hit
    const fact = facts[at]
    if (!fact || !isUsable(at)) return false
    if (fact.topic === 'leftOpen') return isOpenAsked(fact, hit)
    const preferred = prefers(fact)
    if (content.length === 0) return preferred >= (isNamed || named.kinds.length > 0 ? 0.55 : 0.15)
    return coverage >= floor || (named.clauses.length > 0 && preferred >= 1.2)
  })
  const best = fitting[0]?.score ?? 0
  const ranked = fitting.filter(({ score }) => score >= BESIDE * best)
  // "Ist Hanau noch kreisangehörig?": the later law has the very word, the agreement only what is like it.
  const sayer = ranked.find(({ at, coverage }) => coverage >= WHOLLY && facts[at]?.isBeside)
  const isSaidBeside = sayer !== undefined && (ranked[0]?.coverage ?? 1) < SAID && content.length > 0
  const searched = (isSaidBeside ? [sayer, ...ranked.filter((one) => one !== sayer)] : ranked)
    .slice(0, most)
    .map(({ at }) => at)
  // What the topic asks for is the answer; the other words say which of it.
  const decided = decidedFacts(named, reading, hits, facts, (at) => isUsable(at, preferredAnywhere), most)
  const isAboutMembers = named.bodies.length > 0 && reading.topics[0]?.entry.asksMembers === true
  const members = membersAskedFor(index, named, reading, content)
  // Of two things that are left open the one that the topic asks for comes first.
  const isOfTopic = (at: number): boolean => best0 !== undefined && asksAbout(best0.entry, facts[at]?.text ?? '')
  if (members.length > 0)
    return { places: members, missing: content.map(({ word }) => word), coverage: 1, score: best, strangers: [] }
  const isOpen = ({ topic }: IndexedFact): boolean => topic === 'leftOpen'
  // "Wer zahlt das?" is left open under another word.
  const openOfTopic =
    best0 === undefined || isClauseKnown
      ? []
      : facts.flatMap((fact, at) => (isOpen(fact) && isOfTopic(at) && isOneThing(fact.text) ? [at] : []))
  const open = [...openOfTopic, ...searched.filter((at) => facts[at]?.topic === 'leftOpen' && !isOfTopic(at))]
  const isSure = content.length === 0 || decided.length === 0
  // Of a clause that is named its duty is what somebody owes or has to tell, before what stands beside it.
  const owed =
    isClauseKnown && reading.topics.some(({ entry: { facts: [kind] = [] } }) => kind === 'duty')
      ? facts.flatMap((fact, at) => (fact.topic === 'duty' && isAtClause(fact) ? [at] : []))
      : []
  const elsewhere = decided.length > 0 && !isNamed ? saidElsewhere(index, reading, decided, isUsable) : []
  const core =
    elsewhere.length > 0
      ? [...elsewhere.slice(0, most), ...decided.slice(0, MOST_ASIDE)]
      : [...decided, ...(isSure ? searched : searched.slice(0, MOST_ASIDE))]
  const shown = [...new Set([...open, ...core, ...owed])].slice(0, most + MORE_OF_CORE)
  // What stands in the agreement is shown: a word that none of these holds brings the fact that does.
  for (const { word } of content) {
    if (index.explains(word, shown) || (decided.length > 0 && isAboutMembers)) continue
    const own = fitting.find(({ at }) => index.explains(word, [at]))
    if (own) shown.push(own.at)
  }
  const everywhere = facts.map((_, at) => at)
  const strange = content.filter(({ word }) => word.length >= LONG_WORD && !index.explains(word, everywhere)).length
  const reach = Math.max(0, ...hits.filter(({ at }) => shown.includes(at)).map(({ coverage }) => coverage))
  const isBySearch = decided.length === 0 && open.length === 0
  const isMeant =
    content.length === 0 ||
    reading.named.some(({ kind }) => NAMES.has(kind)) ||
    (isBySearch ? reach >= (strange > 0 ? REACH_BESIDE_STRANGE : LEAST_REACH) : strange < MANY_STRANGE)
  const places = new Set(isMeant ? [...shown, ...besidesOf(shown, facts, reading)] : [])
  return {
    places: [...places],
    // Of a body that is named, its own facts answer; what they do not hold is said.
    missing: content
      .filter(({ word }) => isAboutMembers || !index.isPrinted(word))
      .filter(({ word }) => !index.explains(word, isAboutMembers ? [...places] : everywhere))
      .map(({ word }) => word),
    coverage:
      content.length === 0
        ? 1
        : Math.max(0, ...hits.filter(({ at }) => places.has(at)).map(({ coverage }) => coverage)),
    score: best,
    // The district council of the template is a word of it, whatever body of another agreement bears that name.
    strangers: named.strangers.filter((said) => wordsOf(said).every(({ folded }) => !index.has(folded))),
  }
}

/**
 * Who takes part in the body that is named, where the question holds nothing but somebody who takes part in another one and
 * not in this.
 */
function membersAskedFor(
  index: FactIndex,
  { bodies: [body, ...more], clauses }: NamedWithKinds,
  { topics, isQuestion }: MessageReading,
  content: MessageReading['terms'],
): readonly number[] {
  if (body === undefined || more.length + clauses.length + topics.length > 0 || !isQuestion || content.length === 0)
    return []
  const placesOf = (isMeant: (fact: IndexedFact) => boolean): readonly number[] =>
    index.facts.flatMap((fact, at) => (isMeant(fact) ? [at] : []))
  const takesPart = ({ topic }: IndexedFact): boolean => topic === 'participants' || topic === 'guests'
  const own = placesOf(({ about, topic }) => about === body && OF_BODIES.has(topic))
  const others = placesOf((fact) => takesPart(fact) && fact.about !== body)
  const isElsewhere = content.every(({ word }) => index.explains(word, others) && !index.explains(word, own))
  return isElsewhere ? own.filter((at) => index.facts[at]?.topic === 'participants') : []
}

/** "Wer hat dem Entwurf zugestimmt?" has its topic, but facts of another kind hold its very words. */
function saidElsewhere(
  index: FactIndex,
  { terms }: MessageReading,
  decided: readonly number[],
  isUsable: (at: number) => boolean,
): readonly number[] {
  const hits = index.search(
    terms.map(({ word, whole }) => ({ word, weight: whole, whole })),
    () => 0,
  )
  const ofTopic = Math.max(0, ...hits.flatMap(({ at, coverage }) => (decided.includes(at) ? [coverage] : [])))
  if (terms.every(({ whole }) => whole < 1)) return []
  const kinds = new Set([...decided.map((at) => index.facts[at]?.topic), 'leftOpen'])
  return hits.flatMap(({ at, coverage }) => {
    const isOther = !kinds.has(index.facts[at]?.topic)
    return isOther && isUsable(at) && coverage >= SAID && coverage - ofTopic >= SAID_ELSEWHERE ? [at] : []
  })
}

/** "Kosten", not "Folgen der Kündigung": nothing but the topic need be asked for. */
const isOneThing = (text: string): boolean => wordsOf(text).filter(({ folded }) => weightOf(folded) >= 1).length === 1

/** Has this agreement a fact of the kind that is asked for first, of the body that is named? */
function isTopicAnswered(facts: readonly IndexedFact[], { kinds: [best], bodies }: NamedWithKinds): boolean {
  if (!best) return true
  return facts.some(
    ({ topic, about }) =>
      best.facts[0] === topic && (bodies.length === 0 || !OF_BODIES.has(topic) || bodies.includes(about ?? '')),
  )
}

/** Facts of the topics that decide, of the body or partner that is named; those that hold words of the question first. */
function decidedFacts(
  named: NamedWithKinds,
  { topics }: MessageReading,
  hits: readonly Hit[],
  facts: readonly IndexedFact[],
  isUsable: (at: number) => boolean,
  most: number,
): readonly number[] {
  const sure = topics.filter(
    ({ entry, score }) =>
      entry.decides &&
      score >= SURE &&
      entry.facts !== undefined &&
      (!entry.ofBody || named.bodies.length > 0 || entry.decidesUnnamed),
  )
  // "Läuft die Begleitgruppe noch?" is about the body, not about the agreement.
  if (named.bodies.length > 0)
    sure.sort(
      (one, other) =>
        other.score - one.score || Number(other.entry.ofBody ?? false) - Number(one.entry.ofBody ?? false),
    )
  const best = sure[0]?.score ?? 0
  const deciding = sure
    .filter(
      ({ score, words }, place) =>
        (score >= best - 2 || score >= ASKED_TOO) && (place === 0 || !words.some((at) => sure[0]?.words.includes(at))),
    )
    .slice(0, 2)
  const others = deciding.filter(({ entry: { facts: [kind] = [] } }) => kind !== undefined && !OF_BODIES.has(kind))
  const meant = named.bodies.length === 0 && others.length > 0 ? others : deciding
  const coverageOf = new Map(hits.map(({ at, coverage, score }) => [at, coverage + score / 1000]))
  const [partner, ...morePartners] = named.saidPartners
  return meant.flatMap(({ entry: { facts: kinds = [] } }) => {
    const own = facts.flatMap((fact, at) => {
      const place = kinds.indexOf(fact.topic)
      if (place < 0 || !isUsable(at) || (place > 0 && (coverageOf.get(at) ?? 0) < 0.2)) return []
      if (named.bodies.length > 0 && OF_BODIES.has(fact.topic) && !named.bodies.includes(fact.about ?? '')) return []
      const isOfPartner = partner !== undefined && morePartners.length === 0 && sameName(fact.text, partner)
      return [{ at, place, coverage: (coverageOf.get(at) ?? 0) + (isOfPartner ? OF_PARTNER : 0) }]
    })
    const first = own.filter(({ place }) => place === 0)
    if (first.length === 0) return []
    const covered = own.filter(({ coverage }) => coverage >= 0.2)
    const among = first.length > most && covered.length > 0 ? covered : own
    return among
      .toSorted((one, other) => one.place - other.place || shareOf(other) - shareOf(one) || one.at - other.at)
      .slice(0, most)
      .map(({ at }) => at)
  })
}

/** In quarters; beyond three of them the order of the agreement counts. */
const shareOf = ({ coverage }: { readonly coverage: number }): number => Math.min(3, Math.round(4 * coverage))

/** "freier Träger", "freie Träger" */
const sameName = (text: string, said: string): boolean =>
  wordsOf(said).every(({ folded }) => folded.length < LONG_WORD || fold(text).includes(folded.slice(0, -1)))
const OF_PARTNER = 0.2

/**
 * "Gibt's im Kreishaus Kaffee?", "die Kündigungsfrist in der Probezeit": where nothing is named, a word or two that occur in
 * an agreement, too, make no question to it.
 */
const NAMES: ReadonlySet<string> = new Set(['region', 'body', 'clause', 'partner', 'thirdParty'])
const LONG_WORD = 4
const REACH_BESIDE_STRANGE = 0.75
const LEAST_REACH = 0.4
const MANY_STRANGE = 2

/** A second topic that is asked for as well: "Seit wann gilt das, und wie kommt man da raus?" */
const ASKED_TOO = 2
/** A topic is asked for, not only touched. */
const SURE = 1.5

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
