/** Tagesordnung: the frame that is always there, what was proposed and taken in, what offers itself. Pure. */

import { type Agreement, conferenceOf } from '#src/agreements/lookup.ts'
import { asPreset, type Basis, byEntry, byPreset } from '#src/agreements/stated.ts'
import { addDays, type Instant, type LocalDate } from '#src/calendar/local-date.ts'
import type { PersonId } from '#src/people/person.ts'
import type { PresetChange } from '#src/people/preset-change.ts'
import type { Meeting } from './meeting.ts'
import { agreedPlanOf, type Milestone, milestonesOf } from './milestones.ts'
import { comesBack } from './minutes.ts'

export type ItemKind = 'information' | 'discussion' | 'decision'

/** TOP: a proposed item (Vorschlag) or one that was taken in. */
export interface AgendaItem {
  readonly id: string
  readonly meetingId: string
  /** Order among those taken in; of a proposal, how many came before it. */
  readonly position: number
  readonly title: string
  readonly kind: ItemKind
  readonly minutes?: number
  /** Who presents it, as somebody typed it. */
  readonly presenter?: string
  /** Where its paper lies: an https address as somebody typed it. */
  readonly paper?: string
  readonly state: 'proposed' | 'accepted' | 'declined'
  readonly reason?: string
  readonly proposedBy: PersonId
  readonly proposedAt: Instant
  /** After the closing date. */
  readonly isLate: boolean
  readonly version: number
}

/** The last day for proposals; later ones count as late. A week before the invitation, unless the body set it. */
export function closingDay(
  meeting: Pick<Meeting, 'on' | 'agreementId' | 'committeeId'>,
  changes: readonly PresetChange[],
  agreement: Agreement | undefined,
): Pick<Milestone, 'on' | 'basis'> {
  const closing = milestonesOf(meeting.on, agreedPlanOf(changes, meeting, agreement)).find(
    ({ kind }) => kind === 'itemsClose',
  )
  if (!closing) throw new Error('no closing day')
  return closing
}

/** What every agenda has by itself. `approval`: only where there are minutes to approve. */
const FRAME = asPreset(['opening', 'agenda', 'approval', 'openTasks', 'anyOtherBusiness', 'nextDate'])
/** A duty that falls due near the session is proposed by us: no agreement puts it on an agenda. */
const DUTY_ITEM = asPreset('duty')
export type FrameKind = (typeof FRAME)[number]

/** Tagesordnung: one line of it, numbered. */
export interface AgendaLine {
  /** "3" */
  readonly number: string
  readonly basis: Basis
  readonly what:
    | { readonly kind: 'frame'; readonly frame: FrameKind }
    | { readonly kind: 'item'; readonly item: AgendaItem }
    /** Left open by an earlier session: it stands there by itself until it is dealt with or declined. */
    | { readonly kind: 'carried'; readonly item: AgendaItem; readonly from: LocalDate }
    | { readonly kind: 'duty'; readonly dutyId: string; readonly dueOn: LocalDate }
}

/** A duty of the agreement whose due date lies near the meeting: it offers itself. */
export interface NearDuty {
  readonly dutyId: string
  readonly dueOn: LocalDate
}
/** Calendar days around a meeting in which a due date offers itself as an item. */
const NEAR_DAYS = 60
export const isNear = (dueOn: LocalDate, meeting: Pick<Meeting, 'on'>): boolean =>
  dueOn >= addDays(meeting.on, -NEAR_DAYS) && dueOn <= addDays(meeting.on, NEAR_DAYS)

export interface AgendaFacts {
  readonly agreement: Agreement
  readonly meeting: Meeting
  readonly items: readonly AgendaItem[]
  readonly duties: readonly NearDuty[]
  readonly hasMinutesToApprove: boolean
  readonly openTasks: number
  readonly carried?: readonly CarriedItem[]
}

/** An item of an earlier session that nothing was written about, or that was put off. */
export interface CarriedItem {
  readonly item: AgendaItem
  readonly from: LocalDate
}

/** What an earlier session did about its items. */
export interface EarlierMeeting {
  readonly on: LocalDate
  readonly isCancelled: boolean
  readonly items: readonly AgendaItem[]
  /** Lines of its minutes that hold. */
  readonly lines: readonly { readonly itemTitle: string; readonly kind: string; readonly vote?: unknown }[]
}

/**
 * Items that are still open, the oldest first. An item is known by its title: its number changes from session to session.
 * @param sessions in the order of time, also cancelled ones
 */
