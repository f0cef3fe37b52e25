/**
 * What the bot says outside every conversation: when something went wrong, or when the answer is not for all who read along. It
 * always says whether anything was stored.
 */
import type { Reply } from './reply.ts'

/** Nothing was stored: the turn failed before its transaction was complete. */
export const internalError = (reference: string): Reply => ({
  answer: `Das konnte ich nicht ausführen. Ihre Eingabe ist nicht gespeichert. Bitte versuchen Sie es noch einmal. Fehlernummer: ${reference}`,
})
/** The turn was carried out, but its answer cannot be put on a card. */
export const unshownAnswer = (reference: string): Reply => ({
  answer: `Ihre Eingabe wurde verarbeitet, die Antwort kann ich aber nicht anzeigen. Den Stand zeigt Ihnen der passende Befehl, zum Beispiel /termine. Fehlernummer: ${reference}`,
})
/** Where others read along; the answer itself was sent to whoever asked. */
export const answeredPersonally = (): Reply => ({
  answer: 'Die Antwort ist nur für Sie bestimmt. Sie steht in Ihrem persönlichen Chat mit mir.',
})
export const notAnsweredPersonally = (): Reply => ({
  answer:
    'Ihre Nachricht ist bearbeitet. Die Antwort ist nur für Sie bestimmt und kam in Ihrem persönlichen Chat nicht an. Bitte fragen Sie dort noch einmal.',
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

/** Likewise for one that cannot be opened. */
export const databaseUnavailable = (
  because:
    | 'unreachable'
    | 'wrongPassword'
    | 'noSuchDatabase'
    | 'notAllowed'
    | 'untrusted'
    | 'full'
    | 'pooler'
    | 'inUse'
    | 'notWritable'
    | 'noDatabase',
): string =>
  ({
    unreachable:
      'Der Datenbankserver antwortet nicht. Prüfen Sie Rechner und Port in LOTSE_DB, ob er läuft und ob eine Firewall dazwischen steht.',
    wrongPassword:
      'Der Datenbankserver lässt das Datenbankkonto nicht ein. Prüfen Sie Benutzer und Kennwort in LOTSE_DB und die pg_hba.conf.',
    noSuchDatabase: 'Die Datenbank gibt es auf dem Server nicht. Legen Sie sie an, oder berichtigen Sie LOTSE_DB.',
    notAllowed:
      'Dem Datenbankkonto fehlt ein Recht. Machen Sie es zum Eigentümer der Datenbank: ALTER DATABASE … OWNER TO ….',
    untrusted:
      'Dem Zertifikat des Datenbankservers wird nicht vertraut. Nennen Sie seine Zertifizierungsstelle in NODE_EXTRA_CA_CERTS.',
    full: 'Der Datenbankserver nimmt keine Verbindung mehr an. Jede Instanz braucht bis zu zehn: Erhöhen Sie max_connections.',
    pooler:
      'Zwischen Bot und Datenbankserver steht ein Pooler (PgBouncer), der Verbindungen weiterreicht oder die Zeitgrenzen des Bots verwirft. Nennen Sie in LOTSE_DB den Server selbst.',
    inUse: 'Ein anderer Bot hat die Datenbank offen. Beenden Sie ihn, oder nehmen Sie PostgreSQL für mehrere.',
    notWritable:
      'Die Datenbank oder ihr Ordner kann nicht geschrieben werden. Prüfen Sie Pfad, Eigentümer und Rechte von LOTSE_DB.',
    noDatabase: 'Die Datei in LOTSE_DB ist keine Datenbank. Berichtigen Sie den Pfad.',
  })[because]
