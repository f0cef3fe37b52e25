/** What somebody is to be told without having asked. Stored in the transaction of its cause, sent afterwards. */
import type { Instant } from '#src/calendar/local-date.ts'
import type { PersonId } from '#src/people/person.ts'
import type { LetterContent, StoredContent } from './content.ts'

/** Empfänger: a person, or a chat or channel by its id. */
export type Recipient = { readonly person: PersonId } | { readonly conversationId: string; readonly serviceUrl: string }

/**
 * Nobody holds the office, or whom a letter is for cannot be read: it cannot be sent and stands on the list. A planned
 * reminder is for nobody yet.
 */
export const NOBODY = 'nobody' as PersonId

/**
 * `calendar`: the same as a letter in Teams, by mail for the recipient's calendar and by no other way.
 * An invitation or reminder must not get lost: after an unclear outcome it is repeated once, and says so.
 */
export const LETTER_KINDS = ['invitation', 'reminder', 'notice', 'digest', 'calendar'] as const
export type LetterKind = (typeof LETTER_KINDS)[number]

/** Nachricht: what is sent without having been asked for. */
export interface Letter {
  /** Its identity: cause, occurrence, stage and recipient. The same key again is the same letter. */
  readonly key: string
  readonly kind: LetterKind
  /** What it is about, e.g. "meeting/4711": letters that were not sent yet are called back by it. */
  readonly cause: string
  readonly to: Recipient
  readonly content: LetterContent
  readonly notBefore: Instant
  /** Of no use to anybody from then on. */
  readonly expiresAt?: Instant
  /** Of a planned reminder, where it stands in a plan: with the plan it comes, changes and goes. */
  readonly plan?: { readonly agreementId: string; readonly topic: string }
}

/**
 * `pending`: to be sent. `sending`: written immediately before the request. `sent`: accepted. `unclear`: it may have
 * arrived, nobody knows. `undeliverable`: no way led to the recipient. `recalled`: no longer wanted. `expired`: too late.
 * `handedOut`: a planned reminder was due, and there is a letter to each of its recipients.
 */
export const LETTER_STATES = [
  'pending',
  'sending',
  'sent',
  'unclear',
  'undeliverable',
  'recalled',
  'expired',
  'handedOut',
] as const
export type LetterState = (typeof LETTER_STATES)[number]

/** The trouble of a letter whose content cannot be read: it is never sent. */
export const UNREADABLE = 'unreadable'

/** A letter as the outbox has it: what became of it so far. */
export interface OutboxLetter {
  readonly key: string
  readonly kind: LetterKind
  readonly cause: string
  readonly to: Recipient
  readonly content: StoredContent
  readonly state: LetterState
  /** Absent: what stands there is no moment, and the letter is unreadable like its content. */
  readonly notBefore?: Instant
  readonly endedAt?: Instant
  readonly trouble?: string
}

export interface OutboxReader {
  /** Everything that was or will be sent about a cause, by due time. */
  about(cause: string): Promise<readonly OutboxLetter[]>
  /** What was accepted under these references, e.g. the Message-IDs that an answer names. */
  sentAs(refs: readonly string[]): Promise<readonly OutboxLetter[]>
  /** What was sent about these causes, or is under way: not what waits for its day, was called back or came too late. */
  underWay(causes: readonly string[], now: Instant): Promise<readonly OutboxLetter[]>
  /** Those of them to whom the last letter that was tried and ended since then could not be delivered by any way. */
  lastInVain(people: readonly PersonId[], since: Instant): Promise<ReadonlySet<PersonId>>
  /**
   * What did not arrive, or may not have: what ended so since then, whenever it was due, and what is still "pending"
   * although it has been tried in vain for an hour. The newest first.
   */
  troubled(since: Instant, now: Instant): Promise<readonly OutboxLetter[]>
  /** How many are due and wait to be sent, and since when the oldest of them is due. */
  waiting(now: Instant): Promise<{ readonly count: number; readonly oldest?: Instant }>
}

/** The plan of an agreement as letters, from today on. */
export interface PlannedLetters {
  readonly agreementId: string
  /** Of which topics; undefined: of all. */
  readonly topics: readonly string[] | undefined
  /** Due later. */
  readonly coming: readonly Letter[]
  /** Due today by now. They are under way: what is missing is added, what waits stays as it is. */
  readonly due: readonly Letter[]
  /** Of the days before, and still in the plan: it comes late, and is no longer planned. */
  readonly isLate: (content: LetterContent) => boolean
}

