/** Who speaks. Identity comes from the verified activity, never from a name. */

/** `tenant/object id`: unique across organisations. */
export type PersonId = string & { readonly __brand: 'PersonId' }

/** Person: who speaks, as the verified activity says. */
export interface Person {
  readonly id: PersonId
  /** As the client shows it; for addressing people, never for deciding anything. */
  readonly name: string
  /** `tenant`: of an allowed tenant. `outside`: somebody in the chat who is not (external, anonymous). */
  readonly origin: 'tenant' | 'outside'
}

/** Somebody who belongs to a chat or channel, as Teams says it. */
export interface RosterMember {
  /** Undefined: somebody of an organisation that is not admitted, or without an identity. */
  readonly id?: PersonId
  readonly name: string
  /** As Teams has it: not checked. */
  readonly mail?: string
}

/** As far as a stored text can say it: the bot's own hand and guests have ids of other forms. */
export const isPersonId = (id: unknown): id is PersonId => typeof id === 'string' && id !== ''

export const personId = (tenantId: string, objectId: string): PersonId =>
  `${tenantId.toLowerCase()}/${objectId.toLowerCase()}` as PersonId

/** @param founders ids of persons from LOTSE_ADMINS; in a demo also object ids alone, of whatever organisation */
export const isFounding = (founders: ReadonlySet<string>, id: PersonId): boolean =>
  founders.has(id) || founders.has(objectIdOf(id))

/** The organisation of somebody who has a Teams account. @returns undefined for whoever was entered without one */
export function homeTenant(id: PersonId): string | undefined {
  const [tenant = '', ...rest] = id.split('/')
  return rest.length === 1 && /^[\da-f-]{36}$/.test(tenant) ? tenant : undefined
}

/** The Entra object id inside a person's id. */
const objectIdOf = (id: PersonId): string => id.slice(id.indexOf('/') + 1)
