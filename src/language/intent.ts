/**
 * Whole German sentences that mean a command. Few and plain: what is not surely meant is not understood, and a sentence
 * with a "nicht" or "kein" in it never is.
 */
import type { BasicCommand, Command } from './commands.ts'
import { splitReason } from './reasons.ts'
import { clean, type Word, wordsOf } from './words/normalise.ts'
import { without } from './words/span.ts'

/** What the bot does for nobody; each has its own answer. */
export type Refused = 'terminateAgreement' | 'claimRights' | 'deleteRecords'

/** What somebody wants: a command, or a thing this bot never does. */
export interface Intent {
  readonly command: BasicCommand | Refused
  /** What the sentence says besides, in its own spelling. */
  readonly rest: string
  readonly slash: false
}

/** Longer sentences say more than one thing. */
const LONGEST_SENTENCE = 25
const LONGEST_TEXT = 500

const set = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const DENIAL = set('nicht kein keine keinen keiner keinem keines nie niemals ohne')
/** Said out of politeness or for the flow; means nothing here. */
const COURTESY = set(
  'bitte mal denn eigentlich doch eben kurz nochmal noch einmal gerade jetzt hallo hi moin guten tag lotse gremienlotse kannst koenntest koennen koennten wuerdest du sie mir uns ja und also gern gerne',
)
const ARTICLES = set('der die das den dem des ein eine einen einer eines')
const QUESTION = set('wann wie wer welche welcher welches welchen was wo bis')
/** Verbs and pronouns of questions: they say nothing about region, body or year. */
const FRAME = set(
  'ist sind hat haben findet finden statt stattfinden tagt tagen tage trifft treffen sich muss muessen soll sollen sollte sollten kann koennen darf duerfen es gibt gelten gilt stehen steht an man ich wir werden wird macht fuehrt uebernimmt beruft laedt ein einberufen einladen zusammenkommen oft lange lang eingetragen geplant faellig anstehen zu zur da dort dabei dazu davon',
)
const CONFERENCE = set('kok kooperationskonferenz')
const NEXT = set('naechste naechsten naechster kommende kommenden')
const AGREEMENT = set('vereinbarung vereinbarungen kooperationsvereinbarung vertrag vertrages kv')
const TERMINATE = set('kuendige kuendigen kuendig')
const END_OR_CHANGE = set(
  'beende beenden aufheben aufloesen loese hebe aendere aendern streiche streichen verlaengere verlaengern verkuerze verkuerzen unterschreib unterschreibe unterzeichne',
)
const PART_OF_AGREEMENT = set('ziffer anlage kuendigungsfrist turnus')
const CLAIM = set('ich du mach mache machen gib geben')
const RIGHTS = set('admin administrator administratorin rechte adminrechte entwicklermodus geschaeftsfuehrung')
const DELETE = set('loesche loesch entferne vernichte')
const RECORDS = set(
  'termine sitzungen protokoll protokolle niederschrift beschluss beschluesse aenderungsprotokoll verlauf datenbank',
)
const ABOUT = set('zu zur zum ueber in im von fuer')
const NOTICE = set('kuendigen kuendige gekuendigt kuendbar kuendigung kuendigungsfrist kuendigungsfristen')
const MEETS = set(
  'tagen tagt treffen trifft stattfinden statt zusammenkommen zusammentreten einberufen sitzung sitzungen',
)
const PLAN = set('plane planen terminiere terminier terminieren')
const SET_UP = set('lege leg setze setz trage trag vereinbare erstelle')
const MEETING = set('kok kooperationskonferenz regionalkonferenz sitzung treffen termin konferenz')
const MOVE = set('verschiebe verschieb verschieben verlege verleg verlegen')
const CALL_OFF = set('sage sag')
const INVITE = set('lade lad laden')
const SHOW = set('zeig zeige zeigen nenn nenne nennen gib geben')
const READING: ReadonlySet<string> = new Set<BasicCommand>([
  'help',
  'conference',
  'meetings',
  'committees',
  'deadlines',
  'agreement',
  'secretariat',
  'notice',
  'reminders',
])
const isReading = (command: string): command is BasicCommand => READING.has(command)

