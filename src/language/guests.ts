/** Guests as people type them: "Gäste: Eva Muster (eva@beispiel.example), Tom Wolf". */
import type { Guest } from '#src/people/guest.ts'
import { clean } from './normalise.ts'

const LEAD = /(?:^|[\s,;])(?:und |mit )?(?:gast|gäste|gaeste|gästen|gaesten)(?:liste)?(?=[\s:])\s*:?\s*/iu
const MAIL = /[^\s<>(),;:]{1,64}@[^\s<>(),;:]{1,190}\.[\p{L}]{2,}/u
const SEPARATOR = /\s*[,;]\s*|\s+und\s+/u
const BRACKETS = /[<>()]/gu

/** @returns the guests that a text names behind "Gast" or "Gäste", and what stands before that */
export function readGuests(text: string): { readonly guests: readonly Guest[]; readonly rest: string } | undefined {
  const cleaned = clean(text)
  const lead = LEAD.exec(cleaned)
  if (!lead) return undefined
  return { guests: guestsIn(cleaned.slice(lead.index + lead[0].length)), rest: cleaned.slice(0, lead.index) }
}

/** Names and addresses of a list; an address belongs to the name in front of it. */
export function guestsIn(list: string): readonly Guest[] {
  const guests: Guest[] = []
  for (const entry of clean(list).split(SEPARATOR)) {
    const mail = MAIL.exec(entry)?.[0].toLowerCase()
    const name = clean(entry.replace(MAIL, '').replace(BRACKETS, ' '))
    const before = guests.at(-1)
    if (mail !== undefined && name === '' && before && before.mail === undefined) {
      guests[guests.length - 1] = { ...before, mail }
    } else if (mail !== undefined || name !== '') {
      guests.push({ name: name === '' ? (mail ?? '') : name, ...(mail !== undefined && { mail }) })
    }
  }
  return guests
}
