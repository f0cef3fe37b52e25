/** What is stored and cannot be read: it is set aside, and named once to those who look after the bot. */
import type { LocalDate } from '#src/calendar/local-date.ts'

export const setAsideKinds = [
  // What a conversation keeps from one message to the next.
  'dialog',
  'order',
  'orderAsked',
  'question',
  'region',
  'writing',
  'lastWriting',
  'lastSaid',
  'buttons',
  'lastDone',
  'done',
  'answer',
  // What the books keep.
  'preset',
  'poll',
  'meeting',
  'invitation',
  'agenda',
  'minutes',
  'fulfilment',
  'dutyNote',
  'office',
  'absence',
  'link',
  'retention',
  'audit',
] as const
export type SetAsideKind = (typeof setAsideKinds)[number]

/** Beiseitegelegtes: of which kind it is, and where it belongs, as far as that can be read. */
export interface SetAside {
  readonly kind: SetAsideKind
  /** Tells one from another and names nobody. */
  readonly mark: string
  readonly agreementId?: string
  readonly committeeId?: string
}

/** What can be read beside it. */
export interface KnownAside {
  readonly agreementId?: string
  readonly committeeId?: string
  /** Of the agreement and body of this meeting, or of this search for a date. */
  readonly meetingId?: string
  readonly pollId?: string
  /** What stands under the key, where something else may stand there another time. */
  readonly content?: unknown
}

/** Told of what cannot be read, each time it is met. @param key names people: it is not logged and not kept */
export type OnUnreadable = (kind: SetAsideKind, key: string, beside?: KnownAside) => void

/** What was met of it. It is stored with the next transaction, so with the one that removes what cannot be read. */
export interface UnreadableReader {
  readonly note: OnUnreadable
  /** Since the process started, each once, in the order in which they were met. */
  met(): readonly SetAside[]
  /** Ever met and named to nobody yet. */
  unnamed(): Promise<readonly SetAside[]>
}

export interface UnreadableBook {
  /** They are on a list that is sent: no other names them again. */
  name(ones: readonly SetAside[], on: LocalDate): Promise<void>
}
