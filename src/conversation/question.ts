/** A question to the agreements and the calendar: reads, never writes. One file per question under dialogs/. */
import type { Agreement, Shelf } from '#src/agreements/lookup.ts'
import type { Instant, LocalDate } from '#src/calendar/local-date.ts'
import type { Lexicon, Mentions } from '#src/language/agreements/mentions.ts'
import type { Reader } from '#src/language/reading/reader.ts'
import type { OutboxLetter } from '#src/letters/letter.ts'
import type { Matter, Right } from '#src/people/permission.ts'
import type { Person } from '#src/people/person.ts'
import type { OfferList } from '#src/speech/parts/conversation.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import type { Chat } from './turn.ts'
import type { Books, Readers } from './work.ts'

/** What a question can look into: all but letters and links, which are somebody's own, as everybody may ask. */
export interface Asked extends Omit<Readers, 'links' | 'outbox'>, Pick<Books, 'audit' | 'breathe'> {
  readonly today: LocalDate
  readonly at: Instant
  readonly person: Person
  readonly chat: Chat
  readonly shelf: Shelf
  /** The commands that /hilfe offers in this place to this person. */
  readonly offered: () => Promise<OfferList>
  /** How many things that conversations had stored could not be read since the start. */
  readonly setAside: number
  /** What was not safely delivered since then, the newest first. */
  readonly troubled: (since: Instant) => Promise<readonly OutboxLetter[]>
  /** May this person do that? Drafts, personal answers and the audit trail are shown only after asking. */
  readonly isAllowed: (right: Right, matter: Matter) => Promise<boolean>
  /** What follows the command word, but for the part of a list that is asked for. */
  readonly text: string
  /** The same as it was typed, to be named in the answer. */
  readonly said: string
  /** The first entry to show of a long list, counted from 1. */
  readonly from: number
  /** Agreement id of what is being planned meanwhile: a side question is about that. */
  readonly planned?: string
  readonly reader: Reader
  readonly lexicon: Lexicon
  /** Agreement id of the region usual here. */
  readonly usual: string | undefined
  /** What the message names: bodies, partners, a year, and words nobody claimed. */
  readonly mentions: Mentions
}

/** A question that needs no agreement, or looks over all of them. */
export interface GeneralQuestion {
  readonly about: 'everything'
  answer(asked: Asked): Promise<Reply>
}
/** A question to one agreement; the engine finds out which. */
export interface AgreementQuestion {
  readonly about: 'agreement'
  /** Without a name it is about the body whose meeting is being planned. */
  readonly aboutPlannedBody?: true
  /** Words that are no region are its own to read, e.g. a clause or a search. */
  readonly readsRest?: true
  /** May stand for all regions if none is named and none is usual here, e.g. /fristen LWV. */
  acrossAgreements?(asked: Asked): Promise<Reply | undefined>
  answer(asked: Asked & { readonly agreement: Agreement }): Promise<Reply>
}
/** Frage: a command that only reads. */
export type Question = GeneralQuestion | AgreementQuestion
