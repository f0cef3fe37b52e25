/** What the bot can do, as buttons and in words. */
import type { UnusableFile } from '#src/agreements/lookup.ts'
import * as plain from '#src/speech/plain/talk.ts'
import { type CommandOffer, commandButton, unavailableNotes } from './conversation.ts'
import type { Reply } from './reply.ts'

/** @param offered what makes sense here and for this person */
export function help(
  offered: readonly CommandOffer[],
  regions: readonly string[],
  unavailable: readonly UnusableFile[],
): Reply {
  return {
    answer:
      'Ich kenne die Kooperationsvereinbarungen und die Termine ihrer Gremien. Wählen Sie, oder schreiben Sie zum Beispiel „/kok MKK“.',
    choices: offered.map(commandButton),
    notes: [
      `Regionen: ${regions.join(', ')}.`,
      'Jede Angabe nennt ihre Grundlage: Vereinbarung mit Ziffer, eingetragener Termin, Berechnung, Voreinstellung oder Rechtshinweis.',
      ...unavailableNotes(unavailable),
    ],
    plain: plain.help(regions, unavailableNotes(unavailable)),
  }
}
