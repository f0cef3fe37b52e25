import { agreementById, partnerName, type Shelf } from '#src/agreements/lookup.ts'
import { addDays } from '#src/calendar/local-date.ts'
import { type DialogReaders, dialog, order } from '#src/conversation/dialog.ts'
import { firstDayAway, lastDayAway } from '#src/conversation/fields/people/absence-fields.ts'
import { secretariatThere } from '#src/duties/reminded.ts'
import { officesOf } from '#src/meetings/seats.ts'
import { type Absence, isHeldDuring, standInsDuring } from '#src/people/absence.ts'
import { type OfficeId, officeParts } from '#src/people/office.ts'
import type { PersonId } from '#src/people/person.ts'
import * as say from '#src/speech/people/absence.ts'
import { decline } from '#src/speech/people/absent-invitee.ts'
import { office, officeNames, removedPerson } from '#src/speech/people/people.ts'
import { absentLetters, backLetters, missedMeetings, missedNotes } from './parts/absent-invitee.ts'

/** Each office of the absent person, and by name who stands in for it all the time. */
async function covered(
  absence: Absence,
  shelf: Shelf,
  { directory, absences }: Pick<DialogReaders, 'directory' | 'absences'>,
): Promise<say.Coverage> {
  const own = await directory.holdingsOf(absence.personId)
  const agreements = [...new Set(own.map(({ officeId }) => officeParts(officeId).agreementId))].flatMap(
    (id) => agreementById(shelf, id) ?? [],
  )
  const holdings = await Promise.all(agreements.map(({ id }) => directory.holdingsIn(id)))
  const nameOf = async (id: PersonId) => (await directory.person(id))?.name ?? removedPerson()
  const shown = (id: OfficeId): string => {
    const { agreementId, partnerId } = officeParts(id)
    const agreement = agreements.find((one) => one.id === agreementId)
    const one = agreement && officesOf(agreement, officeNames).find((other) => other.id === id)
    return agreement && one ? `${office(one.name, partnerName(agreement, partnerId))} (${agreement.region})` : id
  }
  const away = await absences.since(absence.from)
  const standIns = standInsDuring(absence, holdings.flat(), away)
  /** Who is told as well on the first day, where nobody stands in. */
  const besides = (id: OfficeId): readonly PersonId[] => {
    const { agreementId, kind, detail } = officeParts(id)
    const agreement = agreements.find((one) => one.id === agreementId)
    const body = kind === 'secretariat' ? detail : undefined
    return agreement ? secretariatThere(body, agreement, holdings.flat(), [...away, absence], absence.from) : []
  }
  const deputising = own.filter((held) => held.as === 'deputy' && isHeldDuring(held, absence))
  return {
    offices: await Promise.all(
      standIns.map(async ({ officeId, deputies }) => ({
        office: shown(officeId),
        deputies: await Promise.all(deputies.map(nameOf)),
        besides: deputies.length > 0 ? [] : await Promise.all([...new Set(besides(officeId))].map(nameOf)),
      })),
    ),
    deputising: [...new Set(deputising.map(({ officeId }) => shown(officeId)))],
  }
}

/** Records from when until when somebody is away. Opened by "/abwesend vom 5.7. bis 23.7." and by /abwesenheit. */
export const recordAbsence = dialog('record-absence', {
  version: 1,
  about: say.about(),
  undone: say.undone(),
  namesUnread: 'beside',
  afterwards: 'again',
})
  .asks('from', firstDayAway)
  .asks('until', lastDayAway)
  .checks(async ({ from, until }) => (until < from ? { field: 'until', because: say.endsBefore(from) } : undefined))
  .readsBack(async ({ from, until }, context, readers) => {
    const { person, shelf, today } = context
    const before = await readers.absences.of(person)
    const missed = await missedMeetings({ personId: person, from, until }, context, readers)
    return {
      question: say.readBack({ from, until }),
      statements: [],
      notes: [
        ...say.coverage(await covered({ personId: person, from, until }, shelf, readers)),
        ...(await missedNotes(missed, readers)),
        ...say.replaces(before && before.until >= today ? before : undefined),
      ],
      confirm: say.confirm(),
    }
  })
  .does(async ({ from, until }, work, context, { person, at }) => {
    const absence = { personId: person.id, from, until }
    await work.absences.record(absence, { at, by: person.id, deed: 'own.absence' })
    const missed = await missedMeetings(absence, context, work)
    await work.outbox.add(await absentLetters(absence, missed, at, context, work))
    const notes = await missedNotes(missed, work)
    const buttons = missed.map(({ meeting, invitation }) => decline(meeting, invitation.version))
    return say.recorded(absence, await covered(absence, context.shelf, work), notes, buttons)
  })

/** "/abwesend" shows the absence that is recorded, "/abwesend ende" ends it today. */
export const seeAbsence = order('end-absence', { version: 1, about: say.about(), undone: say.undone() })
  .reads(async ({ text, person, today, context }, readers) => {
    const absence = await readers.absences.of(person.id)
    if (!absence || absence.until < today) return say.none()
    return text === '' ? say.recordedAbsence(absence, await covered(absence, context.shelf, readers)) : { wants: {} }
  })
  .checks(async (_, { person, today }, { absences }) => {
    const absence = await absences.of(person)
    return absence && absence.until >= today ? undefined : { field: '', because: say.none().answer }
  })
  .readsBack(async (_, { person, today }, { absences }) => {
    const absence = await absences.of(person)
    if (!absence) throw new Error('no absence to end')
    return say.readBackEnd(absence, absence.from <= today)
  })
  .does(async (_, work, context, { at, person }) => {
    const { today } = context
    const absence = await work.absences.of(person.id)
    await work.absences.end(person.id, addDays(today, -1), { at, by: person.id, deed: 'own.absence' })
    if (absence) await work.outbox.add(await backLetters(absence, at, context, work))
    return absence && absence.from > today ? say.dropped(absence) : say.ended()
  })
