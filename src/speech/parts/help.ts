/** What the bot can do, as buttons and in words. */
import type { UnusableFile } from '#src/agreements/lookup.ts'
import * as plain from '#src/speech/plain/talk.ts'
import { commandButton, type OfferList, unavailableNotes } from './conversation.ts'
import { list } from './format.ts'
import type { PlainWords, Reply, Statement } from './reply.ts'

/** More buttons than these stand behind one more; some of them are for what is asked most. */
const BUTTONS = 9
const LOOKED_UP = 3
/** More regions than these nobody looks through. */
const REGIONS = 6

/** Vorab: what somebody has to do, above what they can do. */
export interface AnswerHead {
  readonly answer: string
  readonly statements: readonly Statement[]
  readonly plain: PlainWords
}

/**
 * @param head absent where nothing is this person's own, or others listen
 * @param offered what makes sense here, now and for this person
 * @param example a command as it may be written
 * @param regions those this person has to do with; where there are none, all
 */
export function help(
  head: AnswerHead | undefined,
  offered: OfferList,
  example: string,
  regions: readonly string[],
  unavailable: readonly UnusableFile[],
): Reply {
  const { now, always } = offered
  const most = now.slice(0, BUTTONS - Math.min(LOOKED_UP, always.length))
  const looked = always.slice(0, BUTTONS - most.length)
  const further = [...now.slice(most.length), ...always.slice(looked.length)]
  return {
    answer: head?.answer ?? `${INTRODUCTION} Wählen Sie, oder schreiben Sie zum Beispiel „${example}“.`,
    ...(head && head.statements.length > 0 && { statements: head.statements }),
    notes: [
      ...(regions.length > 0 ? [regionsNote(regions)] : []),
      ...(head
        ? []
        : [
            'Jede Angabe nennt ihre Grundlage: Vereinbarung mit Ziffer, eingetragener Termin, Berechnung, Voreinstellung oder Rechtshinweis.',
          ]),
      ...unavailableNotes(unavailable),
    ],
    choices: [...most, ...looked].map(commandButton),
    ...(further.length > 0 && { furtherChoices: further.map(commandButton) }),
    plain: plain.help(head?.plain, regionsNamed(regions), unavailableNotes(unavailable)),
  }
}

const INTRODUCTION = 'Ich kenne die Kooperationsvereinbarungen und die Termine ihrer Gremien.'

const regionsNote = (regions: readonly string[]): string =>
  `${regions.length === 1 ? 'Region' : 'Regionen'}: ${list(regionsNamed(regions))}.`

function regionsNamed(regions: readonly string[]): readonly string[] {
  const more = regions.length - REGIONS
  return more > 0 ? [...regions.slice(0, REGIONS), `${more} weitere`] : regions
}
