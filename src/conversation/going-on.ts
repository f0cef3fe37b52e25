/** A dialog goes on with what is known now: refused, asked on, or read back, and stored. */
import { parseLocalDate } from '#src/calendar/local-date.ts'
import { readMentions } from '#src/language/agreements/mentions.ts'
import { besideDuty, dutyWords } from '#src/language/duties/duty-words.ts'
import { withoutSame } from '#src/language/meetings/meeting-words.ts'
import { isFiller, isMereTalk } from '#src/language/reading/mere-talk.ts'
import { clean } from '#src/language/words/normalise.ts'
import { withoutLeftOver } from '#src/language/words/span.ts'
import * as say from '#src/speech/parts/conversation.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import type { Dialog, DialogReaders } from './dialog.ts'
import { factsOf, nextReply, withReasons } from './dialog-reply.ts'
import { type About, type Absorbed, nextDialogStep, type Running, toReadBack, withAnswers } from './dialog-run.ts'
import { type EngineParts, questionKey, type TurnWithRegion } from './engine-parts.ts'
import type { Answers, DialogContext } from './field.ts'
import type { Outcome } from './outcome.ts'
import { dialogMatter, isAllowed, refusedOutcome } from './rights.ts'
import { forgetRunning, keepRunning } from './running-slot.ts'

/** Stores what is known now and asks the next question, or reads everything back. */
export async function wentOn(
  parts: EngineParts,
  turn: TurnWithRegion,
  dialog: Dialog,
  before: Running,
  takenContext: DialogContext,
  said: string,
  { refusals, about: named }: Pick<Absorbed, 'refusals' | 'about'>,
): Promise<Outcome> {
  const { context, about } = withoutDoubted(dialog, takenContext, named)
  const matter = dialogMatter(dialog, context)
  if (
    matter.agreementId !== undefined &&
    !(await isAllowed(parts, parts.books.directory, turn, dialog.needs, matter))
  ) {
    const responsible = dialog.responsible?.(context)
    const refusal = say.notAllowedFor(dialog.about, factsOf(dialog, context), responsible)
    return refusedOutcome(turn, dialog.needs, matter, refusal)
  }
  // Of the first message all was said at once: it is given back as it was typed, and not what is left of it.
  const typed = before.version === 0 && turn.text !== '' ? clean(turn.text) : said
  const hopeless = nextDialogStep(dialog, context)?.field.hopeless?.(context, typed)
  if (hopeless !== undefined) {
    const { because, instead } = hopeless
    const may = instead && (await isAllowed(parts, parts.books.directory, turn, instead.needs, instead.of))
    return {
      reply: {
        answer: [...refusals, because, ...(instead ? [may ? instead.ask : instead.otherwise] : [])].join(' '),
        ...(leftOver(said, context) !== '' && { notes: [say.notKept(typed)] }),
        ...(instead && may && { actions: [instead.action] }),
      },
      store: async ({ memory }) => {
        await forgetRunning(memory, turn, dialog)
        return undefined
      },
    }
  }
  const known = toReadBack(dialog, context)
  const objection = known && (await firstObjection(parts.books, dialog, known))
  const answers = objection ? answersWithout(context.answers, objection.field) : context.answers
  const changed = JSON.stringify(answers) !== JSON.stringify(before.answers)
  const { mustReadAgain: _, about: talkedOf, ...earlier } = before
  const nowAbout =
    about ?? (objection ? aboutRefused(context.answers, objection.field) : undefined) ?? stillAbout(talkedOf, answers)
  const kept = dialog.forgetsUnread ? dutyWords(said) : said
  const next: Running = {
    ...earlier,
    version: before.version + 1,
    answers,
    said: kept,
    ...(nowAbout && { about: nowAbout }),
    trail: changed && before.version > 0 ? [...before.trail, before.answers] : before.trail,
  }
  const { reply, running } = await nextReply(dialog, next, withAnswers(context, answers), parts.books)
  const unread = dialog.forgetsUnread && !isMereTalk(besideDuty(said)) ? [say.unreadForgotten()] : []
  const reasons = [...refusals, ...unread, ...(objection ? [objection.because] : [])]
  return {
    reply: withReasons(withLeftOver(reply, dialog, withAnswers(context, answers), next.said), reasons),
    store: async ({ memory }) => {
      await keepRunning(memory, turn, dialog, running)
      await memory.delete(questionKey(turn))
      return undefined
    },
  }
}

/** Whoever says another day, and which one is not clear, no longer means the one that is known: it is asked again. */
function withoutDoubted(
  dialog: Dialog,
  context: DialogContext,
  about: About | undefined,
): { readonly context: DialogContext; readonly about: About | undefined } {
  const step = dialog.steps.find(({ name }) => name === about?.field)
  if (!about || !step) return { context, about }
  const known = aboutRefused(context.answers, step.name)?.day
  return {
    context: withAnswers(context, answersWithout(context.answers, step.name)),
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

/** What was said beside names and small words: somebody would miss it. @returns '' if there is none */
function leftOver(said: string, { lexicon, today }: DialogContext): string {
  const words = withoutLeftOver(withoutSame(said)).trim()
  return isFiller(words) || readMentions(words, lexicon, today).rest === '' ? '' : words
}

/** What is read back names the words that had no part in it: nobody shall think they will be heeded. */
function withLeftOver(reply: Reply, dialog: Dialog, context: DialogContext, said: string): Reply {
  if (!dialog.namesUnread || said === '' || !toReadBack(dialog, context)) return reply
  const words = leftOver(said, context)
  return words === '' ? reply : say.withUnreadFirst(reply, words)
}

export async function firstObjection(books: DialogReaders, dialog: Dialog, context: DialogContext) {
  for (const check of dialog.checks) {
    const objection = await check(context, books)
    if (objection) return objection
  }
  return undefined
}

export const answersWithout = (answers: Answers, field: string): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => name !== field))
