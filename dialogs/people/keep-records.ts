import { addDays } from '#src/calendar/local-date.ts'
import type { DirectCommand } from '#src/conversation/direct-command.ts'
import { awaitYes } from '#src/conversation/engine-parts.ts'
import { readRetention } from '#src/language/people/retention.ts'
import { keptFrom, LONGEST_DAYS, retainedKinds, SHORTEST_DAYS } from '#src/people/retention.ts'
import * as say from '#src/speech/people/retention.ts'

/** "/aufbewahrung": how long what is kept, what goes tomorrow; "/aufbewahrung Terminfindung 12 Monate" changes it. */
export const keepRecords: DirectCommand = {
  about: say.about(),
  async carryOut({ command, text, today, at, person, chat }, { retention, memory }) {
    const { periods, decided } = await retention.periods()
    const tomorrow = addDays(today, 1)
    const said = readRetention(text)
    if (!said) {
      const rows = []
      for (const kind of retainedKinds) {
        const goes = await retention.count(kind, keptFrom(kind, periods, tomorrow))
        rows.push({ kind, days: periods[kind], isDecided: decided.includes(kind), goes })
      }
      return say.overview(rows, tomorrow, text)
    }
    if (said.days < SHORTEST_DAYS || said.days > LONGEST_DAYS) return say.outOfBounds(SHORTEST_DAYS, LONGEST_DAYS)
    const goes = await retention.count(said.kind, keptFrom(said.kind, { ...periods, [said.kind]: said.days }, tomorrow))
    if (!said.isConfirmed) {
      await awaitYes(memory, { command, chat, person }, say.confirmed(said.kind, said.days))
      return say.readBack(said.kind, periods[said.kind], said.days, goes, tomorrow)
    }
    await retention.decide(said.kind, said.days, { at, by: person.id, deed: 'retention.decide' })
    return say.decided(said.kind, said.days)
  },
}
