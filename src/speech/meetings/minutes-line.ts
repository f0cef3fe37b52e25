/** A line of minutes in words. */
import { type DecisionResult, type LineKind, latest, type MinutesLine } from '#src/meetings/minutes.ts'
import type { FrozenLine } from '#src/meetings/minutes-version.ts'
import { count, longDate } from '#src/speech/parts/format.ts'

export const KIND: Readonly<Record<LineKind, string>> = {
  attendance: 'Anwesend',
  excused: 'Entschuldigt',
  represented: 'In Vertretung',
  guests: 'Gäste',
  discussion: 'Beratung',
  information: 'Information',
  decision: 'Beschluss',
  task: 'Aufgabe',
  objection: 'Einwand',
}

export const lastLine = (lines: readonly MinutesLine[]): readonly string[] => {
  const last = latest(lines)
  return last ? [`Zuletzt: ${minutesLineText(last)}`] : []
}

export const itemName = (item: string): string => (item === '' ? 'den Vorbemerkungen' : `TOP ${item}`)

const VOTE_WORDS = {
  unanimous: 'einstimmig',
  majority: 'mehrheitlich',
  noted: 'zur Kenntnis genommen',
  postponed: 'vertagt',
} as const

export const resultText = (vote: DecisionResult): string => {
  if (typeof vote === 'string') return VOTE_WORDS[vote]
  const abstained = vote.abstained === undefined ? '' : `, ${count(vote.abstained, 'Enthaltung', 'Enthaltungen')}`
  return `${vote.inFavour} dafür, ${vote.against} dagegen${abstained}`
}

const LAST_WORDS = {
  unanimous: /einstimmig\P{L}*(?:\p{L}+\P{L}*)?$/iu,
  majority: /mehrheit(?:lich)?\P{L}*(?:\p{L}+\P{L}*)?$/iu,
  noted: /kenntnis(?: genommen)?\P{L}*$/iu,
  postponed: /vertagt\P{L}*$/iu,
} as const

/** Where the wording ends with its result, it is not said twice. */
export const voteText = ({ vote, text }: Pick<MinutesLine, 'vote' | 'text'>): string =>
  vote === undefined || (typeof vote === 'string' && LAST_WORDS[vote].test(text)) ? '' : ` (${resultText(vote)})`

export const dueText = ({ dueOn, dueWords }: Pick<MinutesLine, 'dueOn' | 'dueWords'>): string =>
  dueOn ? `, bis ${longDate(dueOn)}` : dueWords ? `, bis ${dueWords}` : ''

/** "Bedarfszahl vorlegen, bis Do., 30.09.2027, zuständig: Jugendamt" */
export const taskText = (line: MinutesLine): string =>
  `${line.text}${dueText(line)}${line.responsible ? `, zuständig: ${line.responsible}` : ''}`

/** "Beschluss: … (einstimmig)" */
export function minutesLineText(line: Omit<FrozenLine, 'item' | 'itemTitle' | 'number'>): string {
  const prefix = line.kind === 'discussion' ? '' : `${KIND[line.kind]}: `
  const who = line.responsible ? `, zuständig: ${line.responsible}` : ''
  return `${prefix}${line.text}${voteText(line)}${dueText(line)}${who}`
}
