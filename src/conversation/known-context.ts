/** What a dialog can look at in a turn: its code as it is today, what the store knows, the answers so far. */
import { agreementById } from '#src/agreements/lookup.ts'
import { dateInBerlin } from '#src/calendar/local-date.ts'
import { holdsOn, officeParts, type Tenure } from '#src/people/office.ts'
import { dialogIn } from './command-entry.ts'
import type { Dialog, DialogReaders } from './dialog.ts'
import { type Running, restoredAnswers, withAnswers } from './dialog-run.ts'
import type { EngineParts, TurnWithRegion } from './engine-parts.ts'
import type { Answers, DialogContext } from './field.ts'
import { expectedAttendance, NOBODY_EXPECTED } from './fields/meetings/attendance-field.ts'
import { meetingsInSight } from './fields/meetings/meeting-field.ts'
import type { Turn } from './turn.ts'

/** The code of a running dialog as it is today; undefined: there is none any more. */
export const dialogOf = (parts: EngineParts, running: Running): Dialog | undefined =>
  parts.commands.entries.map(dialogIn).find((dialog) => dialog?.name === running.dialog)

export const aboutOf = (parts: EngineParts, running: Running): string =>
  dialogOf(parts, running)?.about ?? running.dialog

/** Is it about an attendance list? */
export const asksWhoIsThere = (parts: EngineParts, running: Running): boolean =>
  dialogOf(parts, running)?.steps.some(({ field }) => field.needsResponses) ?? false

/** Agreement id of the one region in which somebody holds offices today; undefined: in none, or in several. */
export async function ownRegion(
  { shelf }: EngineParts,
  { directory }: Pick<DialogReaders, 'directory'>,
  { person, at }: Turn,
): Promise<string | undefined> {
  const held = (await directory.holdingsOf(person.id)).filter((one) => holdsOn(one, dateInBerlin(at)))
  const [only, ...others] = new Set(held.map(({ officeId }) => officeParts(officeId).agreementId))
  return only !== undefined && others.length === 0 && agreementById(shelf, only) ? only : undefined
}

/** @param dialog undefined: for a command that is about a meeting */
export async function contextOf(
  parts: EngineParts,
  turn: TurnWithRegion,
  dialog: Dialog | undefined,
  answers: Answers,
  readers: DialogReaders = parts.books,
): Promise<DialogContext> {
  const today = dateInBerlin(turn.at)
  const needsMeetings = dialog?.steps.some(({ field }) => field.needsMeetings) ?? true
  const meetings = needsMeetings ? await meetingsInSight(readers, today) : []
  const { directory } = readers
  const needsPeople = dialog?.steps.some(({ field }) => field.needsPeople) ?? false
  const holdings: Tenure[] = []
  for (const { id } of needsPeople ? parts.shelf.agreements : []) holdings.push(...(await directory.holdingsIn(id)))
  // Asked before anything is stored: no transaction waits for the network.
  const needsRoster = readers === parts.books && (dialog?.steps.some(({ field }) => field.needsRoster) ?? false)
  const roster = needsRoster && turn.chat.kind !== 'personal' ? await parts.roster(turn.chat) : undefined
  const needsResponses = dialog?.steps.some(({ field }) => field.needsResponses) ?? false
  const needsOwnRegion = dialog?.steps.some(({ field }) => field.needsOwnRegion) ?? false
  const own = needsOwnRegion && turn.chat.kind === 'personal' ? await ownRegion(parts, readers, turn) : undefined
  const expected = needsResponses ? await expectedAttendance(parts.shelf, meetings, readers) : NOBODY_EXPECTED
  return {
    ...(roster && { roster }),
    expected,
    chat: turn.chat,
    presets: await readers.presets.all(),
    meetings,
    people: needsPeople ? await directory.people() : [],
    holdings,
    now: turn.at,
    person: turn.person.id,
    today,
    shelf: parts.shelf,
    lexicon: parts.lexicon,
    answers,
    ...(parts.isMailOff && { isMailOff: parts.isMailOff }),
    ...(turn.usual !== undefined && agreementById(parts.shelf, turn.usual) && { usualRegion: turn.usual }),
    ...(own !== undefined && { ownRegion: own }),
  }
}

/** The answers so far, as far as the fields still take them. */
export async function knownSoFar(
  parts: EngineParts,
  turn: TurnWithRegion,
  dialog: Dialog,
  running: Running,
  readers: DialogReaders = parts.books,
): Promise<{ context: DialogContext }> {
  const context = await contextOf(parts, turn, dialog, {}, readers)
  const answers = restoredAnswers(dialog, running.answers, context)
  return { context: { ...withAnswers(context, answers), ...(running.said !== '' && { earlier: running.said }) } }
}
