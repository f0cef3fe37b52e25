/** Many who write at once: nobody's words are lost, and everybody's line has a number of its own. */
import { expect, it } from 'vitest'
import { instant, localDate, localTime } from '#src/calendar/local-date.ts'
import { personId } from '#src/people/person.ts'
import { openStore, type Store } from '#src/store/store.ts'
import { type Kind, kinds } from '../databases.ts'

const NOW = instant('2027-05-11T08:00:00Z')
const hand = { at: NOW, by: personId('t', 'sabine'), deed: 'test' }
async function opened(kind: Kind): Promise<Store> {
  const store = await openStore(await kind.fresh(), () => NOW)
  await store.books.inOneTransaction(({ meetings }) =>
    meetings.add(
      {
        id: 'm',
        agreementId: 'kassel',
        committeeId: 'kok',
        on: localDate('2027-05-11'),
        at: localTime('10:00'),
        state: 'inSession',
        version: 1,
        plannedBy: hand.by,
        recordedAt: NOW,
      },
      hand,
    ),
  )
  return store
}

it.each(kinds)('$name: fifty who write at once lose no word', async (kind) => {
  const store = await opened(kind)
  try {
    const words = Array.from({ length: 50 }, (_, at) => `Zeile von ${at}`)
    await Promise.all(
      words.map((text, at) =>
        store.books.inOneTransaction(async ({ minutes, agenda }) => {
          await minutes.add({
            id: `line-${at}`,
            meetingId: 'm',
            item: '3',
            itemTitle: 'Zahlen',
            kind: 'discussion',
            text,
            writtenBy: personId('t', `p${at}`),
            writtenAt: NOW,
          })
          await agenda.add(
            {
              id: `item-${at}`,
              meetingId: 'm',
              position: 0,
              title: text,
              kind: 'information',
              state: 'proposed',
              proposedBy: personId('t', `p${at}`),
              proposedAt: NOW,
              isLate: false,
              version: 1,
            },
            hand,
          )
        }),
      ),
    )
    const lines = await store.books.minutes.linesOf('m')
    expect(lines.map(({ text }) => text).toSorted()).toEqual(words.toSorted())
    expect(lines.map(({ number }) => number).toSorted((one, other) => one - other)).toEqual(
      words.map((_, at) => at + 1),
    )
    expect((await store.books.agenda.itemsOf('m')).map(({ title }) => title).toSorted()).toEqual(words.toSorted())
  } finally {
    await store.close()
  }
})

it('of two who arrange the same item one is told that the other was faster', async () => {
  const store = await openStore(':memory:', () => NOW)
  const item = {
    id: 'i',
    meetingId: 'm',
    position: 0,
    title: 'Zahlen',
    kind: 'information' as const,
    state: 'proposed' as const,
    proposedBy: hand.by,
    proposedAt: NOW,
    isLate: false,
    version: 1,
  }
  await store.books.inOneTransaction(({ agenda }) => agenda.add(item, hand))
  const change = () =>
    store.books.inOneTransaction(({ agenda }) => agenda.change({ ...item, state: 'accepted', version: 2 }, hand))
  expect((await Promise.all([change(), change()])).toSorted()).toEqual([false, true])
  await store.close()
})
