import { dialog } from '#src/conversation/dialog.ts'
import { type DialogContext, renamed } from '#src/conversation/field.ts'
import { anyRegion } from '#src/conversation/fields/agreements/region-field.ts'
import { futureDay, withToday } from '#src/conversation/fields/future-day.ts'
import {
  heldAs,
  office,
  officeOfRegion,
  officeShown,
  officesIn,
  person,
} from '#src/conversation/fields/people/people-fields.ts'
import { holdsOn, type Office } from '#src/people/office.ts'
import type { PersonId } from '#src/people/person.ts'
import * as say from '#src/speech/people/people.ts'
import { appointed, endingBy, othersTold } from './parts/appoint.ts'

/** The office and the name that were chosen; the fields have checked that they exist. */
function chosen(
  context: DialogContext<{ readonly region: string; readonly office: string; readonly person: PersonId }>,
): {
  readonly office: Office
  readonly name: string
  readonly shown: string
} {
  const one = officesIn(context).find(({ id }) => id === context.answers.office)
  const who = context.people.find(({ id }) => id === context.answers.person)
  if (!one || !who) throw new Error(`no office ${context.answers.office} or person`)
  return { office: one, name: who.name, shown: officeShown(one, context) }
}

/** Gives somebody an office. Opened by /funktion, or by the button under a request; the secretariat is handed over. */
export const assignOffice = dialog('assign-office', {
  version: 1,
  about: say.aboutAssign(),
  undone: say.undone(),
})
  .asks('region', anyRegion(say.askRegion))
  .asks('office', office)
  .asks('person', person)
  .asks('as', heldAs)
  .asks('from', withToday(renamed(futureDay, say.fromLabel(), say.askFrom)))
  .concerns(({ region }) => (region === undefined ? {} : { agreementId: region }))
  .checks(officeOfRegion)
  .checks(async ({ office: id, person: who, as, from }, context) => {
    const isHeld = context.holdings.some(
      (one) => one.officeId === id && one.personId === who && one.as === as && holdsOn(one, from),
    )
    return isHeld ? { field: 'person', because: say.alreadyHeld() } : undefined
  })
  .readsBack(async (answers, context, { directory }) => {
    const { office: one, name, shown } = chosen(context)
    const { as, from } = answers
    const appointment = { office: one, personId: answers.person, as, from }
    const ending = await endingBy(appointment, directory, context)
    const others = await othersTold(appointment, ending.held, directory, context)
    return {
      question: say.readBackAssign(name, shown, as, from),
      statements: [],
      notes: [...ending.lines, ...say.othersInformed(others.length)],
      confirm: say.confirmAssign(),
    }
  })
  .does(async (answers, work, context, { person: actor, at }) => {
    const { office: one, name } = chosen(context)
    const { as, from } = answers
    const reply = await appointed({ office: one, personId: answers.person, name, as, from }, work, context, {
      by: actor.id,
      at,
    })
    if (!reply) throw new Error(`office ${one.id} is held from ${from} already`)
    return reply
  })
