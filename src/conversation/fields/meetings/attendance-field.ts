/** The fields of an attendance list: names, one after the other, filled in from the answers to the invitation. */
import { z } from 'zod'
import { agreementById, committeeById, type Shelf } from '#src/agreements/lookup.ts'
import type { DialogReaders } from '#src/conversation/dialog.ts'
import { type DialogContext, type Field, found, nothing, type Reading, refused } from '#src/conversation/field.ts'
import { readYesNo } from '#src/language/answers.ts'
import { besideAsAnswered, isNobody, isSentence, readListOf } from '#src/language/meetings/attendance-lists.ts'
import { clean } from '#src/language/words/normalise.ts'
import {
  type AttendanceKind,
  type AttendanceList,
  expectedAt,
  hasSemicolons,
  joinNames,
  splitNames,
} from '#src/meetings/attendance.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { seatsOf } from '#src/meetings/seats.ts'
import * as say from '#src/speech/meetings/attendance.ts'
import type { OfMeeting } from './meeting-field.ts'

export const NOBODY_EXPECTED: ReadonlyMap<string, AttendanceList> = new Map()
const LIST_LENGTH = 1_900
const MOST_NAMES = 60

/** Sessions whose minutes are open: what was answered to their invitation. */
export async function expectedAttendance(
  shelf: Shelf,
  meetings: readonly Meeting[],
  { directory, invitations }: DialogReaders,
): Promise<ReadonlyMap<string, AttendanceList>> {
  const people = await directory.people()
  const nameOf = (id: string): string => people.find((person) => person.id === id)?.name ?? say.unknownPerson()
  const expected = new Map<string, AttendanceList>()
  for (const meeting of meetings) {
    if (meeting.state !== 'inSession' && meeting.state !== 'held') continue
    const agreement = agreementById(shelf, meeting.agreementId)
    const committee = agreement && committeeById(agreement, meeting.committeeId)
    if (!agreement || !committee) continue
    const facts = {
      agreement,
      seats: seatsOf(agreement, committee),
      holdings: await directory.holdingsIn(agreement.id),
      invitations: await invitations.invitedTo(meeting.id),
      responses: await invitations.responsesTo(meeting.id),
      nameOf,
    }
    expected.set(meeting.id, expectedAt(meeting, facts))
  }
  return expected
}

type OfList = OfMeeting & Partial<Readonly<Record<AttendanceKind, readonly string[]>>>

const expectedHere = (kind: AttendanceKind, { answers, expected }: DialogContext<OfList>): readonly string[] =>
  expected.get(answers.meeting ?? '')?.[kind] ?? []

function few(said: readonly string[], rest = ''): Reading<readonly string[]> {
  const names = said.filter((name) => !isNobody(name))
  const sentence = names.find(isSentence)
  if (sentence !== undefined) return refused(say.noName(sentence), rest)
  return names.length > MOST_NAMES ? refused(say.tooMany(MOST_NAMES), rest) : found(names, rest)
}

const storedNames = z.array(z.string())

/** @param isAsked the list that is asked for: any names are an answer to it */
export const attendees = (kind: AttendanceKind, isAsked = false): Field<readonly string[], OfList> => ({
  label: say.label(kind),
  needsResponses: true,
  keepsLines: true,
  ...(isAsked && { takesAnything: true as const }),
  isUnmistakable: true,
  ask: () => say.ask(),
  find(text, context) {
    const list = readListOf(kind, text)
    if (list) return few(list.names, list.rest)
    const beside = besideAsAnswered(text)
    if (beside === undefined || context.answers[kind] !== undefined) return nothing
    // All lists read these words; the last one takes them away.
    return few(expectedHere(kind, context), kind === 'guests' ? beside : text)
  },
  understand(text) {
    const names = splitNames(text).map(clean)
    return names.length === 0 || readYesNo(text) !== undefined ? nothing : few(names)
  },
  input: (id, context, value) => {
    const names = joinNames(value ?? expectedHere(kind, context), '\n')
    return {
      id,
      kind: 'text',
      isLong: true,
      label: say.label(kind),
      // What was cut off would be taken off the list.
      maxLength: Math.max(LIST_LENGTH, names.length),
      ...(names !== '' && { value: names }),
    }
  },
  // A name to a line, as it was filled in.
  fromCard: (value) => few(splitNames(value, !value.trim().includes('\n') && !hasSemicolons(value)).map(clean)),
  show: say.names,
  restore: (stored) => storedNames.safeParse(stored).data,
})
