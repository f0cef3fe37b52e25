/**
 * Who takes a message: the first row that does, and no other. What a row looks at stands in message.ts; a row that needs
 * many words is a function elsewhere. tests/conversation/takers.test.ts shows a message for each.
 */
import { dateInBerlin } from '#src/calendar/local-date.ts'
import { asksToReadOut, readYesNo } from '#src/language/answers.ts'
import { isQuestion } from '#src/language/denial.ts'
import { isPastedList } from '#src/language/people/people-list.ts'
import { isAnswering } from '#src/language/reading/topics/topics.ts'
import { courtesy } from '#src/speech/parts/talk.ts'
import * as answer from './answering.ts'
import { dialogIn } from './command-entry.ts'
import * as command from './commanding.ts'
import { absorb, contextFor, type Running } from './dialog-run.ts'
import { orderAskedKey } from './engine-parts.ts'
import * as envelope from './envelope.ts'
import { dialogOf } from './known-context.ts'
import * as line from './lines.ts'
import { type Arrived, mentionsIn, type ReceivedMessage, received, type Talk, talkOf } from './message.ts'
import { endedByUpdate } from './opening.ts'
import { forgetting, type Outcome } from './outcome.ts'
import * as refuse from './refusing.ts'
import { type Below, type Taker, takenBy } from './taker.ts'
import { understood } from './understanding.ts'

/** Before anything is looked up for it: what is refused here reaches no memory, no inbox and no audit row. */
export const atTheDoor: readonly Taker<Arrived>[] = [
  { name: 'repeated', what: 'The same message again: its stored answer', take: refuse.answeredBefore },
  { name: 'from outside', what: 'Somebody of an organisation that is not registered', take: refuse.fromOutside },
  { name: 'forged', what: 'Card data that no card of ours can have sent', take: refuse.forged },
  { name: 'beneficiary data', what: 'What looks like data of a beneficiary', take: refuse.withBeneficiaryData },
  { name: 'revised', what: 'A message of before that was edited or deleted', take: envelope.revised },
]

export const takers: readonly Taker<ReceivedMessage>[] = [
  { name: 'files', what: 'Files: none is taken, whatever becomes of the words beside them', take: envelope.withFiles },
  { name: 'lost dialog', what: 'The dialog it answers cannot be read any more', take: command.afterLostDialog },
  { name: 'lost read-back', what: 'What an order read back cannot be read any more', take: command.afterLostReadBack },
  { name: 'order', what: 'Yes, no, a correction or a step back, after an order read back', take: answeredOrder },
  { name: 'order left', what: 'Anything else after it: a yes counts no longer, its card does', take: leftOrder },
  { name: 'card', what: 'A card of a dialog came back', take: answer.cardClicked },
  { name: 'line', what: 'No slash, no dialog, and minutes are open here', take: line.openLine },
  { name: 'late line', what: '"Beschluss: …" after they were closed', take: line.lateLine },
  { name: 'dictated line', what: '"Beschluss: …" beside a dialog', take: line.dictatedLine },
  {
    name: 'beside minutes',
    what: 'A dialog makes nothing of it, and it is no line: that is said',
    take: line.besideMinutes,
  },
  { name: 'button typed', what: 'What stands on a button of the last answer: as if it was pressed', take: buttonTyped },
  { name: 'steering', what: 'To cancel the dialog, or one step back', take: command.steering },
  { name: 'terminating', what: 'To terminate an agreement: done for nobody', take: refuse.terminating },
  {
    name: 'otherwise',
    what: 'Another answer to what the dialog is about, in its place',
    take: command.answeredOtherwise,
  },
  { name: 'command like answer', what: '"KoK" where the dialog asks for a body', take: commandLikeAnswer },
  { name: 'claiming rights', what: 'To be somebody with more rights: done for nobody', take: refuse.claimingRights },
  { name: 'deleting records', what: 'To delete official records: done for nobody', take: refuse.deletingRecords },
  { name: 'declined', what: 'A wish that nobody is granted here: what can be done instead', take: refuse.declining },
  { name: 'unprompted', what: '"Geht klar, bin dabei" after an invitation', take: command.answeredUnprompted },
  {
    name: 'correction afterwards',
    what: '"Ne warte, bis 25." after it was confirmed',
    take: command.correctedAfterwards,
  },
  { name: 'command', what: 'A command, or a sentence that means one', take: command.commandGiven },
  { name: 'read out again', what: '"Lies nochmal vor" while a dialog runs', take: readOutAgain },
  { name: 'courtesy beside', what: '"Sekunde, Telefon", "danke" while a dialog runs', take: courtesyBeside },
  { name: 'question beside', what: 'A question that answers nothing a dialog asks', take: questionBeside },
  { name: 'order beside', what: '"TOP-Anmeldung KoK Kassel: …" while a meeting is planned', take: orderBeside },
  { name: 'dialog', what: 'Anything else while a dialog runs: see below', take: answeredInDialog },
  { name: 'order changed', what: '"30 Tage", after an order read back 21', take: changedOrder },
  { name: 'region', what: 'A region, asked for by the last question', take: command.regionAnswered },
  { name: 'name alone', what: '"Kassel", "8 c Kassel", "GPV Sucht"', take: command.namedAlone },
  { name: 'courtesy', what: '"Guten Morgen", "danke", "wer bist du?"', take: refuse.courtesyShown },
  { name: 'may be meant', what: 'It orders or reports something: which of these?', take: command.mayBeMeant },
  { name: 'not understood', what: 'Whatever is left: the nearest commands', take: command.nothingElse },
]

