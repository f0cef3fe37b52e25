/**
 * What somebody changed, and which reminders can be others because of it. A reminder has one topic: the kind of its cause
 * and what that is about. No reminder depends on those of another topic, so each topic can be planned by itself.
 */
import type { Cause, CauseKind } from './cause.ts'
import { NOTICE } from './fulfilment.ts'

export type PlanChange =
  /** A meeting was entered, moved or cancelled, or is in another state. */
  | { readonly kind: 'meeting'; readonly meetingId: string; readonly committeeId: string }
  /** Who was asked to a meeting, or what they answered. */
  | { readonly kind: 'answers'; readonly meetingId: string }
  /** A duty was done, or something noted about it; a review by its id, the yearly question of termination as `NOTICE`. */
  | { readonly kind: 'duty'; readonly dutyId: string }
  | { readonly kind: 'task'; readonly taskId: string }
  /** The stages before one duty. */
  | { readonly kind: 'stages'; readonly dutyId: string }
  /** Who runs a body, or will. */
  | { readonly kind: 'secretariat'; readonly committeeId: string }
  /** Offices, absences or channels: nothing that is planned, but whom it reaches. */
  | { readonly kind: 'people' }
  /** The steps before meetings, or the stages before all duties: any reminder under the agreement. */
  | { readonly kind: 'anything' }

/** Of each kind of cause, which one a change affects. */
type Affected = Readonly<Partial<Record<CauseKind, string>>>

const AFFECTED: {
  readonly [Kind in PlanChange['kind']]: (change: Extract<PlanChange, { readonly kind: Kind }>) => Affected | 'anything'
} = {
  meeting: ({ meetingId, committeeId }) => ({
    invitation: meetingId,
    milestone: meetingId,
    answer: meetingId,
    meeting: meetingId,
    cadence: committeeId,
    interval: committeeId,
    meetingHint: committeeId,
  }),
  answers: ({ meetingId }) => ({ answer: meetingId }),
  duty: ({ dutyId }) => ({
    duty: dutyId,
    undatedDuty: dutyId,
    referenceDate: dutyId,
    review: dutyId,
    ...(dutyId === NOTICE && { notice: '' }),
  }),
  task: ({ taskId }) => ({ task: taskId }),
  stages: ({ dutyId }) => ({ duty: dutyId }),
  secretariat: ({ committeeId }) => ({ holder: committeeId, handover: committeeId }),
  people: () => ({}),
  anything: () => 'anything',
}

/** What a cause is about, as a change names it. */
export function causeId(cause: Cause): string {
  if ('meetingId' in cause) return cause.meetingId
  if ('dutyId' in cause) return cause.dutyId
  if ('committeeId' in cause) return cause.committeeId
  if ('taskId' in cause) return cause.taskId
  return 'reviewId' in cause ? cause.reviewId : ''
}

const topic = (kind: CauseKind, about: string): string => `${kind}/${about}`
export const topicOf = (cause: Cause): string => topic(cause.kind, causeId(cause))

/** Which reminders of an agreement are asked for. */
export interface PlanScope {
  /** Undefined: all. */
  readonly topics: readonly string[] | undefined
  /** Is one of these kinds asked for, about this? */
  asksFor(about: string, ...kinds: readonly CauseKind[]): boolean
  /** What is asked for of these kinds; undefined: all there is. */
  asked(...kinds: readonly CauseKind[]): ReadonlySet<string> | undefined
}

export const EVERYTHING: PlanScope = { topics: undefined, asksFor: () => true, asked: () => undefined }

/** What has to be planned anew after these changes. */
export function scopeOf(changes: readonly PlanChange[]): PlanScope {
  const asked: IdsByKind = new Map()
  for (const change of changes) {
    const affected = (AFFECTED[change.kind] as (one: PlanChange) => Affected | 'anything')(change)
    if (affected === 'anything') return EVERYTHING
    for (const [kind, about] of Object.entries(affected) as [CauseKind, string][])
      asked.set(kind, (asked.get(kind) ?? new Set()).add(about))
  }
  return scopeFor(asked)
}

/** Of which topics the reminders of today may reach others than before; undefined: of all. */
export const reachesOthers = (changes: readonly PlanChange[]): readonly string[] | undefined =>
  changes.some(({ kind }) => kind === 'people') ? undefined : scopeOf(changes).topics

/** One topic alone. */
export const scopeOfTopic = (kind: CauseKind, about: string): PlanScope => scopeFor(new Map([[kind, new Set([about])]]))

type IdsByKind = Map<CauseKind, Set<string>>

function scopeFor(asked: IdsByKind): PlanScope {
  return {
    topics: [...asked].flatMap(([kind, each]) => [...each].map((about) => topic(kind, about))),
    asksFor: (about, ...kinds) => kinds.some((kind) => asked.get(kind)?.has(about)),
    asked: (...kinds) => new Set(kinds.flatMap((kind) => [...(asked.get(kind) ?? [])])),
  }
}
