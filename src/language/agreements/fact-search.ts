/**
 * Searching the facts of an agreement: by stems, by the parts of compounds, by what the field calls the same, and by
 * slips of the pen. A word that occurs nowhere is named by whoever answers, not passed over.
 */
import { slipsBetween } from '#src/agreements/slips.ts'
import { fold } from '#src/language/words/normalise.ts'
import { contentWords, sameStem, stemOf } from '#src/language/words/stems.ts'

/** What people call one thing. By stem: each stands for all its forms. */
const SYNONYMS: readonly (readonly string[])[] = [
  ['Schriftform', 'schriftlich'],
  ['Ladungsfrist', 'Einladung', 'einladen', 'einberufen', 'Einberufung'],
  ['Treffen', 'Sitzung', 'Tagung', 'tagen', 'Termin'],
  ['Zahl', 'Anzahl', 'Daten', 'Meldung', 'melden', 'mitteilen', 'Mitteilung'],
  ['Turnus', 'Häufigkeit', 'jährlich', 'oft'],
  ['Vertretung', 'vertreten', 'vertritt'],
  ['Laufzeit', 'Ende', 'befristet', 'unbefristet'],
  ['Adresse', 'Anschrift'],
  ['Geld', 'Kosten', 'Finanzierung', 'Mittel'],
  ['Mitglied', 'Teilnehmende', 'Teilnehmer', 'Besetzung', 'Zusammensetzung'],
  ['Beginn', 'Inkrafttreten', 'Kraft'],
  ['UN-BRK', 'Behindertenrechtskonvention', 'BRK'],
  ['Geschäftsführung', 'GF'],
  ['Eingliederungshilfe', 'EGH'],
  ['Datenschutz', 'Sozialdaten'],
]

const TERM =
  /^(?:(?:vertrags|gesamt|rest)?laufzeit|(?:vertrags|geltungs)?dauer|geltungszeitraum|(?:vertrags)?ende|enddatum|endet|befristung|befristet|unbefristet|gueltigkeit|gueltig|laeuft|ablauf|endtermin)$/u

/** "Laufzeit", "Ende": nothing but how long the agreement holds. In "Ende der Übergabe" it is about something else. */
export function asksForTerm(asked: string): boolean {
  const words = contentWords(asked)
  return words.length > 0 && words.every((word) => TERM.test(word))
}

/** Shorter words are looked for as they stand alone. */
const SHORTEST_PART = 4

/** Up to this way what fits is meant: as it stands, its stem, another word for it. */
const SURE = 2
/** From this length on one letter may be wrong. */
const SLIP_LENGTH = 7

const GROUPS = SYNONYMS.map((group) => group.flatMap((word) => contentWords(word).map(stemOf)))
const synonymsOf = (stem: string): readonly string[] => GROUPS.filter((group) => group.includes(stem)).flat()

export interface Searched {
  /** Places in the list of those texts that have every word which occurs at all, the most exact first. */
  readonly hits: readonly number[]
  /** Words that occur in none of them, as they were asked. */
  readonly missing: readonly string[]
}

/** Texts prepared for more than one search. */
export const indexTexts = (texts: readonly string[]): readonly IndexedText[] =>
  texts.map((text) => ({ folded: fold(text), stems: [...new Set(contentWords(text).map(stemOf))] }))

/** @param indexed of which each is found or not */
export function searchTexts(indexed: readonly IndexedText[], asked: string): Searched {
  const words = [...new Set(contentWords(asked))]
  const found = words.map((word) => ({ word, at: placesOf(word, indexed) }))
  const occurring = found.filter(({ at }) => at.size > 0)
  const hits = indexed
    .map((_, at) => ({ at, score: occurring.reduce((sum, { at: places }) => sum + (places.get(at) ?? -Infinity), 0) }))
    .filter(({ score }) => occurring.length > 0 && score > -Infinity)
    .toSorted((one, other) => other.score - one.score || one.at - other.at)
  return {
    hits: hits.map(({ at }) => at),
    missing: found.filter(({ at }) => at.size === 0).map(({ word }) => word),
  }
}

/** Does a text say every word of a name, in any form? "Protokoll" does not say "Protokollfrist". */
export function isNamedIn(text: string, name: string): boolean {
  const said = contentWords(text).map(stemOf)
  return contentWords(name).every((word) => said.some((one) => sameStem(one, stemOf(word))))
}

export interface IndexedText {
  readonly folded: string
  readonly stems: readonly string[]
}

/** How well a word fits each text: as it stands, by its stem, by another word for it, or with a slip. */
function placesOf(word: string, texts: readonly IndexedText[]): ReadonlyMap<number, number> {
  const stem = stemOf(word)
  const others = synonymsOf(stem)
  const ways: readonly ((text: IndexedText) => boolean)[] = [
    // "un" is no part of "und".
    ({ folded }) => (word.length < SHORTEST_PART ? folded.split(/[^a-z0-9]+/u).includes(word) : folded.includes(word)),
    ({ stems }) => stems.some((one) => sameStem(one, stem)),
    ({ stems }) => stems.some((one) => others.includes(one)),
    // The larger part of a compound, in front, says what is meant; its end ("-stelle", "-vereinbarung") is any such thing.
    ({ stems }) =>
      stems.some((one) => 2 * one.length > stem.length && one.length < stem.length && stem.startsWith(one)),
    ({ stems }) =>
      stem.length >= SLIP_LENGTH &&
      stems.some((one) => Math.abs(one.length - stem.length) <= 1 && slipsBetween(one, stem) <= 1),
  ]
  const places = new Map<number, number>()
  for (const [rank, fits] of ways.entries()) {
    for (const [at, text] of texts.entries()) if (!places.has(at) && fits(text)) places.set(at, ways.length - rank)
    // Parts and slips are only for what nothing else finds.
    if (rank >= SURE && places.size > 0) break
  }
  return places
}
