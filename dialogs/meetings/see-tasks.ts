import { agreementById } from '#src/agreements/lookup.ts'
import { type Ordered, order } from '#src/conversation/dialog.ts'
import type { CommandContext } from '#src/conversation/direct-command.ts'
import { committeeNameOf } from '#src/conversation/fields/meetings/meeting-field.ts'
import { settledTask, type TaskDone } from '#src/conversation/fields/meetings/settled-fields.ts'
import type { Work } from '#src/conversation/work.ts'
import { isAssigned } from '#src/language/meetings/assigned.ts'
import { readTaskDone, readTaskFilter, type SaidDone, speaksOf } from '#src/language/meetings/registers.ts'
import { isOverdue, type MinutesLine, type Task } from '#src/meetings/minutes.ts'
import { holdsOn } from '#src/people/office.ts'
import type { Matter, Right } from '#src/people/permission.ts'
import { longLine } from '#src/speech/meetings/minutes.ts'
import * as say from '#src/speech/meetings/registers.ts'
import { notAllowed } from '#src/speech/parts/conversation.ts'
import { type Registered, registered } from './see-decisions.ts'

const REMARK_LENGTH = 300

/** "/aufgaben", "/aufgaben ich", "/aufgaben Kassel überfällig", "/aufgaben erledigt 3: Liste liegt vor". */
export const seeTasks = order('complete-task', { version: 1, about: say.aboutTasks(), undone: say.undone() })
  .asks('task', settledTask)
  .reads(async (ordered, work) => {
    const { context, today, person } = ordered
    const done = readTaskDone(ordered.text)
    const { found, words } = await registered('task', done ? '' : ordered.text, ordered, work)
    const completed = await work.minutes.done()
    const all = found.map((one) => ({
      of: committeeNameOf(one.meeting, context),
      task: taskOf(one, completed.get(one.line.id)),
    }))
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
  })
  .readsBack(async ({ task }, _, { minutes }) => say.askDone(await lineOf(task, minutes), task))
  .does(async ({ task }, { minutes }, { today }, { at, person, isAllowed }) => {
    if (!(await isAllowed(...rightFor(task)))) return notAllowed(say.aboutTasks())
    const line = await lineOf(task, minutes)
    const isNew = await minutes.complete(line.id, today, task.remark, { at, by: person.id, deed: 'task.complete' })
    return isNew ? say.taskDone(line, task) : say.noSuchTask(task.number)
  })

const taskOf = ({ line, meeting, number }: Registered, done: Task['done']): Task => ({
  line,
  agreementId: meeting.agreementId,
  committeeId: meeting.committeeId,
  meetingOn: meeting.on,
  number,
  ...(done && { done }),
})

const rightFor = ({ isOwn, agreementId, committeeId }: TaskDone): [Right, Matter] => [
  isOwn ? 'task.completeOwn' : 'task.complete',
  { agreementId, committeeId },
]

/** @throws Error if it is gone: lines are replaced, never deleted */
async function lineOf({ id }: TaskDone, minutes: Pick<Work['minutes'], 'ofKind'>): Promise<MinutesLine> {
  const line = (await minutes.ofKind('task')).find((one) => one.id === id)
  if (!line) throw new Error(`no task ${id}`)
  return line
}

/** Whoever has to do it closes it, or whoever runs the body: nobody else knows whether it is done. */
async function complete(
  task: Task,
  isOwn: boolean,
  { number, remark, isDoubtful }: SaidDone,
  { at, today, person, isAllowed }: CommandContext,
  work: Work,
): Promise<Ordered<{ readonly task: TaskDone }>> {
  const { agreementId, committeeId } = task
  const wanted = { id: task.line.id, number: task.number, remark, agreementId, committeeId, isOwn }
  if (!(await isAllowed(...rightFor(wanted)))) return say.mayNotComplete(task)
  if (remark === '') return say.remarkMissing(number)
  if (remark.length > REMARK_LENGTH) return longLine(REMARK_LENGTH)
  if (isDoubtful) return { wants: { task: wanted } }
  const isNew = await work.minutes.complete(task.line.id, today, remark, { at, by: person.id, deed: 'task.complete' })
  return isNew ? say.taskDone(task.line, wanted) : say.noSuchTask(number)
}