/** Who takes what is typed while a dialog runs. */
export const inDialog: readonly Taker<Talk>[] = [
  { name: 'changed dialog', what: 'Its code is another since the last message', take: answer.changedDialog },
  { name: 'impossible', what: 'What the dialog cannot do as it was said', take: answer.impossible },
  { name: 'ending no', what: 'A no that leaves nothing to correct', take: answer.endingNo },
  { name: 'named correction', what: '"nein, am 18.6." where a no would end it', take: answer.namedCorrection },
  { name: 'yes to which', what: 'Yes or no where a meeting is asked for', take: answer.yesToWhich },
  { name: 'denial', what: '"nicht am 23.6.": what instead?', take: answer.denial },
  { name: 'correction', what: '"nein, um 11", "doch lieber Montag"', take: answer.correctionSaid },
  { name: 'yes', what: 'Yes to the read-back: it happens', take: answer.yesToReadBack },
  { name: 'no', what: 'No to the read-back: the form for changes', take: answer.noToReadBack },
  { name: 'change', what: 'Another answer beside the read-back', take: answer.changeToReadBack },
  {
    name: 'other region',
    what: '"Karim ist jetzt Jugendamt im MKK", where it is about Kassel',
    take: answer.ofAnotherRegion,
  },
  { name: 'field', what: 'The answer to what is asked', take: answer.answerToQuestion },
  { name: 'unclear', what: 'Whatever is left: it is asked again', take: answer.unclear },
]

/** Is it an answer to what the dialog asks? Any words, even a question, are a title or a remark. */
function answersAsked({ asked, text, context, running }: Talk): boolean {
  const known = asked && contextFor(asked.name, context, running.about)
  const own = known && (asked.field.mayAsk ? asked.field.understand(text, known) : asked.field.find(text, known))
  return own?.kind === 'found'
}

async function buttonTyped(message: ReceivedMessage, below: Below<ReceivedMessage>): Promise<Outcome | undefined> {
  const { parts, turn, button, command, running } = message
  if (button === undefined || command?.slash) return undefined
  // "MKK" answers what the dialog asks, whatever a button beside it says.
  const dialog = running && dialogOf(parts, running)
  if (running && dialog && answersAsked(await talkOf(message, running, dialog))) return undefined
  return below(await received(parts, { ...turn, text: button }))
}

/** A sentence that asks is no answer to what a dialog asks, whatever it names. */
async function commandLikeAnswer(message: ReceivedMessage): Promise<Outcome | undefined> {
  const { command, running, text } = message
  if (!command || command.slash || !running || isQuestion(text)) return undefined
  const dialog = dialogOf(message.parts, running)
  if (!dialog) return undefined
  const talk = await talkOf(message, running, dialog)
  // Where any words are an answer, an order that names its own body is another order, and none of them.
  const entry = message.parts.commands.find(command.command)
  const isOtherOrder = entry !== undefined && 'needs' in entry && namesBody(message)
  if (talk.asked?.field.takesAnything && isOtherOrder) return undefined
  // "KoK" without a slash is the answer where the body was asked for, and a question elsewhere.
  return answersAsked(talk) ? answeredInDialog(message) : undefined
}

