/** What is said beside questions and orders, and by which words. */
export type Courtesy =
  | 'greeting'
  | 'thanks'
  | 'farewell'
  | 'acknowledged'
  | 'waiting'
  | 'notHelpful'
  | 'whoReads'
  | 'howToWrite'
  | 'schoolHolidays'
  | 'whoAreYou'
  | 'areYouHuman'
export type Declined =
  | 'personalData'
  | 'othersMessages'
  | 'noAdvice'
  | 'translation'
  | 'writing'
  | 'ownRules'
  | 'changeText'
  | 'sendNotice'
  | 'outlook'
  | 'deleting'
  | 'noMinutes'
  | 'undoing'

export interface TalkKind<Name extends string> {
  readonly name: Name
  readonly words: readonly string[]
  /** A courtesy: taken with other words around it where nothing is named, asked or ordered; its word is among the first. */
  readonly among?: number
  /** A courtesy: it only keeps the conversation going; whatever else is said counts before it. */
  readonly isPassing?: true
  /** A courtesy: said as a question, too. */
  readonly mayAsk?: true
  /** A courtesy: with one of these words it is none. */
  readonly not?: readonly string[]
  /** A courtesy: taken although something else is asked for, too. */
  readonly comesFirst?: true
  /** A wish: a question about it is answered, any, or only one for the rule ("Darf man die Namen vorlesen?"). */
  readonly isAnswered?: 'asked' | 'askedForRule'
  readonly samples: readonly string[]
}
