import { DAY_MS, dateInBerlin, laterBy } from '#src/calendar/local-date.ts'
import {
  type CommandContext,
  type DirectCommand,
  LAST_MODE_MS,
  lastModeKey,
  MODE_MS,
  modeKey,
} from '#src/conversation/direct-command.ts'
import { awaitYes } from '#src/conversation/engine-parts.ts'
import { committeeNameOf, readMeeting } from '#src/conversation/fields/meetings/meeting-field.ts'
import { keep, LAST_WRITING, WRITING, type Writing } from '#src/conversation/kept.ts'
import type { Work } from '#src/conversation/work.ts'
import { type MinutesSubcommand, readMinutesSubcommand, unwritten } from '#src/language/meetings/minutes-subcommand.ts'
import { linkUrl } from '#src/letters/link.ts'
import { shortId } from '#src/meetings/invitation.ts'
import type { Meeting, MeetingState } from '#src/meetings/meeting.ts'
import { latest, type MinutesLine } from '#src/meetings/minutes.ts'
import { canonicalText, changesBetween, frozenLines, type MinutesVersion } from '#src/meetings/minutes-version.ts'
import { titleOf, whichMeeting } from '#src/speech/meetings/agenda.ts'
import * as say from '#src/speech/meetings/minutes.ts'
import * as round from '#src/speech/meetings/minutes-round.ts'
import { minutesLink, minutesReady, noPublicAddress } from '#src/speech/parts/pages.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { handOut, linesWithNames, objectionsUntil, readersOf } from './hand-out-minutes.ts'
import { meetingAgenda } from './parts/agenda-of.ts'
import { authorshipOf, enter, meetingMatter, showMinutes } from './parts/open-minutes.ts'
import { LINE_LENGTH, lineFrom } from './write-minutes.ts'

/** Long enough to fetch the file, too short to be passed on. */
const FILE_LINK_MS = DAY_MS

/** "/protokoll": starts or resumes the minutes of today's session; afterwards shows, finishes, approves them. */
export const takeMinutes: DirectCommand = {
  about: say.about(),
  async carryOut(ordered, work) {
    const { text, subcommand, isConfirmed, isDenied, objection } = readMinutesSubcommand(ordered.text)
    if (isDenied) return say.nothingDone(ordered.text)
    const { context, today } = ordered
    const begun = context.meetings.filter(({ state, on }) => state !== 'cancelled' && on <= today)
    const ahead = context.meetings.filter(({ state, on }) => state !== 'cancelled' && on > today)
    const fitting = subcommand === 'start' ? begun : begun.filter(({ state }) => STATES[subcommand].includes(state))
    const one =
      fitting.length === 1 ? fitting[0] : fitting.find(({ state, on }) => on === today && state !== 'approved')
    const named = readMeeting(text, [...begun, ...ahead], context)
    const meeting = text === '' ? one : named.meeting
    const left = text === '' ? '' : unwritten(named.rest)
    if (!meeting) {
      return whichMeeting(
        (fitting.length > 0 ? fitting : begun).map((each) => ({ of: committeeNameOf(each, context), meeting: each })),
        '/protokoll',
      )
    }
    switch (subcommand) {
      case 'start':
        return say.withUnwritten(await startOrShow(meeting, ordered, work), left)
      case 'goOn':
        return say.withUnwritten(await write(meeting, ordered, work), left)
      case 'export':
        return asFile(meeting, ordered, work)
      case 'finish':
        return finish(meeting, isConfirmed, ordered, work)
      case 'compare':
        return compare(meeting, ordered, work)
      case 'approve':
        return approve(meeting, isConfirmed, ordered, work)
      case 'object':
        return object(meeting, objection, ordered, work)
    }
  },
}

