import { requireCommittee } from '#dialogs/meetings/parts/meeting-day.ts'
import { agreementById } from '#src/agreements/lookup.ts'
import { order } from '#src/conversation/dialog.ts'
import { readCommittees } from '#src/conversation/fields/agreements/committees-named.ts'
import { settledCommittee } from '#src/conversation/fields/agreements/settled-fields.ts'
import { lead } from '#src/conversation/fields/duties/preset-fields.ts'
import { besideNames, committeeNameOf } from '#src/conversation/fields/meetings/meeting-field.ts'
import { readLead } from '#src/language/duties/presets.ts'
import { agreedPlanOf, daysFor, leadSubject, milestoneKinds } from '#src/meetings/milestones.ts'
import { isStillAhead } from '#src/meetings/move.ts'
import * as say from '#src/speech/duties/presets.ts'
import { sayWhichCommittee, whichCommittee } from '#src/speech/parts/fields.ts'

/** "/vorlauf KoK Kassel": the days before and after a meeting; "… Einladung 21 Tage" changes one for this body. */
export const setLead = order('set-lead', { version: 1, about: say.aboutLead(), undone: say.undone() })
  .asks('body', settledCommittee)
  .asks('lead', lead)
  .reads(async ({ text, chat, context }, { presets, channels }) => {
    const named = readCommittees(text, context)
    const here = named.length === 0 ? await channels.at(chat.id) : undefined
    const bodies = here ? [here] : named
    const [body] = bodies
    if (!body) return whichCommittee('/vorlauf')
    const names = bodies.map((one) => committeeNameOf(one, context))
    if (bodies.length > 1) return sayWhichCommittee('/vorlauf', names)
    const { agreementId, committeeId } = body
    const said = lead.find(text, context)
    if (said.kind === 'refused') return { answer: said.because }
    if (said.kind === 'found') return { wants: { body: { agreementId, committeeId }, lead: said.value } }
    const plan = agreedPlanOf(await presets.all(), body, agreementById(context.shelf, agreementId))
    const rows = milestoneKinds.map((kind) => ({ kind, ...daysFor(kind, plan) }))
    const unread = readLead(besideNames(text, context))
    return say.withUnreadPreset(
      say.leads(committeeNameOf(body, context), rows),
      unread && 'unread' in unread ? unread.unread : undefined,
    )
  })
  .concerns(({ body }) => body ?? {})
  .checks(async ({ body, lead: { kind, days } }, context, { presets }) => {
    const before = daysFor(
      kind,
      agreedPlanOf(await presets.all(), body, agreementById(context.shelf, body.agreementId)),
    )
    const agreed = requireCommittee(body.agreementId, body.committeeId, context).committee.invitationLead
    if (kind === 'invitation' && agreed && days < agreed.days)
      return { field: 'lead', because: say.leadAgreed(committeeNameOf(body, context), agreed) }
    if (days !== before.days) return undefined
    return { field: 'lead', because: say.sameLead(committeeNameOf(body, context), kind, before) }
  })
  .readsBack(async ({ body, lead: { kind, days } }, context, { presets }) => {
    const before = daysFor(
      kind,
      agreedPlanOf(await presets.all(), body, agreementById(context.shelf, body.agreementId)),
    )
    const ahead = context.meetings.filter(
      (one) =>
        one.agreementId === body.agreementId && one.committeeId === body.committeeId && isStillAhead(one, context.now),
    )
    return say.readBackLead(committeeNameOf(body, context), kind, before.days, days, ahead)
  })
  .does(async ({ body, lead: { kind, days, isReset } }, { presets }, context, { at, person }) => {
    const { agreementId, committeeId } = body
    const authorship = { at, by: person.id, deed: 'preset.decide' }
    const subject = leadSubject(committeeId, kind)
    if (isReset) await presets.reset(agreementId, subject, authorship)
    else await presets.decide({ agreementId, subject, value: days, decidedAt: at }, authorship)
    return say.leadSet(committeeNameOf(body, context), kind, days, isReset)
  })
