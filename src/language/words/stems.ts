/** Stems of German words, so that "Schriftform" is found by "schriftlich" and "Fristen" by "Frist". */
import { stemmer } from '@orama/stemmers/german'
import { fold } from '#src/language/words/normalise.ts'

/** So many letters say which word is meant; a shorter beginning may be that of any. */
const SIGNIFICANT = 4
/** Behind a stem that begins with another one: "umverteil" and "umverteilt", not "Land" and "Landrat". */
const LONGEST_ENDING = 2

const STOP_WORDS = new Set(
  (
    'aber alle allem allen aller alles als also am an auch auf aus bei beim bin bis bitte da dafuer damit dann das dass dazu dem den ' +
    'denn der des die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines er es etwas fuer gibt ' +
    'haben hat hier hinter ich ihr ihre im in ins ist ja jede jeder jedes kann kein keine koennen man mal mein meine mich mir mit muss muessen ' +
    'nach nicht noch nun nur ob oder ohne schon sein seine sich sie sind so soll sollen steht stehen ueber um und uns unser unter vom von vor ' +
    'was welche welchem welchen welcher welches wenn wer werden wie wieso wir wird wo wovon wozu wuerde zu zum zur zwischen eigentlich denn ' +
    'geregelt regelt sagt vereinbart vereinbarung ziffer'
  ).split(' '),
)

/** "ae" as people without umlauts type it; behind a vowel or a q it is none ("neue", "Quelle"). */
const withUmlauts = (word: string): string =>
  word.replaceAll(/(?<![aeiouq])(?:ae|oe|ue)/g, (pair) => ({ ae: 'ä', oe: 'ö', ue: 'ü' })[pair] ?? pair)

const PARTICIPLE = /^(?:ge)(.{4,})t$/

/** The stem in plain letters; of a participle that of its verb ("gekündigt", "kündigen"). */
export function stemOf(word: string): string {
  const folded = fold(word)
  const participle = PARTICIPLE.exec(folded)
  return fold(stemmer(withUmlauts(participle?.[1] ?? folded)))
    .replaceAll('ae', 'a')
    .replaceAll('oe', 'o')
    .replaceAll('ue', 'u')
}

/** @returns the words of a text that say what it is about, as they are compared: small letters, no umlauts */
export const contentWords = (text: string): readonly string[] =>
  fold(text)
    .split(/[^a-z0-9]+/u)
    .filter((word) => word.length > 1 && !STOP_WORDS.has(word))

/** Is one the other with an ending? */
export function sameStem(one: string, other: string): boolean {
  if (one === other) return true
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return short.length >= SIGNIFICANT + 1 && long.length - short.length <= LONGEST_ENDING && long.startsWith(short)
}
