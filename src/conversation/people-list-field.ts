/** The field "people": a list that was pasted, or the members of the chat or channel. */
import { fold } from '#src/language/normalise.ts'
import { readPeopleList } from '#src/language/people-list.ts'
import type { ListedPerson, PeopleList } from '#src/people/listed.ts'
import { parseMailAddress } from '#src/people/mail-address.ts'
import type { PersonId } from '#src/people/person.ts'
import * as say from '#src/speech/import-people.ts'
import { type Field, found, nothing, type Reading, refused, type Sight } from './field.ts'

/** As many as the largest body has members, many times over. */
const MOST_PEOPLE = 200
const LIST_LENGTH = 2_000
const FROM_ROSTER = /\b(?:mitglieder|roster|teilnehmerliste|teammitglieder|kanalmitglieder)\b/

/** Somebody to be entered; `id` where Teams has named them. */
export interface Listed extends ListedPerson {
  readonly id?: PersonId
}
export interface ListedPeople {
  readonly people: readonly Listed[]
  readonly faults: PeopleList['faults']
  /** Members of other organisations, who cannot be entered. */
  readonly outside: readonly string[]
}

const addressOf = (said: string | undefined): { readonly mail?: string } => {
  const mail = said === undefined ? undefined : parseMailAddress(said)
  return mail === undefined ? {} : { mail: mail.toLowerCase() }
}

function fromRoster({ roster, place }: Sight): Reading<ListedPeople> {
  if (place.kind === 'personal') return refused(say.noRosterHere())
  if (!roster) return refused(say.rosterUnreadable())
  const people = roster.flatMap(({ id, name, mail }) =>
    id ? [{ id, name, ...addressOf(mail), as: 'holder' as const }] : [],
  )
  const outside = roster.flatMap(({ id, name }) => (id ? [] : [name]))
  return among({ people, faults: [], outside })
}

function among(list: ListedPeople): Reading<ListedPeople> {
  if (list.people.length > MOST_PEOPLE) return refused(say.tooMany(MOST_PEOPLE))
  if (list.people.length > 0) return found(list)
  return refused(list.faults.length > 0 ? say.faultsAlone(list.faults) : say.nobodyListed())
}

function fromList(text: string): Reading<ListedPeople> {
  const list = readPeopleList(text)
  return list ? among({ ...list, outside: [] }) : nothing
}

function understood(text: string, sight: Sight): Reading<ListedPeople> {
  if (FROM_ROSTER.test(fold(text))) return fromRoster(sight)
  const read = fromList(text)
  return read.kind === 'none' ? refused(say.noList()) : read
}

export const peopleList: Field<ListedPeople> = {
  label: say.listLabel(),
  takesAnything: true,
  keepsLines: true,
  needsRoster: true,
  needsPeople: true,
  ask: ({ place }) => say.askList(place.kind !== 'personal'),
  find(text, sight) {
    if (FROM_ROSTER.test(fold(text))) return fromRoster(sight)
    // Behind the command stand the lines of the list.
    const lines = text.slice(text.indexOf('\n') + 1)
    return text.includes('\n') && lines.includes('@') ? fromList(lines) : nothing
  },
  understand: understood,
  input: (id) => ({ id, kind: 'text', isLong: true, label: say.listLabel(), maxLength: LIST_LENGTH }),
  buttons: ({ place }) => (place.kind === 'personal' ? [] : [{ label: say.membersButton(), value: 'mitglieder' }]),
  fromCard: understood,
  show: ({ people }) => say.howMany(people.length),
  restore: (stored) =>
    typeof stored === 'object' && stored !== null && 'people' in stored ? (stored as ListedPeople) : undefined,
}
