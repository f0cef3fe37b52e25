/** When a letter that waits need not be written anew. */
import { expect, it } from 'vitest'
import { byPreset } from '#src/agreements/stated.ts'
import { addDays, localDate } from '#src/calendar/local-date.ts'
import type { Reminder } from '#src/duties/reminder.ts'
import { reminderPlan } from '#src/duties/reminder-plan.ts'
import { type LetterContent, readContent, writeContent } from '#src/letters/content.ts'
import { SLOTS_PROPOSED } from '#src/meetings/preset.ts'
import { saysTheSame } from '#src/reminding/stored.ts'
import { kassel } from '../duties/planned.ts'

const contentOf = (reminder: Reminder): LetterContent => ({ kind: 'planned', reminder })
const stored = (reminder: Reminder): LetterContent => {
  const read = readContent(writeContent(contentOf(reminder)))
  if (read.kind === 'unreadable') throw new Error(read.because)
  return read
}
const plan = reminderPlan({ agreements: [kassel], from: localDate('2027-01-01'), to: localDate('2027-12-31') })

it('what was planned says the same once it was stored, whatever order its parts were written in', () => {
  expect(plan.length).toBeGreaterThan(20)
  expect(plan.filter((reminder) => !saysTheSame(stored(reminder), contentOf(reminder)))).toEqual([])
})

it('another basis says the same, as it is worded when it is sent; another day or place does not', () => {
  for (const reminder of plan) {
    expect(saysTheSame(stored(reminder), contentOf({ ...reminder, basis: byPreset(SLOTS_PROPOSED) }))).toBe(true)
    expect(saysTheSame(stored(reminder), contentOf({ ...reminder, on: addDays(reminder.on, 1) }))).toBe(false)
    const clause = [...reminder.cause.clause, '99']
    const cause = { ...reminder.cause, clause } as unknown as Reminder['cause']
    expect(saysTheSame(stored(reminder), contentOf({ ...reminder, cause }))).toBe(false)
  }
})
