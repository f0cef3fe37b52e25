/**
 * Finding a date (Terminfindung): which days can be proposed, what members answered, and which of them is best. A slot
 * is a day and a time.
 */
import type { Agreement, Committee } from '#src/agreements/lookup.ts'
import type { Land } from '#src/calendar/holidays.ts'
import { addDays, type Instant, type LocalDate, type LocalTime } from '#src/calendar/local-date.ts'
import type { PersonId } from '#src/people/person.ts'
import { isUnusualDay } from './day.ts'
import type { Meeting } from './meeting.ts'
import { ANSWER_DAYS, SLOT_WINDOW_DAYS } from './preset.ts'
import { isOn } from './year.ts'

/** Terminvorschlag: a day and time offered in a poll. */
export interface Slot {
  readonly on: LocalDate
  readonly at: LocalTime
}

/** "Passt", "zur Not", "passt nicht". */
export type Choice = 'yes' | 'ifNeedBe' | 'no'
export const CHOICES: readonly Choice[] = ['yes', 'ifNeedBe', 'no']

/** Terminfindung: days are offered, and members say which suit them. */
export interface Poll {
  readonly id: string
  readonly agreementId: string
  readonly committeeId: string
  readonly slots: readonly Slot[]
  /** Whose answer is asked for. */
  readonly asked: readonly PersonId[]
  /** `withdrawn`: another search for the same body took its place. */
  readonly state: 'open' | 'fixed' | 'withdrawn'
  /** Grows with every change. */
  readonly version: number
  readonly openedBy: PersonId
  readonly openedAt: Instant
}

/** Stimme: one person's answers, by the index of the slot; a slot without an answer is absent. */
export interface Vote {
  readonly pollId: string
  readonly personId: PersonId
  readonly choices: Readonly<Record<number, Choice>>
  /** As it was typed, for whoever looks for the date. */
  readonly remark?: string
  /** Absent: in a chat. */
  readonly way?: AnswerWay
  readonly votedAt: Instant
}

/** Antwortweg: how an answer came that nobody gave in a chat. */
export type AnswerWay = 'page' | 'mail' | 'recorded'

/* Which days can be proposed */

/** The first day on which a meeting can be: time to answer, then the lead of the invitation. */
/** @param leadDays calendar days between the invitation and the meeting */
export const firstPossibleDay = (today: LocalDate, leadDays: number): LocalDate =>
  addDays(today, ANSWER_DAYS + leadDays)

/** Partners that send somebody to a body; where the annex names none, every partner of the agreement. */
function partnersIn(agreement: Agreement, committee: Committee): readonly string[] {
  const named = committee.participants.flatMap(({ partner }) => (partner === undefined ? [] : [partner]))
  return named.length > 0 ? named : agreement.partners.map(({ id }) => id)
}

/** Does a body that shares a partner with this one meet on that day? Then the same people may be asked for twice. */
export const clashesOn = (...of: Parameters<typeof clashingOn>): boolean => clashingOn(...of).length > 0

/** The meetings of that day that ask for somebody of the same partners; the body's own are none of them. */
export function clashingOn(
  on: LocalDate,
  body: { readonly agreement: Agreement; readonly committee: Committee },
  meetings: readonly Meeting[],
  bodyOf: (meeting: Meeting) => { readonly agreement: Agreement; readonly committee: Committee } | undefined,
): readonly Meeting[] {
  const partners = partnersIn(body.agreement, body.committee)
  return meetings.filter((meeting) => {
    if (meeting.on !== on || !isOn(meeting)) return false
    const other = bodyOf(meeting)
    return other !== undefined && partnersIn(other.agreement, other.committee).some((id) => partners.includes(id))
  })
}

/**
 * Days spread over six weeks, so that weekdays differ.
 * @param isFree what else must hold for a day, e.g. that no body with the same partners meets
 * @returns fewer than `count` where fewer are possible
 */
export function proposedDays(
  from: LocalDate,
  land: Land,
  count: number,
  isFree: (on: LocalDate) => boolean,
): readonly LocalDate[] {
  const days = Array.from({ length: SLOT_WINDOW_DAYS }, (_, at) => addDays(from, at)).filter(
    (on) => !isUnusualDay(on, land) && isFree(on),
  )
  if (days.length <= count) return days
  return Array.from({ length: count }, (_, nth) => days[Math.floor((nth * days.length) / count)] as LocalDate)
}

/** Does it still look for a date? Not once its last day is over. */
export const isRunning = ({ state, slots }: Poll, today: LocalDate): boolean =>
  state === 'open' && slots.some(({ on }) => on >= today)

/* What was answered */

export interface SlotVotes {
  /** Place in the poll, from 0. */
  readonly index: number
  readonly slot: Slot
  readonly yes: readonly PersonId[]
  readonly ifNeedBe: readonly PersonId[]
  readonly no: readonly PersonId[]
}

/** Every slot that is still possible, in order of time: one that everybody refused has disappeared. */
export function livingSlots(poll: Poll, votes: readonly Vote[]): readonly SlotVotes[] {
  const those = votes.filter(({ personId }) => poll.asked.includes(personId))
  return poll.slots
    .map((slot, index): SlotVotes => {
      const who = (choice: Choice) =>
        those.filter(({ choices }) => choices[index] === choice).map(({ personId }) => personId)
      return { index, slot, yes: who('yes'), ifNeedBe: who('ifNeedBe'), no: who('no') }
    })
    .filter(({ no }) => poll.asked.length === 0 || no.length < poll.asked.length)
}

/** Most can come, then most gladly, then earliest. */
export const byPreference = (one: SlotVotes, other: SlotVotes): number =>
  one.no.length - other.no.length || other.yes.length - one.yes.length || one.index - other.index

/** Those who have not said anything about at least one slot that is still possible. */
export function silent(poll: Poll, votes: readonly Vote[]): readonly PersonId[] {
  const open = livingSlots(poll, votes)
  return poll.asked.filter((person) => {
    const choices = votes.find(({ personId }) => personId === person)?.choices
    return choices === undefined || open.some(({ index }) => choices[index] === undefined)
  })
}

/** What a form calls the answer to a slot, and the remark. */
export const slotField = (index: number): string => `slot-${index + 1}`
export const REMARK_FIELD = 'remark'
/** In characters: a remark is no letter. */
export const REMARK_LENGTH = 500

/**
 * Answers at once, as a form has them: that of a page asks for all, that of a card takes what is chosen.
 * @param open indexes of the slots that are still possible
 * @param own what was answered before; a form without a remark leaves the one that is there
 * @returns undefined where nothing is answered
 */
export function votedByForm(
  form: Readonly<Record<string, string>>,
  open: readonly number[],
  own?: Pick<Vote, 'choices' | 'remark'>,
): Pick<Vote, 'choices' | 'remark'> | undefined {
  const said = open.flatMap((index) => {
    const choice = CHOICES.find((one) => one === form[slotField(index)])
    return choice === undefined ? [] : [[index, choice] as const]
  })
  if (said.length === 0) return undefined
  const remark = form[REMARK_FIELD] ?? own?.remark ?? ''
  return { choices: { ...own?.choices, ...Object.fromEntries(said) }, ...(remark !== '' && { remark }) }
}
