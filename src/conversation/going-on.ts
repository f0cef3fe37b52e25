/** A dialog goes on with what is known now: refused, asked on, or read back, and stored. */
import { DAY_MS, parseLocalDate } from '#src/calendar/local-date.ts'
import { readMentions } from '#src/language/agreements/mentions.ts'
import { withoutLeftOver } from '#src/language/words/span.ts'
import * as say from '#src/speech/parts/conversation.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import type { Dialog, Look } from './dialog.ts'
import { factsOf, standing, withReasons } from './dialog-reply.ts'
import { type About, type Absorbed, nextStep, type Running, withAnswers } from './dialog-run.ts'
import type { Answers, Sight } from './field.ts'
import { dialogKey, type EngineParts, type Here, type Outcome, questionKey } from './here.ts'
import { DIALOG, keep } from './kept.ts'
import { isAllowed, matterOf, refusedOutcome } from './rights.ts'

/** A dialog waits this long: longer than a holiday, so that nobody comes back to nothing. */
export const DIALOG_MS = 30 * DAY_MS

/** Stores what is known now and asks the next question, or reads everything back. */
export async function wentOn(
  parts: EngineParts,
  turn: Here,
  dialog: Dialog,
  before: Running,
  takenSight: Sight,
  said: string,
  { refusals, about: named }: Pick<Absorbed, 'refusals' | 'about'>,
): Promise<Outcome> {
  const { sight, about } = withoutDoubted(dialog, takenSight, named)
  const matter = matterOf(dialog, sight)
  if (
    matter.agreementId !== undefined &&
    !(await isAllowed(parts, parts.books.directory, turn, dialog.needs, matter))
  ) {
    const responsible = dialog.responsible?.(sight)
    const refusal = say.notAllowedFor(dialog.about, factsOf(dialog, sight), responsible)
    return refusedOutcome(turn, dialog.needs, matter, refusal)
  }
  const hopeless = nextStep(dialog, sight)?.field.hopeless?.(sight)
  if (hopeless !== undefined) {
    return {
      reply: { answer: [...refusals, hopeless].join(' ') },
      store: async ({ memory }) => {
        await memory.delete(dialogKey(turn))
        return undefined
      },
    }
  }
  const objection = nextStep(dialog, sight) ? undefined : await firstObjection(parts.books, dialog, sight)
  const answers = objection ? without(sight.answers, objection.field) : sight.answers
  const changed = JSON.stringify(answers) !== JSON.stringify(before.answers)
  const { mustReadAgain: _, about: talkedOf, ...earlier } = before
  const nowAbout =
    about ?? (objection ? aboutRefused(sight.answers, objection.field) : undefined) ?? stillAbout(talkedOf, answers)
  const next: Running = {
    ...earlier,
    version: before.version + 1,
    answers,
    said: dialog.forgetsUnread ? '' : said,
    ...(nowAbout && { about: nowAbout }),
    trail: changed && before.version > 0 ? [...before.trail, before.answers] : before.trail,
  }
  const { reply, running } = await standing(dialog, next, withAnswers(sight, answers), parts.books)
  const unread = dialog.forgetsUnread && said !== '' ? [say.unreadForgotten()] : []
  const reasons = [...refusals, ...unread, ...(objection ? [objection.because] : [])]
  return {
    reply: withReasons(withLeftOver(reply, dialog, withAnswers(sight, answers), next.said), reasons),
    store: async ({ memory }) => {
      await keep(memory, DIALOG, dialogKey(turn), running, DIALOG_MS)
      await memory.delete(questionKey(turn))
      return undefined
    },
  }
}

/** Whoever says another day, and which one is not clear, no longer means the one that is known: it is asked again. */
function withoutDoubted(
  dialog: Dialog,
  sight: Sight,
  about: About | undefined,
): { readonly sight: Sight; readonly about: About | undefined } {
  const step = dialog.steps.find(({ name }) => name === about?.field)
  if (!about || !step) return { sight, about }
  const known = aboutRefused(sight.answers, step.name)?.day
  return {
    sight: withAnswers(sight, without(sight.answers, step.name)),
    about: known && !about.day ? { ...about, day: known } : about,
  }
}

/** A day that was refused: "lieber Montag" is a Monday near it. */
export function aboutRefused(answers: Answers, field: string): About | undefined {
  const said = answers[field]
  const day = typeof said === 'string' ? parseLocalDate(said) : undefined
  return day && { field, candidates: [], day }
}

/** What a question was about holds until it is answered. */
const stillAbout = (about: About | undefined, answers: Answers): About | undefined =>
  about && answers[about.field] === undefined ? about : undefined

/** What is read back names the words that had no part in it: nobody shall think they will be heeded. */
function withLeftOver(reply: Reply, dialog: Dialog, sight: Sight, said: string): Reply {
  if (!dialog.namesUnread || said === '' || nextStep(dialog, sight)) return reply
  const words = withoutLeftOver(said)
  return readMentions(words, sight.lexicon, sight.today).rest === '' ? reply : say.withUnread(reply, words)
}

export async function firstObjection(books: Look, dialog: Dialog, sight: Sight) {
  for (const check of dialog.checks) {
    const objection = await check(sight, books)
    if (objection) return objection
  }
  return undefined
}

export const without = (answers: Answers, field: string): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => name !== field))
