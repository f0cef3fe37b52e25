import type { AgreementQuestion } from '#src/conversation/question.ts'
import { contains, readClause, sameClause } from '#src/conversation/search.ts'
import { clauseAnswer, factSheet, openTopic, searchAnswer } from '#src/speech/agreement.ts'
import { allFacts } from '#src/speech/agreement-facts.ts'

/** "/vereinbarung": the fact sheet, one clause ("8 c", "Anlage 2"), or a search over all facts. */
export const askAgreement: AgreementQuestion = {
  command: 'agreement',
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
    const topic = agreement.notRegulated.find((open) => contains(open, asked))
    const hits = facts.filter(({ statement }) => contains(`${statement.label ?? ''} ${statement.text}`, asked))
    if (topic && hits.length === 0) return openTopic(agreement, topic)
    return searchAnswer(
      agreement,
      asked,
      hits.map(({ statement }) => statement),
    )
  },
}
