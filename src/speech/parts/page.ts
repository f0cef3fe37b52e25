/** A page in its parts, before it is HTML: what a signed link shows to somebody without Teams, as a reply is for a card. */
import type { DocumentPart } from '#src/letters/document.ts'

export interface FieldOption {
  readonly value: string
  readonly label: string
}
export interface NamedField {
  readonly label: string
  readonly name: string
  /** Below the label, e.g. who reads it. */
  readonly hint?: string
  /** `said`: the label says so itself. */
  readonly isOptional?: true | 'said'
  /** What is filled in: what is stored, or what was sent and is not stored. */
  readonly value?: string
  /** Why it was not taken. */
  readonly fault?: string
}
export type PageField =
  /** One of few, all in sight. `isRow`: beside each other where there is room. */
  | (NamedField & { readonly kind: 'radio'; readonly options: readonly FieldOption[]; readonly isRow?: true })
  /** One of many. */
  | (NamedField & { readonly kind: 'choice'; readonly options: readonly FieldOption[] })
  /** Several; each is sent under its own name, `name-value`. The value is their values, parted by spaces. */
  | (NamedField & { readonly kind: 'checks'; readonly options: readonly FieldOption[] })
  /** `lines`: text of several. */
  | (NamedField & {
      readonly kind: 'text' | 'lines' | 'date' | 'time'
      /** In characters. */
      readonly maxLength?: number
      /** What the browser knows about whoever fills it in; absent: nothing is offered. */
      readonly autocomplete?: 'name'
    })
export interface PageButton {
  readonly label: string
  /** What it sends besides the fields. */
  readonly name?: string
  readonly value?: string
}
export interface PageForm {
  readonly hidden?: Readonly<Record<string, string>>
  readonly fields: readonly PageField[]
  /** The first is what the enter key presses. */
  readonly buttons: readonly PageButton[]
}

/** Abschnitt: what stands under a heading of its own. */
export interface PagePart {
  readonly title: string
  readonly parts: readonly DocumentPart[]
  readonly form?: PageForm
}
export interface Page {
  readonly title: string
  /** What became of what was just sent. */
  readonly notice?: string
  /** Why what was just sent is not stored, where no field is to blame. */
  readonly problem?: readonly string[]
  readonly paragraphs: readonly string[]
  readonly form?: PageForm
  readonly sections?: readonly PagePart[]
  /** Label of a link back to the page as it opens. */
  readonly back?: string
  /** It is in Einfache Sprache. */
  readonly isPlain?: true
  /** Turns the page to the other language. */
  readonly language?: PageButton
  /** Whose page it is, who reads what is sent, and how long it is kept. */
  readonly foot?: readonly string[]
}
