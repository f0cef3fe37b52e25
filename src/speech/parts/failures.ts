/** What the bot says when something went wrong outside every conversation. It always says whether anything was stored. */
import type { Reply } from './reply.ts'

/** Nothing was stored: the turn failed before its transaction was complete. */
export const internalError = (reference: string): Reply => ({
  answer: `Das konnte ich nicht ausführen. Ihre Eingabe ist nicht gespeichert. Bitte versuchen Sie es noch einmal. Fehlernummer: ${reference}`,
})
/** The turn was carried out, but its answer cannot be put on a card. */
export const unshownAnswer = (reference: string): Reply => ({
  answer: `Ihre Eingabe wurde verarbeitet, die Antwort kann ich aber nicht anzeigen. Den Stand zeigt Ihnen der passende Befehl, zum Beispiel /termine. Fehlernummer: ${reference}`,
})
export const unknownTenant = (): Reply => ({
  answer: 'Ich kann Ihnen hier keine Auskunft geben, weil Ihre Organisation nicht angemeldet ist.',
})
export const tooLong = (limit: number): Reply => ({
  answer: `Ihre Nachricht ist zu lang. Es wurde nichts geändert. Bitte schreiben Sie höchstens ${limit} Zeichen.`,
})
/** Said once a minute at most; what comes in until then is not answered at all. */
export const tooMany = (): Reply => ({
  answer:
    'Von Ihnen oder aus Ihrer Organisation kommen gerade sehr viele Nachrichten. Diese habe ich nicht ausgeführt und nicht gespeichert. Bitte warten Sie eine Minute, und senden Sie sie dann noch einmal.',
})
/** Stands where whole groups were left out of a card that would have been too large. */
export const moreGroups = (n: number): string =>
  `… und ${n} weitere Angaben. Bitte grenzen Sie die Frage ein, um sie zu sehen.`

/** On the console of whoever starts it; the log shows no texts. */
export const notStarted = (reason: string): string => `Der Gremienlotse konnte nicht starten: ${reason}`

/** In place of the reason above: a database that this program does not take, and what to do about it. */
export const databaseRefused = (because: 'beforeFirstRelease' | 'newerProgram' | 'brokenSteps'): string =>
  ({
    beforeFirstRelease:
      'Die Datenbank ist älter als Fassung 0.2.0 und wird nicht umgestellt. Sichern Sie sie mit dem Programm, das sie geschrieben hat, und nennen Sie in LOTSE_DB eine neue.',
    newerProgram: 'Die Datenbank hat ein neueres Programm geschrieben. Starten Sie dieses.',
    brokenSteps:
      'Die Datenbank ist beschädigt oder stammt nicht von diesem Programm. Stellen Sie eine Sicherung wieder her, oder nennen Sie in LOTSE_DB eine neue.',
  })[because]
