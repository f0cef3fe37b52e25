/** A running dialog is answered, by text or by card: also corrected, stepped back in, or cancelled. */
import { readMentions } from '#src/language/agreements/mentions.ts'
import { beginsWithNo, isMereNegation, readYesNo } from '#src/language/answers.ts'
import { readDates } from '#src/language/days/dates.ts'
import { isQuestion } from '#src/language/denial.ts'
import { besideDuty, dutyWords } from '#src/language/duties/duty-words.ts'
import { isBuilding } from '#src/language/meetings/places.ts'
import { isMereTalk, isRemark } from '#src/language/reading/mere-talk.ts'
import { withoutLast } from '#src/language/words/marks.ts'
import { wordsAlone, wordsOf } from '#src/language/words/normalise.ts'
import * as say from '#src/speech/parts/conversation.ts'
import { plainLabel } from '#src/speech/plain/labels.ts'
import { confirmed } from './confirming.ts'
import type { Dialog, DialogStep } from './dialog.ts'
import { asAside, asChangeForm, asItStands, factsOf, nextReply, withReasons } from './dialog-reply.ts'
import {
  type About,
  type Absorbed,
  absorb,
  absorbAnswer,
  absorbCard,
  type Running,
  restoredAnswers,
  stepsFor,
  toReadBack,
  withAnswers,
} from './dialog-run.ts'
import { doneKey, type EngineParts, type TurnWithRegion } from './engine-parts.ts'
import type { DialogContext } from './field.ts'
import { aboutRefused, wentOn } from './going-on.ts'
import { DONE, kept } from './kept.ts'
import { aboutOf, contextOf, dialogOf, knownSoFar } from './known-context.ts'
import type { ReceivedMessage, Talk } from './message.ts'
import { endedByUpdate, goneOrBegunAgain } from './opening.ts'
import { amended, type Outcome } from './outcome.ts'
import { forgetRunning, keepRunning } from './running-slot.ts'
import type { CardSubmission } from './turn.ts'
import type { Work } from './work.ts'

export const changedDialog = ({ parts, turn, dialog, running }: Talk): Promise<Outcome> | undefined =>
  dialog.version === running.codeVersion ? undefined : goneOrBegunAgain(parts, turn, dialog, running)

export async function impossible(talk: Talk): Promise<Outcome | undefined> {
  const why = talk.dialog.cannot?.(talk.text, talk.asked?.field.takesAnything === true)
  return why === undefined
    ? undefined
    : { ...(await unchanged(talk, why)), store: toReadAgain(talk.turn, talk.dialog, talk.running) }
}

export const endingNo = ({ parts, turn, dialog, running, text, isDenied }: Talk): Promise<Outcome> | undefined =>
  dialog.endsOnNo && (isDenied || readYesNo(text) === 'no') ? cancelDialog(parts, turn, running) : undefined

/** Only what is named is a correction where a no ends the dialog: any words could be a reason. */
export async function namedCorrection(talk: Talk): Promise<Outcome | undefined> {
  const { parts, turn, dialog, running, context, text, correction } = talk
  if (!dialog.endsOnNo || correction === undefined) return undefined
  const isNamed = ({ field }: DialogStep): boolean => !field.takesAnything || field.isNamed?.(correction) === true
  const said = absorb(dialog, correction, context, isNamed)
  if (saysSomething(said)) return wentOnWith(talk, said)
  return beginsWithNo(text) ? cancelDialog(parts, turn, running) : unclear(talk)
}

/** "nein" names no meeting, even where there is only one. */
export const yesToWhich = (talk: Talk): Promise<Outcome> | undefined =>
  talk.asked?.field.needsMeetings && readYesNo(talk.text) !== undefined ? unclear(talk) : undefined

export async function denial(talk: Talk): Promise<Outcome | undefined> {
  if (!talk.isDenied || talk.asked?.field.takesAnything) return undefined
  // "Ab 3.5. und nicht montags": where all of the denial has its field, it is said what holds.
  const said = absorb(talk.dialog, talk.text, talk.context, undefined, talk.running.about)
  if (said.changed.length > 0 && said.refusals.length === 0 && !isMereNegation(said.rest)) return wentOnWith(talk, said)
  const about = deniedDay(talk.dialog, talk.text, talk.context)
  if (!about) return unchanged(talk, say.whatInstead())
  const { parts, turn, dialog, running, context } = talk
  return wentOn(parts, turn, dialog, running, context, running.said, { refusals: [say.whatInstead()], about })
}

