import type { Shelf } from '#src/agreements/lookup.ts'
import { addDays, type LocalDate } from '#src/calendar/local-date.ts'
import { order } from '#src/conversation/dialog.ts'
import type { CommandContext } from '#src/conversation/direct-command.ts'
import { retentionPeriod } from '#src/conversation/fields/people/retention-field.ts'
import type { PersonId } from '#src/people/person.ts'
import { keptFrom, type RetentionReader, retainedKinds } from '#src/people/retention.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import * as say from '#src/speech/people/retention.ts'
import { administratorsOf, noticesTo } from './parts/tell-administrators.ts'

/** "/aufbewahrung": how long what is kept, what goes tomorrow; "/aufbewahrung Terminfindung 12 Monate" changes it. */
export const keepRecords = order('keep-records', { version: 1, about: say.about(), undone: say.undone() })
  .asks('period', retentionPeriod)
  .reads(async ({ text, today, context, isAllowed }, { retention }) => {
    const said = retentionPeriod.find(text, context)
    if (said.kind === 'refused') return { answer: said.because }
    if (said.kind !== 'found') return overview(text, addDays(today, 1), retention)
    return (await mayDecide(context.shelf, isAllowed)) ? { wants: { period: said.value } } : say.ofAllAgreements()
  })
  .readsBack(async ({ period: { kind, days } }, { today }, { retention }) => {
    const tomorrow = addDays(today, 1)
    const { periods } = await retention.periods()
    const goes = await retention.count(kind, keptFrom(kind, { ...periods, [kind]: days }, tomorrow))
    return say.readBack(kind, periods[kind], days, goes, tomorrow)
  })
  .does(
    async ({ period: { kind, days } }, { retention, directory, outbox }, context, { at, person, newId, isAllowed }) => {
      if (!(await mayDecide(context.shelf, isAllowed))) return say.ofAllAgreements()
      await retention.decide(kind, days, { at, by: person.id, deed: 'retention.decide' })
      const told = new Set<PersonId>()
      for (const { id } of context.shelf.agreements)
        for (const one of await administratorsOf(id, directory, context.today)) told.add(one)
      told.delete(person.id)
      const cause = `retention/${newId}`
      await outbox.add(noticesTo(told, cause, cause, say.decidedNotice(person.name, kind, days), at))
      return say.decided(kind, days)
    },
  )

/** A period holds for what is kept of all agreements: whoever looks after some of them shortens none of the others'. */
async function mayDecide({ agreements }: Shelf, isAllowed: CommandContext['isAllowed']): Promise<boolean> {
  for (const { id } of agreements) if (!(await isAllowed('people.administer', { agreementId: id }))) return false
  return true
}

async function overview(asked: string, tomorrow: LocalDate, retention: RetentionReader): Promise<Reply> {
  const { periods, decided } = await retention.periods()
  const rows = []
  for (const kind of retainedKinds) {
    const goes = await retention.count(kind, keptFrom(kind, periods, tomorrow))
    rows.push({ kind, days: periods[kind], isDecided: decided.includes(kind), goes })
  }
  return say.overview(rows, tomorrow, asked)
}