const STATES: Readonly<Record<MinutesSubcommand, readonly MeetingState[]>> = {
  start: [],
  goOn: ['inSession', 'held', 'minuted'],
  export: ['inSession', 'held', 'minuted', 'approved'],
  finish: ['held'],
  compare: ['held', 'inSession', 'minuted', 'approved'],
  approve: ['minuted'],
  object: ['held', 'minuted'],
}

/** Whoever writes opens or resumes; everybody else of the body reads. */
async function startOrShow(meeting: Meeting, ordered: CommandContext, work: Work): Promise<Reply> {
  const mayWrite = await ordered.isAllowed('minutes.take', meetingMatter(meeting))
  if (mayWrite && ['planned', 'invited', 'inSession'].includes(meeting.state)) return write(meeting, ordered, work)
  return showMinutes(meeting, ordered, work)
}

async function write(meeting: Meeting, ordered: CommandContext, work: Work): Promise<Reply> {
  const of = committeeNameOf(meeting, ordered.context)
  if (!(await ordered.isAllowed('minutes.take', meetingMatter(meeting)))) return say.mayNot()
  if (meeting.state !== 'inSession') {
    // What was sent round is taken up again for corrections: it goes round once more afterwards.
    const reopened = meeting.state === 'minuted' ? await enter('held', meeting, ordered, work) : undefined
    const current = reopened ? undefined : await work.meetings.find(meeting.id)
    const refusal = reopened ?? (await enter('inSession', current ?? meeting, ordered, work))
    if (refusal) return refusal
  }
  const lines = await work.minutes.linesOf(meeting.id)
  const item = latest(lines.filter(({ kind }) => kind !== 'objection'))?.item ?? ''
  const writing: Writing = { meetingId: meeting.id, item }
  await keep(work.memory, WRITING, modeKey(ordered), writing, MODE_MS)
  await keep(work.memory, LAST_WRITING, lastModeKey(ordered), writing, LAST_MODE_MS)
  if (lines.length > 0) return say.resumed(of, meeting, lines, item)
  const { agreement, lines: agenda } = await meetingAgenda(meeting, ordered, work)
  return say.started(
    of,
    meeting,
    agenda.map((line) => `TOP ${line.number}: ${titleOf(line, agreement)}`),
  )
}

/** A link for this person alone, for a day: the file is made when it is opened. */
async function asFile(meeting: Meeting, ordered: CommandContext, work: Work): Promise<Reply> {
  if (!(await ordered.isAllowed('minutes.read', meetingMatter(meeting)))) return say.mayNotRead()
  if (ordered.publicUrl === undefined) return { answer: noPublicAddress() }
  const word = await work.links.issue({
    purpose: 'minutes',
    personId: ordered.person.id,
    about: meeting.id,
    expiresAt: laterBy(ordered.at, FILE_LINK_MS),
  })
  const url = linkUrl(ordered.publicUrl, 'protokoll', word)
  return {
    answer: minutesReady(committeeNameOf(meeting, ordered.context), meeting),
    links: [{ label: minutesLink(), url }],
  }
}

/** Sends them round: read back first, with the lines that look like a name. */
async function finish(meeting: Meeting, isConfirmed: boolean, ordered: CommandContext, work: Work): Promise<Reply> {
  if (!(await ordered.isAllowed('minutes.take', meetingMatter(meeting)))) return say.mayNot()
  const of = committeeNameOf(meeting, ordered.context)
  if (!STATES.finish.includes(meeting.state)) return say.wrongState(of, meeting)
  const lines = await work.minutes.linesOf(meeting.id)
  const { until, names } = await readersOf(meeting, ordered, work)
  const suspicious = linesWithNames(meeting, lines, ordered)
  const shown = round.askToHandOut(of, meeting, { lines, suspicious, until, names })
  if (
    !(await isConfirmedAs(
      { shown, lines, rest: `${shortId(meeting)} ${round.yesToFinish()}` },
      isConfirmed,
      ordered,
      work,
    ))
  )
    return shown
  const refusal = await enter('minuted', meeting, ordered, work)
  if (refusal) return refusal
  const version = await work.minutes.freeze(meeting, 'circulated', authorshipOf('minutes.circulate', ordered))
  return handOut(meeting, version, of, ordered, work)
}

