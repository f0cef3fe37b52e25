/** What is said about files beside a message, and about messages that were edited or deleted. */
import { count, list, quoted } from './format.ts'
import type { Action, Reply } from './reply.ts'

const named = (files: readonly string[]): string => {
  const names = files.filter((name) => name !== '')
  return names.length === files.length
    ? list(names.map((name) => quoted(name, 100)))
    : count(files.length, 'Datei', 'Dateien')
}

/** Beside words that were taken. */
export const filesLeft = (files: readonly string[]): string =>
  `Nicht übernommen: ${named(files)}. Dateien nehme ich nicht an. Nennen Sie stattdessen die Adresse, unter der sie liegen.`
export const plainFilesLeft = (files: readonly string[]): string =>
  `Das habe ich nicht gespeichert: ${named(files)}. Ich kann keine Dateien annehmen. Schreiben Sie bitte, wo die Datei liegt.`

export const onlyFiles = (files: readonly string[]): Reply => ({
  answer: `Nicht übernommen: ${named(files)}. Dateien nehme ich nicht an, es wurde nichts gespeichert.`,
  notes: [
    'Eine Liste fügen Sie als Text ein, zum Beispiel nach „/import“. Zu einem Tagesordnungspunkt oder einer Zeile im Protokoll nennen Sie die Adresse, unter der die Datei liegt.',
  ],
  plain: { answer: plainFilesLeft(files) },
})

/** @param answered what was answered to it as it stood before; undefined: nothing came of it */
export const edited = (answered: string | undefined, undo: readonly Action[]): Reply => ({
  answer: `Eine geänderte Nachricht lese ich nicht noch einmal. ${
    answered === undefined
      ? 'Es wurde nichts geändert.'
      : `Es bleibt bei dem, was ich geantwortet habe: ${quoted(answered, 200)}`
  }`,
  notes: ['Schreiben Sie bitte neu, was gelten soll.'],
  ...(undo.length > 0 && { actions: undo }),
  plain: {
    answer: 'Sie haben eine Nachricht geändert. Ich lese sie nicht noch einmal.',
    notes: [
      ...(answered === undefined ? [] : [`Das gilt weiter: ${quoted(answered, 200)}`]),
      'Schreiben Sie bitte neu, was gelten soll.',
    ],
  },
})
export const deleted = (answered: string | undefined, undo: readonly Action[]): Reply => ({
  answer:
    answered === undefined
      ? 'Zu der gelöschten Nachricht ist nichts gespeichert.'
      : `Eine Nachricht zu löschen, nimmt nichts zurück. Es bleibt bei dem, was ich geantwortet habe: ${quoted(answered, 200)}`,
  ...(undo.length > 0 && { actions: undo }),
  plain: {
    answer:
      answered === undefined
        ? 'Sie haben eine Nachricht gelöscht. Dazu ist nichts gespeichert.'
        : `Sie haben eine Nachricht gelöscht. Das gilt weiter: ${quoted(answered, 200)}`,
  },
})

export const undoLabel = (): string => 'Rückgängig'
