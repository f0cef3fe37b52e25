/**
 * Whether words can be a place, and whether a text says that it speaks of one. What is not certainly a place is asked
 * for: a lost half-sentence must not stand on an invitation.
 */
import { isFiller, isMereTalk } from '#src/language/reading/mere-talk.ts'
import { clean, fold, readable } from '#src/language/words/normalise.ts'
import { readItemKind } from './agenda-words.ts'

/** Answers, courtesies and words of time: recorded as a place they would be a lost sentence. */
const NO_PLACE = new Set(
  'nicht nein ja hm na urlaub krankenstand anschluss rahmen moment prinzip grunde doch egal danke ok okay so bitte gegen ungefaehr etwa spaeter frueher selben gleichen vergiss es was wann wer wie wo warum wieso weshalb welche welcher welches montags dienstags mittwochs donnerstags freitags samstags sonntags vormittags nachmittags abends morgens mittags hinten vorn vorne spaetestens fruehestens eventuell vielleicht vermutlich wahrscheinlich irgendwo irgendwann mo di mi do fr sa'.split(
    ' ',
  ),
)
/** "10-12 Kreishaus", "9.30 Gelnhausen", "2028": a time or a year that was not read as one. */
const LEADING_NUMBER = /^(?:ab )?\d{1,2}(?:[.:]\d{2})?(?: ?[-–] ?\d{1,2}(?:[.:]\d{2})?)?(?= |$)|^(?:19|20)\d\d$/u

/** "Sitzung planen KoK Kassel 3.9.", "die KoK verschieben": what is to be done with a session. */
const ORDER =
  /^(?:(?:bitte|die|den|das|eine[nr]?|neue[nr]?) )*(?:sitzung|termin|konferenz|treffen|kok)\s(?:[^,;]{0,60}\s)?(?:planen|anlegen|eintragen|verschieben|verlegen|absagen|streichen|einladen)(?![\p{L}])/iu

/** An order about a meeting is no place, whatever place it names. */
export const ordersMeeting = (text: string): boolean => ORDER.test(readable(text))

/** "bei der Sitzung", "zum Termin": no place, but the session itself. */
const SESSION =
  /^(?:(?:der|die|das|dem|den|zur|zum|einer|nächsten?|sitzung|termin|konferenz|treffen|kok|besprechung) ?)+$/iu

/** More words than this, with a verb among them, are a sentence. */
const LONGEST_PLACE = 7

/** Certainly no place: a question, an answer, or a time that nobody could read. */
export function isNoPlace(text: string): boolean {
  const said = readable(text)
  if (/\?(?=\s|$)/u.test(said) || LEADING_NUMBER.test(said)) return true
  const words = fold(said).match(/[a-z0-9]+/g) ?? []
  // "das wird nämlich renoviert, wir gehn in die Stadthalle": a sentence that tells of a place is none.
  if (words.length > LONGEST_PLACE && IN_SENTENCE.test(said)) return true
  if (readItemKind(said) !== undefined) return true
  if (SESSION.test(said) || isFiller(said)) return true
  // "gut, rein damit": small words name nothing, unless they are written like a name.
  if (isMereTalk(said) && !isBuilding(said) && !words.some(isOnlineWord) && !/\p{Lu}/u.test(said.slice(1))) return true
  if (words.length === 0 || NO_PLACE.has(words[0] ?? '')) return true
  return NEGATED.test(said) && !isBuilding(said)
}

/** "Rathaus", "Sitzungssaal", "Zimmer 12": words for places. */
const BUILDING =
  /(?:haus|hof|saal|raum|zimmer|amt|zentrum|schule|halle|platz|stra(?:ß|ss)e|str\.|geb(?:ä|ae)ude|turm|etage|stock|forum|heim|kirche|verwaltung)(?![\p{L}])/iu

/** Is this word one for a place? */
export const isBuilding = (word: string): boolean => BUILDING.test(word)

/** "Ort: Rathaus", "im Kreishaus", "in Raum 3", "Hanau Rathaus", "online": says that it speaks of the place. */
export const namesPlace = (text: string): boolean =>
  isBuilding(readable(text)) ||
  /^(?:ort|raum|saal|online$|per (?:video|teams)|im|in|ins|bei|treffpunkt|link|https?:)(?=[ :.\d]|$)/iu.test(
    readable(text),
  )

