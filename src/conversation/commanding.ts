/** A command is carried out: it asks the agreements, opens a dialog, or is done at once. */
import { dateInBerlin } from '#src/calendar/local-date.ts'
import { isWordedClause, readClause, readSection } from '#src/language/agreements/clauses.ts'
import { readMentions } from '#src/language/agreements/mentions.ts'
import { readCorrection, readYesNo } from '#src/language/answers.ts'
import { ASK } from '#src/language/reading/meant.ts'
import { clean, linesOf } from '#src/language/words/normalise.ts'
import * as say from '#src/speech/parts/conversation.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { besideDialog, cancelDialog, steppedBack, toReadAgain } from './answering.ts'
import { questioned, USUAL_REGION_MS } from './asking.ts'
import { asCommand, asDialog, dialogIn } from './command-entry.ts'
import type { Dialog } from './dialog.ts'
import { asInterrupted, withReasons } from './dialog-reply.ts'
import { absorb, type Running, withAnswers } from './dialog-run.ts'
import type { CommandContext } from './direct-command.ts'
import {
  dialogKey,
  type EngineParts,
  lastDoneKey,
  lastSaidKey,
  questionKey,
  regionKey,
  type TurnWithRegion,
} from './engine-parts.ts'
import type { Answers } from './field.ts'
import { regionMeant } from './fields/agreements/region.ts'
import { wentOn } from './going-on.ts'
import { HOUR_MS, keep, LAST_SAID, REGION } from './kept.ts'
import { aboutOf, contextOf, dialogOf, knownSoFar } from './known-context.ts'
import { mentionsIn, type ReceivedMessage, talkOf } from './message.ts'
import { openDialog, openOrder } from './opening.ts'
import { amended, forgetting, type Outcome } from './outcome.ts'
import { isAllowed, refusedOutcome } from './rights.ts'
import { forgetRunning } from './running-slot.ts'
import type { Below } from './taker.ts'
import type { Turn } from './turn.ts'
import { meantOtherwise } from './understanding.ts'
import type { Work } from './work.ts'

/** Only a command means the same without the dialog that is lost: "ja" and "um 10" answered it. */
export async function afterLostDialog(
  message: ReceivedMessage,
  below: Below<ReceivedMessage>,
): Promise<Outcome | undefined> {
  if (!message.isDialogLost) return undefined
  const key = dialogKey(message.turn)
  if (!message.command?.slash) return forgetting(key, { reply: { answer: say.dialogLost() } })
  const { isDialogLost: _, ...rest } = message
  const answered = await below(rest)
  return answered && forgetting(key, answered, (reply) => withReasons(reply, [say.dialogLost()]))
}

/** Worth a word only to whoever says yes or no to it. */
export async function afterLostReadBack(
  message: ReceivedMessage,
  below: Below<ReceivedMessage>,
): Promise<Outcome | undefined> {
  const { parts, turn, text, running, open, isReadBackLost } = message
  // Up to 0.2.0 a read-back of an order was kept as a question; what it would do is not known any more.
  if (!open?.isReadBack && !isReadBackLost) return undefined
  if (!turn.submission && readYesNo(text)) {
    const lost: Outcome = { reply: say.readBackLost() }
    return withoutReadBack(message, running ? besideDialog(parts, turn, lost, running) : lost)
  }
  const { isReadBackLost: _, ...rest } = message
  const answered = await below({ ...rest, open: undefined })
  return answered && withoutReadBack(message, answered)
}

/** What cannot be read is asked about once. */
const withoutReadBack = ({ turn, isReadBackLost }: ReceivedMessage, outcome: Outcome): Outcome =>
  amended(outcome, async ({ memory }) => {
    await memory.delete(questionKey(turn))
    if (isReadBackLost) await forgetRunning(memory, turn, { isOrder: true })
  })

