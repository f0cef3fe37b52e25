/** Whose task it is: minutes name offices and people in words, offices have ids. */
import type { Agreement } from '#src/agreements/lookup.ts'
import { namesSecretariat } from '#src/language/people/office-words.ts'
import type { Task } from '#src/meetings/minutes.ts'
import { seatsOf } from '#src/meetings/seats.ts'
import { officeParts, officeSlug, type Tenure } from '#src/people/office.ts'

/** Who looks: the name, and the offices held that day. */
export interface Assignee {
  readonly name: string
  readonly holdings: readonly Tenure[]
}

/** In which words a task of which body says who has to do it. */
export type NamedTask = Pick<Task, 'committeeId'> & Pick<Task['line'], 'responsible'>

/**
 * Does a task name this person, or an office held by them? Minutes name offices in words: "das Jugendamt" is the office
 * "Jugendamt", "Team 204.0" the only one that has it in its name, but "Jugendamt Hanau" is not that of another partner.
 * @param agreement of the body that gave the task
 */
export function isAssigned(
  { responsible = '', committeeId }: NamedTask,
  { name, holdings }: Assignee,
  agreement: Agreement | undefined,
): boolean {
  const said = `-${officeSlug(responsible)}-`
  const isSaid = (one: string): boolean => officeSlug(one) !== '' && said.includes(`-${officeSlug(one)}-`)
  // "Muster, Eva" is how many directories write "Eva Muster".
  if (isSaid(name) || isSaid(name.split(',').reverse().join(' '))) return true
  const callings = ({ name: whole, aliases, short }: Calling) => [whole, ...aliases, ...(short ? [short] : [])]
  const partners = (agreement?.partners ?? []).filter((one) => callings(one).some(isSaid))
  const isOfOthers = partners.length > 0 || (agreement?.thirdParties ?? []).some((one) => callings(one).some(isSaid))
  const seats = agreement ? seatNames(agreement) : new Set<string>()
  // "LWV Team 204.0": what is left names the office.
  const shortly = responsible
    .split(/,|;|\bund\b|\bsowie\b|&/u)
    .map((part) => withoutCallings(officeSlug(part), partners.flatMap(callings)))
  const isMeant = (seat: string): boolean =>
    isSaid(seat) ||
    shortly.some((one) => {
      const fitting = [...seats].filter((other) => `-${other}-`.includes(`-${one}-`))
      return one !== '' && fitting.length === 1 && fitting[0] === seat
    })
  return holdings.some(({ officeId }) => {
    const { agreementId, partnerId, kind, detail } = officeParts(officeId)
    if (agreementId !== agreement?.id) return false
    const isPartners = partners.some(({ id }) => id === partnerId)
    if (isOfOthers && !isPartners) return false
    if (kind === 'seat') return isMeant(detail)
    if (kind === 'secretariat') return detail === committeeId && namesSecretariat(responsible)
    return kind === 'contact' && isPartners
  })
}

interface Calling {
  readonly name: string
  readonly short?: string
  readonly aliases: readonly string[]
}

const seatNames = (agreement: Agreement): ReadonlySet<string> =>
  new Set(
    agreement.committees
      .flatMap((committee) => seatsOf(agreement, committee))
      .flatMap(({ office }) => (office ? [officeParts(office.id).detail] : [])),
  )

/** Without articles and the partner's name. */
function withoutCallings(slug: string, callings: readonly string[]): string {
  const left = callings.reduce((rest, one) => rest.replace(`-${officeSlug(one)}-`, '-'), `-${slug}-`)
  return left.replace(/^(?:-(?:das|die|der|den|dem|des|vom|von))+(?=-)/u, '').replace(/^-+|-+$/gu, '')
}