export function correctionSaid(talk: Talk): Promise<Outcome> | undefined {
  const { dialog, running, context, correction } = talk
  if (correction === undefined || correction === '') return undefined
  const said = absorb(dialog, correction, context, undefined, running.about)
  return saysSomething(said) ? wentOnWith(talk, said) : undefined
}

/** "ja", or what stands on the button. */
export async function yesToReadBack(talk: Talk): Promise<Outcome | undefined> {
  const { parts, turn, dialog, running, context, text } = talk
  const known = toReadBack(dialog, context)
  if (!known) return undefined
  const isYes = readYesNo(text) === 'yes'
  const { confirm } = await dialog.readBack(known, parts.books)
  const isButton =
    confirm !== undefined && [confirm, plainLabel(confirm)].some((label) => wordsAlone(label) === wordsAlone(text))
  if (!isYes && !isButton) return undefined
  if (!running.mustReadAgain || (dialog.isFinal && isButton)) return confirmed(parts, turn, dialog, running)
  if (!dialog.isFinal || confirm === undefined) return readAgain(parts, turn, dialog, running, say.onceMore())
  return { reply: say.byItsButton(await asItStands(dialog, running, context, parts.books), confirm) }
}

export const noToReadBack = ({ turn, dialog, running, context, text }: Talk): Outcome | undefined =>
  readYesNo(text) === 'no' && toReadBack(dialog, context) ? changing(turn, dialog, running, context) : undefined

export function changeToReadBack(talk: Talk): Promise<Outcome> | undefined {
  const { dialog, running, context, asked, text } = talk
  if (asked) return undefined
  const said = absorb(dialog, text, context, undefined, running.about)
  return saysSomething(said) ? wentOnWith(talk, said) : undefined
}

/** It names another region and says more: it is about something else, unless they may be a place: "Congress Park Hanau". */
export function ofAnotherRegion(talk: Talk): Promise<Outcome> | undefined {
  const { dialog, context, asked, text, correction } = talk
  const { region } = context.answers
  if (typeof region !== 'string' || !asked || asked.name === 'region' || asked.field.takesAnything) return undefined
  if (stepsFor(dialog, context).some(({ field }) => field.isNamed)) return undefined
  const { regions, rest } = readMentions(text, context.lexicon, context.today)
  const isOther = regions.length > 0 && regions.every(({ ids }) => !ids.includes(region))
  return isOther && correction === undefined && !isMereTalk(rest) ? orderedBeside(talk) : undefined
}

export async function answerToQuestion(talk: Talk): Promise<Outcome | undefined> {
  const { parts, turn, dialog, running, context: before, asked, text, correction } = talk
  if (!asked) return undefined
  // "nein, 119" answers a question for a number; a place may begin with "Nein".
  const answer = correction !== undefined && correction !== '' && !asked.field.takesAnything ? correction : text
  const said = absorbAnswer(dialog, asked, answer, before, running.about)
  const kept = said.changed.length === 0 && dialog.forgetsUnread ? dutyWords(text) : ''
  if (kept !== '' && isMereTalk(besideDuty(text))) {
    // "12 Stück" where the region is asked for: it waits for its question.
    const waiting = [running.said, kept].filter((part) => part !== '').join(', ')
    return wentOn(parts, turn, dialog, running, before, waiting, { refusals: [] })
  }
  if (!saysSomething(said)) return knownNamedAnew(talk)
  const earlier = withEarlierSaid(talk, said)
  const rest = [earlier.rest, said.rest].filter((part) => part !== '').join(' ')
  return wentOn(parts, turn, dialog, running, earlier.context, rest, said)
}

/** "Kassel" where a number is asked for: another answer to what is known. What hung on the old one is asked anew. */
async function knownNamedAnew(talk: Talk): Promise<Outcome | undefined> {
  const { dialog, running, context, asked, text } = talk
  if (asked?.field.takesAnything) return undefined
  const isKnown = ({ name, field }: DialogStep): boolean => context.answers[name] !== undefined && !field.takesAnything
  const said = absorb(dialog, text, context, isKnown, running.about)
  if (!saysSomething(said)) return undefined
  const answers = restoredAnswers(dialog, said.answers, context)
  return wentOnWith(talk, { ...said, answers })
}

/** What only keeps the conversation going ("ok gut zu wissen") is no answer that went wrong: it is asked again. */
export const unclear = (talk: Talk): Promise<Outcome> =>
  unchanged(talk, ...(saysNothing(talk.text) ? [] : [say.unclearAnswer(talk.text)]))