/** The engine steers dialogs itself. */
export function steering({ parts, turn, command, running }: ReceivedMessage): Promise<Outcome> | Outcome | undefined {
  const does = command && parts.commands.find(command.command)?.does
  if (does === 'cancel') return running ? cancelDialog(parts, turn, running) : { reply: say.nothingToCancel() }
  if (does === 'back') return running ? steppedBack(parts, turn, running) : { reply: say.nothingToStepBack() }
  return undefined
}

export async function commandGiven({ parts, turn, command, running }: ReceivedMessage): Promise<Outcome | undefined> {
  if (!command) return undefined
  const answered = withUnreadWords(
    await commanded(parts, turn, command.command, command.rest, running),
    command.unread ?? '',
  )
  return running && answered.aside ? besideDialog(parts, turn, answered, running) : answered
}

/** "Dienstag passt, Mittwoch nicht": it answers what this person was asked, in whatever command its words may be found. */
export async function answeredUnprompted(message: ReceivedMessage): Promise<Outcome | undefined> {
  const { parts, turn, text, command, running, open, last } = message
  if (running || open || text === '' || command?.slash || turn.submission) return undefined
  const today = dateInBerlin(turn.at)
  const { person, at } = turn
  const typed = { text, reading: parts.reader.read(text, today), person, at, today, last: last?.command }
  for (const entry of parts.commands.entries) {
    const rest = 'unprompted' in entry ? await entry.unprompted?.(typed, parts.books) : undefined
    const meant = rest === undefined ? undefined : parts.commands.read(`${asCommand(entry).word} ${rest}`)
    if (meant) return commanded(parts, turn, meant.command, meant.rest, undefined)
  }
  return undefined
}

/** What was confirmed last is changed: read back again with the correction, or by the command that changes it. */
export async function correctedAfterwards(message: ReceivedMessage): Promise<Outcome | undefined> {
  const { parts, turn, text, command, running, open, done } = message
  if (running || open || !done || command?.slash || turn.submission) return undefined
  const correction = readCorrection(text)
  const begunAgain = { ...done, id: parts.newId(), version: 0, said: '', trail: [] }
  const dialog = dialogOf(parts, begunAgain)
  if (correction === undefined || !dialog?.afterwards || dialog.version !== done.codeVersion) return undefined
  const { context } = await knownSoFar(parts, turn, dialog, begunAgain)
  const said = absorb(dialog, correction, context)
  if (said.changed.length === 0 || said.refusals.length > 0) return undefined
  if (dialog.afterwards === 'again')
    return wentOn(parts, turn, dialog, begunAgain, withAnswers(context, said.answers), said.rest, said)
  const { command: other, with: names } = dialog.afterwards
  const shown = dialog.steps.filter(({ name }) => names.includes(name) && context.answers[name] !== undefined)
  const about = shown.map(({ name, field }) => field.show(context.answers[name], context))
  const meant = parts.commands.read(`${other} ${about.join(' ')}: ${correction}`)
  return meant && commanded(parts, turn, meant.command, meant.rest, undefined)
}

/** "Für 8 c nicht zuständig" inside "/erledigt": that dialog takes the place of this one, with what both ask for. */
export async function answeredOtherwise(message: ReceivedMessage): Promise<Outcome | undefined> {
  const { parts, turn, text, command, running } = message
  const dialog = running && dialogOf(parts, running)
  if (!running || !dialog?.orElse || command?.slash) return undefined
  const { context, asked } = await talkOf(message, running, dialog)
  const known = dialog.steps.filter(({ name }) => context.answers[name] !== undefined)
  const shown = known.map(({ name, field }) => field.show(context.answers[name], context))
  const meant = meantOtherwise(parts, turn, dialog, text, shown, asked?.field.takesAnything)
  const entry = meant && parts.commands.find(meant.command)
  const other = entry && dialogIn(entry)
  if (!meant || !other) return undefined
  const isShared = (name: string): boolean =>
    other.steps.some((step) => step.name === name && known.some((one) => one.name === name && one.field === step.field))
  const shared = Object.fromEntries(Object.entries(context.answers).filter(([name]) => isShared(name)))
  const opened = await commanded(parts, turn, meant.command, meant.rest, undefined, shared)
  return amended(
    opened,
    async () => undefined,
    (reply) => withReasons(reply, [dialog.undone]),
  )
}

