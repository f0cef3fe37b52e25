import { bodyOf } from '#src/conversation/meeting-field.ts'
import type { Order } from '#src/conversation/order.ts'
import { isNamed, readTaskDone, readTaskFilter, speaksOf } from '#src/conversation/register-words.ts'
import { isOverdue, type Task } from '#src/meetings/minutes.ts'
import * as say from '#src/speech/minutes.ts'
import { registered } from './see-decisions.ts'

const REMARK_LENGTH = 300

/** "/aufgaben", "/aufgaben ich", "/aufgaben Kassel überfällig", "/aufgaben erledigt 3: Liste liegt vor". */
export const seeTasks: Order = {
  command: 'tasks',
  needs: 'meeting.read',
  about: say.aboutTasks(),
  async carryOut(ordered, work) {
    const { sight, today, person } = ordered
    const done = readTaskDone(ordered.text)
    const { found, words } = await registered('task', done ? '' : ordered.text, ordered, work)
    const completed = await work.minutes.done()
    const all = found.map(({ line, meeting, number }): { task: Task; of: string } => {
      const end = completed.get(line.id)
      return {
        of: bodyOf(meeting, sight),
        task: {
          line,
          agreementId: meeting.agreementId,
          committeeId: meeting.committeeId,
          meetingOn: meeting.on,
          number,
          ...(end && { done: end }),
        },
      }
    })
    if (done) {
      const { number, remark } = done
      const chosen = all.find(({ task }) => task.number === Number(number) && !task.done)
      if (!chosen) return say.noSuchTask(number)
      const { line, agreementId, committeeId } = chosen.task
      if (!(await ordered.isAllowed('task.complete', { agreementId, committeeId }))) return say.mayNot()
      if (remark === '') return say.remarkMissing(number)
      if (remark.length > REMARK_LENGTH) return say.longLine(REMARK_LENGTH)
      const hand = { at: ordered.at, by: person.id, deed: 'task.complete' }
      const isNew = await work.minutes.complete(line.id, today, remark, hand)
      return isNew ? say.taskDone(chosen.task, remark) : say.noSuchTask(number)
    }
    const filter = readTaskFilter(words)
    const fitting = all.filter(
      ({ task }) =>
        (!filter.onlyLate || isOverdue(task, today)) &&
        (!filter.onlyOwn || isNamed(task.line.responsible, person.name)) &&
        speaksOf(task.line, filter.words),
    )
    return say.tasks(fitting, ordered.text, today)
  },
}