/** Postausgang: all letters, written in the transaction of their cause. */
export interface Outbox extends OutboxReader {
  /** @returns how many of them were new */
  add(letters: readonly Letter[]): Promise<number>
  /**
   * Brings what waits of an agreement's plan in line with it, of these topics: what is missing is added or taken up again, what changed
   * is changed, what is no longer in it is called back. What cannot be read is written anew where the plan has it, and
   * otherwise left for its day: a program that can read it may be back by then.
   * @param saysTheSame whether a stored content need not be written anew
   * @returns how many letters were added, changed or called back
   */
  align(
    plan: PlannedLetters,
    now: Instant,
    saysTheSame: (stored: LetterContent, planned: LetterContent) => boolean,
  ): Promise<number>
  /** Calls back what of a kind is due before `until` and was missed; never what may have arrived. @returns the contents */
  recallMissed(
    kind: LetterKind,
    until: Instant,
    at: Instant,
    isMissed: (content: LetterContent, notBefore: Instant) => boolean,
  ): Promise<readonly LetterContent[]>
  /** Keeps what a letter really says. */
  reword(key: string, content: LetterContent): Promise<void>
  /** Takes up again what was called back. */
  reopen(keys: readonly string[]): Promise<void>
  /**
   * A planned reminder that is due waits no longer.
   * @param isWanted false: it is called back
   * @returns false if another instance has handed it out meanwhile, or it was called back
   */
  handOut(planned: Claim, isWanted: boolean, at: Instant): Promise<boolean>
  /** Letters that a reminder was handed out to: what was called back before, or waits untried, is written anew. */
  put(letters: readonly Letter[]): Promise<void>
  /** What was due in that time and was handed out waits again: others may be meant by now. @param topics undefined: all */
  handOutAgain(
    agreementId: string,
    topics: readonly string[] | undefined,
    due: { readonly from: Instant; readonly to: Instant },
    notBefore: Instant,
  ): Promise<void>
  /** Calls back what was not sent yet. @returns how many */
  recall(cause: string, at: Instant): Promise<number>
  /** What was accepted under these references and came back afterwards has not arrived. */
  cameBack(refs: readonly string[], trouble: string, at: Instant): Promise<void>
  /** Deletes what has a cause that begins so, sent or not: its words are somebody's who wants them gone. */
  forget(causeBegins: string): Promise<void>
}

/** A letter that is to be sent now, with what was tried before. */
export interface DueLetter extends Letter {
  readonly attempts: number
  /** Attempts that may have arrived. */
  readonly ambiguous: number
  /** Which of the recipient's ways is tried, from 0. */
  readonly way: number
  /** When it first went wrong; absent: it has not. */
  readonly triedSince?: Instant
}

/** A letter that was handed out. Where its due time cannot be read it is the moment at which it was handed out. */
export interface TakenLetter extends Omit<DueLetter, 'content'> {
  readonly content: StoredContent
  /** Whoever had it before died while it was under way: it may have arrived. */
  readonly isLeftBehind: boolean
}

/** What becomes of a letter after an attempt. */
export type LetterNext =
  | { readonly kind: 'end'; readonly state: LetterState; readonly ref?: string; readonly trouble?: string }
  | {
      readonly kind: 'again'
      readonly notBefore: Instant
      readonly ambiguous: number
      readonly way: number
      readonly triedSince: Instant
      readonly trouble?: string
    }
  /** It was not tried: nobody is to be told now. `triedSince`: moved on by the time it waits. */
  | { readonly kind: 'later'; readonly notBefore: Instant; readonly triedSince?: Instant }

/** A letter as somebody last saw it. Each attempt is counted before it is made, so the number tells whose word is valid. */
export type Claim = Pick<DueLetter, 'key' | 'attempts'>

/**
 * The outbox as the dispatcher works through it; each call is a transaction of its own. Where several instances share a
 * database, what one has taken is no other's until it is settled or the instance dies.
 */
export interface OutboxRows {
  /** What is due. What was taken and not settled, because the store failed, comes again with the next call. */
  take(now: Instant, limit: number): Promise<readonly TakenLetter[]>
  /**
   * A fence, not a claim: whoever was taken for dead and comes back must not send what is another one's now.
   * @returns false if somebody else has taken it meanwhile, even if they are done with it, or it was called back
   */
  beginSending(letter: Claim, now: Instant): Promise<boolean>
  /** Does nothing where somebody else has tried the letter since: what becomes of it is theirs to say. */
  settle(letter: Claim, next: LetterNext, now: Instant): Promise<void>
}
