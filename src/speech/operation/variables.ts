/** The settings in words: what a fault of one says. It never shows a value, which may be a secret. */

/** What each variable means, its form, and an example: the text of a fault. */
export const VARIABLES = {
  LOTSE_MODE: ['Betriebsart', '„production“ oder „demo“', 'production'],
  LOTSE_APP_ID: ['Anwendungs-ID der Bot-Registrierung', 'GUID', '11111111-2222-4333-8444-555555555555'],
  LOTSE_APP_TYPE: ['Art der Bot-Registrierung', '„SingleTenant“ oder „UserAssignedMSI“', 'SingleTenant'],
  LOTSE_APP_PASSWORD: [
    'Geheimnis der Bot-Registrierung',
    'nur bei SingleTenant; dort dieses, LOTSE_APP_PASSWORD_FILE oder LOTSE_APP_CERTIFICATE',
    '(der Wert aus Entra)',
  ],
  LOTSE_APP_PASSWORD_FILE: [
    'Datei mit dem Geheimnis der Bot-Registrierung',
    'Pfad einer lesbaren Datei, die nichts anderes enthält; statt LOTSE_APP_PASSWORD',
    '/run/credentials/gremienlotse.service/app-password',
  ],
  LOTSE_APP_CERTIFICATE: [
    'Datei mit dem Zertifikat der Bot-Registrierung',
    'Pfad einer lesbaren PEM-Datei mit privatem Schlüssel und zugehörigem Zertifikat, ohne Kennwort; statt eines Geheimnisses',
    '/etc/gremienlotse/bot.pem',
  ],
  LOTSE_TENANT_ID: ['Mandant (Tenant) der eigenen Organisation', 'GUID', '66666666-7777-4888-9999-000000000000'],
  LOTSE_ALLOWED_TENANTS: [
    'weitere Mandanten, deren Mitglieder den Bot ansprechen dürfen',
    'GUIDs, durch Komma getrennt',
    '66666666-7777-4888-9999-000000000000',
  ],
  LOTSE_SERVICE_HOSTS: [
    'weitere Adressen des Bot-Dienstes, nur für abgeschottete Clouds',
    'genaue Rechnernamen ohne https://, durch Komma getrennt',
    'smba.infra.gcc.teams.microsoft.com',
  ],
  LOTSE_PUBLIC_URL: [
    'Adresse, unter der signierte Links erreichbar sind',
    'https-Adresse (in der Demo auch http)',
    'https://lotse.example.de',
  ],
  LOTSE_SMTP_URL: ['Mailserver', 'smtp:// oder smtps://', 'smtps://mail.example.de:465'],
  LOTSE_IMAP_URL: [
    'Postfach des Absenders, in dem Antworten gelesen werden',
    'imaps:// oder imap:// mit Benutzer und Kennwort',
    'imaps://lotse%40example.de:KENNWORT@mail.example.de',
  ],
  LOTSE_IMAP_DAYS: ['Tage, nach denen gelesene E-Mails gelöscht werden', 'ganze Zahl von 0 bis 90', '7'],
  LOTSE_SOFFICE: ['Programm für PDF-Dateien', 'Pfad von soffice (LibreOffice)', '/usr/bin/soffice'],
  LOTSE_PRIVACY: ['Verantwortliche und Kontakt zum Datenschutz', 'Text bis 600 Zeichen', 'Landkreis …, datenschutz@…'],
  LOTSE_MAIL_FROM: ['Absender der E-Mails', 'E-Mail-Adresse', 'lotse@example.de'],
  PORT: ['Port des Bots', 'ganze Zahl von 1 bis 65535', '3978'],
  HOST: ['Adresse, auf der der Bot lauscht', 'IP-Adresse oder Name; in der Demo nur 127.0.0.1', '127.0.0.1'],
  LOTSE_DB: ['Datenbank', 'Dateipfad oder postgres://…', 'var/lotse.db'],
  LOTSE_AGREEMENTS: ['Ordner der Vereinbarungen', 'Ordnerpfad', 'data/agreements'],
  LOTSE_CLOCK: [
    'Uhrzeit, bei der die Uhr des Bots beginnt',
    'Datum und Uhrzeit, nur in der Demo und in Tests',
    '2027-03-01T09:00',
  ],
  LOTSE_ADMINS: [
    'Entra-Objekt-IDs der Verwaltung',
    'GUIDs, durch Komma getrennt; für jemanden aus einer anderen Organisation Mandant/Objekt-ID',
    '12345678-1234-4234-8234-123456789012',
  ],
  LOTSE_METRICS: [
    'Adresse, unter der Messwerte für Prometheus gelesen werden',
    'Adresse und Port; wer sie erreicht, darf sie lesen',
    '127.0.0.1:9464',
  ],
  LOG_LEVEL: ['Ausführlichkeit des Protokolls', 'trace, debug, info, warn, error, fatal oder silent', 'info'],
} as const
/** The name of a variable that the program reads. */
export type ConfigName = keyof typeof VARIABLES

export function settingFault(name: ConfigName, isGiven: boolean): string {
  const [means, form, example] = VARIABLES[name]
  return `${name} ${isGiven ? 'ist nicht zulässig' : 'fehlt'}: ${means}. Form: ${form}. Beispiel: ${example}`
}
export const proxyFault = (name: string): string =>
  `${name} ist nicht zulässig: Proxy, über den das Netz verlassen wird. Form: http:// oder https:// mit Rechner und Port. Beispiel: http://proxy.example.de:3128`
export const dangerousSetting = (name: string): string =>
  `${name} darf nicht gesetzt sein: Damit würde der Bot fremden Schlüsseln oder Adressen vertrauen.`
