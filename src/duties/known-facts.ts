/** What the reminder plan needs to know, read from the books: meetings, what is done, who holds the Geschäftsführung. */
import type { Agreement } from '#src/agreements/lookup.ts'
import { firstDayOfYear, type Instant, type LocalDate, lastDayOfYear, yearOf } from '#src/calendar/local-date.ts'
import { holdsOn, officeParts, type Tenure } from '#src/people/office.ts'
import type { DirectoryReader } from '#src/people/ports.ts'
import type { PresetChange, PresetReader } from '#src/people/preset-change.ts'
import { EVERYTHING, type PlanScope } from './change.ts'
import { type Fulfilment, isDone } from './fulfilment.ts'
import type { MilestoneDue, RecordedMeeting, RecordedTerm, TaskDue } from './plan-context.ts'
import type { DutyNoteReader, FulfilmentReader } from './ports.ts'
import type { ReminderFacts } from './reminder-plan.ts'
import { stageOverrides } from './stages.ts'

/** Years back in which a fulfilment still says when something is due again (every n years). */
const FULFILMENT_YEARS = 10

export interface FactBooks {
  readonly meetings: {
    between(agreementId: string, from: LocalDate, to: LocalDate): Promise<readonly RecordedMeeting[]>
    find(id: string): Promise<RecordedMeeting | undefined>
  }
  readonly fulfilments: FulfilmentReader
  readonly directory: Pick<DirectoryReader, 'holdingsIn'>
  readonly dutyNotes: DutyNoteReader
  readonly presets: Pick<PresetReader, 'of'>
  /** Who was asked to a meeting and has answered; an `InvitationReader` of meetings/ is one. */
  readonly invitations: {
    invitedTo(meetingId: string): Promise<readonly { readonly personId: string; readonly offices: readonly string[] }[]>
    responsesTo(
      meetingId: string,
    ): Promise<readonly { readonly personId: string; readonly on: LocalDate; readonly at: string }[]>
  }
  /** Tasks from minutes; a `MinutesReader` of meetings/ is one. */
  readonly minutes: {
    /** @param ids of which lines; absent: of all */
    tasksUnder(agreementId: string, ids?: readonly string[]): Promise<readonly TaskLine[]>
  }
}

/** What the plan needs to know of a task in minutes. */
export interface TaskLine {
  readonly id: string
  readonly committeeId: string
  readonly text: string
  readonly responsible?: string
  readonly dueOn?: LocalDate
  readonly writtenAt: Instant
  readonly isDone: boolean
}

export interface KnownFacts extends ReminderFacts {
  readonly recorded: readonly Fulfilment[]
  /** Who holds which office, of all the agreements. */
  readonly holdings: readonly Tenure[]
}
/** What says whom a reminder reaches. */
export type KnownRecipients = Pick<KnownFacts, 'agreements' | 'holdings'>

/**
 * @param presets how many years back meetings count, and the steps of a meeting's plan
 * @param at when it is read: holdings carry no day of their own record
 * @param scope which reminders are planned from it: nothing else is read
 */
export async function knownFacts(
  books: FactBooks,
  agreements: readonly Agreement[],
  span: { readonly from: LocalDate; readonly to: LocalDate },
  presets: {
    readonly anchorYears: number
    readonly milestones: (
      meeting: RecordedMeeting,
      changes: readonly PresetChange[],
      agreement: Agreement | undefined,
    ) => readonly MilestoneDue[]
  },
  at: Instant,
  scope: PlanScope = EVERYTHING,
): Promise<KnownFacts> {
  const { from, to } = span
  const duties = scope.asked('duty', 'undatedDuty', 'referenceDate', 'review', 'notice')
  const tasksAsked = scope.asked('task')
  const meetings: RecordedMeeting[] = []
  const recorded: Fulfilment[] = []
  const tasks: TaskDue[] = []
  const holdings: Tenure[] = []
  // One after the other: of a Land's agreements most calls are for one alone.
  for (const { id } of agreements) {
    meetings.push(...(await meetingsUnder(books, id, span, presets.anchorYears, scope)))
    if (duties?.size !== 0)
      recorded.push(...(await books.fulfilments.of(id, yearOf(from) - FULFILMENT_YEARS, yearOf(to) + 1)))
    if (tasksAsked?.size !== 0) tasks.push(...(await dueTasks(books, id, tasksAsked)))
    holdings.push(...(await books.directory.holdingsIn(id)))
  }
  const unanswered = await missingAnswers(
    books,
    meetings.filter(({ id }) => scope.asksFor(id, 'answer')),
    holdings,
    from,
  )
  const changes = await books.presets.of(agreements.map(({ id }) => id))
  const byId = new Map(agreements.map((one) => [one.id, one]))
  const chosenDays = duties?.size === 0 ? [] : await daysChosen(books, agreements, span)
  return {
    agreements,
    meetings,
    recorded,
    holdings,
    fulfilments: doneByAll(agreements, recorded),
    tasks,
    unanswered,
    chosenDays,
    presets: stageOverrides(changes),
    milestones: (meeting) => presets.milestones(meeting, changes, byId.get(meeting.agreementId)),
    terms: holdings.flatMap((holding) => termOf(holding, at)),
    scope,
    from,
    to,
  }
}

