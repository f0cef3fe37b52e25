/** Gives the demo's people the offices they play. Running it again changes nothing. */
import type { Instant } from '#src/calendar/local-date.ts'
import { localDate } from '#src/calendar/local-date.ts'
import { officeId } from '#src/people/office.ts'
import { personId } from '#src/people/person.ts'
import type { Cast } from './cast.ts'

/** The demo's calendar begins before anything that can be planned in it. */
const SINCE = localDate('2026-01-01')

/** @param location the demo's own database. @throws Error if it cannot be opened */
export async function seedOffices(cast: Cast, location: string, now: () => Instant): Promise<void> {
  const { openStore } = await import('#src/store/store.ts')
  const store = await openStore(location, now)
  try {
    await store.books.inOneTransaction(async ({ directory }) => {
      for (const { objectId, givenName, surname, mail, offices } of cast.people) {
        const id = personId(cast.tenant, objectId)
        const hand = { at: now(), by: id, deed: 'people.administer' }
        const known = await directory.person(id)
        if (!known) await directory.enter({ id, name: `${givenName} ${surname}`, mail }, hand)
        for (const { agreement, partner, kind, detail } of offices) {
          const office = officeId({ agreementId: agreement, partnerId: partner, kind, detail })
          await directory.appoint({ officeId: office, personId: id, as: 'holder', from: SINCE }, hand)
        }
      }
    })
  } finally {
    await store.close()
  }
}
