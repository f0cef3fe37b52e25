/**
 * A document about a meeting in its parts: what a mail and a Word file have in common. Every text in it may have been
 * typed by anybody, so it is text and never markup; `shownLines` and `shownOnOneLine` take out what no reader can show.
 */

export type DocumentPart =
  /** Level 1 is the title of the document. */
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  /** A line break in the text stays one. The label stands before it, emphasised, with a colon. */
  | { readonly kind: 'paragraph'; readonly text: string; readonly label?: string }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly isNumbered?: boolean }
  /** Each row has as many cells as there are columns. `share` is how wide a column is beside the others. */
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[] }
  /** A line to sign on, with what stands below it. */
  | { readonly kind: 'signature'; readonly text: string }
  /** An https address; http only where the bot itself is reached so. The label says where it leads. */
  | { readonly kind: 'link'; readonly label: string; readonly url: string }

export interface Column {
  readonly title: string
  readonly share: number
}

export interface WrittenDocument {
  /** Shown in the title bar and read out first; the parts repeat it as their heading of level 1. */
  readonly title: string
  /** BCP 47, so that a screen reader speaks the right language. */
  readonly language: 'de-DE'
  readonly parts: readonly DocumentPart[]
}

/** Every way to begin a new line that any reader knows. */
const LINE_BREAKS = /\r\n|[\r\n\v\f\x85\u2028\u2029]/g
/** Controls, what turns the direction of the text that follows, and what XML cannot hold. */
const UNSEEN = /[\p{Cc}\p{Noncharacter_Code_Point}\u202A-\u202E\u2066-\u2069]/gu

/** The lines of a text as they can be shown; a tab is a space, half a character is �. */
export const shownLines = (text: string): readonly string[] =>
  text.split(LINE_BREAKS).map((line) => line.toWellFormed().replace(/\t/g, ' ').replace(UNSEEN, ''))

export const shownOnOneLine = (text: string): string =>
  shownLines(text)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ')

/**
 * The address of a link as it may stand in a document.
 * @throws RangeError for what is no address of the web, or carries a name and password: links are made, never typed
 */
export function linkAddress(url: string): string {
  const address = URL.canParse(url) ? new URL(url) : undefined
  const isOfTheWeb = address?.protocol === 'https:' || address?.protocol === 'http:'
  if (!address || !isOfTheWeb || address.username !== '' || address.password !== '') {
    throw new RangeError('no address of the web')
  }
  return address.href
}
