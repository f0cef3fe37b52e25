/** What the person of a turn may do: looked up for every deed that needs an office, so that a change counts at once. */
import { agreementById, committeeById, type Shelf } from '#src/agreements/lookup.ts'
import { dateInBerlin, type Instant, type LocalDate } from '#src/calendar/local-date.ts'
import { seatsOf } from '#src/meetings/seats.ts'
import { officeParts } from '#src/people/office.ts'
import { type Actor, type Matter, may, maySayAloud, type Right } from '#src/people/permission.ts'
import { isFounding, type Person } from '#src/people/person.ts'
import type { DirectoryReader } from '#src/people/ports.ts'
import * as say from '#src/speech/parts/conversation.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { asCommand } from './command-entry.ts'
import type { Dialog } from './dialog.ts'
import type { EngineParts, SharedAnswer } from './engine-parts.ts'
import type { DialogContext } from './field.ts'
import type { Outcome } from './outcome.ts'
import type { Turn } from './turn.ts'

/** What rights hang on, beside the offices: who administers from the start, and who sits in which body. */
export type RightsParts = Pick<EngineParts, 'founders' | 'shelf' | 'aloud'>

export const actorOf = async (
  { founders, shelf }: RightsParts,
  directory: DirectoryReader,
  person: Person,
): Promise<Actor> => ({
  person,
  holdings: person.origin === 'tenant' ? await directory.holdingsOf(person.id) : [],
  isFounder: isFounding(founders, person.id),
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

/** Whoever may see something may not let others see it: what is granted is noted where they read along. */
export function granted({ aloud }: RightsParts, actor: Actor, right: Right, matter: Matter, today: LocalDate): boolean {
  const isGranted = may(actor, right, matter, today)
  if (isGranted) aloud?.granted(right, matter)
  return isGranted
}

/** @param directory that of the transaction where something is about to be written */
export async function isAllowed(
  parts: RightsParts,
  directory: DirectoryReader,
  turn: { readonly person: Person; readonly at: Instant },
  right: Right,
  matter: Matter,
): Promise<boolean> {
  return granted(parts, await actorOf(parts, directory, turn.person), right, matter, dateInBerlin(turn.at))
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

/*
 * Where others read along: what only some of them may see is answered to whoever asked, in their personal chat, and nothing
 * of it is done or said where it was asked. Every answer that a right opened goes this way, whatever command it is.
 */

/** Thrown inside a turn, so that nothing of it is stored. */
class PersonalAnswer extends Error {}

/** @param answered answers a turn; it calls `refuseAloud` before anything it stores is final */
export async function answeredAloud(
  parts: EngineParts,
  turn: Turn,
  answered: (parts: EngineParts, turn: Turn) => Promise<Reply>,
): Promise<Reply> {
  if (turn.chat.kind === 'personal') return answered(parts, turn)
  const home = await parts.books.channels.at(turn.chat.id)
  let isPersonal = false
  let said: string | undefined
  const aloud: SharedAnswer = {
    granted: (right, matter) => {
      isPersonal ||= !maySayAloud(right, matter, home)
    },
    commanded: (command, rest) => {
      const entry = parts.commands.find(command)
      if (entry) said = `${asCommand(entry).word} ${rest}`
    },
    isPersonal: () => isPersonal,
  }
  try {
    return await answered({ ...parts, aloud }, turn)
  } catch (err) {
    if (!(err instanceof PersonalAnswer)) throw err
  }
  // In the midst of a dialog that began before this chat belonged to another body, or to none.
  if (said === undefined) return say.onlyInPersonalChat()
  const own = (await parts.books.directory.person(turn.person.id))?.teams
  if (!own) return say.noPersonalChat()
  // As a command it is answered beside whatever runs there, and answers nothing that was asked there.
  const { submission: _, ...message } = turn
  const chat = { id: own.conversationId, kind: 'personal', serviceUrl: own.serviceUrl } as const
  return answered(parts, { ...message, chat, text: inLines(turn.text) ?? said, isAskedAloud: true })
}

/** A pasted list is read with its lines. */
const inLines = (text: string): string | undefined =>
  text.trimStart().startsWith('/') && text.includes('\n') ? text : undefined

/** @throws PersonalAnswer if what was granted meanwhile is not for all who read along */
export function refuseAloud({ aloud }: EngineParts): void {
  if (aloud?.isPersonal()) throw new PersonalAnswer('answered to whoever asked')
}

/** Marks what was asked aloud and is answered to one person. */
export const asPersonal = (reply: Reply, { isAskedAloud }: Turn): Reply =>
  isAskedAloud ? { ...reply, isPersonal: true } : reply