/** A yes or no that answers nothing is none: whoever says it takes something for done. */
const saysNothing = (text: string): boolean =>
  text !== '' && readYesNo(text) === undefined && isRemark(text) && !isBuilding(text)

/** Does the dialog read an answer from a question? What it refuses is none, nor are any words a place because they ask. */
export function isRead({ dialog, running, context, asked, text }: Talk): boolean {
  if (asked?.field.takesAnything && !asked.field.mayAsk && isWhole(text)) return false
  const said = asked
    ? absorbAnswer(dialog, asked, text, context, running.about)
    : absorb(dialog, text, context, undefined, running.about)
  return said.changed.length > 0
}

/** "Rathaus?" is unsure of its answer; a sentence that asks has none. */
const isWhole = (text: string): boolean => isQuestion(withoutLast(text, '?')) || wordsOf(text).length > UNSURE
const UNSURE = 3

export const saysSomething = ({ changed, refusals }: Absorbed): boolean => changed.length + refusals.length > 0

function wentOnWith(talk: Talk, said: Absorbed): Promise<Outcome> {
  const { parts, turn, dialog, running } = talk
  const earlier = withEarlierSaid(talk, said)
  // The newest first: a number that is said anew counts.
  const rest = [said.rest, earlier.rest].filter((part) => part !== '').join(', ')
  return wentOn(parts, turn, dialog, running, earlier.context, rest, said)
}

/** What an earlier message left unplaced may make sense now: "kok" before the region was known. */
function withEarlierSaid(
  { dialog, running, context: before }: Pick<Talk, 'dialog' | 'running' | 'context'>,
  said: Absorbed,
) {
  const context = withAnswers(before, said.answers)
  const unplaced = withoutNamed(dialog, running.said, said, context)
  if (unplaced === '') return { context, rest: '' }
  const earlier = absorb(dialog, unplaced, context, (step) => context.answers[step.name] === undefined)
  return { context: withAnswers(context, earlier.answers), rest: earlier.rest }
}

/** It orders something else: the dialog stays as it is. */
export const orderedBeside = (talk: Talk): Promise<Outcome> => unchanged(talk, say.orderedBeside(talk.dialog.about))

const unchanged = async (
  { parts, turn, dialog, running, context }: Talk,
  ...because: readonly string[]
): Promise<Outcome> => ({
  reply: withReasons(await asItStands(dialog, running, context, parts.books), because),
  ...(dialog.isFinal && { store: toReadAgain(turn, dialog, running) }),
})

export async function cardClicked(message: ReceivedMessage): Promise<Outcome | undefined> {
  const { parts, turn, running } = message
  const card = turn.submission
  if (!card) return undefined
  const order = message.order && dialogOf(parts, message.order) ? message.order : undefined
  if (order?.id !== card.dialog) return submitted(parts, turn, card, running)
  const answered = await submitted(parts, turn, card, order)
  return running ? besideDialog(parts, turn, answered, running) : answered
}

async function submitted(
  parts: EngineParts,
  turn: TurnWithRegion,
  card: CardSubmission,
  running: Running | undefined,
): Promise<Outcome> {
  if (!running || running.id !== card.dialog) {
    const done = await kept(parts.books.memory, DONE, doneKey(card.dialog), parts.onUnreadable)
    return { reply: done.value ? say.alreadyDone(done.value) : say.staleCard() }
  }
  if (card.verb === 'cancel') return cancelDialog(parts, turn, running)
  const dialog = dialogOf(parts, running)
  if (dialog?.version !== running.codeVersion) return goneOrBegunAgain(parts, turn, dialog, running)
  const known = await knownSoFar(parts, turn, dialog, running)
  if (running.version !== card.version)
    return { reply: withReasons(await asItStands(dialog, running, known.context, parts.books), [say.outdatedCard()]) }
  switch (card.verb) {
    case 'back':
      return steppedBack(parts, turn, running)
    case 'change':
      return changing(turn, dialog, running, known.context)
    case 'confirm':
      if (!toReadBack(dialog, known.context))
        return { reply: await asItStands(dialog, running, known.context, parts.books) }
      return confirmed(parts, turn, dialog, running)
    case 'answer': {
      const taken = absorbCard(dialog, card.values, known.context)
      if (taken.changed.length === 0 && taken.refusals.length === 0) {
        return { reply: await asItStands(dialog, running, known.context, parts.books) }
      }
      const { context, rest } = withEarlierSaid({ dialog, running, context: known.context }, taken)
      return wentOn(parts, turn, dialog, running, context, rest, taken)
    }
  }
}

