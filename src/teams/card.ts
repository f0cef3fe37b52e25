/**
 * A reply as one Adaptive Card that a phone shows too: nothing newer than version 1.2 that it could not do without. Some
 * clients ignore what is newer than the declared version, as `label` of an input (1.3), by which screen readers name it: the
 * label is a text directly before its input as well, and once more its placeholder.
 *
 * All text stands in RichTextBlocks, where nothing is Markdown and nothing a mention: what people typed cannot become a
 * link. Reading order is the order of the answer. Nothing is said by colour.
 */
import { moreGroups } from '#src/speech/parts/failures.ts'
import { blocksOf, buttonTitle, plainText } from '#src/speech/parts/plain-text.ts'
import type { Action, ActionEffect, Group, Input, Reply, Statement } from '#src/speech/parts/reply.ts'
import { type HiddenPart, isOfNotes, onOneScreen } from './on-one-screen.ts'
import { CHOSEN } from './turn.ts'

/** Of the 100 KB (counted in UTF-16) that Teams takes, the summary needs its share too. */
const MAX_CARD_BYTES = 25_000
/** Teams puts the rest of a longer row behind "…". */
const BUTTONS_A_ROW = 5
const RESERVED = ['say', 'dialog', 'version', 'verb']
// Control characters, and those that turn the direction of the following text.
const UNSEEN = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu

type Element = { readonly type: string } & Readonly<Record<string, unknown>>
export interface Card {
  readonly type: 'AdaptiveCard'
  readonly $schema: string
  readonly version: '1.2'
  readonly body: readonly Element[]
  readonly actions?: readonly Element[]
}

/** The card and the same facts as text. What does not fit is left out by whole groups or facts, and said to be. */
export function renderCard(reply: Reply): { readonly card: Card; readonly summary: string } {
  let shown = reply
  let card = cardOf(shown)
  const summary = summaryOf(reply)
  if (isSurelySmall(reply)) return { card, summary }
  while (sizeOf(card) > MAX_CARD_BYTES) {
    const shorter = withOneLess(shown, reply)
    if (!shorter) break
    shown = shorter
    card = cardOf(shown)
  }
  return { card, summary: summaryOf(shown) }
}

/** What the card shows unasked, and by name and number what is closed. */
function summaryOf(reply: Reply): string {
  const { shown, closed, further } = onOneScreen(reply)
  return [plainText(shown), ...[...closed, ...(further ? [further] : [])].map(({ label }) => label)].join('\n')
}

/** A card takes two to three times its text; only near the limit it is worth writing it out to know. */
const isSurelySmall = (reply: Reply): boolean =>
  !reply.inputs &&
  !reply.choices &&
  !reply.furtherChoices &&
  !reply.links &&
  plainText(reply).length * 5 < MAX_CARD_BYTES

const factsIn = ({ statements = [], groups = [] }: Reply): number =>
  groups.reduce((sum, group) => sum + group.statements.length, statements.length)

const sizeOf = (card: Card): number => Buffer.byteLength(JSON.stringify(card))

/** The last group goes first, then the last statement; answer, notes and buttons stay. */
function withOneLess(shown: Reply, whole: Reply): Reply | undefined {
  const groups = shown.groups ?? []
  const statements = shown.statements ?? []
  if (groups.length === 0 && statements.length === 0) return undefined
  const fewer =
    groups.length > 0 ? { ...shown, groups: groups.slice(0, -1) } : { ...shown, statements: statements.slice(0, -1) }
  return { ...fewer, notes: [moreGroups(factsIn(whole) - factsIn(fewer)), ...(whole.notes ?? [])] }
}

function cardOf(whole: Reply): Card {
  const { shown: reply, closed, further } = onOneScreen(whole)
  const actions = (reply.actions ?? []).map(button)
  const hidden = closed.flatMap((part, at) => opened(part.label, at, contentsOf(part)))
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.2',
    body: [
      rich([run(reply.answer, true)]),
      ...facts(reply.statements ?? []),
      ...(reply.groups ?? []).map(section),
      ...(isOfNotes(whole) ? [] : hidden),
      ...(reply.notes ?? []).map((note, at) => ({ ...rich([run(note)]), ...(at === 0 && { separator: true }) })),
      ...(isOfNotes(whole) ? hidden : []),
      ...(reply.inputs ?? []).flatMap(input),
      ...rowsOf(reply.choices ?? []),
      ...(further ? opened(further.label, closed.length, rowsOf(further.choices)) : []),
      ...((reply.links ?? []).length > 0 ? [{ type: 'ActionSet', actions: (reply.links ?? []).map(opens) }] : []),
    ],
    ...(actions.length > 0 && { actions }),
  }
}