/** Whose reason is kept apart from what is wanted. */
const GIVES_REASON: ReadonlySet<Intent['command']> = new Set<Intent['command']>(['move', 'callOff'])

/** A sentence without politeness, articles and pronouns in front. */
interface Sentence {
  readonly cleaned: string
  readonly all: readonly Word[]
  readonly words: readonly string[]
  readonly first: string
  readonly last: string
  readonly isQuestion: boolean
  has(known: ReadonlySet<string>): boolean
}

/** Whether a message asks for a thing the bot does for nobody. */
export const asksFor = (meant: { readonly command: string } | undefined, what: Refused): boolean =>
  meant?.command === what

/**
 * @param readCommand reads the command behind "zeig mir …"
 * @returns what a sentence means; undefined if it is none of the few that are known
 */
export function readIntent(text: string, readCommand: (text: string) => Command | undefined): Intent | undefined {
  // "/planen KoK Kassel": no command, and a sentence all the same.
  const cleaned = clean(text).replace(/^\/ ?/u, '')
  if (cleaned.length > LONGEST_TEXT) return undefined
  const all = wordsOf(cleaned)
  if (all.length === 0 || all.length > LONGEST_SENTENCE) return undefined
  const denials = all.filter(({ folded }) => DENIAL.has(folded))
  // "…, weil der Landrat nicht kann": a reason denies nothing of what is wanted.
  const reasonFrom = splitReason(cleaned).front.length
  if (denials.some(({ start }) => start < reasonFrom)) return undefined
  const words = all.map(({ folded }) => folded).filter((word) => !COURTESY.has(word) && !ARTICLES.has(word))
  const mayWe = /^(?:kann|koennen|darf|duerfen) (?:man|ich|wir)\b/.test(all.map(({ folded }) => folded).join(' '))
  const sentence: Sentence = {
    cleaned,
    all,
    words,
    first: words[0] ?? '',
    last: words.at(-1) ?? '',
    isQuestion: mayWe || words.some((word) => QUESTION.has(word) && word !== 'bis'),
    has: (known) => words.some((word) => known.has(word)),
  }
  const meant = asked(sentence) ?? ordered(sentence, readCommand)
  return meant && denials.length > 0 && !GIVES_REASON.has(meant.command) ? undefined : meant
}

function asked(sentence: Sentence): Intent | undefined {
  const { first, has, words, isQuestion } = sentence
  const begins = (...beginning: readonly string[]) => beginning.every((word, index) => words[index] === word)
  const isAgo = has(set('war waren letzte letzten letzter warum weshalb'))
  if (isAgo) return undefined
  const minutes = set('protokoll niederschrift')
  if (first === 'wer' && has(minutes) && has(set('fuehrt schreibt macht')))
    return intent('secretariat', sentence, minutes, set('schreibt'))
  const lead = set('ladungsfrist einladungsfrist')
  if (has(lead) && (isQuestion || lead.has(first))) return intent('agreement', sentence)
  const runs = set('gilt gueltig laeuft laufzeit endet ende aus ab seit kraft beginnt bestand unbefristet befristet')
  if ((isQuestion || first === 'gilt') && has(AGREEMENT) && has(runs) && !has(NOTICE))
    return intent('agreement', sentence, AGREEMENT, runs)
  const tells = set('sagt steht regelt')
  if (first === 'was' && has(AGREEMENT) && has(tells)) return intent('agreement', sentence, AGREEMENT, tells, ABOUT)
  if (isQuestion && has(NOTICE) && sentence.last !== 'an')
    return intent('notice', sentence, NOTICE, AGREEMENT, set('mit welcher'))
  if ((first === 'wann' || first === 'wo') && has(CONFERENCE)) return intent('conference', sentence, CONFERENCE, NEXT)
  const [next, body] = SHOW.has(first) ? words.slice(1) : words
  if (NEXT.has(next ?? '') && CONFERENCE.has(body ?? '') && !has(PLAN))
    return intent('conference', sentence, CONFERENCE, NEXT, SHOW)
  if (begins('wie', 'oft') && has(MEETS)) return intent('committees', sentence)
  if (begins('welche', 'gremien')) return intent('committees', sentence, set('gremien'))
  const comes = set('kommt kommen zugesagt abgesagt')
  if (first === 'wer' && has(comes)) return intent('responses', sentence, comes)
  const belongs = set('nimmt nehmen teil teilnehmen teilnimmt mitglied mitglieder sitzt gehoert besteht')
  if (first === 'wer' && has(belongs)) return intent('committees', sentence, belongs)
  if ((first === 'wann' || first === 'wo') && has(MEETS)) return intent('meetings', sentence, MEETS, NEXT)
  const convenes = set('geschaeftsfuehrung beruft laedt einberufen')
  if (first === 'wer' && has(convenes)) return intent('secretariat', sentence, convenes)
  const deadlines = set('frist fristen pflichten faellig')
  if (set('welche wann was').has(first) && has(deadlines)) return intent('deadlines', sentence, deadlines)
  const meetings = set('termine sitzungen')
  if (set('welche wann').has(first) && has(meetings)) return intent('meetings', sentence, meetings, NEXT)
  return undefined
}

