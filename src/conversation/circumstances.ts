/** What of all that somebody may do makes sense now: there is a session to invite to, an answer missing, a duty owed. */
import { agreementById } from '#src/agreements/lookup.ts'
import { addDays, addYears, dateInBerlin, type LocalDate } from '#src/calendar/local-date.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import type { NamedCommittee, RegisterKind } from '#src/meetings/register.ts'
import { isRunning, silent } from '#src/meetings/slots.ts'
import { holdsOn, officeParts } from '#src/people/office.ts'
import { type Actor, type Matter, may } from '#src/people/permission.ts'
import type { EngineParts } from './engine-parts.ts'
import type { Turn } from './turn.ts'

/** Lage: in which a command makes sense; the column `when` of the table. */
export type Circumstance =
  | 'holdsOffice'
  | 'holdsNone'
  | 'administers'
  /** Convenes a body, or may in its place. */
  | 'runsBody'
  /** A session is recorded and nobody is invited yet. */
  | 'toInvite'
  /** The invitation went out, the session is to come. */
  | 'invited'
  /** Either of both. */
  | 'sessionAhead'
  /** It began or is over, and its minutes are not approved. */
  | 'toMinute'
  /** Somebody invited this person. */
  | 'answerOwed'
  /** Somebody asks this person for days, or this person asks others. */
  | 'daysAsked'
  | 'searchRuns'
  | 'decided'
  | 'tasked'
  | 'dutyOwed'

/** The things each circumstance is about; none: it is not so. */
export type Circumstances = Readonly<Record<Circumstance, readonly Matter[]>>

/** Minutes that nobody approved for so long are found by name. */
const MINUTES_BACK_DAYS = 90

const OPEN: readonly Meeting['state'][] = ['planned', 'invited']
const MINUTED: readonly Meeting['state'][] = [...OPEN, 'inSession', 'held', 'minuted']

/** In the chat or channel of a body only what is about that body; elsewhere what this person has an office for. */
export async function circumstancesOf(parts: EngineParts, turn: Turn, actor: Actor): Promise<Circumstances> {
  const { books, shelf } = parts
  const { person, chat, at } = turn
  const today = dateInBerlin(at)
  const held = actor.holdings.filter((one) => holdsOn(one, today)).map(({ officeId }) => officeParts(officeId))
  const channel = chat.kind === 'personal' ? undefined : await books.channels.at(chat.id)
  const own = new Set(held.map(({ agreementId }) => agreementId))
  const isMeant = ({ agreementId, committeeId }: NamedCommittee): boolean =>
    channel
      ? channel.agreementId === agreementId && channel.committeeId === committeeId
      : own.has(agreementId) || actor.isFounder
  const all = (await books.meetings.onDays(addDays(today, -MINUTES_BACK_DAYS), addYears(today, 1))).filter(isMeant)
  const ahead = all.filter(({ on, state }) => on >= today && OPEN.includes(state))
  const invited = ahead.filter(({ state }) => state === 'invited')
  const registered = async (kind: RegisterKind): Promise<readonly Matter[]> =>
    (await books.registers.bodies(kind)).filter((one) => isMeant(one) && may(actor, 'minutes.read', one, today))
  const administers = may(actor, 'people.administer', {}, today)
  return {
    holdsOffice: held.length > 0 ? [{}] : [],
    holdsNone: held.length === 0 && !administers ? [{}] : [],
    administers: administers ? [{}] : [],
    runsBody: administers || held.some(({ kind }) => kind === 'secretariat') ? [{}] : [],
    toInvite: ahead.filter(({ state }) => state === 'planned').map(bodyOf),
    invited: invited.map(bodyOf),
    sessionAhead: ahead.map(bodyOf),
    toMinute: all.filter(({ on, state }) => on <= today && MINUTED.includes(state)).map(bodyOf),
    answerOwed: await askedTo(invited, parts, person.id),
    ...(await searches(parts, turn, today)),
    decided: await registered('decision'),
    tasked: await registered('task'),
    dutyOwed: held.flatMap(({ agreementId, partnerId }) => {
      const duties = agreementById(shelf, agreementId)?.duties ?? []
      return duties.some(({ debtors }) => debtors.includes(partnerId)) ? [{ agreementId, partnerId }] : []
    }),
  }
}

const bodyOf = ({ agreementId, committeeId }: NamedCommittee): Matter => ({ agreementId, committeeId })

async function askedTo(
  meetings: readonly Meeting[],
  { books }: EngineParts,
  person: string,
): Promise<readonly Matter[]> {
  const asked: Matter[] = []
  for (const meeting of meetings)
    if ((await books.invitations.invitedTo(meeting.id)).some(({ personId }) => personId === person))
      asked.push(bodyOf(meeting))
  return asked
}

async function searches(
  { books }: EngineParts,
  { person }: Turn,
  today: LocalDate,
): Promise<Pick<Circumstances, 'daysAsked' | 'searchRuns'>> {
  const running = (await books.polls.all()).filter((poll) => isRunning(poll, today))
  const daysAsked: Matter[] = []
  for (const poll of running)
    if (poll.asked.includes(person.id) && silent(poll, await books.polls.votesFor(poll.id)).includes(person.id))
      daysAsked.push({})
  return { daysAsked, searchRuns: running.map(bodyOf) }
}
