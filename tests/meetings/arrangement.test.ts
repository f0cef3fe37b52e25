import { describe, expect, it } from 'vitest'
import { instant } from '#src/calendar/local-date.ts'
import type { AgendaItem } from '#src/meetings/agenda.ts'
import { arrangedItems, takenBack } from '#src/meetings/arrangement.ts'
import type { PersonId } from '#src/people/person.ts'

const item = (id: string, state: AgendaItem['state'], position: number, meetingId = 'm'): AgendaItem => ({
  id,
  meetingId,
  position,
  title: `Titel ${id}`,
  kind: 'discussion',
  state,
  proposedBy: 't/p' as PersonId,
  proposedAt: instant('2027-03-01T08:00:00Z'),
  isLate: false,
  version: 3,
})

describe('an agenda is arranged by the ids of its items, all of it or nothing', () => {
  const items = [item('a', 'proposed', 0), item('b', 'proposed', 1), item('c', 'accepted', 1), item('d', 'accepted', 2)]
  const after = (deeds: Parameters<typeof arrangedItems>[0]) =>
    arrangedItems(deeds, items, [item('z', 'accepted', 1, 'earlier')])?.map(
      ({ id, state, position, version }) => `${id} ${state} ${position} v${version}`,
    )
  it.each<[string, Parameters<typeof arrangedItems>[0], readonly string[] | undefined]>([
    ['taken in as the last one', [{ does: 'accept', item: 'a' }], ['a accepted 3 v4']],
    [
      'two after one another',
      [
        { does: 'accept', item: 'b' },
        { does: 'accept', item: 'a' },
      ],
      ['a accepted 4 v4', 'b accepted 3 v4'],
    ],
    ['declined', [{ does: 'decline', item: 'a', reason: 'passt nicht' }], ['a declined 0 v4']],
    ['put before another', [{ does: 'move', item: 'd', before: 'c' }], ['c accepted 2 v4', 'd accepted 1 v4']],
    [
      'taken in and moved is one change',
      [
        { does: 'accept', item: 'a' },
        { does: 'move', item: 'a', before: 'c' },
      ],
      ['a accepted 1 v4', 'c accepted 2 v4', 'd accepted 3 v4'],
    ],
    ['left by an earlier session, declined there', [{ does: 'decline', item: 'z' }], ['z declined 1 v4']],
    [
      'one that is decided on already stops all of it',
      [
        { does: 'accept', item: 'a' },
        { does: 'accept', item: 'c' },
      ],
      undefined,
    ],
    ['one that is gone', [{ does: 'accept', item: 'x' }], undefined],
    ['a proposal has no place in the order', [{ does: 'move', item: 'a', before: 'c' }], undefined],
  ])('%s', (_, deeds, expected) => {
    expect(after(deeds)).toEqual(expected)
  })
})

describe('taking in is taken back as long as nothing newer has happened to the item', () => {
  const taken = item('c', 'accepted', 5)
  const copy = (key: string) => ({ lines: [{ key, number: '3', text: '', basis: {} as never }] })
  it('it is a proposal again, where it was', () => {
    expect(takenBack(taken, { version: 3, position: 2 }, copy('item/d'))).toEqual({
      ...taken,
      state: 'proposed',
      position: 2,
      version: 4,
    })
  })
  it.each([
    ['it was changed', taken, { version: 2, position: 2 }, undefined],
    ['it was sent round', taken, { version: 3, position: 2 }, copy('item/c')],
    ['it is a proposal already', item('c', 'proposed', 2), { version: 3, position: 2 }, undefined],
  ])('not once %s', (_, now, as, sent) => {
    expect(takenBack(now, as, sent)).toBeUndefined()
  })
})