function ordered(sentence: Sentence, readCommand: (text: string) => Command | undefined): Intent | undefined {
  const { first, last, has, isQuestion, cleaned, all } = sentence
  if (isQuestion) return undefined
  // "kündige die Sitzung an" announces.
  if (last !== 'an' && (has(TERMINATE) || (has(END_OR_CHANGE) && (has(AGREEMENT) || has(PART_OF_AGREEMENT))))) {
    return intent(
      'terminateAgreement',
      sentence,
      TERMINATE,
      END_OR_CHANGE,
      AGREEMENT,
      set('moechte moechten will wollen auf mit'),
    )
  }
  if (DELETE.has(first) && has(RECORDS)) return intent('deleteRecords', sentence)
  // "Ich bin …", "du bist …", "mach mich …": rights come from an office, never from a sentence.
  if ((CLAIM.has(first) || all[0]?.folded === 'du') && has(set('bin bist mich rechte')) && has(RIGHTS))
    return intent('claimRights', sentence)
  const item = proposal(sentence)
  if (item) return item
  if (PLAN.has(first) || PLAN.has(last) || (SET_UP.has(first) && has(MEETING))) return planning(sentence)
  if (MOVE.has(first) || (MOVE.has(last) && has(MEETING))) return ordering('move', sentence, MOVE)
  if (CALL_OFF.has(first) && (last === 'ab' || has(set('ab'))))
    return ordering('callOff', sentence, CALL_OFF, set('ab'))
  if (INVITE.has(first) && all.at(-1)?.folded === 'ein') return ordering('invite', sentence, INVITE)
  if (!SHOW.has(first)) return undefined
  const shown = readCommand(
    without(
      cleaned,
      ...all.filter(
        ({ folded }, index) => index < 4 && (SHOW.has(folded) || COURTESY.has(folded) || ARTICLES.has(folded)),
      ),
    ),
  )
  return shown && isReading(shown.command) ? { command: shown.command, rest: shown.rest, slash: false } : undefined
}

/** "Setz die Kurzzeitpflege auf die Tagesordnung der KoK Kassel": the meeting in front, as behind /top. */
function proposal({ cleaned, all, first }: Sentence): Intent | undefined {
  if (!SET_UP.has(first) && !set('nimm nehme nehmt nehmen').has(first)) return undefined
  const agenda = /\s(?:auf|in) (?:die|der) (?:tagesordnung|agenda)(?=[\s,;:.]|$)/iu.exec(cleaned)
  const verb = all.find(({ folded }) => folded === first)
  if (!agenda || !verb || verb.end > agenda.index + 1) return undefined
  const led = [COURTESY, ARTICLES]
  const words = all.filter(({ start }) => start >= verb.end && start < agenda.index)
  const from = words.find(({ folded }) => !led.some((known) => known.has(folded)))
  const what = from ? cleaned.slice(from.start, agenda.index).trim() : ''
  const where = withoutEnd(cleaned.slice(agenda.index + agenda[0].length))
    .replace(/\s+auf$/iu, '')
    .trim()
  return {
    command: 'proposeItem',
    rest: what === '' || where === '' ? `${where}${what}` : `${where}: ${what}`,
    slash: false,
  }
}

