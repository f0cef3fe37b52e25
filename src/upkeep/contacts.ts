/** Remembers by which chat somebody can be reached, and what they are called. Written only when it has changed. */
import type { Instant } from '#src/calendar/local-date.ts'
import type { Books } from '#src/conversation/work.ts'
import type { Person } from '#src/people/person.ts'
import type { TeamsAddress } from '#src/people/ports.ts'

/** Who was seen since the start: the store is asked once for each. */
const REMEMBERED = 5_000

export function createContacts(
  books: Pick<Books, 'directory' | 'inOneTransaction'>,
  clock: () => Instant,
): (person: Person, teams: TeamsAddress) => Promise<void> {
  const seen = new Set<string>()
  return async ({ id, name }, teams) => {
    // A new chat replaces the old one, once: somebody with two must not be written down anew with every word.
    const contact = `${id} ${teams.conversationId} ${teams.serviceUrl} ${name}`
    if (seen.has(contact)) return
    const known = await books.directory.person(id)
    const isSame =
      known?.name === name &&
      known.teams?.serviceUrl === teams.serviceUrl &&
      known.teams.conversationId === teams.conversationId
    if (!isSame) {
      await books.inOneTransaction(({ directory }) =>
        directory.enter({ ...known, id, name, teams }, { at: clock(), by: id, deed: 'contact' }),
      )
    }
    if (seen.size >= REMEMBERED) seen.clear()
    seen.add(contact)
  }
}
