/** A sentence of an agreement with its topic. */
import type { FactTopic } from '#src/agreements/fact-topic.ts'
import type { Statement } from '#src/speech/parts/reply.ts'

export interface StatementOnTopic {
  readonly topic: FactTopic
  /** Id of the committee, duty or partner it speaks of. */
  readonly about?: string
  readonly statement: Statement
}
