import { agreementById } from '#src/agreements/lookup.ts'
import type { CommandContext, DirectCommand } from '#src/conversation/direct-command.ts'
import { awaitYes } from '#src/conversation/engine-parts.ts'
import { committeeNameOf } from '#src/conversation/fields/meetings/meeting-field.ts'
import type { Work } from '#src/conversation/work.ts'
import { isAssigned } from '#src/language/meetings/assigned.ts'
import { readTaskDone, readTaskFilter, type SaidDone, speaksOf } from '#src/language/meetings/registers.ts'
import { isOverdue, type Task } from '#src/meetings/minutes.ts'
import { holdsOn } from '#src/people/office.ts'
import { longLine } from '#src/speech/meetings/minutes.ts'
import * as say from '#src/speech/meetings/registers.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { registered } from './see-decisions.ts'

const REMARK_LENGTH = 300

/** "/aufgaben", "/aufgaben ich", "/aufgaben Kassel überfällig", "/aufgaben erledigt 3: Liste liegt vor". */
export const seeTasks: DirectCommand = {
  about: say.aboutTasks(),
  async carryOut(ordered, work) {
    const { context, today, person } = ordered
    const done = readTaskDone(ordered.text)
    const { found, words } = await registered('task', done ? '' : ordered.text, ordered, work)
    const completed = await work.minutes.done()
    const all = found.map(({ line, meeting, number }): { task: Task; of: string } => {
      const end = completed.get(line.id)
      return {
        of: committeeNameOf(meeting, context),
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
    const held = (await work.directory.holdingsOf(person.id)).filter((one) => holdsOn(one, today))
    const isOwn = (task: Task): boolean =>
      isAssigned(task, { name: person.name, holdings: held }, agreementById(context.shelf, task.agreementId))
    if (done) {
      const chosen = all.find(({ task }) => task.number === Number(done.number) && !task.done)?.task
      return chosen ? complete(chosen, isOwn(chosen), done, ordered, work) : say.noSuchTask(done.number)
    }
    const filter = readTaskFilter(ordered.text, words)
    const fitting = all.filter(
      ({ task }) =>
        (!filter.onlyLate || isOverdue(task, today)) &&
        (!filter.onlyOwn || isOwn(task)) &&
        speaksOf(task.line, filter.words),
    )
    return say.tasks(fitting, ordered.text, today, filter.onlyOwn)
  },
}

/** Whoever has to do it closes it, or whoever runs the body: nobody else knows whether it is done. */
async function complete(
  task: Task,
  isOwn: boolean,
  { number, remark, isDoubtful, isConfirmed }: SaidDone,
  ordered: CommandContext,
  work: Work,
): Promise<Reply> {
  const { at, today, person, isAllowed } = ordered
  const matter = { agreementId: task.agreementId, committeeId: task.committeeId }
  if (!(await isAllowed(isOwn ? 'task.completeOwn' : 'task.complete', matter))) return say.mayNotComplete(task)
  if (remark === '') return say.remarkMissing(number)
  if (remark.length > REMARK_LENGTH) return longLine(REMARK_LENGTH)
  if (isDoubtful && !isConfirmed) {
    await awaitYes(work.memory, ordered, say.yesToDone(number, remark))
    return say.askDone(task, remark)
  }
  const isNew = await work.minutes.complete(task.line.id, today, remark, { at, by: person.id, deed: 'task.complete' })
  return isNew ? say.taskDone(task, remark) : say.noSuchTask(number)
}
