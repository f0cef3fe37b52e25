/** What somebody has to do, found over all agreements: from the plan of reminders, and from what no reminder is about. */
import { bodiesMeant, ownNames } from '#dialogs/meetings/parts/register.ts'
import { type Agreement, agreementById, committeeById, demandsAnything } from '#src/agreements/lookup.ts'
import { addDays, addYears, firstDayOfYear, type LocalDate, yearOf } from '#src/calendar/local-date.ts'
import { committeeNameOf } from '#src/conversation/fields/meetings/meeting-field.ts'
import type { Asked } from '#src/conversation/question.ts'
import { owedBy } from '#src/duties/fulfilment.ts'
import { knownFacts } from '#src/duties/known-facts.ts'
import { occurrencesIn } from '#src/duties/occurrence.ts'
import { ownSteps } from '#src/duties/own-steps.ts'
import { toldPersons } from '#src/duties/reminded.ts'
import { reminderPlan } from '#src/duties/reminder-plan.ts'
import { shortId } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { agreedPlanOf, milestonesOf } from '#src/meetings/milestones.ts'
import type { MinutesLine } from '#src/meetings/minutes.ts'
import { MEETING_ANCHOR_YEARS } from '#src/meetings/preset.ts'
import { remindedMilestones } from '#src/meetings/reminded-milestones.ts'
import { isRunning, silent } from '#src/meetings/slots.ts'
import type { Absence } from '#src/people/absence.ts'
import { holdsOn, officeParts, type Tenure } from '#src/people/office.ts'
import * as say from '#src/speech/duties/next-steps.ts'

/** Three months: what is due later is found in /fristen. */
const AHEAD_DAYS = 90
/** What was due in the last months, and in any case this year, is owed until it is recorded as done. */
const BACK_DAYS = 90
const lastStepDay = (today: LocalDate): LocalDate => addDays(today, AHEAD_DAYS)

/** Beside one's own steps: what one's partners owe until the last day that is looked at, recorded by nobody as done. */
export async function around(asked: StepsAsked): Promise<say.StepContext> {
  const { today, person, directory, shelf, fulfilments, mentions, breathe } = asked
  const until = lastStepDay(today)
  const named = mentions.regions.flatMap(({ ids }) => ids)
  const held = (await directory.holdingsOf(person.id))
    .filter((one) => holdsOn(one, today))
    .map(({ officeId }) => officeParts(officeId))
    .filter(({ kind, agreementId }) => kind !== 'administration' && (named.length === 0 || named.includes(agreementId)))
  const [first, last] = [yearOf(today), yearOf(until)]
  let owed = 0
  for (const [agreementId, those] of Map.groupBy(held, (one) => one.agreementId)) {
    const agreement = agreementById(shelf, agreementId)
    if (!agreement || !demandsAnything(agreement)) continue
    const partners = new Set(those.map(({ partnerId }) => partnerId))
    const done = await fulfilments.of(agreementId, first, last)
    owed += [...new Set([first, last])]
      .flatMap((year) => occurrencesIn(agreement, year))
      .filter(({ dueOn }) => dueOn !== undefined && dueOn.value <= until)
      .filter(({ duty, year }) => owedBy(duty, year, done).some((id) => partners.has(id))).length
    await breathe()
  }
  return { until, owed }
}

export type StepsAsked = Omit<Asked, 'text' | 'from'>

/** @returns by day, undated ones last; where regions are named, those of them alone */
export async function stepsOf(asked: StepsAsked): Promise<readonly say.NextStep[]> {
  const { today, person, directory, absences, shelf, meetings, mentions } = asked
  const named = mentions.regions.flatMap(({ ids }) => ids)
  const isMeant = ({ agreementId }: { readonly agreementId: string }): boolean =>
    named.length === 0 || named.includes(agreementId)
  const own = (await directory.holdingsOf(person.id)).filter((one) => holdsOn(one, today))
  const ahead = (await meetings.onDays(today, addYears(today, 1))).filter(isMeant)
  const ids = new Set([
    ...own.map(({ officeId }) => officeParts(officeId).agreementId),
    ...(await asGuest(ahead, own, asked)),
  ])
  const away = await absences.since(today)
  const steps: say.NextStep[] = []
  for (const agreementId of ids) {
    const agreement = agreementById(shelf, agreementId)
    if (!agreement || !isMeant({ agreementId })) continue
    steps.push(...(await underAgreement(agreement, ahead, away, asked)))
    await asked.breathe()
  }
  steps.push(...(await openVotes(asked)), ...(await openTasks(own, asked)))
  return say.inOrder(steps)
}

