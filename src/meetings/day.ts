/** May a body meet at that time? What the agreement, the calendar and other meetings say against it. */
import type { Agreement, Committee } from '#src/agreements/lookup.ts'
import { holidayName, type Land } from '#src/calendar/holidays.ts'
import {
  type Instant,
  instantInBerlin,
  isShownInBerlin,
  type LocalDate,
  type LocalTime,
  weekdayOf,
} from '#src/calendar/local-date.ts'
import type { Meeting } from './meeting.ts'
import { meetingsOf } from './year.ts'

/** Why a body cannot meet then. `until` and `from` are the last and the first possible day. */
export type DayRefusal =
  | { readonly because: 'begun' }
  /** The hour that is skipped when summer time begins. */
  | { readonly because: 'skippedHour'; readonly on: LocalDate }
  | { readonly because: 'beforeInForce'; readonly from: LocalDate }
  | { readonly because: 'afterEnd'; readonly until: LocalDate }
  | { readonly because: 'afterLimit'; readonly until: LocalDate }
  /** One body meets once a day. */
  | { readonly because: 'sameDay'; readonly other: Meeting }

/**
 * @param sameDay meetings of the agreement on that day
 * @param itself the meeting that is moved, which is not in its own way
 */
export function dayRefusal(
  { agreement, committee, on, at }: { agreement: Agreement; committee: Committee; on: LocalDate; at: LocalTime },
  now: Instant,
  sameDay: readonly Meeting[],
  itself?: string,
): DayRefusal | undefined {
  if (!isShownInBerlin(on, at)) return { because: 'skippedHour', on }
  if (instantInBerlin(on, at) <= now) return { because: 'begun' }
  const { inForce, ends } = agreement
  if (inForce !== 'not-stated' && inForce.from !== 'open' && on < inForce.from) {
    return { because: 'beforeInForce', from: inForce.from }
  }
  if (typeof ends !== 'string' && on > ends.on) return { because: 'afterEnd', until: ends.on }
  if (committee.limitedUntil && on > committee.limitedUntil.on) {
    return { because: 'afterLimit', until: committee.limitedUntil.on }
  }
  const other = meetingsOf(sameDay, committee.id).find(({ id, on: day }) => id !== itself && day === on)
  return other && { because: 'sameDay', other }
}

/** 24 and 31 December: no holidays, but public offices give leave where they can (§ 6 Abs. 3 TVöD). */
export const isEve = (on: LocalDate): boolean => on.endsWith('-12-24') || on.endsWith('-12-31')

/** A weekend, a public holiday of the Land or an eve: possible, but nobody should choose it by mistake. */
export const isUnusualDay = (on: LocalDate, land: Land): boolean =>
  weekdayOf(on) > 5 || holidayName(on, land) !== undefined || isEve(on)
