/** What `npm run backup` and `npm run restore` print. */

export const usage = (): string => 'Aufruf: npm run restore -- SICHERUNG [--force]'
export const needsForce = (): string =>
  'Die Datenbank ist PostgreSQL, und ihr Inhalt wird ersetzt. Beenden Sie den Bot und rufen Sie den Befehl mit --force auf.'
export const restored = (location: string, rows: { readonly meeting: number; readonly audit: number }): string =>
  `Wiederhergestellt: ${location} (Sitzungen: ${rows.meeting}, Protokollzeilen: ${rows.audit})`
export const deletedAgain = (people: number): string => `Löschungen seit der Sicherung wiederholt: ${people}`
export const unknownDeletions = (): string =>
  'Die bisherige Datenbank ist nicht lesbar. Löschungen seit der Sicherung müssen von Hand wiederholt werden.'
export const notRestored = (because: string): string => `Nicht wiederhergestellt: ${because}`
export const backupRefused = (because: 'beforeFirstRelease' | 'newerProgram' | 'brokenSteps'): string =>
  ({
    beforeFirstRelease:
      'Die Sicherung ist älter als Fassung 0.2.0 und wird nicht umgestellt. Lesbar ist sie nur mit dem Programm, das sie geschrieben hat.',
    newerProgram: 'Die Sicherung hat ein neueres Programm geschrieben. Installieren Sie zuerst dieses.',
    brokenSteps: 'Die Sicherung ist beschädigt oder stammt nicht von diesem Programm. Nehmen Sie eine andere.',
  })[because]

export const backupUsage = (): string => 'Aufruf: npm run backup -- ZIELDATEI'
export const backedUp = (file: string, rows?: Readonly<Record<string, number>>): string =>
  rows
    ? `Gesichert: ${file} (${Object.entries(rows)
        .map(([table, n]) => `${table}: ${n}`)
        .join(', ')})`
    : `Gesichert: ${file}`
export const notBackedUp = (because: string): string => `Nicht gesichert: ${because}`
export const backupFault = (
  because: 'exists' | 'noSource' | 'wouldReplace' | 'damaged' | 'noTool',
  what: string,
): string =>
  ({
    exists: `${what} gibt es schon und wird nicht überschrieben. Nennen Sie eine andere Datei.`,
    noSource: `${what} gibt es nicht. Berichtigen Sie den Pfad.`,
    wouldReplace: `${what} gibt es schon. Mit --force wird sie ersetzt und bleibt als „.before-restore“ daneben.`,
    damaged: `${what} ist beschädigt oder keine Sicherung. Nehmen Sie eine andere.`,
    noTool: `${what} fehlt. Installieren Sie das Paket postgresql-client.`,
  })[because]
