/** Does a sentence ask or order, and which part of a long message is it that asks? */
import { type Word, wordsOf } from '#src/language/words/normalise.ts'
import { weightOf } from './fact-index.ts'
import type { Mention } from './message-reading.ts'
import { matchPattern, wordPattern } from './patterns.ts'
import { plain } from './spelling.ts'

/** Longer messages tell first and ask then. */
const TELLING = 14
/** A point behind a number or an abbreviation ends none. */
const SENTENCE = /(?:[^.?!\n]|(?<=\d|\b\p{L}{1,3})\.)+(?:[.?!]+|$)/gu

/** Where in a long message the question stands: the sentence that asks, from its question word on. */
export function askedPart(
  text: string,
  words: readonly Word[],
  named: readonly Mention[],
): { readonly start: number; readonly end: number } {
  const whole = { start: 0, end: text.length }
  if (words.length < TELLING) return whole
  const sentences = Array.from(text.matchAll(SENTENCE), ({ index, 0: said }) => ({
    start: index,
    end: index + said.length,
    said,
  }))
  const marked = sentences.filter(({ said }) => said.trimEnd().endsWith('?'))
  const asking = marked.length > 0 ? marked : sentences.filter(({ said }) => asksIn(said))
  const [first, last] = [asking[0], asking.at(-1)]
  const told = sentences.find(({ said }) => WONDERS.test(said))
  // "Ich soll rausfinden, ob die KoK zweimal tagen muss. Weißt du das?"
  const isEmpty =
    first !== undefined && last !== undefined && told !== undefined && saysNothing(text.slice(first.start, last.end))
  const part = isEmpty ? told : first && last ? { start: first.start, end: last.end } : whole
  const inside = words.filter(({ start, end }) => start >= part.start && end <= part.end)
  const from = inside.find(
    ({ folded, start }, at) =>
      (QUESTION_WORDS.has(plain(folded)) || folded === 'ob') &&
      (at === 0 || /[,:–-]\s*(?:\p{L}{2,4} )?$/u.test(text.slice(0, start))),
  )
  const asked = from ? { start: from.start, end: part.end } : part
  // "…: Was steht dazu in Kassel?" asks about what was said before.
  const isInside = ({ start, end }: { start: number; end: number }): boolean => start >= asked.start && end <= asked.end
  const says =
    named.some((one) => one.kind === 'body' && isInside(one)) ||
    words.some(
      (word) =>
        isInside(word) &&
        weightOf(word.folded) >= 1 &&
        !named.some(({ start, end }) => word.start >= start && word.end <= end),
    )
  return says ? asked : whole
}

/** "…, ob …", "… rausfinden, wie …" */
const WONDERS = /(?:^|[\s,])(?:ob|wie|wann|wer|was|welche[rsnm]?)\s/iu
const saysNothing = (said: string): boolean => wordsOf(said).every(({ folded }) => weightOf(folded) < 1)

export const QUESTION_WORDS = new Set(
  'wer wen wem wessen was wie wo wann warum wieso weshalb woher wohin womit wofur wozu wovon woran worauf worin worum woruber wodurch welche welcher welches welchen welchem ob wieviel wieviele seit'.split(
    ' ',
  ),
)
const ASKING_VERBS = new Set(
  'ist sind hat haben gibt gibts muss mussen musste mussten darf durfen durfte durften kann konnen konnte soll sollen sollte sollten gilt gelten gelte fallt lauft wird werden steht stehen sitzt sitzen gehort gehoren gehore braucht brauchts brauchen brauche betrifft kommt kommen war waren ware wurde wurden hatte hatten regelt findet tagt liest lesen trifft zahlt zahlen verpflichtet bekommt bekommen kriegen stimmt geht genugt reicht helft hilft unterscheiden unterscheidet'.split(
    ' ',
  ),
)
const YOU = new Set(['du', 'sie', 'ihr', 'bitte', 'jemand'])
const REQUEST = new Set(
  'kannst konnen konnt konntest konnten wurdest wurden magst mogen willst machst tragst legst planst ladst verschiebst verlegst schickst nimmst streichst'.split(
    ' ',
  ),
)

