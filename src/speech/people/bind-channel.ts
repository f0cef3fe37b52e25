/** Which chat or channel belongs to which body. */
import type { Reply } from '#src/speech/parts/reply.ts'

export const about = (): string => 'Zuordnung eines Kanals'
export const onlyInChannel = (): Reply => ({
  answer:
    'Einen Kanal ordnen Sie dort zu, wo er ist: Bitte schreiben Sie im Kanal oder Gruppenchat des Gremiums „@Gremienlotse /kanal“ und das Gremium, zum Beispiel „/kanal KoK Kassel“.',
})
export const deniedOrAsked = (said: string): Reply => ({
  answer: `„${said}“ ändert die Zuordnung nicht. Es wurde nichts geändert.`,
  notes: ['Zuordnen: „/kanal“ und das Gremium. Ansehen: „/kanal“. Beenden: „/kanal lösen“.'],
})
export const boundToNothing = (): Reply => ({ answer: 'Dieser Chat ist keinem Gremium zugeordnet.' })
export const boundCommittee = (body: string | undefined): Reply =>
  body === undefined
    ? { ...boundToNothing(), notes: ['Zuordnen: „/kanal“ und das Gremium, zum Beispiel „/kanal KoK Kassel“.'] }
    : {
        answer: `Dieser Chat gehört zu: ${body}.`,
        actions: [{ label: 'Zuordnung lösen', does: { say: '/kanal lösen' } }],
      }
/** The chat belongs to a body of an agreement that somebody else administers. */
export const ofOthers = (before: string): Reply => ({
  answer: `Dieser Chat gehört zu „${before}“. Das kann nur eine Verwaltung dieser Vereinbarung ändern.`,
  notes: ['Es wurde nichts geändert. Bitte wenden Sie sich an sie, oder nutzen Sie einen anderen Chat.'],
})
export const undone = (): string => 'Es wurde nichts geändert.'
export const readBack = (body: string, before: string | undefined, isElsewhere: boolean) => ({
  question: `Soll dieser Chat künftig zu „${body}“ gehören?`,
  statements: [],
  notes: [
    'Erinnerungen an das ganze Gremium stehen dann hier. Mitglieder, die mir noch nie geschrieben haben, erhalten Nachrichten in diesem Chat.',
    'Alle im Chat lesen mit. Fragen ohne Region beziehen sich hier auf dieses Gremium.',
    ...(before === undefined ? [] : [`Bisher gehört der Chat zu: ${before}. Das endet damit.`]),
    ...(isElsewhere ? ['Das Gremium hat schon einen anderen Chat. Diese Zuordnung endet damit.'] : []),
  ],
  confirm: 'Ja, zuordnen',
})
/** @param before the body it belonged to until now */
export const bound = (body: string, region: string, before: string | undefined): Reply => ({
  answer: `Zugeordnet: Dieser Chat gehört zu „${body}“.`,
  ...(before !== undefined && { notes: [`Beendet: die Zuordnung zu „${before}“.`] }),
  actions: [
    { label: 'Mitglieder aufnehmen', does: { say: `/import ${region} Mitglieder`.replace('  ', ' ') } },
    { label: 'Zuordnung lösen', does: { say: '/kanal lösen' } },
  ],
})
export const released = (body: string): Reply => ({
  answer: `Gelöst: Dieser Chat gehört nicht mehr zu „${body}“.`,
})
/** In front of what is for one person and is read by all. */
export const addressed = (name: string, answer: string): string => `Für ${name}: ${answer}`
