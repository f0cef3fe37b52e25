import { type Agreement, agreementById, demandsAnything } from '#src/agreements/lookup.ts'
import { order } from '#src/conversation/dialog.ts'
import type { DialogContext } from '#src/conversation/field.ts'
import { type DutiesRef, dutyIn, settledDuties } from '#src/conversation/fields/agreements/settled-fields.ts'
import { dutiesNamed } from '#src/conversation/fields/duties/duties-named.ts'
import { stages } from '#src/conversation/fields/duties/preset-fields.ts'
import { type Lead, presetFor, stageOverrides, stagesSubject } from '#src/duties/stages.ts'
import { readStages } from '#src/language/duties/presets.ts'
import type { PresetChange } from '#src/people/preset-change.ts'
import * as say from '#src/speech/duties/presets.ts'

/** "/stufen Kassel": when duties are reminded of; "/stufen Kassel 8 b: 12 Wochen, am Tag" changes it for one. */
export const setStages = order('set-stages', {
  version: 1,
  about: say.aboutStages(),
  undone: say.undone(),
  right: 'people.administer',
})
  .asks('duties', settledDuties)
  .asks('stages', stages)
  .reads(async ({ text, context }, { presets }) => {
    const { agreementIds, duties, hasClause, rest } = dutiesNamed(text, context)
    const [agreementId] = agreementIds
    const agreement = agreementId === undefined ? undefined : agreementById(context.shelf, agreementId)
    if (!agreement || agreementIds.length > 1)
      return say.whichAgreement(context.shelf.agreements.map(({ region }) => region))
    if (!demandsAnything(agreement) || agreement.duties.every(({ due }) => due.kind !== 'deadline')) {
      return say.noStages(agreement)
    }
    if (hasClause && duties.length !== 1) return say.whichDuty(agreement, duties)
    const [duty] = duties
    const of = { agreementId: agreement.id, ...(duty && { dutyId: duty.id }) }
    const said = stages.find(rest, context)
    if (said.kind === 'refused') return { answer: said.because }
    if (said.kind === 'found') return { wants: { duties: of, stages: said.value } }
    const { now, isOwn, otherwise } = stagesOf(of, await presets.all())
    const unread = readStages(rest)
    const shown = say.stages(agreement, duty, now, isOwn ? 'entry' : otherwise)
    return say.withUnreadPreset(shown, unread && 'unread' in unread ? unread.unread : undefined)
  })
  .concerns(({ duties }) => (duties ? { agreementId: duties.agreementId } : {}))
  .readsBack(async ({ duties, stages: wanted }, context, { presets }) => {
    const { now, without } = stagesOf(duties, await presets.all())
    const after = wanted.isReset ? without : wanted.stages
    return say.readBackStages(agreementOf(duties, context), dutyIn(duties, context), now, after)
  })
  .does(async ({ duties, stages: wanted }, { presets }, context, { at, person }) => {
    const { agreementId, dutyId } = duties
    const { without, otherwise } = stagesOf(duties, await presets.all())
    const authorship = { at, by: person.id, deed: 'preset.decide' }
    const subject = stagesSubject(dutyId)
    if (wanted.isReset) await presets.reset(agreementId, subject, authorship)
    else await presets.decide({ agreementId, subject, value: wanted.stages, decidedAt: at }, authorship)
    const [after, from] = wanted.isReset ? [without, otherwise] : ([wanted.stages, 'entry'] as const)
    return say.stagesSet(agreementOf(duties, context), dutyIn(duties, context), after, from)
  })

/** The stages that hold, and those that would without an entry of their own; where these come from. */
function stagesOf({ agreementId, dutyId }: DutiesRef, all: readonly PresetChange[]) {
  const isSetFor = (subject: string) => (one: PresetChange) =>
    one.agreementId === agreementId && one.subject === subject
  const isOwn = isSetFor(stagesSubject(dutyId))
  const others = all.filter((one) => !isOwn(one))
  const stagesIn = (changes: readonly PresetChange[]): readonly Lead[] =>
    presetFor(stageOverrides(changes), agreementId, 'duty', dutyId ?? '').before
  const otherwise: say.StagesFrom = others.some(isSetFor(stagesSubject())) ? 'all' : 'preset'
  return { now: stagesIn(all), without: stagesIn(others), isOwn: all.some(isOwn), otherwise }
}

function agreementOf({ agreementId }: DutiesRef, { shelf }: Pick<DialogContext, 'shelf'>): Agreement {
  const agreement = agreementById(shelf, agreementId)
  if (!agreement) throw new Error(`no agreement ${agreementId}`)
  return agreement
}
