/** What the person of a turn may do: looked up for every deed that needs an office, so that a change counts at once. */
import { agreementById, committeeById, type Shelf } from '#src/agreements/lookup.ts'
import { dateInBerlin, type Instant } from '#src/calendar/local-date.ts'
import { seatsOf } from '#src/meetings/seats.ts'
import { officeParts } from '#src/people/office.ts'
import { type Actor, type Matter, may, type Right } from '#src/people/permission.ts'
import { objectIdOf, type Person } from '#src/people/person.ts'
import type { DirectoryReader } from '#src/people/ports.ts'
import type { Dialog } from './dialog.ts'
import type { EngineParts } from './engine-parts.ts'
import type { DialogContext } from './field.ts'
import type { Outcome } from './outcome.ts'
import type { Turn } from './turn.ts'

/** What rights hang on, beside the offices: who administers from the start, and who sits in which body. */
export type RightsParts = Pick<EngineParts, 'founders' | 'shelf'>

export const actorOf = async (
  { founders, shelf }: RightsParts,
  directory: DirectoryReader,
  person: Person,
): Promise<Actor> => ({
  person,
  holdings: person.origin === 'tenant' ? await directory.holdingsOf(person.id) : [],
  isFounder: founders.has(objectIdOf(person.id)),
  sitsIn: sitsIn(shelf),
})

/** Whether the annex gives an office a seat in a body of its agreement. */
const sitsIn =
  (shelf: Shelf): Actor['sitsIn'] =>
  (office, committeeId) => {
    const agreement = agreementById(shelf, officeParts(office).agreementId)
    const committee = agreement && committeeById(agreement, committeeId)
    return !!agreement && !!committee && seatsOf(agreement, committee).some((seat) => seat.office?.id === office)
  }

/** @param directory that of the transaction where something is about to be written */
export async function isAllowed(
  parts: RightsParts,
  directory: DirectoryReader,
  turn: { readonly person: Person; readonly at: Instant },
  right: Right,
  matter: Matter,
): Promise<boolean> {
  return may(await actorOf(parts, directory, turn.person), right, matter, dateInBerlin(turn.at))
}

/** What a dialog's answers say so far about the body it is about. */
export function dialogMatter(dialog: Pick<Dialog, 'matter'>, context: DialogContext): Matter {
  if (dialog.matter) return dialog.matter(context)
  const { answers } = context
  const meeting = context.meetings.find(({ id }) => id === answers.meeting)
  if (meeting) return { agreementId: meeting.agreementId, committeeId: meeting.committeeId }
  const { region, committee } = answers
  if (typeof region !== 'string' || !agreementById(context.shelf, region)) return {}
  return { agreementId: region, ...(typeof committee === 'string' && { committeeId: committee }) }
}

/** A refusal that is answered and leaves an audit row and nothing else. */
export const refusedOutcome = (turn: Turn, right: Right, matter: Matter, reply: Outcome['reply']): Outcome => ({
  reply,
  store: async ({ refusals }) => {
    const thing = [matter.agreementId ?? 'any', matter.committeeId ?? 'any'].join('/')
    await refusals.add({ at: turn.at, by: turn.person.id, deed: `refused ${right}`, thing })
    return undefined
  },
})
