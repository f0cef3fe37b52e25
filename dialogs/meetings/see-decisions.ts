import { committeeNameOf } from '#src/conversation/fields/meetings/meeting-field.ts'
import type { Asked, GeneralQuestion } from '#src/conversation/question.ts'
import { inRegister, type Part, type RegisterEntry } from '#src/meetings/register.ts'
import * as say from '#src/speech/meetings/registers.ts'
import { withUnavailable } from '#src/speech/parts/conversation.ts'
import { PART_LENGTH } from '#src/speech/parts/paging.ts'
import { bodiesMeant, lookedThrough, type RegisterFound, speaking, speaks } from './parts/register.ts'

/** "/beschlüsse Kassel Kurzzeitpflege": decisions over all meetings, the newest first. */
export const seeDecisions: GeneralQuestion = {
  about: 'everything',
  async answer(asked) {
    const { all, entries } = await decisionsFound(asked, { skip: asked.from - 1, limit: PART_LENGTH })
    const named = entries.map((entry) => ({ ...entry, of: committeeNameOf(entry, asked) }))
    return withUnavailable(say.decisions(named, { from: asked.from, all }, asked.text), asked.shelf.unavailable)
  },
}

async function decisionsFound(asked: Asked, part: Part): Promise<RegisterFound<RegisterEntry>> {
  const { registers, mentions } = asked
  const bodies = await bodiesMeant('decision', asked)
  if (mentions.rest !== '') {
    const linesOf = (body: (typeof bodies)[number]) =>
      registers.decisions({ bodies: [body], ...speaking(mentions.rest) })
    return lookedThrough(bodies, linesOf, speaks(mentions.rest), inRegister, part, asked)
  }
  return {
    all: await registers.count({ kind: 'decision', bodies }),
    entries: await registers.decisions({ bodies }, part),
  }
}
