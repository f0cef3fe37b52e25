import { addDays } from '#src/calendar/local-date.ts'
import { dialog } from '#src/conversation/dialog.ts'
import * as say from '#src/speech/people.ts'

/** Deletes what is stored about oneself; official records keep an id without a name. Opened by /datenlöschen. */
export const forgetMe = dialog('forget-me', {
  version: 1,
  needs: 'own.read',
  about: say.aboutForget(),
  undone: say.undone(),
})
  .readsBack(() => ({
    question: say.readBackForget(),
    statements: [],
    notes: say.forgetNotes(),
    confirm: say.confirmForget(),
  }))
  .does(async (_, { directory, invitations, links }, sight, { person, at }) => {
    const by = { at, by: person.id, deed: 'own.forget' }
    for (const holding of await directory.holdingsOf(person.id)) {
      await directory.end(holding, addDays(sight.today, -1), by)
    }
    await invitations.forgetNeeds(person.id, by)
    await links.revokeFor(person.id)
    await directory.forget(person.id, by)
    return say.forgotten()
  })