/** The dot of "3.5." stays. */
const withoutEnd = (text: string): string => text.replace(/(?:[ ?!,;:]|(?<!\d)\.){1,20}$/, '')

function intent(
  command: Intent['command'],
  { cleaned, all }: Sentence,
  ...dropped: readonly ReadonlySet<string>[]
): Intent {
  const said = [COURTESY, ARTICLES, QUESTION, FRAME, ...dropped]
  const isDropped = ({ folded }: Word): boolean => said.some((known) => known.has(folded))
  // "Kunst der Fuge": an article between two nouns may be part of a name.
  const isInside = (word: Word, index: number): boolean => {
    const [before, after] = [all[index - 1], all[index + 1]]
    if (!ARTICLES.has(word.folded) || !before || !after || isDropped(before) || isDropped(after)) return false
    return [before, after].every(({ start }) => /\p{Lu}/u.test(cleaned.charAt(start)))
  }
  const spans = all.filter((word, index) => isDropped(word) && !isInside(word, index))
  return { command, rest: withoutEnd(without(cleaned, ...spans)), slash: false }
}

const TIME_WORDS =
  /^(?:(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|woche|monat|jahr|januar|februar|maerz|april|mai|juni|juli|august|september|oktober|november|dezember)/
const WISH = set('ich wir moechte moechten will wollen wuerde wuerden')
const PLAIN_MEETING = set('sitzung termin treffen')

/** Only the words in front and the verb at the end go: what is between them may be a date or a place. */
function planning({ cleaned, all }: Sentence): Intent {
  const dropped: Word[] = []
  let inFront = 0
  for (; inFront < all.length; inFront += 1) {
    const word = all[inFront]
    const next = all[inFront + 1]?.folded ?? ''
    if (!word) break
    const isNext = (NEXT.has(word.folded) || /^neuen?s?$/.test(word.folded)) && !TIME_WORDS.test(next)
    const isLed = [COURTESY, ARTICLES, WISH, PLAN, SET_UP, PLAIN_MEETING].some((known) => known.has(word.folded))
    if (!isNext && !(isLed && !TIME_WORDS.test(next)) && word.folded !== 'fuer') break
    dropped.push(word)
  }
  const last = all.at(-1)
  if (last && all.length > inFront && (PLAN.has(last.folded) || /^(?:an|ein)$/.test(last.folded))) dropped.push(last)
  return { command: 'planMeeting', rest: withoutEnd(without(cleaned, ...dropped)), slash: false }
}

/**
 * Only what leads to the thing goes, and the other half of the verb: between them stand dates, places and reasons.
 * @param dropped the verb, and its other half where it stands inside the sentence
 */
function ordering(
  command: BasicCommand,
  { cleaned, all }: Sentence,
  verb: ReadonlySet<string>,
  otherHalf: ReadonlySet<string> = new Set(),
): Intent {
  const led = [COURTESY, ARTICLES, WISH, verb, PLAIN_MEETING, NEXT, set('zu zur zum')]
  const inFront = all.findIndex(({ folded }) => !led.some((known) => known.has(folded)))
  const half = all.find(({ folded }) => otherHalf.has(folded))
  const last = all.at(-1)
  const atEnd = last && (verb.has(last.folded) || last.folded === 'ein') ? [last] : []
  const dropped = [...all.slice(0, Math.max(0, inFront)), ...(half ? [half] : []), ...atEnd]
  return { command, rest: withoutEnd(without(cleaned, ...dropped)), slash: false }
}
