/** The minutes of a meeting as a document, from the lines that its reader may read and what else is recorded of it. */
import { type Agreement, type Committee, partnerName } from '#src/agreements/lookup.ts'
import { addDays, dateInBerlin } from '#src/calendar/local-date.ts'
import type { Books } from '#src/conversation/work.ts'
import { comparableName, readAttendees } from '#src/language/meetings/attendees.ts'
import { acceptedItems } from '#src/meetings/agenda.ts'
import { isAttendance, withoutOffice } from '#src/meetings/attendance.ts'
import { attendanceOf, type SeatOfDay } from '#src/meetings/attendees.ts'
import { filledSeats, inviteesOf } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { agreedPlanOf, daysFor } from '#src/meetings/milestones.ts'
import { currentLines, type MinutesLine } from '#src/meetings/minutes.ts'
import { type Approval, documentOf, type MinutesDocument } from '#src/meetings/minutes-document.ts'
import type { MinutesVersion } from '#src/meetings/minutes-version.ts'
import { seatsOf } from '#src/meetings/seats.ts'
import type { PersonId } from '#src/people/person.ts'
import { quorumRule, unknownPerson } from '#src/speech/meetings/minutes-document.ts'
import { minutesTitle } from '#src/speech/parts/pages.ts'

/** Of which meeting, and what is read of its minutes. */
export interface MinutesAsked {
  readonly meeting: Meeting
  readonly agreement: Agreement
  readonly committee: Committee
  /** The body as it is called. */
  readonly of: string
  readonly lines: readonly MinutesLine[]
  readonly versions: readonly MinutesVersion[]
}

export async function minutesFile(
  books: Pick<Books, 'agenda' | 'directory' | 'invitations' | 'presets'>,
  { meeting, agreement, committee, of, lines, versions }: MinutesAsked,
): Promise<MinutesDocument> {
  const people = await books.directory.people()
  const names = new Map(people.map(({ id, name }) => [id, withoutOffice(name)]))
  const nameOf = (id: PersonId): string => names.get(id) ?? unknownPerson()
  const filled = filledSeats(seatsOf(agreement, committee), await books.directory.holdingsIn(agreement.id), meeting.on)
  const seats = filled.flatMap(({ seat, holders, deputies }): readonly SeatOfDay[] => {
    const { office, partnerId } = seat
    if (!office || partnerId === undefined) return []
    const partner = partnerName(agreement, partnerId)
    return [{ partner, office: office.name, holders: holders.map(nameOf), deputies: deputies.map(nameOf) }]
  })
  const known = new Set([...names.values(), ...seats.map(({ office }) => office)].map(comparableName))
  const current = currentLines(lines)
  const said = current.flatMap(({ kind, text }) =>
    isAttendance(kind)
      ? readAttendees(text, (name) => known.has(comparableName(name))).map((one) => ({ ...one, kind }))
      : [],
  )
  const invitations = await books.invitations.invitedTo(meeting.id)
  const invitedAt = invitations.map((one) => one.invitedAt).toSorted()[0]
  const guests = invitations.map(({ personId }) => personId)
  const recipients = [...new Set([...inviteesOf(filled, [], []).map(({ personId }) => personId), ...guests])]
  const keptItems = await books.agenda.keptItems(meeting.id)
  const items = acceptedItems(await books.agenda.itemsOf(meeting.id))
  return documentOf({
    title: minutesTitle(of),
    body: of,
    agreement: agreement.short,
    meeting,
    lines,
    keptItems,
    quorumRule: quorumRule(agreement),
    writers: [...new Set(current.filter(({ kind }) => kind !== 'objection').map(({ writtenBy }) => nameOf(writtenBy)))],
    attendance: attendanceOf({
      said,
      seats,
      people: [...names.values()],
      comparable: comparableName,
    }),
    papers: (keptItems ?? []).flatMap(({ key, number }) =>
      items.flatMap(({ id, paper }) =>
        paper !== undefined && key === `item/${id}` ? [{ number, address: paper }] : [],
      ),
    ),
    distribution: recipients.map(nameOf),
    ...(invitedAt !== undefined && { invitedOn: dateInBerlin(invitedAt) }),
    approval: await approvalOf(),
  })

  async function approvalOf(): Promise<Approval> {
    const sent = versions.findLast(({ state }) => state === 'circulated')
    const approved = versions.findLast(({ state }) => state === 'approved')
    const { days } = daysFor('objections', agreedPlanOf(await books.presets.all(), meeting, undefined))
    const sentOn = sent && dateInBerlin(sent.frozenAt)
    return {
      state: approved ? 'approved' : sent && isAs(sent) ? 'circulated' : 'draft',
      ...(sentOn && { sentOn, objectionsUntil: addDays(sentOn, days) }),
      objections: current
        .filter(({ kind }) => kind === 'objection')
        .map(({ text, writtenBy, writtenAt }) => ({ by: nameOf(writtenBy), on: dateInBerlin(writtenAt), text })),
      ...(approved && {
        approved: { on: dateInBerlin(approved.frozenAt), by: nameOf(approved.frozenBy), hash: approved.hash },
      }),
    }
  }

  /** Are they read as they were sent? Objections come afterwards and change nothing of it. */
  function isAs({ lines: frozen }: MinutesVersion): boolean {
    const numbers = (all: readonly Pick<MinutesLine, 'kind' | 'number'>[]): string =>
      all.flatMap(({ kind, number }) => (kind === 'objection' ? [] : [number])).join()
    return numbers(current) === numbers(frozen)
  }
}
