/** Whether a row of a list can be about a person who is known. */
import { describe, expect, test } from 'vitest'
import { mayBeOnesName } from '#src/people/guest.ts'

describe('the names of one person', () => {
  test.each([
    ['Tom Wolf', 'tom wolf'],
    ['Wolf, Tom', 'Tom Wolf'],
    ['Dr. Tom Wolf', 'Wolf, Tom (LK Kassel)'],
    ['Tom', 'Tom Wolf'],
    ['Jörg Müller', 'Mu\u0308ller, Jörg'],
  ])('%s can be %s', (one, other) => {
    expect(mayBeOnesName(one, other)).toBe(true)
    expect(mayBeOnesName(other, one)).toBe(true)
  })

  test.each([
    ['Tom Wolf', 'Eva Wolf'],
    ['Tom Wolf', 'Anders Heißt'],
    ['Tom Wolf', 'Tomas Wolf'],
    ['Dr.', 'Dr. Tom Wolf'],
  ])('%s cannot be %s', (one, other) => {
    expect(mayBeOnesName(one, other)).toBe(false)
    expect(mayBeOnesName(other, one)).toBe(false)
  })
})
