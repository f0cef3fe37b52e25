import { agreementById } from '#src/agreements/lookup.ts'
import type { LocalDate } from '#src/calendar/local-date.ts'
import { committeeNameOf } from '#src/conversation/fields/meetings/meeting-field.ts'
import type { Asked, GeneralQuestion } from '#src/conversation/question.ts'
import { isAssigned } from '#src/language/meetings/assigned.ts'
import { readTaskFilter, type TaskFilter } from '#src/language/meetings/registers.ts'
import { isOverdue, type Task } from '#src/meetings/minutes.ts'
import { inTaskRegister, type NamedCommittee, type Part, type RegisterAsked } from '#src/meetings/register.ts'
import { holdsOn } from '#src/people/office.ts'
import * as say from '#src/speech/meetings/registers.ts'
import { PART_LENGTH } from '#src/speech/parts/paging.ts'
import { bodiesMeant, lookedThrough, type RegisterFound, speaks } from './parts/register.ts'

/** "/aufgaben", "/aufgaben ich", "/aufgaben Kassel überfällig": tasks over all meetings, open ones first. */
export const seeTasks: GeneralQuestion = {
  about: 'everything',
  async answer(asked) {
    const { text, today, from, mentions } = asked
    const filter = readTaskFilter(text, mentions.rest)
    const bodies = await bodiesMeant('task', asked)
    const part = { skip: from - 1, limit: PART_LENGTH }
    const isPlain = filter.words === '' && !filter.onlyOwn
    const found = isPlain ? await counted(bodies, filter, part, asked) : await searched(bodies, filter, part, asked)
    const named = found.entries.map((task) => ({ task, of: committeeNameOf(task, asked) }))
    return say.tasks(named, { ...found, from }, { ...filter, text }, today)
  },
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
  bodies: readonly NamedCommittee[],
  filter: TaskFilter,
  part: Part,
  { registers, today }: Asked,
): Promise<FoundTasks> {
  const counts = await registers.countTasks(bodies, today)
  const { open, late } = counts
  const all = { open, late, done: counts.all - open }
  const entries = await registers.tasks({ bodies, ...onlyOf(filter, today) }, part)
  return { open, late, all: filter.state === undefined ? counts.all : all[filter.state], entries }
}

async function searched(
  bodies: readonly NamedCommittee[],
  filter: TaskFilter,
  part: Part,
  asked: Asked,
): Promise<FoundTasks> {
  const { onlyOwn, words } = filter
  const { registers, today, directory, person, shelf } = asked
  const holdings = (await directory.holdingsOf(person.id)).filter((one) => holdsOn(one, today))
  const isMeant = speaks(words)
  const fits = (task: Task): boolean =>
    isMeant(task) &&
    (!onlyOwn || isAssigned(task, { name: person.name, holdings }, agreementById(shelf, task.agreementId)))
  let open = 0
  let late = 0
  const linesOf = (body: NamedCommittee) => registers.tasks({ bodies: [body], ...onlyOf(filter, today) })
  const found = await lookedThrough(bodies, linesOf, fits, inTaskRegister, part, asked, (task) => {
    if (!task.done) open += 1
    if (isOverdue(task, today)) late += 1
  })
  return { ...found, open, late }
}
