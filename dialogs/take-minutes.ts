import { dateInBerlin, laterBy } from '#src/calendar/local-date.ts'
import { bodyOf, meetingNamed } from '#src/conversation/meeting-field.ts'
import {
  changesAgreement,
  type MinutesDeed,
  readMinutesDeed,
  readMinutesLine,
  type SaidLine,
} from '#src/conversation/minutes-words.ts'
import { type LineTaker, MODE_MS, modeKey, type Order, type Ordered } from '#src/conversation/order.ts'
import type { Work } from '#src/conversation/work.ts'
import type { Meeting, MeetingState } from '#src/meetings/meeting.ts'
import { advance } from '#src/meetings/meeting-states.ts'
import { isCorrection, latest, type MinutesLine, standing } from '#src/meetings/minutes.ts'
import { canonicalText, changesBetween, frozenLines, type MinutesVersion } from '#src/meetings/minutes-version.ts'
import { titleOf, whichMeeting } from '#src/speech/agenda.ts'
import * as say from '#src/speech/minutes.ts'
import * as round from '#src/speech/minutes-round.ts'
import { minutesLink, minutesReady, noPublicAddress } from '#src/speech/pages.ts'
import type { Reply } from '#src/speech/reply.ts'
import { meetingAgenda } from './agenda-of.ts'
import { handOut, linesWithNames, objectionsUntil, readersOf } from './hand-out-minutes.ts'

/** Longer than anybody speaks in one go; a pasted document is no line of minutes. */
const LINE_LENGTH = 2_000
/** Long enough to fetch the file, too short to be passed on. */
const FILE_LINK_MS = 86_400_000
/** Which meeting is written down in this chat by this person, and at which item. */
interface Writing {
  readonly meetingId: string
  readonly item: string
}

const matterOf = ({ agreementId, committeeId }: Meeting) => ({ agreementId, committeeId })

