/** How much may come in: per address before anybody is recognised, per person and per tenant afterwards. */
import { RateLimiterMemory } from 'rate-limiter-flexible'

/** Nobody types faster; a script does. */
const PER_PERSON = { points: 20, duration: 10 }
/** A few hundred people at work; below what one instance answers in a tenth of the time. */
const PER_TENANT = { points: 1_000, duration: 10 }
/**
 * The connector comes from a few addresses, behind a proxy from one: all that may honestly come passes. One instance
 * answers several thousand a second.
 */
const PER_ADDRESS = { points: 5_000, duration: 10 }
/** Somebody over the limit is told once in this time; more would be what the limit is against. */
const TOLD_AGAIN_S = 60

export interface Limits {
  /** A message of a recognised person. 'tell': refuse, and say so; 'ignore': refuse without a word. */
  admitPerson(person: string, tenant: string): Promise<'admit' | 'tell' | 'ignore'>
  /** A request, before anything of it is read. */
  admitAddress(address: string): Promise<boolean>
}

/** Counts in memory: several instances each count for themselves. */
export function createLimits(): Limits {
  const persons = new RateLimiterMemory({ keyPrefix: 'person', ...PER_PERSON })
  const tenants = new RateLimiterMemory({ keyPrefix: 'tenant', ...PER_TENANT })
  const addresses = new RateLimiterMemory({ keyPrefix: 'address', ...PER_ADDRESS })
  const told = new RateLimiterMemory({ keyPrefix: 'told', points: 1, duration: TOLD_AGAIN_S })
  return {
    async admitPerson(person, tenant) {
      // A person over the limit uses up nothing of their tenant's.
      if ((await takes(persons, person)) && (await takes(tenants, tenant))) return 'admit'
      return (await takes(told, person)) ? 'tell' : 'ignore'
    },
    admitAddress: (address) => takes(addresses, address),
  }
}

/** In memory, a refusal is the only way to fail. */
const takes = (limiter: RateLimiterMemory, key: string): Promise<boolean> =>
  limiter.consume(key).then(
    () => true,
    () => false,
  )