/** What was read back last in this chat to this person, so that nothing else is confirmed. */
const readBackKey = ({ chat, person }: CommandContext): string => `readback/minutes/${chat.id}/${person.id}`

/**
 * Says this a yes to what was read back last? If not, it is read back from now on.
 * @param now the read-back as it would be now: an objection or a line that came in between makes another one; `rest` is
 *   what a typed yes stands for
 */
async function isConfirmedAs(
  now: { readonly shown: Reply; readonly lines: readonly MinutesLine[]; readonly rest: string },
  isConfirmed: boolean,
  ordered: CommandContext,
  { memory }: Work,
): Promise<boolean> {
  const key = readBackKey(ordered)
  const stand = JSON.stringify([now.shown, frozenLines(now.lines).map(({ number }) => number)])
  if (isConfirmed && (await memory.get<string>(key)) === stand) {
    await memory.delete(key)
    return true
  }
  await memory.set(key, stand, MODE_MS)
  await awaitYes(memory, ordered, now.rest)
  return false
}

/** What holds now, beside what was sent round last; once approved, beside what was sent round before that. */
async function compare(meeting: Meeting, ordered: CommandContext, { minutes }: Work): Promise<Reply> {
  if (!(await ordered.isAllowed('minutes.read', meetingMatter(meeting)))) return say.mayNotRead()
  const of = committeeNameOf(meeting, ordered.context)
  const versions = await minutes.versionsOf(meeting.id)
  const now = frozenLines(await minutes.linesOf(meeting.id))
  const isSame = (version: MinutesVersion): boolean =>
    canonicalText(meeting, version.lines) === canonicalText(meeting, now)
  const than = versions.findLast((version) => !isSame(version)) ?? versions.at(-1)
  return than ? round.compared(of, meeting, than, changesBetween(than.lines, now)) : round.nothingToCompare(of, meeting)
}

/** Freezes them for good: read back first, with the objections and the days that are left for more. */
async function approve(meeting: Meeting, isConfirmed: boolean, ordered: CommandContext, work: Work): Promise<Reply> {
  if (!(await ordered.isAllowed('minutes.approve', meetingMatter(meeting)))) return say.mayNot()
  const of = committeeNameOf(meeting, ordered.context)
  if (!STATES.approve.includes(meeting.state)) return say.wrongState(of, meeting)
  const lines = await work.minutes.linesOf(meeting.id)
  const sent = (await work.minutes.versionsOf(meeting.id)).findLast(({ state }) => state === 'circulated')
  const until = sent && objectionsUntil(meeting, dateInBerlin(sent.frozenAt), ordered)
  const shown = round.askToApprove(of, meeting, { lines, until, today: ordered.today })
  if (
    !(await isConfirmedAs(
      { shown, lines, rest: `${shortId(meeting)} ${round.yesToApprove()}` },
      isConfirmed,
      ordered,
      work,
    ))
  )
    return shown
  const refusal = await enter('approved', meeting, ordered, work)
  if (refusal) return refusal
  const version = await work.minutes.freeze(meeting, 'approved', authorshipOf('minutes.approve', ordered))
  return round.approved(of, meeting, version)
}

async function object(meeting: Meeting, text: string, ordered: CommandContext, work: Work): Promise<Reply> {
  if (!(await ordered.isAllowed('minutes.read', meetingMatter(meeting)))) return say.mayNotRead()
  if (!STATES.object.includes(meeting.state)) return say.wrongState(committeeNameOf(meeting, ordered.context), meeting)
  if (text.length > LINE_LENGTH) return say.longLine(LINE_LENGTH)
  await work.minutes.add(lineFrom({ kind: 'objection', text }, { meetingId: meeting.id, item: '' }, '', ordered))
  return say.objected()
}
