import { agreementById } from '#src/agreements/lookup.ts'
import { dialog } from '#src/conversation/dialog.ts'
import { anyRegion } from '#src/conversation/fields/agreements/region-field.ts'
import { officeShown } from '#src/conversation/fields/people/people-fields.ts'
import { besideList, peopleList } from '#src/conversation/fields/people/people-list-field.ts'
import { guestId } from '#src/people/guest.ts'
import type { KnownPerson } from '#src/people/ports.ts'
import * as say from '#src/speech/people/import-people.ts'
import { othersInformed, undone } from '#src/speech/people/people.ts'
import { appointed, endingBy } from './parts/appoint.ts'
import { type Entry, entriesOf, unclearOffices } from './parts/people-entries.ts'
import { noticesTo, otherAdministrators } from './parts/tell-administrators.ts'

const isFresh = ({ isSettled }: Entry): boolean => !isSettled

/** Enters people from a pasted list or from the chat's members, with their offices. Opened by /import. */
export const importPeople = dialog('import-people', {
  version: 1,
  about: say.about(),
  undone: undone(),
})
  .asks('region', besideList(anyRegion(say.askRegion)))
  .asks('people', peopleList)
  .concerns(({ region }) => (region === undefined ? {} : { agreementId: region }))
  .checks(async ({ people }, context) => {
    const { entries, clashes } = entriesOf(people, context)
    if (entries.some(isFresh)) return undefined
    return {
      field: 'people',
      because: say.nothingNew([...say.clashes(clashes), ...say.unclear(unclearOffices(entries))]),
    }
  })
  .readsBack(async (answers, context, { directory }) => {
    const { people } = answers
    const { entries, clashes } = entriesOf(people, context)
    const fresh = entries.filter(isFresh)
    const ending: string[] = []
    const others = await otherAdministrators(answers.region, directory, context.today, [context.person])
    for (const { listed, known, office } of fresh) {
      const personId = known?.id ?? guestId('', 0)
      const next = office && { office, personId, as: listed.as, from: context.today }
      if (next) ending.push(...(await endingBy(next, directory, context)).lines)
    }
    return {
      question: say.readBack(fresh.length, agreementById(context.shelf, answers.region)?.region ?? ''),
      statements: [],
      notes: [
        ...fresh.map(({ listed, known, office }) =>
          say.entry(listed, known?.name, office && officeShown(office, context)),
        ),
        ...ending,
        ...(ending.length > 0 ? [say.formerInformed()] : []),
        ...say.settled(
          entries.filter(({ isSettled }) => isSettled).map(({ listed, known }) => known?.name ?? listed.name),
        ),
        ...say.unclear(unclearOffices(entries)),
        ...say.clashes(clashes),
        ...say.faults(people.faults),
        ...say.outside(people.outside),
        ...othersInformed(others.length),
        say.source(context.isMailOff),
      ],
      confirm: say.confirm(),
    }
  })
  .does(async (answers, { directory, outbox }, context, { person: actor, at, newId }) => {
    const by = { at, by: actor.id, deed: 'people.administer' }
    const fresh = entriesOf(answers.people, context).entries.filter(isFresh)
    /** Two lines of one list can be about the same person. */
    const entered = new Map<string, KnownPerson>()
    let offices = 0
    const ends: string[] = []
    for (const [index, { listed, known, office }] of fresh.entries()) {
      const key = (listed.id ?? listed.mail ?? listed.name).toLowerCase()
      const before = known ?? entered.get(key)
      const mail = before?.mail ?? listed.mail
      const one: KnownPerson = {
        ...(before ?? { id: listed.id ?? guestId(newId, index), name: listed.name }),
        ...(mail !== undefined && { mail }),
      }
      if (!before || before.mail !== mail) await directory.enter(one, by)
      entered.set(key, one)
      if (office) {
        const next = { office, personId: one.id, name: one.name, as: listed.as, from: context.today }
        const ending = await endingBy(next, directory, context)
        if (!(await appointed(next, { directory, outbox }, context, { by: actor.id, at }, true))) continue
        offices += 1
        ends.push(...ending.lines)
      }
    }
    const region = agreementById(context.shelf, answers.region)?.region ?? ''
    const others = await otherAdministrators(answers.region, directory, context.today, [actor.id])
    const cause = `import/${newId}`
    const word = say.notice(actor.name, region, fresh.length, offices, ends)
    await outbox.add(noticesTo(others, cause, cause, word, at))
    return say.entered(region, fresh.length, offices, ends)
  })
