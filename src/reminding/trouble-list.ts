/** The list of what did not arrive, or may not have, and of what cannot be read: once a day, to those who can do something. */
import { type Agreement, agreementById, type Shelf } from '#src/agreements/lookup.ts'
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
import type { Letter } from '#src/letters/letter.ts'
import type { SetAside } from '#src/letters/set-aside.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { holdsOn, officeParts, type Tenure } from '#src/people/office.ts'
import { isFounding, type PersonId } from '#src/people/person.ts'
import {
  type TroubleLine,
  troubleDigest,
  troubleName,
  type UnreadableLine,
} from '#src/speech/duties/reminder-letter.ts'
import { setAsideName } from '#src/speech/people/set-aside.ts'

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
  readonly books: Pick<Books, 'outbox' | 'directory' | 'plannedThrough' | 'meetings' | 'unreadable'>
  readonly founders: ReadonlySet<string>
}

export interface TroubleList {
  readonly letters: readonly Letter[]
  /** What cannot be read and is named in them: stored with them, it is named in no other. */
  readonly named: readonly SetAside[]
}
const NO_LIST: TroubleList = { letters: [], named: [] }

/**
 * Once a day: what is unclear, delayed or could not be delivered since the last list, and what is stored, cannot be read and
 * was on no list yet, to whoever runs or administers.
 */
export async function troubleLetters(
  { shelf, books, founders }: TroubleParts,
  holdings: readonly Tenure[],
  now: Instant,
): Promise<TroubleList> {
  const today = dateInBerlin(now)
  if (!isListDue(now)) return NO_LIST
  const last = await books.plannedThrough('digest')
  if (last !== undefined && last >= today) return NO_LIST
  // From the last list on: on days on which the bot was off at this time there was none.
  const since = listMoment(last ?? addDays(today, -1))
  const troubled = (await books.outbox.troubled(since, now)).filter(({ kind }) => kind !== 'digest')
  const setAside = await books.unreadable.unnamed()
  if (troubled.length === 0 && setAside.length === 0) return NO_LIST
  const people = await books.directory.people()
  const founding = people.filter(({ id }) => isFounding(founders, id)).map(({ id }) => id)
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
  /** Of what cannot be read nobody knows whose it is, unless something beside it says so: then every administration is told. */
  const looking = (agreement: Agreement | undefined): readonly PersonId[] => {
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
      tell([...founding, ...looking(agreementIn(letter.cause, shelf))], { state, what, isUnreadable: true })
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
  const unreadable = new Map<PersonId, UnreadableLine[]>()
  const named: SetAside[] = []
  const alike = Map.groupBy(setAside, (one) => `${one.kind} ${one.agreementId} ${one.committeeId}`)
  for (const [one, ...others] of alike.values()) {
    if (!one) continue
    const agreement = one.agreementId === undefined ? undefined : agreementById(shelf, one.agreementId)
    const persons = new Set([...founding, ...looking(agreement)])
    // Where nobody is there to be told it waits for the next list.
    if (persons.size > 0) named.push(one, ...others)
    const line = { what: setAsideName([one, ...others], shelf), count: others.length + 1 }
    for (const person of persons) unreadable.set(person, [...(unreadable.get(person) ?? []), line])
  }
  const letters = [...new Set([...lines.keys(), ...unreadable.keys()])].map(
    (person): Letter => ({
      key: `digest/${today}/${person}`,
      kind: 'digest',
      cause: `digest/${today}`,
      to: { person },
      content: { kind: 'words', words: troubleDigest(lines.get(person) ?? [], unreadable.get(person)) },
      notBefore: now,
    }),
  )
  return { letters, named }
}
