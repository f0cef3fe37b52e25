/** What people do with a bot in the course of a year, in random order: everything that may change what is due. */
import type { Shelf } from '#src/agreements/lookup.ts'
import { addDays, dateInBerlin, type Instant, type LocalDate, localTime, yearOf } from '#src/calendar/local-date.ts'
import type { Work } from '#src/conversation/work.ts'
import type { Lead } from '#src/duties/stages.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { cancelledMeeting } from '#src/meetings/move.ts'
import { seatsOf } from '#src/meetings/seats.ts'
import { officeId, type Tenure } from '#src/people/office.ts'
import type { PersonId } from '#src/people/person.ts'

/** Undefined: there is nothing just now that it could be done with. */
export type Deed = () => ((work: Work) => Promise<unknown>) | undefined

const LADDERS: readonly (readonly Lead[])[] = [
  ['6w', '1w', 'day'],
  ['2w', '3d'],
  ['8w', '1d'],
  ['1w', '7d', 'day'],
  ['1m', '5d', 'day'],
]
const CHANNELS = ['19:a', '19:b', '19:c']

export function randomDeeds(
  random: () => number,
  { agreements }: Shelf,
  people: readonly [PersonId, ...PersonId[]],
  clock: () => Instant,
): Readonly<Record<string, Deed>> {
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)]
  const somebody = (): PersonId => pick(people) ?? people[0]
  const today = (): LocalDate => dateInBerlin(clock())
  const within = (days: number): LocalDate => addDays(today(), 1 + Math.floor(random() * days))
  const hand = { at: clock(), by: people[0], deed: 'random' }
  const bodies = agreements.flatMap(({ id: agreementId, committees }) =>
    committees.map(({ id: committeeId }) => ({ agreementId, committeeId })),
  )
  const duties = agreements.flatMap(({ id: agreementId, duties }) => duties.map((duty) => ({ agreementId, duty })))
  const offices = agreements.flatMap((agreement) => {
    const { id: agreementId, partners, committees } = agreement
    return [
      ...partners.map(({ id }) => officeId({ agreementId, partnerId: id, kind: 'contact', detail: '' })),
      ...committees.flatMap((committee) => [
        ...seatsOf(agreement, committee)
          .flatMap(({ office }) => (office ? [office.id] : []))
          .slice(0, 3),
        ...partners
          .slice(0, 2)
          .map(({ id }) => officeId({ agreementId, partnerId: id, kind: 'secretariat', detail: committee.id })),
      ]),
    ]
  })
  const meetings = new Map<string, Meeting>()
  /** Where a meeting was before: it is often moved back. */
  const formerDay = new Map<string, LocalDate>()
  const fulfilments: string[] = []
  const tasks: string[] = []
  const holdings: Tenure[] = []
  let serial = 0
  const newId = (): string => {
    serial += 1
    return String(serial)
  }
  const takeOut = <T>(from: T[]): T | undefined => from.splice(Math.floor(random() * from.length), 1)[0]
  const aMeeting = (fits: (one: Meeting) => boolean): Meeting | undefined => pick([...meetings.values()].filter(fits))
  const change = (next: Meeting) => {
    meetings.set(next.id, next)
    return (work: Work) => work.meetings.change(next, hand)
  }

  return {
    plan() {
      const body = pick(bodies)
      if (!body) return undefined
      const meeting: Meeting = {
        ...body,
        id: newId(),
        on: within(60),
        at: localTime('10:00'),
        state: 'planned',
        version: 1,
        plannedBy: people[0],
        recordedAt: clock(),
      }
      meetings.set(meeting.id, meeting)
      return ({ meetings }) => meetings.add(meeting, hand)
    },
    move() {
      const meeting = aMeeting(({ state, on }) => state !== 'cancelled' && on >= today())
      if (!meeting) return undefined
      const former = formerDay.get(meeting.id)
      formerDay.set(meeting.id, meeting.on)
      const on = former !== undefined && former > today() && random() < 0.6 ? former : within(20)
      return change({ ...meeting, on, at: localTime(random() < 0.3 ? '13:00' : '10:00'), version: meeting.version + 1 })
    },
    cancel() {
      const meeting = aMeeting(({ state }) => state !== 'cancelled')
      return meeting && change({ ...cancelledMeeting(meeting, clock()), version: meeting.version + 1 })
    },
    invite() {
      const meeting = aMeeting(({ state, on }) => state === 'planned' && on > today())
      if (!meeting) return undefined
      const version = meeting.version + 1
      const store = change({ ...meeting, state: 'invited', version })
      const invited = [...new Set([somebody(), somebody()])].map((person) => ({
        meetingId: meeting.id,
        personId: person,
        offices: [],
        version,
        invitedAt: clock(),
      }))
      return async (work) => {
        await store(work)
        await work.invitations.invite(invited, hand)
      }
    },
    respond() {
      const meeting = aMeeting(({ state, on }) => state === 'invited' && on > today())
      if (!meeting) return undefined
      const { id: meetingId, on, at } = meeting
      const person = somebody()
      return async ({ invitations }) => {
        if (!(await invitations.invitedTo(meetingId)).some(({ personId }) => personId === person)) return
        const said = { meetingId, personId: person, answer: 'accepted', on, at } as const
        await invitations.respond({ ...said, answeredBy: person, answeredAt: clock() }, hand)
      }
    },
    fulfil() {
      const owed = pick(duties)
      if (!owed) return undefined
      const { agreementId, duty } = owed
      const partner = duty.debtors.length > 1 && random() < 0.7 ? pick(duty.debtors) : undefined
      const fulfilment = {
        id: newId(),
        agreementId,
        dutyId: duty.id,
        year: yearOf(today()),
        ...(partner !== undefined && { partnerId: partner }),
        doneOn: today(),
        recordedBy: people[0],
        recordedAt: clock(),
      }
      return async (work) => {
        if (await work.fulfilments.add(fulfilment)) fulfilments.push(fulfilment.id)
      }
    },
    takeBack() {
      const id = takeOut(fulfilments)
      return id === undefined ? undefined : (work) => work.fulfilments.withdraw(id, hand)
    },
    chooseDay() {
      const owed = pick(duties)
      if (!owed) return undefined
      const { agreementId, duty } = owed
      const about = {
        agreementId,
        dutyId: duty.id,
        year: yearOf(today()),
        kind: 'dayChosen',
        until: within(70),
      } as const
      const note = { ...about, id: newId(), by: people[0], at: clock() }
      return ({ dutyNotes }) => dutyNotes.add(note)
    },
    writeTask() {
      const meeting = aMeeting(() => true)
      if (!meeting) return undefined
      const id = newId()
      tasks.push(id)
      const what = {
        id,
        meetingId: meeting.id,
        item: '1',
        itemTitle: 'Bericht',
        kind: 'task',
        text: 'Konzept',
      } as const
      const line = { ...what, dueOn: within(30), writtenBy: people[0], writtenAt: clock() }
      return ({ minutes }) => minutes.add(line)
    },
    endTask() {
      const id = takeOut(tasks)
      if (id === undefined) return undefined
      const isDone = random() < 0.5
      return ({ minutes }) => (isDone ? minutes.complete(id, today(), '', hand) : minutes.replace(id, 'struck', hand))
    },
    appoint() {
      const office = pick(offices)
      if (office === undefined) return undefined
      const as = random() < 0.6 ? 'holder' : 'deputy'
      const held = { officeId: office, personId: somebody(), as, from: random() < 0.3 ? within(20) : today() } as const
      return async ({ directory }) => {
        if (await directory.appoint(held, hand)) holdings.push(held)
      }
    },
    leave() {
      const held = takeOut(holdings)
      const last = random() < 0.5 ? addDays(today(), -1) : within(20)
      return held && (({ directory }) => directory.end(held, last, hand))
    },
    beAway() {
      const from = random() < 0.4 ? today() : within(10)
      const absence = { personId: somebody(), from, until: addDays(from, Math.floor(random() * 14)) }
      return ({ absences }) => absences.record(absence, hand)
    },
    beBack() {
      const person = somebody()
      return ({ absences }) => absences.end(person, addDays(today(), -1), hand)
    },
    bind() {
      const [body, conversationId] = [pick(bodies), pick(CHANNELS)]
      if (!body || conversationId === undefined) return undefined
      return ({ channels }) => channels.bind({ ...body, conversationId, serviceUrl: 'x' }, hand)
    },
    release() {
      const conversationId = pick(CHANNELS)
      return conversationId === undefined ? undefined : ({ channels }) => channels.release(conversationId, hand)
    },
    changeStages() {
      const owed = pick(duties)
      if (!owed) return undefined
      const { agreementId, duty } = owed
      const subject = random() < 0.3 ? 'stages' : `stages/${duty.id}`
      const value = random() < 0.4 ? undefined : pick(LADDERS)
      return ({ presets }) =>
        value === undefined
          ? presets.reset(agreementId, subject, hand)
          : presets.decide({ agreementId, subject, value, decidedAt: clock() }, hand)
    },
    wantDigest() {
      const [person, isWanted] = [somebody(), random() < 0.6]
      return ({ weeklyDigests }) => weeklyDigests.turn(person, isWanted, hand)
    },
  }
}
