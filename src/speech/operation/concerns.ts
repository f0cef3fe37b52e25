/** What an installation lacks or risks and what to do about it, for whoever runs it: at the start, and in `npm run doctor`. */

const SENTENCES = {
  noAdmins:
    'LOTSE_ADMINS fehlt: Niemand kann den Bot einrichten und Funktionen vergeben. Tragen Sie die Entra-Objekt-IDs von mindestens zwei Personen ein.',
  singleAdmin:
    'LOTSE_ADMINS nennt nur eine Person: Fehlt sie, richtet niemand etwas ein. Tragen Sie eine zweite Entra-Objekt-ID ein.',
  noPublicUrl:
    'LOTSE_PUBLIC_URL fehlt: Es gibt keine Links. Wer kein Teams hat, kann nicht antworten, und Kalendereinträge und Protokolle als Datei fehlen. Tragen Sie die https-Adresse des Bots ein.',
  noMail:
    'LOTSE_SMTP_URL und LOTSE_MAIL_FROM fehlen: E-Mails gehen nicht hinaus. Wer den Bot nie in Teams angeschrieben hat, wird nicht erreicht. Tragen Sie Mailserver und Absender ein.',
  halfMail:
    'LOTSE_SMTP_URL und LOTSE_MAIL_FROM gehören zusammen, eines davon fehlt: E-Mails gehen nicht hinaus. Tragen Sie beide ein.',
  noMailbox:
    'LOTSE_IMAP_URL fehlt: Antworten auf E-Mails liest der Bot nicht. Tragen Sie das Postfach des Absenders ein, oder lassen Sie es von Menschen lesen.',
  mailboxAlone:
    'LOTSE_IMAP_URL braucht LOTSE_SMTP_URL und LOTSE_MAIL_FROM: Das Postfach wird nicht gelesen. Tragen Sie auch diese ein.',
  noPrivacyText:
    'LOTSE_PRIVACY fehlt: Seiten und E-Mails sagen nicht, wer für die Daten verantwortlich ist. Tragen Sie die verantwortliche Stelle und einen Kontakt zum Datenschutz ein.',
  hostNotNamed:
    'HOST fehlt: Der Bot lauscht unverschlüsselt auf allen Adressen des Rechners. Setzen Sie HOST=127.0.0.1, wenn der Reverse Proxy auf demselben Rechner läuft, sonst die Adresse zum Proxy.',
  uncheckedTls:
    'NODE_TLS_REJECT_UNAUTHORIZED=0 ist gesetzt: Kein Zertifikat wird geprüft, jede Gegenstelle kann sich für Microsoft ausgeben. Entfernen Sie die Variable. Eine eigene Zertifizierungsstelle nennen Sie in NODE_EXTRA_CA_CERTS.',
  missingCaFile:
    'NODE_EXTRA_CA_CERTS nennt eine Datei, die nicht gelesen werden kann: Die eigene Zertifizierungsstelle gilt nicht. Berichtigen Sie Pfad oder Leserechte.',
  runsAsRoot: 'Der Bot läuft als root. Richten Sie ein eigenes Konto ohne besondere Rechte ein.',
  certificateEnded:
    'Das Zertifikat in LOTSE_APP_CERTIFICATE ist abgelaufen: Microsoft gibt dem Bot keinen Ausweis mehr. Laden Sie ein neues in Entra hoch, und tauschen Sie die Datei aus.',
  certificateEndsSoon:
    'Das Zertifikat in LOTSE_APP_CERTIFICATE läuft in weniger als 60 Tagen ab. Laden Sie ein neues zusätzlich in Entra hoch, und tauschen Sie dann die Datei aus.',
  noAgreements:
    'Keine Vereinbarung ist verfügbar: Der Bot antwortet auf nichts. Prüfen Sie LOTSE_AGREEMENTS und mit „npm run check“ die Dateien.',
  brokenAgreements:
    'Mindestens eine Datei mit einer Vereinbarung ist fehlerhaft und nicht verfügbar. „npm run check“ nennt Zeile und Grund.',
} as const

/** Something that is missing or risky. */
export type ConcernName = keyof typeof SENTENCES

export const concern = (name: ConcernName): string => SENTENCES[name]

/** A variable that sounds like ours and is none: mostly a slip of the pen, after which a setting does not count. */
export const unknownSetting = (name: string): string =>
  `${name} kennt das Programm nicht, die Einstellung zählt nicht. Vergleichen Sie den Namen mit der Tabelle in der README.`

/** All of it, on the console of whoever starts the bot. It runs all the same. */
export const missingOrRisky = (sentences: readonly string[]): string =>
  ['Der Gremienlotse läuft. Es fehlt oder ist riskant:', ...sentences.map((each) => `- ${each}`)].join('\n')
