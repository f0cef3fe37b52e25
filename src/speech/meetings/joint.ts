/** Sessions held together with somebody outside the agreement. */
export const label = (): string => 'Gemeinsam mit'
export const consentLabel = (): string => 'Einverständnis'
export const ask = (): string => 'Mit wem soll die Sitzung gemeinsam sein?'
export const askConsent = (name: string, clause: string): string =>
  `Sind alle Beteiligten mit der gemeinsamen Sitzung mit ${name} einverstanden? ${clause} verlangt es. Wer dazu zählt, sagt der Text nicht.`
export const notFor = (body: string): string =>
  `Für ${body} ist eine solche gemeinsame Sitzung nicht geregelt. Ohne sie:`
export const alone = (): string => 'niemandem'
export const withNobodyKnown = (said: string): string =>
  `„${said}“: Eine solche gemeinsame Sitzung sieht keine Vereinbarung vor. Ich plane ohne sie weiter:`
export const recordedAlone = (): string =>
  'Die Sitzung ist nicht als gemeinsame Sitzung eingetragen. Eine Einladung ändert das nicht. Ohne sie:'
export const notSearched = (): string =>
  'Für eine gemeinsame Sitzung gibt es keine Terminfindung: Gefragt wird nur das Gremium. Ohne sie:'
export const noConsent = (): string =>
  'Ohne Einverständnis aller Beteiligten wird keine gemeinsame Sitzung eingetragen. Ohne sie:'
export const confirmed = (name: string): string =>
  `Sie bestätigen, dass alle Beteiligten mit der gemeinsamen Sitzung mit ${name} einverstanden sind. Das wird mit eingetragen.`