/** Words of the sentence that its answer does not cover. */
const withUnreadWords = <T extends Outcome>(outcome: T, unread: string): T =>
  unread === ''
    ? outcome
    : {
        ...outcome,
        ...amended(
          outcome,
          async () => undefined,
          (reply) => say.withUnread(reply, unread),
        ),
      }

/** A region answers the question which one was meant. */
export async function regionAnswered(message: ReceivedMessage): Promise<Outcome | undefined> {
  const { parts, turn, text, open } = message
  if (!open || text === '') return undefined
  const meant = regionMeant(mentionsIn(message), parts.shelf, undefined)
  if (meant.kind !== 'one' && meant.kind !== 'several') return undefined
  return commanded(parts, turn, open.command, `${open.rest} ${text}`, undefined)
}

/** Nothing but a name: "8 c Kassel" asks what stands there, "Kassel" what is agreed, "GPV Sucht" what this body is. */
export async function namedAlone(message: ReceivedMessage): Promise<Outcome | undefined> {
  const { parts, turn, text } = message
  const { regions, committees, unclaimed, rest } = mentionsIn(message)
  const isPlace =
    regions.length > 0 ? (readClause(unclaimed) ?? readSection(unclaimed)) !== undefined : isWordedClause(unclaimed)
  if (isPlace || (regions.length > 0 && rest === '' && unclaimed === '')) {
    return commanded(parts, turn, 'agreement', text, undefined)
  }
  const isBody = committees.length > 0 && rest === '' && text !== ''
  return isBody ? commanded(parts, turn, 'committees', text, undefined) : undefined
}

/** What may be one of several deeds is asked, and the buttons carry all that was said. */
export function mayBeMeant({ parts, turn, talk }: ReceivedMessage): Outcome | undefined {
  if (talk?.kind !== 'askedDeeds') return undefined
  const entries = talk.commands.flatMap((name) => parts.commands.find(name) ?? [])
  const here = entries.filter(({ at }) => at.includes(turn.chat.kind))
  const ask = parts.commands.find(ASK)
  return here.length === 0 || !ask
    ? undefined
    : { reply: say.whichDeed(talk.rest, here.map(asCommand), asCommand(ask)) }
}

export const nothingElse = ({ parts, turn, text }: ReceivedMessage): Outcome => ({
  reply: notUnderstood(parts, turn, text),
})

export const notUnderstood = ({ commands }: EngineParts, { chat }: Turn, text: string): Reply =>
  say.notUnderstood(text, commands.nearest(text, ({ at }) => at.includes(chat.kind)).map(asCommand))

/** Where a list may follow the command, its lines are kept. */
function withLines({ commands }: EngineParts, dialog: Dialog, said: string, rest: string): string {
  const end = said.indexOf('\n')
  if (end < 0 || !dialog.steps.some(({ field }) => field.keepsLines)) return rest
  return `${commands.read(clean(said.slice(0, end)))?.rest ?? ''}${said.slice(end)}`
}

