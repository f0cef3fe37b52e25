/** "/erinnerungen": who is reminded of what in the coming months, one line for each occasion. */
import { type Agreement, committeeById, emptiedBy, legalNotesAbout } from '#src/agreements/lookup.ts'
import { NORMS } from '#src/agreements/stated.ts'
import type { LocalDate } from '#src/calendar/local-date.ts'
import { subjectOf } from '#src/duties/cause.ts'
import { OFFICE_OPENS } from '#src/duties/office-hours.ts'
import { type Reminder, recipientKey } from '#src/duties/reminder.ts'
import { PRESETS } from '#src/duties/stages.ts'
import { emptied } from '#src/speech/agreements/beside-text.ts'
import { sayCadence } from '#src/speech/agreements/cadence.ts'
import { sayBasis } from '#src/speech/parts/basis.ts'
import { largeCount, list, longDate, monthAndYear, numberWord, places, plainDate } from '#src/speech/parts/format.ts'
import { fitting, moreButton, PART_LENGTH, partNote, weightOfGroup } from '#src/speech/parts/paging.ts'
import type { Action, Group, Reply, Statement } from '#src/speech/parts/reply.ts'
import { byLaw } from '#src/speech/parts/statement.ts'
import { whoWhere } from './deadlines.ts'
import { sayForYou } from './next-steps.ts'
import { aboutReminder, asks, handoverChecklist, isAssumed, isOverdueStage, recipientName } from './reminder.ts'

/** What an agreement brings, in order. */
export interface Reminded {
  readonly agreement: Agreement
  readonly reminders: readonly Reminder[]
}

/** All reminders of one occurrence, in order. */
interface Occasion {
  readonly agreement: Agreement
  readonly reminders: readonly Reminder[]
}

export function remindersAnswer(
  { agreement, reminders }: Reminded,
  bindsSomebody: boolean,
  from: LocalDate,
  to: LocalDate,
): Reply {
  const occasions = occasionsOf(agreement, reminders)
  return {
    answer: headline(agreement.region, occasions, from, to),
    groups: [...byMonth(occasions, false), ...checklists(occasions), ...laterLaw(agreement, reminders)],
    notes: [
      ...(agreement.status.state === 'inForce' ? [] : [`${agreement.short}: ${agreement.status.what}`]),
      ...(bindsSomebody
        ? []
        : ['An Pflichten aus diesem Dokument wird nicht erinnert.', ...afterConclusion(agreement)]),
      ...(occasions.length > 0 ? defaults(occasions) : []),
    ],
    actions: [
      { label: 'Fristen anzeigen', does: { say: `/fristen ${agreement.region}` } },
      { label: 'Termine anzeigen', does: { say: `/termine ${agreement.region}` } },
    ],
  }
}

/**
 * One partner's reminders over every agreement it belongs to: "/erinnerungen LWV", those that come next first.
 * @param part from which occasion on, counted from 1, and what was said behind the command
 */
export const partnerRemindersAnswer = (
  who: string,
  all: readonly Reminded[],
  span: { readonly from: LocalDate; readonly to: LocalDate },
  part: { readonly from: number; readonly said: string },
): Reply => acrossAgreements(who, all, span, part, ['Erinnerungen an eine Geschäftsführung stehen bei der Region.'])

/** What reaches the asking person over all their agreements: "/erinnerungen". */
export const ownRemindersAnswer = (
  all: readonly Reminded[],
  span: { readonly from: LocalDate; readonly to: LocalDate },
  part: { readonly from: number; readonly said: string },
): Reply => acrossAgreements(sayForYou(), all, span, part)

