/** Whether words can be a place, and whether a text says that it speaks of one. */
import { fold, readable } from './normalise.ts'

/** Answers, courtesies and words of time: recorded as a place they would be a lost sentence. */
const NO_PLACE = new Set(
  'nicht nein ja doch egal danke ok okay so bitte gegen ungefaehr etwa spaeter frueher selben gleichen vergiss es was wann wer wie wo warum wieso weshalb welche welcher welches montags dienstags mittwochs donnerstags freitags samstags sonntags vormittags nachmittags abends morgens mittags'.split(
    ' ',
  ),
)
/** "10-12 Kreishaus", "9.30 Gelnhausen", "2028": a time or a year that was not read as one. */
const LEADING_NUMBER = /^(?:ab )?\d{1,2}(?:[.:]\d{2})?(?: ?[-–] ?\d{1,2}(?:[.:]\d{2})?)?(?= |$)|^(?:19|20)\d\d$/u

/** Certainly no place: a question, an answer, or a time that nobody could read. */
export function isNoPlace(text: string): boolean {
  const said = readable(text)
  if (said.endsWith('?') || LEADING_NUMBER.test(said)) return true
  const words = fold(said).match(/[a-z0-9]+/g) ?? []
  return words.length === 0 || NO_PLACE.has(words[0] ?? '')
}

/** "Rathaus", "Sitzungssaal", "Zimmer 12": words for places. */
const BUILDING =
  /(?:haus|hof|saal|raum|zimmer|amt|zentrum|schule|halle|platz|stra(?:ß|ss)e|str\.|geb(?:ä|ae)ude|turm|etage|stock|heim|kirche|verwaltung)(?![\p{L}])/iu

/** Is this word one for a place? */
export const isBuilding = (word: string): boolean => BUILDING.test(word)

/** "Ort: Rathaus", "im Kreishaus", "in Raum 3", "Hanau Rathaus", "online": says that it speaks of the place. */
export const namesPlace = (text: string): boolean =>
  isBuilding(readable(text)) ||
  /^(?:ort|raum|saal|online$|per (?:video|teams)|im|in|ins|bei|treffpunkt|link|https?:)(?=[ :.\d]|$)/iu.test(
    readable(text),
  )
