/** A list of people beside what is known: who is new, what each row would change, and which rows cannot be taken. */
import type { DialogContext } from '#src/conversation/field.ts'
import { officesListed } from '#src/conversation/fields/people/people-fields.ts'
import type { Listed, ListedPeople } from '#src/conversation/fields/people/people-list-field.ts'
import { matchedGuest, mayBeOnesName } from '#src/people/guest.ts'
import { holdsOn, type Office } from '#src/people/office.ts'
import type { KnownPerson } from '#src/people/ports.ts'

export interface Entry {
  readonly listed: Listed
  readonly known: KnownPerson | undefined
  readonly office: Office | undefined
  /** Known, and nothing would change. */
  readonly isSettled: boolean
}

/** A row whose address is another person's: nobody is renamed, and nobody gets another's office. */
export interface Clash {
  readonly listed: Listed
  readonly other: string
  readonly where: 'known' | 'listed'
}

export interface Entries {
  readonly entries: readonly Entry[]
  readonly clashes: readonly Clash[]
}

export function entriesOf(list: ListedPeople, context: DialogContext): Entries {
  const seen = new Set<string>()
  const entries: Entry[] = []
  const clashes: Clash[] = []
  for (const listed of list.people) {
    const clash = clashOf(listed, list, context)
    if (clash) {
      clashes.push(clash)
      continue
    }
    const key = [listed.id ?? listed.mail ?? listed.name, listed.office ?? '', listed.partner ?? '']
      .join(' ')
      .toLowerCase()
    if (!seen.has(key)) entries.push(entryOf(listed, context))
    seen.add(key)
  }
  return { entries: withoutRivals(entries), clashes }
}

function clashOf(listed: Listed, { people }: ListedPeople, context: DialogContext): Clash | undefined {
  if (listed.id !== undefined || listed.mail === undefined) return undefined
  const known = context.people.find(({ mail }) => mail?.toLowerCase() === listed.mail)
  if (known && !mayBeOnesName(known.name, listed.name)) return { listed, other: known.name, where: 'known' }
  const beside = people.find(({ mail, name }) => mail === listed.mail && !mayBeOnesName(name, listed.name))
  return beside && { listed, other: beside.name, where: 'listed' }
}

function entryOf(listed: Listed, context: DialogContext): Entry {
  const match = matchedGuest(listed, context.people)
  const known =
    context.people.find(({ id }) => id === listed.id) ??
    (match.kind === 'known' && listed.id === undefined ? match.person : undefined)
  const named = listed.office === undefined ? [] : officesListed(listed.office, listed.partner, context)
  const office = named.length === 1 ? named[0] : undefined
  const holds = context.holdings.some(
    (one) =>
      one.officeId === office?.id && one.personId === known?.id && one.as === listed.as && holdsOn(one, context.today),
  )
  const learnsAddress = known !== undefined && known.mail === undefined && listed.mail !== undefined
  return { listed, known, office, isSettled: known !== undefined && !learnsAddress && (office === undefined || holds) }
}

/** A body has one Geschäftsführung: where a list names two, it does not say which of them it is. */
function withoutRivals(entries: readonly Entry[]): readonly Entry[] {
  const runs = ({ office, listed }: Entry): string | undefined =>
    office?.kind === 'secretariat' && listed.as === 'holder' ? office.detail : undefined
  return entries.map((entry) => {
    const body = runs(entry)
    const isRival = body !== undefined && entries.some((one) => one !== entry && runs(one) === body)
    return isRival ? { ...entry, office: undefined, isSettled: entry.known !== undefined } : entry
  })
}

/** "Eva Muster: Team Fernreise", for what names no office, or more than one. */
export const unclearOffices = (entries: readonly Entry[]): readonly string[] =>
  entries.flatMap(({ listed, office }) => {
    const said = [listed.office, listed.partner].filter((part) => part !== undefined).join(', ')
    return said !== '' && !office ? [`${listed.name}: ${said}`] : []
  })
