/** Versions of minutes: what was sent round, what was approved, and what lies between two of them. Pure. */
import type { Instant } from '#src/calendar/local-date.ts'
import type { PersonId } from '#src/people/person.ts'
import type { Meeting } from './meeting.ts'
import { currentLines, type MinutesLine, type VoteCount, type WordWithCount } from './minutes.ts'

/** What a reader of the minutes sees of a line. */
export type FrozenLine = Pick<
  MinutesLine,
  'number' | 'item' | 'itemTitle' | 'kind' | 'text' | 'vote' | 'responsible' | 'dueOn' | 'dueWords'
>

export interface MinutesVersion {
  readonly meetingId: string
  /** From 1. */
  readonly number: number
  readonly state: 'circulated' | 'approved'
  readonly lines: readonly FrozenLine[]
  /** SHA-256 of `canonicalText`, 64 hexadecimal digits. */
  readonly hash: string
  readonly frozenBy: PersonId
  readonly frozenAt: Instant
}

/** The lines that hold, without who wrote them and when: that is in the history, not in the minutes. */
export const frozenLines = (lines: readonly MinutesLine[]): readonly FrozenLine[] =>
  currentLines(lines).map((line) => {
    const { number, item, itemTitle } = line
    return { number, item, itemTitle, ...saidIn(line) }
  })

/** What a line says, and nothing of where it stands. */
export const saidIn = ({
  kind,
  text,
  vote,
  responsible,
  dueOn,
  dueWords,
}: MinutesLine): Pick<MinutesLine, 'kind' | 'text' | 'vote' | 'responsible' | 'dueOn' | 'dueWords'> => ({
  kind,
  text,
  ...(vote !== undefined && { vote }),
  ...(responsible !== undefined && { responsible }),
  ...(dueOn !== undefined && { dueOn }),
  ...(dueWords !== undefined && { dueWords }),
})

export type MinutedMeeting = Pick<Meeting, 'id' | 'agreementId' | 'committeeId' | 'on' | 'at'>

/** The same lines of the same session give the same text, on every machine: arrays in a fixed order. */
export const canonicalText = (
  { agreementId, committeeId, on, at }: MinutedMeeting,
  lines: readonly FrozenLine[],
): string =>
  JSON.stringify([
    [agreementId, committeeId, on, at],
    ...lines.map(({ number, item, itemTitle, kind, text, vote, responsible, dueOn, dueWords }) => [
      number,
      item,
      itemTitle,
      kind,
      text,
      typeof vote === 'object' ? countText(vote) : (vote ?? null),
      responsible ?? null,
      dueOn ?? null,
      dueWords ?? null,
    ]),
  ])

const countText = (vote: VoteCount | WordWithCount) =>
  'how' in vote
    ? [vote.how, vote.against ?? null, vote.abstained ?? null]
    : [vote.inFavour, vote.against, vote.abstained ?? null]

/** The lines of a session as they were in that version: what was corrected, struck or added since is as it was then. */
export function linesInVersion(
  lines: readonly MinutesLine[],
  { lines: frozen }: Pick<MinutesVersion, 'lines'>,
): readonly MinutesLine[] {
  const numbers = new Set(frozen.map(({ number }) => number))
  return lines.map((line) => {
    const { replacedBy = 'later', ...bare } = line
    return numbers.has(line.number) ? bare : { ...bare, replacedBy }
  })
}

/**
 * What members read of minutes: those that are finished as they stand, objections with them; what was taken up again for
 * corrections as it was sent round last.
 * @param versions what was sent round or approved, the oldest first
 * @returns undefined before they were sent round: a draft is read by those who write it
 */
export function linesForMembers(
  { state }: Pick<Meeting, 'state'>,
  lines: readonly MinutesLine[],
  versions: readonly MinutesVersion[],
): readonly MinutesLine[] | undefined {
  if (state === 'minuted' || state === 'approved') return lines
  const sent = versions.at(-1)
  return sent && linesInVersion(lines, sent)
}

/** Tells a corrected line from the one before, where both look alike in a count. */
export const minutesMark = (lines: readonly MinutesLine[]): string =>
  frozenLines(lines)
    .map(({ number }) => number)
    .join()

export interface MinutesChanges {
  readonly added: readonly FrozenLine[]
  readonly gone: readonly FrozenLine[]
}

/** What is in one version and not in the other. A line never changes: a correction is one that is gone and one added. */
export function changesBetween(earlier: readonly FrozenLine[], later: readonly FrozenLine[]): MinutesChanges {
  const numbers = (lines: readonly FrozenLine[]) => new Set(lines.map(({ number }) => number))
  const [before, after] = [numbers(earlier), numbers(later)]
  return {
    added: later.filter(({ number }) => !before.has(number)),
    gone: earlier.filter(({ number }) => !after.has(number)),
  }
}
