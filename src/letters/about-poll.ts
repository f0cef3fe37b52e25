/** Letters about a search for a date: what they are called back by. */
import type { Poll } from '#src/meetings/slots.ts'

const POLL = 'poll/'
export const pollCause = ({ id }: Pick<Poll, 'id'>): string => `${POLL}${id}`
/** @returns the id of the search; undefined for a letter about anything else */
export const pollIdIn = (cause: string): string | undefined =>
  cause.startsWith(POLL) ? cause.slice(POLL.length) : undefined
