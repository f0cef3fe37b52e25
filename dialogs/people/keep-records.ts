import { addDays, type LocalDate } from '#src/calendar/local-date.ts'
import { order } from '#src/conversation/dialog.ts'
import { retentionPeriod } from '#src/conversation/fields/people/retention-field.ts'
import { keptFrom, type RetentionReader, retainedKinds } from '#src/people/retention.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import * as say from '#src/speech/people/retention.ts'

/** "/aufbewahrung": how long what is kept, what goes tomorrow; "/aufbewahrung Terminfindung 12 Monate" changes it. */
export const keepRecords = order('keep-records', { version: 1, about: say.about(), undone: say.undone() })
  .asks('period', retentionPeriod)
  .reads(async ({ text, today, context }, { retention }) => {
    const said = retentionPeriod.find(text, context)
    if (said.kind === 'refused') return { answer: said.because }
    return said.kind === 'found' ? { wants: { period: said.value } } : overview(text, addDays(today, 1), retention)
  })
  .readsBack(async ({ period: { kind, days } }, { today }, { retention }) => {
    const tomorrow = addDays(today, 1)
    const { periods } = await retention.periods()
    const goes = await retention.count(kind, keptFrom(kind, { ...periods, [kind]: days }, tomorrow))
    return say.readBack(kind, periods[kind], days, goes, tomorrow)
  })
  .does(async ({ period: { kind, days } }, { retention }, _, { at, person }) => {
    await retention.decide(kind, days, { at, by: person.id, deed: 'retention.decide' })
    return say.decided(kind, days)
  })

async function overview(asked: string, tomorrow: LocalDate, retention: RetentionReader): Promise<Reply> {
  const { periods, decided } = await retention.periods()
  const rows = []
  for (const kind of retainedKinds) {
    const goes = await retention.count(kind, keptFrom(kind, periods, tomorrow))
    rows.push({ kind, days: periods[kind], isDecided: decided.includes(kind), goes })
  }
  return say.overview(rows, tomorrow, asked)
}
