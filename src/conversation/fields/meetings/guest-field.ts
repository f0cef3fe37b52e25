/** The field "guests": names or addresses, behind "Gast" in a sentence or as a list on the card. */
import { z } from 'zod'
import { type Field, found, nothing, type Reading, refused } from '#src/conversation/field.ts'
import { inFront } from '#src/conversation/fields/place-field.ts'
import { frontOfGuests, guestsIn, readGuests, wrongAddresses } from '#src/language/meetings/guests.ts'
import type { Guest } from '#src/people/guest.ts'
import * as say from '#src/speech/meetings/invite.ts'

/** More people are no guests, but a list that should be offices. */
const MOST_GUESTS = 20
const LIST_LENGTH = 1_000

const storedGuests = z.array(z.object({ name: z.string(), mail: z.exactOptional(z.string()) }))

const few = (guests: readonly Guest[], rest: string): Reading<readonly Guest[]> => {
  const wrong = wrongAddresses(guests)
  const taken = guests.filter(({ name }) => !wrong.includes(name))
  if (wrong.length > 0 && taken.length === 0) return refused(say.noAddress(wrong), rest)
  if (taken.length > MOST_GUESTS) return refused(say.tooManyGuests(MOST_GUESTS), rest)
  return { ...found(taken, rest), ...(wrong.length > 0 && { but: say.othersTaken(wrong) }) }
}

export const guestList = (label: string, ask: () => string): Field<readonly Guest[]> => ({
  label,
  isUnmistakable: true,
  ask,
  find(text) {
    const read = readGuests(text)
    return read ? few(read.guests, read.rest) : nothing
  },
  understand: (text) => (text.trim() === '' ? nothing : few(guestsIn(text), '')),
  input: (id, _context, value) => ({
    id,
    kind: 'text',
    label,
    maxLength: LIST_LENGTH,
    ...(value && {
      value: value.map(({ name, mail }) => (mail && mail !== name ? `${name} ${mail}` : name)).join(', '),
    }),
  }),
  fromCard: (value) => (value.trim() === '' ? nothing : few(guestsIn(value), '')),
  show: say.guestsShown,
  restore: (stored) => storedGuests.safeParse(stored).data,
})

/** In front of "Gäste: …": "Hanna Hanau (LK Kassel)" names neither region nor session. */
export const beforeGuests = <T, A extends object>(name: string, field: Field<T, A>): Field<T, A> =>
  inFront(frontOfGuests, name, field)
