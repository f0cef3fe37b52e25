/** Anwesenheit, person by person: those whom the minutes name, matched to the seats of the body. Pure. */
import type { AttendanceKind } from './attendance.ts'

/** One name of a line of attendance, as it was read. */
export interface SaidAttendee {
  readonly name: string
  /** As they stand in brackets behind it. */
  readonly office?: string
  readonly partner?: string
  /** When or how they were there: "bis 11:30 Uhr". */
  readonly remark?: string
  readonly isDeputy?: true
  /** In whose place. */
  readonly standsFor?: string
}

/** A seat of the body on the day of the meeting, in the order of the annex, with the names of those who fill it. */
export interface SeatOfDay {
  readonly office: string
  readonly partner: string
  readonly holders: readonly string[]
  readonly deputies: readonly string[]
}

/** Somebody in the minutes. What is absent, nobody said and no record tells. */
export interface Attendee {
  readonly partner?: string
  readonly office?: string
  /** Absent: an office was named, and not by whom it was represented. */
  readonly person?: string
  readonly capacity: 'member' | 'deputy' | 'guest'
  readonly standsFor?: string
  readonly remark?: string
}

/** Anwesenheit: who was there, who was excused, and whose seat stayed empty without an excuse that was written down. */
export interface Attendance {
  readonly present: readonly Attendee[]
  readonly excused: readonly Attendee[]
  /** Empty where nobody wrote down any attendance: then it is not known who was missing. */
  readonly absent: readonly Attendee[]
}

export interface AttendanceFacts {
  readonly said: readonly (SaidAttendee & { readonly kind: AttendanceKind })[]
  readonly seats: readonly SeatOfDay[]
  /** Everybody the bot knows by name, e.g. guests. */
  readonly people: readonly string[]
  /** A name as it is compared. */
  readonly comparable: (name: string) => string
}

type Matched = { readonly said: AttendanceFacts['said'][number]; readonly attendee: Attendee; readonly place: number }

/** By partner in the order of the annex, then those whom no seat is known for, then guests. */
export function attendanceOf(facts: AttendanceFacts): Attendance {
  const { said, seats } = facts
  if (said.length === 0) return { present: [], excused: [], absent: [] }
  const all = said.map((one) => matched(one, facts)).toSorted((one, other) => one.place - other.place)
  const isExcused = ({ said: { kind, isDeputy } }: Matched): boolean => kind === 'excused' && !isDeputy
  const key = ({ office, partner }: Pick<Attendee, 'office' | 'partner'>): string => `${partner}/${office}`
  const seen = new Set(all.map(({ attendee }) => key(attendee)))
  const people = new Set(
    all.flatMap(({ attendee: { person } }) => (person === undefined ? [] : facts.comparable(person))),
  )
  return {
    present: all.filter((one) => !isExcused(one)).map(({ attendee }) => attendee),
    excused: all.filter(isExcused).map(({ attendee }) => attendee),
    absent: seats
      .filter((seat) => !seen.has(key(seat)) && !seat.holders.some((name) => people.has(facts.comparable(name))))
      .flatMap(({ partner, office, holders }): readonly Attendee[] =>
        holders.length === 0
          ? [{ partner, office, capacity: 'member' }]
          : holders.map((person) => ({ partner, office, person, capacity: 'member' })),
      ),
  }
}

function matched(said: AttendanceFacts['said'][number], facts: AttendanceFacts): Matched {
  const { seats, people } = facts
  const isGuest = said.kind === 'guests'
  const isDeputy = said.isDeputy === true || said.kind === 'represented'
  const remark = said.remark === undefined ? {} : { remark: said.remark }
  const place = (seat: SeatOfDay | undefined): number => (seat ? seats.indexOf(seat) : seats.length + (isGuest ? 1 : 0))
  // An office that was named instead of a person: that somebody was there is all that is known.
  const office = seats.find((seat) => same(seat.office, said.name, facts))
  if (office && !isGuest && said.office === undefined) {
    const attendee: Attendee = {
      partner: office.partner,
      office: office.office,
      capacity: isDeputy ? 'deputy' : 'member',
      ...remark,
    }
    return { said, attendee, place: place(office) }
  }
  const person = personNamed(said.name, facts) ?? said.name
  const represented = said.standsFor === undefined ? undefined : (personNamed(said.standsFor, facts) ?? said.standsFor)
  const own = seatsOfPerson(person, facts)
  const seat = isGuest
    ? undefined
    : represented === undefined
      ? (own.held[0] ?? own.deputised[0])
      : (seatsOfPerson(represented, facts).held[0] ?? seats.find((one) => same(one.office, represented, facts)))
  const isOwn = seat !== undefined && own.held.includes(seat)
  const capacity = isGuest ? 'guest' : isDeputy || (seat !== undefined && !isOwn) ? 'deputy' : 'member'
  const named = { partner: said.partner ?? seat?.partner, office: said.office ?? seat?.office }
  // Of several seats of one partner all are named.
  const offices =
    said.office ??
    (isOwn ? own.held.filter(({ partner }) => partner === seat.partner) : []).map((one) => one.office).join(', ')
  const shownOffice = offices === '' ? named.office : offices
  return {
    said,
    attendee: {
      ...(named.partner !== undefined && { partner: named.partner }),
      ...(shownOffice !== undefined && { office: shownOffice }),
      person: people.includes(person) ? person : said.name,
      capacity,
      ...(represented !== undefined && { standsFor: represented }),
      ...remark,
    },
    place: place(seat ?? seats.find(({ partner, office: name }) => partner === said.partner && name === said.office)),
  }
}

const same = (one: string, other: string, { comparable }: AttendanceFacts): boolean =>
  comparable(one) === comparable(other)

/** By the whole name; by the surname where only one of those who sit in the body has it. */
function personNamed(name: string, facts: AttendanceFacts): string | undefined {
  const { comparable, seats, people } = facts
  const sitting = [...new Set(seats.flatMap(({ holders, deputies }) => [...holders, ...deputies]))]
  const whole = [...sitting, ...people].find((one) => same(one, name, facts))
  if (whole !== undefined) return whole
  const surname = comparable(name)
  const having = surname.includes(' ') ? [] : sitting.filter((one) => comparable(one).split(' ').at(-1) === surname)
  return having.length === 1 ? having[0] : undefined
}

function seatsOfPerson(person: string, facts: AttendanceFacts) {
  const has = (names: readonly string[]): boolean => names.some((name) => same(name, person, facts))
  return {
    held: facts.seats.filter(({ holders }) => has(holders)),
    deputised: facts.seats.filter(({ deputies }) => has(deputies)),
  }
}
