/** The fields of an attendance list: names, one after the other, filled in from the answers to the invitation. */
import { z } from 'zod'
import { agreementById, committeeById, type Shelf } from '#src/agreements/lookup.ts'
import type { Look } from '#src/conversation/dialog.ts'
import { type Field, found, nothing, type Reading, refused, type Sight } from '#src/conversation/field.ts'
import { readYesNo } from '#src/language/answers.ts'
import { readExclusion } from '#src/language/exclusions.ts'
import { clean, fold } from '#src/language/words/normalise.ts'
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

export const NOBODY_EXPECTED: ReadonlyMap<string, AttendanceList> = new Map()
const LIST_LENGTH = 1_900
const MOST_NAMES = 60

/** Sessions whose minutes are open: what was answered to their invitation. */
export async function expectedAttendance(
  shelf: Shelf,
  meetings: readonly Meeting[],
  { directory, invitations }: Look,
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

const expectedHere = (kind: AttendanceKind, { answers, expected }: Sight): readonly string[] =>
  expected.get(String(answers.meeting))?.[kind] ?? []

/** "Alle sind begeistert." is said of people and names none. */
const isSentence = (name: string): boolean => {
  const words = fold(name.replace(/\(.*\)?/u, ' ')).trim()
  return /[!?:]|[\p{L}]{4,}\.$/u.test(words) || SENTENCE.test(words)
}
const SENTENCE =
  /(?:^|\s)(?:ist|sind|war|waren|hat|haben|wird|werden|kommt|kommen|fehlt|fehlen|nicht|wir|ich|es|sie|alle[rsn]?|beide|jede[rsn]?|viele|einige)(?=\s|$)/u

function few(said: readonly string[], rest = ''): Reading<readonly string[]> {
  const names = said.filter((name) => !/^(?:niemand|keine[rs]?|-|–|—)[.]?$/iu.test(name))
  const sentence = names.find(isSentence)
  if (sentence !== undefined) return refused(say.noName(sentence), rest)
  return names.length > MOST_NAMES ? refused(say.tooMany(MOST_NAMES), rest) : found(names, rest)
}

const AS_ANSWERED = /\b(?:wie gemeldet|nach (?:den )?rückmeldungen|nach (?:den )?rueckmeldungen)\b/iu

/** Behind which word each list stands: "Anwesend: A, B; Entschuldigt: C". */
const PART = /(?:^|[;.\n]\s*)(anwesend|entschuldigt|in vertretung|vertretung|g(?:ä|ae)ste?|gast)\s*:/giu

function partOf(
  text: string,
  kind: AttendanceKind,
): { readonly names: readonly string[]; readonly rest: string } | undefined {
  const marks = [...text.matchAll(PART)]
  const at = marks.findIndex((mark) => say.kindCalled(fold(mark[1] ?? '')) === kind)
  const mark = marks[at]
  if (!mark) return undefined
  const end = marks[at + 1]?.index ?? text.length
  const lists = marks.map((one, place) => text.slice(one.index + one[0].length, marks[place + 1]?.index))
  const bySemicolon = lists.some(hasSemicolons)
  const rest = `${text.slice(0, mark.index)}${text.slice(end)}`.trim()
  return {
    names: splitNames(lists[at] ?? '', !bySemicolon).map(clean),
    rest: bySemicolon ? withSemicolons(rest) : rest,
  }
}

/** What parts the names of one list parts those of the lists that are still to be read. */
const withSemicolons = (rest: string): string =>
  /[\p{L}\p{N}]/u.test(rest) ? `${rest.replace(PART, (mark) => `;${mark}`)};` : ''

/** Words that take somebody off a list: whoever reads only names would put them on it. */
export const readLeftOut = (text: string): string | undefined =>
  readExclusion(text.replace(/(?<!\p{L})(?:niemand|keine[rs]?)(?!\p{L})/giu, ' '))

const storedNames = z.array(z.string())

/** @param isAsked the list that is asked for: any names are an answer to it */
export const attendees = (kind: AttendanceKind, isAsked = false): Field<readonly string[]> => ({
  label: say.label(kind),
  needsResponses: true,
  keepsLines: true,
  ...(isAsked && { takesAnything: true as const }),
  isUnmistakable: true,
  ask: () => say.ask(),
  find(text, sight) {
    const part = partOf(text, kind)
    if (part) return few(part.names, part.rest)
    if (!AS_ANSWERED.test(text) || sight.answers[kind] !== undefined) return nothing
    // All lists read these words; the last one takes them away.
    return few(expectedHere(kind, sight), kind === 'guests' ? text.replace(AS_ANSWERED, ' ').trim() : text)
  },
  understand(text) {
    const names = splitNames(text).map(clean)
    return names.length === 0 || readYesNo(text) !== undefined ? nothing : few(names)
  },
  input: (id, sight, value) => {
    const names = value ?? expectedHere(kind, sight)
    return {
      id,
      kind: 'text',
      isLong: true,
      label: say.label(kind),
      maxLength: LIST_LENGTH,
      ...(names.length > 0 && { value: joinNames(names, '\n').slice(0, LIST_LENGTH) }),
    }
  },
  // A name to a line, as it was filled in.
  fromCard: (value) => few(splitNames(value, !value.trim().includes('\n') && !hasSemicolons(value)).map(clean)),
  show: say.names,
  restore: (stored) => storedNames.safeParse(stored).data,
})