/** What was said before, without words that only meant what is answered now. */
const withoutNamed = (dialog: Dialog, said: string, { changed }: Absorbed, context: DialogContext): string =>
  dialog.steps
    .filter(({ name }) => said !== '' && changed.includes(name))
    .reduce((left, { name, field }) => field.withoutNamed?.(left, context.answers[name], context) ?? left, said)

/** After "nein" a "ja" does not confirm what was refused: it is read back first. */
const changing = (turn: TurnWithRegion, dialog: Dialog, running: Running, context: DialogContext): Outcome => ({
  reply: asChangeForm(dialog, running, context),
  store: toReadAgain(turn, dialog, running),
})

const toKeep =
  (turn: TurnWithRegion, dialog: Pick<Dialog, 'isOrder'>, running: Running) =>
  async ({ memory }: Work): Promise<undefined> => {
    await keepRunning(memory, turn, dialog, running)
  }

/** Stores that the read-back is no longer what was shown last. Cards shown before stay valid. */
export const toReadAgain = (turn: TurnWithRegion, dialog: Pick<Dialog, 'isOrder'>, running: Running) =>
  toKeep(turn, dialog, { ...running, mustReadAgain: true })

/** What the dialog knows, read out: from here on a yes means this. @param why said in front */
export async function readAgain(
  parts: EngineParts,
  turn: TurnWithRegion,
  dialog: Dialog,
  { mustReadAgain, ...again }: Running,
  why?: string,
): Promise<Outcome> {
  const { context } = await knownSoFar(parts, turn, dialog, again)
  const { reply, running } = await nextReply(dialog, again, context, parts.books)
  const isFinal = dialog.isFinal && mustReadAgain
  return {
    reply: withReasons(reply, why === undefined ? [] : [why]),
    store: toKeep(turn, dialog, isFinal ? { ...running, mustReadAgain } : running),
  }
}

/** The known day that a text says is not meant: a "ja" behind it must not confirm that day. */
function deniedDay(dialog: Dialog, text: string, context: DialogContext): About | undefined {
  const days = readDates(text, context.today).flatMap((one) => (one.kind === 'excluded' ? one.days : []))
  return dialog.steps
    .map(({ name }) => aboutRefused(context.answers, name))
    .find((about) => about?.day !== undefined && days.includes(about.day))
}

export async function cancelDialog(parts: EngineParts, turn: TurnWithRegion, running: Running): Promise<Outcome> {
  const dialog = dialogOf(parts, running)
  if (!dialog) return endedByUpdate(parts, turn, running)
  const { context } = await knownSoFar(parts, turn, dialog, running)
  return {
    reply: say.cancelled(dialog.about, dialog.undone, factsOf(dialog, context)),
    store: async ({ memory }) => {
      await forgetRunning(memory, turn, dialog)
      return undefined
    },
  }
}

export async function steppedBack(parts: EngineParts, turn: TurnWithRegion, running: Running): Promise<Outcome> {
  const dialog = dialogOf(parts, running)
  if (dialog?.version !== running.codeVersion) return goneOrBegunAgain(parts, turn, dialog, running)
  const context = await contextOf(parts, turn, dialog, {})
  const earlier = running.trail.at(-1)
  if (!earlier) {
    const answers = restoredAnswers(dialog, running.answers, context)
    return {
      reply: withReasons(await asItStands(dialog, running, withAnswers(context, answers), parts.books), [
        say.atTheBeginning(),
      ]),
      ...(dialog.isFinal && { store: toReadAgain(turn, dialog, running) }),
    }
  }
  const answers = restoredAnswers(dialog, earlier, context)
  const back: Running = { ...running, version: running.version + 1, answers, trail: running.trail.slice(0, -1) }
  return {
    reply: await asItStands(dialog, back, withAnswers(context, answers), parts.books),
    store: toKeep(turn, dialog, back),
  }
}

/** The dialog stays as it is and is reminded of; what it read back is no longer the last thing said. */
export const besideDialog = (parts: EngineParts, turn: TurnWithRegion, outcome: Outcome, running: Running): Outcome =>
  amended(outcome, toReadAgain(turn, {}, running), (reply) =>
    asAside(reply, aboutOf(parts, running), running, (command) => readsOnly(parts, command)),
  )

const readsOnly = ({ commands }: EngineParts, said: string): boolean => {
  const entry = commands.find(commands.read(said)?.command ?? '')
  return entry !== undefined && !('needs' in entry)
}
