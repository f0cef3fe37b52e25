import { currentAgreements } from '#src/agreements/lookup.ts'
import { order } from '#src/conversation/dialog.ts'
import type { DialogContext } from '#src/conversation/field.ts'
import { officeShown } from '#src/conversation/fields/people/people-fields.ts'
import { settledOffice, settledPerson } from '#src/conversation/fields/people/settled-fields.ts'
import type { Work } from '#src/conversation/work.ts'
import { officesOf } from '#src/meetings/seats.ts'
import { holdsOn, type Office, type OfficeId } from '#src/people/office.ts'
import type { PersonId } from '#src/people/person.ts'
import * as say from '#src/speech/people/people.ts'
import { appointed, endingBy, othersTold } from './parts/appoint.ts'

/**
 * The button under a request: what was asked for is given from today on. Nothing that nobody asked for; what ends by it
 * is read back first.
 */
export const grantOffice = order('grant-office', { version: 1, about: say.aboutAssign(), undone: say.undone() })
  .asks('office', settledOffice)
  .asks('person', settledPerson)
  .reads(async ({ text, at, today, person, context, isAllowed }, work) => {
    const [personId, officeId] = text.split(' ')
    const asked = personId === undefined ? [] : await work.outbox.about(`request/${personId}`)
    const isAsked = asked.some(({ key }) => key.startsWith(`request/${personId}/${officeId}/`))
    const office = officeIn(officeId, context)
    if (!isAsked || !office) return say.noRequest()
    if (!(await isAllowed('people.administer', { agreementId: office.agreementId }))) return say.notYours()
    const who = await work.directory.person(personId as PersonId)
    if (!who) return say.noRequest()
    const held = await work.directory.holdingsOf(who.id)
    // Settled in another way since it was asked for: as a deputy, for example.
    if (held.some((one) => one.officeId === office.id && one.as === 'deputy' && holdsOn(one, today)))
      return say.heldAsDeputy(who.name)
    const appointment = { office, personId: who.id, name: who.name, as: 'holder', from: today } as const
    const ending = await endingBy(appointment, work.directory, context)
    if (ending.held.length > 0) return { wants: { office: office.id, person: who.id } }
    return (await appointed(appointment, work, context, { by: person.id, at })) ?? { answer: say.alreadyHeld() }
  })
  .concerns(({ office }, context) => ({ agreementId: officeIn(office, context)?.agreementId ?? '' }))
  .readsBack(async (answers, context, { directory }) => {
    const { office, name, personId } = await chosen(answers, context, directory)
    const appointment = { office, personId, as: 'holder', from: context.today } as const
    const ending = await endingBy(appointment, directory, context)
    const others = await othersTold(appointment, ending.held, directory, context)
    return {
      question: say.readBackAssign(name, officeShown(office, context), 'holder', context.today),
      statements: [],
      notes: [...ending.lines, ...say.othersInformed(others.length)],
      confirm: say.confirmAssign(),
    }
  })
  .does(async (answers, work, context, { at, person }) => {
    const appointment = {
      ...(await chosen(answers, context, work.directory)),
      as: 'holder',
      from: context.today,
    } as const
    return (await appointed(appointment, work, context, { by: person.id, at })) ?? { answer: say.alreadyHeld() }
  })

const officeIn = (
  id: string | undefined,
  { shelf, today }: Pick<DialogContext, 'shelf' | 'today'>,
): Office | undefined =>
  currentAgreements(shelf, today)
    .flatMap((agreement) => officesOf(agreement, say.officeNames))
    .find((office) => office.id === id)

async function chosen(
  answers: { readonly office: OfficeId; readonly person: PersonId },
  context: DialogContext<object>,
  directory: Pick<Work['directory'], 'person'>,
): Promise<{ readonly office: Office; readonly personId: PersonId; readonly name: string }> {
  const office = officeIn(answers.office, context)
  const who = await directory.person(answers.person)
  if (!office || !who) throw new Error(`no office ${answers.office} or person`)
  return { office, personId: who.id, name: who.name }
}
