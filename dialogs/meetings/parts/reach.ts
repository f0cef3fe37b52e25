/** Whom a letter about a body can reach, the same for every letter: what is counted, and who is named to be told by hand. */
import { DAY_MS, laterBy } from '#src/calendar/local-date.ts'
import type { DialogReaders } from '#src/conversation/dialog.ts'
import type { DialogContext } from '#src/conversation/field.ts'
import type { Recipient } from '#src/letters/letter.ts'
import type { PersonId } from '#src/people/person.ts'
import { isReachable } from '#src/people/ports.ts'
import { inVain, withoutWay } from '#src/speech/meetings/invite.ts'
import { unknownName } from '#src/speech/meetings/move-meeting.ts'

/** A letter that failed longer ago says little about today. */
const REMEMBERED_MS = 30 * DAY_MS

/** In their order; a channel has none. */
export const namesIn = (some: readonly Recipient[], nameOf: (id: PersonId) => string): readonly string[] =>
  some.flatMap((to) => ('person' in to ? [nameOf(to.person)] : []))

export interface LetterRecipients {
  /** Those who can be expected to get it. */
  readonly reached: readonly Recipient[]
  /** No way leads to them. */
  readonly lost: readonly Recipient[]
  /** There is a way, and the last letter on it did not arrive: it is tried all the same, and not counted. */
  readonly doubtful: readonly Recipient[]
  /** What to say of the others: somebody has to tell them. */
  readonly notReached: readonly string[]
}

type ReachBooks = Pick<DialogReaders, 'directory' | 'channels' | 'outbox'>

/**
 * @param body whose channel is read by its members as well; undefined: the letter is of a kind that goes to no channel
 */
export async function reachOf(
  recipients: readonly Recipient[],
  body: { readonly agreementId: string; readonly committeeId: string } | undefined,
  { directory, channels, outbox }: ReachBooks,
  { isMailOff, now }: Pick<DialogContext, 'isMailOff' | 'now'>,
): Promise<LetterRecipients> {
  const channel = body && (await channels.ofCommittee(body.agreementId, body.committeeId))
  const ways = { ...(isMailOff && { isMailOff }), ...(channel && { hasChannel: true as const }) }
  const ids = recipients.flatMap((to) => ('person' in to ? [to.person] : []))
  const people = (await Promise.all(ids.map((id) => directory.person(id)))).flatMap((person) => person ?? [])
  const known = new Map(people.map((person) => [person.id, person]))
  const failed = ids.length > 0 ? await outbox.lastInVain(ids, laterBy(now, -REMEMBERED_MS)) : new Set()
  const stateOf = (to: Recipient): 'reached' | 'lost' | 'doubtful' => {
    if (!('person' in to)) return 'reached'
    const person = known.get(to.person)
    if (person && !isReachable(person, ways)) return 'lost'
    return failed.has(to.person) ? 'doubtful' : 'reached'
  }
  const those = Map.groupBy(recipients, stateOf)
  const nameOf = (id: PersonId): string => known.get(id)?.name ?? unknownName()
  const [lost, doubtful] = [those.get('lost') ?? [], those.get('doubtful') ?? []]
  return {
    reached: those.get('reached') ?? [],
    lost,
    doubtful,
    notReached: [...withoutWay(namesIn(lost, nameOf), isMailOff), ...inVain(namesIn(doubtful, nameOf))],
  }
}
