import { DAY_MS, laterBy } from '#src/calendar/local-date.ts'
import {
  type CommandContext,
  type DirectCommand,
  LAST_MODE_MS,
  lastModeKey,
  MODE_MS,
  modeKey,
} from '#src/conversation/direct-command.ts'
import { committeeNameOf } from '#src/conversation/fields/meetings/meeting-field.ts'
import { keep, LAST_WRITING, WRITING, type Writing } from '#src/conversation/kept.ts'
import type { Work } from '#src/conversation/work.ts'
import { readMentions } from '#src/language/agreements/mentions.ts'
import { readItemNumber } from '#src/language/meetings/minutes-line.ts'
import {
  type MinutesSubcommand,
  readLineUndo,
  readMinutesSubcommand,
  unwritten,
} from '#src/language/meetings/minutes-subcommand.ts'
import { linkUrl } from '#src/letters/link.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { LINE_LENGTH, latest, OBJECTION_FIELD } from '#src/meetings/minutes.ts'
import { canonicalText, changesBetween, frozenLines, type MinutesVersion } from '#src/meetings/minutes-version.ts'
import * as say from '#src/speech/meetings/minutes.ts'
import * as round from '#src/speech/meetings/minutes-round.ts'
import { minutesLink, minutesPdfLink, minutesReady, noPublicAddress, onlyWord } from '#src/speech/parts/pages.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { undone } from './minutes-undo.ts'
import { lineFrom } from './minutes-write.ts'
import { agendaHeld } from './parts/held-agenda.ts'
import { MINUTES_STATES, minutesNamed } from './parts/minutes-named.ts'
import { enter, meetingMatter, readableLines, showMinutes } from './parts/open-minutes.ts'
import { runningBody } from './parts/secretariat.ts'

/** Long enough to fetch the file, too short to be passed on. */
const FILE_LINK_MS = DAY_MS

type Does = (meeting: Meeting, ordered: CommandContext, work: Work, said: ObjectionSaid) => Promise<Reply>
interface ObjectionSaid {
  /** Behind the name of the meeting. */
  readonly left: string
  readonly objection: string
}

/** "/protokoll": starts or resumes the minutes of today's session; afterwards shows them, as a file, or beside what was sent. */
export const startMinutes: DirectCommand = {
  about: say.about(),
  async carryOut(ordered, work) {
    const button = readLineUndo(ordered.text)
    if (button) return undone(button, ordered, work)
    const { text, subcommand, isDenied, objection } = readMinutesSubcommand(ordered.text)
    if (isDenied) return say.nothingDone(ordered.text)
    const named = minutesNamed(text, subcommand, ordered, objection)
    if (!('meeting' in named)) {
      const { lexicon } = ordered.context
      const isMore = subcommand === 'start' && unwritten(readMentions(text, lexicon, ordered.today).rest) !== ''
      return say.withUnwritten(named, isMore ? text : '')
    }
    return SUBCOMMANDS[subcommand](named.meeting, ordered, work, { left: unwritten(named.left), objection })
  },
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
  const { items } = await agendaHeld(meeting, ordered, work)
  return say.started(
    of,
    meeting,
    items.map(({ number, title }) => `TOP ${number}: ${title}`),
  )
}

/** Links for this person alone, for a day: the file is made when it is opened. */
async function asFile(meeting: Meeting, ordered: CommandContext, work: Work, { left }: ObjectionSaid): Promise<Reply> {
  const readable = await readableLines(meeting, ordered, work)
  if (!('lines' in readable)) return readable
  const { publicUrl, hasPdf } = ordered
  if (publicUrl === undefined) return noPublicAddress()
  const item = readItemNumber(left)
  const held = await work.agenda.keptItems(meeting.id)
  const isThere =
    readable.lines.some((line) => line.item === item) || held?.some(({ number }) => number === item) === true
  if (item !== undefined && !isThere) return say.noSuchItemToExtract(item)
  const about = item === undefined ? meeting.id : `${meeting.id}/${item}`
  const link = async (purpose: 'minutes' | 'minutesPdf', page: string): Promise<string> => {
    const expiresAt = laterBy(ordered.at, FILE_LINK_MS)
    const word = await work.links.issue({ purpose, personId: ordered.person.id, about, expiresAt })
    return linkUrl(publicUrl, page, word)
  }
  const of = committeeNameOf(meeting, ordered.context)
  return {
    answer: minutesReady(of, meeting, hasPdf, item),
    ...(!hasPdf && { notes: [onlyWord()] }),
    links: [
      { label: minutesLink(), url: await link('minutes', 'protokoll') },
      ...(hasPdf ? [{ label: minutesPdfLink(), url: await link('minutesPdf', 'protokoll-pdf') }] : []),
    ],
  }
}

/** What holds now, beside what was sent round last; once approved, beside what was sent round before that. */
async function compare(meeting: Meeting, ordered: CommandContext, work: Work): Promise<Reply> {
  const readable = await readableLines(meeting, ordered, work)
  if (!('lines' in readable)) return readable
  const of = committeeNameOf(meeting, ordered.context)
  const versions = await work.minutes.versionsOf(meeting.id)
  const now = frozenLines(readable.lines)
  const isSame = (version: MinutesVersion): boolean =>
    canonicalText(meeting, version.lines) === canonicalText(meeting, now)
  const than = versions.findLast((version) => !isSame(version)) ?? versions.at(-1)
  return than ? round.compared(of, meeting, than, changesBetween(than.lines, now)) : round.nothingToCompare(of, meeting)
}

async function object(
  meeting: Meeting,
  ordered: CommandContext,
  work: Work,
  { objection }: ObjectionSaid,
): Promise<Reply> {
  const text = ordered.form?.[OBJECTION_FIELD] ?? objection
  if (!(await ordered.isAllowed('minutes.object', meetingMatter(meeting)))) return say.mayNotObject()
  if (!MINUTES_STATES.object.includes(meeting.state))
    return say.wrongState(committeeNameOf(meeting, ordered.context), meeting)
  if (text === '') return say.askObjection()
  if (text.length > LINE_LENGTH) return say.longLine(LINE_LENGTH)
  const at = { meetingId: meeting.id, item: '' }
  const line = await work.minutes.add(lineFrom({ kind: 'objection', text }, at, '', ordered))
  const { person, context } = ordered
  const words = say.objectionNotice(person.name, text, committeeNameOf(meeting, context), meeting)
  const told = await runningBody(meeting, context, work)
  await work.outbox.add(
    told
      .filter((id) => id !== person.id)
      .map((id) => ({
        key: `objection/${line.id}/${id}`,
        kind: 'notice' as const,
        cause: `objection/${line.id}`,
        to: { person: id },
        content: { kind: 'words' as const, words },
        notBefore: ordered.at,
      })),
  )
  return say.objected()
}

const SUBCOMMANDS: Readonly<Record<MinutesSubcommand, Does>> = {
  start: async (meeting, ordered, work, { left }) => say.withUnwritten(await startOrShow(meeting, ordered, work), left),
  goOn: async (meeting, ordered, work, { left }) => say.withUnwritten(await write(meeting, ordered, work), left),
  export: asFile,
  compare,
  object,
}
