import { expect, it } from 'vitest'
import type { DialogContext } from '#src/conversation/field.ts'
import { attendees } from '#src/conversation/fields/meetings/attendance-field.ts'

it('a card holds all names of a list: one that is cut off would be struck by whoever presses "Weiter"', () => {
  const names = Array.from({ length: 60 }, (_, at) => `Anna-Lena von der Langenfeld-Au ${at} (Amt für Teilhabe)`)
  const input = attendees('attendance').input('names', {} as DialogContext<never>, names)
  if (input?.kind !== 'text') throw new Error('no text is asked for')
  expect(input.value?.split('\n')).toEqual(names)
  expect(input.maxLength).toBeGreaterThanOrEqual(input.value?.length ?? 0)
})
