/** What is typed without a command and answers what somebody was asked: an invitation, days to choose from. */
import { addYears } from '#src/calendar/local-date.ts'
import type { AnswerReader, SaidMessage } from '#src/conversation/command-entry.ts'
import type { Books } from '#src/conversation/work.ts'
import { answerTold, somebodyElse } from '#src/language/meetings/answers-told.ts'
import {
  type AskedDay,
  asksForState,
  daysIn,
  readVoteTold,
  voteWords,
  wantsToFix,
} from '#src/language/meetings/votes.ts'
import { shortId } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { isStillAhead } from '#src/meetings/move.ts'
import { isRunning, livingSlots, type Poll } from '#src/meetings/slots.ts'

/** "Geht klar, ich bin da": an answer, if anybody invited this person. */
export const answersInvitation: AnswerReader = async (typed, books) =>
  answerTold(typed.text) !== undefined && isAnswer(typed) && (await invitedTo(typed, books)).length > 0
    ? typed.text
    : undefined

/** "Kann leider nicht, der Karim macht das": opens the dialog that asks for what is missing. */
export const namesDeputy: AnswerReader = async (typed, books) => {
  const rest = somebodyElse(typed.text)
  const meetings = rest !== undefined && isAnswer(typed) ? await invitedTo(typed, books) : []
  const [meeting, ...others] = meetings
  return meeting && (others.length > 0 ? rest : `${shortId(meeting)} ${rest}`)
}

/** "Ich muss leider absagen" is about oneself, "wir müssen die KoK absagen" is not. */
function isAnswer({ reading, text }: SaidMessage): boolean {
  const isBody = reading.named.some(({ kind }) => kind === 'body')
  const isMe = reading.words.some(({ folded }) => folded === 'ich')
  const fits = (does: string): boolean => ANSWERING.has(does) || (does === 'callOff' && isMe && !isBody)
  return !text.includes('?') && !reading.isOrder && reading.deeds.every(({ entry }) => fits(entry.does))
}
const ANSWERING: ReadonlySet<string> = new Set(['respond', 'sendDeputy', 'speakPlainly', 'recordAbsence'])

/** Sessions to come to which this person is invited. */
async function invitedTo(
  { person, at, today }: SaidMessage,
  { meetings, invitations }: Books,
): Promise<readonly Meeting[]> {
  const ahead = await meetings.onDays(today, addYears(today, 1))
  const theirs: Meeting[] = []
  for (const meeting of ahead.filter((one) => one.state === 'invited' && isStillAhead(one, at)))
    if ((await invitations.invitedTo(meeting.id)).some(({ personId }) => personId === person.id)) theirs.push(meeting)
  return theirs
}

/**
 * "Dienstag passt, Mittwoch nicht", if this person is asked for days. A mere "passt" answers where one day is asked for; of
 * several it shows the card.
 */
export const answersPoll: AnswerReader = async ({ text, reading, person, today }, { polls }) => {
  const [poll, ...others] = (await polls.all()).filter((one) => isRunning(one, today) && one.asked.includes(person.id))
  if (!poll || others.length > 0) return undefined
  const votes = await polls.votesFor(poll.id)
  const said = readVoteTold(text, daysOf(poll), today)
  const code = poll.id.slice(0, CODE)
  if (!said) {
    // "Dienstag kann ich erst ab 10": said of these days and not understood, it is said so and stored nowhere.
    const isMine = reading.words.some(({ folded }) => folded === 'ich' || folded === 'mir' || folded === 'wir')
    const isElse = reading.isQuestion || reading.deeds.length + reading.topics.length > 0
    const isAbout = isMine && !isElse && (daysIn(text, daysOf(poll), today) ?? []).length > 0
    return isAbout ? `${code} ${text}` : undefined
  }
  if (said.bare === undefined) return `${code} ${voteWords(said)}`
  const [only, ...further] = livingSlots(poll, votes)
  return only && further.length === 0 ? `${code} ${voteWords({ single: { [only.index + 1]: said.bare } })}` : code
}

/**
 * "Dann leg den 4.5. fest", "wie steht's?": the days with what was answered, from which one is taken by its button. Where
 * the invitation is out its answers are meant.
 */
export const seesPoll: AnswerReader = async ({ text, person, today }, { polls, meetings }) => {
  const isState = asksForState(text)
  if (!isState && !wantsToFix(text)) return undefined
  const [poll, ...others] = (await polls.all()).filter((one) => isRunning(one, today) && one.openedBy === person.id)
  if (!poll || others.length > 0) return undefined
  const invited = isState ? await meetings.onDays(today, addYears(today, 1)) : []
  const isMeant = isState
    ? invited.every(({ state, plannedBy }) => state !== 'invited' || plannedBy !== person.id)
    : (daysIn(text, daysOf(poll), today) ?? []).length > 0
  return isMeant ? poll.id.slice(0, CODE) : undefined
}

const daysOf = ({ slots }: Poll): readonly AskedDay[] => slots.map(({ on }, index) => ({ number: index + 1, on }))
/** So much of an id its command names. */
const CODE = 8
