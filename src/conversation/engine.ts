import { dateInBerlin } from '#src/calendar/local-date.ts'
import { isWordedClause, readClause } from '#src/language/agreements/clauses.ts'
import { type Mentions, readMentions } from '#src/language/agreements/mentions.ts'
import { readYesNo } from '#src/language/answers.ts'
import type { BasicCommand } from '#src/language/commands.ts'
import { isQuestion } from '#src/language/denial.ts'
import { asksFor, readIntent } from '#src/language/intent.ts'
import { looksLikeAttendance, looksLikeMinutesLine } from '#src/language/meetings/minutes-line.ts'
import { beneficiaryDataIn } from '#src/language/people/beneficiary-data.ts'
import { clean, linesOf } from '#src/language/words/normalise.ts'
import type { BeneficiaryData } from '#src/people/beneficiary-data.ts'
import { mayAsAnybody } from '#src/people/permission.ts'
import * as say from '#src/speech/parts/conversation.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { beneficiaryDataRefused } from '#src/speech/people/beneficiary-data.ts'
import { answeredByText, cancelDialog, isAnswer, steppedBack, submitted, toReadAgain } from './answering.ts'
import { questioned } from './asking.ts'
import { asCommand } from './command-entry.ts'
import type { Dialog } from './dialog.ts'
import { asAside, asInterrupted, withReasons } from './dialog-reply.ts'
import type { Running } from './dialog-run.ts'
import { aboutOf, asksWhoIsThere, contextOf } from './dialog-sight.ts'
import { type CommandContext, lastModeKey, modeKey } from './direct-command.ts'
import {
  dialogKey,
  type EngineParts,
  type Outcome,
  questionKey,
  regionKey,
  type TurnWithRegion,
} from './engine-parts.ts'
import { regionMeant } from './fields/agreements/region.ts'
import {
  ANSWER,
  DIALOG,
  type Kept,
  kept,
  LAST_WRITING,
  type PendingQuestion,
  packed,
  QUESTION,
  REGION,
  unpacked,
  WRITING,
} from './kept.ts'
import { openDialog } from './opening.ts'
import { isAllowed, refusedOutcome } from './rights.ts'
import type { Turn } from './turn.ts'
import type { Work } from './work.ts'

/** @returns what to answer a turn; the same turn again gets the stored answer and changes nothing. */
export function createEngine(parts: EngineParts): (turn: Turn) => Promise<Reply> {
  const { books } = parts
  return async (turn) => {
    const earlier = answerIn(await books.inbox.answerTo(turn.key), parts, turn)
    if (earlier) return earlier
    if (!mayAsAnybody(turn.person, 'agreement.read')) return say.outsider()
    if (turn.forged) return say.unreadableCard()
    // Before anything reads it: what looks like data of a beneficiary reaches no memory, no inbox and no audit row.
    const looksLike = beneficiaryDataOf(turn)
    if (looksLike) return beneficiaryDataRefused(looksLike)
    const outcome = await decide(parts, turn)
    if (!outcome.store) return outcome.reply
    const { store } = outcome
    const stored = books.inOneTransaction(async (work) => {
      const reply = (await store(work)) ?? outcome.reply
      const isFirst = await work.inbox.add(turn.key, packed(ANSWER, reply), turn.at)
      return isFirst ? reply : (answerIn(await work.inbox.answerTo(turn.key), parts, turn) ?? reply)
    })
    // With a full disk nothing can be remembered; what was asked can be answered all the same.
    return outcome.onlyRemembers ? stored.catch(() => outcome.reply) : stored
  }
}

/** What this message was answered before. Nothing is done again because its answer cannot be read any more. */
function answerIn(stored: unknown, { onUnreadable }: EngineParts, { key }: Turn): Reply | undefined {
  const { value, isUnreadable } = unpacked(ANSWER, key, stored, onUnreadable)
  return isUnreadable ? say.answerLost() : value
}

/** A channel that belongs to a body speaks of that body's region. */
const regionOfChannel = async ({ books }: EngineParts, { chat }: Turn): Promise<string | undefined> =>
  chat.kind === 'personal' ? undefined : (await books.channels.at(chat.id))?.agreementId

const beneficiaryDataOf = ({ text, submission }: Turn): BeneficiaryData | undefined => {
  for (const said of [text, ...Object.values(submission?.values ?? {})]) {
    const looksLike = beneficiaryDataIn(said)
    if (looksLike) return looksLike
  }
  return undefined
}