/** Agreements of sessions to which somebody without an office there is invited. */
async function asGuest(
  ahead: readonly Meeting[],
  own: readonly Tenure[],
  { invitations, person, breathe }: StepsAsked,
): Promise<readonly string[]> {
  const known = new Set(own.map(({ officeId }) => officeParts(officeId).agreementId))
  const found: string[] = []
  for (const { id, agreementId, state } of ahead) {
    if (state !== 'invited' || known.has(agreementId)) continue
    if ((await invitations.invitedTo(id)).some(({ personId }) => personId === person.id)) found.push(agreementId)
    await breathe()
  }
  return found
}

async function underAgreement(
  agreement: Agreement,
  ahead: readonly Meeting[],
  absences: readonly Absence[],
  asked: StepsAsked,
): Promise<readonly say.NextStep[]> {
  const { today, at, person, directory } = asked
  const [back, firstOfYear] = [addDays(today, -BACK_DAYS), firstDayOfYear(yearOf(today))]
  const span = { from: back < firstOfYear ? back : firstOfYear, to: addYears(today, 1) }
  const presets = { anchorYears: MEETING_ANCHOR_YEARS, milestones: remindedMilestones }
  const known = await knownFacts(asked, [agreement], span, presets, at)
  // Whether and when somebody wants to be reminded says nothing about what is owed.
  const plan = reminderPlan({ ...known, presets: new Map(), installed: asked.shelf.agreements })
  const who = { holdings: known.holdings, absences }
  const reminded = ownSteps(plan, agreement, person.id, who, { today, until: lastStepDay(today) })
  const steps: say.NextStep[] = []
  for (const { reminder, insteadOf } of reminded) {
    const names = await Promise.all(insteadOf.map(async (id) => (await directory.person(id))?.name ?? ''))
    steps.push(say.remindedStep({ reminder, agreement, mark: { names, isFallback: false } }))
  }
  return [...steps, ...(await itemsWanted(agreement, ahead, known.holdings, asked))]
}

/** For whoever sits in a body: until when items for its agenda are taken. */
async function itemsWanted(
  agreement: Agreement,
  ahead: readonly Meeting[],
  holdings: readonly Tenure[],
  { today, person, presets }: StepsAsked,
): Promise<readonly say.NextStep[]> {
  const changes = await presets.of([agreement.id])
  return ahead.flatMap((meeting) => {
    const { agreementId, committeeId, state, on, at, id } = meeting
    const committee = committeeById(agreement, committeeId)
    if (agreementId !== agreement.id || !committee || (state !== 'planned' && state !== 'invited')) return []
    const plan = milestonesOf(on, agreedPlanOf(changes, meeting, agreement))
    const closes = plan.find(({ kind }) => kind === 'itemsClose')
    if (!closes || closes.on < today || closes.on > lastStepDay(today)) return []
    const body = {
      recipient: { kind: 'committee', committee: committeeId },
      cause: {
        kind: 'meeting',
        agreementId,
        clause: committee.clause,
        committeeId,
        meetingId: id,
        meetingOn: on,
        meetingAt: at,
      },
    } as const
    const sits = toldPersons(body, agreement, holdings, [], today).some((one) => one.person === person.id)
    return sits ? [say.itemsStep(`${committee.short} ${agreement.region}`, meeting, closes)] : []
  })
}

async function openVotes({ polls, person, today, shelf, mentions }: StepsAsked): Promise<readonly say.NextStep[]> {
  const named = mentions.regions.flatMap(({ ids }) => ids)
  const steps: say.NextStep[] = []
  for (const poll of await polls.all()) {
    if (!isRunning(poll, today) || !poll.asked.includes(person.id)) continue
    if (named.length > 0 && !named.includes(poll.agreementId)) continue
    if (silent(poll, await polls.votesFor(poll.id)).includes(person.id))
      steps.push(say.voteStep(committeeNameOf(poll, { shelf }), poll, shortId(poll)))
  }
  return steps
}

/** Tasks that name this person or one of their offices; those that name nobody are the Geschäftsführung's. */
async function openTasks(holdings: readonly Tenure[], asked: StepsAsked): Promise<readonly say.NextStep[]> {
  const { registers, shelf } = asked
  const steps: say.NextStep[] = []
  const bodies = await bodiesMeant('task', asked)
  const names = await ownNames(bodies, asked)
  for (const body of bodies) {
    const { agreementId, committeeId } = body
    const own = names.filter((one) => one.agreementId === agreementId && one.committeeId === committeeId)
    const runsIt = holdings.some(({ officeId }) => {
      const { kind, detail, ...office } = officeParts(officeId)
      return kind === 'secretariat' && office.agreementId === agreementId && detail === committeeId
    })
    const wordings = new Set(own.map(({ responsible }) => responsible))
    const isTheirs = ({ responsible }: MinutesLine): boolean =>
      responsible === undefined ? runsIt : wordings.has(responsible)
    const tasks = await registers.tasks({ bodies: [body], only: 'open', ...(!runsIt && { named: own }) })
    for (const task of tasks) if (isTheirs(task.line)) steps.push(say.taskStep(committeeNameOf(task, { shelf }), task))
    await asked.breathe()
  }
  return steps
}
