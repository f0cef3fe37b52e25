import { bodiesNamed } from '#src/conversation/fields/agreements/bodies-named.ts'
import { besideNames, bodyOf } from '#src/conversation/fields/meetings/meeting-field.ts'
import { awaitYes } from '#src/conversation/here.ts'
import type { Order } from '#src/conversation/order.ts'
import { readLead } from '#src/language/duties/presets.ts'
import { daysFor, leadSubject, milestoneKinds, planOf } from '#src/meetings/milestones.ts'
import { isStillAhead } from '#src/meetings/move.ts'
import * as say from '#src/speech/duties/presets.ts'
import { notAllowed } from '#src/speech/parts/conversation.ts'
import { severalBodies, whichBody } from '#src/speech/parts/fields.ts'

/** A year is further away than any plan of ours. */
const MOST_DAYS = 365

/** "/vorlauf KoK Kassel": the days before and after a meeting; "… Einladung 21 Tage" changes one for this body. */
export const setLead: Order = {
  about: say.aboutLead(),
  async carryOut({ command, text, at, person, place, sight, isAllowed }, { presets, channels, memory }) {
    const { shelf } = sight
    const named = bodiesNamed(text, sight)
    const here = named.length === 0 ? await channels.at(place.id) : undefined
    const bodies = here ? [here] : named
    const [body] = bodies
    if (!body) return whichBody('/vorlauf')
    if (bodies.length > 1)
      return severalBodies(
        '/vorlauf',
        bodies.map((one) => bodyOf(one, { shelf })),
      )
    const { agreementId, committeeId } = body
    const name = bodyOf(body, { shelf })
    const said = readLead(besideNames(text, sight))
    const plan = planOf(await presets.all(), agreementId, committeeId)
    if (!said || 'unread' in said) {
      const rows = milestoneKinds.map((kind) => ({ kind, ...daysFor(kind, plan) }))
      return say.withUnreadPreset(say.leads(name, rows), said?.unread)
    }
    if (!(await isAllowed('meeting.plan', body))) return notAllowed(say.aboutLead())
    const { kind, days, isReset } = said
    const before = daysFor(kind, plan)
    const after = isReset ? daysFor(kind, {}).days : days
    if (after === undefined || after > MOST_DAYS) return say.outOfBounds(MOST_DAYS)
    if (after === before.days) return say.sameLead(name, kind, before)
    if (!said.isConfirmed) {
      const ahead = sight.meetings.filter(
        (one) => one.agreementId === agreementId && one.committeeId === committeeId && isStillAhead(one, at),
      )
      const yes = say.leadRest(name, kind, after, isReset)
      await awaitYes(memory, { command, place, person }, yes)
      return say.readBackLead(name, kind, before.days, after, yes, ahead)
    }
    const hand = { at, by: person.id, deed: 'preset.decide' }
    const subject = leadSubject(committeeId, kind)
    if (isReset) await presets.reset(agreementId, subject, hand)
    else await presets.decide({ agreementId, subject, value: after, decidedAt: at }, hand)
    return say.leadSet(name, kind, after, isReset)
  },
}
