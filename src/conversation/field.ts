/** What a dialog author writes about one thing the bot needs to know. Ready-made ones stand in fields/. */
import type { Shelf } from '#src/agreements/lookup.ts'
import type { Instant, LocalDate } from '#src/calendar/local-date.ts'
import type { Lexicon } from '#src/language/agreements/mentions.ts'
import type { AttendanceList } from '#src/meetings/attendance.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import type { Tenure } from '#src/people/office.ts'
import type { Matter, Right } from '#src/people/permission.ts'
import type { PersonId, RosterMember } from '#src/people/person.ts'
import type { KnownPerson } from '#src/people/ports.ts'
import type { PresetChange } from '#src/people/preset-change.ts'
import type { Action, Input } from '#src/speech/parts/reply.ts'
import type { Chat } from './turn.ts'

/** The days a question was about: "den 9." and "Donnerstag" are read against these first. */
export interface TalkedOf {
  /** Those the bot named as what can be meant. */
  readonly candidates: readonly LocalDate[]
  /** The day that is known, or was refused. */
  readonly day?: LocalDate
}

/** What a dialog knows, by field name. */
export type Answers = Readonly<Record<string, unknown>>
export type NoAnswers = Record<never, never>

/**
 * What a field may look at while it reads an answer, and a dialog at every step. One that reads earlier answers names
 * them: `DialogContext<{ date?: LocalDate }>` is what a dialog can give that asks for a date under this name.
 */
export interface DialogContext<A extends object = Answers> {
  readonly now: Instant
  readonly today: LocalDate
  /** Who speaks, and where. */
  readonly person: PersonId
  readonly chat: Chat
  readonly shelf: Shelf
  readonly lexicon: Lexicon
  /** What this dialog knows already, by field name. */
  readonly answers: Readonly<A>
  /** Defaults that somebody changed. */
  readonly presets: readonly PresetChange[]
  /** Recorded meetings that a dialog can be about, of all agreements, by date; empty unless the dialog names one. */
  readonly meetings: readonly Meeting[]
  /** Everybody the bot knows, and who holds which office; empty unless the dialog asks for a person. */
  readonly people: readonly KnownPerson[]
  readonly holdings: readonly Tenure[]
  /** What answers to invitations lead to expect at sessions that are written down, by meeting; only where asked for. */
  readonly expected: ReadonlyMap<string, AttendanceList>
  /** Members of the chat or channel; absent where the dialog does not ask for them or they cannot be read. */
  readonly roster?: readonly RosterMember[]
  /** Days of the field that reads; only where something was said of one before. */
  readonly talkedOf?: TalkedOf
  /** What was said before and not placed yet: "KoK Kassel", of which several meetings are recorded. */
  readonly earlier?: string
  /** No mail server is configured: whoever has an address alone is told nothing. */
  readonly isMailOff?: true
  /** Agreement id of the region used last in this place, if any. */
  readonly usualRegion?: string
  /** Agreement id of the one region in which the person holds offices; only where a field asks for it. */
  readonly ownRegion?: string
}

/** Lesung: what a field made of a text. `rest` is what it did not use: the next field may read it. */
export type Reading<T> =
  /** `but`: the German sentence about the part of it that could not be taken. */
  | { readonly kind: 'found'; readonly value: T; readonly rest: string; readonly but?: string }
  /** Understood and refused; `because` is the German sentence that says why. */
  | { readonly kind: 'refused'; readonly because: string; readonly rest: string; readonly about?: TalkedOf }
  | { readonly kind: 'none' }

/** What can be done first, offered to whoever may; to others it is said who does it. */
interface FirstStep {
  readonly needs: Right
  readonly of: Matter
  readonly ask: string
  readonly action: Action
  readonly otherwise: string
}

