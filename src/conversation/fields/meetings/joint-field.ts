/** The field "joint": a session held together with somebody whom the agreement allows for it. */
import { type Agreement, agreementById, committeeById } from '#src/agreements/lookup.ts'
import type { Objection } from '#src/conversation/dialog.ts'
import { type DialogContext, type Field, found, nothing, refused } from '#src/conversation/field.ts'
import { type JointPartner, readJoint } from '#src/language/meetings/joint.ts'
import * as say from '#src/speech/meetings/joint.ts'

/** Said to be held alone. */
const ALONE = ''

/** Whoever some body may meet with, by the names people use. */
const partners = ({ shelf }: DialogContext): readonly JointPartner[] =>
  shelf.agreements.flatMap((agreement) => {
    const allowed = new Set(agreement.committees.flatMap(({ jointMeetings }) => jointMeetings.map((one) => one.with)))
    return agreement.thirdParties
      .filter(({ id }) => allowed.has(id))
      .map(({ id, name, aliases }) => ({ id, names: [name, ...aliases] }))
  })

/** With which body of which agreement whom is met together. */
interface OfJoint {
  readonly region?: string
  readonly committee?: string
  readonly joint?: string
}

/** With whom, and what the clause demands; undefined: the agreement says nothing about this body and them. */
export function jointOf({ answers, shelf }: DialogContext<OfJoint>) {
  const { region, committee, joint } = answers
  const agreement: Agreement | undefined = region === undefined ? undefined : agreementById(shelf, region)
  const body = agreement && committee !== undefined ? committeeById(agreement, committee) : undefined
  const allowed = body?.jointMeetings.find((one) => one.with === joint)
  const name = agreement?.thirdParties.find(({ id }) => id === joint)?.name
  return agreement && allowed && name !== undefined ? { agreement, name, ...allowed } : undefined
}

/** Is it said to be held together with somebody? */
export const isJoint = (joint: string | undefined): joint is string => joint !== undefined && joint !== ALONE

/** Why a session together with them cannot be recorded so; undefined: it can. */
export function jointObjection(
  { joint, consent }: { readonly joint?: string; readonly consent?: boolean },
  body: string,
  context: DialogContext<OfJoint>,
): Objection<'joint'> | undefined {
  if (!isJoint(joint)) return undefined
  if (!jointOf(context)) return { field: 'joint', because: say.notFor(body) }
  return consent === false ? { field: 'joint', because: say.noConsent() } : undefined
}

/** Taken where it is said; with an objection against it the session is read back without. */
export const joint: Field<string, OfJoint> = {
  label: say.label(),
  isUnmistakable: true,
  ask: () => say.ask(),
  find(text, context) {
    const said = readJoint(text, partners(context))
    if (!said) return nothing
    return said.kind === 'anybody'
      ? refused(say.withNobodyKnown(said.said), said.rest)
      : found(said.isDenied ? ALONE : said.id, said.rest)
  },
  understand: () => nothing,
  input: () => undefined,
  fromCard: () => nothing,
  show: (value, context) => (value === ALONE ? say.alone() : (jointOf(context)?.name ?? value)),
  restore: (stored) => (typeof stored === 'string' ? stored : undefined),
}
