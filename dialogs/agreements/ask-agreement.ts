import type { AgreementQuestion } from '#src/conversation/question.ts'
import { readClause, sameClause } from '#src/language/agreements/clauses.ts'
import { contains } from '#src/language/words/search.ts'
import { clauseAnswer, factSheet, openTopic, searchAnswer } from '#src/speech/agreements/agreement.ts'
import { allFacts } from '#src/speech/agreements/agreement-facts.ts'

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
      const inClause = facts.filter(({ clauses }) => clauses.some((one) => sameClause(one, clause)))
      // As printed: "Anlage 2", however it was typed.
      const printed = inClause
        .flatMap(({ clauses }) => clauses)
        .find((one) => sameClause(one, clause) && sameClause(clause, one))
      return clauseAnswer(
        agreement,
        printed ?? clause,
        inClause.map(({ statement }) => statement),
      )
    }
    const searched = (words: string) => ({
      topic: agreement.notRegulated.find((open) => contains(open, words)),
      hits: facts.filter(({ statement }) => contains(`${statement.label ?? ''} ${statement.text}`, words)),
    })
    // "Ladungsfrist für die KoK": what is asked about a body may be said, or left open, without naming it.
    const [whole, bare] = [searched(asked), mentions.rest === '' ? undefined : searched(mentions.rest)]
    const isNothing = whole.topic === undefined && whole.hits.length === 0
    const { topic, hits } = bare && (bare.topic !== undefined || isNothing) ? bare : whole
    if (topic && (hits.length === 0 || topic !== whole.topic))
      return openTopic(
        agreement,
        topic,
        hits.map(({ statement }) => statement),
      )
    return searchAnswer(
      agreement,
      asked,
      hits.map(({ statement }) => statement),
    )
  },
}
