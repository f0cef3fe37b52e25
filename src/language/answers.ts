/** Short answers to a question of the bot: yes, no, later, and corrections. */
import { isBuilding } from './meetings/places.ts'
import { isMereTalk } from './reading/mere-talk.ts'
import { splitReason } from './reasons.ts'
import { clean, fold, READ_LENGTH, readable } from './words/normalise.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const YES = words(
  'ja jo jawohl jawoll jup jop jep jupp yes ok okay oki okey einverstanden klar gern gerne natuerlich selbstverstaendlich freilich',
)
/** Agree by themselves, and the opposite with "nicht". */
const ASSENT = words(
  'passt passts stimmt stimmts richtig korrekt genau gut perfekt prima super sicher bestaetigt bestaetige bestaetigen eintragen speichern anlegen senden absenden abschicken',
)
const NO = words('nein noe ne nee nope no keinesfalls niemals falsch')
const NOT = words('nicht nich net ned nit')
const FILLERS = words(
  'bitte danke so das es ist ich wir sie mal vielen dank ganz sehr auf jeden fall lieber besser doch alles denn dann also aber hm na sagen lass lassen stecken raus rein damit',
)
const YES_PHRASES = words(
  'mach_das machen_sie_das machen_sie tun_sie_das so_ist_es in_ordnung alles_klar trag_es_ein tragen_sie_es_ein trag_ein ja_ja',
)
const YES_DEEDS = words(
  'mach machs trags_ein trag_ein nimms schicks_ab verschicks verschick schicks schick schick_ab leg_los los',
)
const NO_PHRASES = words('auf_keinen_fall lass_es lassen_sie_es lass_mal lieber_kein')

/** No longer sentence is taken for a mere yes or no. */
const LONGEST_ANSWER = 8

const letters = (text: string): readonly string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? []

/** What the buttons under a question for yes or no say. */
export const yesWord = 'ja'
export const noWord = 'nein'

/**
 * Yes or no, only if the whole text says nothing else: "ja, aber um elf" is neither. A question is no answer.
 */
export function readYesNo(text: string): 'yes' | 'no' | undefined {
  const cleaned = readable(text)
  if (/^(?:👍|✅|✔)[\ufe0f\u{1f3fb}-\u{1f3ff}]*$/u.test(cleaned)) return 'yes'
  if (/^(?:👎|❌)[\ufe0f\u{1f3fb}-\u{1f3ff}]*$/u.test(cleaned)) return 'no'
  if (cleaned.includes('?')) return undefined
  const said = letters(cleaned)
  if (said.length === 0 || said.length > LONGEST_ANSWER) return undefined
  const phrase = said.filter((word) => word !== 'bitte').join('_')
  // "Ok dann trags so ein"
  const deed = said.filter((word) => !FILLERS.has(word) && !YES.has(word) && !ASSENT.has(word)).join('_')
  if (YES_PHRASES.has(phrase) || YES_DEEDS.has(deed)) return 'yes'
  if (NO_PHRASES.has(phrase)) return 'no'
  if (said.some((word) => ![YES, ASSENT, NO, NOT, FILLERS].some((known) => known.has(word)))) return undefined
  const says = (known: ReadonlySet<string>) => said.some((word) => known.has(word))
  // "nein, passt" and "nicht falsch" can mean both.
  if (says(NOT)) return says(YES) || said.includes('falsch') ? undefined : 'no'
  if (says(NO)) return says(YES) || says(ASSENT) ? undefined : 'no'
  return says(YES) || says(ASSENT) ? 'yes' : undefined
}

const SKIP_FILLERS = words(
  'das ist noch ich bitte der die ort raum wir mir uns es leider erst aktuell derzeit momentan zurzeit im moment erstmal bisher hier',
)
const SKIPS = words(
  'offen offenlassen offen_lassen lassen_offen weiss_nicht wissen_nicht keine_ahnung k_a spaeter kommt_spaeter folgt folgt_spaeter folgt_spaeter ueberspringen skip unbekannt unklar steht_nicht_fest nicht_bekannt nicht_klar nicht_festgelegt ungeklaert wird_bekannt_gegeben wird_bekanntgegeben wird_geklaert wird_nachgereicht tbd tba n_n nn weiss_nicht_genau weglassen ohne_angabe kein_ort keine_angabe',
)
const NOT_YET = words('noch_nicht noch_keine_ahnung noch_keiner noch_keinen noch_kein')

