/** Which bodies a register is looked up for, and what of it speaks of the words that were said. */
import { agreementById } from '#src/agreements/lookup.ts'
import type { Asked } from '#src/conversation/question.ts'
import { isAssigned } from '#src/language/meetings/assigned.ts'
import { speaksOf } from '#src/language/meetings/registers.ts'
import { patternsOf } from '#src/language/words/search.ts'
import type {
  NamedCommittee,
  Part,
  RegisterAsked,
  RegisterEntry,
  RegisterKind,
  TaskAssignee,
} from '#src/meetings/register.ts'
import { holdsOn } from '#src/people/office.ts'

/** The bodies whose minutes this person may read, of the regions and bodies that are named. */
export async function bodiesMeant(
  kind: RegisterKind,
  { mentions, registers, isAllowed }: Pick<Asked, 'mentions' | 'registers' | 'isAllowed'>,
): Promise<readonly NamedCommittee[]> {
  const regions = mentions.regions.flatMap(({ ids }) => ids)
  const meant: NamedCommittee[] = []
  for (const { agreementId, committeeId } of await registers.bodies(kind)) {
    if (regions.length > 0 && !regions.includes(agreementId)) continue
    const named = mentions.committees.filter((one) => one.agreementId === agreementId)
    if (named.length > 0 && !named.some((one) => one.committeeId === committeeId)) continue
    if (await isAllowed('minutes.read', { agreementId, committeeId })) meant.push({ agreementId, committeeId })
  }
  return meant
}

/** In which words tasks of these bodies name whoever asks, or an office they hold today. Others are answered in between. */
export async function ownNames(
  bodies: readonly NamedCommittee[],
  {
    registers,
    directory,
    person,
    shelf,
    today,
    breathe,
  }: Pick<Asked, 'registers' | 'directory' | 'person' | 'shelf' | 'today' | 'breathe'>,
): Promise<readonly TaskAssignee[]> {
  const holdings = (await directory.holdingsOf(person.id)).filter((one) => holdsOn(one, today))
  const own: TaskAssignee[] = []
  for (const [agreementId, theirs] of Map.groupBy(bodies, (body) => body.agreementId)) {
    const agreement = agreementById(shelf, agreementId)
    for (const one of await registers.responsible(theirs))
      if (isAssigned(one, { name: person.name, holdings }, agreement)) own.push(one)
    await breathe()
  }
  return own
}

/** What the database can say of these words; what it finds is looked through. */
export const speaking = (words: string): Pick<RegisterAsked, 'patterns'> => ({ patterns: patternsOf(words) })

export const speaks =
  (words: string) =>
  ({ line }: RegisterEntry): boolean =>
    speaksOf(line, words)

/** What was found, in its order: how many there are, and the part that is to be shown. */
export interface RegisterFound<T> {
  readonly all: number
  readonly entries: readonly T[]
}

/**
 * Looks through the lines of one body after the other: words in any spelling cannot be asked of a database. Others are
 * answered in between.
 * @param comesBefore the order of the list
 * @param onFound for each line that fits
 */
export async function lookedThrough<T>(
  bodies: readonly NamedCommittee[],
  linesOf: (body: NamedCommittee) => Promise<readonly T[]>,
  fits: (entry: T) => boolean,
  order: (one: T, other: T) => number,
  { skip, limit }: Part,
  { breathe }: Pick<Asked, 'breathe'>,
  onFound: (entry: T) => void = () => undefined,
): Promise<RegisterFound<T>> {
  let all = 0
  let first: readonly T[] = []
  for (const body of bodies) {
    const fitting = (await linesOf(body)).filter(fits)
    all += fitting.length
    for (const entry of fitting) onFound(entry)
    // What stands behind the part that is shown is counted and not kept.
    if (fitting.length > 0) first = [...first, ...fitting].toSorted(order).slice(0, skip + limit)
    await breathe()
  }
  return { all, entries: first.slice(skip) }
}