export function carriedOver(sessions: readonly EarlierMeeting[], items: readonly AgendaItem[]): readonly CarriedItem[] {
  const here = new Set(acceptedItems(items).map(({ title }) => title))
  const open = new Map<string, CarriedItem>()
  for (const { on, isCancelled, items: theirs, lines } of sessions) {
    for (const item of acceptedItems(theirs)) open.set(item.title, { item, from: on })
    for (const title of [...open.keys()]) {
      const about = isCancelled ? [] : lines.filter(({ itemTitle }) => itemTitle === title)
      const last = about.findLast(({ kind }) => kind === 'decision')
      if (about.length > 0 && !comesBack(last?.vote)) open.delete(title)
    }
  }
  return [...open.values()].filter(({ item }) => !here.has(item.title))
}

/** The agenda in its order, numbered. Duties offer themselves to the conference alone: it is where partners owe. */
export function agendaOf({ agreement, meeting, items, duties, ...facts }: AgendaFacts): readonly AgendaLine[] {
  const frame = (kind: FrameKind): Omit<AgendaLine, 'number'> => ({
    basis: byPreset(FRAME),
    what: { kind: 'frame', frame: kind },
  })
  const isConference = conferenceOf(agreement)?.id === meeting.committeeId
  const lines: readonly Omit<AgendaLine, 'number'>[] = [
    frame('opening'),
    frame('agenda'),
    ...(facts.hasMinutesToApprove ? [frame('approval')] : []),
    ...(facts.openTasks > 0 ? [frame('openTasks')] : []),
    ...(facts.carried ?? []).map(
      ({ item, from }): Omit<AgendaLine, 'number'> => ({
        basis: byEntry(item, 'proposedAt'),
        what: { kind: 'carried', item, from },
      }),
    ),
    ...acceptedItems(items).map(
      (item): Omit<AgendaLine, 'number'> => ({
        basis: byEntry(item, 'proposedAt'),
        what: { kind: 'item', item },
      }),
    ),
    ...(isConference ? duties : []).map(
      ({ dutyId, dueOn }): Omit<AgendaLine, 'number'> => ({
        basis: byPreset(DUTY_ITEM),
        what: { kind: 'duty', dutyId, dueOn },
      }),
    ),
    frame('anyOtherBusiness'),
    frame('nextDate'),
  ]
  return lines.map((line, index) => ({ ...line, number: String(index + 1) }))
}

export const acceptedItems = (items: readonly AgendaItem[]): readonly AgendaItem[] =>
  items.filter(({ state }) => state === 'accepted').toSorted((one, other) => one.position - other.position)
/** A proposal nobody has decided on, by its letter. */
export interface OpenItem {
  readonly mark: string
  readonly item: AgendaItem
}
/**
 * In the order in which they came. The letter tells how many came before, and stays when others are decided on: a button
 * of an older card means what it meant.
 */
export function openProposals(items: readonly AgendaItem[]): readonly OpenItem[] {
  const open = items
    .filter(({ state }) => state === 'proposed')
    .toSorted((one, other) => (cameAt(one) < cameAt(other) ? -1 : 1))
  let next = 0
  return open.map((item) => {
    // Two that were proposed at once have the same place: no two share a letter.
    const place = Math.max(item.position, next)
    next = place + 1
    return { mark: proposalMark(place), item }
  })
}
const cameAt = ({ position, proposedAt, id }: AgendaItem): string =>
  `${String(position).padStart(6, '0')} ${proposedAt} ${id}`
/** "A", "B", … "AA": how a proposal is called until it has a number. */
const proposalMark = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : `${proposalMark(Math.floor(index / 26) - 1)}${proposalMark(index % 26)}`

/** Minutes that were asked for, as far as anybody said. */
export const timeBudget = (items: readonly AgendaItem[]): number =>
  acceptedItems(items).reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)

/* What was sent out */

/** A line as it was sent: `key` stays the same while number and words may change. */
export interface CopiedLine {
  readonly key: string
  readonly number: string
  readonly text: string
  readonly basis: Basis
}
/** An agenda as it went to the members, counted from 1 for each meeting. */
export interface AgendaCopy {
  readonly meetingId: string
  readonly number: number
  readonly lines: readonly CopiedLine[]
  readonly sentAt: Instant
}

/** TOP as it stood when the minutes were taken: number and title stay with the lines that were written under it. */
export interface KeptItem extends CopiedLine {
  readonly title: string
  /** Absent for what every agenda has by itself, and for duties. */
  readonly kind?: ItemKind
}

