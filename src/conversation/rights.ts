/** What the person of a turn may do: looked up for every deed that needs an office, so that a change counts at once. */
import { agreementById } from '#src/agreements/lookup.ts'
import { dateInBerlin, type Instant } from '#src/calendar/local-date.ts'
import { type Actor, type Deed, type Matter, may } from '#src/people/permission.ts'
import { objectIdOf, type Person } from '#src/people/person.ts'
import type { DirectoryReader } from '#src/people/ports.ts'
import type { Dialog } from './dialog.ts'
import type { Sight } from './field.ts'
import type { EngineParts, Outcome } from './here.ts'
import type { Turn } from './turn.ts'

export const actorOf = async (
  founders: ReadonlySet<string>,
  directory: DirectoryReader,
  person: Person,
): Promise<Actor> => ({
  person,
  holdings: person.standing === 'member' ? await directory.holdingsOf(person.id) : [],
  isFounder: founders.has(objectIdOf(person.id)),
})

/** @param directory that of the transaction where something is about to be written */
export async function isAllowed(
  { founders }: Pick<EngineParts, 'founders'>,
  directory: DirectoryReader,
  turn: { readonly person: Person; readonly at: Instant },
  deed: Deed,
  matter: Matter,
): Promise<boolean> {
  return may(await actorOf(founders, directory, turn.person), deed, matter, dateInBerlin(turn.at))
}

/** What a dialog's answers say so far about the body it is about. */
export function matterOf(dialog: Pick<Dialog, 'matter'>, sight: Sight): Matter {
  if (dialog.matter) return dialog.matter(sight)
  const { answers } = sight
  const meeting = sight.meetings.find(({ id }) => id === answers.meeting)
  if (meeting) return { agreementId: meeting.agreementId, committeeId: meeting.committeeId }
  const { region, committee } = answers
  if (typeof region !== 'string' || !agreementById(sight.shelf, region)) return {}
  return { agreementId: region, ...(typeof committee === 'string' && { committeeId: committee }) }
}

/** A refusal that is answered and leaves an audit row and nothing else. */
export const refusedOutcome = (turn: Turn, deed: Deed, matter: Matter, reply: Outcome['reply']): Outcome => ({
  reply,
  store: async ({ refusals }) => {
    const thing = [matter.agreementId ?? 'any', matter.committeeId ?? 'any'].join('/')
    await refusals.add({ at: turn.at, by: turn.person.id, deed: `refused ${deed}`, thing })
    return undefined
  },
})
