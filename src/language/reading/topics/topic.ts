/**
 * Something that can be asked. An entry names the words by which it is meant, what answers it, and sentences that mean it,
 * which are its tests (tests/language/reading/tables.test.ts). Whoever adds one adds a few lines to the table of its subject.
 */
import type { FactTopic } from '#src/agreements/fact-topic.ts'

/** A command that answers with what is recorded, not only with what is agreed. */
export type Answering = 'conference' | 'meetings' | 'committees' | 'deadlines' | 'reminders' | 'secretariat' | 'notice' | 'agenda' | 'responses' | 'minutes' | 'decisions' | 'tasks' | 'help' | 'absence' | 'nextSteps' | 'administration' | 'agreement'

export interface Topic {
  readonly name: string
  /** Any of these is enough; more of them say it more surely (patterns.ts). */
  readonly words: readonly string[]
  /** With one of these it is another topic. */
  readonly not?: readonly string[]
  /** Facts that answer it, the first kind before the next. */
  readonly facts?: readonly FactTopic[]
  /** Answers it where nothing else is asked for. */
  readonly answeredBy?: Answering
  /** What follows the command, beside the names. */
  readonly asFor?: string
  /** The command is only meant where a body is named. */
  readonly ofBody?: true
  /** Its facts are the answer, whatever else the question says; else they are only looked at first. */
  readonly decides?: true
  /** Only in a question: "Termin" in an order is something else. */
  readonly asksOnly?: true
  readonly samples: readonly string[]
}
