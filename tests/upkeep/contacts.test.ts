import { expect, it } from 'vitest'
import { instant } from '#src/calendar/local-date.ts'
import { personId } from '#src/people/person.ts'
import { openStore } from '#src/store/store.ts'
import { createContacts } from '#src/upkeep/contacts.ts'

it('a chat is written down once: not with every word, and not in turn by somebody who has two', async () => {
  const now = instant('2027-03-01T08:00:00Z')
  const store = await openStore(':memory:', () => now)
  const note = createContacts(store.books, () => now)
  const anna = { id: personId('t', 'anna'), name: 'Anna', origin: 'tenant' as const }
  const chat = (conversationId: string) => ({ serviceUrl: 'http://127.0.0.1/', conversationId })
  for (const where of ['a', 'a', 'b', 'a', 'b', 'a']) await note(anna, chat(where))
  expect(await store.books.audit.by(anna.id)).toHaveLength(2)
  expect((await store.books.directory.person(anna.id))?.teams).toEqual(chat('b'))
  await store.close()
})
