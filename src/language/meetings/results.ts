/**
 * How a decision (Beschluss) was taken, as it stands at the end of the sentence. Only what can be nothing else is read:
 * a time, a ratio or a denied result stays in the wording.
 */
import { withoutLast } from '#src/language/words/marks.ts'

export interface SaidCount {
  readonly inFavour: number
  readonly against: number
  /** Absent: nobody said. */
  readonly abstained?: number
}
export type SaidResult = SaidCount | 'unanimous' | 'majority' | 'noted' | 'postponed'

export interface ReadDecision {
  readonly text: string
  readonly vote?: SaidResult
}

const CLOSE = '[).!]{0,3}$'
/** From the first mark of a run on: none of the later ones begins anew. */
const GAP = '(?<![ ,;(:–—-])[ ,;(:–—-]+'
const COUNTED = '(\\d{1,3}|keine?|eine?)'
/** "5 dafür, 2 dagegen, 1 Enthaltung" */
const IN_WORDS = new RegExp(
  `${GAP}${COUNTED} (?:ja(?:-?stimmen?|-)?|dafür|dafuer|stimmen? dafür|zustimmungen?)(?:[ ,;/]|und)+${COUNTED} (?:nein(?:-?stimmen?)?|dagegen|gegenstimmen?|stimmen? dagegen)(?:(?:[ ,;/]|und|bei)+${COUNTED} (?:enthaltung(?:en)?|enthalten))?${CLOSE}`,
  'iu',
)
/** "Ja: 5, Nein: 2, Enthaltung: 1", "dafür 5, dagegen 2" */
const LISTED = new RegExp(
  `${GAP}(?:ja(?:-?stimmen)?|dafür|dafuer):? ?(\\d{1,3})[ ,;/]+(?:nein(?:-?stimmen)?|dagegen):? ?(\\d{1,3})(?:[ ,;/]+(?:enthaltung(?:en)?|enthalten):? ?(\\d{1,3}))?${CLOSE}`,
  'iu',
)
/** "5:2:1", "5 : 2" */
const NUMBERS = new RegExp(`(${GAP})(\\d{1,3}) ?: ?(\\d{1,3})(?: ?: ?(\\d{1,3}))?( stimmen)?${CLOSE}`, 'iu')
/** Numbers beside these are no time and no ratio. */
const OF_A_VOTE = /(?:^|[ ,;(.])(mehrheitlich|mit mehrheit|einstimmig)(?: mit)?$/iu
const ABOUT_A_VOTE = /(?:^|[ ,;(.])(?:abstimmung|abstimmungsergebnis|stimmenverhältnis)$/iu
const RATIO =
  /verteil|verhältnis|verhaeltnis|schlüssel|schluessel|quote|aufteil|aufgeteilt|geteilt|teilung|anteil|maßstab|betreuung|mischung|faktor|prozent|relation|proportion|skala|gruppe|besetzung/iu
/** A full stop behind these ends no sentence. */
const ABBREVIATED = /(?:^|[ (])(?:ca|nr|art|ziff|abs|max|min|bzw|vgl|str|evtl|inkl|ggf|bspw|s|z|b|d|h|u|a)\.$/iu
const ENDS_SENTENCE = /\p{L}[.!?]$|[)“"][.!?]$/u

const NEXT_TIME =
  'auf (?:die|den|das|eine[nr]?) (?:nächste|naechste|kommende|folgende|spätere|spaetere)[nrs]? (?:sitzung|kok|konferenz|mal|termin|treffen)'
/** "vertagt auf die nächste Sitzung", "auf die nächste Sitzung verschoben", "zurückgestellt" */
const PUT_OFF = `(?:vertagt|zurückgestellt|zurueckgestellt)(?: ${NEXT_TIME})?|${NEXT_TIME} (?:vertagt|verschoben|verlegt|genommen)`

const WORDS: readonly (readonly [RegExp, 'unanimous' | 'majority' | 'noted' | 'postponed'])[] = [
  [
    /(?<![ ,;(–—-])([ ,;(–—-]+)einstimmig(?: (?:so )?(?:beschlossen|angenommen|verabschiedet))?[).!]{0,3}$/iu,
    'unanimous',
  ],
  [
    /(?<![ ,;(–—-])([ ,;(–—-]+)(?:mehrheitlich|mit mehrheit)(?: (?:so )?(?:beschlossen|angenommen))?[).!]{0,3}$/iu,
    'majority',
  ],
  [/(?<![ ,;(–—-])([ ,;(–—-]+)zur kenntnis(?: genommen)?[).!]{0,3}$/iu, 'noted'],
  [new RegExp(`(?:^|(?<![ ,;(–—-])([ ,;(–—-]+))(?:wird )?(?:${PUT_OFF})[).!]{0,3}$`, 'iu'), 'postponed'],
]
const ANY_RESULT =
  /(?<!\p{L})(?:einstimmig|mehrheitlich|mit mehrheit|vertagt|zur kenntnis)(?!\p{L})|(?<!\d)\d{1,3} (?:dafür|dafuer|dagegen|ja-?stimmen?|nein-?stimmen?|gegenstimmen?|enthaltung)/iu
const ANY_NUMBERS = /(?<![\d:.])(\d{1,3}) ?: ?(\d{1,3})(?: ?: ?(\d{1,3}))?(?![\d:])/gu
/** What turns a result into none: denied, nearly, or not yet known. */
const NO_RESULT =
  /(?<!\p{L})(?:nicht|nie|niemals|weder|ohne|kein(?:e[nmrs]?)?|keinesfalls|fast|nahezu|beinahe|annähernd|quasi|wenn|falls|sofern|ob)(?!\p{L})/iu

/** What stands behind the last of these places. @param mark global */
const behindLast = (text: string, mark: RegExp): string => {
  const last = [...text.matchAll(mark)].at(-1)
  return last ? text.slice(last.index + last[0].length) : text
}
const lastClause = (text: string): string => behindLast(text.trimEnd(), /[,;:.!?()–—]/gu)
const lastSentence = (text: string): string => behindLast(text.trimEnd(), /[;!?]|[.](?= )/gu)
const isSetApart = (gap: string, before: string): boolean =>
  /[,;(–—]|-/u.test(gap) || (ENDS_SENTENCE.test(before) && !ABBREVIATED.test(before))
const isTime = (one: string, two: string, three?: string): boolean =>
  Number(one) <= 24 && two.length === 2 && Number(two) <= 59 && (three === undefined || three.length === 2)
const isShare = (...numbers: readonly string[]): boolean => numbers.reduce((sum, one) => sum + Number(one), 0) === 100
const numberOf = (said: string): number => (/^kein/iu.test(said) ? 0 : /^ein/iu.test(said) ? 1 : Number(said))
const withoutStrayOpening = (text: string): string => withoutLast(text, ' ,;(:–—-')

/** @param text what was decided, e.g. "Die Liste wird geführt, 5:0:1" */
export function readResult(text: string): ReadDecision {
  const read = readCount(text) ?? readWord(text)
  // Two results in one sentence: which one holds for what nobody can tell.
  return read && !hasResult(read.before) ? { text: read.text, vote: read.vote } : { text }
}

interface Candidate {
  readonly text: string
  readonly vote: SaidResult
  /** Where no second result may stand. */
  readonly before: string
}

function readCount(text: string): Candidate | undefined {
  const counted = IN_WORDS.exec(text) ?? LISTED.exec(text)
  const [, inFavour, against, abstained] = counted ?? []
  if (counted && inFavour !== undefined && against !== undefined) {
    const before = text.slice(0, counted.index)
    return endsDenied(before, isSetApart(/^[ ,;(:–—-]+/u.exec(counted[0])?.[0] ?? '', before))
      ? undefined
      : candidate(before, inFavour, against, abstained)
  }
  const numbers = NUMBERS.exec(text)
  const [, gap = '', one = '', two = '', three, votes] = numbers ?? []
  if (!numbers) return undefined
  const before = text.slice(0, numbers.index)
  return isVote({ before, gap, one, two, three, isOfVotes: votes !== undefined })
    ? candidate(before, one, two, three)
    : undefined
}

function candidate(before: string, one: string, two: string, three: string | undefined): Candidate | undefined {
  const vote = {
    inFavour: numberOf(one),
    against: numberOf(two),
    ...(three !== undefined && { abstained: numberOf(three) }),
  }
  const led = OF_A_VOTE.exec(withoutStrayOpening(before))
  // "einstimmig 5:2" contradicts itself.
  if (led?.[1]?.toLowerCase() === 'einstimmig' && vote.against > 0) return undefined
  const stripped = withoutStrayOpening(before).replace(/ (?:mit|bei)$/iu, '')
  const text = led ? withoutStrayOpening(stripped.replace(OF_A_VOTE, '')) : withoutStrayOpening(stripped)
  return text === '' ? undefined : { text, vote, before: text }
}

interface Numbers {
  readonly before: string
  readonly gap: string
  readonly one: string
  readonly two: string
  readonly three: string | undefined
  readonly isOfVotes: boolean
}

function isVote({ before, gap, one, two, three, isOfVotes }: Numbers): boolean {
  if (endsDenied(before, isSetApart(gap, before))) return false
  const led = withoutStrayOpening(before)
  if (OF_A_VOTE.test(led) || (isOfVotes && (isSetApart(gap, before) || / mit$/iu.test(led)))) return true
  if (isTime(one, two, three) || isShare(one, two, three ?? '0')) return false
  if (ABOUT_A_VOTE.test(led)) return true
  if (isSetApart(gap, before)) return ENDS_SENTENCE.test(before) || !RATIO.test(lastSentence(before))
  // "Betreuung 1:4" has no mark before it; three numbers are hardly anything but a vote.
  return three !== undefined && !gap.includes(':') && !RATIO.test(before)
}

function readWord(text: string): Candidate | undefined {
  for (const [pattern, vote] of WORDS) {
    const match = pattern.exec(text)
    if (!match) continue
    const before = text.slice(0, match.index)
    const apart = isSetApart(match[1] ?? '', before)
    // "wird nicht, wie beantragt, vertagt": a verb is denied from anywhere in its sentence.
    const isVerb = vote === 'noted' || vote === 'postponed'
    if (isVerb && !ENDS_SENTENCE.test(before) && NO_RESULT.test(lastSentence(before))) return undefined
    if (endsDenied(before, apart) || (!apart && NO_RESULT.test(lastClause(before)))) return undefined
    // As a part of the sentence it stays there: "Der Punkt wird vertagt".
    return { text: apart ? before : text, vote, before }
  }
  return undefined
}

/** "… nicht", "… nicht ganz": directly before the result. A comma between ends what is denied. */
const endsDenied = (before: string, isApart: boolean): boolean =>
  NO_RESULT.test(
    before
      .trimEnd()
      .split(' ')
      .slice(isApart ? -1 : -2)
      .join(' '),
  )

function hasResult(text: string): boolean {
  if (ANY_RESULT.test(text)) return true
  return Array.from(text.matchAll(ANY_NUMBERS)).some(
    ({ 1: one = '', 2: two = '', 3: three, index }) =>
      !isTime(one, two, three) &&
      !isShare(one, two, three ?? '0') &&
      !RATIO.test(text.slice(Math.max(0, index - 40), index)),
  )
}