/** "/protokoll": starts or resumes the minutes of today's session; afterwards shows, finishes, approves them. */
export const takeMinutes: Order = {
  command: 'minutes',
  needs: 'meeting.read',
  about: say.about(),
  async carryOut(ordered, work) {
    const { text, deed, isConfirmed, isDenied, objection } = readMinutesDeed(ordered.text)
    if (isDenied) return say.nothingDone(ordered.text)
    const { sight, today } = ordered
    const begun = sight.meetings.filter(({ state, on }) => state !== 'cancelled' && on <= today)
    const ahead = sight.meetings.filter(({ state, on }) => state !== 'cancelled' && on > today)
    const fitting = deed === 'start' ? begun : begun.filter(({ state }) => STATES[deed].includes(state))
    const one =
      fitting.length === 1 ? fitting[0] : fitting.find(({ state, on }) => on === today && state !== 'approved')
    const meeting = text === '' ? one : meetingNamed(text, [...begun, ...ahead], sight).meeting
    if (!meeting) {
      return whichMeeting(
        (fitting.length > 0 ? fitting : begun).map((each) => ({ of: bodyOf(each, sight), meeting: each })),
        '/protokoll',
      )
    }
    switch (deed) {
      case 'start':
        return startOrShow(meeting, ordered, work)
      case 'goOn':
        return write(meeting, ordered, work)
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

const STATES: Readonly<Record<MinutesDeed, readonly MeetingState[]>> = {
  start: [],
  goOn: ['inSession', 'held', 'minuted'],
  export: ['inSession', 'held', 'minuted', 'approved'],
  finish: ['held'],
  compare: ['held', 'inSession', 'minuted', 'approved'],
  approve: ['minuted'],
  object: ['held', 'minuted'],
}

/** Whoever writes opens or resumes; everybody else of the body reads. */
async function startOrShow(meeting: Meeting, ordered: Ordered, work: Work): Promise<Reply> {
  const mayWrite = await ordered.isAllowed('minutes.take', matterOf(meeting))
  if (mayWrite && ['planned', 'invited', 'inSession'].includes(meeting.state)) return write(meeting, ordered, work)
  return show(meeting, ordered, work)
}

async function show(meeting: Meeting, ordered: Ordered, { minutes }: Work): Promise<Reply> {
  const of = bodyOf(meeting, ordered.sight)
  if (!(await ordered.isAllowed('minutes.read', matterOf(meeting)))) return say.mayNotRead()
  const lines = await minutes.linesOf(meeting.id)
  if (lines.length === 0) return say.nothingWritten(of, meeting)
  return say.minutes({
    of,
    meeting,
    lines,
    mayApprove: await ordered.isAllowed('minutes.approve', matterOf(meeting)),
    mayWrite: await ordered.isAllowed('minutes.take', matterOf(meeting)),
  })
}

async function write(meeting: Meeting, ordered: Ordered, work: Work): Promise<Reply> {
  const of = bodyOf(meeting, ordered.sight)
  if (!(await ordered.isAllowed('minutes.take', matterOf(meeting)))) return say.mayNot()
  if (meeting.state !== 'inSession') {
    // What was sent round is taken up again for corrections: it goes round once more afterwards.
    const reopened = meeting.state === 'minuted' ? await enter('held', meeting, ordered, work) : undefined
    const current = reopened ? undefined : await work.meetings.find(meeting.id)
    const refusal = reopened ?? (await enter('inSession', current ?? meeting, ordered, work))
    if (refusal) return refusal
  }
  const lines = await work.minutes.linesOf(meeting.id)
  const item = latest(lines)?.item ?? ''
  await work.memory.set(modeKey(ordered), { meetingId: meeting.id, item } satisfies Writing, MODE_MS)
  if (lines.length > 0) return say.resumed(of, meeting, lines, item)
  const { agreement, lines: agenda } = await meetingAgenda(meeting, ordered, work)
  return say.started(
    of,
    meeting,
    agenda.map((line) => `TOP ${line.number}: ${titleOf(line, agreement)}`),
  )
}

/** @returns why not; undefined when it is stored */
async function enter(to: MeetingState, meeting: Meeting, ordered: Ordered, work: Work): Promise<Reply | undefined> {
  const of = bodyOf(meeting, ordered.sight)
  const next = advance(meeting, to, dateInBerlin(ordered.at))
  if (!next.ok) return next.because === 'notYet' ? say.notYet(of, meeting) : say.wrongState(of, meeting)
  const hand = { at: ordered.at, by: ordered.person.id, deed: `minutes.${to}` }
  return (await work.meetings.change(next.meeting, hand)) ? undefined : say.wrongState(of, meeting)
}

/** A link for this person alone, for a day: the file is made when it is opened. */
async function asFile(meeting: Meeting, ordered: Ordered, work: Work): Promise<Reply> {
  if (!(await ordered.isAllowed('minutes.read', matterOf(meeting)))) return say.mayNotRead()
  if (ordered.publicUrl === undefined) return { answer: noPublicAddress() }
  const word = await work.links.issue({
    purpose: 'minutes',
    personId: ordered.person.id,
    meetingId: meeting.id,
    expiresAt: laterBy(ordered.at, FILE_LINK_MS),
  })
  const url = `${ordered.publicUrl.replace(/\/$/, '')}/protokoll/${word}`
  return {
    answer: minutesReady(bodyOf(meeting, ordered.sight), meeting),
    links: [{ label: minutesLink(), url }],
  }
}

/** Sends them round: read back first, with the lines that look like a name. */
async function finish(meeting: Meeting, isConfirmed: boolean, ordered: Ordered, work: Work): Promise<Reply> {
  if (!(await ordered.isAllowed('minutes.take', matterOf(meeting)))) return say.mayNot()
  const of = bodyOf(meeting, ordered.sight)
  if (!STATES.finish.includes(meeting.state)) return say.wrongState(of, meeting)
  const lines = await work.minutes.linesOf(meeting.id)
  const { until, names } = await readersOf(meeting, ordered, work)
  const suspicious = linesWithNames(meeting, lines, ordered)
  const shown = round.askToHandOut(of, meeting, { lines, suspicious, until, names })
  if (!(await isConfirmedAs({ shown, lines }, isConfirmed, ordered, work))) return shown
  const refusal = await enter('minuted', meeting, ordered, work)
  if (refusal) return refusal
  const version = await work.minutes.freeze(meeting, 'circulated', handOf('minutes.circulate', ordered))
  return handOut(meeting, version, of, ordered, work)
}

/** What was read back last in this chat to this person, so that nothing else is confirmed. */
const readBackKey = ({ place, person }: Ordered): string => `readback/minutes/${place.id}/${person.id}`

/**
 * Says this a yes to what was read back last? If not, it is read back from now on.
 * @param now the read-back as it would be now: an objection or a line that came in between makes another one
 */
async function isConfirmedAs(
  now: { readonly shown: Reply; readonly lines: readonly MinutesLine[] },
  isConfirmed: boolean,
  ordered: Ordered,
  { memory }: Work,
): Promise<boolean> {
  const key = readBackKey(ordered)
  const stand = JSON.stringify([now.shown, frozenLines(now.lines).map(({ number }) => number)])
  if (isConfirmed && (await memory.get<string>(key)) === stand) {
    await memory.delete(key)
    return true
  }
  await memory.set(key, stand, MODE_MS)
  return false
}

const handOf = (deed: string, { at, person }: Ordered) => ({ at, by: person.id, deed })

/** What holds now, beside what was sent round last; once approved, beside what was sent round before that. */
async function compare(meeting: Meeting, ordered: Ordered, { minutes }: Work): Promise<Reply> {
  if (!(await ordered.isAllowed('minutes.read', matterOf(meeting)))) return say.mayNotRead()
  const of = bodyOf(meeting, ordered.sight)
  const versions = await minutes.versionsOf(meeting.id)
  const now = frozenLines(await minutes.linesOf(meeting.id))
  const isSame = (version: MinutesVersion): boolean =>
    canonicalText(meeting, version.lines) === canonicalText(meeting, now)
  const than = versions.findLast((version) => !isSame(version)) ?? versions.at(-1)
  return than ? round.compared(of, meeting, than, changesBetween(than.lines, now)) : round.nothingToCompare(of, meeting)
}

/** Freezes them for good: read back first, with the objections and the days that are left for more. */
async function approve(meeting: Meeting, isConfirmed: boolean, ordered: Ordered, work: Work): Promise<Reply> {
  if (!(await ordered.isAllowed('minutes.approve', matterOf(meeting)))) return say.mayNot()
  const of = bodyOf(meeting, ordered.sight)
  if (!STATES.approve.includes(meeting.state)) return say.wrongState(of, meeting)
  const lines = await work.minutes.linesOf(meeting.id)
  const sent = (await work.minutes.versionsOf(meeting.id)).findLast(({ state }) => state === 'circulated')
  const until = sent && objectionsUntil(meeting, dateInBerlin(sent.frozenAt), ordered)
  const shown = round.askToApprove(of, meeting, { lines, until, today: ordered.today })
  if (!(await isConfirmedAs({ shown, lines }, isConfirmed, ordered, work))) return shown
  const refusal = await enter('approved', meeting, ordered, work)
  if (refusal) return refusal
  const version = await work.minutes.freeze(meeting, 'approved', handOf('minutes.approve', ordered))
  return round.approved(of, meeting, version)
}

async function object(meeting: Meeting, text: string, ordered: Ordered, work: Work): Promise<Reply> {
  if (!(await ordered.isAllowed('minutes.read', matterOf(meeting)))) return say.mayNotRead()
  if (!STATES.object.includes(meeting.state)) return say.wrongState(bodyOf(meeting, ordered.sight), meeting)
  if (text.length > LINE_LENGTH) return say.longLine(LINE_LENGTH)
  await work.minutes.add(lineFrom({ kind: 'objection', text }, { meetingId: meeting.id, item: '' }, '', ordered))
  return say.objected()
}

type Spoken = Extract<SaidLine, { text: string }>

const lineFrom = (
  said: Exclude<Spoken, { kind: 'correct' }>,
  at: Writing,
  itemTitle: string,
  { newId, person, at: writtenAt }: Ordered,
): Omit<MinutesLine, 'number'> => ({
  ...said,
  id: newId,
  meetingId: at.meetingId,
  item: at.item,
  itemTitle,
  writtenBy: person.id,
  writtenAt,
})

/** A line typed while the minutes are open: stored before it is echoed. */
export const writeLine: LineTaker = async (ordered, writing, work) => {
  const at = writing as Writing
  const meeting = await work.meetings.find(at.meetingId)
  if (meeting?.state !== 'inSession') {
    await work.memory.delete(modeKey(ordered))
    return undefined
  }
  if (!(await ordered.isAllowed('minutes.take', matterOf(meeting)))) return say.mayNot()
  if (ordered.text.length > LINE_LENGTH) return say.longLine(LINE_LENGTH)
  const said = readMinutesLine(ordered.text, ordered.today)
  const { agreement, lines: agenda } = await meetingAgenda(meeting, ordered, work)
  const titleAt = (number: string): string | undefined => {
    const line = agenda.find((one) => one.number === number)
    return line && titleOf(line, agreement)
  }
  const goTo = async (number: string | undefined): Promise<Reply> => {
    const title = number === undefined ? undefined : titleAt(number)
    if (number === undefined || title === undefined) {
      return number === undefined ? say.noNextItem() : say.noSuchItem(number)
    }
    await work.memory.set(modeKey(ordered), { ...at, item: number } satisfies Writing, MODE_MS)
    return say.atItem(number, title)
  }
  switch (said.kind) {
    case 'item':
      return goTo(said.number)
    case 'nextItem': {
      const place = agenda.findIndex(({ number }) => number === at.item)
      return goTo(agenda[place + 1]?.number)
    }
    case 'pause':
      await work.memory.delete(modeKey(ordered))
      return say.paused()
    case 'end': {
      const refusal = await enter('held', meeting, ordered, work)
      if (refusal) return refusal
      await work.memory.delete(modeKey(ordered))
      return show({ ...meeting, state: 'held' }, ordered, work)
    }
    case 'strike': {
      const line = standing(await work.minutes.linesOf(meeting.id)).find(({ number }) => number === said.number)
      const hand = { at: ordered.at, by: ordered.person.id, deed: 'minutes.strike' }
      return line && (await work.minutes.replace(line.id, 'struck', hand)) ? say.struck(line) : say.noSuchLine()
    }
    case 'undo': {
      const lines = await work.minutes.linesOf(meeting.id)
      const line = latest(lines)
      // Struck, it would take the corrected words with it.
      if (line && isCorrection(line, lines)) return say.lastIsCorrection(line)
      return line && (await work.minutes.replace(line.id, 'struck', handOf('minutes.strike', ordered)))
        ? say.struck(line)
        : say.noSuchLine()
    }
    case 'correct':
      return correct(said, meeting, ordered, work)
    default: {
      const line = await work.minutes.add(lineFrom(said, at, titleAt(at.item) ?? '', ordered))
      const hint =
        line.kind === 'decision' && changesAgreement(line.text) ? round.changesTheAgreement(agreement) : undefined
      return say.written(line, await work.minutes.linesOf(meeting.id), hint)
    }
  }
}

/** The new line takes the place of the old one; what it does not say again, like a vote, is no longer there. */
async function correct(
  { number, text }: Extract<SaidLine, { kind: 'correct' }>,
  meeting: Meeting,
  ordered: Ordered,
  work: Work,
): Promise<Reply> {
  const lines = await work.minutes.linesOf(meeting.id)
  const before = number === undefined ? latest(lines) : standing(lines).find((line) => line.number === number)
  if (!before) return say.noSuchLine()
  const said = readMinutesLine(text, ordered.today)
  // Without a prefix of its own the corrected line stays what it was.
  const spoken = 'text' in said && said.kind !== 'correct' ? said : { kind: 'discussion' as const, text }
  const kept = spoken.kind === 'discussion' ? { ...spoken, kind: before.kind } : spoken
  const hand = { at: ordered.at, by: ordered.person.id, deed: 'minutes.correct' }
  const place: Writing = { meetingId: meeting.id, item: before.item }
  const line = await work.minutes.add(lineFrom(kept as typeof spoken, place, before.itemTitle, ordered))
  if (!(await work.minutes.replace(before.id, line.id, hand))) throw new Error(`line ${before.id} was replaced already`)
  return say.corrected(line, before)
}
