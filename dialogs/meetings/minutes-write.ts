/** Minutes line by line: each is stored before it is echoed, corrected or struck by a new one. */
import { type Agreement, committeeById } from '#src/agreements/lookup.ts'
import { type CommandContext, type LineTaker, MODE_MS, modeKey } from '#src/conversation/direct-command.ts'
import { committeeNameOf } from '#src/conversation/fields/meetings/meeting-field.ts'
import { keep, WRITING, type Writing } from '#src/conversation/kept.ts'
import type { Work } from '#src/conversation/work.ts'
import { isQuestion } from '#src/language/denial.ts'
import {
  changesAgreement,
  joinHeads,
  readAs,
  readMinutesLine,
  readWritten,
  repeatsTitle,
  resemblesDecisionOrTask,
  type SaidLine,
  type WrittenLine,
} from '#src/language/meetings/minutes-line.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { currentLines, isCorrection, isGeneral, LINE_LENGTH, latest, type MinutesLine } from '#src/meetings/minutes.ts'
import { seatsOf } from '#src/meetings/seats.ts'
import * as say from '#src/speech/meetings/minutes.ts'
import * as round from '#src/speech/meetings/minutes-round.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { agendaHeld } from './parts/held-agenda.ts'
import { authorshipOf, enter, meetingMatter, showMinutes } from './parts/open-minutes.ts'

/** A page of minutes; a whole protocol is not pasted into a chat. */
const BLOCK_LINES = 100

export const lineFrom = (
  said: WrittenLine,
  at: Writing,
  itemTitle: string,
  { person, at: writtenAt, anotherId }: CommandContext,
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
    return meeting && say.notOpen(committeeNameOf(meeting, ordered.context), meeting, ordered.text)
  }
  if (!(await ordered.isAllowed('minutes.take', meetingMatter(meeting)))) return say.mayNot()
  const lines = joinHeads(ordered.lines)
  if (lines.some((line) => line.length > LINE_LENGTH)) {
    return lines.length === 1 ? say.longLine(LINE_LENGTH) : say.longLineInBlock(LINE_LENGTH)
  }
  if (lines.length > BLOCK_LINES) return say.longBlock(BLOCK_LINES)
  const { agreement, items } = await agendaHeld(meeting, ordered, work)
  const titles = new Map(items.map(({ number, title }) => [number, title]))
  const known = await namesKnown(meeting, agreement, work)
  const page: OpenMinutes = { meeting, titles, agreement, known, ordered, work }
  const echoes: Reply[] = []
  let place = at
  for (const [nth, line] of lines.entries()) {
    const said = readMinutesLine(line, ordered.today, meeting.on, known)
    const isLast = nth === lines.length - 1
    // In the middle of a pasted block these words end nothing: what follows would be lost.
    const isWord = (said.kind === 'pause' || said.kind === 'end') && !isLast
    const { echo, now } = await taken(isWord ? { kind: 'discussion', text: line } : said, line, place, page)
    echoes.push(echo)
    place = now
  }
  return echoes[0] && echoes.length === 1 ? echoes[0] : say.block(echoes)
}

/** People of the directory and offices of the body, the longest name first. */
async function namesKnown(
  { committeeId }: Pick<Meeting, 'committeeId'>,
  agreement: Agreement,
  { directory }: Pick<Work, 'directory'>,
): Promise<readonly string[]> {
  const committee = committeeById(agreement, committeeId)
  const seats = committee ? seatsOf(agreement, committee).flatMap(({ office }) => office?.name ?? []) : []
  const people = (await directory.people()).map(({ name }) => name)
  return [...people, ...seats].toSorted((one, other) => other.length - one.length)
}

/** What is needed to put a line in its place. */
interface OpenMinutes {
  readonly meeting: Meeting
  /** Of the items of the agenda, by number, in order. */
  readonly titles: ReadonlyMap<string, string>
  readonly agreement: Agreement
  /** Names that a task may begin with. */
  readonly known: readonly string[]
  readonly ordered: CommandContext
  readonly work: Work
}

interface Taken {
  readonly echo: Reply
  /** Where the next line goes. */
  readonly now: Writing
}

