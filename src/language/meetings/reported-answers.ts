/** What somebody else answered, as it is passed on: "Frau Nickel hat telefonisch zugesagt", "kommt unter Vorbehalt". */
import { clean, fold } from '#src/language/words/normalise.ts'
import type { Answer } from '#src/meetings/invitation.ts'

/** In this order: "sagt ab und schickt Jana Ernst" names who comes. */
const SAID: readonly (readonly [RegExp, Answer])[] = [
  [/\b(?:vertretung|vertreten|vertritt|schickt|schicken)\b/, 'represented'],
  [/\b(?:vorbehalt|vorbehaltlich|vielleicht|eventuell)\b/, 'tentative'],
  [
    /\b(?:abgesagt|absage|l(?:ae|a)sst (?:\S+ ){0,4}absagen|sag(?:t|te|en|ten) (?:\S+ ){0,3}ab|komm(?:t|en) (?:\S+ ){0,2}nicht|kann (?:\S+ ){0,2}nicht|nimmt (?:\S+ ){0,2}nicht teil|verhindert)\b/,
    'declined',
  ],
  [
    /\b(?:zugesagt|zusage|l(?:ae|a)sst (?:\S+ ){0,4}zusagen|sag(?:t|te|en|ten) (?:\S+ ){0,3}zu|komm(?:t|en)|nimmt (?:\S+ ){0,3}teil|dabei)\b/,
    'accepted',
  ],
]
const DENIED = /\b(?:nicht|noch nicht|nie) (?:\S+ )?(?:zugesagt|abgesagt)\b/

/** @returns undefined where none is said, or it is denied: "hat nicht zugesagt" is no answer */
export function readReportedAnswer(text: string): Answer | undefined {
  const folded = fold(clean(text))
  return DENIED.test(folded) ? undefined : SAID.find(([pattern]) => pattern.test(folded))?.[1]
}
