import type { AgreementQuestion } from '#src/conversation/question.ts'
import { readClause, sameClause } from '#src/language/agreements/clauses.ts'
import { searchTexts } from '#src/language/agreements/fact-search.ts'
import { clauseAnswer, factSheet, openTopic, searchAnswer } from '#src/speech/agreements/agreement.ts'
import { allFacts, type Fact } from '#src/speech/agreements/agreement-facts.ts'

/** "/vereinbarung": the fact sheet, one clause ("8 c", "Anlage 2"), or a search over all facts. */
export const askAgreement: AgreementQuestion = {
  about: 'agreement',
  readsRest: true,
  async answer({ agreement, mentions }) {
    // Bodies and years that were recognised are words to search for here.
    const asked = mentions.unclaimed
    if (asked === '') return factSheet(agreement)
    const facts = allFacts(agreement)
    const clause = readClause(asked)
    if (clause) {
      const inClause = facts
        .filter(({ clauses }) => clauses.some((one) => sameClause(one, clause)))
        // What stands there alone, before what is said in many places; law last, as it was.
        .toSorted((one, other) => placesOf(one) - placesOf(other))
      // As printed: "Anlage 2", however it was typed.
      const printed = inClause
        .flatMap(({ clauses }) => clauses)
        .find((one) => sameClause(one, clause) && sameClause(clause, one))
      return clauseAnswer(agreement, printed ?? clause, inClause)
    }
    const texts = facts.map(({ statement }) => `${statement.label ?? ''} ${statement.text}`)
    const searched = (words: string) => {
      const [open] = searchTexts(agreement.notRegulated, words).hits
      const { hits, missing } = searchTexts(texts, words)
      return {
        topic: open === undefined ? undefined : agreement.notRegulated[open],
        hits: hits.flatMap((at) => facts[at]?.statement ?? []),
        missing,
      }
    }
    // "Ladungsfrist für die KoK": what is asked about a body may be said, or left open, without naming it.
    const [whole, bare] = [searched(asked), mentions.rest === '' ? undefined : searched(mentions.rest)]
    const isNothing = whole.topic === undefined && whole.hits.length === 0
    const { topic, hits, missing } = bare && (bare.topic !== undefined || isNothing) ? bare : whole
    return topic === undefined
      ? searchAnswer(agreement, asked, hits, missing)
      : openTopic(agreement, topic, missing.length > 0 ? [] : hits.slice(0, MOST_BESIDE))
  },
}

/** In how many places it is written; law stands in none. */
const placesOf = ({ clauses, statement: { basis } }: Fact): number =>
  basis.kind === 'agreement' ? clauses.length : Number.POSITIVE_INFINITY

/** Facts beside an open topic: they are not what was asked for. */
const MOST_BESIDE = 5
