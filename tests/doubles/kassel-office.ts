/**
 * The conference of LK Kassel with three people, and a bot that can be switched off and on. All but the clock and the
 * chats is real. Moments are written as a calendar shows them in Berlin: "2027-04-23 08:00".
 */
import { agreementById, type Shelf } from '#src/agreements/lookup.ts'
import {
  addDays,
  dateInBerlin,
  type Instant,
  instantInBerlin,
  laterBy,
  localDate,
  localTime,
  timeInBerlin,
} from '#src/calendar/local-date.ts'
import { isWorkingDay } from '#src/calendar/working-days.ts'
import type { Work } from '#src/conversation/work.ts'
import { dutyCause, type Fulfilment } from '#src/duties/fulfilment.ts'
import { OFFICE_CLOSES, OFFICE_OPENS } from '#src/duties/office-hours.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { seatsOf } from '#src/meetings/seats.ts'
import { type OfficeId, officeId, type Tenure } from '#src/people/office.ts'
import { type PersonId, personId } from '#src/people/person.ts'
import { openStore, type Store } from '#src/store/store.ts'
import { atLength } from '../at-length.ts'
import { readAgreements } from './read-agreements.ts'
import { type Arrived, createRemindingDispatcher, type Trouble } from './reminding.ts'

export const KASSEL = 'lwv-lk-kassel-2022'
const MKK = 'lwv-mkk-hanau-2021'
/** As a bot has them that was installed with all of them. */
export const allFiles: Shelf = await readAgreements('data/agreements', new Set())
/** Of both that bind somebody; at length of all, though nobody holds an office under the others. */
export const files: Shelf = atLength(
  { ...allFiles, agreements: allFiles.agreements.filter(({ id }) => id === KASSEL || id === MKK) },
  allFiles,
)
/** The file of one agreement cannot be read. */
export const filesWithout = (id: string): Shelf => ({
  agreements: files.agreements.filter((one) => one.id !== id),
  unavailable: [{ file: `${id}.yaml`, faults: [] }],
})

const kassel = agreementById(files, KASSEL)
const kok = kassel?.committees.find(({ id }) => id === 'kok')
const seatOfDistrict = kassel && kok && seatsOf(kassel, kok).find(({ partnerId }) => partnerId === 'lk-kassel')
if (!seatOfDistrict?.office) throw new Error('no seat of LK Kassel in its KoK')

export const seat: OfficeId = seatOfDistrict.office.id
/** Whoever looks after the reminders of LK Kassel. */
export const contact = officeId({ agreementId: KASSEL, partnerId: 'lk-kassel', kind: 'contact', detail: '' })
const secretariat = officeId({ agreementId: KASSEL, partnerId: 'lwv', kind: 'secretariat', detail: 'kok' })
/** Sabine is meant, Jana stands in for her, Karim runs the conference. */
export const [sabine, jana, karim] = ['sabine', 'jana', 'karim'].map((name) => personId('t', name)) as [
  PersonId,
  PersonId,
  PersonId,
]

export const moment = (text: string): Instant =>
  instantInBerlin(localDate(text.slice(0, 10)), localTime(text.slice(11)))
const written = (at: Instant): string => `${dateInBerlin(at)} ${timeInBerlin(at)}`

/** Nobody is in the office, nor will be within the next four hours. */
const isQuiet = (at: Instant): boolean =>
  !isWorkingDay(dateInBerlin(at), 'HE') || timeInBerlin(at) >= '18:00' || timeInBerlin(at) <= '02:00'
const QUIET_MINUTES = 240

const START = moment('2027-03-01 09:00')
export const hand = { at: START, by: sabine, deed: 'test' }
export const holding = (office: OfficeId, person: PersonId, from = '2027-01-01', as: Tenure['as'] = 'holder') => ({
  officeId: office,
  personId: person,
  as,
  from: localDate(from),
})
export const meetingOn = (day: string, time = '10:00'): Meeting => ({
  id: 'm',
  agreementId: KASSEL,
  committeeId: 'kok',
  on: localDate(day),
  at: localTime(time),
  state: 'planned',
  version: 1,
  plannedBy: sabine,
  recordedAt: START,
})
/** That school leavers were named, due on 30 April 2027 (Friday): a week before is Friday, 23 April. */
export const fulfilled: Fulfilment = {
  id: 'f',
  agreementId: KASSEL,
  dutyId: 'schulabgang',
  year: 2027,
  doneOn: localDate('2027-03-01'),
  recordedBy: sabine,
  recordedAt: START,
}
/** Part of the keys of what is reminded of it. */
export const SCHOOL_LEAVERS = '/schulabgang/2027-04-30/'
export const A_WEEK_BEFORE = `${SCHOOL_LEAVERS}1w`

