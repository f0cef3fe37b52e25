/** What `npm run doctor` prints: what was looked at, how it is, and what to do. One line each, the word first. */

const AREAS = {
  settings: 'Einstellungen',
  agreements: 'Vereinbarungen',
  database: 'Datenbank',
  disk: 'Platte',
  clock: 'Uhr',
  registration: 'Registrierung',
  network: 'Netz',
  listening: 'Anschluss',
  address: 'Öffentliche Adresse',
  mail: 'E-Mail',
  mailbox: 'Postfach',
} as const
const STATES = { fine: 'In Ordnung', note: 'Hinweis', fault: 'Fehler' } as const

/** `fault`: the bot does not work so. `note`: something is missing or risky, or could not be looked at. */
export interface CheckResult {
  readonly area: keyof typeof AREAS
  readonly state: keyof typeof STATES
  readonly text: string
}

export const checkLine = ({ area, state, text }: CheckResult): string => `${STATES[state]} · ${AREAS[area]}: ${text}`
export function checkSummary(results: readonly CheckResult[]): string {
  const faults = results.filter(({ state }) => state === 'fault').length
  const notes = results.filter(({ state }) => state === 'note').length
  const counted = `Fehler: ${faults}, Hinweise: ${notes}.`
  return faults > 0 ? `${counted} Beheben Sie zuerst die Fehler, und rufen Sie den Befehl noch einmal auf.` : counted
}

export const settingsComplete = (): string => 'vollständig und zulässig.'
export const agreementsReadable = (n: number): string => `${n} verfügbar.`
export const demoIsNoInstallation = (): string =>
  'LOTSE_MODE=demo prüft keine Anmeldung und ist nur für den eigenen Rechner. Geprüft wird, was auch eine Demo braucht.'

export const databaseOpens = (isNew: boolean): string =>
  isNew ? 'erreichbar und leer, der erste Start legt die Tabellen an.' : 'erreichbar und von diesem Programm.'
export const databaseFails = (): string =>
  'Sie kann nicht geöffnet werden, und der Grund ist unbekannt. Das Protokoll des Starts nennt die Stelle.'
export const mayNotMakeSchema = (): string =>
  'Das Datenbankkonto darf das Schema lotse_jobs nicht anlegen. Erlauben Sie es: GRANT CREATE ON DATABASE … TO ….'
export const readableByOthers = (): string =>
  'Andere Konten des Rechners können die Datenbank lesen. Nehmen Sie ihnen das Recht: chmod 600 auf die Datei, chmod 700 auf den Ordner.'
export const onNetworkDrive = (): string =>
  'Die Datenbank liegt auf einem Netzlaufwerk. SQLite kann dort beschädigt werden. Nehmen Sie eine Platte des Rechners oder PostgreSQL.'
export const roomLeft = (megabytes: number): string => `${megabytes} MB frei.`
export const littleRoom = (megabytes: number): string =>
  `Nur ${megabytes} MB frei. Schaffen Sie Platz: Ohne Platz nimmt der Bot nichts mehr an.`

export const clockRight = (seconds: number): string => `weicht ${seconds} Sekunden ab.`
export const clockWrong = (seconds: number): string =>
  `Die Uhr des Rechners weicht ${seconds} Sekunden ab. Ab 300 Sekunden gelten keine Ausweise von Microsoft. Schalten Sie den Zeitabgleich ein (timedatectl set-ntp true).`
export const clockUnknown = (): string => 'Niemand war erreichbar, um die Zeit zu vergleichen.'

export const tokenGiven = (): string => 'Microsoft gibt dem Bot einen Ausweis.'
export const tokenRefused = (
  because: 'wrongSecret' | 'secretExpired' | 'unknownApp' | 'unknownTenant' | 'appDisabled' | 'certificateUnknown',
): string =>
  ({
    wrongSecret:
      'Microsoft weist das Geheimnis zurück: Es ist falsch. Tragen Sie in LOTSE_APP_PASSWORD den Wert ein, nicht die ID des Geheimnisses.',
    secretExpired:
      'Microsoft weist das Geheimnis zurück: Es ist abgelaufen. Legen Sie in Entra unter „Zertifikate & Geheimnisse“ ein neues an, und tragen Sie es in LOTSE_APP_PASSWORD ein.',
    unknownApp:
      'Microsoft kennt die Anwendung in diesem Mandanten nicht. Prüfen Sie LOTSE_APP_ID und LOTSE_TENANT_ID, und ob die Anwendung dort registriert ist.',
    unknownTenant: 'Microsoft kennt den Mandanten nicht. Berichtigen Sie LOTSE_TENANT_ID.',
    appDisabled: 'Die Anwendung ist in Entra gesperrt. Lassen Sie sie dort wieder freigeben.',
    certificateUnknown:
      'Microsoft kennt das Zertifikat nicht. Laden Sie seinen öffentlichen Teil in Entra unter „Zertifikate & Geheimnisse“ hoch.',
  })[because]