const visible = (text: string): string => text.replace(UNSEEN, ' ')
const run = (text: string, bold = false): Element => ({
  type: 'TextRun',
  text: visible(text),
  ...(bold && { weight: 'Bolder' }),
})
const rich = (inlines: readonly Element[]): Element => ({ type: 'RichTextBlock', inlines })

/** "Turnus: in der Regel zweimal jährlich"; below what rests on the same, in small letters, "Vereinbarung: KV Kassel, Ziffer 5". */
const facts = (statements: readonly Statement[]): readonly Element[] =>
  blocksOf(statements).flatMap((block) => [
    ...block.statements.map(({ label, text }) => rich([...(label ? [run(`${label}: `, true)] : []), run(text)])),
    { ...rich([{ ...run(block.source), size: 'Small' }]), spacing: 'None' },
  ])

const section = ({ title, statements }: Group): Element => ({
  type: 'Container',
  separator: true,
  spacing: 'Medium',
  items: [rich([run(title, true)]), ...facts(statements)],
})

/** A button, and hidden behind it what it opens; opened, the button is gone. */
function opened(label: string, at: number, items: readonly Element[]): Element[] {
  const [button, part] = [`more-${at}`, `part-${at}`]
  return [
    {
      type: 'ActionSet',
      id: button,
      actions: [
        { type: 'Action.ToggleVisibility', title: visible(buttonTitle(label)), targetElements: [button, part] },
      ],
    },
    { type: 'Container', id: part, isVisible: false, items },
  ]
}

const contentsOf = ({ statements, groups, notes }: HiddenPart): readonly Element[] => [
  ...facts(statements),
  ...groups.map(section),
  ...notes.map((note) => rich([run(note)])),
]

function input({ id, kind, label, value, choices, maxLength, isLong }: Input): Element[] {
  if (RESERVED.includes(id)) throw new Error(`an input cannot be called ${id}: the button's own data has that name`)
  const common = { id, label: visible(label), placeholder: visible(label), ...(value !== undefined && { value }) }
  const elements: Record<Input['kind'], Element> = {
    text: {
      type: 'Input.Text',
      ...common,
      ...(isLong && { isMultiline: true }),
      ...(maxLength !== undefined && { maxLength }),
    },
    date: { type: 'Input.Date', ...common },
    time: { type: 'Input.Time', ...common },
    choice: {
      type: 'Input.ChoiceSet',
      ...common,
      style: 'compact',
      wrap: true,
      choices: (choices ?? []).map((choice) => ({ title: visible(choice.label), value: choice.value })),
    },
  }
  return [rich([run(label)]), { ...elements[kind], spacing: 'Small' }]
}

const button = ({ label, does }: Action): Element => ({
  type: 'Action.Submit',
  title: visible(buttonTitle(label)),
  data: dataOf(does),
})

const opens = ({ label, url }: { readonly label: string; readonly url: string }): Element => ({
  type: 'Action.OpenUrl',
  title: visible(buttonTitle(label)),
  url,
})

/** A command, or a dialog's id and version: docs/decisions/card-data.md. */
function dataOf(does: ActionEffect): Readonly<Record<string, unknown>> {
  if ('say' in does) return { say: does.say }
  const { dialog, version, verb, values = {} } = does
  return {
    dialog,
    version,
    verb,
    ...Object.fromEntries(Object.entries(values).map(([name, value]) => [CHOSEN + name, value])),
  }
}

function rowsOf(choices: readonly Action[]): Element[] {
  const rows: Element[] = []
  for (let at = 0; at < choices.length; at += BUTTONS_A_ROW) {
    rows.push({ type: 'ActionSet', actions: choices.slice(at, at + BUTTONS_A_ROW).map(button) })
  }
  return rows
}
