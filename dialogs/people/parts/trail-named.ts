/** What a row of the audit trail is about, as people call it: which session or body, and whom it was done to. */
import { type Agreement, agreementById, partnerName } from '#src/agreements/lookup.ts'
import { committeeNameOf } from '#src/conversation/fields/meetings/meeting-field.ts'
import type { Asked } from '#src/conversation/question.ts'
import { officesOf } from '#src/meetings/seats.ts'
import type { AuditEntry } from '#src/people/audit.ts'
import type { PersonId } from '#src/people/person.ts'
import * as say from '#src/speech/people/people.ts'

type TrailRow = Pick<AuditEntry, 'deed' | 'thing' | 'by' | 'before' | 'after'>
type TrailReaders = Pick<Asked, 'meetings' | 'polls' | 'directory' | 'shelf'>

/** @returns undefined where only an id could be shown */
export async function thingNamed(
  row: TrailRow,
  agreements: readonly Agreement[],
  readers: TrailReaders,
): Promise<string | undefined> {
  const thing = await named(row, agreements, readers)
  const whom = await whomNamed(row, readers)
  return thing === undefined || whom === undefined ? (thing ?? whom) : say.thingAndWhom(thing, whom)
}

async function named(
  { deed, thing, before, after }: TrailRow,
  agreements: readonly Agreement[],
  readers: TrailReaders,
): Promise<string | undefined> {
  const [kind = '', id = '', ...more] = thing.split('/')
  // What was refused names the body, or "any".
  if (deed.startsWith('refused ')) return bodyNamed(kind, id, readers)
  const told = textsOf(after ?? before)
  switch (kind) {
    case 'meeting':
    case 'minutes':
      return meetingNamed(id, readers)
    case 'line':
    case 'item':
      return told.meetingId === undefined ? undefined : meetingNamed(told.meetingId, readers)
    case 'poll': {
      const poll = await readers.polls.find(id)
      return poll && bodyNamed(poll.agreementId, poll.committeeId, readers)
    }
    case 'channel':
      return bodyNamed(id, more.join('/'), readers)
    case 'preset':
      return bodyNamed(id, more[0] === 'lead' ? (more[1] ?? '') : '', readers)
    case 'duty':
    case 'fulfilment':
      return bodyNamed(told.agreementId ?? id, '', readers)
    case 'office': {
      const office = agreements
        .flatMap((agreement) => officesOf(agreement, say.officeNames))
        .find((one) => one.id === [id, ...more].join('/'))
      const agreement = office && agreements.find((one) => one.id === office.agreementId)
      return office && agreement && say.office(office.name, partnerName(agreement, office.partnerId))
    }
    default:
      return undefined
  }
}

async function meetingNamed(id: string, { meetings, shelf }: TrailReaders): Promise<string | undefined> {
  const meeting = await meetings.find(id)
  return meeting && say.meetingAndDay(committeeNameOf(meeting, { shelf }), meeting.on)
}

/** "KoK LK Kassel", or the region where no body is named. */
function bodyNamed(agreementId: string, committeeId: string, { shelf }: TrailReaders): string | undefined {
  const agreement = agreementById(shelf, agreementId)
  if (!agreement) return undefined
  const isBody = agreement.committees.some(({ id }) => id === committeeId)
  return isBody ? committeeNameOf({ agreementId, committeeId }, { shelf }) : agreement.region
}

/** Whom it was done to: who was invited, who got an office. Nobody is named as the one who did it to themselves. */
async function whomNamed({ by, before, after }: TrailRow, { directory }: TrailReaders): Promise<string | undefined> {
  const { personId } = textsOf(after ?? before)
  if (personId === undefined || personId === by) return undefined
  return (await directory.person(personId as PersonId))?.name ?? say.removedPerson()
}

/** The texts of what was stored: other versions of the bot may have written it. */
function textsOf(stored: unknown): Readonly<Record<string, string | undefined>> {
  if (typeof stored !== 'object' || stored === null) return {}
  return Object.fromEntries(
    Object.entries(stored).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}