async function decide(parts: EngineParts, arrived: Turn): Promise<Outcome> {
  const { onUnreadable } = parts
  const [dialogAt, regionAt, questionAt] = [dialogKey(arrived), regionKey(arrived), questionKey(arrived)]
  const stored = await parts.books.memory.getMany<unknown>([dialogAt, regionAt, questionAt])
  const dialog = unpacked(DIALOG, dialogAt, stored[0], onUnreadable)
  const usual = unpacked(REGION, regionAt, stored[1], onUnreadable).value
  const open = unpacked(QUESTION, questionAt, stored[2], onUnreadable)
  const ofChannel = usual === undefined ? await regionOfChannel(parts, arrived) : undefined
  const turn: TurnWithRegion = ofChannel ? { ...arrived, usual: ofChannel, isChannels: true } : { ...arrived, usual }
  if (!dialog.isUnreadable) return afterReadBack(parts, turn, dialog.value, open)
  // Only a command means the same without the dialog: "ja" and "um 10" answered it.
  const isCommand = !turn.submission && parts.commands.read(clean(turn.text))?.slash === true
  if (!isCommand) return forgetting(dialogAt, { reply: { answer: say.dialogLost() } })
  const answered = await afterReadBack(parts, turn, undefined, open)
  return forgetting(dialogAt, answered, (reply) => withReasons(reply, [say.dialogLost()]))
}

/** Read back by an order: a yes carries it out, anything else leaves it for good. */
async function afterReadBack(
  parts: EngineParts,
  turn: TurnWithRegion,
  running: Running | undefined,
  { value: open, isUnreadable }: Kept<PendingQuestion>,
): Promise<Outcome> {
  if (!open?.isReadBack && !isUnreadable) return understood(parts, turn, running, open)
  // It was the last thing said, also where a dialog was interrupted by it or minutes are open.
  const answer = turn.submission ? undefined : readYesNo(clean(turn.text))
  if (answer === undefined) return forgetting(questionKey(turn), await understood(parts, turn, running, undefined))
  let answered: Outcome = { reply: open ? say.nothingChanged() : say.readBackLost() }
  if (open && answer === 'yes') answered = await commanded(parts, turn, open.command, open.rest, running)
  return forgetting(questionKey(turn), running ? besideDialog(parts, turn, answered, running) : answered)
}

async function understood(
  parts: EngineParts,
  turn: TurnWithRegion,
  running: Running | undefined,
  open: PendingQuestion | undefined,
): Promise<Outcome> {
  if (turn.submission) return submitted(parts, turn, turn.submission, running)

  const text = clean(turn.text)
  const command = parts.commands.read(text) ?? readIntent(text, parts.commands.read)
  // A sentence of the minutes may begin like a command: only a slash makes it one.
  if (!command?.slash && !running && text !== '') {
    let line = await asLine(parts, turn, text, WRITING)
    if (!line && looksLikeMinutesLine(text)) line = await asLine(parts, turn, text, LAST_WRITING)
    if (line) return line
  }
  // "Beschluss: …" is dictated to the open minutes, whatever a dialog beside them asks: the dialog stays.
  if (!command?.slash && running && isForMinutes(parts, text, running)) {
    const line = await asLine(parts, turn, text, WRITING)
    if (line) return besideDialog(parts, turn, line, running)
  }
  const steers = command && typeof parts.commands.find(command.command)?.does === 'string'
  if (steers) return commanded(parts, turn, command.command, command.rest, running)
  if (asksFor(command, 'terminateAgreement')) {
    const meant = regionMeant(readMentions(text, parts.lexicon, dateInBerlin(turn.at)), parts.shelf, undefined)
    return { reply: say.neverTerminates(meant.kind === 'one' ? meant.agreement.region : undefined) }
  }
  // A sentence that asks is no answer to what a dialog asks, whatever it names.
  const isAsked = isQuestion(text)
  if (command && running && !command.slash && !isAsked && (await isAnswer(parts, turn, text, running))) {
    return answeredByText(parts, turn, text, running)
  }
  if (asksFor(command, 'claimRights')) return { reply: say.rightsFromOffices() }
  if (asksFor(command, 'deleteRecords')) return { reply: say.neverDeletes() }
  if (command) {
    const answered = await commanded(parts, turn, command.command, command.rest, running)
    if (!running || !answered.aside) return answered
    return besideDialog(parts, turn, answered, running)
  }
  if (running) return answeredByText(parts, turn, text, running)

  if (open && text !== '') {
    const meant = regionMeant(readMentions(text, parts.lexicon, dateInBerlin(turn.at)), parts.shelf, undefined)
    if (meant.kind === 'one' || meant.kind === 'several') {
      return commanded(parts, turn, open.command, `${open.rest} ${text}`, running)
    }
  }
  const named = namedAlone(text, readMentions(text, parts.lexicon, dateInBerlin(turn.at)))
  if (named) return commanded(parts, turn, named, text, running)
  return { reply: notUnderstood(parts, turn, text) }
}

/** A list of names answers the dialog that asks for them. */
const isForMinutes = (parts: EngineParts, text: string, running: Running): boolean =>
  looksLikeMinutesLine(text) && !(asksWhoIsThere(parts, running) && looksLikeAttendance(text))

/** What is stored there is void, before anything new is stored. */
const forgetting = (key: string, outcome: Outcome, change?: (reply: Reply) => Reply): Outcome =>
  amended(outcome, ({ memory }) => memory.delete(key), change)

