/**
 * Words that take something out of what is said: "alle außer Jana", "Jana nicht". Whoever cannot keep to them must not
 * act as if they were missing.
 */
import { readSkip } from './answers.ts'
import { fold, readable } from './words/normalise.ts'

const EXCLUDES =
  /\b(?:ausser|ausgenommen|ausnahme|ausschliesslich|lediglich|nur|nicht|niemand\w{0,2}|kein\w{0,2}|ohne|weglassen|auslassen|ausladen|weglaesst)\b/
const BUT = /\bbis auf (?!weiteres)/
/** These leave nobody out: "noch nicht bekannt", "ohne Gäste", "kein Ende", "nicht um 14, sondern um 15 Uhr". */
const HARMLESS =
  /\b(?:noch (?:nicht|kein\w{0,2})|nicht (?:fest|bekannt|klar)|(?:ohne|keine?n?|nicht) (?:gaeste?|ende|ort|raum|uhrzeit)|gaeste keine?|sondern)\b/
const PARTS = /[,;]|\s(?:und|aber|jedoch|doch)\s/iu
const TELLS =
  /(?:informier|benachrichtig|bescheid|mitteil|verstaendig|anschreib|\bsagen\b|\berzaehlen\b|einlad|einzulad|\blade?\b|\bladen\b)/
const LOUD =
  /\b(?:ausser|ausgenommen|mit ausnahme)\b|\bnicht (?:mit )?ein(?:zu)?laden\b|\bbis auf (?:frau|herrn?)\b|\bnicht$|\b(?:weglassen|auslassen|ausladen)\b/

const parts = (text: string): readonly string[] =>
  readable(text)
    .split(PARTS)
    .map((part) => part.trim())
    .filter((part) => part !== '')
const plain = (part: string): string => fold(part).replace(/[^\p{L}\p{N} ]/gu, '')
const excludes = (part: string): boolean => EXCLUDES.test(plain(part)) || BUT.test(plain(part))

/** @returns the part of the text that leaves somebody or something out, in its own spelling */
export const readExclusion = (text: string): string | undefined =>
  plain(readable(text)).includes('sondern') || readSkip(text)
    ? undefined
    : parts(text).find((part) => excludes(part) && !HARMLESS.test(plain(part)) && !readSkip(part))

const RESTRICTS = /\b(?:nur|lediglich|ausschliesslich)\b/g

/** @returns the part that says what shall not be; "nur online" says what shall */
export const readDenial = (text: string): string | undefined => {
  const said = readExclusion(text)
  const words = said === undefined ? '' : plain(said).replace(RESTRICTS, '')
  return EXCLUDES.test(words) || BUT.test(words) ? said : undefined
}

/** Any word that denies or restricts, also "noch nicht": what is said beside an order is not carried out in spite of it. */
export const deniesOrRestricts = (text: string): boolean => parts(text).some(excludes)

/** The same where any words may be the answer, e.g. a place: only what certainly speaks of people. */
export const readLoudExclusion = (text: string): string | undefined =>
  readSkip(text) ? undefined : parts(text).find((part) => LOUD.test(plain(part)) && !readSkip(part))

/** @returns the part that says that only some, or nobody, should be told */
export const readTelling = (text: string): string | undefined =>
  parts(text).find((part) => excludes(part) && TELLS.test(plain(part)))
