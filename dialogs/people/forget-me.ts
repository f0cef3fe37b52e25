import { dialog } from '#src/conversation/dialog.ts'
import * as say from '#src/speech/people/people.ts'
import { forgetPerson } from '#src/upkeep/forget.ts'

/** Deletes what is stored about oneself; official records keep an id without a name. Opened by /datenlöschen. */
export const forgetMe = dialog('forget-me', {
  version: 1,
  about: say.aboutForget(),
  undone: say.undone(),
  endsOnNo: true,
  isFinal: true,
})
  .readsBack(() => ({
    question: say.readBackForget(),
    statements: [],
    notes: say.forgetNotes(),
    confirm: say.confirmForget(),
    plain: say.plainReadBackForget(),
  }))
  .does(async (_, work, context, { person, at }) => {
    await forgetPerson(work, person.id, { at, by: person.id, deed: 'own.forget' }, context.today)
    return say.forgotten()
  })
