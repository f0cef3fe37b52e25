/** What whoever administers sees: troubles first, then agreement by agreement who holds what and what is vacant. */
import { type Agreement, committeeById, partnerName } from '#src/agreements/lookup.ts'
import { addDays, instantInBerlin, localTime } from '#src/calendar/local-date.ts'
import { committeeNameOf } from '#src/conversation/fields/meetings/meeting-field.ts'
import type { Asked } from '#src/conversation/question.ts'
import { officesOf, officesOn } from '#src/meetings/seats.ts'
import type { Tenure } from '#src/people/office.ts'
import type { PersonId } from '#src/people/person.ts'
import { troubleName } from '#src/speech/duties/reminder-letter.ts'
import { withUnavailable } from '#src/speech/parts/conversation.ts'
import { LINES_AT_MOST } from '#src/speech/parts/paging.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import * as say from '#src/speech/people/administration.ts'
import { office, officeNames } from '#src/speech/people/people.ts'

/** Days for which something not delivered stands on top. */
const TROUBLE_DAYS = 14

/** As far ahead as meetings are looked for that no body has any more. */
const STRAY_DAYS = 730

/** A line that is written only where it is shown: names are looked up for it. */
type LookedUpLine = () => Promise<string>

export async function administrationOverview(asked: Asked, agreements: readonly Agreement[]): Promise<Reply> {
  const since = instantInBerlin(addDays(asked.today, -TROUBLE_DAYS), localTime('00:00'))
  const troubled = await asked.troubled(since)
  const lines: LookedUpLine[] = troubled.map((letter) => async () => {
    const name = 'person' in letter.to ? await nameOf(letter.to.person, asked) : undefined
    return say.notDelivered(troubleName(letter, asked.shelf, name))
  })
  if (asked.setAside > 0) lines.push(async () => say.unreadableThings(asked.setAside))
  const channels = await asked.channels.all()
  // Who holds what comes first, over all agreements; what is vacant is a long list.
  const open: LookedUpLine[] = []
  let held = 0
  let vacant = 0
  for (const agreement of agreements) {
    const strays = await strayMeetings(agreement, asked)
    if (strays > 0) lines.push(async () => say.strayMeetings(agreement.region, strays))
    const offices = await officesIn(agreement, asked)
    const taken = offices.filter(({ holders }) => holders.length > 0)
    const free = [
      ...vacantSecretariats(agreement, offices),
      ...offices.filter(({ holders, kind }) => holders.length === 0 && kind !== 'secretariat'),
    ]
    held += taken.length
    vacant += free.length
    const { region } = agreement
    for (const { name, holders } of taken)
      lines.push(async () => say.heldOffice(region, name, await Promise.all(holders.map((one) => holder(one, asked)))))
    if (taken.length === 0) open.push(async () => say.nothingHeld(region))
    open.push(async () =>
      say.vacantOffices(
        region,
        free.map(({ name }) => name),
      ),
    )
    const own = channels.filter(({ agreementId }) => agreementId === agreement.id)
    if (own.length > 0)
      lines.push(async () =>
        say.ownChannels(
          region,
          own.map((one) => committeeNameOf(one, asked)),
        ),
      )
    await asked.breathe()
  }
  lines.push(...open)
  const skip = asked.from - 1
  const written = []
  for (const write of lines.slice(skip, skip + LINES_AT_MOST)) written.push(await write())
  const told = say.administration(
    written,
    { from: asked.from, all: lines.length },
    { regions: agreements.map(({ region }) => region), held, vacant, troubled: troubled.length },
    asked.text,
  )
  return withUnavailable(told, asked.shelf.unavailable)
}

/** Of bodies that are not in the file any more, under another id for example: nobody else is told of them. */
async function strayMeetings({ id, committees }: Agreement, { meetings, today }: Asked): Promise<number> {
  const ahead = await meetings.between(id, today, addDays(today, STRAY_DAYS))
  return ahead.filter(({ committeeId }) => committees.every((one) => one.id !== committeeId)).length
}

/**
 * Each partner may run a body: it is vacant where nobody does for any of them, and then it is named once; of the bodies
 * for which the document knows no Geschäftsführung only how many.
 */
function vacantSecretariats(
  agreement: Agreement,
  offices: Awaited<ReturnType<typeof officesIn>>,
): readonly { readonly name: string }[] {
  const bodies = Map.groupBy(
    offices.filter(({ kind }) => kind === 'secretariat'),
    ({ detail }) => detail,
  )
  const vacant = [...bodies].filter(([, those]) => those.every(({ holders }) => holders.length === 0))
  const isNamed = (id: string): boolean => committeeById(agreement, id)?.secretariat !== undefined
  const unnamed = vacant.filter(([id]) => !isNamed(id)).length
  return [
    ...vacant.flatMap(([id, [one]]) => (one && isNamed(id) ? [{ name: one.title }] : [])),
    ...(unnamed > 0 ? [{ name: say.unorganised(unnamed) }] : []),
  ]
}

async function officesIn(agreement: Agreement, { directory, today }: Asked) {
  const holdings = (await directory.holdingsIn(agreement.id)).filter(
    ({ until }) => until === undefined || until >= today,
  )
  const byOffice = Map.groupBy(holdings, ({ officeId }) => officeId)
  const offices = officesOf(agreement, officeNames)
  const open = new Set(officesOn(agreement, officeNames, today).map(({ id }) => id))
  return offices
    .filter(({ id }) => open.has(id) || byOffice.has(id))
    .map(({ id, kind, detail, name, partnerId }) => ({
      kind,
      detail,
      title: name,
      name: office(name, partnerName(agreement, partnerId)),
      holders: byOffice.get(id) ?? [],
    }))
}

const nameOf = async (id: PersonId, { directory }: Asked): Promise<string | undefined> =>
  (await directory.person(id))?.name

const holder = async (held: Tenure, asked: Asked): Promise<string> =>
  say.holderSince(await nameOf(held.personId, asked), held)