/** @param first stored before what the outcome stores. @param change made to whatever is answered */
const amended = (
  { reply, store }: Outcome,
  first: (work: Work) => Promise<unknown>,
  change: (reply: Reply) => Reply = (unchanged) => unchanged,
): Outcome => ({
  reply: change(reply),
  store: async (work) => {
    await first(work)
    const stored = await store?.(work)
    return stored && change(stored)
  },
})

/** Nothing but a name: "8 c Kassel" asks what stands there, "Kassel" what is agreed, "GPV Sucht" what this body is. */
function namedAlone(text: string, { regions, committees, unclaimed, rest }: Mentions): BasicCommand | undefined {
  const isPlace = regions.length > 0 ? readClause(unclaimed) !== undefined : isWordedClause(unclaimed)
  if (isPlace || (regions.length > 0 && rest === '' && unclaimed === '')) return 'agreement'
  return committees.length > 0 && rest === '' && text !== '' ? 'committees' : undefined
}

const notUnderstood = ({ commands }: EngineParts, { chat }: Turn, text: string): Reply =>
  say.notUnderstood(text, commands.nearest(text, ({ at }) => at.includes(chat.kind)).map(asCommand))

/** The dialog stays as it is and is reminded of; what it read back is no longer the last thing said. */
const besideDialog = (parts: EngineParts, turn: TurnWithRegion, outcome: Outcome, running: Running): Outcome =>
  amended(outcome, toReadAgain(turn, running), (reply) => asAside(reply, aboutOf(parts, running), running))

/** Where a list may follow the command, its lines are kept. */
function withLines({ commands }: EngineParts, dialog: Dialog, said: string, rest: string): string {
  const end = said.indexOf('\n')
  if (end < 0 || !dialog.steps.some(({ field }) => field.keepsLines)) return rest
  return `${commands.read(clean(said.slice(0, end)))?.rest ?? ''}${said.slice(end)}`
}

/* Commands and questions */

async function commanded(
  parts: EngineParts,
  turn: TurnWithRegion,
  command: string,
  rest: string,
  running: Running | undefined,
): Promise<Outcome & { aside?: boolean }> {
  const entry = parts.commands.find(command)
  // A question that was open may be of a version that had more commands.
  if (!entry) return { reply: notUnderstood(parts, turn, clean(turn.text)) }
  if (!('needs' in entry)) {
    if (entry.does === 'cancel') return running ? cancelDialog(parts, turn, running) : { reply: say.nothingToCancel() }
    if (entry.does === 'back') return running ? steppedBack(parts, turn, running) : { reply: say.nothingToStepBack() }
    return questioned(parts, turn, entry.does, { command, entry, rest }, running)
  }
  const { needs, does } = entry
  if (!(await isAllowed(parts, parts.books.directory, turn, needs, {}))) {
    return refusedOutcome(turn, needs, {}, say.notAllowed(does.about))
  }
  if ('carryOut' in does) {
    return {
      reply: say.staleCard(),
      aside: true,
      store: async (work) => does.carryOut(await orderedBy(parts, turn, command, rest, work), work),
    }
  }
  if (running) return { reply: asInterrupted(aboutOf(parts, running), running) }
  const dialog: Dialog = { ...does, needs }
  return openDialog(parts, turn, dialog, withLines(parts, dialog, turn.text, rest))
}

/** Whose lines are taken while something is written down. */
const WRITES: BasicCommand = 'minutes'

/** The text as a line of the minutes that are open here or were last. @returns undefined if there are none */
async function asLine(
  parts: EngineParts,
  turn: TurnWithRegion,
  text: string,
  kind: typeof WRITING | typeof LAST_WRITING,
): Promise<Outcome | undefined> {
  const key = kind === WRITING ? modeKey(turn) : lastModeKey(turn)
  const { value, isUnreadable } = await kept(parts.books.memory, kind, key, parts.onUnreadable)
  if (isUnreadable) return forgetting(key, { reply: say.lineLost(text) })
  return value && lineTaken(parts, turn, text, kind === WRITING ? value : { ...value, isInterrupted: true })
}

/** A line of what is being written down: stored before it is echoed. */
const lineTaken = (
  parts: EngineParts,
  turn: TurnWithRegion,
  text: string,
  writing: Parameters<EngineParts['lineTaker']>[1],
): Outcome => ({
  reply: notUnderstood(parts, turn, text),
  store: async (work) => parts.lineTaker(await orderedBy(parts, turn, WRITES, text, work), writing, work),
})

const orderedBy = async (
  parts: EngineParts,
  turn: TurnWithRegion,
  command: string,
  text: string,
  work: Work,
): Promise<CommandContext> => ({
  command,
  person: turn.person,
  chat: turn.chat,
  at: turn.at,
  today: dateInBerlin(turn.at),
  text,
  context: await contextOf(parts, turn, undefined, {}, work),
  newId: parts.newId(),
  anotherId: parts.newId,
  lines: linesOf(turn.text),
  publicUrl: parts.publicUrl,
  isAllowed: (deed, matter) => isAllowed(parts, work.directory, turn, deed, matter),
})