const NEGATED = /(?<![\p{L}])(?:nicht|nichts|nie|niemals|kein(?:e|en|em|er|s)?|keinesfalls|außer|ausser)(?![\p{L}])/iu
/** Words of a sentence, not of an address. */
const IN_SENTENCE =
  /(?<![\p{L}])(?:ich|wir|mir|uns|alle|allen|jeder|jeden|ist|sind|hat|haben|habe|kann|können|koennen|soll|sollen|muss|müssen|muessen|wird|werden|weil|dass|falls|sonst|lieber|sondern|statt|anstatt|glaube|denke|meine)(?![\p{L}])/iu
/** "Frau Müller", "Viele Grüße", "Grund: krank" */
const NAMES_ELSE =
  /^(?:frau|herrn?|dr\.?|prof\.?|danke|vielen|viele|liebe|lieber|liebes|mit freundlichen|gr(?:ü|ue)(?:ß|ss)e|gru(?:ß|ss)|lg|mfg|gast|g(?:ä|ae)ste|alle|(?!(?:ort|raum|saal|link|treffpunkt|adresse|anschrift|https?):)\p{L}+:)(?![\p{L}])/iu

/** Is a text that was said in passing certainly a place? It names one, or begins like a name. */
export function isSurelyPlace(text: string): boolean {
  const said = readable(text)
  if (isNoPlace(said) || NEGATED.test(said) || IN_SENTENCE.test(said) || NAMES_ELSE.test(said)) return false
  return namesPlace(said) || /^[\p{Lu}\d]/u.test(said)
}

/** What is asked for besides: "… und sag allen Bescheid". Small letters only: "Lade" and "Plan" may be names. */
const WISH =
  /(?:^|[\s,;.]+(?:und|sowie|dann|bitte|auch|außerdem|danach)?(?:\s+(?:dann|bitte|auch|gleich))*\s*(?<=[\s,;.]))(?:sag|sage|sagt|lad|lade|laden|ladet|informier|informiere|informieren|schick|schicke|schicken|versende|versenden|verschick|verschicke|benachrichtige|benachrichtigen|erinner|erinnere|erinnern|trag|trage|tragt|mach|mache|machen|gib|gebt|teil|teile|setz|setze|setzen|leg|lege|nimm|verschieb|verschiebe|verleg|verlege|plan|plane|planen|streich|streiche|ruf|rufe|frag|frage|bestell|bestelle|reservier|reserviere|buch|buche|sende|sendet)(?=[\s,.]|$).*$/u
/** The other half of a verb: "trag … ein". */
const PARTICLE = /(?:^|\s)(?:ein|fest|vor)[.!]?$/u
const HEDGE =
  '(?:hab(?:e)? ich (?:doch |ja )?(?:schon )?gesagt|wie gesagt|glaube? ich|denke? ich|meine ich|nehme ich an|vermutlich|wahrscheinlich|vielleicht|eventuell|evtl\\.?|hoffentlich|oder so|wenn(?: es)? (?:geht|möglich(?: ist)?)|falls (?:es )?möglich|spätestens|frühestens|auf keinen fall|auf jeden fall)'
const HEDGE_LAST = new RegExp(`(?:^|[\\s,;]+)${HEDGE}[.!]?$`, 'iu')
const HEDGE_FIRST = new RegExp(`^${HEDGE}(?=[\\s,;]|$)[\\s,;]*`, 'iu')
/** "ohne Gäste", "mit Anna Müller als Gast": about who comes. */
const GUESTS = /(?:^|[\s,;]+)(?:ohne|mit)(?: weitere[nr]?)? (?:gäste|gaeste|gästen|gaesten|gast)(?![\p{L}]).*$/iu
/** "statt Kreishaus das Rathaus", "das Rathaus statt Kreishaus" */
const INSTEAD_FIRST =
  /^(?:an)?statt\s+.{1,80}?\s(?:nun |jetzt |lieber )?(?:das|die|der|den|im|in das|in die|in der|ins|lieber|nun|jetzt|künftig)\s+(?<place>.+)$/iu
const INSTEAD_LAST = /^(?:das |die |der |den |im |ins )?(?<place>.{1,200}?),?\s+(?:an)?statt\s+.+$/iu

export interface PlaceWords {
  readonly place: string
  /** What was said besides, so that it is not lost. */
  readonly rest: string
}

/** The place without what was said beside it: another wish, a hedge, the end of a verb. */
export function placeWithin(text: string): PlaceWords {
  const said = readable(text)
  const cut = [WISH, GUESTS].flatMap((found) => found.exec(said)?.index ?? []).sort((one, other) => one - other)[0]
  const rest = cut === undefined ? '' : said.slice(cut).replace(/^[\s,;.]+/u, '')
  let place = (cut === undefined ? said : said.slice(0, cut)).trim()
  for (let before = ''; before !== place; ) {
    before = place
    place = place.replace(HEDGE_FIRST, '').replace(HEDGE_LAST, '').replace(PARTICLE, '').trim()
  }
  return { place: insteadOf(place), rest }
}

