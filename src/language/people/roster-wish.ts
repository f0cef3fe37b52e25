/** "Mitglieder": the wish to take the members of a chat or channel, and what else is said with it. */
import { clean, fold } from '#src/language/words/normalise.ts'

const MEMBERS = /^(?:mitglieder|roster|teilnehmerliste|teammitglieder|kanalmitglieder)$/
const FILLERS = new Set(
  'alle die der des dieser dieses diesem hier aus vom von im in bitte chats chat kanals kanal gruppe team teams gruppenchats gruppenchat aufnehmen einlesen lesen uebernehmen fuer zu als personen'.split(
    ' ',
  ),
)

/** What a button says for it. */
export const rosterWord = 'mitglieder'

export interface RosterWish {
  /** Words that may leave somebody out or take somebody in: "außer Uwe". */
  readonly beside: string
}

/** @param text what is said without names of regions. @returns undefined if it does not speak of members */
export function readRosterWish(text: string): RosterWish | undefined {
  const words = clean(text)
    .split(/[\s,;:.!?()]+/u)
    .filter((word) => word !== '')
  if (!words.some((word) => MEMBERS.test(fold(word)))) return undefined
  return { beside: words.filter((word) => !MEMBERS.test(fold(word)) && !FILLERS.has(fold(word))).join(' ') }
}
