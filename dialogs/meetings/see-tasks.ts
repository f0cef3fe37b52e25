import type { LocalDate } from '#src/calendar/local-date.ts'
import { committeeNameOf } from '#src/conversation/fields/meetings/meeting-field.ts'
import type { Asked, GeneralQuestion } from '#src/conversation/question.ts'
import { readTaskFilter, type TaskFilter } from '#src/language/meetings/registers.ts'
import { isOverdue, type Task } from '#src/meetings/minutes.ts'
import { inTaskRegister, type NamedCommittee, type Part, type RegisterAsked } from '#src/meetings/register.ts'
import * as say from '#src/speech/meetings/registers.ts'
import { withUnavailable } from '#src/speech/parts/conversation.ts'
import { PART_LENGTH } from '#src/speech/parts/paging.ts'
import { bodiesMeant, lookedThrough, ownNames, type RegisterFound, speaking, speaks } from './parts/register.ts'

/** "/aufgaben", "/aufgaben ich", "/aufgaben Kassel überfällig": tasks over all meetings, open ones first. */
export const seeTasks: GeneralQuestion = {
  about: 'everything',
  async answer(asked) {
    const { text, today, from, mentions, shelf } = asked
    const filter = readTaskFilter(text, mentions.rest)
    const meant = await bodiesMeant('task', asked)
    const named = filter.onlyOwn ? { named: await ownNames(meant, asked) } : {}
    const wanted = { bodies: bodiesOf(meant, named), ...named }
    const part = { skip: from - 1, limit: PART_LENGTH }
    const isPlain = filter.words === ''
    const found = isPlain ? await counted(wanted, filter, part, asked) : await searched(wanted, filter, part, asked)
    const tasks = found.entries.map((task) => ({ task, of: committeeNameOf(task, asked) }))
    return withUnavailable(say.tasks(tasks, { ...found, from }, { ...filter, text }, today), shelf.unavailable)
  },
}

/** Which tasks are asked for, however far they are. */
type TasksAsked = Pick<RegisterAsked, 'bodies' | 'named'>

/** Those that have a task for whoever asks. */
const bodiesOf = (
  bodies: readonly NamedCommittee[],
  { named }: Pick<TasksAsked, 'named'>,
): readonly NamedCommittee[] => {
  if (!named) return bodies
  const theirs = new Set(named.map(({ agreementId, committeeId }) => `${agreementId}/${committeeId}`))
  return bodies.filter(({ agreementId, committeeId }) => theirs.has(`${agreementId}/${committeeId}`))
}

interface FoundTasks extends RegisterFound<Task> {
  readonly open: number
  readonly late: number
}

/** @param today what was due before is late */
const onlyOf = ({ state }: TaskFilter, today: LocalDate): Pick<RegisterAsked, 'only'> => {
  if (state === undefined) return {}
  return { only: state === 'late' ? { dueBefore: today } : state }
}

/** Without words the database knows what fits. */
async function counted(
  wanted: TasksAsked,
  filter: TaskFilter,
  part: Part,
  { registers, today }: Asked,
): Promise<FoundTasks> {
  const counts = await registers.countTasks(wanted, today)
  const { open, late } = counts
  const all = { open, late, done: counts.all - open }
  const entries = await registers.tasks({ ...wanted, ...onlyOf(filter, today) }, part)
  return { open, late, all: filter.state === undefined ? counts.all : all[filter.state], entries }
}

async function searched(
  { bodies, named }: TasksAsked,
  filter: TaskFilter,
  part: Part,
  asked: Asked,
): Promise<FoundTasks> {
  const { registers, today } = asked
  const only = { ...onlyOf(filter, today), ...speaking(filter.words), ...(named && { named }) }
  let open = 0
  let late = 0
  const linesOf = (body: NamedCommittee) => registers.tasks({ ...only, bodies: [body] })
  const found = await lookedThrough(bodies, linesOf, speaks(filter.words), inTaskRegister, part, asked, (task) => {
    if (!task.done) open += 1
    if (isOverdue(task, today)) late += 1
  })
  return { ...found, open, late }
}
