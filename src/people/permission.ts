/** Who may do what: one table, no `if` elsewhere. */
import type { Person } from './person.ts'

export type Deed = 'agreement.read' | 'meeting.read' | 'meeting.plan'

const table: Record<Person['standing'], ReadonlySet<Deed>> = {
  member: new Set<Deed>(['agreement.read', 'meeting.read', 'meeting.plan']),
  // An outsider in a meeting chat has no verified organisation: nothing is shown, nothing is recorded in anybody's name.
  outsider: new Set<Deed>(),
}

export const may = (person: Person, deed: Deed): boolean => table[person.standing].has(deed)