/** Feld: one thing that a dialog has to know. @param Known earlier answers that it reads: it can only be asked for where those mean the same */
export interface Field<T, Known extends object = Answers> {
  /** How the field is called on a card and in a correction: "Ort". */
  readonly label: string
  /** Cannot be mistaken for anything else, like a date: said again in passing, it corrects what was said before. */
  readonly isUnmistakable?: true
  /** Any text is an answer to it, like a place: where it is asked for, nothing else is looked for in the text. */
  readonly takesAnything?: true
  /** Beside that, a question can be its answer, too: the title of an item, an objection. Never a place. */
  readonly mayAsk?: true
  /**
   * Never part of an answer that takes anything: "Kreishaus, bis 12 Uhr" is a place and an end. Where it is asked for,
   * "12 Uhr" is its answer before it can be another field's.
   */
  readonly isApart?: true
  /** Does a text certainly speak of this field: "Ort: Rathaus", "im Rathaus"? Only then a known answer is changed. */
  readonly isNamed?: (text: string) => boolean
  /** Why nothing can be answered to it now, e.g. as there is no meeting: the dialog ends instead of waiting for nothing. */
  readonly hopeless?: (
    context: DialogContext<Known>,
    said: string,
  ) => { readonly because: string; readonly instead?: FirstStep } | undefined
  /** Reads recorded meetings: they are looked up before it is asked. */
  readonly needsMeetings?: true
  /** Reads people and offices: they are looked up before it is asked. */
  readonly needsPeople?: true
  /** Reads in which region the person holds offices. */
  readonly needsOwnRegion?: true
  /** Reads the answers to invitations. */
  readonly needsResponses?: true
  /** Reads who belongs to the chat or channel. */
  readonly needsRoster?: true
  /** The lines of an answer have a meaning: it is not put on one line. */
  readonly keepsLines?: true
  readonly ask: (context: DialogContext<Known>) => string
  /**
   * What it is left at where nobody says it, and how that is told: once it is the only thing unknown, everything is read
   * back like that. A yes agrees to it; its answer is still taken.
   */
  readonly leftAt?: { readonly value: T; readonly told: () => string }
  /** Looks for the answer inside a text that may say other things, too. */
  readonly find: (text: string, context: DialogContext<Known>) => Reading<T>
  /** Takes the whole text as the answer to this field's own question. */
  readonly understand: (text: string, context: DialogContext<Known>) => Reading<T>
  /** An earlier text without what it said of this value: those words are no answer to anything else. */
  readonly withoutNamed?: (text: string, value: T, context: DialogContext<Known>) => string
  /** The card input, named `id`; undefined where buttons are enough. */
  readonly input: (id: string, context: DialogContext<Known>, value: T | undefined) => Input | undefined
  /** Buttons that answer the question: what they show and the card value they send. */
  readonly buttons?: (context: DialogContext<Known>) => readonly { readonly label: string; readonly value: string }[]
  /** What a card input or button sent back. */
  readonly fromCard: (value: string, context: DialogContext<Known>) => Reading<T>
  /** The value as read back. */
  readonly show: (value: T, context: DialogContext<Known>) => string
  /** A stored value, checked again; undefined if it no longer fits. */
  readonly restore: (stored: unknown, context: DialogContext<Known>) => T | undefined
}

export const found = <T>(value: T, rest = ''): Reading<T> => ({ kind: 'found', value, rest })

/** @param about days that `because` names: the next answer is read against them */
export const refused = (because: string, rest = '', about?: TalkedOf): Reading<never> => ({
  kind: 'refused',
  because,
  rest,
  ...(about && { about }),
})

export const nothing: Reading<never> = { kind: 'none' }

/** The same field under another name and with another question. */
export const renamed = <T, A extends object>(
  field: Field<T, A>,
  label: string,
  ask: (context: DialogContext<A>) => string,
): Field<T, A> => ({
  ...field,
  label,
  ask,
  input: (id, context, value) => {
    const input = field.input(id, context, value)
    return input && { ...input, label }
  },
})

/** The same field under another name. */
export const named = <T, A extends object>(label: string, field: Field<T, A>): Field<T, A> => ({
  ...field,
  label,
  input(id, context, value) {
    const input = field.input(id, context, value)
    return input && { ...input, label }
  },
})