function acrossAgreements(
  who: string,
  all: readonly Reminded[],
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
  part: { readonly from: number; readonly said: string },
  remarks: readonly string[] = [],
): Reply {
  const occasions = all.flatMap(({ agreement, reminders }) => occasionsOf(agreement, reminders)).toSorted(byFirstDay)
  const laws = new Map(
    all.map(({ agreement, reminders }) => [
      agreement,
      laterLaw(agreement, reminders).map((group) => ({ ...group, title: `${agreement.region}: ${group.title}` })),
    ]),
  )
  const lawTo = (occasion: Occasion): readonly Group[] =>
    laterLaw(occasion.agreement, occasion.reminders).length > 0 ? (laws.get(occasion.agreement) ?? []) : []
  const said = new Set<Group>()
  const asked = occasions.slice(part.from - 1, part.from - 1 + PART_LENGTH)
  const shown = fitting(asked, { from: part.from, all: occasions.length }, (occasion) => {
    const fresh = lawTo(occasion).filter((group) => !said.has(group))
    for (const group of fresh) said.add(group)
    return [...byMonth([occasion], true), ...fresh].reduce((sum, group) => sum + weightOfGroup(group), 0)
  })
  const regions = [...new Set(shown.entries.map(({ agreement }) => agreement.region))]
  return {
    answer: headline(
      whoWhere(
        who,
        all.map(({ agreement }) => agreement.region),
      ),
      occasions,
      from,
      to,
    ),
    groups: [...byMonth(shown.entries, true), ...new Set(shown.entries.flatMap(lawTo))],
    notes: [...partNote(shown), ...remarks, ...(occasions.length > 0 ? defaults(occasions) : [])],
    actions: [
      ...moreButton(shown, `/erinnerungen ${part.said}`),
      ...regions.map(
        (region): Action => ({ label: `Erinnerungen ${region}`, does: { say: `/erinnerungen ${region}` } }),
      ),
    ].slice(0, 3),
  }
}

const headline = (who: string, occasions: readonly Occasion[], from: LocalDate, to: LocalDate): string =>
  occasions.length === 0
    ? `${who}: keine Erinnerung geplant vom ${plainDate(from)} bis ${plainDate(to)}.`
    : `${who}: ${largeCount(occasions.length, 'Anlass', 'Anlässe')} für Erinnerungen vom ${plainDate(from)} bis ${plainDate(to)}.`

function occasionsOf(agreement: Agreement, reminders: readonly Reminder[]): readonly Occasion[] {
  const single = groupedBy(reminders, ({ cause, occurrence }) => [cause.kind, subjectOf(cause), occurrence].join('/'))
  return groupedBy(single, (those) => sharedLine(those)).map((many) => ({ agreement, reminders: many.flat() }))
}

/** Bodies that meet too rarely share a line if place in the document, recipients and days are the same. */
function sharedLine(reminders: readonly Reminder[]): string {
  const [first] = reminders
  if (first?.cause.kind !== 'cadence') return first?.key ?? ''
  const days = reminders.map(({ on, recipient }) => `${on} ${recipientKey(recipient)}`)
  return [sayBasis(first.basis), String(first.hint), ...days].join(' ')
}

function groupedBy<T>(all: readonly T[], keyOf: (one: T) => string): readonly T[][] {
  const found = new Map<string, T[]>()
  for (const one of all) {
    const key = keyOf(one)
    const others = found.get(key)
    if (others) others.push(one)
    else found.set(key, [one])
  }
  return [...found.values()]
}

/** In the month in which each is spoken of first. */
const byMonth = (occasions: readonly Occasion[], withRegion: boolean): readonly Group[] =>
  groupedBy(occasions.toSorted(byFirstDay), (occasion) => monthAndYear(firstDay(occasion))).map((those) => ({
    title: monthAndYear(firstDay(those[0] as Occasion)),
    statements: [...those.map((occasion) => line(occasion, withRegion)), ...legalShifts(those)],
  }))

const byFirstDay = (one: Occasion, other: Occasion): number => firstDay(one).localeCompare(firstDay(other))
const firstDay = ({ reminders: [first] }: Occasion): LocalDate => (first as Reminder).on

function line({ agreement, reminders }: Occasion, withRegion: boolean): Statement {
  const first = reminders[0] as Reminder
  const ahead = reminders.filter(({ stage }) => !isOverdueStage(stage))
  const shown = ahead.length > 0 ? ahead : reminders
  const to = list(unique(shown.map(({ recipient }) => recipientName(recipient, agreement))))
  const about = unique(
    reminders.filter(({ stage }) => stage === first.stage).map((reminder) => aboutReminder(reminder, agreement)),
  )
  const empty = 'dutyId' in first.cause ? emptiedBy(agreement, first.cause.dutyId, first.cause.year) : undefined
  const hint = first.hint && !asks(first.cause) ? ' (Hinweis)' : ''
  return {
    label: withRegion ? `${agreement.region}, an ${to}` : `An ${to}`,
    text: `${empty ? `${emptied(empty)} ` : ''}${about.join('; ')}${hint}. ${ahead.length > 0 ? when(ahead) : overdue(reminders)}`,
    basis: first.basis,
  }
}

/** Once for all deadlines of that day. */
const legalShifts = (occasions: readonly Occasion[]): readonly Statement[] =>
  unique(
    occasions.flatMap(({ reminders: [first] }) =>
      first?.dueOn && first.legalShift
        ? [
            `Eine Frist bis ${longDate(first.dueOn)} kann erst am ${longDate(first.legalShift)} enden. Erinnert wird zum vereinbarten Tag.`,
          ]
        : [],
    ),
  ).map((text) => byLaw(NORMS.shift, text))