async function commanded(
  parts: EngineParts,
  arrived: TurnWithRegion,
  command: string,
  rest: string,
  running: Running | undefined,
  known: Answers = {},
): Promise<Outcome & { aside?: boolean }> {
  const entry = parts.commands.find(command)
  // A question that was open may be of a version that had more commands; steering is no command of its own.
  if (!entry || entry.does === 'cancel' || entry.does === 'back') {
    return { reply: notUnderstood(parts, arrived, clean(arrived.text)) }
  }
  parts.aloud?.commanded(command, rest)
  // "Nein, ich meine MKK" corrects what was said last, and no longer what was confirmed before.
  await parts.books.memory.delete(lastDoneKey(arrived)).catch(() => undefined)
  if (!('needs' in entry)) {
    if (entry.does.about !== 'agreement') await rememberRegionSaid(parts, arrived, rest)
    const answered = await questioned(parts, arrived, entry.does, { command, entry, rest }, running)
    await rememberSaid(parts, arrived, command, rest)
    return answered
  }
  const turn = { ...arrived, ...(await rememberRegionSaid(parts, arrived, rest)) }
  await rememberSession(parts, turn, rest)
  const { needs, does } = entry
  if (!(await isAllowed(parts, parts.books.directory, turn, needs, {}))) {
    return refusedOutcome(turn, needs, {}, say.notAllowed(does.about))
  }
  const { carryOut } = does
  if (carryOut) {
    return {
      reply: say.staleCard(),
      aside: true,
      store: async (work) => {
        const done = await carryOut(await orderedBy(parts, turn, rest, work), work)
        if (!('wants' in done)) return done
        if (!('steps' in does)) throw new Error(`${command} reads nothing back`)
        return openOrder(parts, turn, asDialog(does, needs), { ...done.wants }, work)
      },
    }
  }
  // A "ja" to that is no yes to what was read back before.
  if (running) return { reply: asInterrupted(aboutOf(parts, running), running), store: toReadAgain(turn, {}, running) }
  if (!('steps' in does)) throw new Error(`${command} does nothing`)
  const dialog = asDialog(does, needs)
  const otherwise = meantOtherwise(parts, turn, dialog, rest)
  if (otherwise) return commanded(parts, turn, otherwise.command, otherwise.rest, undefined)
  return openDialog(parts, turn, dialog, withLines(parts, dialog, turn.text, rest), known)
}

/** After an order "und wann war das?" is about the body it named. */
async function rememberSession(parts: EngineParts, turn: TurnWithRegion, rest: string): Promise<void> {
  const { named } = parts.reader.read(rest, dateInBerlin(turn.at))
  const names = named.flatMap(({ kind, said }) => (kind === 'body' || kind === 'region' ? [said] : []))
  if (named.some(({ kind }) => kind === 'body')) await rememberSaid(parts, turn, 'meetings', names.join(' '))
}

/** Whatever names one region makes it the usual one: a question and an order are about the same things. */
async function rememberRegionSaid(
  { books, lexicon, shelf }: EngineParts,
  turn: TurnWithRegion,
  rest: string,
): Promise<Pick<TurnWithRegion, 'usual'> | undefined> {
  const meant = regionMeant(readMentions(rest, lexicon, dateInBerlin(turn.at)), shelf, undefined)
  if (meant.kind !== 'one' || meant.from !== 'said' || meant.agreement.id === turn.usual) return undefined
  const usual = meant.agreement.id
  await keep(books.memory, REGION, regionKey(turn), usual, USUAL_REGION_MS).catch(() => undefined)
  return { usual }
}

/** What was asked, with what it named. It makes the next question shorter and nothing else: a full disk loses that alone. */
async function rememberSaid({ reader, books }: EngineParts, turn: TurnWithRegion, command: string, rest: string) {
  const { named } = reader.read(rest, dateInBerlin(turn.at))
  const said = { command, rest, named: named.map(({ kind, said: words }) => ({ kind, said: words })) }
  await keep(books.memory, LAST_SAID, lastSaidKey(turn), said, HOUR_MS).catch(() => undefined)
}

/** What an order may look at, inside the transaction. */
export const orderedBy = async (
  parts: EngineParts,
  turn: TurnWithRegion,
  text: string,
  work: Work,
): Promise<CommandContext> => ({
  person: turn.person,
  chat: turn.chat,
  at: turn.at,
  today: dateInBerlin(turn.at),
  text,
  ...(turn.form && { form: turn.form }),
  ...(turn.via && { via: turn.via }),
  context: await contextOf(parts, turn, undefined, {}, work),
  newId: parts.newId(),
  anotherId: parts.newId,
  lines: linesOf(turn.text),
  publicUrl: parts.publicUrl,
  hasPdf: parts.hasPdf === true,
  isAllowed: (right, matter) => isAllowed(parts, work.directory, turn, right, matter),
})
