/** What an agreement says, in Einfache Sprache, as far as its file has it so. */
import type { PlainWords, Statement } from '#src/speech/parts/reply.ts'
import { factsInARow } from './whence.ts'

/** @returns undefined where none of these facts has been put into plain words */
export function agreementFacts(about: string, statements: readonly Statement[]): PlainWords | undefined {
  const plain = statements.filter((statement) => statement.plain !== undefined)
  const others = statements.filter((statement) => statement.plain === undefined)
  if (plain.length === 0) return undefined
  return {
    answer: `Sie fragen nach: ${about}. Das habe ich gefunden.`,
    notes: [
      ...factsInARow(plain),
      ...(others.length > 0 ? ['Das Folgende gibt es nur in schwerer Sprache:', ...factsInARow(others)] : []),
    ],
  }
}
