import type { Agreement } from '#src/agreements/lookup.ts'
import { dateInBerlin, laterBy } from '#src/calendar/local-date.ts'
import { bodyOf, meetingNamed } from '#src/conversation/fields/meetings/meeting-field.ts'
import { awaitYes } from '#src/conversation/here.ts'
import { keep, LAST_WRITING, WRITING, type Writing } from '#src/conversation/kept.ts'
import {
  changesAgreement,
  joinHeads,
  type MinutesDeed,
  readAs,
  readMinutesDeed,
  readMinutesLine,
  readWritten,
  resemblesDecisionOrTask,
  type SaidLine,
  unwritten,
  type WrittenLine,
} from '#src/conversation/minutes-words.ts'
import {
  LAST_MODE_MS,
  type LineTaker,
  lastModeKey,
  MODE_MS,
  modeKey,
  type Order,
  type Ordered,
} from '#src/conversation/order.ts'
import type { Work } from '#src/conversation/work.ts'
import { shortId } from '#src/meetings/invitation.ts'
import type { Meeting, MeetingState } from '#src/meetings/meeting.ts'
import { advance } from '#src/meetings/meeting-states.ts'
import { isCorrection, latest, type MinutesLine, standing } from '#src/meetings/minutes.ts'
import { canonicalText, changesBetween, frozenLines, type MinutesVersion } from '#src/meetings/minutes-version.ts'
import { titleOf, whichMeeting } from '#src/speech/meetings/agenda.ts'
import * as say from '#src/speech/meetings/minutes.ts'
import * as round from '#src/speech/meetings/minutes-round.ts'
import { minutesLink, minutesReady, noPublicAddress } from '#src/speech/parts/pages.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { handOut, linesWithNames, objectionsUntil, readersOf } from './hand-out-minutes.ts'
import { meetingAgenda } from './parts/agenda-of.ts'

/** Longer than anybody speaks in one go; a pasted document is no line of minutes. */
const LINE_LENGTH = 2_000
/** Long enough to fetch the file, too short to be passed on. */
const FILE_LINK_MS = 86_400_000
/** A page of minutes; a whole protocol is not pasted into a chat. */
const BLOCK_LINES = 100

const matterOf = ({ agreementId, committeeId }: Meeting) => ({ agreementId, committeeId })

