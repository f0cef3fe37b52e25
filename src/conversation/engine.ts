import { dateInBerlin } from '#src/calendar/local-date.ts'
import { readYesNo } from '#src/language/answers.ts'
import { beneficiaryDataIn } from '#src/language/beneficiary-data.ts'
import { readClause } from '#src/language/clauses.ts'
import type { BasicCommand } from '#src/language/commands.ts'
import { asksFor, readIntent } from '#src/language/intent.ts'
import { type Mentions, readMentions } from '#src/language/mentions.ts'
import { looksLikeAttendance, looksLikeMinutesLine } from '#src/language/minutes-line.ts'
import { clean } from '#src/language/normalise.ts'
import type { BeneficiaryData } from '#src/people/beneficiary-data.ts'
import { mayAsAnybody } from '#src/people/permission.ts'
import { beneficiaryDataRefused } from '#src/speech/beneficiary-data.ts'
import * as say from '#src/speech/conversation.ts'
import type { Reply } from '#src/speech/reply.ts'
import { questioned } from './asking.ts'
import { asCommand } from './command-entry.ts'
import type { Dialog } from './dialog.ts'
import { asAside, asInterrupted } from './dialog-reply.ts'
import type { Running } from './dialog-run.ts'
import {
  aboutOf,
  answeredByText,
  asksWhoIsThere,
  cancelled,
  isAnswer,
  opened,
  sightOf,
  steppedBack,
  submitted,
  toReadAgain,
} from './dialog-turns.ts'
import {
  dialogKey,
  type EngineParts,
  type Here,
  type OpenQuestion,
  type Outcome,
  questionKey,
  regionKey,
} from './here.ts'
import { lastModeKey, modeKey, type Ordered } from './order.ts'
import { regionMeant } from './region.ts'
import { isAllowed, refusedOutcome } from './rights.ts'
import type { Turn } from './turn.ts'
import type { Work } from './work.ts'

/** @returns what to answer a turn; the same turn again gets the stored answer and changes nothing. */
export function createEngine(parts: EngineParts): (turn: Turn) => Promise<Reply> {
  const { books } = parts
  return async (turn) => {
    const earlier = (await books.inbox.answerTo(turn.key)) as Reply | undefined
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
      if (!(await work.inbox.add(turn.key, reply, turn.at)))
        return ((await work.inbox.answerTo(turn.key)) ?? reply) as Reply
      return reply
    })
    // With a full disk nothing can be remembered; what was asked can be answered all the same.
    return outcome.onlyRemembers ? stored.catch(() => outcome.reply) : stored
  }
}

/** A channel that belongs to a body speaks of that body's region. */
const regionOfChannel = async ({ books }: EngineParts, { place }: Turn): Promise<string | undefined> =>
  place.kind === 'personal' ? undefined : (await books.channels.at(place.id))?.agreementId

const beneficiaryDataOf = ({ text, submission }: Turn): BeneficiaryData | undefined => {
  for (const said of [text, ...Object.values(submission?.values ?? {})]) {
    const looksLike = beneficiaryDataIn(said)
    if (looksLike) return looksLike
  }
  return undefined
}

async function decide(parts: EngineParts, arrived: Turn): Promise<Outcome> {
  const memory = parts.books.memory
  const [stored, usual, asked] = await memory.getMany<unknown>([
    dialogKey(arrived),
    regionKey(arrived),
    questionKey(arrived),
  ])
  const running = (stored ?? undefined) as Running | undefined
  const ofChannel = typeof usual === 'string' ? undefined : await regionOfChannel(parts, arrived)
  const turn: Here = ofChannel
    ? { ...arrived, usual: ofChannel, isChannels: true }
    : { ...arrived, usual: typeof usual === 'string' ? usual : undefined }
  const open = (asked ?? undefined) as OpenQuestion | undefined
  if (!open?.isReadBack) return understood(parts, turn, running, open)
  // Read back by an order: a yes carries it out, anything else leaves it for good.
  // It was the last thing said, also where a dialog was interrupted by it or minutes are open.
  const answer = turn.submission ? undefined : readYesNo(clean(turn.text))
  if (answer !== undefined) {
    const answered: Outcome =
      answer === 'yes'
        ? await commanded(parts, turn, open.command, open.rest, running)
        : { reply: say.nothingChanged() }
    return forgetting(turn, running ? besideDialog(parts, turn, answered, running) : answered)
  }
  return forgetting(turn, await understood(parts, turn, running, undefined))
}

