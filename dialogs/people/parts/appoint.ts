/** Giving an office, however it was decided: the one before ends, everybody whom it concerns is told. */
import { agreementById } from '#src/agreements/lookup.ts'
import { addDays, type Instant, type LocalDate } from '#src/calendar/local-date.ts'
import type { DialogContext } from '#src/conversation/field.ts'
import {
  holdingShown,
  officeById,
  officeShown,
  secretariatsBefore,
} from '#src/conversation/fields/people/people-fields.ts'
import type { Work } from '#src/conversation/work.ts'
import { isEntered } from '#src/people/guest.ts'
import type { Office, Tenure } from '#src/people/office.ts'
import type { PersonId } from '#src/people/person.ts'
import type { DirectoryReader } from '#src/people/ports.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import * as say from '#src/speech/people/people.ts'
import { otherAdministrators } from './tell-administrators.ts'

interface Appointment {
  readonly office: Office
  readonly personId: PersonId
  readonly name: string
  readonly as: Tenure['as']
  readonly from: LocalDate
}

/** What ends by an appointment, as it is shown, and whose it was. */
export async function endingBy(
  { office, personId, as, from }: Omit<Appointment, 'name'>,
  directory: Pick<DirectoryReader, 'holdingsIn' | 'people'>,
  context: DialogContext,
): Promise<{
  readonly held: readonly Tenure[]
  readonly shown: readonly string[]
  readonly lines: readonly string[]
}> {
  if (as !== 'holder') return { held: [], shown: [], lines: [] }
  const holdings = await directory.holdingsIn(office.agreementId)
  const people = await directory.people()
  const here = { shelf: context.shelf, holdings, people }
  const held = secretariatsBefore(here, office.id, personId, from)
  const shown = held.map((one) => holdingShown(one, here))
  return { held, shown, lines: say.endsBefore(shown, addDays(from, -1)) }
}

/** Who else hears of an appointment, because they administer the bot: whoever gives, gets or hands over is told so. */
export const othersTold = (
  { office, personId }: Pick<Appointment, 'office' | 'personId'>,
  held: readonly Tenure[],
  directory: Pick<DirectoryReader, 'holdingsIn'>,
  { person, today }: Pick<DialogContext, 'person' | 'today'>,
): Promise<readonly PersonId[]> =>
  otherAdministrators(office.agreementId, directory, today, [person, personId, ...held.map((one) => one.personId)])

/**
 * @param isSummedUp one of many: the other administrations are told of all at once, and whoever is only entered hears
 *   of it with the first letter that concerns them
 * @returns undefined if this person holds the office from that day already: nothing is changed
 */
export async function appointed(
  { office, personId, name, as, from }: Appointment,
  { directory, outbox }: Pick<Work, 'directory' | 'outbox'>,
  context: DialogContext,
  authorship: { readonly by: PersonId; readonly at: Instant },
  isSummedUp = false,
): Promise<Reply | undefined> {
  const by = { ...authorship, deed: 'people.administer' }
  const shown = officeShown(office, context)
  const lastDay = addDays(from, -1)
  const ending = await endingBy({ office, personId, as, from }, directory, context)
  if (!(await directory.appoint({ officeId: office.id, personId, as, from }, by))) return undefined
  for (const held of ending.held) await directory.end(held, lastDay, by)
  const cause = `office/${office.id}/${personId}/${as}/${from}`
  const told = (key: string, id: PersonId, words: Reply) =>
    ({
      key: `${cause}/${authorship.at}/${key}`,
      kind: 'notice',
      cause,
      to: { person: id },
      content: { kind: 'words', words },
      notBefore: authorship.at,
    }) as const
  const left = ending.held.filter((held) => held.personId !== authorship.by && held.personId !== personId)
  const others = isSummedUp ? [] : await othersTold({ office, personId }, ending.held, directory, context)
  await outbox.add([
    ...others.map((id) => told(id, id, say.assignedNotice(name, shown, as, from, ending.lines))),
    ...(personId === authorship.by || (isSummedUp && isEntered(personId))
      ? []
      : [told('holder', personId, say.toHolder(shown, as, from))]),
    ...left.map((held) => {
      const office = officeById(held.officeId, context)
      const was = office ? officeShown(office, context) : held.officeId
      return told(`ended/${held.officeId}/${held.personId}`, held.personId, say.toFormer(was, lastDay, name, shown))
    }),
  ])
  const region = agreementById(context.shelf, office.agreementId)?.region ?? ''
  return say.assigned(name, shown, as, from, region, ending.lines)
}