function insteadOf(place: string): string {
  return INSTEAD_FIRST.exec(place)?.groups?.place ?? INSTEAD_LAST.exec(place)?.groups?.place ?? place
}

/** "Ort streichen", "den Ort offen lassen": there is to be none. */
export const isPlaceTaken = (text: string): boolean =>
  /^(?:(?:den|der|bitte|ort|raum) )*(?:wieder )?(?:streichen|löschen|loeschen|entfernen|leeren|weglassen|herausnehmen|offen ?lassen|raus)[.!]?$/iu.test(
    readable(text),
  )

/** "online", "Teams", "Videokonferenz" */
export const isOnlineWord = (word: string): boolean => /^(?:online|teams|video)/iu.test(word)

/** Words between what was said of body, day and time; of "eine KoK im Kreishaus" the article is left over. */
const FILLERS =
  /^(?:[\s,;.]|eine?[nrms]?(?=\s+(?:im|in|ins|bei|am|an|um|auf|online)(?=\s|$))|(?:und|die|das|der|den|bitte|dann|sondern|lieber|besser|stattdessen|aber|doch|eintragen|anlegen|einplanen|ansetzen)(?=[\s,;.]|$))+/iu
const LEADING =
  /^(?:[\s,;.]|(?:na|hm|ach|also|dann|(?:der ort )?ist dann(?: (?:der|die|das))?|(?:ist|wird|bleibt)(?: (?:wieder|jetzt|nun|diesmal|doch))?(?: (?:der|die|das))?|im|in|ins|in der|in dem|bei(?! (?:der|dem|den))|auf(?= (?:den |die |das )?(?:raum|saal|zi|zimmer)(?![\p{L}]))|an|am|ort|raum:|datum|uhrzeit|zeit)(?=[\s:]|$)\s*:?)+/iu
const TRAILING = /(?:[\s,;]|(?<=^|[\s,;])bitte[.!]?)+$/iu

/** Without the words that join it to what was said before: "und bitte im Kreishaus". */
export const withoutPlaceFillers = (cleaned: string): string => cleaned.replace(FILLERS, '')

/** Without the words that only lead to a place: "im Kreishaus" is the Kreishaus. */
export const placeWords = (text: string): string => clean(text.replace(LEADING, '').replace(TRAILING, ''))

/** Words that say how something changes, not to what. */
const CHANGING =
  /(?:^|\s)(?:auf|verlegen|verschieben|verlegt|verschoben|bitte|jetzt|neu|werden|wird|soll)(?=[\s,.;]|$)/giu
const LED_PLACE =
  /(?:^|[\s,;])(?:(?:anderer|anderen|andern|neuer|neuen) (?:raum|saal|ort)[:,]?|(?:neuer )?ort(?::| ist| wird| wäre)?(?: (?:das|der|die|im))?|in der|in die|in das|in den|im|ins|in|nach|bei)\s+(?=\S)/iu

/** "bitte online": is nothing else said of the new place? */
export const isOnlineOnly = (cleaned: string): boolean => /^online[.!]?$/iu.test(cleaned.replace(CHANGING, '').trim())

/** Where a sentence leads to a new place: "…, ins Rathaus", "Ort: Kreishaus". @returns what stands in front, and behind */
export function readLedPlace(cleaned: string): { readonly front: string; readonly said: string } | undefined {
  const led = LED_PLACE.exec(cleaned)
  if (!led) return undefined
  const said = cleaned.slice(led.index + led[0].length)
  return { front: cleaned.slice(0, led.index).trim(), said: said.replace(CHANGING, '').trim() }
}

const CALLED =
  /(?:^|[\s,;.])(?:neuer )?ort(?: ist| wird| wäre|:)(?: (?:dann|jetzt|nun|wieder|doch|auch|diesmal))*(?: (?:das|der|die|im))?\s+(?=\S)/iu

/** What stands in front of "Ort: …"; undefined: nothing is called a place. */
export function beforeCalledPlace(cleaned: string): string | undefined {
  const called = CALLED.exec(cleaned)
  return called ? cleaned.slice(0, called.index) : undefined
}

/** "Na gut, bleibt so. Ort ist das Forum" @returns undefined unless a text calls something its place, and that is one */
export function readCalledPlace(cleaned: string): string | undefined {
  const called = CALLED.exec(cleaned)
  const place = called ? placeWords(cleaned.slice(called.index + called[0].length)) : ''
  return place !== '' && isSurelyPlace(place) ? place : undefined
}
