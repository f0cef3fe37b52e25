import { type Agreement, currentAgreements, partnerName } from '#src/agreements/lookup.ts'
import { addDays, dateInBerlin, instantInBerlin, localTime } from '#src/calendar/local-date.ts'
import { committeeNameOf } from '#src/conversation/fields/meetings/meeting-field.ts'
import type { Asked, GeneralQuestion } from '#src/conversation/question.ts'
import { readAdministrationWish } from '#src/language/people/administration.ts'
import { officesOf } from '#src/meetings/seats.ts'
import { holdsOn, officeParts, type Tenure } from '#src/people/office.ts'
import type { PersonId } from '#src/people/person.ts'
import { troubleName } from '#src/speech/duties/reminder-letter.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import * as say from '#src/speech/people/people.ts'

/** Days for which something not delivered stands on top. */
const TROUBLE_DAYS = 14
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
    if (wanted !== 'trail') return overview(asked, mine)
    const readable: Agreement[] = []
    for (const agreement of mine)
      if (await asked.isAllowed('audit.read', { agreementId: agreement.id })) readable.push(agreement)
    return readable.length > 0 ? trail(asked, readable) : ownOffices(asked)
  },
}

async function names({ directory }: Asked): Promise<ReadonlyMap<PersonId, string>> {
  return new Map((await directory.people()).map(({ id, name }) => [id, name]))
}

async function overview(asked: Asked, agreements: readonly Agreement[]): Promise<Reply> {
  const nameOf = await names(asked)
  const channels = await asked.channels.all()
  const facts: say.AdministrationFacts[] = []
  for (const agreement of agreements) {
    const holdings = (await asked.directory.holdingsIn(agreement.id)).filter(
      ({ until }) => until === undefined || until >= asked.today,
    )
    const offices = officesOf(agreement, say.officeNames)
    const heldBy = (id: string): readonly Tenure[] => holdings.filter(({ officeId }) => officeId === id)
    const shown = ({ name, partnerId }: (typeof offices)[number]) => say.office(name, partnerName(agreement, partnerId))
    facts.push({
      region: agreement.region,
      held: offices
        .filter(({ id }) => heldBy(id).length > 0)
        .map((one) => ({
          office: shown(one),
          holders: heldBy(one.id).map((held) =>
            say.holderSince(nameOf.get(held.personId) ?? say.removedPerson(), held),
          ),
        })),
      channels: channels
        .filter(({ agreementId }) => agreementId === agreement.id)
        .map((one) => committeeNameOf(one, { shelf: asked.shelf })),
      vacant: offices.filter(({ id, kind }) => heldBy(id).length === 0 && kind !== 'secretariat').map(shown),
    })
  }
  const since = instantInBerlin(addDays(asked.today, -TROUBLE_DAYS), localTime('00:00'))
  const trouble = (await asked.troubled(since)).map((letter) =>
    troubleName(letter, asked.shelf, 'person' in letter.to ? nameOf.get(letter.to.person) : undefined),
  )
  return say.administration(facts, trouble, asked.setAside)
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
    deeds: await Promise.all(
      deeds.map(async ({ at, deed, thing }) => ({
        on: dateInBerlin(at),
        what: say.deed(deed, await thingNamed(thing, asked.shelf.agreements, asked)),
      })),
    ),
  })
}

async function trail(asked: Asked, agreements: readonly Agreement[]): Promise<Reply> {
  const nameOf = await names(asked)
  const rows = await asked.audit.latest(
    agreements.map(({ id }) => id),
    TRAIL_LENGTH,
  )
  const lines = []
  for (const { at, deed, thing, by } of rows) {
    lines.push({
      on: dateInBerlin(at),
      what: say.deed(deed, await thingNamed(thing, agreements, asked)),
      who: nameOf.get(by) ?? (by === 'bot' ? say.theBot() : say.removedPerson()),
    })
  }
  return say.trail(lines)
}

/** What a row is about, as people call it; undefined where only an id could be shown. */
async function thingNamed(
  thing: string,
  agreements: readonly Agreement[],
  { meetings, shelf }: Asked,
): Promise<string | undefined> {
  const [kind, id = '', ...more] = thing.split('/')
  if (kind === 'meeting' || kind === 'minutes') {
    const meeting = await meetings.find(id)
    return meeting && say.meetingAndDay(committeeNameOf(meeting, { shelf }), meeting.on)
  }
  if (kind === 'channel') return committeeNameOf({ agreementId: id, committeeId: more.join('/') }, { shelf })
  if (kind !== 'office') return undefined
  const office = agreements
    .flatMap((agreement) => officesOf(agreement, say.officeNames))
    .find((one) => one.id === [id, ...more].join('/'))
  const agreement = office && agreements.find((one) => one.id === office.agreementId)
  return office && agreement && say.office(office.name, partnerName(agreement, office.partnerId))
}