/** Does it ask? "Kannst du … eintragen?" orders. */
export function asks(text: string, words: readonly string[]): boolean {
  const said = words.filter((word) => !OPENERS.has(word))
  const [first = '', second = '', third = ''] = said
  if (REQUEST.has(first) && YOU.has(second))
    return words.some((word) => TELLING_VERBS.has(word)) && words.some((word, at) => at > 1 && QUESTION_WORDS.has(word))
  if (isPolite(words) || proposes(said)) return false
  // "Alles, was den GPV betrifft" names, it does not ask.
  if (QUESTION_WORDS.has(first) || (QUESTION_WORDS.has(second) && !ALL_THAT.has(first))) return true
  if (PREPOSITIONS.has(first) && (QUESTION_WORDS.has(second) || QUESTION_WORDS.has(third))) return true
  if (ASKING_VERBS.has(first)) return true
  // "Merkst du dir, was ich schreibe"
  if (second === 'du' && first.endsWith('st') && !REQUEST.has(first)) return true
  if (TELL_ME.has(first) || wantsToKnow(words) || words.some((word) => COMPARES.has(word))) return true
  // "Das muss man doch nicht begründen, oder"
  if (words.length > 3 && SAYS_SO.has(words.at(-1) ?? '')) return true
  const asked = /\?(?:["“”)\s\p{Emoji}]*$|\s)/u.test(text)
  return asked && !requests(words)
}
const asksIn = (said: string): boolean =>
  asks(
    said.trim(),
    wordsOf(said).map(({ folded }) => plain(folded)),
  )

/** Does the sentence ask in which a deed is named? "…, würde ich gern berichten. Geht das noch?" orders. */
export function asksAt(text: string, words: readonly Word[], place: number | undefined): boolean {
  const word = place === undefined ? undefined : words[place]
  const found = Array.from(text.matchAll(SENTENCE)).find(
    ({ index, 0: said }) => word !== undefined && word.start >= index && word.end <= index + said.length,
  )
  return asksIn(found?.[0] ?? text)
}

const requests = (words: readonly string[]): boolean =>
  words.some((word, at) => REQUEST.has(word) && YOU.has(words[at + 1] ?? '')) || isPolite(words)

/** "Wären Sie so freundlich, …", "wäre es möglich, … zu schieben", "ließe sich das einrichten" */
const POLITE =
  /\b(?:waren sie so|ware es moglich|hatten sie die|liesse sich|lasst sich das|durfte ich|durften wir sie bitten)\b/
const isPolite = (words: readonly string[]): boolean =>
  POLITE.test(words.join(' ')) && !words.some((word) => QUESTION_WORDS.has(word) && word !== 'was')

/** "Können wir sie auf den 15. Juni schieben?": that is wished for, not asked; so is a session with its day. */
const CHANGES_SESSION = wordPattern('@move|@callOff')
const HOLDS_SESSION = wordPattern('@plan|machen')
const proposes = ([first = '', second = '', ...rest]: readonly string[]): boolean => {
  const last = rest.slice(-1)
  const isWish =
    matchPattern(CHANGES_SESSION, last) ?? (rest.some((word) => /^\d/.test(word)) && matchPattern(HOLDS_SESSION, last))
  return COULD.has(first) && WE.has(second) && Boolean(isWish)
}
const COULD = new Set(['konnen', 'konnten', 'kann', 'konnte'])
const WE = new Set(['wir', 'man', 'ich'])

const TELLING_VERBS = new Set(
  'sagen mitteilen nennen erklaren verraten zeigen erlautern helfen wissen zusammenstellen heraussuchen raussuchen nachsehen nachschauen nachschlagen auflisten aufschreiben beantworten bestatigen klaren schreiben geben'.split(
    ' ',
  ),
)
/** "Sag mir …", "nennen Sie bitte …" */
const TELL_ME = new Set('sag sage sagt sagen nenn nenne nennen erklar erklare erklaren erlauter'.split(' '))
/** "Stell mir die Fristen gegenüber" */
const COMPARES = new Set(['gegenuber', 'vergleich', 'vergleiche', 'vergleichen'])
const SAYS_SO = new Set(['oder', 'gell', 'ne', 'stimmts', 'richtig', 'wahr'])

const ALL_THAT = new Set(['alles', 'das', 'nichts', 'etwas', 'vieles', 'alle', 'die', 'der', 'dem', 'den'])
const WISHES = new Set(
  'wissen wusste wusst erfahren erfragen interessiert interessieren erkundigen fragt frage fragen gefragt unklar suche mitteilung auskunft anfrage bitten'.split(
    ' ',
  ),
)
/** "Ich wüsste gern, ob …", "mich interessiert, wer …": a word of wishing to know before one that asks. */
function wantsToKnow(words: readonly string[]): boolean {
  const wish = words.findIndex((word) => WISHES.has(word))
  return wish >= 0 && words.some((word, at) => at > wish && (QUESTION_WORDS.has(word) || word === 'gibt'))
}
export const OPENERS = new Set(
  'schon sekunde moment danke und un aber also ok okay hallo hi hey moin guten tag morgen liebe lieber sag mal sagt eigentlich gremienlotse ja ah so denn'.split(
    ' ',
  ),
)
export const IMPERATIVES = new Set(
  'trag trage tragt tragen plan plane leg lege setz setze mach mache schick schicke sende losch losche ander andere schalt schalte nimm nehmt lad lade stell stelle erstell erstelle speicher speichere streich streiche verschieb verschiebe verleg verlege buch buche druck drucke kopier exportier unterschreib beende kundige los lose hol hole ruf rufe tausch tausche tauscht erinner erinnere fang fange hak hake such suche verteil verteile genehmig genehmige'.split(
    ' ',
  ),
)
const PREPOSITIONS = new Set([
  'bis',
  'seit',
  'ab',
  'von',
  'an',
  'in',
  'mit',
  'fur',
  'zu',
  'um',
  'auf',
  'nach',
  'durch',
  'aus',
  'bei',
])