export const tokenRefusedOtherwise = (status: number): string =>
  `Microsoft gibt dem Bot keinen Ausweis (Antwort ${status}). Prüfen Sie die Registrierung in Entra.`
export const noIdentityHere = (): string =>
  'Auf diesem Rechner gibt es keine verwaltete Identität, nur auf Rechnern in Azure. Nehmen Sie LOTSE_APP_TYPE=SingleTenant.'

export const hostReached = (hosts: readonly string[]): string => `erreichbar: ${hosts.join(', ')}.`
/** Why another computer could not be spoken to. */
export type WayTrouble = 'unresolved' | 'unreachable' | 'untrusted' | 'proxy'
export const hostUnreached = (host: string, because: WayTrouble): string =>
  ({
    unresolved: `Der Name ${host} wird nicht gefunden. Prüfen Sie die Namensauflösung, oder nennen Sie den Proxy in HTTPS_PROXY.`,
    unreachable: `${host} antwortet nicht. Geben Sie die Adresse in der Firewall frei, oder nennen Sie den Proxy in HTTPS_PROXY.`,
    untrusted: `Dem Zertifikat von ${host} wird nicht vertraut. Bricht Ihr Netz die Verschlüsselung auf, nennen Sie seine Zertifizierungsstelle in NODE_EXTRA_CA_CERTS.`,
    proxy: `Der Proxy lässt ${host} nicht durch. Geben Sie die Adresse dort frei, oder berichtigen Sie HTTPS_PROXY.`,
  })[because]

export const portFree = (port: number): string => `Port ${port} ist frei.`
export const botListens = (port: number): string => `Auf Port ${port} läuft der Bot.`
export const portTaken = (port: number): string =>
  `Port ${port} belegt ein anderes Programm. Beenden Sie es, oder ändern Sie PORT.`
export const portRefused = (port: number): string =>
  `Port ${port} darf dieses Konto nicht öffnen. Nehmen Sie einen über 1023; nach außen spricht der Reverse Proxy.`
export const hostNotHere = (): string => 'Die Adresse in HOST gehört nicht zu diesem Rechner. Berichtigen Sie HOST.'

export const addressAnswers = (): string => 'antwortet mit gültigem Zertifikat.'
export const addressSilent = (because: WayTrouble): string =>
  ({
    unresolved:
      'Der Name in LOTSE_PUBLIC_URL wird von hier aus nicht gefunden. Prüfen Sie den Eintrag im öffentlichen DNS.',
    unreachable:
      'LOTSE_PUBLIC_URL antwortet von hier aus nicht. Prüfen Sie den Reverse Proxy; manche Netze lassen den Weg nur von außen zu.',
    untrusted:
      'Dem Zertifikat hinter LOTSE_PUBLIC_URL wird nicht vertraut. Teams verlangt eines einer öffentlichen Zertifizierungsstelle.',
    proxy: 'Der Proxy lässt LOTSE_PUBLIC_URL von hier aus nicht durch. Prüfen Sie die Adresse von außen.',
  })[because]

/** Of a server in the authority's own network: no proxy leads there. */
export const serverUnreached = (host: string, because: WayTrouble): string =>
  ({
    unresolved: `Der Name ${host} wird nicht gefunden. Berichtigen Sie ihn, oder prüfen Sie die Namensauflösung.`,
    unreachable: `${host} antwortet nicht. Prüfen Sie Rechner und Port, ob er läuft und ob eine Firewall dazwischen steht.`,
    untrusted: `Dem Zertifikat von ${host} wird nicht vertraut. Nennen Sie seine Zertifizierungsstelle in NODE_EXTRA_CA_CERTS.`,
    proxy: `${host} antwortet nicht. Prüfen Sie Rechner und Port, ob er läuft und ob eine Firewall dazwischen steht.`,
  })[because]

export const mailServerTakes = (): string => 'Der Mailserver nimmt die Anmeldung an.'
export const mailPasswordWrong = (): string =>
  'Der Mailserver weist Benutzer oder Kennwort zurück. Berichtigen Sie LOTSE_SMTP_URL; Sonderzeichen stehen dort in Prozentschreibweise.'
export const mailWithoutTls = (): string =>
  'Der Mailserver verschlüsselt nicht, ein Kennwort wird ihm nicht gesagt. Nehmen Sie smtps:// oder einen Port mit STARTTLS.'
export const mailRefused = (): string =>
  'Der Mailserver lehnt die Verbindung ab. Lassen Sie diesen Rechner dort als Absender zu.'

export const mailboxOpens = (): string => 'Das Postfach lässt sich öffnen.'
export const mailboxPasswordWrong = (): string =>
  'Das Postfach weist Benutzer oder Kennwort zurück. Berichtigen Sie LOTSE_IMAP_URL; Sonderzeichen stehen dort in Prozentschreibweise.'
export const mailboxRefused = (): string =>
  'Das Postfach lässt sich nicht öffnen. Prüfen Sie den Ordner in LOTSE_IMAP_URL, und ob der Server verschlüsselt.'
