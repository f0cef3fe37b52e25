/** The first steps after the bot was installed. */
import { list } from '#src/speech/parts/format.ts'
import type { Reply } from '#src/speech/parts/reply.ts'

export const about = (): string => 'Einrichtung'
export const askRegion = (): string => 'Mit welcher Vereinbarung beginnen wir?'
export const askOffice = (): string => 'Wer sind Sie darin? Bitte wählen Sie Ihre eigene Funktion aus der Liste.'
export const readBack = (offices: readonly string[]): string =>
  `Sie erhalten ab heute: ${list(offices)}. Soll ich das eintragen?`
export const whatFollows = (): string => 'Danach folgen die Personen und die Kanäle der Gremien.'
export const confirm = (): string => 'Ja, eintragen'

export const setUp = (
  region: string,
  offices: readonly string[],
  vacant: number,
  channels: number,
  unavailable: readonly string[],
  ends: readonly string[],
): Reply => ({
  answer: `Eingetragen für ${region}: ${list(offices)}.`,
  notes: [
    ...ends,
    `1. Personen: ${vacant === 0 ? 'Alle Stellen sind besetzt.' : `${vacant === 1 ? '1 Stelle ist' : `${vacant} Stellen sind`} noch nicht besetzt. Nehmen Sie die Personen aus einer Liste auf, oder im Kanal des Gremiums aus dessen Mitgliedern.`}`,
    `2. Kanäle: ${channels === 0 ? 'Kein Kanal ist zugeordnet.' : channels === 1 ? 'Ein Kanal ist zugeordnet.' : `${channels} Kanäle sind zugeordnet.`} Schreiben Sie im Kanal „@Gremienlotse /kanal“ und das Gremium.`,
    '3. Weitere Vereinbarungen: Richten Sie jede so ein.',
    ...(unavailable.length > 0 ? [`Nicht lesbar und deshalb nicht verfügbar: ${list(unavailable)}.`] : []),
  ],
  actions: [
    { label: 'Personen aufnehmen', does: { say: `/import ${region}` } },
    { label: 'Weitere Vereinbarung', does: { say: '/einrichten' } },
    { label: 'Verwaltung', does: { say: `/verwaltung ${region}` } },
  ],
})
