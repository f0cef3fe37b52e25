/** Registers of decisions and tasks over all meetings. */
import { byEntry } from '#src/agreements/stated.ts'
import type { LocalDate } from '#src/calendar/local-date.ts'
import { isOverdue, type MinutesLine, type Task } from '#src/meetings/minutes.ts'
import { figure, largeCount, longDate, quoted } from '#src/speech/parts/format.ts'
import { fitting, type ListPart, moreButton, partNote, weightOf } from '#src/speech/parts/paging.ts'
import type { Reply, Statement } from '#src/speech/parts/reply.ts'
import { dueText, voteText } from './minutes-line.ts'

export interface RegisteredDecision {
  readonly line: MinutesLine
  readonly of: string
  readonly meetingOn: LocalDate
}

export const aboutTasks = (): string => 'Aufgaben'

export function decisions(found: readonly RegisteredDecision[], part: ListPart, said: string): Reply {
  const about = said === '' ? '' : ` zu ${quoted(said)}`
  const shown = fitting(found.map(decisionFact), part, weightOf)
  const more = moreButton(shown, `/beschlüsse ${said}`.trim())
  return {
    answer:
      part.all === 0
        ? `Es ist kein Beschluss${about} eingetragen.`
        : `${largeCount(part.all, 'Beschluss', 'Beschlüsse')}${about}${part.all > 1 ? ', die neuesten zuerst' : ''}.`,
    statements: shown.entries,
    notes: partNote(shown),
    ...(more.length > 0 && { actions: more }),
  }
}

const decisionFact = ({ line, of, meetingOn }: RegisteredDecision): Statement => ({
  label: `${of}, ${longDate(meetingOn)}, TOP ${line.item || '–'}`,
  text: `${line.text}${voteText(line)}`,
  basis: byEntry(line, 'writtenAt'),
})

/** What was asked for. */
interface AskedTasks {
  readonly state?: 'open' | 'late' | 'done'
  readonly onlyOwn: boolean
  readonly topic: string
  /** Everything as it was typed: what the next part is asked for with. */
  readonly text: string
}

const NO_TASK: Readonly<Record<'open' | 'late' | 'done' | 'any', string>> = {
  open: 'offen',
  late: 'überfällig',
  done: 'als erledigt eingetragen',
  any: 'eingetragen',
}

export function tasks(
  found: readonly { readonly task: Task; readonly of: string }[],
  part: ListPart & { readonly open: number; readonly late: number },
  { state, onlyOwn, topic, text }: AskedTasks,
  today: LocalDate,
): Reply {
  const { all, open } = part
  const about = topic === '' ? '' : ` zu ${quoted(topic)}`
  const facts = found.map(({ task, of }): Statement => taskFact(task, of, today))
  const shown = fitting(facts, part, weightOf)
  const more = moreButton(shown, `/aufgaben ${text}`.trim())
  const who = onlyOwn ? 'Für Sie ist' : 'Es ist'
  return {
    answer: all === 0 ? `${who} keine Aufgabe${about} ${NO_TASK[state ?? 'any']}.` : howMany(part, state, about),
    statements: shown.entries,
    notes: [
      ...partNote(shown),
      ...(onlyOwn ? ['Gezeigt werden Aufgaben, die Ihren Namen oder eine Ihrer Funktionen nennen.'] : []),
      ...(open > 0 && all > 0 && state !== 'done'
        ? ['Erledigt melden Sie zum Beispiel mit „/aufgaben erledigt 3: Liste liegt vor“.']
        : []),
    ],
    ...(more.length > 0 && { actions: more }),
  }
}

function howMany(
  { all, open, late }: { readonly all: number; readonly open: number; readonly late: number },
  state: AskedTasks['state'],
  about: string,
): string {
  switch (state) {
    case 'done':
      return `${largeCount(all, 'erledigte Aufgabe', 'erledigte Aufgaben')}${about}.`
    case 'late':
      return `${largeCount(all, 'überfällige Aufgabe', 'überfällige Aufgaben')}${about}.`
    default:
      return `${largeCount(open, 'offene Aufgabe', 'offene Aufgaben')}${about}, davon ${figure(late)} überfällig.`
  }
}

const taskFact = (task: Task, of: string, today: LocalDate): Statement => ({
  label: `Nr. ${task.number}, ${of}, ${longDate(task.meetingOn)}`,
  text: `${task.line.text}${task.line.responsible ? `, zuständig: ${task.line.responsible}` : ''}${dueText(task.line)}: ${taskState(task, today)}`,
  basis: byEntry(task.line, 'writtenAt'),
})

function taskState(task: Task, today: LocalDate): string {
  if (task.done) return `erledigt am ${longDate(task.done.on)} (${task.done.remark})`
  return isOverdue(task, today) ? 'überfällig' : 'offen'
}

/** A task, and what is said of it. */
interface SaidOfTask {
  readonly number: number
  readonly remark: string
}
export const taskDone = (line: Pick<MinutesLine, 'text'>, { number, remark }: SaidOfTask): Reply => ({
  answer: `Erledigt: Aufgabe Nr. ${number}, ${quoted(line.text, 120)}.`,
  notes: [`Vermerk: ${remark}`],
})

export const mayNotComplete = ({ number, line }: Task): Reply => ({
  answer: `${line.responsible ? `Aufgabe Nr. ${number} nennt als zuständig: ${line.responsible}.` : `Aufgabe Nr. ${number} nennt niemanden als zuständig.`} Erledigt melden können sie die genannte Stelle und die Geschäftsführung. Es wurde nichts geändert.`,
})

export const taskLabel = (): string => 'Aufgabe'
export const taskShown = ({ number, remark }: SaidOfTask): string => `Nr. ${number}, ${quoted(remark)}`
export const undone = (): string => 'Es wurde nichts geändert.'
export const askDone = (line: Pick<MinutesLine, 'text'>, { number, remark }: SaidOfTask) => ({
  question: `Aufgabe Nr. ${number}, ${quoted(line.text, 120)}: Soll sie als erledigt gelten?`,
  statements: [],
  notes: [`Vermerk: ${remark}`],
  confirm: 'Ja, erledigt',
  instead: { label: 'Offen lassen', does: { say: '/aufgaben' } },
})

export const noSuchTask = (said: string | number): Reply => ({
  answer: `Eine offene Aufgabe Nr. ${said} gibt es nicht. Es wurde nichts geändert.`,
})

export const remarkMissing = (said: string): Reply => ({
  answer: `Bitte nennen Sie, was die Aufgabe erledigt: „/aufgaben erledigt ${said}: Liste liegt vor“. Es wurde nichts geändert.`,
})
