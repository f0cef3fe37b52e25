import type { AgreementQuestion } from '#src/conversation/question.ts'
import {
  type CitedLaw,
  isWordedClause,
  namesSection,
  readClause,
  readSection,
  sameClause,
} from '#src/language/agreements/clauses.ts'
import { asksForTerm, indexTexts, isNamedIn, searchTexts } from '#src/language/agreements/fact-search.ts'
import {
  clauseAnswer,
  factSheet,
  openTopic,
  searchAnswer,
  sectionAnswer,
  termAnswer,
} from '#src/speech/agreements/agreement.ts'
import { allFacts, type Fact } from '#src/speech/agreements/agreement-facts.ts'
import { kindOfFact } from '#src/speech/agreements/searchable-facts.ts'

/** "/vereinbarung": the fact sheet, one clause ("8 c", "Anlage 2"), or a search over all facts. */
export const askAgreement: AgreementQuestion = {
  about: 'agreement',
  readsRest: true,
  async answer({ agreement, mentions }) {
    // Bodies and years that were recognised are words to search for here.
    const asked = mentions.unclaimed
    if (asked === '') return factSheet(agreement)
    const facts = allFacts(agreement)
    const section = readSection(asked)
    if (section) {
      const named = facts.filter(({ statement }) => namesSection(statement.text, section))
      const { missing } = searchTexts(indexTexts(named.map(({ statement }) => statement.text)), section.behind)
      const hits = missing.length > 0 ? [] : named.map(({ statement }) => statement)
      const alike = facts.flatMap(({ clauses }) => clauses).find((one) => isSameNumber(one, section))
      return sectionAnswer(agreement, asked, hits, alike)
    }
    if (asksForTerm(asked)) return termAnswer(agreement)
    const clause = readClause(asked)
    if (clause) {
      const inClause = facts
        .filter(({ clauses }) => clauses.some((one) => sameClause(one, clause)))
        // What stands there alone, before what is said in many places.
        .toSorted((one, other) => placesOf(one) - placesOf(other))
      // As printed: "Anlage 2", however it was typed.
      const printed = inClause
        .flatMap(({ clauses }) => clauses)
        .find((one) => sameClause(one, clause) && sameClause(clause, one))
      const away = agreement.attachments.find(({ present, what }) => !present && isNamedLike(what, clause))
      return clauseAnswer(agreement, printed ?? clause, inClause, away)
    }
    const texts = indexTexts(
      facts.map((fact) => `${fact.statement.label ?? ''} ${fact.statement.text} ${kindOfFact(fact, agreement)}`),
    )
    const open = indexTexts(agreement.notRegulated)
    const searched = (words: string) => {
      const left = searchTexts(open, words)
      const [at] = left.missing.length > 0 ? [] : left.hits
      const { hits, missing } = searchTexts(texts, words)
      return {
        topic: at === undefined ? undefined : agreement.notRegulated[at],
        hits: hits.flatMap((hit) => facts[hit]?.statement ?? []),
        missing,
      }
    }
    // "Ladungsfrist für die KoK": what is asked about a body may be said, or left open, without naming it.
    const [whole, bare] = [searched(asked), mentions.rest === '' ? undefined : searched(mentions.rest)]
    const isNothing = whole.topic === undefined && whole.hits.length === 0
    const { topic, hits, missing } = bare && (bare.topic !== undefined || isNothing) ? bare : whole
    if (topic === undefined) return searchAnswer(agreement, asked, { hits, missing })
    // "Protokoll" is not "Protokollfrist": what is said of the one is the answer, and that the other is open stands beside it.
    return isNamedIn(asked, topic) || missing.length > 0 || hits.length === 0
      ? openTopic(agreement, topic, missing.length > 0 ? [] : hits.slice(0, MOST_BESIDE))
      : searchAnswer(agreement, asked, { hits, missing, open: topic })
  },
}

/** In how many places it is written. What lies beside the text stays in its order: each part follows what it is about. */
const placesOf = ({ clauses, beside }: Fact): number => (beside ? Number.POSITIVE_INFINITY : clauses.length)

/** "8 b" has the number of "§ 8 b". */
const isSameNumber = (clause: string, { number }: CitedLaw): boolean =>
  sameClause(clause, number) && sameClause(number, clause)

/** "Anlage 2: Daten …" is called "Anlage 2"; a number alone names no part of a document. */
const isNamedLike = (what: string, clause: string): boolean => {
  const [name = ''] = what.split(':')
  return isWordedClause(clause) && sameClause(name, clause) && sameClause(clause, name)
}

/** Facts beside an open topic: they are not what was asked for. */
const MOST_BESIDE = 5