const namesBody = (message: ReceivedMessage): boolean => {
  const { regions, committees } = mentionsIn(message)
  return regions.length + committees.length > 0
}

/** What the dialog knows by now; a yes behind it confirms that. */
async function readOutAgain(message: ReceivedMessage): Promise<Outcome | undefined> {
  const { parts, turn, text, running } = message
  const dialog = running && dialogOf(parts, running)
  if (!running || !dialog || !asksToReadOut(text)) return undefined
  return answer.readAgain(parts, turn, dialog, running)
}

/** Answered as if no dialog ran, which is then reminded of; never read into what it asks. */
async function questionBeside(message: ReceivedMessage): Promise<Outcome | undefined> {
  const { parts, turn, text, running } = message
  const dialog = running && dialogOf(parts, running)
  const reading = parts.reader.read(text, dateInBerlin(turn.at))
  if (!running || !dialog || !(isQuestion(text) || reading.isQuestion)) return undefined
  const talk = await talkOf(message, running, dialog)
  const isRead = answer.isRead(talk)
  // "Geht auch der Mittwoch?" answers; "Bis wann müssen die Unterlagen für Kassel raus?" names a region, and asks.
  const isAsked = reading.topics.some(({ score }) => score >= ASKED)
  if (isRead && !isAsked) return undefined
  const { command: meant } = understood(parts, turn, text, { isTalking: false, isAsked: false, last: message.last })
  const entry = meant && parts.commands.find(meant.command)
  const onlyReads = entry !== undefined && (!('needs' in entry) || isAnswering(meant?.command))
  if (meant && onlyReads) {
    // "Was steht sonst schon drauf?" is about the session that the dialog is about.
    const session = mentionsIn(message).committees.length === 0 && 'needs' in entry ? sessionOf(talk) : ''
    // "Ist das ein Feiertag?" asks about the day that is being planned.
    const asksDay = reading.topics.some(({ entry: topic, score }) => topic.asksWeekday && score >= ASKED)
    const day = asksDay && reading.named.every(({ kind }) => kind !== 'day') ? dayOf(talk) : ''
    const rest = [meant.rest, session, day].filter((part) => part !== '').join(' ')
    return command.commandGiven({ ...message, command: { ...meant, rest } })
  }
  return isRead || !talk.asked?.field.takesAnything ? undefined : answer.unclear(talk)
}
/**
 * An order that names its own body and is none of what the dialog is about: never read into the dialog, which took "15 Min."
 * for the length of what is planned. Where any words are an answer, a title may sound like an order.
 */
async function orderBeside(message: ReceivedMessage): Promise<Outcome | undefined> {
  const { parts, turn, text, running } = message
  const dialog = running && dialogOf(parts, running)
  if (!running || !dialog || text === '') return undefined
  if (isPastedList(turn.text)) {
    const pasted = await talkOf(message, running, dialog)
    return pasted.asked?.field.keepsLines ? undefined : answer.orderedBeside(pasted)
  }
  const [deed] = parts.reader.read(text, dateInBerlin(turn.at)).deeds
  if (!deed || deed.score < ORDERED) return undefined
  if (mentionsIn(message).committees.length === 0 && !OF_PEOPLE.has(deed.entry.does)) return undefined
  const { command: meant } = understood(parts, turn, text, { isTalking: false, isAsked: false, last: undefined })
  const entry = meant && parts.commands.find(meant.command)
  const talk = await talkOf(message, running, dialog)
  const isOther = entry !== undefined && 'needs' in entry && meant?.command === deed.entry.does
  if (!isOther || dialogIn(entry)?.name === dialog.name || isChange(deed.entry.does)) return undefined
  return talk.asked?.field.takesAnything && answersAsked(talk) ? undefined : answer.orderedBeside(talk)
}
/** "Die KoK doch lieber am 18.": whatever is asked, that changes it. */
const isChange = (does: string): boolean => does === 'move' || does === 'planMeeting' || does === 'findDate'
/** So surely a deed is meant. */
const ORDERED = 2
/** About somebody, and about no session: "Tom hört zum 30.6. auf" gives no day to an office of somebody else. */
const OF_PEOPLE: ReadonlySet<string> = new Set(['assignOffice', 'endOffice', 'recordAbsence', 'exportMe', 'forgetMe'])

