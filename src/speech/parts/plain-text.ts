/** A reply as text: what the notification shows, what a screen reader says, what transcripts compare. */
import { sayBasis } from './basis.ts'
import type { Reply, Statement } from './reply.ts'

/** One fact on one line: "Turnus: mindestens zweimal jährlich (Vereinbarung: KV MKK, Ziffer 5)". */
export function statementLine(statement: Statement): string {
  const said = statement.label ? `${statement.label}: ${statement.text}` : statement.text
  return `${said} (${sayBasis(statement.basis)})`
}

/** The facts of a reply, one per line, in reading order. Inputs and buttons are left out: they are no facts. */
export function plainText(reply: Reply): string {
  return [
    reply.answer,
    ...(reply.statements ?? []).map(statementLine),
    ...(reply.groups ?? []).flatMap((group) => [group.title, ...group.statements.map(statementLine)]),
    ...(reply.notes ?? []),
  ].join('\n')
}