/**
 * Which agenda the lines of minutes belong to: the one that was kept when they were begun. What only fell away since, like a
 * duty that was reported in between, moves no numbers; where somebody arranged the items anew, theirs holds.
 */
export function keptAgenda(kept: readonly KeptItem[] | undefined, now: readonly KeptItem[]): readonly KeptItem[] {
  const arranged = (items: readonly KeptItem[]): string =>
    items.flatMap(({ key }) => (key.startsWith('item/') ? [key] : [])).join('\n')
  return kept !== undefined && arranged(kept) === arranged(now) ? kept : now
}

export function lineKey({ what }: AgendaLine): string {
  switch (what.kind) {
    case 'frame':
      return `frame/${what.frame}`
    case 'item':
    case 'carried':
      return `item/${what.item.id}`
    case 'duty':
      return `duty/${what.dutyId}/${what.dueOn}`
  }
}

export interface AgendaChanges {
  readonly added: readonly CopiedLine[]
  readonly removed: readonly CopiedLine[]
  /** The same line in other words. */
  readonly reworded: readonly { readonly before: CopiedLine; readonly after: CopiedLine }[]
  /** Lines that stand elsewhere among those that were there before. */
  readonly moved: readonly CopiedLine[]
}

/** What members have to know who have the earlier copy. A line that only slid down behind a new one has not moved. */
export function changesSince(before: readonly CopiedLine[], now: readonly CopiedLine[]): AgendaChanges {
  const was = new Map(before.map((line) => [line.key, line]))
  const is = new Set(now.map(({ key }) => key))
  const common = now.filter(({ key }) => was.has(key))
  const order = before.filter(({ key }) => is.has(key)).map(({ key }) => key)
  const stayed = new Set(longestInOrder(common.map(({ key }) => order.indexOf(key))).map((at) => order[at]))
  return {
    added: now.filter(({ key }) => !was.has(key)),
    removed: before.filter(({ key }) => !is.has(key)),
    reworded: common.flatMap((after) => {
      const old = was.get(after.key)
      return old && old.text !== after.text ? [{ before: old, after }] : []
    }),
    moved: common.filter(({ key }) => !stayed.has(key)),
  }
}

/** The most numbers that already stand in ascending order: whatever is not among them was moved. */
function longestInOrder(numbers: readonly number[]): readonly number[] {
  let best: readonly number[] = []
  const ending: (readonly number[])[] = []
  for (const [at, number] of numbers.entries()) {
    const before = numbers
      .slice(0, at)
      .flatMap((earlier, index) => (earlier < number ? [ending[index] ?? []] : []))
      .reduce((longest, one) => (one.length > longest.length ? one : longest), [] as readonly number[])
    const here = [...before, number]
    ending.push(here)
    if (here.length > best.length) best = here
  }
  return best
}

export const hasChanged = ({ added, removed, reworded, moved }: AgendaChanges): boolean =>
  added.length + removed.length + reworded.length + moved.length > 0

/** Takes a proposal in as the last item, or refuses it. */
export function decideProposal(
  item: AgendaItem,
  how: 'accepted' | 'declined',
  items: readonly AgendaItem[],
  reason?: string,
): AgendaItem {
  const last = Math.max(0, ...acceptedItems(items).map(({ position }) => position))
  return {
    ...item,
    state: how,
    position: how === 'accepted' ? last + 1 : item.position,
    ...(reason !== undefined && { reason }),
    version: item.version + 1,
  }
}

/** Puts an item directly before another one. @returns only what has to be changed */
export function movedBefore(item: AgendaItem, before: AgendaItem, items: readonly AgendaItem[]): readonly AgendaItem[] {
  const others = acceptedItems(items).filter(({ id }) => id !== item.id)
  const at = others.findIndex(({ id }) => id === before.id)
  const order = [...others.slice(0, at), item, ...others.slice(at)]
  return order.flatMap((one, index) =>
    one.position === index + 1 ? [] : [{ ...one, position: index + 1, version: one.version + 1 }],
  )
}

/**
 * Eight hexadecimal digits that are others when the lines, the recipients or the day are others (FNV-1a, 32 bit): a
 * confirmation names by it what was read back. It guards against a mistake, not against forgery.
 */
export function copyMark(
  { id, on, at }: Pick<Meeting, 'id' | 'on' | 'at'>,
  lines: readonly CopiedLine[],
  to: readonly unknown[],
): string {
  const shown = JSON.stringify([id, on, at, lines.map(({ number, text }) => [number, text]), to])
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(shown)) hash = Math.imul(hash ^ byte, 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