/** Nobody means it as an answer. "Ok" and "super" agree, and "ah ok" goes on: the dialog reads those. */
async function courtesyBeside(message: ReceivedMessage): Promise<Outcome | undefined> {
  const { parts, turn, text, running } = message
  const dialog = running && dialogOf(parts, running)
  if (!running || !dialog || text === '' || readYesNo(text) !== undefined) return undefined
  const { talk } = understood(parts, turn, text, { isTalking: false, isAsked: false, last: undefined })
  if (talk?.kind !== 'courtesy' || talk.courtesy === 'acknowledged') return undefined
  // Whoever thanks or says goodbye behind a question or a read-back may take it for done: it is said again.
  const { asked } = await talkOf(message, running, dialog)
  if (ENDING.has(talk.courtesy) && !asked?.field.takesAnything) return undefined
  return answer.besideDialog(parts, turn, { reply: courtesy(talk.courtesy) }, running)
}

const ENDING: ReadonlySet<string> = new Set(['thanks', 'farewell', 'greeting'])

function dayOf({ dialog, context }: Talk): string {
  const step = dialog.steps.find(({ name }) => name === 'date' && context.answers[name] !== undefined)
  return step ? step.field.show(context.answers[step.name], context) : ''
}

function sessionOf({ dialog, context }: Talk): string {
  const step = dialog.steps.find(({ name, field }) => field.needsMeetings && context.answers[name] !== undefined)
  return step ? step.field.show(context.answers[step.name], context) : ''
}

/** So surely a topic is asked for. */
const ASKED = 1.5

async function answeredInDialog(message: ReceivedMessage): Promise<Outcome | undefined> {
  const { parts, turn, running } = message
  if (!running) return undefined
  const dialog = dialogOf(parts, running)
  return dialog ? takenBy(inDialog, await talkOf(message, running, dialog)) : endedByUpdate(parts, turn, running)
}

async function answeredOrder(message: ReceivedMessage): Promise<Outcome | undefined> {
  const { parts, turn, text, command, order, running } = message
  const talk = order && message.isOrderAsked && !turn.submission ? await orderTalk(message, order) : undefined
  if (!order || !talk) return undefined
  const { dialog, context, correction, asked } = talk
  const steers = command && parts.commands.find(command.command)?.does
  const isCorrected = correction !== undefined && answer.saysSomething(absorb(dialog, correction, context))
  const isAnswered = asked !== undefined && !command && text !== ''
  let answered: Outcome | undefined
  if (steers === 'cancel') answered = await answer.cancelDialog(parts, turn, order)
  else if (steers === 'back') answered = await answer.steppedBack(parts, turn, order)
  else if (readYesNo(text) || isCorrected || isAnswered) answered = await takenBy(inDialog, talk)
  return answered && running ? answer.besideDialog(parts, turn, answered, running) : answered
}

async function leftOrder(message: ReceivedMessage, below: Below<ReceivedMessage>): Promise<Outcome | undefined> {
  const answered = message.isOrderAsked ? await below(message) : undefined
  return answered && forgetting(orderAskedKey(message.turn), answered)
}

async function changedOrder(message: ReceivedMessage): Promise<Outcome | undefined> {
  const { text, order, isOrderAsked } = message
  const talk = order && isOrderAsked && text !== '' ? await orderTalk(message, order) : undefined
  return talk && answer.saysSomething(absorb(talk.dialog, text, talk.context)) ? takenBy(inDialog, talk) : undefined
}

/** @returns undefined if its code is gone */
async function orderTalk(message: ReceivedMessage, order: Running): Promise<Talk | undefined> {
  const dialog = dialogOf(message.parts, order)
  return dialog && talkOf(message, order, dialog)
}
