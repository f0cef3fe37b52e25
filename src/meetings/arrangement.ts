/** Umordnung: what is done to an agenda. Pure. */
import { type AgendaCopy, type AgendaItem, decideProposal, movedBefore } from './agenda.ts'
import type { Meeting } from './meeting.ts'

/** One deed, by the ids of its items: letters and numbers may be another's by the time it is confirmed. */
export interface Arrangement {
  readonly does: 'accept' | 'decline' | 'move'
  readonly item: string
  /** Why it is declined. */
  readonly reason?: string | undefined
  /** Before which one it is put. */
  readonly before?: string | undefined
}

/** Once the minutes are begun, an item that slides down would stand beside lines that were written about another. */
export const isArranged = ({ state }: Pick<Meeting, 'state'>): boolean => state === 'planned' || state === 'invited'

/**
 * @param items of this session
 * @param left of earlier sessions, on this agenda until they are dealt with: they are declined where they stand
 * @returns the changed ones, each in its next version; undefined if one is no longer what it was: nothing is to be done
 */
export function arrangedItems(
  deeds: readonly Arrangement[],
  items: readonly AgendaItem[],
  left: readonly AgendaItem[],
): readonly AgendaItem[] | undefined {
  let now = items
  const declined: AgendaItem[] = []
  const put = (changed: readonly AgendaItem[]) => {
    now = now.map((item) => changed.find(({ id }) => id === item.id) ?? item)
  }
  for (const { does, item: id, reason, before: beforeId } of deeds) {
    const item = now.find((one) => one.id === id)
    const earlier = left.find((one) => one.id === id)
    if (does === 'move') {
      const before = now.find((one) => one.id === beforeId)
      if (item?.state !== 'accepted' || before?.state !== 'accepted') return undefined
      put(movedBefore(item, before, now))
    } else if (does === 'decline' && earlier) {
      declined.push(decideProposal(earlier, 'declined', []))
    } else {
      if (item?.state !== 'proposed') return undefined
      put([decideProposal(item, does === 'accept' ? 'accepted' : 'declined', now, reason)])
    }
  }
  // However often it was touched, it is one change.
  const changed = now.flatMap((item) => {
    const was = items.find(({ id }) => id === item.id)
    return was && was !== item ? [{ ...item, version: was.version + 1 }] : []
  })
  return [...declined, ...changed]
}

/**
 * Taking in a proposal, taken back: it is a proposal again, under the letter it had.
 * @param as version of the item as it was taken in, and its position before
 * @returns undefined if anything newer has happened to it, also that it was sent round
 */
export function takenBack(
  item: AgendaItem,
  as: Pick<AgendaItem, 'version' | 'position'>,
  copy: Pick<AgendaCopy, 'lines'> | undefined,
): AgendaItem | undefined {
  const isSent = copy?.lines.some(({ key }) => key === `item/${item.id}`) ?? false
  if (item.state !== 'accepted' || item.version !== as.version || isSent) return undefined
  return { ...item, state: 'proposed', position: as.position, version: as.version + 1 }
}
