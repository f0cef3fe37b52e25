/**
 * Something that can be asked. An entry names the words by which it is meant, what answers it, and sentences that mean it,
 * which are its tests (tests/language/reading/tables.test.ts). Whoever adds one adds a few lines to the table of its subject.
 */
import type { FactTopic } from '#src/agreements/fact-topic.ts'

/** A command that answers with what is recorded, not only with what is agreed. */
export type Answering =
  | 'conference'
  | 'meetings'
  | 'committees'
  | 'deadlines'
  | 'reminders'
  | 'secretariat'
  | 'notice'
  | 'agenda'
  | 'responses'
  | 'seePoll'
  | 'minutes'
  | 'decisions'
  | 'tasks'
  | 'help'
  | 'absence'
  | 'nextSteps'
  | 'administration'
  | 'agreement'
  | 'settings'

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
  /** It is meant at all only where a body is named. */
  readonly onlyWithBody?: true
  /** The command is only meant where a body is named. */
  readonly ofBody?: true
  /** Its facts are the answer, whatever else the question says; else they are only looked at first. */
  readonly decides?: true
  /** Only in a question: "Termin" in an order is something else. */
  readonly asksOnly?: true
  /** Asks for the next session of a body. */
  readonly asksSession?: true
  /** Its answer stands with the next session of a body, too. */
  readonly toldWithSession?: true
  /** Asks who belongs to a body, the one named here or before: its own facts are the whole answer. */
  readonly asksMembers?: true
  /** Asks until when something is owed. */
  readonly asksDue?: true
  /** Asks what day of the week a day is. */
  readonly asksWeekday?: true
  /** Beside a clause it asks for that clause as it stands. */
  readonly asksForClause?: true
  /** Without a name it asks about what the last question was about: "Wo steht das?" */
  readonly isAboutLast?: true
  /** Bodies are asked about it: a follow-up question keeps the body named before. */
  readonly keepsBody?: true
  /** Decides though no body is named. */
  readonly decidesUnnamed?: true
  /** Its command answers though the question says more. */
  readonly answersLoosely?: true
  /** With a day or a year its command reckons. */
  readonly reckonsFromDay?: true
  readonly samples: readonly string[]
}
