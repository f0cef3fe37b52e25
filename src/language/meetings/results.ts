/**
 * How a decision (Beschluss) was taken, as it stands at the end of the sentence. Only what can be nothing else is read:
 * a time, a ratio or a denied result stays in the wording.
 */

import { withoutLast } from '#src/language/words/marks.ts'
import { fold } from '#src/language/words/normalise.ts'
import { numberOf } from '#src/language/words/number-words.ts'
import type { DecisionResult, ResultWord, WordWithCount } from '#src/meetings/minutes.ts'

export type SaidResult = DecisionResult

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
/** "7 zu 0 bei 2 Enthaltungen" */
const OPPOSED = new RegExp(
  `${GAP}(\\d{1,3}) ?(?:zu|gegen|:) ?(\\d{1,3})(?: stimmen)? bei ${COUNTED} (?:stimm)?enthaltung(?:en)?${CLOSE}`,
  'iu',
)
/** "5:2:1", "5 : 2" */
const NUMBERS = new RegExp(`(${GAP})(\\d{1,3}) ?: ?(\\d{1,3})(?: ?: ?(\\d{1,3}))?( stimmen)?${CLOSE}`, 'iu')
/** Numbers beside these are no time and no ratio. */
const OF_A_VOTE = /(?:^|[ ,;(.])(mehrheitlich|mit mehrheit|einstimmig)(?: mit)?$/iu
const REJECTED = /(?:^|[,;(.] ?)(?:(?:einstimmig|mehrheitlich|mit mehrheit) )?abgelehnt$/iu
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

/** At the end, or all that was said; a verb may stand in its sentence. */
const atEnd = (words: string): RegExp => new RegExp(`(?:^|(?<![ ,;(–—-])([ ,;(–—-]+))(?:${words})[).!]{0,3}$`, 'iu')
const IS = '(?:(?:wird|wurde|ist) )?'
const TAKEN = '(?: (?:so )?(?:beschlossen|angenommen|verabschiedet))?'

/** "einstimmig abgelehnt" before "abgelehnt": what says more comes first. */
const WORDS: readonly (readonly [RegExp, ResultWord])[] = [
  [atEnd(`${IS}einstimmig abgelehnt`), 'rejectedUnanimously'],
  [atEnd(`${IS}(?:mehrheitlich|mit mehrheit) abgelehnt`), 'rejectedByMajority'],
  [atEnd(`${IS}abgelehnt`), 'rejected'],
  [
    atEnd(
      `(?:im konsens|einvernehmlich|im einvernehmen)${TAKEN}|konsens(?: aller anwesenden)?|es besteht einvernehmen`,
    ),
    'consensus',
  ],
  [atEnd(`${IS}(?:von der tagesordnung )?abgesetzt|${IS}von der tagesordnung genommen`), 'removed'],
  [atEnd(`${IS}zur(?:ü|ue)ckgezogen`), 'withdrawn'],
  [atEnd('ohne (?:beschluss|beschlussfassung|abstimmung)|keine (?:beschlussfassung|abstimmung)'), 'undecided'],
  [
    atEnd(
      `${IS}(?:verwiesen|(?:ü|ue)berwiesen) (?:an|in) [^,;.!?]{2,80}|(?:an|in) (?:die|das|den) [^,;.!?]{2,80} (?:verwiesen|(?:ü|ue)berwiesen)|zur(?:ü|ue)ck an (?:die|das|den) [^,;.!?]{2,80}`,
    ),
    'referred',
  ],
  [atEnd(`einstimmig${TAKEN}`), 'unanimous'],
  [atEnd(`(?:mehrheitlich|mit (?:gro(?:ß|ss)er )?mehrheit)${TAKEN}`), 'majority'],
  [atEnd('zur kenntnis(?: genommen)?'), 'noted'],
  [new RegExp(`(?:^|(?<![ ,;(–—-])([ ,;(–—-]+))(?:wird )?(?:${PUT_OFF})[).!]{0,3}$`, 'iu'), 'postponed'],
]
const ANY_RESULT =
  /(?<!\p{L})(?:einstimmig|mehrheitlich|mit mehrheit|vertagt|zur kenntnis|abgelehnt|im konsens|zurückgezogen)(?!\p{L})|(?<!\d)\d{1,3} (?:dafür|dafuer|dagegen|ja-?stimmen?|nein-?stimmen?|gegenstimmen?|enthaltung)/iu
const TAKEN_ALSO = /(?<!\p{L})(?:angenommen|zugestimmt|beschlossen)(?!\p{L})/iu
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
/** "keine", "eine", "zwei", "12": what the patterns here take for a number. */
const counted = (said: string): number => (/^kein/iu.test(said) ? 0 : (numberOf(fold(said)) ?? 0))
const withoutStrayOpening = (text: string): string => withoutLast(text, ' ,;(:–—-')

/** @param text what was decided, e.g. "Die Liste wird geführt, 5:0:1" */
export function readResult(text: string): ReadDecision {
  const read = readWordWithCount(text) ?? readCount(text) ?? readWord(text)
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
  const counted = IN_WORDS.exec(text) ?? LISTED.exec(text) ?? OPPOSED.exec(text)
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
    inFavour: counted(one),
    against: counted(two),
    ...(three !== undefined && { abstained: counted(three) }),
  }
  const led = OF_A_VOTE.exec(withoutStrayOpening(before))
  // "einstimmig 5:2" contradicts itself.
  if (led?.[1]?.toLowerCase() === 'einstimmig' && vote.against > 0) return undefined
  const bare = withoutStrayOpening(before).replace(/ (?:mit|bei)$/iu, '')
  // "mehrheitlich abgelehnt, 1 Ja, 10 Nein" says the same twice; with more votes in favour it would contradict itself.
  const stripped = vote.against > vote.inFavour ? bare.replace(REJECTED, '') : bare
  const text = led ? withoutStrayOpening(stripped.replace(OF_A_VOTE, '')) : withoutStrayOpening(stripped)
  if (text !== '') return { text, vote, before: vote.against > vote.inFavour ? text.replace(/abgelehnt$/iu, '') : text }
  // The wording stands above it.
  return REJECTED.test(bare) ? { text: bare, vote, before: '' } : undefined
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

const NUMBER = '(\\d{1,3}|eine[rm]?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)'
const ABSTAINED = `${NUMBER} (?:stimm)?enthaltung(?:en)?`
const AGAINST = `${NUMBER} gegenstimmen?`
const HOW = '(einstimmig|mehrheitlich|mit (?:gro(?:ß|ss)er )?mehrheit)'
const WITH_COUNT: readonly (readonly [RegExp, readonly ('how' | 'against' | 'abstained')[]])[] = [
  [
    atEnd(`${HOW}${TAKEN},? (?:bei|mit) ${AGAINST}(?: und|,)(?: bei)? ${ABSTAINED}${TAKEN}`),
    ['how', 'against', 'abstained'],
  ],
  [atEnd(`${HOW}${TAKEN},? (?:bei|mit) ${ABSTAINED}${TAKEN}`), ['how', 'abstained']],
  [atEnd(`${HOW}${TAKEN},? (?:bei|mit) ${AGAINST}${TAKEN}`), ['how', 'against']],
  [atEnd(`bei ${AGAINST}(?: und|,)(?: bei)? ${ABSTAINED} ${HOW}${TAKEN}`), ['against', 'abstained', 'how']],
  [atEnd(`bei ${ABSTAINED} ${HOW}${TAKEN}`), ['abstained', 'how']],
]

/** "einstimmig bei 2 Enthaltungen", "bei zwei Gegenstimmen mehrheitlich": the word, and the votes that were told. */
function readWordWithCount(text: string): Candidate | undefined {
  for (const [pattern, parts] of WITH_COUNT) {
    const match = pattern.exec(text)
    if (!match) continue
    const before = text.slice(0, match.index)
    const said = Object.fromEntries(parts.map((part, at) => [part, match[at + 2] ?? '']))
    const how = said.how?.toLowerCase() === 'einstimmig' ? 'unanimous' : 'majority'
    const vote: WordWithCount = {
      how,
      ...(said.against !== undefined && { against: counted(said.against) }),
      ...(said.abstained !== undefined && { abstained: counted(said.abstained) }),
    }
    // "einstimmig bei 2 Gegenstimmen" contradicts itself.
    if (how === 'unanimous' && (vote.against ?? 0) > 0) return undefined
    const apart = isSetApart(match[1] ?? '', before)
    if (endsDenied(before, apart) || (!apart && NO_RESULT.test(lastClause(before)))) return undefined
    return { text: apart ? before : text, vote, before }
  }
  return undefined
}

function readWord(text: string): Candidate | undefined {
  for (const [pattern, vote] of WORDS) {
    const match = pattern.exec(text)
    if (!match) continue
    const before = text.slice(0, match.index)
    const apart = isSetApart(match[1] ?? '', before)
    // "wird nicht, wie beantragt, vertagt": a verb is denied from anywhere in its sentence.
    const isVerb = vote !== 'unanimous' && vote !== 'majority' && vote !== 'consensus'
    if (isVerb && !ENDS_SENTENCE.test(before) && NO_RESULT.test(lastSentence(before))) return undefined
    if (endsDenied(before, apart) || (!apart && NO_RESULT.test(lastClause(before)))) return undefined
    // As a part of the sentence it stays there: "Der Punkt wird vertagt".
    // "Ziffer 1 angenommen, Ziffer 2 abgelehnt": one of each.
    if (vote.startsWith('rejected') && TAKEN_ALSO.test(before)) return undefined
    // To whom it was handed on is said nowhere else.
    return { text: apart && vote !== 'referred' ? before : text, vote, before }
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
