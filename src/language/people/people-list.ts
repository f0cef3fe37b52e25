/** Lists of people as offices keep them: a table with separators, with or without a first line that names the columns. */
import { parse } from 'csv-parse/sync'
import { clean, fold } from '#src/language/words/normalise.ts'
import type { ListedPerson, ListFault, PeopleList } from '#src/people/listed.ts'
import { parseMailAddress } from '#src/people/mail-address.ts'

type ListColumn = 'name' | 'firstName' | 'lastName' | 'mail' | 'office' | 'partner' | 'as' | 'isDeputy'
const HEADINGS: readonly (readonly [ListColumn, RegExp])[] = [
  ['firstName', /^vorname/],
  ['lastName', /^(?:nachname|familienname|zuname)/],
  ['name', /^(?:name|person|anzeigename)/],
  ['mail', /mail|^adresse/],
  ['partner', /^(?:partner|behoerde|traeger|organisation|einrichtung|kommune)/],
  ['office', /^(?:funktion|amt|stelle|rolle)/],
  ['as', /^(?:als|art)/],
  ['isDeputy', /^(?:stell)?vertretung/],
]
const HOLDER = /^(?:inhaber(?: ?in)?|leitung|leiter(?: ?in)?|(?:ordentliches )?mitglied)$/
const DEPUTY = /^(?:(?:stell)?vertret(?:ung|er(?: ?in)?)|stellvertretende?s?(?: [rs])?(?: mitglied)?|stv|stellv)$/
/** Without a first line that names them. */
const USUAL: readonly ListColumn[] = ['name', 'mail', 'office', 'as']
const SEPARATORS = [';', '\t', ','] as const
const LONGEST_NAME = 100

/** Has the text what only the rows of a list have: a separator or an address? */
export const looksLikeRows = (text: string): boolean => [';', '\t', '@'].some((mark) => text.includes(mark))

/** @returns undefined if the text is no list */
export function readPeopleList(text: string): PeopleList | undefined {
  const separator = SEPARATORS.find((one) => text.split('\n').some((line) => line.includes(one)))
  if (!separator) return undefined
  // Greetings and other text around the list have no separator: nobody is called so. A sentence may end with a comma.
  const isRow = ({ cells }: ListRow): boolean =>
    separator === ',' ? cells.filter((cell) => cell !== '').length > 1 || cells[0] === '' : cells.length > 1
  const lines = rowsOf(text, separator)
  const rows = lines.filter(isRow)
  const [first] = rows
  if (!first) return undefined
  const named = first.cells.map((cell) =>
    cell.includes('@') ? undefined : HEADINGS.find(([, words]) => words.test(fold(cell)))?.[0],
  )
  const hasHeading = named.some((column) => column === 'name' || column === 'lastName')
  const columns = hasHeading ? named : USUAL
  const people: ListedPerson[] = []
  const faults: { line: number; because: ListFault }[] = []
  for (const row of lines) {
    if (hasHeading && row === first) continue
    const read = isRow(row) ? personIn(row.cells, columns) : 'noRow'
    if (typeof read === 'string') faults.push({ line: row.line, because: read })
    else people.push(read)
  }
  return { people, faults }
}

interface ListRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** A line with a stray quotation mark is taken as it stands instead of swallowing the lines below it. */
function rowsOf(text: string, separator: string): readonly ListRow[] {
  return text.split(/\r?\n|\u2028|\u2029/u).flatMap((line, index) => {
    if (clean(line) === '') return []
    const cells = cellsOf(line, separator)
    return [{ line: index + 1, cells: cells.map((cell) => clean(cell)) }]
  })
}

function cellsOf(line: string, delimiter: string): readonly string[] {
  const options = { delimiter, relax_column_count: true, relax_quotes: true, bom: true }
  try {
    return (parse(line, options) as string[][])[0] ?? []
  } catch {
    // A quotation that never ends: the marks are letters like any other.
    return (parse(line, { ...options, quote: null }) as string[][])[0] ?? []
  }
}

function personIn(cells: readonly string[], columns: readonly (ListColumn | undefined)[]): ListedPerson | ListFault {
  if (cells.slice(columns.length).some((cell) => cell !== '')) return 'columns'
  const cell = (column: ListColumn): string => {
    const index = columns.indexOf(column)
    return index < 0 ? '' : (cells[index] ?? '')
  }
  const name = cell('name') || `${cell('firstName')} ${cell('lastName')}`.trim()
  if (name === '' || name.length > LONGEST_NAME || !/\p{L}/u.test(name) || name.includes('@')) return 'noName'
  const written = cell('mail').replace(/^mailto:/iu, '')
  const mail = written === '' ? undefined : parseMailAddress(written)
  if (written !== '' && mail === undefined) return 'noAddress'
  const office = cell('office')
  const partner = cell('partner')
  const as = heldAs(cell('as'), cell('isDeputy'))
  if (!as) return 'unclearAs'
  return {
    name,
    ...(mail !== undefined && { mail: mail.toLowerCase() }),
    ...(office !== '' && { office }),
    ...(partner !== '' && { partner }),
    as,
  }
}

/** @returns undefined if it says neither: a deputy is not made the holder of an office */
function heldAs(as: string, isDeputy: string): ListedPerson['as'] | undefined {
  const said = new Set([heldAsIn(as, false), heldAsIn(isDeputy, true)].filter((one) => one !== undefined))
  const [only = 'holder'] = said
  return said.size > 1 || only === 'unclear' ? undefined : only
}

function heldAsIn(cell: string, asksYesOrNo: boolean): ListedPerson['as'] | 'unclear' | undefined {
  if (/^[-\u2013\u2014]?$/u.test(cell)) return undefined
  const said = fold(cell)
    .replace(/[^a-z0-9?]+/g, ' ')
    .trim()
    .replace(/^als /, '')
  if (DEPUTY.test(said) || (asksYesOrNo && /^(?:ja|x)$/.test(said))) return 'deputy'
  return HOLDER.test(said) || (asksYesOrNo && said === 'nein') ? 'holder' : 'unclear'
}

const PARTED = /[;\t]/u

/** Rows of columns, as they are copied from a table: never the answer to a question. */
export function isPastedList(text: string): boolean {
  const rows = text.split('\n').filter((row) => row.trim() !== '')
  return rows.length > 1 && rows.every((row) => PARTED.test(row))
}