/** Is the question left open: "noch offen", "weiß ich noch nicht"? */
export function readSkip(text: string): boolean {
  const said = letters(readable(text))
  if (said.length === 0 || said.length > LONGEST_ANSWER) return false
  if (NOT_YET.has(said.join('_'))) return true
  return SKIPS.has(said.filter((word) => !SKIP_FILLERS.has(word)).join('_'))
}

const SEPARATOR = '(?:[ ,;:.!–-]+|$)'
const OPENINGS = [
  'nein',
  'noe',
  'nö',
  'nee',
  'ne',
  'doch',
  'ach',
  'oh',
  'moment',
  'warte',
  'stopp?',
  'halt',
  'quatsch',
  'sorry',
  'korrektur',
  'sondern',
  'stattdessen',
  'lieber',
  'besser',
  'bitte',
  'ja,? aber',
  'ja,? nur',
  'aber',
  'ich meinte?',
  'ich wollte sagen',
  '(?:bitte )?(?:ändern|aendern|ändere|aendere|ändern sie|aendern sie|korrigiere|korrigieren sie)(?: (?:auf|zu|in))?',
]
const OPENING = new RegExp(`^(?:${OPENINGS.join('|')})${SEPARATOR}`, 'iu')
/** These say nothing about a change by themselves. */
const COURTESY = /^(?:bitte|ach|oh|sorry|moment)$/iu
const CLOSING = /[ ,;]+(?:stattdessen|statt dessen|(?:wäre|waere|ist|passt)(?: mir| uns)? (?:besser|lieber))[ .!]*$/iu
/** "15 Uhr statt 14 Uhr"; "findet statt" is another word. */
const INSTEAD_OF = /^(?<rest>[^ ].{0,200}?),? (?<!(?:findet|finden|finde) )(?:an)?statt (?=[^ ])/iu
/** "nicht 14 Uhr, sondern 15 Uhr" */
const BUT =
  /^(?:(?:nein|und|aber|ach|bitte|also|ja),? )*nicht (?:.{1,200}?,? sondern (?<rest>.+)|(?:um|am|im|in|ins) .{1,60}?, (?<instead>(?:um|am|im|in|ins) .+))$/iu

/** @returns what is said instead ("nein, 15 Uhr" gives "15 Uhr"); undefined if the text corrects nothing. */
export function readCorrection(text: string): string | undefined {
  const cleaned = clean(text)
  // A text of that length is no correction.
  if (cleaned.length > READ_LENGTH || readYesNo(cleaned) || readSkip(cleaned)) return undefined
  const said = BUT.exec(cleaned)?.groups
  const but = said?.rest ?? said?.instead
  if (but) return but
  let rest = cleaned
  let isCorrection = false
  // "nein, doch lieber …": each opening is short, and every round takes one away.
  for (let opening = OPENING.exec(rest); opening && rest !== ''; opening = OPENING.exec(rest)) {
    isCorrection ||= !COURTESY.test(opening[0].replace(/[ ,;:.!–-]+$/u, ''))
    rest = rest.slice(opening[0].length)
  }
  // "ja, aber nicht am 20., sondern am 21."
  const now = isCorrection ? BUT.exec(rest)?.groups : undefined
  const butNow = now?.rest ?? now?.instead
  if (butNow) return butNow
  const after = behindDenied(rest)
  if (after) return after
  const closing = CLOSING.exec(rest.slice(-60))
  if (closing) {
    isCorrection = true
    rest = rest.slice(0, rest.length - closing[0].length)
  }
  const instead = INSTEAD_OF.exec(rest)?.groups?.rest
  if (instead) return instead
  return isCorrection && rest !== '' ? rest : undefined
}

const CLAUSE_END = /[,;:]\s+|\.\s+(?=\p{L})/u
const DENIES = /(?:^|\s)(?:nicht|nich|net|ned|kein(?:e[nrsm]?)?|belegt|gesperrt|ausgebucht|besetzt)(?=\s|$)/iu
const TAKEN_INSTEAD =
  /^(?:(?:dann|also|bitte|lieber|besser|dafür|sondern|und)\s+)*(?:(?:wir )?(?:nehmen|machen|gehen|treffen uns)(?: wir| sie)?|nimm|nehmt|mach|setz|schreib|trag)?\s*(?:(?:dann|also|bitte|lieber|besser)\s+)*/iu
const WAS_NOT = /^(?<rest>.{1,60}?) (?:war|ist) (?:das|es|des),? (?:nicht|net) .{1,60}$/iu
/** "Moment, da ruft jemand an: …" */
const TOLD_BEFORE = /^[^:\d]{1,80}:\s+/u

