/** Rows that another program or a hand wrote: what cannot be read is set aside, and everything else goes on. */
import { z } from 'zod'
import {
  type Instant,
  type LocalDate,
  type LocalTime,
  parseInstant,
  parseLocalDate,
  parseLocalTime,
} from '#src/calendar/local-date.ts'
import type { OnUnreadable } from '#src/letters/set-aside.ts'
import { isPersonId, type PersonId } from '#src/people/person.ts'

/** For programs that tell nobody. */
export const unnamed: OnUnreadable = () => undefined

/** @returns undefined if the text is no JSON or not of this shape */
export function readJsonAs<T>(shape: z.ZodType<T>, stored: string): T | undefined {
  try {
    return shape.safeParse(JSON.parse(stored)).data
  } catch {
    return undefined
  }
}

/** What can be read of them, in their order. @param tell told of each that cannot be read */
export const rowsRead = <Row, T>(
  rows: readonly Row[],
  read: (row: Row) => T | undefined,
  tell: (row: Row) => void,
): readonly T[] =>
  rows.flatMap((row) => {
    const one = read(row)
    if (one === undefined) tell(row)
    return one ?? []
  })

export const day = z.custom<LocalDate>((text) => typeof text === 'string' && parseLocalDate(text) === text)
export const time = z.custom<LocalTime>((text) => typeof text === 'string' && parseLocalTime(text) === text)

export const storedPerson = z.custom<PersonId>(isPersonId)

/** A moment as it is stored, and compared as text. */
export const moment = z.custom<Instant>((stored) => typeof stored === 'string' && parseInstant(stored) === stored)
