/**
 * Weeks of random deeds, at random hours, with pauses of the bot: compared every day with what the plan lists by what is
 * known then. Nobody is told twice, out of hours or of what is not theirs, and nothing that is planned is missing. For
 * others: LOTSE_RANDOM_DAYS=250 LOTSE_RANDOM_SEEDS=7,8,9.
 */
import { afterAll, expect, it } from 'vitest'
import { agreementById } from '#src/agreements/lookup.ts'
import {
  addDays,
  dateInBerlin,
  type Instant,
  instantInBerlin,
  type LocalDate,
  laterBy,
  localDate,
  localTime,
  timeInBerlin,
} from '#src/calendar/local-date.ts'
import { isWorkingDay, nextWorkingDay } from '#src/calendar/working-days.ts'
import { SEPARATE_AT_MOST } from '#src/duties/catch-up.ts'
import { subjectOf } from '#src/duties/cause.ts'
import { OFFICE_CLOSES, OFFICE_OPENS } from '#src/duties/office-hours.ts'
import { toldPersons } from '#src/duties/reminded.ts'
import type { Reminder } from '#src/duties/reminder.ts'
import { reminderPlan } from '#src/duties/reminder-plan.ts'
import { isRepeat } from '#src/duties/repeat.ts'
import { remindersIn } from '#src/letters/content.ts'
import { personId } from '#src/people/person.ts'
import { ownChannel } from '#src/reminding/letters.ts'
import { openStore } from '#src/store/store.ts'
import { atLength } from '../at-length.ts'
import { dice } from '../doubles/dice.ts'
import { randomDeeds } from '../doubles/random-deeds.ts'
import { readAgreements } from '../doubles/read-agreements.ts'
import { createRemindingDispatcher } from '../doubles/reminding.ts'

const { LOTSE_RANDOM_DAYS: days = atLength('60', '250'), LOTSE_RANDOM_SEEDS: seeds = atLength('1,3', '1,2,3,4,6') } =
  process.env
const FROM = localDate('2027-03-01')
const LAND = 'HE'
const all = await readAgreements('data/agreements', new Set())
const shelf = {
  agreements: all.agreements.filter(({ id }) => ['lwv-lk-kassel-2022', 'lwv-mkk-hanau-2021'].includes(id)),
  unavailable: [],
}
const [anna, ...others] = ['anna', 'ben', 'cem', 'dora', 'emil', 'fred'].map((name) => personId('t', name))
if (anna === undefined) throw new Error('nobody')
const people = [anna, ...others] as const

/** A message to a person or in a channel. */
interface Said {
  readonly to: string
  readonly at: Instant
  readonly key: string
  /** What it reminded of, as it was stored when it was sent: a digest says less than was planned for it. */
  readonly reminders: readonly Reminder[]
}
interface Wanted {
  readonly reminder: Reminder
  readonly to: readonly string[]
}

const isLate = ({ key }: Said): boolean => key.includes('/late/') || key.startsWith('summary/')
const isDigest = ({ key }: Said): boolean => key.startsWith('weekly/')
const isSame = (reminder: Reminder, said: Reminder): boolean => said.key === reminder.key || isRepeat(reminder, said)
const subjectKey = ({ cause }: Pick<Reminder, 'cause'>): string =>
  [cause.agreementId, cause.kind, subjectOf(cause)].join('/')
const isAtWork = (at: Instant): boolean =>
  isWorkingDay(dateInBerlin(at), LAND) && timeInBerlin(at) >= OFFICE_OPENS && timeInBerlin(at) <= OFFICE_CLOSES

