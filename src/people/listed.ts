/** People as an office's own list names them. */

/** One line of a list, as far as it could be read. */
export interface ListedPerson {
  readonly name: string
  /** Checked, in small letters. */
  readonly mail?: string
  /** What stands in the columns for the office and its authority, in their own words. */
  readonly office?: string
  readonly partner?: string
  readonly as: 'holder' | 'deputy'
}

export type ListFault = 'noName' | 'noAddress' | 'columns' | 'noRow' | 'unclearAs'

export interface PeopleList {
  readonly people: readonly ListedPerson[]
  /** Lines that were not taken, counted from 1 as they stand in the list. */
  readonly faults: readonly { readonly line: number; readonly because: ListFault }[]
}
