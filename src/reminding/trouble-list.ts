/** The list of what did not arrive, or may not have: once a day, to those who can pass it on. */
import type { Shelf } from '#src/agreements/lookup.ts'
import {
  addDays,
  dateInBerlin,
  type Instant,
  instantInBerlin,
  type LocalDate,
  localTime,
  weekdayOf,
} from '#src/calendar/local-date.ts'
import type { Books } from '#src/conversation/work.ts'
import { meetingIdIn } from '#src/letters/about-meeting.ts'
import { agreementIn } from '#src/letters/cause.ts'
import { remindersIn } from '#src/letters/content.ts'
import type { Letter, OutboxLetter } from '#src/letters/letter.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { holdsOn, officeParts, type Tenure } from '#src/people/office.ts'
import { objectIdOf, type PersonId } from '#src/people/person.ts'
import { type TroubleLine, troubleDigest, troubleName } from '#src/speech/duties/reminder-letter.ts'

/** The list of what did not arrive goes out on the same working day. */
const DIGEST_AT = localTime('15:30')
const LAST_WEEKDAY = 5
const listMoment = (day: LocalDate): Instant => instantInBerlin(day, DIGEST_AT)

/** From 15:30 on, Monday to Friday: on other days nobody is there, and no reminder is sent. */
export function isListDue(now: Instant): boolean {
  const today = dateInBerlin(now)
  return weekdayOf(today) <= LAST_WEEKDAY && now >= listMoment(today)
}

interface TroubleParts {
  readonly shelf: Shelf
  readonly books: Pick<Books, 'outbox' | 'directory' | 'plannedThrough' | 'meetings'>
  readonly founders: ReadonlySet<string>
}

/** Once a day: what is unclear, delayed or could not be delivered since the last list, to whoever runs or administers. */
export async function troubleLetters(
  { shelf, books, founders }: TroubleParts,
  holdings: readonly Tenure[],
  now: Instant,
): Promise<readonly Letter[]> {
  const today = dateInBerlin(now)
  if (!isListDue(now)) return []
  const last = await books.plannedThrough('digest')
  if (last !== undefined && last >= today) return []
  // From the last list on: on days on which the bot was off at this time there was none.
  const since = listMoment(last ?? addDays(today, -1))
  const troubled = (await books.outbox.troubled(since, now)).filter(({ kind }) => kind !== 'digest')
  if (troubled.length === 0) return []
  const people = await books.directory.people()
  const founding = people.filter(({ id }) => founders.has(objectIdOf(id))).map(({ id }) => id)
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const offices = holdings
    .filter((holding) => holdsOn(holding, today))
    .map(({ officeId, personId }) => ({ ...officeParts(officeId), personId }))
  const responsible = (agreementId: string): readonly PersonId[] =>
    offices
      .filter(({ kind }) => kind === 'secretariat' || kind === 'administration')
      .flatMap((office) => (office.agreementId === agreementId ? [office.personId] : []))
  const runningBody = ({ agreementId, committeeId }: Meeting): readonly PersonId[] =>
    offices.flatMap(({ kind, detail, personId, ...office }) =>
      office.agreementId === agreementId &&
      (kind === 'administration' || (kind === 'secretariat' && detail === committeeId))
        ? [personId]
        : [],
    )
  /** Of what cannot be read nobody knows whose it is, unless its cause says so: then every administration is told. */
  const looking = ({ cause }: OutboxLetter): readonly PersonId[] => {
    const agreement = agreementIn(cause, shelf)
    if (agreement) return responsible(agreement.id)
    return offices.flatMap(({ kind, personId }) => (kind === 'administration' ? [personId] : []))
  }
  const lines = new Map<PersonId, TroubleLine[]>()
  const tell = (persons: readonly PersonId[], line: TroubleLine): void => {
    for (const person of new Set(persons)) lines.set(person, [...(lines.get(person) ?? []), line])
  }
  for (const letter of troubled) {
    const state = letter.state === 'unclear' || letter.state === 'pending' ? letter.state : 'undeliverable'
    const recipient = 'person' in letter.to ? names.get(letter.to.person) : undefined
    const what = troubleName(letter, shelf, recipient)
    if (letter.content.kind === 'unreadable') {
      tell([...founding, ...looking(letter)], { state, what, isUnreadable: true })
      continue
    }
    tell(founding, { state, what })
    // An invitation names no agreement: its meeting does, and whoever runs that body has to invite in another way.
    const id = meetingIdIn(letter.cause)
    const meeting = id === undefined ? undefined : await books.meetings.find(id)
    if (meeting) {
      const running = runningBody(meeting).filter((person) => !founding.includes(person))
      tell(running, { state, what })
    }
    // Of many in one message each learns what is of their own agreement.
    for (const [agreementId, summary] of Map.groupBy(remindersIn(letter.content), ({ cause }) => cause.agreementId)) {
      const others = responsible(agreementId).filter((person) => !founding.includes(person))
      tell(others, { state, what: troubleName({ ...letter, content: { kind: 'summary', summary } }, shelf, recipient) })
    }
  }
  return [...lines].map(([person, theirs]) => ({
    key: `digest/${today}/${person}`,
    kind: 'digest',
    cause: `digest/${today}`,
    to: { person },
    content: { kind: 'words', words: troubleDigest(theirs) },
    notBefore: now,
  }))
}
