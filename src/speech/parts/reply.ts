/**
 * An answer, in its parts: first the answer, then what it rests on, then what is not regulated or assumed, then at most
 * three actions. `teams/card.ts` makes a card of it and `plain-text.ts` the same facts as text.
 */
import type { Basis } from '#src/agreements/stated.ts'

/** Angabe: one fact with its foundation. */
export interface Statement {
  readonly text: string
  readonly basis: Basis
  /** What the fact is about, e.g. "Turnus"; absent where the text says it. */
  readonly label?: string
  /** The same fact in Einfache Sprache, as whole sentences; absent: it is said as it stands. */
  readonly plain?: string
}

/** Facts under a heading of their own, e.g. one body or one duty. */
export interface Group {
  readonly title: string
  readonly statements: readonly Statement[]
  /**
   * Does not decide the question, e.g. what is unclear in the text: on a card it opens behind a button of its own, which says
   * of how many things it tells.
   */
  readonly aside?: number
}

export interface Input {
  readonly id: string
  readonly kind: 'text' | 'date' | 'time' | 'choice'
  readonly label: string
  /** `YYYY-MM-DD` for a date, `HH:MM` for a time, a choice's value, or text. */
  readonly value?: string
  readonly choices?: readonly { readonly label: string; readonly value: string }[]
  readonly maxLength?: number
  /** Text of several lines. */
  readonly isLong?: true
}

/** What a button does: it says a command in the person's stead, or it answers a dialog. */
export type ActionEffect =
  | { readonly say: string }
  | {
      readonly dialog: string
      readonly version: number
      readonly verb: 'answer' | 'confirm' | 'change' | 'back' | 'cancel'
      /** A field's answer that this button gives, by field name. */
      readonly values?: Readonly<Record<string, string>>
    }

export interface Action {
  readonly label: string
  readonly does: ActionEffect
}

/**
 * The same answer in Einfache Sprache: the same facts in short sentences, one thought each. Dates and names are written as
 * in the answer beside it and spelled out when it is shown (`speech/plain/`); buttons and fields are those of that answer.
 */
export interface PlainWords {
  readonly answer: string
  /** Everything else, in reading order. */
  readonly notes?: readonly string[]
}

/** Antwort des Bots: what the bot answers, before any platform has it. */
export interface Reply {
  /** The answer itself, one to three sentences. */
  readonly answer: string
  readonly statements?: readonly Statement[]
  readonly groups?: readonly Group[]
  /** What is not regulated, assumed, contradictory or unavailable. */
  readonly notes?: readonly string[]
  readonly inputs?: readonly Input[]
  /** Follow-up steps, at most three. */
  readonly actions?: readonly Action[]
  /** The possible answers to a question, or the commands of /hilfe: a button each. */
  readonly choices?: readonly Action[]
  /** Further commands of /hilfe: on a card they open behind a button of their own. */
  readonly furtherChoices?: readonly Action[]
  /** Pages and files that open in a browser; signed, made by the program and never typed. */
  readonly links?: readonly { readonly label: string; readonly url: string }[]
  /** Stands in the place of the card whose button was clicked, e.g. an answer that can be changed on it. */
  readonly replaces?: true
  /** Absent: there is no plain version yet. */
  readonly plain?: PlainWords
  /** What is shown is the plain version. */
  readonly isPlain?: true
  /** For whoever asked and nobody else: where others read along it goes to their personal chat. */
  readonly isPersonal?: true
}

/** Says something more behind an answer, in both of its versions. */
export const withNotes = (reply: Reply, notes: readonly string[], plain: readonly string[] = notes): Reply => ({
  ...reply,
  notes: [...(reply.notes ?? []), ...notes],
  ...(reply.plain && { plain: { ...reply.plain, notes: [...(reply.plain.notes ?? []), ...plain] } }),
})

/** Says something more before an answer, in both of its versions. */
export const withFront = (reply: Reply, front: string, plain = front): Reply => ({
  ...reply,
  answer: `${front} ${reply.answer}`,
  ...(reply.plain && { plain: { ...reply.plain, answer: `${plain} ${reply.plain.answer}` } }),
})

/** Says something more in the answer itself, in both of its versions. */
export const withBehind = (reply: Reply, words: string, plain: string): Reply => ({
  ...reply,
  answer: `${reply.answer} ${words}`,
  ...(reply.plain && { plain: { ...reply.plain, answer: `${reply.plain.answer} ${plain}` } }),
})