export const fulfil = async ({ fulfilments, outbox }: Work): Promise<void> => {
  await fulfilments.add(fulfilled)
  await outbox.recall(dutyCause(KASSEL, fulfilled.dutyId, fulfilled.year), START)
}
export const takeBack = ({ fulfilments }: Work): Promise<unknown> => fulfilments.withdraw(fulfilled.id, hand)
/** Other stages before that duty; none: the preset. */
export const stages =
  (...value: string[]) =>
  ({ presets }: Work): Promise<unknown> =>
    value.length === 0
      ? presets.reset(KASSEL, 'stages/schulabgang', hand)
      : presets.decide({ agreementId: KASSEL, subject: 'stages/schulabgang', value, decidedAt: START }, hand)
export const away =
  (person: PersonId, from: string, until: string) =>
  ({ absences }: Work): Promise<unknown> =>
    absences.record({ personId: person, from: localDate(from), until: localDate(until) }, hand)

export interface KasselOffice {
  readonly store: Store
  readonly clock: () => Instant
  /** The clock alone moves. */
  setClock(to: string): void
  /** The bot runs until then, looking each time so many minutes have passed on the clock; every four hours where all sleep. */
  runUntil(to: string, everyMinutes?: number): Promise<void>
  /** Weeks go by in which nothing is looked at: the bot looks when offices open and when they close. */
  quietUntil(to: string): Promise<void>
  /** It was off, and starts then, maybe with other files, or a store that does not do as it should. */
  offUntil(to: string, shelf?: Shelf, wrong?: Store): Promise<void>
  /** It dies after planning, before it sends what is due. */
  planAndDie(): Promise<void>
  change(task: (work: Work) => Promise<unknown>): Promise<void>
  /** What the connector does with everything from now on; undefined: it takes it. */
  connector(mishap: ReturnType<NonNullable<Trouble['mishap']>>): void
  /** When and to whom letters came whose key contains this, e.g. "2027-04-23 08:00 sabine". */
  told(part: string): readonly string[]
  /** The same, with key and words. */
  arrived(part: string): readonly Arrived[]
  /** How many letters were found that no transaction had written. */
  gaps(): number
  close(): Promise<void>
}

/** The bot has run until 1 March 2027 (Monday), nine o'clock. */
export async function openKasselOffice(): Promise<KasselOffice> {
  let now = START
  let mishap: ReturnType<NonNullable<Trouble['mishap']>>
  const clock = (): Instant => now
  const store = await openStore(':memory:', clock)
  const runs: ReturnType<typeof createRemindingDispatcher>[] = []
  const start = (shelf: Shelf, from = store) => {
    // What cannot be worded waits, and is tried again.
    const run = createRemindingDispatcher(shelf, from, clock, { mishap: () => mishap, onFailure: () => undefined })
    runs.push(run)
    return run
  }
  let bot = start(files)
  await bot.books.inOneTransaction(async ({ directory }) => {
    for (const id of [sabine, jana, karim])
      await directory.enter({ id, name: id, teams: { serviceUrl: 'x', conversationId: id } }, hand)
    for (const held of [
      holding(contact, sabine),
      holding(contact, jana, '2027-01-01', 'deputy'),
      holding(seat, sabine),
      holding(secretariat, karim),
    ])
      await directory.appoint(held, hand)
  })
  await bot.bot.pulse()
  const arrived = (part: string): readonly Arrived[] =>
    runs.flatMap((run) => run.arrived).filter(({ key }) => key.includes(part))
  return {
    store,
    clock,
    setClock(to) {
      now = moment(to)
    },
    async runUntil(to, everyMinutes = 60) {
      const end = moment(to)
      while (now < end) {
        const step = (isQuiet(now) ? Math.max(everyMinutes, QUIET_MINUTES) : everyMinutes) * 60_000
        // At full hours, or full quarters of an hour, whenever it began.
        const next = laterBy(now, step - (Date.parse(now) % step))
        now = next < end ? next : end
        await bot.bot.pulse()
      }
    },
    async quietUntil(to) {
      const end = moment(to)
      for (let day = dateInBerlin(now); day <= dateInBerlin(end); day = addDays(day, 1))
        for (const time of [OFFICE_OPENS, OFFICE_CLOSES]) {
          const next = instantInBerlin(day, time)
          if (next <= now || next >= end) continue
          now = next
          await bot.bot.pulse()
        }
      now = end
      await bot.bot.pulse()
    },
    async offUntil(to, shelf = files, wrong = store) {
      now = moment(to)
      bot = start(shelf, wrong)
      await bot.bot.pulse()
    },
    planAndDie: () => bot.bot.plan(),
    change: (task) =>
      bot.books.inOneTransaction(async (work) => {
        await task(work)
      }),
    connector(does) {
      mishap = does
    },
    told: (part) => arrived(part).map(({ at, person }) => `${written(at)} ${person.split('/').at(-1)}`),
    arrived,
    gaps: () => runs.flatMap(({ gaps }) => gaps).length,
    close: () => store.close(),
  }
}
