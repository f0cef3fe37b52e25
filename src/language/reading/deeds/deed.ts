/**
 * What can be ordered or reported. What is said is handed to the dialog of that deed, which
 * reads it, asks for what is missing and reads it back: an entry only says by which words the deed is meant.
 */
import type { BasicCommand } from '#src/language/commands.ts'

/** A command that does something, or records what was done. */
export type Doing =
  | Extract<BasicCommand, 'planMeeting' | 'invite' | 'respond' | 'move' | 'callOff' | 'findDate' | 'proposeItem' | 'minutes' | 'finishMinutes' | 'approveMinutes' | 'completeTask' | 'absence' | 'recordAbsence'>
  | 'agenda'
  | 'responses'
  | 'requestOffice'
  | 'sendDeputy'
  | 'recordAnswer'
  | 'fulfil'
  | 'chooseDay'
  | 'postponeDuty'
  | 'declineDuty'
  | 'startDuty'
  | 'setLead'
  | 'setStages'
  | 'assignOffice'
  | 'endOffice'
  | 'weeklyDigest'
  | 'speakPlainly'
  | 'exportMe'
  | 'forgetMe'
  | 'bindChannel'

/** What must be said for it to be meant. */
export type Need = 'body' | 'bodyOrMeeting' | 'day' | 'duty' | 'measure' | 'range' | 'span' | 'time'

/** What of a message a dialog is handed: names alone, what follows the first of them, or a duty and what is said of it. */
export type GivenPart = 'names' | 'fromFirstName' | 'duty' | 'fulfilment' | 'stages' | 'lead'

/** By which words a deed is ordered or reported, and what its dialog is handed. */
export interface DeedWords {
  readonly does: Doing
  /** The words of the order; they are no part of what is said to the dialog. */
  readonly words: readonly string[]
  /** Words that mean it and stay, because the dialog reads them. */
  readonly keeps?: readonly string[]
  readonly needs?: readonly Need[]
  /** With one of these it is another deed. */
  readonly not?: readonly string[]
  /** Whoever speaks must be who it is about. */
  readonly byMe?: true
  /** Its words hold a "nicht": that denies nothing. */
  readonly saysNot?: true
  /** What its dialog is handed; absent: all that is neither explained nor polite. */
  readonly hands?: GivenPart
  /** A question means it as well. */
  readonly mayAsk?: true
  /** It is told, not ordered: beside a question it is only the occasion for it. */
  readonly reports?: true
  /** What its dialog is told, whatever was said. */
  readonly tells?: string
  /** What its command is told beside what was said. */
  readonly adds?: string
  readonly samples: readonly string[]
}
