/**
 * What a phone shows of an answer unasked: the answer, and at most what fits one screen. The rest opens behind "Mehr",
 * what does not decide the question behind a button of its own. Nothing is dropped, and the order stays.
 */
import { blocksOf, moreBelow, moreCommands, opensAside } from '#src/speech/parts/plain-text.ts'
import type { Action, Group, Reply, Statement } from '#src/speech/parts/reply.ts'

/** Parts that are closed at first. */
export interface HiddenPart {
  /** What the button says: how much there is. */
  readonly label: string
  readonly statements: readonly Statement[]
  readonly groups: readonly Group[]
  readonly notes: readonly string[]
}

export interface OnScreen {
  readonly shown: Reply
  /** Stands between the facts and the notes; behind the notes where they are all there is. */
  readonly closed: readonly HiddenPart[]
  /** Stands behind the choices; absent where there are no further ones. */
  readonly further?: { readonly label: string; readonly choices: readonly Action[] }
}

/** Heights in pixels at 312 px card width, as Chromium draws them (tests/e2e/heights.test.ts holds that they are no less). */
const SCREEN = 690
const PADDING = 24
const LINE = 20
const SMALL_LINE = 16
const GAP = 8
const GROUP_GAP = 22
const BUTTON = 28
/** Letters that fit into a line. */
const LETTERS = 42
const BOLD_LETTERS = 38
const SMALL_LETTERS = 47
/** Of the screen for notes where not everything fits: what is assumed is said beside the answer. */
const NOTES = 130

const lines = (text: string, letters: number): number =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / letters)), 0)
const factHeight = ({ label, text }: Statement): number =>
  GAP + LINE * lines(label ? `${label}: ${text}` : text, LETTERS)
const sourceHeight = (source: string): number => SMALL_LINE * lines(source, SMALL_LETTERS)
const statementsHeight = (statements: readonly Statement[]): number =>
  blocksOf(statements).reduce(
    (sum, block) => sum + sourceHeight(block.source) + block.statements.reduce((of, one) => of + factHeight(one), 0),
    0,
  )
const groupHeight = (group: Group): number =>
  GROUP_GAP + LINE * lines(group.title, BOLD_LETTERS) + statementsHeight(group.statements)
const noteHeight = (note: string): number => GAP + LINE * lines(note, LETTERS)
const sum = <T>(all: readonly T[], of: (one: T) => number): number => all.reduce((total, one) => total + of(one), 0)

export function onOneScreen({ furtherChoices = [], ...reply }: Reply): OnScreen {
  const further =
    furtherChoices.length > 0 ? { label: moreCommands(furtherChoices.length), choices: furtherChoices } : undefined
  return { ...folded(reply, further ? 1 : 0), ...(further && { further }) }
}

/** In Einfache Sprache, and in lists of what rests on nothing, notes are all there is. */
export const isOfNotes = ({ isPlain, statements = [], groups = [] }: Reply): boolean =>
  isPlain === true || (statements.length === 0 && groups.length === 0)

/** A form is filled in as a whole: it is not folded. @param more buttons that stand there besides */
function folded(reply: Reply, more: number): OnScreen {
  const { statements = [], groups = [], notes = [], inputs = [], actions = [], choices = [], links = [] } = reply
  if (inputs.length > 0) return { shown: reply, closed: [] }
  const asides = groups.filter(({ aside }) => aside !== undefined)
  const open = groups.filter(({ aside }) => aside === undefined)
  const buttons = actions.length + choices.length + links.length + asides.length + more
  const room = SCREEN - PADDING - LINE * lines(reply.answer, BOLD_LETTERS) - BUTTON * buttons
  const closedAsides = asides.map(asideOf)
  if (statementsHeight(statements) + sum(open, groupHeight) + sum(notes, noteHeight) <= room)
    return { shown: { ...reply, groups: open }, closed: closedAsides }

  const keptNotes = fitting(notes, noteHeight, isOfNotes(reply) ? room - BUTTON : NOTES)
  const left = room - BUTTON - sum(keptNotes, noteHeight)
  const kept = fittingFacts(statements, left)
  const forGroups = kept.length < statements.length ? 0 : left - statementsHeight(kept)
  const keptGroups = fittingGroups(open, forGroups)
  const rest = {
    statements: statements.slice(kept.length),
    groups: restOf(open, keptGroups),
    notes: notes.slice(keptNotes.length),
  }
  const amount = rest.statements.length + sum(rest.groups, (group) => group.statements.length) + rest.notes.length
  return {
    shown: { ...reply, statements: kept, groups: keptGroups, notes: keptNotes },
    closed: [{ label: moreBelow(amount), ...rest }, ...closedAsides],
  }
}

const asideOf = (group: Group): HiddenPart => ({
  label: opensAside(group.title, group.aside ?? group.statements.length),
  statements: [],
  groups: [group],
  notes: [],
})

/** The first ones, as many as fit. */
function fitting<T>(all: readonly T[], height: (one: T) => number, room: number): readonly T[] {
  let left = room
  const end = all.findIndex((one) => {
    left -= height(one)
    return left < 0
  })
  return end < 0 ? all : all.slice(0, end)
}

/** The first facts that fit with their sources. */
function fittingFacts(all: readonly Statement[], room: number): readonly Statement[] {
  let end = all.length
  while (end > 0 && statementsHeight(all.slice(0, end)) > room) end -= 1
  return all.slice(0, end)
}

/** Whole groups while they fit, and of the next one what does: a heading never stands alone. */
function fittingGroups(all: readonly Group[], room: number): readonly Group[] {
  const whole = fitting(all, groupHeight, room)
  const next = all[whole.length]
  if (!next) return whole
  const left = room - sum(whole, groupHeight) - groupHeight({ ...next, statements: [] })
  const some = left > 0 ? fittingFacts(next.statements, left) : []
  return some.length > 0 ? [...whole, { ...next, statements: some }] : whole
}

function restOf(all: readonly Group[], kept: readonly Group[]): readonly Group[] {
  return all.flatMap((group, at) => {
    const shown = kept[at]?.statements.length ?? 0
    return shown < group.statements.length || !kept[at] ? [{ ...group, statements: group.statements.slice(shown) }] : []
  })
}
