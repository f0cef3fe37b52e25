/** Agreements and plans for the tests of the reminder plan. */

import { readFileSync } from 'node:fs'
import type { Agreement } from '#src/agreements/agreement.ts'
import type { Clauses } from '#src/agreements/clauses.ts'
import { parse } from '#src/agreements/parse.ts'
import { shelve } from '#src/agreements/shelve.ts'
import { instant, type LocalDate, localDate, localTime, weekdayOf } from '#src/calendar/local-date.ts'
import type { RecordedMeeting, TaskDue } from '#src/duties/plan-context.ts'
import { toldPersons } from '#src/duties/reminded.ts'
import { type Reminder, recipientKey } from '#src/duties/reminder.ts'
import { type ReminderFacts, reminderPlan } from '#src/duties/reminder-plan.ts'
import { remindedMilestones } from '#src/meetings/reminded-milestones.ts'
import type { Tenure } from '#src/people/office.ts'
import type { PersonId } from '#src/people/person.ts'

/** The Zwickau template with every place filled in. */
const ZWICKAU_INSTANCE = `template: lk-zwickau-sozialraum-muster
id: sozialraum-nord
name: Vereinbarung Sozialraum Nord
short: KV Nord
region: Sozialraum Nord
aliases: [Sozialraum Nord]
status: { state: inForce, what: unterschrieben, clause: Schluss }
signed: { on: 2026-01-15, clause: Schluss }
parameters:
  sozialraum: Nord
  kommunen:
    - { id: stadt-a, name: Stadt Ahausen, short: Ahausen, clause: Rubrum }
  freie-traeger:
    - { id: verein-c, name: Verein Beispiel, short: Verein, clause: Rubrum }
  start: 2026-02-01
  angebote: [Jugendclub]
`

const FILES = [
  'kreis-gross-gerau-sozialplanung-2008',
  'kreis-unna-lwl-vorlage-2023',
  'lk-zwickau-sozialraum-muster',
  'lwv-lk-kassel-2022',
  'lwv-mkk-hanau-2021',
]

const { agreements, unavailable } = shelve(
  [
    ...FILES.map((file) => ({
      file: `${file}.yaml`,
      parsed: parse(readFileSync(`data/agreements/${file}.yaml`, 'utf8'), new Set()),
    })),
    { file: 'nord.yaml', parsed: parse(ZWICKAU_INSTANCE, new Set()) },
  ],
  new Set(),
)
if (unavailable.length > 0) throw new Error(JSON.stringify(unavailable))

function called(id: string): Agreement {
  const found = agreements.find((agreement) => agreement.id === id)
  if (!found) throw new Error(`no agreement ${id}`)
  return found
}
export const gg = called('kreis-gross-gerau-sozialplanung-2008')
export const unna = called('kreis-unna-lwl-vorlage-2023')
export const zwickauTemplate = called('lk-zwickau-sozialraum-muster')
export const kassel = called('lwv-lk-kassel-2022')
export const mkk = called('lwv-mkk-hanau-2021')
export const nord = called('sozialraum-nord')
/** As they lie in data/agreements. */
export const five = [gg, unna, zwickauTemplate, kassel, mkk]

/** A place as the agreement's own file has it, e.g. "8 b". */
export function placeIn(agreement: Agreement, place: string): Clauses {
  const { status, inForce, notice, partners, committees, duties } = agreement
  const facts = [status, inForce, notice, partners, committees, committees.flatMap((one) => one.participants), duties]
  const found = facts.flat().find((one) => typeof one === 'object' && one.clause.join() === place)
  if (typeof found !== 'object') throw new Error(`${agreement.short}: no place ${place}`)
  return found.clause
}

type Facts = Omit<ReminderFacts, 'agreements' | 'from' | 'to'>

export const planOf = (
  agreement: Agreement | readonly Agreement[],
  from: string,
  to: string,
  facts: Facts = {},
): readonly Reminder[] =>
  reminderPlan({
    agreements: [agreement].flat(),
    milestones: (meeting) => remindedMilestones(meeting, [], undefined),
    from: localDate(from),
    to: localDate(to),
    ...facts,
  })

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
export const withWeekday = (on: LocalDate): string => `${WEEKDAYS[weekdayOf(on) - 1]} ${on}`

/** "Fri 2027-03-05 8w partner:lk-kassel" */
export const row = ({ on, stage, recipient }: Reminder): string =>
  `${withWeekday(on)} ${stage} ${recipientKey(recipient)}`

export const meetingOn = (
  agreement: Agreement,
  committeeId: string,
  on: string,
  state = 'planned',
): RecordedMeeting => ({
  id: `${committeeId}-${on}`,
  agreementId: agreement.id,
  committeeId,
  on: localDate(on),
  at: localTime('10:00'),
  state,
  recordedAt: instant('2027-01-01T08:00:00Z'),
})

export const taskDue = (agreement: Agreement, dueOn: string, done = false): TaskDue => ({
  id: `task-${dueOn}`,
  agreementId: agreement.id,
  committeeId: 'kok',
  who: { kind: 'person', person: 'somebody' },
  dueOn: localDate(dueOn),
  done,
  recordedAt: instant('2027-01-01T08:00:00Z'),
})

/** Whom a reminder reaches on a day on which nobody is away. */
export const remindedPersons = (
  reminder: Pick<Reminder, 'recipient' | 'cause'>,
  agreement: Agreement,
  holdings: readonly Tenure[],
  on: LocalDate,
): readonly PersonId[] => toldPersons(reminder, agreement, holdings, [], on).map(({ person }) => person)