async function understood(
  parts: EngineParts,
  turn: Here,
  running: Running | undefined,
  open: OpenQuestion | undefined,
): Promise<Outcome> {
  const memory = parts.books.memory
  if (turn.submission) return submitted(parts, turn, turn.submission, running)

  const text = clean(turn.text)
  const command = parts.commands.read(text) ?? readIntent(text, parts.commands.read)
  // A sentence of the minutes may begin like a command: only a slash makes it one.
  if (!command?.slash && !running && text !== '') {
    const writing = await memory.get(modeKey(turn))
    if (writing) return lineTaken(parts, turn, text, writing)
    const interrupted = looksLikeMinutesLine(text) ? await memory.get(lastModeKey(turn)) : undefined
    if (interrupted) return lineTaken(parts, turn, text, { ...interrupted, isInterrupted: true })
  }
  // "Beschluss: …" is dictated to the open minutes, whatever a dialog beside them asks: the dialog stays.
  if (!command?.slash && running && isForMinutes(parts, text, running)) {
    const writing = await memory.get(modeKey(turn))
    if (writing) return besideDialog(parts, turn, lineTaken(parts, turn, text, writing), running)
  }
  const steers = command && typeof parts.commands.find(command.command)?.does === 'string'
  if (steers) return commanded(parts, turn, command.command, command.rest, running)
  if (asksFor(command, 'terminateAgreement')) {
    const meant = regionMeant(readMentions(text, parts.lexicon, dateInBerlin(turn.at)), parts.shelf, undefined)
    return { reply: say.neverTerminates(meant.kind === 'one' ? meant.agreement.region : undefined) }
  }
  const isAsked = ASKS.test(text)
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
  return { reply: notUnderstood(parts, text) }
}

/** A list of names answers the dialog that asks for them. */
const isForMinutes = (parts: EngineParts, text: string, running: Running): boolean =>
  looksLikeMinutesLine(text) && !(asksWhoIsThere(parts, running) && looksLikeAttendance(text))

/** A sentence that asks is no answer to what a dialog asks, whatever it names. */
const ASKS = /\?$|^(?:wie|wann|wer|was|wo|warum|welche[rsnm]?|(?:ab|bis|seit) wann)\s/iu

/** The question that was open is void, before anything new is asked. */
const forgetting = (turn: Here, { reply, store }: Outcome): Outcome => ({
  reply,
  store: async (work) => {
    await work.memory.delete(questionKey(turn))
    return store?.(work)
  },
})

/** Nothing but a name: "8 c Kassel" asks what stands there, "Kassel" what is agreed, "GPV Sucht" what this body is. */
function namedAlone(text: string, { regions, committees, unclaimed, rest }: Mentions): BasicCommand | undefined {
  const isPlace = readClause(unclaimed) !== undefined && (regions.length > 0 || /\p{L}{4}/u.test(unclaimed))
  if (isPlace || (regions.length > 0 && rest === '' && unclaimed === '')) return 'agreement'
  return committees.length > 0 && rest === '' && text !== '' ? 'committees' : undefined
}

const notUnderstood = ({ commands }: EngineParts, text: string): Reply =>
  say.notUnderstood(text, commands.nearest(text).map(asCommand))

/** The dialog stays as it is and is reminded of; what it read back is no longer the last thing said. */
function besideDialog(parts: EngineParts, turn: Here, { reply, store }: Outcome, running: Running): Outcome {
  const reminded = (answer: Reply) => asAside(answer, aboutOf(parts, running), running)
  return {
    reply: reminded(reply),
    store: async (work) => {
      await toReadAgain(turn, running)(work)
      const stored = await store?.(work)
      return stored && reminded(stored)
    },
  }
}

/** Where a list may follow the command, its lines are kept. */
function withLines({ commands }: EngineParts, dialog: Dialog, said: string, rest: string): string {
  const end = said.indexOf('\n')
  if (end < 0 || !dialog.steps.some(({ field }) => field.keepsLines)) return rest
  return `${commands.read(clean(said.slice(0, end)))?.rest ?? ''}${said.slice(end)}`
}

/* Commands and questions */

async function commanded(
  parts: EngineParts,
  turn: Here,
  command: string,
  rest: string,
  running: Running | undefined,
): Promise<Outcome & { aside?: boolean }> {
  const entry = parts.commands.find(command)
  // A question that was open may be of a version that had more commands.
  if (!entry) return { reply: notUnderstood(parts, clean(turn.text)) }
  if (!('needs' in entry)) {
    if (entry.does === 'cancel') return running ? cancelled(parts, turn, running) : { reply: say.nothingToCancel() }
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
  return opened(parts, turn, dialog, withLines(parts, dialog, turn.text, rest))
}

/** Whose lines are taken while something is written down. */
const WRITING: BasicCommand = 'minutes'

/** A line of what is being written down: stored before it is echoed. */
const lineTaken = (parts: EngineParts, turn: Here, text: string, writing: unknown): Outcome => ({
  reply: notUnderstood(parts, text),
  store: async (work) => parts.lineTaker(await orderedBy(parts, turn, WRITING, text, work), writing, work),
})

const linesOf = (text: string): readonly string[] =>
  text
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/u)
    .map(clean)
    .filter((line) => line !== '')

const orderedBy = async (
  parts: EngineParts,
  turn: Here,
  command: string,
  text: string,
  work: Work,
): Promise<Ordered> => ({
  command,
  person: turn.person,
  place: turn.place,
  at: turn.at,
  today: dateInBerlin(turn.at),
  text,
  sight: await sightOf(parts, turn, undefined, {}, work),
  newId: parts.newId(),
  anotherId: parts.newId,
  lines: linesOf(turn.text),
  publicUrl: parts.publicUrl,
  isAllowed: (deed, matter) => isAllowed(parts, work.directory, turn, deed, matter),
})
