/** Answers one turn: the table in takers.ts says who takes it; what is to be stored with the answer is stored with it. */
import { withDisclaimer } from '#src/speech/agreements/beside-text.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { inWish } from '#src/speech/plain/choosing.ts'
import { termsOf } from '#src/speech/plain/spelling.ts'
import type { EngineParts } from './engine-parts.ts'
import { ANSWER, packed, rememberButtons } from './kept.ts'
import { received } from './message.ts'
import { answerIn } from './refusing.ts'
import { answeredAloud, asPersonal, refuseAloud } from './rights.ts'
import { takenBy } from './taker.ts'
import { atTheDoor, takers } from './takers.ts'
import type { Turn } from './turn.ts'

/** @returns what to answer a turn; the same turn again gets the stored answer and changes nothing. */
export function createEngine(parts: EngineParts): (turn: Turn) => Promise<Reply> {
  const { books } = parts
  const terms = termsOf(parts.shelf)
  /**
   * Asked last: "/einfach" holds for its own answer.
   * @param wanted before the turn: whoever gives the wish up with it, as with all their data, still reads the answer so
   */
  const asWished = async (reply: Reply, { person }: Turn, wanted = false): Promise<Reply> => {
    const wantsPlain = (await books.plainLanguage.isWantedBy(person.id)) || (wanted && reply.plain !== undefined)
    return inWish(withDisclaimer(reply), wantsPlain, terms)
  }
  const answered = async (parts: EngineParts, turn: Turn): Promise<Reply> => {
    const outcome = (await takenBy(atTheDoor, { parts, turn })) ?? (await takenBy(takers, await received(parts, turn)))
    if (!outcome) throw new Error('no row takes this message')
    refuseAloud(parts)
    const { store } = outcome
    if (!store) {
      // It makes the next message shorter and nothing else: a full disk loses that alone.
      await rememberButtons(books.memory, turn, outcome.reply).catch(() => undefined)
      return asPersonal(await asWished(outcome.reply, turn), turn)
    }
    const wanted = await books.plainLanguage.isWantedBy(turn.person.id)
    const stored = books.inOneTransaction(async (work) => {
      const reply = asPersonal((await store(work)) ?? outcome.reply, turn)
      refuseAloud(parts)
      await rememberButtons(work.memory, turn, reply)
      const isFirst = await work.inbox.add(turn.key, packed(ANSWER, reply), turn.at)
      return isFirst ? reply : (answerIn(await work.inbox.answerTo(turn.key), parts, turn) ?? reply)
    })
    // With a full disk nothing can be remembered; what was asked can be answered all the same.
    const reply = await (outcome.onlyRemembers ? stored.catch(() => outcome.reply) : stored)
    return asPersonal(await asWished(reply, turn, wanted), turn)
  }
  return (turn) => answeredAloud(parts, turn, answered)
}
