/** A reply as text: what a screen reader says, what a page shows, what transcripts compare. */
import { sayBasis } from './basis.ts'
import { figure } from './format.ts'
import type { Reply, Statement } from './reply.ts'

const said = ({ label, text }: Statement): string => (label ? `${label}: ${text}` : text)

/** One fact on one line: "Turnus: mindestens zweimal jährlich (Vereinbarung: KV MKK, Ziffer 5)". */
export const statementLine = (statement: Statement): string => `${said(statement)} (${sayBasis(statement.basis)})`

/** Facts in a row that rest on the same. */
export interface Block {
  readonly statements: readonly Statement[]
  /** Said once, behind all of them. */
  readonly source: string
}

/** In their order; a source that comes again later is said again. */
export function blocksOf(statements: readonly Statement[]): readonly Block[] {
  const blocks: { statements: Statement[]; source: string }[] = []
  for (const statement of statements) {
    const source = sayBasis(statement.basis)
    const last = blocks.at(-1)
    if (last?.source === source) last.statements.push(statement)
    else blocks.push({ statements: [statement], source })
  }
  return blocks
}

/** The source behind its only fact, or behind several on a line of its own. */
export const statementLines = (statements: readonly Statement[]): readonly string[] =>
  blocksOf(statements).flatMap((block) => {
    const [only, ...more] = block.statements
    if (only && more.length === 0) return [statementLine(only)]
    return [...block.statements.map(said), `(${block.source})`]
  })

/** The facts of a reply, one per line, in reading order. Inputs and buttons are left out: they are no facts. */
export function plainText(reply: Pick<Reply, 'answer' | 'statements' | 'groups' | 'notes'>): string {
  return [
    reply.answer,
    ...statementLines(reply.statements ?? []),
    ...(reply.groups ?? []).flatMap((group) => [group.title, ...statementLines(group.statements)]),
    ...(reply.notes ?? []),
  ].join('\n')
}

/** On the button behind which the rest of an answer opens. */
export const moreBelow = (n: number): string => `Mehr: ${figure(n)} weitere ${n === 1 ? 'Angabe' : 'Angaben'}`
/** On the button behind which further commands open. */
export const moreCommands = (n: number): string =>
  `Mehr: ${figure(n)} ${n === 1 ? 'weiterer Befehl' : 'weitere Befehle'}`
/** "Unklar im Text (4)" */
export const opensAside = (title: string, n: number): string => `${title} (${figure(n)})`

/** Letters that a button shows on a phone: 264 px of its card, half bold. */
export const BUTTON_LETTERS = 34

/** What a button says, cut between words where a phone would cut it anywhere: what decides stands first. */
export function buttonTitle(label: string, letters = BUTTON_LETTERS): string {
  if (label.length <= letters) return label
  const front = label.slice(0, letters - 1).replace(/[\ud800-\udbff]$/, '')
  const words = front.replace(/ \S*$/u, '').replace(/[ ,;:–(]+$/u, '')
  return words !== front && words.length > letters / 2 ? `${words} …` : `${front}…`
}
