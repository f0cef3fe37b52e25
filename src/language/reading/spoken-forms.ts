/** Spoken and abbreviated forms are written out, and what is only told beside the matter is left out. */
import { fold } from '#src/language/words/normalise.ts'
import { numberOf } from '#src/language/words/number-words.ts'

const BOOKS: Readonly<Record<string, string>> = {
  eins: 'I',
  zwei: 'II',
  drei: 'III',
  vier: 'IV',
  fünf: 'V',
  sechs: 'VI',
  sieben: 'VII',
  acht: 'VIII',
  neun: 'IX',
  zehn: 'X',
  elf: 'XI',
  zwölf: 'XII',
  '1': 'I',
  '2': 'II',
  '3': 'III',
  '4': 'IV',
  '5': 'V',
  '6': 'VI',
  '7': 'VII',
  '8': 'VIII',
  '9': 'IX',
  '10': 'X',
  '11': 'XI',
  '12': 'XII',
}
/** "Eine Woche nach hinten" is later, "A -> B" to B; a year in words; what is only told beside it. */
export const spokenOut = (text: string): string =>
  withBooks(text)
    .replace(/(?<=(?:tage?|wochen?|stunden?|monate?) )nach (hinten|vorne?)(?![\p{L}])/giu, (_, way: string) =>
      way.toLowerCase() === 'hinten' ? 'später' : 'früher',
    )
    .replace(/(?<!\s)\s*(?:(?<!-)-+>|(?<!=)=+>|→)\s*/gu, ' auf ')
    .replace(/zweitausend(?:und)?(\p{L}{3,20})/giu, (said, word: string) => {
      const number = numberOf(fold(word))
      return number === undefined ? said : String(2000 + number)
    })
    .replace(/(?<=\d\.\d{1,2}\.(?:\d{2}|\d{4}) )(\d{1,2})\.(\d{2})(?![.\d])/gu, '$1:$2')
    // Plain language writes long words in parts.
    .replace(/(?<![\p{L}-])(\p{Lu}\p{Ll}{3,})-(\p{Lu}\p{Ll}{3,})(?![\p{L}-])/gu, (said, one: string, other: string) =>
      JOINED.has(`${one}${other}`.toLowerCase()) ? `${one}${other.toLowerCase()}` : said,
    )
    .replace(/(?<=(?:^|\s))(?:nicht|nich|net|ned) (?:einig(?:en|t)?|grün)(?![\p{L}])/giu, 'uneinig')
    .replace(TAG, '')
    .replace(TOLD_BESIDE, ' ')
/** "…, geht das?" */
const TAG =
  /(?<![\s,.])[\s,.]+(?:geht (?:das|des)(?: noch)?|passt (?:das|des)|oder|okay|ok|in ordnung|gell|ja|ne|wäre das möglich|geht doch,? oder)\s*\?\s*$/iu
/** People say where they are and why they ask. */
const TOLD_BESIDE =
  /(?:^|(?<=[\s,.]))(?:(?:du,? )?(?:ich )?bin (?:gerade |grad |eben |noch )?(?:im auto|im zug|im termin|auf der autobahn|unterwegs|auf dem sprung)(?![\p{L}])|frag ich mal [^,.?!]*|ich brauch(?:e)? das [^,.?!]*|ich buchstabier[^,.?!]*|wenn sie die rückfrage gestatten|fragezeichen|ich glaub(?:e)? das [^,.?!]*)/giu

/** "SGB acht" is printed "SGB VIII". */
const withBooks = (text: string): string =>
  text.replace(
    /(?<=(?:^|[^\p{L}])SGB )(\p{L}{4,6}|\d{1,2})(?![\p{L}\d])/giu,
    (book) => BOOKS[book.toLowerCase()] ?? book,
  )

const JOINED = new Set([
  'tagesordnung',
  'geschäftsführung',
  'kooperationskonferenz',
  'kooperationsvereinbarung',
  'regionalkonferenz',
])
