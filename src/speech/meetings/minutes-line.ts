/** Lines of minutes in words, one by one and all together. */
import { byEntry } from '#src/agreements/stated.ts'
import { isAttendance } from '#src/meetings/attendance.ts'
import { shortId } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import {
  byItem,
  currentLines,
  type DecisionResult,
  isGeneral,
  type LineKind,
  latest,
  type MinutesLine,
  type ResultWord,
} from '#src/meetings/minutes.ts'
import type { FrozenLine } from '#src/meetings/minutes-version.ts'
import { count, dateAndTime, longDate } from '#src/speech/parts/format.ts'
import type { Group, Reply, Statement } from '#src/speech/parts/reply.ts'

export const KIND: Readonly<Record<LineKind, string>> = {
  attendance: 'Anwesend',
  excused: 'Entschuldigt',
  represented: 'In Vertretung',
  guests: 'Gäste',
  chair: 'Leitung',
  minuteTaker: 'Protokollführung',
  began: 'Beginn',
  ended: 'Ende',
  interrupted: 'Unterbrechung',
  summons: 'Einladung',
  quorum: 'Beschlussfähigkeit',
  papers: 'Anlage',
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

const VOTE_WORDS: Readonly<Record<ResultWord, string>> = {
  unanimous: 'einstimmig',
  majority: 'mehrheitlich',
  rejected: 'abgelehnt',
  rejectedUnanimously: 'einstimmig abgelehnt',
  rejectedByMajority: 'mehrheitlich abgelehnt',
  consensus: 'im Konsens',
  noted: 'zur Kenntnis genommen',
  postponed: 'vertagt',
  referred: 'verwiesen',
  removed: 'von der Tagesordnung abgesetzt',
  withdrawn: 'zurückgezogen',
  undecided: 'ohne Beschluss',
}

export const resultText = (vote: DecisionResult): string => {
  if (typeof vote === 'string') return VOTE_WORDS[vote]
  const abstained = vote.abstained === undefined ? '' : `, ${count(vote.abstained, 'Enthaltung', 'Enthaltungen')}`
  if ('how' in vote) {
    const against = vote.against === undefined ? '' : `, ${count(vote.against, 'Gegenstimme', 'Gegenstimmen')}`
    return `${VOTE_WORDS[vote.how]}${against}${abstained}`
  }
  return `${vote.inFavour} dafür, ${vote.against} dagegen${abstained}`
}

const LAST_WORDS = {
  unanimous: /einstimmig\P{L}*(?:\p{L}+\P{L}*)?$/iu,
  majority: /mehrheit(?:lich)?\P{L}*(?:\p{L}+\P{L}*)?$/iu,
  noted: /kenntnis(?: genommen)?\P{L}*$/iu,
  postponed: /vertagt\P{L}*$/iu,
  rejected: /abgelehnt\P{L}*$/iu,
  rejectedUnanimously: /(?:einstimmig) abgelehnt\P{L}*$/iu,
  rejectedByMajority: /(?:mehrheitlich|mit mehrheit) abgelehnt\P{L}*$/iu,
  consensus: /(?:konsens|einvernehmlich|einvernehmen)\P{L}*(?:\p{L}+\P{L}*)?$/iu,
  referred: /(?:ver|über|ueber)wiesen(?:\P{L}*$| an )|^zurück an(?: )/iu,
  removed: /(?:abgesetzt|von der tagesordnung genommen)\P{L}*$/iu,
  withdrawn: /zurückgezogen\P{L}*$/iu,
  undecided: /(?:ohne|keine?) (?:beschluss\p{L}*|abstimmung)\P{L}*$/iu,
} as const satisfies Readonly<Record<ResultWord, RegExp>>

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

/** As much as fits on a phone without scrolling for minutes; the Word file has everything. */
const LONGEST = 60

export interface MinutesView {
  readonly of: string
  readonly meeting: Meeting
  readonly lines: readonly MinutesLine[]
  readonly mayApprove: boolean
  readonly mayWrite: boolean
}

export function minutes({ of, meeting, lines, mayApprove, mayWrite }: MinutesView): Reply {
  const all = currentLines(lines)
  const groups: Group[] = [...byItem(lines)].map(([item, theirs]) => ({
    title: item === '' ? 'Vorbemerkungen' : `TOP ${item}: ${theirs[0]?.itemTitle ?? ''}`,
    statements: theirs.slice(0, LONGEST).map(
      (line): Statement => ({
        label: `Zeile ${line.number}`,
        text: minutesLineText(line),
        basis: byEntry(line, 'writtenAt'),
      }),
    ),
  }))
  const attendance = all.filter(({ kind }) => isAttendance(kind))
  const general = all.filter(({ kind }) => isGeneral(kind))
  const objections = all.filter(({ kind }) => kind === 'objection')
  const code = shortId(meeting)
  return {
    answer: `Protokoll ${of} vom ${dateAndTime(meeting.on, meeting.at, meeting.endsAt)}: ${STATE[meeting.state] ?? 'Entwurf'}.`,
    groups: [
      ...(general.length > 0
        ? [
            {
              title: 'Sitzung',
              statements: general.map(
                (line): Statement => ({
                  label: KIND[line.kind],
                  text: line.text,
                  basis: byEntry(line, 'writtenAt'),
                }),
              ),
            },
          ]
        : []),
      ...(attendance.length > 0
        ? [
            {
              title: 'Anwesenheit',
              statements: attendance.map(
                (line): Statement => ({
                  ...(line.kind !== 'attendance' && { label: KIND[line.kind] }),
                  // A single name with a comma is stored with its semicolon.
                  text: line.text.replace(/;$/u, ''),
                  basis: byEntry(line, 'writtenAt'),
                }),
              ),
            },
          ]
        : []),
      ...groups,
      ...(objections.length > 0
        ? [
            {
              title: 'Einwendungen',
              statements: objections.map(
                (line): Statement => ({
                  text: line.text,
                  basis: byEntry(line, 'writtenAt'),
                }),
              ),
            },
          ]
        : []),
    ],
    notes: [
      `${count(all.filter(({ kind }) => kind === 'decision').length, 'Beschluss', 'Beschlüsse')}, ${count(all.filter(({ kind }) => kind === 'task').length, 'Aufgabe', 'Aufgaben')}.`,
      ...(meeting.state === 'held' || meeting.state === 'minuted'
        ? ['Ein Einwand wird mit „/protokoll einwand: …“ festgehalten.']
        : []),
    ],
    actions: [
      ...(meeting.state === 'held' && mayWrite
        ? [{ label: 'Fertigstellen', does: { say: `/protokoll ${code} fertig` } }]
        : []),
      ...(meeting.state === 'held' && mayWrite
        ? [{ label: 'Weiterschreiben', does: { say: `/protokoll ${code} weiter` } }]
        : []),
      ...(meeting.state === 'minuted' && mayApprove
        ? [{ label: 'Genehmigen', does: { say: `/protokoll ${code} genehmigen` } }]
        : []),
      { label: 'Als Word-Datei', does: { say: `/protokoll ${code} word` } },
    ],
  }
}

const STATE: Readonly<Record<string, string>> = {
  inSession: 'wird gerade geschrieben',
  held: 'Entwurf',
  minuted: 'fertiggestellt, noch nicht genehmigt',
  approved: 'genehmigt',
}
