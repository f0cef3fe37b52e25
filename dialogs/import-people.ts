import { agreementById } from '#src/agreements/lookup.ts'
import { dialog } from '#src/conversation/dialog.ts'
import type { Sight } from '#src/conversation/field.ts'
import { anyRegion } from '#src/conversation/fields.ts'
import { officeShown, officesNamed } from '#src/conversation/people-fields.ts'
import { type Listed, type ListedPeople, peopleList } from '#src/conversation/people-list-field.ts'
import { guestId, matchedGuest } from '#src/people/guest.ts'
import { holdsOn, type Office, officeParts } from '#src/people/office.ts'
import type { KnownPerson } from '#src/people/ports.ts'
import * as say from '#src/speech/import-people.ts'
import { undone } from '#src/speech/people.ts'

/** One line of the list beside what is known: somebody new or known already, and the office it gives them. */
interface Entry {
  readonly listed: Listed
  readonly known: KnownPerson | undefined
  readonly office: Office | undefined
  /** Known, and nothing would change. */
  readonly isSettled: boolean
}

function entriesOf({ people }: ListedPeople, sight: Sight): readonly Entry[] {
  const seen = new Set<string>()
  return people.flatMap((listed) => {
    const key = `${listed.id ?? listed.mail ?? listed.name} ${listed.office ?? ''}`.toLowerCase()
    if (seen.has(key)) return []
    seen.add(key)
    const match = matchedGuest(listed, sight.people)
    const known =
      sight.people.find(({ id }) => id === listed.id) ??
      (match.kind === 'known' && listed.id === undefined ? match.person : undefined)
    const named = listed.office === undefined ? [] : officesNamed(listed.office, sight)
    const office = named.length === 1 ? named[0] : undefined
    const holds =
      office !== undefined &&
      sight.holdings.some(
        (one) =>
          one.officeId === office.id && one.personId === known?.id && one.as === listed.as && holdsOn(one, sight.today),
      )
    const learnsAddress = known !== undefined && known.mail === undefined && listed.mail !== undefined
    const isSettled = known !== undefined && !learnsAddress && (office === undefined || holds)
    return [{ listed, known, office, isSettled }]
  })
}

/** Enters people from a pasted list or from the chat's members, with their offices. Opened by /import. */
export const importPeople = dialog('import-people', {
  version: 1,
  needs: 'people.administer',
  about: say.about(),
  undone: undone(),
  matter: ({ region }) => (typeof region === 'string' ? { agreementId: region } : {}),
})
  .asks('region', anyRegion(say.askRegion))
  .asks('people', peopleList)
  .checks(async ({ people }, sight) =>
    entriesOf(people, sight).every(({ isSettled }) => isSettled)
      ? { field: 'people', because: say.nothingNew() }
      : undefined,
  )
  .readsBack((answers, sight) => {
    const here = { ...sight, answers }
    const { people } = answers
    const entries = entriesOf(people, here)
    const fresh = entries.filter(({ isSettled }) => !isSettled)
    return {
      question: say.readBack(fresh.length),
      statements: [],
      notes: [
        ...fresh.map(({ listed, known, office }) =>
          say.entry(listed, known !== undefined, office && officeShown(office, here)),
        ),
        ...say.settled(entries.filter(({ isSettled }) => isSettled).map(({ listed }) => listed.name)),
        ...say.unknownOffices(
          entries.flatMap(({ listed, office }) =>
            listed.office !== undefined && !office ? [`${listed.name}: ${listed.office}`] : [],
          ),
        ),
        ...say.faults(people.faults),
        ...say.outside(people.outside),
        say.source(),
      ],
      confirm: say.confirm(),
    }
  })
  .does(async (answers, { directory, outbox }, sight, { person: hand, at, newId }) => {
    const here = { ...sight, answers }
    const by = { at, by: hand.id, deed: 'people.administer' }
    const fresh = entriesOf(answers.people, here).filter(({ isSettled }) => !isSettled)
    /** Two lines of one list can be about the same person. */
    const entered = new Map<string, KnownPerson>()
    let offices = 0
    for (const [place, { listed, known, office }] of fresh.entries()) {
      const key = (listed.id ?? listed.mail ?? listed.name).toLowerCase()
      const before = known ?? entered.get(key)
      const mail = before?.mail ?? listed.mail
      const one: KnownPerson = {
        ...(before ?? { id: listed.id ?? guestId(newId, place), name: listed.name }),
        ...(mail !== undefined && { mail }),
      }
      if (!before || before.mail !== mail) await directory.enter(one, by)
      entered.set(key, one)
      if (office) {
        const holding = { officeId: office.id, personId: one.id, as: listed.as, from: sight.today }
        if (await directory.appoint(holding, by)) offices += 1
      }
    }
    const admins = (await directory.holdingsIn(answers.region)).filter(
      (held) => officeParts(held.officeId).kind === 'administration' && holdsOn(held, sight.today),
    )
    const others = new Set(admins.map(({ personId }) => personId).filter((id) => id !== hand.id))
    const region = agreementById(sight.shelf, answers.region)?.region ?? ''
    await outbox.add(
      [...others].map((id) => ({
        key: `import/${newId}/${id}`,
        kind: 'notice' as const,
        cause: `import/${newId}`,
        to: { person: id },
        content: say.notice(hand.name, region, fresh.length, offices),
        notBefore: at,
      })),
    )
    return say.entered(region, fresh.length, offices)
  })
