/** What a dialog asks, in Einfache Sprache: fixed sentences, each beside the usual one. */
import * as agenda from '#src/speech/meetings/agenda.ts'
import type { PlainWords } from '#src/speech/parts/reply.ts'
import { plainKind } from './titles.ts'

const QUESTIONS: ReadonlyMap<string, string> = new Map([
  [agenda.askMeeting(), 'Für welches Treffen ist Ihr Thema?'],
  [agenda.askTitle(), 'Wie heißt Ihr Thema? Bitte schreiben Sie es kurz.'],
  [
    agenda.askKind(),
    'Was soll mit dem Thema passieren? Sollen es alle nur wissen? Sollen alle darüber sprechen? Oder soll etwas entschieden werden?',
  ],
  [agenda.askMinutes(), 'Wie viele Minuten brauchen Sie für Ihr Thema?'],
  [agenda.askPresenter(), 'Wer erklärt das Thema beim Treffen?'],
  [agenda.askPaper(), 'Gibt es einen Text dazu im Internet? Wie ist die Adresse?'],
])

const LABELS: readonly (readonly [usual: string, plain: string])[] = [
  ['Sitzung', 'Treffen'],
  [agenda.titleLabel(), 'Thema'],
  [agenda.kindLabel(), 'Was damit passieren soll'],
]
/** "Titel: Mitreden" under a plainer label. */
const inPlain = (known: string): string => {
  const [usual, plain] = LABELS.find(([label]) => known.startsWith(`${label}: `)) ?? []
  if (usual === undefined) return known
  return `${plain}: ${plainKind(known.slice(usual.length).replace(/^: /u, ''))}`
}

/** @param known what was said before. @returns undefined where the question has no plain version yet */
export function plainQuestion(question: string, known: readonly string[]): PlainWords | undefined {
  const plain = QUESTIONS.get(question)
  if (plain === undefined) return undefined
  return {
    answer: plain,
    notes: known.length === 0 ? [] : [`Das haben Sie schon gesagt. ${known.map(inPlain).join('. ')}.`],
  }
}
