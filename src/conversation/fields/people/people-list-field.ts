/** The field "people": a list that was pasted, or the members of the chat or channel. */
import { z } from 'zod'
import { type DialogContext, type Field, found, nothing, type Reading, refused } from '#src/conversation/field.ts'
import { readMentions } from '#src/language/agreements/mentions.ts'
import { looksLikeRows, readPeopleList } from '#src/language/people/people-list.ts'
import { readRosterWish, rosterWord } from '#src/language/people/roster-wish.ts'
import type { ListedPerson, PeopleList } from '#src/people/listed.ts'
import { parseMailAddress } from '#src/people/mail-address.ts'
import type { PersonId } from '#src/people/person.ts'
import * as say from '#src/speech/people/import-people.ts'

/** As many as the largest body has members, many times over. */
const MOST_PEOPLE = 200
const LIST_LENGTH = 2_000

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

function fromRoster({ roster, chat }: DialogContext): Reading<ListedPeople> {
  if (chat.kind === 'personal') return refused(say.noRosterHere())
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

/** "Mitglieder": all of them, or none. @returns undefined if the text does not speak of them */
function membersIn(text: string, context: DialogContext): Reading<ListedPeople> | undefined {
  const { unclaimed } = readMentions(text, context.lexicon, context.today)
  const wish = readRosterWish(unclaimed)
  if (!wish) return undefined
  return wish.beside === '' ? fromRoster(context) : refused(say.allMembersOrList(wish.beside))
}

function understood(text: string, context: DialogContext): Reading<ListedPeople> {
  const isLine = !text.trim().includes('\n') && !text.includes('@')
  const members = isLine ? membersIn(text, context) : undefined
  if (members) return members
  const read = fromList(text)
  return read.kind === 'none' ? refused(say.noList()) : read
}

/** What stands behind the command, without the lines of a list. */
const commandLine = (text: string): string => {
  const [line = ''] = text.split('\n', 1)
  return looksLikeRows(line) ? '' : line
}

/** A region as the command names it: "Leo Unna" and an address at "mkk.example" in the list are none. */
export const besideList = (region: Field<string>): Field<string> => ({
  ...region,
  find(text, context) {
    const reading = region.find(commandLine(text), context)
    return reading.kind === 'none' ? nothing : { ...reading, rest: text }
  },
  understand: (text, context) => region.understand(commandLine(text), context),
})

const storedList: z.ZodType<ListedPeople> = z.object({
  people: z.array(
    z.object({
      id: z.exactOptional(z.custom<PersonId>((value) => typeof value === 'string')),
      name: z.string(),
      mail: z.exactOptional(z.string()),
      office: z.exactOptional(z.string()),
      partner: z.exactOptional(z.string()),
      as: z.enum(['holder', 'deputy']),
    }),
  ),
  faults: z.array(
    z.object({ line: z.number(), because: z.enum(['noName', 'noAddress', 'columns', 'noRow', 'unclearAs']) }),
  ),
  outside: z.array(z.string()),
})

export const peopleList: Field<ListedPeople> = {
  label: say.listLabel(),
  takesAnything: true,
  keepsLines: true,
  needsRoster: true,
  needsPeople: true,
  ask: ({ chat }) => say.askList(chat.kind !== 'personal'),
  find(text, context) {
    // Behind the command stand the lines of the list.
    const lines = text.slice(text.indexOf('\n') + 1)
    if (text.includes('\n') && lines.includes('@')) return fromList(lines)
    // "Mitglieder", and "außer Uwe" in the next line, belong together.
    return (looksLikeRows(text) ? undefined : membersIn(text, context)) ?? nothing
  },
  understand: understood,
  input: (id) => ({ id, kind: 'text', isLong: true, label: say.listLabel(), maxLength: LIST_LENGTH }),
  buttons: ({ chat }) => (chat.kind === 'personal' ? [] : [{ label: say.membersButton(), value: rosterWord }]),
  fromCard: understood,
  show: ({ people }) => say.howMany(people.length),
  restore: (stored) => storedList.safeParse(stored).data,
}