/** @returns what went wrong, and how much was said */
async function play(seed: number): Promise<{ readonly faults: readonly string[]; readonly count: number }> {
  const random = dice(seed)
  let now = instantInBerlin(FROM, localTime('06:00'))
  const clock = (): Instant => now
  const today = (): LocalDate => dateInBerlin(now)
  const store = await openStore(':memory:', clock)
  const start = () => createRemindingDispatcher(shelf, store, clock, { hasChannels: true })
  let run = start()
  const said: Said[] = []
  const faults: string[] = []
  const done: string[] = []
  const fault = (text: string): unknown =>
    faults.push(`${today()} ${timeInBerlin(now)} ${text}, after ${done.slice(-4).join(', ')}`)

  const deeds = Object.entries(randomDeeds(random, shelf, people, clock))
  async function doSomething(): Promise<void> {
    // One of them is that the bot starts anew.
    const [name, deed] = deeds[Math.floor(random() * (deeds.length + 1))] ?? ['restart']
    done.push(`${name} at ${timeInBerlin(now)} on ${today()}`)
    const task = deed?.()
    if (!deed) run = start()
    else if (task) await run.books.inOneTransaction(task)
  }

  /** What is planned for today by what is known now: to each person, or in the channel. */
  async function wantedNow(): Promise<readonly Wanted[]> {
    const known = await run.bot.facts(today(), today())
    const absences = await store.books.absences.since(today())
    const channels = await store.books.channels.all()
    return reminderPlan({ ...known, installed: shelf.agreements }).flatMap((reminder) => {
      const agreement = agreementById(shelf, reminder.cause.agreementId)
      if (!agreement) return []
      const channel = ownChannel(reminder, channels)?.conversationId
      const told = toldPersons(reminder, agreement, known.holdings, absences, today())
      return [{ reminder, to: channel === undefined ? told.map(({ person }) => person) : [channel] }]
    })
  }
  /** Today or before, under whatever key; absent: to anybody. */
  const wasSaid = (reminder: Reminder, to?: string): boolean =>
    said.some((one) => (to === undefined || one.to === to) && one.reminders.some((other) => isSame(reminder, other)))
  /** Whoever is reminded of it today need not be told that somebody is. */
  const isEcho = ({ stage, cause }: Reminder, to: string): boolean =>
    stage.startsWith('escalated-') &&
    said.some(
      (one) =>
        one.to === to &&
        dateInBerlin(one.at) === today() &&
        one.reminders.some((other) => subjectKey(other) === subjectKey({ cause })),
    )
  const missing = ({ reminder, to }: Wanted): readonly string[] =>
    to.filter((person) => !wasSaid(reminder, person) && !isEcho(reminder, person))

  async function look(time: string): Promise<readonly Said[]> {
    now = instantInBerlin(today(), localTime(time))
    const [posted, arrived] = [run.posted.length, run.arrived.length]
    await run.bot.pulse()
    const messages = [
      ...run.posted.slice(posted).map(({ conversationId, ...one }) => ({ ...one, to: conversationId })),
      ...run.arrived.slice(arrived).map(({ person, ...one }) => ({ ...one, to: person })),
    ]
    const fresh: Said[] = []
    for (const { to, at, key, cause } of messages) {
      const letter = (await store.books.outbox.about(cause)).find((one) => one.key === key)
      const one: Said = { to, at, key, reminders: letter ? remindersIn(letter.content) : [] }
      if (!isAtWork(at)) fault(`out of hours: ${key}`)
      for (const reminder of one.reminders) {
        if (said.some((other) => other.to === to && other.reminders.some((before) => isSame(reminder, before))))
          fault(`twice: ${reminder.key} to ${to}, now in ${key}`)
        if (!isLate(one) && !isDigest(one) && reminder.on !== today()) fault(`not on its day: ${key}`)
      }
      said.push(one)
      fresh.push(one)
    }
    return fresh
  }
  async function lookAndDo(time: string, chance: number): Promise<void> {
    await look(time)
    while (random() < chance) await doSomething()
    now = laterBy(now, 16 * 60_000)
    await look(timeInBerlin(now))
  }

  async function day(): Promise<void> {
    now = instantInBerlin(today(), localTime('06:00'))
    await lookAndDo('06:10', 0.4)
    now = instantInBerlin(today(), localTime('07:59'))
    const wanted = await wantedNow()
    const atEight = await look('08:00')
    for (const one of wanted) for (const to of missing(one)) fault(`missing at eight: ${one.reminder.key} to ${to}`)
    for (const one of atEight.filter((other) => !isLate(other) && !isDigest(other)))
      for (const { key } of one.reminders)
        if (!wanted.some(({ reminder, to }) => reminder.key === key && to.includes(one.to)))
          fault(`not meant: ${key} to ${one.to}`)
    if (!isWorkingDay(today(), LAND)) return
    for (const time of ['09:10', '12:00', '15:30']) await lookAndDo(time, 0.35)
    await look('16:59')
    for (const one of await wantedNow())
      if (!wasSaid(one.reminder) && missing(one).length === one.to.length && one.to.length > 0)
        fault(`missing today: ${one.reminder.key}`)
    // Too late for today.
    await lookAndDo('17:20', 0.35)
  }
  async function firstDayAfterPause(): Promise<void> {
    run = start()
    const late = (await look('09:30')).filter(isLate)
    for (const [person, theirs] of Map.groupBy(late, ({ to }) => to))
      if (theirs.length > SEPARATE_AT_MOST) fault(`${theirs.length} late messages to ${person}`)
    for (const one of await wantedNow())
      for (const to of missing(one)) fault(`missing after a pause: ${one.reminder.key} to ${to}`)
  }

  await run.books.inOneTransaction(async ({ directory }) => {
    for (const id of people) await directory.enter({ id, name: id }, { at: now, by: people[0], deed: 'random' })
  })
  for (let n = 0; n < 14; n += 1) {
    const appoint = deeds.find(([name]) => name === 'appoint')?.[1]()
    if (appoint) await run.books.inOneTransaction(appoint)
  }
  const end = addDays(FROM, Number(days))
  for (let date = FROM; date < end; date = addDays(date, 1)) {
    const isPause = random() < 0.04
    if (isPause) date = nextWorkingDay(addDays(date, 2 + Math.floor(random() * 5)), LAND)
    now = instantInBerlin(date, localTime('06:00'))
    if (isPause) done.push(`a pause until ${date}`)
    await (isPause ? firstDayAfterPause() : day())
    if (run.gaps.length > 0) fault('a letter that no transaction had written')
  }
  await store.close()
  return { faults, count: said.length }
}

const counts: string[] = []
it.each(seeds.split(',').map(Number))('random deeds, seed %i', async (seed) => {
  const { faults, count } = await play(seed)
  counts.push(`seed ${seed}: ${count}`)
  expect(faults).toEqual([])
  expect(count).toBeGreaterThan(20)
})
afterAll(() => console.log(`messages in ${days} days, ${counts.join(', ')}`))