/**
 * "Rathaus geht nicht, wir nehmen das Bürgerhaus", "der elfte war das, nicht der zehnte": what holds instead. Only where
 * it begins with what does not hold: behind "nein, um 11, der Raum ist um 10 nicht frei" stands nothing that counts.
 */
function behindDenied(text: string): string | undefined {
  const turned = WAS_NOT.exec(text)?.groups?.rest
  if (turned) return turned
  const [first = '', ...others] = splitReason(text).front.replace(TOLD_BEFORE, '').split(CLAUSE_END)
  if (!DENIES.test(first) || others.some((clause) => DENIES.test(clause))) return undefined
  const behind = others.join(', ').replace(TAKEN_INSTEAD, '').trim()
  return /\d/.test(behind) || isBuilding(behind) || !isMereTalk(behind) ? behind : undefined
}

/** "nein, lieber verschieben": whatever follows, it is no yes. */
export const beginsWithNo = (text: string): boolean => NO.has(letters(readable(text))[0] ?? '')

const NEGATION = /(?:^|[ ,])nicht(?=[ ,.!]|$)/iu

/** Says only what does not hold: "nicht am 23.6."; "nicht 14, sondern 15 Uhr" was read as a correction before. */
export const isMereNegation = (text: string): boolean =>
  NEGATION.test(readable(text)) && readYesNo(text) === undefined && !readSkip(text)

/** "Lass mal", "vergiss es", "nee doch nicht": what was begun is not wanted any more. */
const GIVES_UP =
  /(?:^|[\s,.!])(?:lass(?:en)? (?:es|mal|stecken|gut sein|sein|bleiben)(?! (?:bei|beim|so|am|im|um)(?![\p{L}]))|lass(?:en)?(?: wir| sie)? (?:das|es|die sache|lieber)(?: mit [^,.!?]{1,40}| (?:verschieben|verlegen|einladen|planen|eintragen|absagen))?(?: (?:lieber|doch|bitte|mal|dann))*(?: (?:bleiben|sein|weg|stecken))?(?=$|[,.!])|vergiss es|vergessen sie es|bitte abbrechen)(?=$|[\s,.!])|^(?:stopp?|halt)?[\s,!.]*(?:bitte )?(?:abbrechen|abbruch)(?=$|[,.!]| (?!de[rsnm]\b|die\b|das\b))|^(?:ach )?(?:nein?|nee|ne|nö)?[\s,]*doch (?:nicht|nich|net|ned)[.!]?$/iu

/** "Lies nochmal vor", "was steht jetzt da?", "hast du das so notiert?" */
const READ_OUT =
  /(?:^|[\s,.!?])(?:(?:lies|lesen sie)(?: (?:mal|bitte|das|es|mir|noch ?mal|nochmals))* vor|(?:zeig|zeige|zeigen sie|sag|sage|sagen sie|lies|wiederhol|wiederhole|wiederholen sie)(?: (?:mir|es|das|bitte|mal|doch))* (?:noch ?mal|nochmals|noch einmal)|(?:was|wie) (?:steht|hast du|haben sie)(?: (?:denn|da|das|jetzt|nun|bis jetzt|bisher))* (?:jetzt|nun|bisher|da|notiert|aufgeschrieben|stehen)|hast du das(?: (?:jetzt|alles|so))* (?:notiert|aufgeschrieben|verstanden|drin)|fass(?:e|en sie)? (?:das |es |noch ?mal |mal |bitte )*zusammen)(?=$|[\s,.!?])/iu

/** Does it ask what was said so far? Only in short messages, which name nothing else. */
export const asksToReadOut = (text: string): boolean =>
  text.length <= READ_OUT_LENGTH && READ_OUT.test(text) && isMereTalk(text.replace(READ_OUT, ' '))
const READ_OUT_LENGTH = 60

/** Only in short messages: a longer one may say it of something else. */
export const givesUp = (text: string): boolean => text.length <= GIVING_UP && !text.includes('?') && GIVES_UP.test(text)

const GIVING_UP = 60

/** "Stop, doch erst ab dem 23.", "halt, um elf": it goes on with something else; "stop" alone ends what was begun. */
export const stopsToCorrect = (text: string): boolean =>
  /^(?:stopp?|halt)[,;:!. ]+(?:doch|nein|ne|nee|nicht|um|am|ab|erst|lieber|ich mein)/iu.test(clean(text))
