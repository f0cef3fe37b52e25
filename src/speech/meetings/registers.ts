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
        : `${largeCount(part.all, 'Beschluss', 'Beschlüsse')}${about}, die neuesten zuerst.`,
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

export function tasks(
  found: readonly { readonly task: Task; readonly of: string }[],
  part: ListPart & { readonly open: number; readonly late: number },
  said: string,
  today: LocalDate,
  onlyOwn: boolean,
): Reply {
  const { all, open, late } = part
  const about = said === '' ? '' : ` zu ${quoted(said)}`
  const facts = found.map(({ task, of }): Statement => taskFact(task, of, today))
  const shown = fitting(facts, part, weightOf)
  const more = moreButton(shown, `/aufgaben ${said}`.trim())
  return {
    answer:
      all === 0
        ? onlyOwn
          ? 'Für Sie ist keine Aufgabe eingetragen.'
          : `Es ist keine Aufgabe${about} eingetragen.`
        : `${largeCount(open, 'offene Aufgabe', 'offene Aufgaben')}${about}, davon ${figure(late)} überfällig.`,
    statements: shown.entries,
    notes: [
      ...partNote(shown),
      ...(onlyOwn ? ['Gezeigt werden Aufgaben, die Ihren Namen oder eine Ihrer Funktionen nennen.'] : []),
      ...(open > 0 ? ['Erledigt melden Sie zum Beispiel mit „/aufgaben erledigt 3: Liste liegt vor“.'] : []),
    ],
    ...(more.length > 0 && { actions: more }),
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
