/** Guests as people type them: "Gäste: Eva Muster (eva@beispiel.example), Tom Wolf". */

import { partedBy, partingMarks } from '#src/language/words/marks.ts'
import { clean } from '#src/language/words/normalise.ts'
import type { Guest } from '#src/people/guest.ts'

const LEAD = /(?:^|[\s,;])(?:und |mit )?(?:gast|gäste|gaeste|gästen|gaesten)(?:liste)?(?=[\s:])\s*:?\s*/iu
const MAIL = /(?<![^\s<>(),;:])[^\s<>(),;:@]{1,64}@[^\s<>(),;:@]{1,190}\.[\p{L}]{2,}(?!@)/u
const SEPARATOR = /(?<!\s)\s*[,;]\s*|(?<!\s)\s+und\s+/gu
/** With semicolons between them, a comma belongs to a name: "Müller, Anna; Schmidt, Bernd". */
const BETWEEN_ENTRIES = /\s*;\s*/u
const NAME_FIRST = /(?:^|;)\s*[\p{L}'’ -]{2,60},\s*\p{L}[^,;@<(]*(?:[<(][^;>)]*[>)])?\s*(?=;|$)/u
/** One word, one word, one address: "Müller-Lüdenscheidt, Änne (aenne@gast.example)" is one guest, as a directory writes it. */
const ONE_NAME_FIRST = /^[\p{L}'’-]{2,60}, ?\p{L}[\p{L}'’-]{0,60} ?[<(][^;,<>()\s]{3,255}[>)]$/u
const NONE = /^(?:keine?n?|niemand(?:en)?|ohne|-|–|—)$/iu
const WITHOUT = /(?:^|[\s,;])(?:ohne|keine) (?:gast|gäste|gaeste)(?=[\s,;.]|$)[.]?/iu
/** Left over where words beside the list were taken out. */
const OUTER_COMMAS = /^[\s,]+|(?<![\s,])[\s,]+$/gu
const EMPTY_BRACKETS = /[<(]\s*[>)]/gu
const BRACKETS = /[<>()]/gu

const WORD = "[\\p{L}'’.-]+"
/** "noch die Frau Muster von der EUTB als Gast": the name in front. */
const AS_GUEST = new RegExp(
  `(?:^|[\\s,;])(?:(?:noch|auch|bitte|die|den|der|dazu)\\s+)*(?<name>(?:(?:frau|herrn?|dr\\.|prof\\.)\\s+){1,3}${WORD}(?:\\s+${WORD}){0,4}|\\p{Lu}${WORD}\\s+\\p{Lu}${WORD})\\s+als\\s+g(?:ast|äste|aeste)(?:\\s+(?:dazu|mit|ein|rein))*`,
  'iu',
)

/** "Frau Muster von der EUTB als Gast, eva@muster.example": that one, with the address that stands beside. */
function namedAsGuest(cleaned: string): { readonly guests: readonly Guest[]; readonly rest: string } | undefined {
  const found = AS_GUEST.exec(cleaned)
  const name = found?.groups?.name
  if (!found || name === undefined) return undefined
  const beside = `${cleaned.slice(0, found.index)} ${cleaned.slice(found.index + found[0].length)}`
  const mail = MAIL.exec(beside)
  const rest = clean(beside.replace(mail?.[0] ?? '', ' ').replace(BRACKETS, ' ')).replace(/^[\s,;]+|[\s,;]+$/gu, '')
  return { guests: [{ name, ...(mail && { mail: mail[0].toLowerCase() }) }], rest }
}

/** What stands in front of "Gäste: …": names and days behind it belong to the guests. @returns undefined: none are named */
export function frontOfGuests(cleaned: string): string | undefined {
  const lead = LEAD.exec(cleaned)
  return lead ? cleaned.slice(0, lead.index) : undefined
}

/** @returns the guests that a text names behind "Gast" or "Gäste", and what stands before that */
export function readGuests(text: string): { readonly guests: readonly Guest[]; readonly rest: string } | undefined {
  const cleaned = clean(text)
  const without = WITHOUT.exec(cleaned)
  if (without) {
    const behind = cleaned.slice(without.index + without[0].length)
    return { guests: [], rest: `${cleaned.slice(0, without.index)}${behind}`.trim() }
  }
  const named = namedAsGuest(cleaned)
  if (named) return named
  const lead = LEAD.exec(cleaned)
  if (!lead) return undefined
  return {
    guests: guestsIn(cleaned.slice(lead.index + lead[0].length)),
    rest: cleaned.slice(0, lead.index).replace(/[\s,;]+$/u, ''),
  }
}

/** "Müller, Anna" is Anna Müller. */
const nameInFront = (entry: string): string =>
  /^[^,]+,[^,]+$/u.test(entry)
    ? entry.replace(
        /^([^,]+),\s*([^,<(]+?)(?=\s*(?:[<(]|$))/u,
        (_, last: string, first: string) => `${first.trim()} ${last.trim()}`,
      )
    : entry

/** What is meant as an address and is none: "eva@muster", "nochmal@@x.de". */
export const wrongAddresses = (guests: readonly Guest[]): readonly string[] =>
  guests.flatMap(({ name, mail }) => (name !== mail && name.includes('@') ? [name] : []))

/** Names and addresses of a list; an address belongs to the name in front of it. */
export function guestsIn(list: string): readonly Guest[] {
  const guests: Guest[] = []
  const cleaned = clean(list)
  if (NONE.test(cleaned.replace(/[.!]$/u, ''))) return []
  const isNameFirst = (cleaned.includes(';') && NAME_FIRST.test(cleaned)) || ONE_NAME_FIRST.test(cleaned)
  const entries = isNameFirst
    ? cleaned.split(BETWEEN_ENTRIES).map((entry) => nameInFront(entry.replace(OUTER_COMMAS, '')))
    : partedBy(cleaned, partingMarks(cleaned, SEPARATOR))
  for (const entry of entries) {
    const mail = MAIL.exec(entry)?.[0].toLowerCase()
    // Brackets around an address go with it; "Eva Muster (EUTB)" is called so.
    const name = clean(entry.replace(MAIL, '').replace(EMPTY_BRACKETS, ' '))
    const before = guests.at(-1)
    if (mail !== undefined && name === '' && before && before.mail === undefined) {
      guests[guests.length - 1] = { ...before, mail }
    } else if (mail !== undefined || name !== '') {
      guests.push({ name: name === '' ? (mail ?? '') : name, ...(mail !== undefined && { mail }) })
    }
  }
  return guests
}