/** Of a body all in the years that count, as they say together whether it meets often enough; else those asked for. */
async function meetingsUnder(
  { meetings }: FactBooks,
  agreementId: string,
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
  anchorYears: number,
  scope: PlanScope,
): Promise<readonly RecordedMeeting[]> {
  const bodies = scope.asked('cadence', 'interval', 'meetingHint')
  const ids = scope.asked('invitation', 'milestone', 'answer', 'meeting')
  const inSpan = () =>
    meetings.between(agreementId, firstDayOfYear(yearOf(from) - anchorYears), lastDayOfYear(yearOf(to) + 1))
  if (!bodies || !ids) return inSpan()
  const ofBodies = bodies.size === 0 ? [] : (await inSpan()).filter(({ committeeId }) => bodies.has(committeeId))
  const known = new Set(ofBodies.map(({ id }) => id))
  const others = await Promise.all([...ids].filter((id) => !known.has(id)).map((id) => meetings.find(id)))
  return [...ofBodies, ...others.flatMap((one) => one ?? [])]
}

/**
 * For meetings from that day on: whoever was asked and has not answered for the day and time as they are now. Not those
 * who will hold none of the offices any more for which they were asked.
 */
async function missingAnswers(
  { invitations }: FactBooks,
  meetings: readonly RecordedMeeting[],
  holdings: readonly Tenure[],
  from: LocalDate,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const missing = new Map<string, readonly string[]>()
  const byAgreement = Map.groupBy(holdings, ({ officeId }) => officeParts(officeId).agreementId)
  for (const { id, agreementId, on, at, state } of meetings) {
    if (state !== 'invited' || on < from) continue
    const answered = (await invitations.responsesTo(id)).filter((one) => one.on === on && one.at === at)
    const held = (byAgreement.get(agreementId) ?? []).filter((holding) => holdsOn(holding, on))
    const asked = (await invitations.invitedTo(id))
      .filter(
        ({ personId, offices }) =>
          // A guest is asked for no office.
          offices.length === 0 || held.some((one) => one.personId === personId && offices.includes(one.officeId)),
      )
      .map(({ personId }) => personId)
    missing.set(
      id,
      asked.filter((person) => !answered.some(({ personId }) => personId === person)),
    )
  }
  return missing
}

/** The last day that somebody named for a duty without one. */
async function daysChosen(
  { dutyNotes }: FactBooks,
  agreements: readonly Agreement[],
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
): Promise<NonNullable<ReminderFacts['chosenDays']>> {
  const chosen = []
  for (const { id: agreementId } of agreements) {
    const notes = await dutyNotes.of(agreementId, yearOf(from) - 1, yearOf(to) + 1)
    const last = new Map(
      notes.flatMap(({ kind, dutyId, year, until }) =>
        kind === 'dayChosen' && until !== undefined ? [[`${dutyId}/${year}`, { dutyId, year, dueOn: until }]] : [],
      ),
    )
    chosen.push(...[...last.values()].map((one) => ({ agreementId, ...one })))
  }
  return chosen
}

/** Tasks with a day. Minutes name an office or a person in words; until it is a known one, the body's secretariat is reminded. */
async function dueTasks(
  { minutes }: FactBooks,
  agreementId: string,
  ids: ReadonlySet<string> | undefined,
): Promise<readonly TaskDue[]> {
  const tasks = await minutes.tasksUnder(agreementId, ids && [...ids])
  return tasks.flatMap(({ id, committeeId, text, responsible, dueOn, writtenAt, isDone }): TaskDue[] => {
    if (dueOn === undefined) return []
    return [
      {
        id,
        agreementId,
        committeeId,
        who:
          responsible === undefined
            ? { kind: 'secretariat', committee: committeeId }
            : { kind: 'office', office: responsible },
        what: text,
        dueOn,
        done: isDone,
        recordedAt: writtenAt,
      },
    ]
  })
}

/** A duty of several debtors is done when each has done its part. */
function doneByAll(agreements: readonly Agreement[], recorded: readonly Fulfilment[]): readonly Fulfilment[] {
  const byAgreement = Map.groupBy(recorded, ({ agreementId }) => agreementId)
  return agreements.flatMap(({ id: agreementId, duties }) => {
    const own = byAgreement.get(agreementId) ?? []
    return own.filter(({ partnerId, dutyId, year }) => {
      if (partnerId === undefined) return true
      const duty = duties.find(({ id }) => id === dutyId)
      return duty !== undefined && isDone(duty, year, own)
    })
  })
}

function termOf(holding: Tenure, recordedAt: Instant): readonly RecordedTerm[] {
  const { agreementId, partnerId, kind, detail } = officeParts(holding.officeId)
  if (kind !== 'secretariat' || holding.as !== 'holder') return []
  return [
    {
      agreementId,
      committeeId: detail,
      holder: partnerId,
      from: holding.from,
      ...(holding.until !== undefined && { to: holding.until }),
      recordedAt,
    },
  ]
}
