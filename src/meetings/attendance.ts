/** Anwesenheit: who was there, who was excused, who came in whose place, who was a guest. */
import type { Agreement } from '#src/agreements/lookup.ts'
import { partnerName } from '#src/agreements/lookup.ts'
import type { Tenure } from '#src/people/office.ts'
import { filledSeats, type Invitation, invitationAnswers, isGuest, type Response } from './invitation.ts'
import type { Meeting } from './meeting.ts'
import type { Seat } from './seats.ts'

export const attendanceKinds = ['attendance', 'excused', 'represented', 'guests'] as const
export type AttendanceKind = (typeof attendanceKinds)[number]
export const isAttendance = (kind: string): kind is AttendanceKind =>
  (attendanceKinds as readonly string[]).includes(kind)

/** Anwesenheit: names as they stand in the minutes: "Sabine Ruppel (Sozialamt, Landkreis Kassel)". */
export type AttendanceList = Readonly<Record<AttendanceKind, readonly string[]>>

/** Outside brackets: "(Sozialamt, Landkreis Kassel)" belongs to its name. */
const outsideBrackets = (text: string, mark: ',' | ';'): boolean => {
  let depth = 0
  for (const character of text) {
    if (character === '(') depth += 1
    if (character === ')' || character === '\n') depth = character === ')' ? Math.max(0, depth - 1) : 0
    if (character === mark && depth === 0) return true
  }
  return false
}
/** Do semicolons part the names, so that a comma belongs to one: "Müller, Anna; Schmidt, Bernd"? */
export const hasSemicolons = (text: string): boolean => outsideBrackets(text, ';')
/** "Müller, Anna" */
export const hasComma = (name: string): boolean => outsideBrackets(name, ',')

/**
 * Parted by semicolons and lines, and by commas where there are no semicolons; but never inside brackets.
 * @param commasPart false: a comma belongs to a name
 */
export function splitNames(text: string, commasPart = !hasSemicolons(text)): readonly string[] {
  const names: string[] = []
  let depth = 0
  let name = ''
  for (const character of text) {
    if (character === '(') depth += 1
    if (character === ')') depth = Math.max(0, depth - 1)
    const isMark = character === ';' || (commasPart && character === ',')
    const isEnd = character === '\n' || (depth === 0 && isMark)
    if (isEnd) {
      names.push(name)
      name = ''
      depth = 0
    } else {
      name += character
    }
  }
  return [...names, name]
    .map((one) => one.replace(/^[\s,]+|[\s,]+$/gu, ''))
    .filter((one) => /[\p{L}\p{N})-]/u.test(one))
}

/** "Sabine Ruppel (Sozialamt, Landkreis Kassel)" is Sabine Ruppel. */
export const withoutOffice = (name: string): string => (name.split('(', 1)[0] ?? '').trimEnd()

/** So that the names can be told apart again: a single one with a comma gets its semicolon. */
export const joinNames = (names: readonly string[], by: '; ' | '\n'): string =>
  `${names.join(by)}${names.length === 1 && hasComma(names[0] ?? '') ? ';' : ''}`

export interface Expecting {
  readonly agreement: Agreement
  readonly seats: readonly Seat[]
  readonly holdings: readonly Tenure[]
  readonly invitations: readonly Invitation[]
  readonly responses: readonly Response[]
  readonly nameOf: (id: string) => string
}

/** What the answers to the invitation lead to expect; who has not answered stands nowhere. */
export function expectedAt(meeting: Meeting, facts: Expecting): AttendanceList {
  const { agreement, seats, holdings, invitations, responses, nameOf } = facts
  const filled = filledSeats(seats, holdings, meeting.on)
  const list: Record<AttendanceKind, string[]> = { attendance: [], excused: [], represented: [], guests: [] }
  for (const { invitation, state, response } of invitationAnswers(meeting, invitations, responses)) {
    const name = nameOf(invitation.personId)
    const theirs = filled.filter(({ seat }) => seat.office && invitation.offices.includes(seat.office.id))
    const offices = theirs.map(({ seat }) => seat.office?.name ?? seat.who)
    const partner = theirs[0]?.seat.partnerId
    const place = [...offices, ...(partner === undefined ? [] : [partnerName(agreement, partner)])].join(', ')
    const shown = place === '' ? name : `${name} (${place})`
    if (state === 'accepted') list[isGuest(invitation) ? 'guests' : 'attendance'].push(shown)
    if (state === 'declined') list.excused.push(shown)
    if (state === 'represented' && response?.deputy !== undefined) {
      list.represented.push(place === '' ? response.deputy : `${response.deputy} (${place})`)
    }
  }
  return list
}
