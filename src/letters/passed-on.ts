/** What somebody wrote to the bot by mail and was passed on: found by their address. */
import type { LocalDate } from '#src/calendar/local-date.ts'

/** What the causes of all letters begin with in which words of this address were passed on. */
export const passedOnFrom = (address: string): string => `passed-on/${address.toLowerCase()}/`
/** Of one day: so many of one sender are passed on in a day. */
export const passedOnCause = (address: string, day: LocalDate): string => `${passedOnFrom(address)}${day}`
