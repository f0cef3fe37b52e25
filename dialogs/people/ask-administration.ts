import { type Agreement, currentAgreements, partnerName } from '#src/agreements/lookup.ts'
import { dateInBerlin, timeInBerlin } from '#src/calendar/local-date.ts'
import type { Asked, GeneralQuestion } from '#src/conversation/question.ts'
import { readAdministrationWish } from '#src/language/people/administration.ts'
import { officesOf } from '#src/meetings/seats.ts'
import { holdsOn, officeParts } from '#src/people/office.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import * as say from '#src/speech/people/people.ts'
import { administrationOverview } from './parts/administration-overview.ts'
import { thingNamed } from './parts/trail-named.ts'

const TRAIL_LENGTH = 20

/** "/verwaltung": who holds what, what did not arrive; one's own data; what was changed by whom. */
export const askAdministration: GeneralQuestion = {
  about: 'everything',
  async answer(asked) {
    const wanted = readAdministrationWish(asked.mentions.rest)
    if (wanted === 'ownData') return ownData(asked)
    const mine: Agreement[] = []
    const named = asked.mentions.regions.flatMap(({ ids }) => ids)
    for (const agreement of currentAgreements(asked.shelf, asked.today)) {
      if (named.length > 0 && !named.includes(agreement.id)) continue
      if (await asked.isAllowed('people.administer', { agreementId: agreement.id })) mine.push(agreement)
    }
    if (mine.length === 0) return ownOffices(asked)
    if (wanted !== 'trail') return administrationOverview(asked, mine)
    const readable: Agreement[] = []
    for (const agreement of mine)
      if (await asked.isAllowed('audit.read', { agreementId: agreement.id })) readable.push(agreement)
    return readable.length > 0 ? trail(asked, readable) : ownOffices(asked)
  },
}

async function ownOffices(asked: Asked): Promise<Reply> {
  return say.ownOffices(await officesHeld(asked))
}

async function officesHeld({ directory, person, shelf, today }: Asked): Promise<readonly string[]> {
  const held = (await directory.holdingsOf(person.id)).filter((one) => holdsOn(one, today))
  return held.flatMap((one) => {
    const { agreementId, partnerId } = officeParts(one.officeId)
    const agreement = shelf.agreements.find(({ id }) => id === agreementId)
    const office = agreement && officesOf(agreement, say.officeNames).find(({ id }) => id === one.officeId)
    return agreement && office ? [say.office(office.name, partnerName(agreement, partnerId))] : []
  })
}

async function ownData(asked: Asked): Promise<Reply> {
  if (asked.chat.kind !== 'personal') return say.onlyInPersonalChat()
  const stored = await asked.directory.person(asked.person.id)
  const deeds = await asked.audit.by(asked.person.id)
  return say.ownData({
    name: stored?.name,
    mail: stored?.mail,
    hasChat: stored?.teams !== undefined,
    offices: await officesHeld(asked),
    absence: await asked.absences.of(asked.person.id),
    isWeekly: (await asked.weeklyDigests.wanted()).has(asked.person.id),
    wantsCalendarMails: await asked.calendarMails.isWantedBy(asked.person.id),
    wantsPlain: await asked.plainLanguage.isWantedBy(asked.person.id),
    all: deeds.length,
    deeds: await Promise.all(
      deeds.slice(0, say.SHOWN_DEEDS).map(async ({ at, deed, thing }) => ({
        on: dateInBerlin(at),
        what: say.deed(deed, await thingNamed({ deed, thing, by: asked.person.id }, asked.shelf.agreements, asked)),
      })),
    ),
  })
}

async function trail(asked: Asked, agreements: readonly Agreement[]): Promise<Reply> {
  const { audit, directory, from, text } = asked
  const ids = agreements.map(({ id }) => id)
  // One more than is shown tells whether there is more.
  const rows = await audit.latest(ids, { skip: from - 1, limit: TRAIL_LENGTH + 1 })
  const lines = []
  for (const entry of rows.slice(0, TRAIL_LENGTH)) {
    const { at, deed, by } = entry
    const name = (await directory.person(by))?.name
    lines.push({
      on: dateInBerlin(at),
      at: timeInBerlin(at),
      what: say.deed(deed, await thingNamed(entry, agreements, asked)),
      who: name ?? (by === 'bot' ? say.theBot() : say.removedPerson()),
    })
  }
  return say.trail(lines, { from, all: from - 1 + rows.length }, text)
}