const unique = (items: readonly string[]): readonly string[] => [...new Set(items)]

const when = (reminders: readonly Reminder[]): string =>
  `Erinnerung: ${unique(reminders.map(({ on }) => longDate(on))).join('; ')}.`

function overdue(reminders: readonly Reminder[]): string {
  const last = reminders.at(-1)
  return `Erledigung nicht eingetragen. Erinnerung: wöchentlich${last ? ` bis ${longDate(last.on)}` : ''}.`
}

/** Once for all of them: what of this is ours. */
function defaults(occasions: readonly Occasion[]): readonly string[] {
  const { overdueWeeks, escalateFromWeek } = PRESETS.duty
  const all = occasions.flatMap(({ reminders }) => reminders)
  const assumed = all.some(({ recipient }) => isAssumed(recipient))
  const hasDuty = all.some(({ cause }) => cause.kind === 'duty')
  const areSet = all.some(({ stageBasis }) => stageBasis !== undefined)
  return [
    `Die Tage der Erinnerung sind Voreinstellung${areSet ? ' oder eingetragene Stufen' : ''}: Werktage, ${OFFICE_OPENS} Uhr. Vor einer Fälligkeit gilt der frühere Werktag.`,
    ...(hasDuty
      ? [
          `Voreinstellung nach einer Fälligkeit: ${numberWord(overdueWeeks)} Wochen lang wöchentlich, ab der ${ORDINALS[escalateFromWeek] ?? `${escalateFromWeek}.`} Woche auch an die Geschäftsführung.`,
        ]
      : []),
    ...(assumed ? [UNNAMED] : []),
  ]
}
const UNNAMED =
  'Wo keine einladende Stelle vereinbart ist, geht die Erinnerung an die Person, die für die Organisation des Gremiums eingetragen ist, sonst an die Verwaltung.'
const ORDINALS = ['', 'ersten', 'zweiten', 'dritten', 'vierten']

/** What is to be handed over, once for each body whose Geschäftsführung changes. */
function checklists(occasions: readonly Occasion[]): readonly Group[] {
  const [handover] = occasions.flatMap(({ agreement, reminders }) =>
    reminders.flatMap(({ cause }) => {
      const body = cause.kind === 'handover' ? committeeById(agreement, cause.committeeId) : undefined
      return body ? [{ agreement, body }] : []
    }),
  )
  return handover ? [{ title: 'Übergabe der Geschäftsführung', statements: handoverChecklist(handover.body) }] : []
}

/** Later law about a duty never goes without saying; what it says in full stands in /fristen. */
function laterLaw(agreement: Agreement, reminders: readonly Reminder[]): readonly Group[] {
  const ids = unique(reminders.flatMap(({ cause }) => ('dutyId' in cause ? cause.dutyId : [])))
  const notes = agreement.legalNotes.filter((note) => ids.some((id) => legalNotesAbout(agreement, id).includes(note)))
  if (notes.length === 0) return []
  return [
    {
      title: 'Spätere Rechtslage',
      statements: notes.map((note) => {
        const clauses = agreement.duties
          .filter(({ id }) => ids.includes(id) && note.about.includes(id))
          .flatMap(({ clause }) => clause)
        const since = note.since === 'not-stated' ? 'Rechtslage.' : `Rechtslage seit ${plainDate(note.since)}.`
        const advice = note.advice ? ` ${note.advice}.` : ''
        return byLaw(
          note,
          `${note.empties ? emptied(note) : since}${advice} Einzelheiten: /fristen ${agreement.region}`,
          `Zu ${places(unique(clauses))}`,
        )
      }),
    },
  ]
}

/** What a template or a planned paper would bring: said, not planned. */
function afterConclusion(agreement: Agreement): readonly string[] {
  const cadences = agreement.committees.flatMap(({ cadence, short, standing }) =>
    cadence === 'not-stated' || cadence.onDemand || (standing !== 'established' && standing !== 'optional')
      ? []
      : [`${short}: ${sayCadence(cadence)} (${places(cadence.clause)})`],
  )
  const ends =
    typeof agreement.ends === 'string'
      ? []
      : [`Ende am ${longDate(agreement.ends.on)} (${places(agreement.ends.clause)})`]
  const told = [...cadences, ...ends]
  return told.length === 0 ? [] : [`Nach einem Abschluss würde erinnert an: ${told.join('; ')}.`]
}
