/**
 * Who may do what: one table, no `if` elsewhere. A deed is asked for with the thing it is done to; the roles a person
 * has towards that thing come from the offices held on that day.
 */
import type { LocalDate } from '#src/calendar/local-date.ts'
import { holdsOn, type OfficeId, type OfficeKind, officeParts, type Tenure } from './office.ts'
import type { Person } from './person.ts'

/**
 * Rolle: what a person is towards one thing. Everybody of an allowed tenant is `known`; others have no role. `seat`: acts for
 * a partner. `member`: sits in the body that it is about.
 */
export type Role = 'known' | 'seat' | 'member' | 'secretariat' | 'administrator'

/** Sache: what is done to what: the body, or at least the agreement or partner, as far as it is known. */
export interface Matter {
  readonly agreementId?: string
  readonly committeeId?: string
  readonly partnerId?: string
}

const table = {
  'agreement.read': ['known'],
  'meeting.read': ['known'],
  /** Asking an administrator for an office. */
  'office.request': ['known'],
  /** What is stored about oneself. */
  'own.read': ['known'],
  'meeting.plan': ['secretariat', 'administrator'],
  'meeting.move': ['secretariat', 'administrator'],
  'meeting.cancel': ['secretariat', 'administrator'],
  'meeting.invite': ['secretariat', 'administrator'],
  'invitation.read': ['secretariat', 'administrator'],
  /** An answer that somebody gave by telephone or in person. */
  'invitation.record': ['secretariat', 'administrator'],
  'invitation.answer': ['seat', 'secretariat'],
  /** Whoever may arrange the agenda may put something on it. */
  'item.propose': ['member', 'secretariat', 'administrator'],
  /** Proposals that nobody has taken in yet. */
  'agenda.readDraft': ['member', 'secretariat', 'administrator'],
  'agenda.arrange': ['secretariat', 'administrator'],
  'minutes.take': ['secretariat', 'administrator'],
  /** Before they were sent round: whoever may write them, and nobody else. */
  'minutes.readDraft': ['secretariat', 'administrator'],
  /** As they were sent round, with their decisions and tasks. */
  'minutes.read': ['member', 'secretariat', 'administrator'],
  /** Whoever was there says what is wrong in them. */
  'minutes.object': ['member', 'secretariat'],
  'minutes.approve': ['secretariat'],
  'task.complete': ['secretariat', 'administrator'],
  /** A task that names oneself or an office one holds. */
  'task.completeOwn': ['seat', 'secretariat', 'administrator'],
  'duty.fulfil': ['seat', 'secretariat', 'administrator'],
  /** Of tasks, which quote minutes; what an agreement demands is read by everybody. */
  'reminder.read': ['member', 'secretariat', 'administrator'],
  'people.administer': ['administrator'],
  /** From a list, or from those who are in the chat. */
  'people.enter': ['administrator'],
  'channel.bind': ['administrator'],
  'audit.read': ['administrator'],
} as const satisfies Readonly<Record<string, readonly Role[]>>

/** Recht einer Person: what may be allowed, e.g. "meeting.plan". */
export type Right = keyof typeof table
export const rights = Object.keys(table) as readonly Right[]
/** The roles that may do it; the permission matrix test is generated from this. */
export const rolesFor = (right: Right): readonly Role[] => table[right]

/**
 * Who may hear what a right opens, where others read it too. `all`: it tells nothing that others may not know. `body`: the chat
 * or channel of the body that it is about. `oneself`: nobody else; it is personal, or a matter of the administration.
 */
const heardBy = {
  'agreement.read': 'all',
  'meeting.read': 'all',
  'office.request': 'all',
  'own.read': 'body',
  'meeting.plan': 'all',
  // These name whoever is told of it.
  'meeting.move': 'body',
  'meeting.cancel': 'body',
  'meeting.invite': 'body',
  'invitation.read': 'body',
  'invitation.record': 'body',
  'invitation.answer': 'body',
  // The title was said aloud by whoever proposes it.
  'item.propose': 'all',
  'agenda.readDraft': 'body',
  'agenda.arrange': 'body',
  'minutes.take': 'body',
  'minutes.readDraft': 'body',
  'minutes.read': 'body',
  'minutes.object': 'body',
  'minutes.approve': 'body',
  'task.complete': 'body',
  'task.completeOwn': 'body',
  'duty.fulfil': 'all',
  'reminder.read': 'body',
  'people.administer': 'oneself',
  'people.enter': 'body',
  'channel.bind': 'all',
  'audit.read': 'oneself',
} as const satisfies Readonly<Record<Right, 'all' | 'body' | 'oneself'>>

/**
 * May what this right opens be said in a chat or channel where others read it?
 * @param matter a part that is not known yet forbids nothing where a body is at home
 * @param home the body that this chat or channel belongs to
 */
export function maySayAloud(
  right: Right,
  matter: Matter,
  home: Required<Pick<Matter, 'agreementId' | 'committeeId'>> | undefined,
) {
  const heard = heardBy[right]
  if (heard !== 'body') return heard === 'all'
  const { agreementId = home?.agreementId, committeeId = home?.committeeId } = matter
  return home !== undefined && agreementId === home.agreementId && committeeId === home.committeeId
}

/** Deeds that need no office: decided without looking anybody up. */
export const isForAll = (right: Right): boolean => rolesFor(right).includes('known')

/** Handelnde Person: who acts, with the offices that were looked up for this turn. */
export interface Actor {
  readonly person: Person
  readonly holdings: readonly Tenure[]
  /** Named in LOTSE_ADMINS: administers everything, so that there is a first administrator. */
  readonly isFounder: boolean
  /** Is this office a seat of that body? As its agreement says. */
  readonly sitsIn: (office: OfficeId, committeeId: string) => boolean
}

/** Whoever gets a partner's reminders answers for it like its seats. */
const ROLE_OF = {
  seat: 'seat',
  contact: 'seat',
  secretariat: 'secretariat',
  administration: 'administrator',
} as const satisfies Record<OfficeKind, Role>

/** What the actor is towards this matter on that day. A part of the matter that is not known yet excludes nobody. */
export function rolesOf(actor: Actor, matter: Matter, today: LocalDate): ReadonlySet<Role> {
  const roles = new Set<Role>()
  if (actor.person.origin !== 'tenant') return roles
  roles.add('known')
  if (actor.isFounder) roles.add('administrator')
  for (const holding of actor.holdings) {
    if (!holdsOn(holding, today)) continue
    const office = officeParts(holding.officeId)
    if (matter.agreementId !== undefined && office.agreementId !== matter.agreementId) continue
    if (matter.partnerId !== undefined && office.partnerId !== matter.partnerId) continue
    const { committeeId } = matter
    if (office.kind === 'secretariat') {
      // Running one body is no right over another, but a seat in the agreement it is.
      roles.add('seat')
      if (committeeId !== undefined && office.detail !== committeeId) continue
    }
    if (office.kind === 'seat' && (committeeId === undefined || actor.sitsIn(holding.officeId, committeeId)))
      roles.add('member')
    roles.add(ROLE_OF[office.kind])
  }
  return roles
}

export function may(actor: Actor, right: Right, matter: Matter, today: LocalDate): boolean {
  const roles = rolesOf(actor, matter, today)
  return rolesFor(right).some((role) => roles.has(role))
}

/** Without offices: for what everybody of an allowed tenant may do. */
export const mayAsAnybody = (person: Person, right: Right): boolean => person.origin === 'tenant' && isForAll(right)
