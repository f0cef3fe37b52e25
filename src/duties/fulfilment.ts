/** Erledigung: that a duty of one year was done, when, and what shows it. Names of beneficiaries have no place in it. */
import type { Duty } from '#src/agreements/lookup.ts'
import type { Instant, LocalDate } from '#src/calendar/local-date.ts'
import type { PersonId } from '#src/people/person.ts'

/** Erledigung: a duty was done for one year. */
export interface Fulfilment {
  readonly id: string
  readonly agreementId: string
  readonly dutyId: string
  /** The calendar year of the occurrence, which is that of its due date. */
  readonly year: number
  /** Who has done it, where several partners owe it, each their own part. */
  readonly partnerId?: string
  readonly doneOn: LocalDate
  /** How many persons were reported; 0 is a Nullmeldung. Only where the duty is about figures. */
  readonly count?: number
  /** What shows it, in the words of whoever recorded it; only where no data of beneficiaries can be in it. */
  readonly remark?: string
  readonly recordedBy: PersonId
  readonly recordedAt: Instant
}

/** Nachweis: what the data rule of a duty allows as evidence: a figure, or words. */
export const evidenceOf = (duty: Duty): 'count' | 'words' => (duty.data === 'none' ? 'words' : 'count')

/** What letters about a duty of one year are called back by, whoever they are for. */
export const dutyCause = (agreementId: string, dutyId: string, year: number): string =>
  `duty/${agreementId}/${dutyId}/${year}`

/** Key of the letter that reminds again on the day somebody asked for. */
export const laterKey = (agreementId: string, dutyId: string, year: number, until: LocalDate, by: PersonId): string =>
  `later/${agreementId}/${dutyId}/${year}/${until}/${by}`

/** A duty of one year, and of several debtors the one that was asked: what the link under a reminder is bound to. */
export interface DutyAsked {
  readonly agreementId: string
  readonly dutyId: string
  /** The calendar year of the occurrence. */
  readonly year: number
  /** Absent where the letter named none. */
  readonly partnerId?: string
}
export const dutyAskedText = ({ agreementId, dutyId, year, partnerId }: DutyAsked): string =>
  [dutyCause(agreementId, dutyId, year), ...(partnerId === undefined ? [] : [partnerId])].join('/')

/** @returns undefined for what `dutyAskedText` has not written; ids have no slash */
export function readDutyAsked(text: string): DutyAsked | undefined {
  const [kind, agreementId = '', dutyId = '', year = '', partnerId] = text.split('/')
  if (kind !== 'duty' || !/^\d{4}$/.test(year)) return undefined
  return { agreementId, dutyId, year: Number(year), ...(partnerId !== undefined && { partnerId }) }
}

/** What a termination is called among the fulfilments: the question was answered, whatever the answer. */
export const NOTICE = 'notice'

/** Is the duty of that year done by everybody who owes it? */
export function isDone(duty: Duty, year: number, fulfilments: readonly Fulfilment[]): boolean {
  const done = fulfilments.filter((one) => one.dutyId === duty.id && one.year === year)
  if (done.some(({ partnerId }) => partnerId === undefined)) return true
  return duty.debtors.length > 0 && duty.debtors.every((id) => done.some(({ partnerId }) => partnerId === id))
}

/** Has this partner done its part? */
export const isDoneBy = (duty: Duty, year: number, partnerId: string, fulfilments: readonly Fulfilment[]): boolean =>
  fulfilments.some(
    (one) =>
      one.dutyId === duty.id && one.year === year && (one.partnerId === undefined || one.partnerId === partnerId),
  )

/** Which debtors have not done their part yet. */
export const owedBy = (duty: Duty, year: number, fulfilments: readonly Fulfilment[]): readonly string[] => {
  const ofDuty = fulfilments.filter(({ dutyId }) => dutyId === duty.id)
  return duty.debtors.filter((id) => !isDoneBy(duty, year, id, ofDuty))
}

/** What somebody answered to a reminder without having done the duty yet. */
export interface DutyNote {
  readonly id: string
  readonly agreementId: string
  readonly dutyId: string
  readonly year: number
  /** Worked on; reminded again on `until`; somebody else is responsible, named in `words`; or due on `until` by choice. */
  readonly kind: 'inProgress' | 'postponed' | 'notResponsible' | 'dayChosen'
  readonly until?: LocalDate
  readonly words?: string
  readonly by: PersonId
  readonly at: Instant
}
