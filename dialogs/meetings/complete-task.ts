import { agreementById } from '#src/agreements/lookup.ts'
import { type Ordered, order } from '#src/conversation/dialog.ts'
import type { CommandContext } from '#src/conversation/direct-command.ts'
import { settledTask, type TaskDone } from '#src/conversation/fields/meetings/settled-fields.ts'
import type { Work } from '#src/conversation/work.ts'
import { isAssigned } from '#src/language/meetings/assigned.ts'
import { readTaskDone, type SaidDone } from '#src/language/meetings/registers.ts'
import type { Task } from '#src/meetings/minutes.ts'
import { holdsOn } from '#src/people/office.ts'
import type { Matter, Right } from '#src/people/permission.ts'
import { longLine } from '#src/speech/meetings/minutes.ts'
import * as say from '#src/speech/meetings/registers.ts'
import { notAllowed } from '#src/speech/parts/conversation.ts'

const REMARK_LENGTH = 300

/** "/aufgaben erledigt 3: Liste liegt vor" */
export const completeTask = order('complete-task', { version: 1, about: say.aboutTasks(), undone: say.undone() })
  .asks('task', settledTask)
  .reads(async (ordered, work) => {
    const { context, today, person, isAllowed } = ordered
    const done = readTaskDone(ordered.text)
    if (!done) return say.noSuchTask('')
    const task = await work.registers.task(Number(done.number))
    if (!task || task.done || !(await isAllowed('minutes.read', task))) return say.noSuchTask(done.number)
    const holdings = (await work.directory.holdingsOf(person.id)).filter((one) => holdsOn(one, today))
    const agreement = agreementById(context.shelf, task.agreementId)
    return wanted(
      task,
      isAssigned({ ...task, ...task.line }, { name: person.name, holdings }, agreement),
      done,
      ordered,
    )
  })
  .readsBack(async ({ task }, _, { registers }) => say.askDone((await taskOf(task, registers)).line, task))
  .does(async ({ task }, { minutes, registers }, { today }, { at, person, isAllowed }) => {
    if (!(await isAllowed(...rightFor(task)))) return notAllowed(say.aboutTasks())
    // Corrected since it was asked: the line that holds now.
    const { line } = await taskOf(task, registers)
    const isNew = await minutes.complete(line.id, today, task.remark, { at, by: person.id, deed: 'task.complete' })
    return isNew ? say.taskDone(line, task) : say.noSuchTask(task.number)
  })

const rightFor = ({ isOwn, agreementId, committeeId }: TaskDone): [Right, Matter] => [
  isOwn ? 'task.completeOwn' : 'task.complete',
  { agreementId, committeeId },
]

/** @throws Error if it is gone: a task keeps its number however often its line is replaced */
async function taskOf({ number }: TaskDone, registers: Pick<Work['registers'], 'task'>): Promise<Task> {
  const task = await registers.task(number)
  if (!task) throw new Error(`no task ${number}`)
  return task
}

/** Whoever has to do it closes it, or whoever runs the body: nobody else knows whether it is done. */
async function wanted(
  task: Task,
  isOwn: boolean,
  { number, remark }: SaidDone,
  { isAllowed }: CommandContext,
): Promise<Ordered<{ readonly task: TaskDone }>> {
  const { agreementId, committeeId } = task
  const done = { id: task.line.id, number: task.number, remark, agreementId, committeeId, isOwn }
  if (!(await isAllowed(...rightFor(done)))) return say.mayNotComplete(task)
  if (remark === '') return say.remarkMissing(number)
  return remark.length > REMARK_LENGTH ? longLine(REMARK_LENGTH) : { wants: { task: done } }
}
