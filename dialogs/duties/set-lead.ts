import { requireCommittee } from '#dialogs/meetings/parts/meeting-day.ts'
import { agreementById } from '#src/agreements/lookup.ts'
import type { LocalDate } from '#src/calendar/local-date.ts'
import { order } from '#src/conversation/dialog.ts'
import type { DialogContext } from '#src/conversation/field.ts'
import { readCommittees } from '#src/conversation/fields/agreements/committees-named.ts'
import { settledCommittee } from '#src/conversation/fields/agreements/settled-fields.ts'
import { type LeadWanted, lead } from '#src/conversation/fields/duties/preset-fields.ts'
import { besideNames, committeeNameOf } from '#src/conversation/fields/meetings/meeting-field.ts'
import { readLead } from '#src/language/duties/presets.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import {
  type AgreedDays,
  agreedPlanOf,
  daysFor,
  leadSubject,
  type MilestoneKind,
  milestoneKinds,
  movedMilestones,
} from '#src/meetings/milestones.ts'
import { isStillAhead } from '#src/meetings/move.ts'
import type { PresetChange } from '#src/people/preset-change.ts'
import * as say from '#src/speech/duties/presets.ts'
import { sayWhichCommittee, whichCommittee } from '#src/speech/parts/fields.ts'

type LeadOfBody = Pick<Meeting, 'agreementId' | 'committeeId'>

const held = (
  kind: MilestoneKind,
  body: LeadOfBody,
  changes: readonly PresetChange[],
  { shelf }: Pick<DialogContext, 'shelf'>,
): AgreedDays => daysFor(kind, agreedPlanOf(changes, body, agreementById(shelf, body.agreementId)))

/** What nobody sets any more is what is agreed, and our default only where nothing is. */
const daysAfter = (
  { kind, days, isReset }: LeadWanted,
  body: LeadOfBody,
  context: Pick<DialogContext, 'shelf'>,
): number => (isReset ? held(kind, body, [], context).days : days)

/** The other days that move with one that is changed. */
function movedBy(
  { body, lead }: { readonly body: LeadOfBody; readonly lead: LeadWanted },
  changes: readonly PresetChange[],
  meetingOn: LocalDate,
  context: Pick<DialogContext, 'shelf' | 'now'>,
) {
  const agreement = agreementById(context.shelf, body.agreementId)
  const subject = leadSubject(body.committeeId, lead.kind)
  const others = changes.filter((one) => one.agreementId !== body.agreementId || one.subject !== subject)
  const entry = { agreementId: body.agreementId, subject, value: lead.days, decidedAt: context.now }
  const after = lead.isReset ? others : [...others, entry]
  return movedMilestones(
    meetingOn,
    agreedPlanOf(changes, body, agreement),
    agreedPlanOf(after, body, agreement),
  ).filter(({ now }) => now.kind !== lead.kind)
}

/** "/vorlauf KoK Kassel": the days before and after a meeting; "… Einladung 21 Tage" changes one for this body. */
export const setLead = order('set-lead', {
  version: 1,
  about: say.aboutLead(),
  undone: say.undone(),
  right: 'meeting.plan',
})
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
  .checks(async ({ body, lead }, context, { presets }) => {
    const { kind, isReset } = lead
    const days = daysAfter(lead, body, context)
    const before = held(kind, body, await presets.all(), context)
    const agreed = requireCommittee(body.agreementId, body.committeeId, context).committee.invitationLead
    if (kind === 'invitation' && agreed && !isReset && days < agreed.days)
      return { field: 'lead', because: say.leadAgreed(committeeNameOf(body, context), agreed) }
    if (days !== before.days) return undefined
    return { field: 'lead', because: say.sameLead(committeeNameOf(body, context), kind, before) }
  })
  .readsBack(async ({ body, lead }, context, { presets }) => {
    const { kind } = lead
    const days = daysAfter(lead, body, context)
    const before = held(kind, body, await presets.all(), context)
    const ahead = context.meetings.filter(
      (one) =>
        one.agreementId === body.agreementId && one.committeeId === body.committeeId && isStillAhead(one, context.now),
    )
    const [next] = ahead
    const moved = movedBy({ body, lead }, await presets.all(), next?.on ?? context.today, context)
    return say.readBackLead(committeeNameOf(body, context), kind, before.days, days, ahead, moved)
  })
  .does(async ({ body, lead }, { presets }, context, { at, person }) => {
    const { kind, isReset } = lead
    const days = daysAfter(lead, body, context)
    const { agreementId, committeeId } = body
    const authorship = { at, by: person.id, deed: 'preset.decide' }
    const subject = leadSubject(committeeId, kind)
    if (isReset) await presets.reset(agreementId, subject, authorship)
    else await presets.decide({ agreementId, subject, value: days, decidedAt: at }, authorship)
    const isPreset = isReset && held(kind, body, [], context).basis.kind === 'preset'
    return say.leadSet(committeeNameOf(body, context), kind, days, isPreset)
  })
