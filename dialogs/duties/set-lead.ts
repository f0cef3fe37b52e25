import type { DirectCommand } from '#src/conversation/direct-command.ts'
import { awaitYes } from '#src/conversation/engine-parts.ts'
import { readCommittees } from '#src/conversation/fields/agreements/committees-named.ts'
import { besideNames, committeeNameOf } from '#src/conversation/fields/meetings/meeting-field.ts'
import { readLead } from '#src/language/duties/presets.ts'
import { agreedPlanOf, daysFor, leadSubject, milestoneKinds } from '#src/meetings/milestones.ts'
import { isStillAhead } from '#src/meetings/move.ts'
import * as say from '#src/speech/duties/presets.ts'
import { notAllowed } from '#src/speech/parts/conversation.ts'
import { sayWhichCommittee, whichCommittee } from '#src/speech/parts/fields.ts'

/** A year is further away than any plan of ours. */
const MOST_DAYS = 365

/** "/vorlauf KoK Kassel": the days before and after a meeting; "… Einladung 21 Tage" changes one for this body. */
export const setLead: DirectCommand = {
  about: say.aboutLead(),
  async carryOut({ command, text, at, person, chat, context, isAllowed }, { presets, channels, memory }) {
    const { shelf } = context
    const named = readCommittees(text, context)
    const here = named.length === 0 ? await channels.at(chat.id) : undefined
    const bodies = here ? [here] : named
    const [body] = bodies
    if (!body) return whichCommittee('/vorlauf')
    if (bodies.length > 1)
      return sayWhichCommittee(
        '/vorlauf',
        bodies.map((one) => committeeNameOf(one, { shelf })),
      )
    const { agreementId, committeeId } = body
    const name = committeeNameOf(body, { shelf })
    const said = readLead(besideNames(text, context))
    const plan = agreedPlanOf(await presets.all(), agreementId, committeeId)
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
      const ahead = context.meetings.filter(
        (one) => one.agreementId === agreementId && one.committeeId === committeeId && isStillAhead(one, at),
      )
      const yes = say.leadRest(name, kind, after, isReset)
      await awaitYes(memory, { command, chat, person }, yes)
      return say.readBackLead(name, kind, before.days, after, yes, ahead)
    }
    const authorship = { at, by: person.id, deed: 'preset.decide' }
    const subject = leadSubject(committeeId, kind)
    if (isReset) await presets.reset(agreementId, subject, authorship)
    else await presets.decide({ agreementId, subject, value: after, decidedAt: at }, authorship)
    return say.leadSet(name, kind, after, isReset)
  },
}
