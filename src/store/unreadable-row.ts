/** Rows that another program or a hand wrote: what cannot be read is set aside, and everything else goes on. */
import { z } from 'zod'
import { type Instant, parseInstant } from '#src/calendar/local-date.ts'

/** Told of a row that cannot be read: in which table, and under which key. */
export type OnUnreadableRow = (kind: 'preset' | 'poll', key: string) => void

/** For programs that tell nobody. */
export const unnamed: OnUnreadableRow = () => undefined

/** @returns undefined if the text is no JSON or not of this shape */
export function readJsonAs<T>(shape: z.ZodType<T>, stored: string): T | undefined {
  try {
    return shape.safeParse(JSON.parse(stored)).data
  } catch {
    return undefined
  }
}

/** A moment as it is stored, and compared as text. */
export const moment = z.custom<Instant>((stored) => typeof stored === 'string' && parseInstant(stored) === stored)
