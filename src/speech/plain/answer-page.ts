/** The page behind an invitation, in Einfache Sprache. */
import type { AccessNeed, Answer, Response } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { isOver, lastAnswer, saidPlainly, whenAndWhere } from './meetings.ts'

export const PLAIN_ANSWERS: Readonly<Record<Answer, string>> = {
  accepted: 'Ja, ich komme',
  tentative: 'Vielleicht',
  represented: 'Nein, jemand anderes kommt für mich',
  declined: 'Nein, ich komme nicht',
}
export const PLAIN_NEEDS: Readonly<Record<AccessNeed, string>> = {
  signLanguage: 'Gebärdensprache',
  speechToText: 'Jemand schreibt mit, was gesagt wird',
  inductionLoop: 'Eine Anlage für Hör-Geräte',
  stepFree: 'Ein Weg ohne Stufen',
  assistance: 'Eine Assistenz',
  papersAhead: 'Alle Texte vor dem Treffen',
  plainLanguage: 'Einfache Sprache',
  other: 'Etwas anderes',
}
export const PLAIN_WORDS = {
  answer: 'Kommen Sie?',
  deputy: 'Wer kommt für Sie?',
  deputyHint: 'Schreiben Sie hier nur etwas, wenn jemand anderes kommt.',
  arrivesAt: 'Kommen Sie später? Um wie viel Uhr?',
  arrivesHint: 'Kommen Sie von Anfang an? Dann schreiben Sie hier nichts.',
  needs: 'Was brauchen Sie bei dem Treffen?',
  needsHint: 'Die Geschäftsführung sieht nicht, wer etwas braucht.',
  needWords: 'Brauchen Sie etwas anderes?',
  needWordsHint: 'Die Geschäftsführung liest das ohne Ihren Namen.',
  note: 'Wollen Sie der Geschäftsführung etwas sagen?',
  send: 'Meine Antwort speichern',
  optional: (label: string): string => `${label} (muss nicht sein)`,
}

/** @param last what was answered before. @param isOpen false: nobody can answer any more */
export const answerPage = (
  of: string,
  meeting: Meeting,
  {
    last,
    isOpen,
    insteadOf,
    isDeputyTold,
  }: {
    readonly last: Response | undefined
    readonly isOpen: boolean
    readonly insteadOf: string | undefined
    readonly isDeputyTold: boolean
  },
): readonly string[] => [
  ...(isOpen ? [`Das Treffen heißt: ${of}.`, ...whenAndWhere(meeting)] : [isOver(of, meeting)]),
  ...(insteadOf === undefined ? [] : [`Sie antworten für ${insteadOf}.`]),
  ...(last ? [lastAnswer(last, meeting)] : []),
  ...(isOpen && last?.answer === 'represented' && last.deputy !== undefined
    ? [
        isDeputyTold
          ? 'Die Person, die für Sie kommt, hat eine Nachricht bekommen.'
          : 'Bitte sagen Sie der Person, die für Sie kommt: Wann ist das Treffen? Und wo?',
      ]
    : []),
  ...(isOpen
    ? ['Bitte antworten Sie hier. Sie können Ihre Antwort mit demselben Link ändern. Dann gilt die neue Antwort.']
    : []),
]
/** After the form of that page was sent. */
export const stored = (last: Response): string => `Das habe ich gespeichert: ${saidPlainly(last)}.`
/** @param responses @param needs "3 Jahre" */
export const kept = (responses: string, needs: string): string =>
  `Die Geschäftsführung liest Ihre Antwort. Wir löschen sie ${responses} nach dem Treffen. Was Sie brauchen, löschen wir ${needs} nach dem Treffen.`
