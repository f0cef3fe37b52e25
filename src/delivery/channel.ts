/** A way to a recipient. A failure is a value: what it means decides what happens next, not where it came from. */

export type Delivered =
  /** Accepted by the service behind the channel; neither read nor legally served. */
  | { readonly ok: true; readonly ref?: string }
  /** Certainly not sent: again after `afterMs`, or after a growing pause. */
  | { readonly ok: false; readonly because: 'retryLater'; readonly afterMs?: number; readonly status?: string }
  /** This way does not lead there: blocked, left, never installed, no such address. */
  | { readonly ok: false; readonly because: 'never'; readonly status?: string }
  /** It may have arrived: a crash, a time-out, a reset, a 5xx. */
  | { readonly ok: false; readonly because: 'ambiguous'; readonly status?: string }

/** What is sent, in words already. */
export interface Rendered<Content = unknown> {
  /** What the way's renderer understands. */
  readonly content: Content
  /** It may have arrived before: the text says so. */
  readonly isRepeat: boolean
  /** Stays the same for a repeat, so that a mail server can see that it is one. */
  readonly key: string
}

/** One way to one recipient, e.g. this person's Teams chat. */
export interface Way<Content = unknown> {
  readonly channel: 'teams' | 'mail'
  /** Messages with the same thread are paced together. */
  readonly thread: string
  readonly send: (message: Rendered<Content>) => Promise<Delivered>
}
