/** "/fristen LWV": what one partner owes in a year over all its agreements, the next days first, part by part. */
import { type Agreement, demandsAnything } from '#src/agreements/lookup.ts'
import type { LocalDate } from '#src/calendar/local-date.ts'
import { type DutyNote, isDone } from '#src/duties/fulfilment.ts'
import type { Occurrence } from '#src/duties/occurrence.ts'
import { longDate } from '#src/speech/parts/format.ts'
import { fitting, type ListPart, moreButton, partNote, weightOfGroup } from '#src/speech/parts/paging.ts'
import type { Group, Reply } from '#src/speech/parts/reply.ts'
import {
  besideDuties,
  dutyGroup,
  headline,
  isPast,
  isRegularOnly,
  pastGroup,
  regularGroup,
  whoWhere,
} from './deadlines.ts'
import type { ShownFulfilment } from './fulfil-duty.ts'

/** What a partner owes under one agreement in a year. */
export interface OwedUnder {
  readonly agreement: Agreement
  readonly occurrences: readonly Occurrence[]
  /** See there. */
  readonly following?: readonly Occurrence[]
}

/** One duty, or all those of an agreement that are regular and have no day. */
export interface OwedEntry {
  readonly under: OwedUnder
  readonly occurrence: Occurrence | undefined
}

/** By due day, those to come first, then what has no day, then the latest that is over. */
export function owedInOrder(owed: readonly OwedUnder[], today: LocalDate): readonly OwedEntry[] {
  const single = owed.flatMap((under) =>
    [...under.occurrences, ...(under.following ?? [])]
      .filter((one) => !isRegularOnly(one))
      .map((occurrence) => ({ under, occurrence, on: occurrence.dueOn?.value })),
  )
  const byDay = (one: { on: string | undefined }, other: { on: string | undefined }): number =>
    (one.on ?? '').localeCompare(other.on ?? '')
  return [
    ...single.filter(({ on }) => on !== undefined && on >= today).toSorted(byDay),
    ...single.filter(({ on }) => on === undefined),
    ...owed
      .filter(({ occurrences }) => occurrences.some(isRegularOnly))
      .map((under) => ({ under, occurrence: undefined })),
    ...single.filter(({ on }) => on !== undefined && on < today).toSorted((one, other) => byDay(other, one)),
  ]
}

/** What was recorded and answered under an agreement in that year. */
export interface RecordedUnder {
  readonly fulfilments: readonly ShownFulfilment[]
  readonly notes: readonly DutyNote[]
}

/**
 * @param entries those from the first that is asked for on
 * @param recorded by agreement id. `isOwn`: of whoever asks, who may say that something is done
 */
export function partnerDeadlinesAnswer(
  who: string,
  owed: readonly OwedUnder[],
  entries: readonly OwedEntry[],
  recorded: ReadonlyMap<string, RecordedUnder>,
  {
    part,
    inYear,
    today,
    said,
    isOwn,
  }: { part: ListPart; inYear: number; today: LocalDate; said: string; isOwn?: true },
): Reply {
  const laws = new Set<string>()
  // What is unclear and what the law says stands in each part that has one of the duties.
  const groups = entries.map((entry) => {
    const { under } = entry
    const law = isAboutMore(entry) ? besideDuties(under.agreement, under.occurrences) : []
    return {
      entry,
      group: withRegion(groupOf(entry, recorded, today), under),
      law: law.map((one) => withRegion(one, under)),
    }
  })
  const shown = fitting(groups, part, ({ group, law }) => {
    const fresh = law.filter(({ title }) => !laws.has(title))
    for (const { title } of fresh) laws.add(title)
    return [group, ...fresh].reduce((sum, one) => sum + weightOfGroup(one), 0)
  })
  const isOver = ({ entry }: (typeof shown.entries)[number]): boolean =>
    entry.occurrence !== undefined && isOverIn(entry.under, entry.occurrence, today)
  const law = new Map(shown.entries.flatMap((one) => one.law.map((group) => [group.title, group] as const)))
  const regions = [...new Set(shown.entries.map(({ entry }) => entry.under.agreement.region))]
  const [owing] = shown.entries.flatMap(({ entry }) =>
    demandsAnything(entry.under.agreement) ? [entry.under.agreement.region] : [],
  )
  return {
    answer: `${headline(
      whoWhere(
        who,
        owed.map(({ agreement }) => agreement.region),
      ),
      owed.flatMap(({ occurrences }) => occurrences),
      inYear,
    )}${part.from === 1 ? nextDay(entries, recorded, today) : ''}`,
    groups: [
      ...shown.entries.filter((one) => !isOver(one)).map(({ group }) => group),
      ...pastGroup(
        shown.entries.filter(isOver).map(({ group }) => group),
        inYear,
      ),
      ...law.values(),
    ],
    notes: partNote(shown),
    actions: [
      ...moreButton(shown, `/fristen ${said}`),
      ...(isOwn && owing ? [{ label: 'Erledigung eintragen', does: { say: `/erledigt ${owing}` } }] : []),
      ...regions.map((region) => ({ label: `Fristen ${region}`, does: { say: `/fristen ${region} ${inYear}` } })),
    ].slice(0, 3),
  }
}

/** " Nächste Frist: Fr., 30.04.2027." of what is not done; the days to come stand first. */
function nextDay(
  entries: readonly OwedEntry[],
  recorded: ReadonlyMap<string, RecordedUnder>,
  today: LocalDate,
): string {
  const next = entries.find(({ under, occurrence }) => {
    const { dueOn, duty, year } = occurrence ?? {}
    if (!dueOn || !duty || year === undefined || dueOn.value < today) return false
    return !isDone(duty, year, recorded.get(under.agreement.id)?.fulfilments ?? [])
  })
  return next?.occurrence?.dueOn ? ` Nächste Frist: ${longDate(next.occurrence.dueOn.value)}.` : ''
}

const withRegion = (group: Group, { agreement }: OwedUnder): Group => ({
  ...group,
  title: `${agreement.region}: ${group.title}`,
})

function groupOf(
  { under, occurrence }: OwedEntry,
  recorded: ReadonlyMap<string, RecordedUnder>,
  today: LocalDate,
): Group {
  const { agreement, occurrences } = under
  if (!occurrence) return regularGroup(agreement, occurrences.filter(isRegularOnly))
  const { fulfilments = [], notes = [] } = recorded.get(agreement.id) ?? {}
  return dutyGroup(agreement, occurrence, today, fulfilments, notes, isOverIn(under, occurrence, today))
}

/** Where nobody named the year, what is over stands last and in brief. */
const isOverIn = ({ following }: OwedUnder, one: Occurrence, today: LocalDate): boolean =>
  following !== undefined && isPast(one, today)

/** Is there something unclear about it, or later law? */
function isAboutMore({ under: { agreement, occurrences }, occurrence }: OwedEntry): boolean {
  const said = occurrence ? [occurrence] : occurrences.filter(isRegularOnly)
  return besideDuties(agreement, said).length > 0
}