/** @param line as it was typed */
export async function taken(said: SaidLine, line: string, at: Writing, page: OpenMinutes): Promise<Taken> {
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
      if (currentLines(await work.minutes.linesOf(meeting.id)).length === 0) {
        await work.memory.delete(modeKey(ordered))
        return stay(say.endedEmpty(committeeNameOf(meeting, ordered.context), meeting))
      }
      const refusal = await enter('held', meeting, ordered, work)
      if (refusal) return stay(refusal)
      await work.memory.delete(modeKey(ordered))
      return stay(await showMinutes({ ...meeting, state: 'held' }, ordered, work))
    }
    case 'strike': {
      const one = currentLines(await work.minutes.linesOf(meeting.id)).find(({ number }) => number === said.number)
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
const lastOwn = (lines: readonly MinutesLine[], { person }: CommandContext): MinutesLine | undefined =>
  latest(lines.filter(({ writtenBy }) => writtenBy === person.id))

async function struck(line: MinutesLine | undefined, { ordered, work }: OpenMinutes): Promise<Reply> {
  const authorship = authorshipOf('minutes.strike', ordered)
  return line && (await work.minutes.replace(line.id, 'struck', authorship)) ? say.struck(line) : say.noSuchLine()
}

/** "TOP 3", and what was said to it in the same breath. */
async function itemTaken(
  { number, also }: { readonly number: string; readonly also?: string },
  line: string,
  at: Writing,
  page: OpenMinutes,
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
  if (also === undefined || repeatsTitle(also, title)) return { echo, now }
  const said = readWritten(also, ordered.today, meeting.on, page.known)
  return { echo: say.together([echo, await written(said, now, page)]), now }
}

async function written(said: WrittenLine, at: Writing, { meeting, titles, agreement, ordered, work }: OpenMinutes) {
  // "Beschluss zu TOP 3: …" stands at its item, the talk goes on where it was.
  const named = 'item' in said && said.item !== undefined && titles.has(said.item) ? said.item : undefined
  const place: Writing = { ...at, item: isGeneral(said.kind) ? '' : (named ?? at.item) }
  const line = await work.minutes.add(lineFrom(said, place, titles.get(place.item) ?? '', ordered))
  const isUnknown = 'item' in said && said.item !== undefined && named === undefined
  return say.written(line, await work.minutes.linesOf(meeting.id), {
    ...('doubt' in said && said.doubt !== undefined && { doubt: said.doubt }),
    hints: [
      ...(isUnknown ? [say.noSuchItem(said.item ?? '').answer] : []),
      ...(line.kind === 'discussion' && resemblesDecisionOrTask(line.text) ? [say.plainLine()] : []),
      ...(line.kind === 'discussion' && isQuestion(line.text) ? [say.askedInMinutes()] : []),
      ...(line.kind === 'decision' && changesAgreement(line.text) ? [round.changesTheAgreement(agreement)] : []),
      ...(place.item === at.item ? [] : [say.goesOnAt(at.item)]),
    ],
  })
}

/** The new line takes the place of the old one; what it does not say again, like a vote, is no longer there. */
async function correct(
  { number, text }: Extract<SaidLine, { kind: 'correct' }>,
  { meeting, titles, known, ordered, work }: OpenMinutes,
): Promise<Reply> {
  const lines = await work.minutes.linesOf(meeting.id)
  const before =
    number === undefined ? lastOwn(lines, ordered) : currentLines(lines).find((line) => line.number === number)
  if (!before) return number === undefined ? say.noOwnLine() : say.noSuchLine()
  // Without a prefix of its own the corrected line stays what it was.
  const said = readWritten(text, ordered.today, meeting.on, known)
  const kept = said.kind === 'discussion' ? readAs(before.kind, text, ordered.today, meeting.on, known) : said
  const named = 'item' in kept && kept.item !== undefined && titles.has(kept.item) ? kept.item : undefined
  const place: Writing = { meetingId: meeting.id, item: named ?? before.item }
  const title = named === undefined ? before.itemTitle : (titles.get(named) ?? '')
  const line = await work.minutes.add(lineFrom(kept, place, title, ordered))
  const authorship = authorshipOf('minutes.correct', ordered)
  if (!(await work.minutes.replace(before.id, line.id, authorship)))
    throw new Error(`line ${before.id} was replaced already`)
  return say.corrected(line, before, 'doubt' in kept ? kept.doubt : undefined)
}