/** "/protokoll": starts or resumes the minutes of today's session; afterwards shows, finishes, approves them. */
export const takeMinutes: Order = {
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
    const named = meetingNamed(text, [...begun, ...ahead], sight)
    const meeting = text === '' ? one : named.meeting
    const left = text === '' ? '' : unwritten(named.rest)
    if (!meeting) {
      return whichMeeting(
        (fitting.length > 0 ? fitting : begun).map((each) => ({ of: bodyOf(each, sight), meeting: each })),
        '/protokoll',
      )
    }
    switch (deed) {
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
    about: meeting.id,
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
  if (!(await isConfirmedAs({ shown, lines, rest: `${shortId(meeting)} fertig ja` }, isConfirmed, ordered, work)))
    return shown
  const refusal = await enter('minuted', meeting, ordered, work)
  if (refusal) return refusal
  const version = await work.minutes.freeze(meeting, 'circulated', handOf('minutes.circulate', ordered))
  return handOut(meeting, version, of, ordered, work)
}

/** What was read back last in this chat to this person, so that nothing else is confirmed. */
const readBackKey = ({ place, person }: Ordered): string => `readback/minutes/${place.id}/${person.id}`

/**
 * Says this a yes to what was read back last? If not, it is read back from now on.
 * @param now the read-back as it would be now: an objection or a line that came in between makes another one; `rest` is
 *   what a typed yes stands for
 */
async function isConfirmedAs(
  now: { readonly shown: Reply; readonly lines: readonly MinutesLine[]; readonly rest: string },
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
  await awaitYes(memory, ordered, now.rest)
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
  if (!(await isConfirmedAs({ shown, lines, rest: `${shortId(meeting)} genehmigen ja` }, isConfirmed, ordered, work)))
    return shown
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

const lineFrom = (
  said: WrittenLine,
  at: Writing,
  itemTitle: string,
  { person, at: writtenAt, anotherId }: Ordered,
): Omit<MinutesLine, 'number'> => {
  const { doubt: _, item: __, ...line } = { doubt: undefined, item: undefined, ...said }
  return {
    ...line,
    id: anotherId(),
    meetingId: at.meetingId,
    item: at.item,
    itemTitle,
    writtenBy: person.id,
    writtenAt,
  }
}

/** What is typed while the minutes are open: stored before it is echoed, a pasted block line by line. */
export const writeLine: LineTaker = async (ordered, at, work) => {
  const meeting = await work.meetings.find(at.meetingId)
  if (!meeting || at.isInterrupted || meeting.state !== 'inSession') {
    await work.memory.delete(modeKey(ordered))
    return meeting && say.notOpen(bodyOf(meeting, ordered.sight), meeting, ordered.text)
  }
  if (!(await ordered.isAllowed('minutes.take', matterOf(meeting)))) return say.mayNot()
  const lines = joinHeads(ordered.lines)
  if (lines.some((line) => line.length > LINE_LENGTH)) {
    return lines.length === 1 ? say.longLine(LINE_LENGTH) : say.longLineInBlock(LINE_LENGTH)
  }
  if (lines.length > BLOCK_LINES) return say.longBlock(BLOCK_LINES)
  const { agreement, lines: agenda } = await meetingAgenda(meeting, ordered, work)
  const titles = new Map(agenda.map((line) => [line.number, titleOf(line, agreement)]))
  const page: Page = { meeting, titles, agreement, ordered, work }
  const echoes: Reply[] = []
  let place = at
  for (const [nth, line] of lines.entries()) {
    const said = readMinutesLine(line, ordered.today, meeting.on)
    const isLast = nth === lines.length - 1
    // In the middle of a pasted block these words end nothing: what follows would be lost.
    const isWord = (said.kind === 'pause' || said.kind === 'end') && !isLast
    const { echo, now } = await taken(isWord ? { kind: 'discussion', text: line } : said, line, place, page)
    echoes.push(echo)
    place = now
  }
  return echoes[0] && echoes.length === 1 ? echoes[0] : say.block(echoes)
}

/** What is needed to put a line in its place. */
interface Page {
  readonly meeting: Meeting
  /** Of the items of the agenda, by number, in order. */
  readonly titles: ReadonlyMap<string, string>
  readonly agreement: Agreement
  readonly ordered: Ordered
  readonly work: Work
}
interface Taken {
  readonly echo: Reply
  /** Where the next line goes. */
  readonly now: Writing
}

/** @param line as it was typed */
async function taken(said: SaidLine, line: string, at: Writing, page: Page): Promise<Taken> {
  const { meeting, titles, ordered, work } = page
  const stay = (echo: Reply): Taken => ({ echo, now: at })
  switch (said.kind) {
    case 'item':
      return itemTaken(said, line, at, page)
    case 'nextItem': {
      const numbers = [...titles.keys()]
      const next = numbers[numbers.indexOf(at.item) + 1]
      return next === undefined ? stay(say.noNextItem()) : itemTaken({ number: next }, line, at, page)
    }
    case 'pause':
      await work.memory.delete(modeKey(ordered))
      return stay(say.paused())
    case 'end': {
      const refusal = await enter('held', meeting, ordered, work)
      if (refusal) return stay(refusal)
      await work.memory.delete(modeKey(ordered))
      return stay(await show({ ...meeting, state: 'held' }, ordered, work))
    }
    case 'strike': {
      const one = standing(await work.minutes.linesOf(meeting.id)).find(({ number }) => number === said.number)
      return stay(await struck(one, page))
    }
    case 'undo': {
      const lines = await work.minutes.linesOf(meeting.id)
      const own = lastOwn(lines, ordered)
      if (!own) return stay(say.noOwnLine())
      // Struck, it would take the corrected words with it.
      return stay(isCorrection(own, lines) ? say.lastIsCorrection(own) : await struck(own, page))
    }
    case 'correct':
      return stay(await correct(said, page))
    default:
      return stay(await written(said, at, page))
  }
}

/** Two may write at once: each takes back only what is their own. */
const lastOwn = (lines: readonly MinutesLine[], { person }: Ordered): MinutesLine | undefined =>
  latest(lines.filter(({ writtenBy }) => writtenBy === person.id))

async function struck(line: MinutesLine | undefined, { ordered, work }: Page): Promise<Reply> {
  const hand = handOf('minutes.strike', ordered)
  return line && (await work.minutes.replace(line.id, 'struck', hand)) ? say.struck(line) : say.noSuchLine()
}

/** "TOP 3", and what was said to it in the same breath. */
async function itemTaken(
  { number, also }: { readonly number: string; readonly also?: string },
  line: string,
  at: Writing,
  page: Page,
): Promise<Taken> {
  const { meeting, titles, ordered, work } = page
  const title = titles.get(number)
  if (title === undefined) {
    if (also === undefined) return { echo: say.noSuchItem(number), now: at }
    // Nothing that was said gets lost with its item.
    const echo = await written({ kind: 'discussion', text: line }, at, page)
    return { echo: say.together([echo, say.noSuchItem(number)]), now: at }
  }
  const now: Writing = { meetingId: at.meetingId, item: number }
  await keep(work.memory, WRITING, modeKey(ordered), now, MODE_MS)
  const echo = say.atItem(number, title)
  if (also === undefined || isSame(also, title)) return { echo, now }
  const said = readWritten(also, ordered.today, meeting.on)
  return { echo: say.together([echo, await written(said, now, page)]), now }
}
const isSame = (one: string, other: string): boolean => one.replace(/[.]$/u, '').trim() === other.trim()

async function written(said: WrittenLine, at: Writing, { meeting, titles, agreement, ordered, work }: Page) {
  // "Beschluss zu TOP 3: …" stands at its item, the talk goes on where it was.
  const named = 'item' in said && said.item !== undefined && titles.has(said.item) ? said.item : undefined
  const place: Writing = { ...at, item: named ?? at.item }
  const line = await work.minutes.add(lineFrom(said, place, titles.get(place.item) ?? '', ordered))
  const isUnknown = 'item' in said && said.item !== undefined && named === undefined
  return say.written(line, await work.minutes.linesOf(meeting.id), {
    ...('doubt' in said && said.doubt !== undefined && { doubt: said.doubt }),
    hints: [
      ...(isUnknown ? [say.noSuchItem(said.item ?? '').answer] : []),
      ...(line.kind === 'discussion' && resemblesDecisionOrTask(line.text) ? [say.plainLine()] : []),
      ...(line.kind === 'decision' && changesAgreement(line.text) ? [round.changesTheAgreement(agreement)] : []),
      ...(place.item === at.item ? [] : [say.goesOnAt(at.item)]),
    ],
  })
}

/** The new line takes the place of the old one; what it does not say again, like a vote, is no longer there. */
async function correct(
  { number, text }: Extract<SaidLine, { kind: 'correct' }>,
  { meeting, titles, ordered, work }: Page,
): Promise<Reply> {
  const lines = await work.minutes.linesOf(meeting.id)
  const before = number === undefined ? lastOwn(lines, ordered) : standing(lines).find((line) => line.number === number)
  if (!before) return number === undefined ? say.noOwnLine() : say.noSuchLine()
  // Without a prefix of its own the corrected line stays what it was.
  const said = readWritten(text, ordered.today, meeting.on)
  const kept = said.kind === 'discussion' ? readAs(before.kind, text, ordered.today, meeting.on) : said
  const named = 'item' in kept && kept.item !== undefined && titles.has(kept.item) ? kept.item : undefined
  const place: Writing = { meetingId: meeting.id, item: named ?? before.item }
  const title = named === undefined ? before.itemTitle : (titles.get(named) ?? '')
  const line = await work.minutes.add(lineFrom(kept, place, title, ordered))
  const hand = handOf('minutes.correct', ordered)
  if (!(await work.minutes.replace(before.id, line.id, hand))) throw new Error(`line ${before.id} was replaced already`)
  return say.corrected(line, before, 'doubt' in kept ? kept.doubt : undefined)
}
