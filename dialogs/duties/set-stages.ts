import { agreementById, bindsNobody } from '#src/agreements/lookup.ts'
import type { DirectCommand } from '#src/conversation/direct-command.ts'
import { awaitYes } from '#src/conversation/engine-parts.ts'
import { dutiesNamed } from '#src/conversation/fields/duties/duties-named.ts'
import { type Lead, presetFor, stageOverrides, stagesSubject } from '#src/duties/stages.ts'
import { readStages } from '#src/language/duties/presets.ts'
import * as say from '#src/speech/duties/presets.ts'
import { notAllowed } from '#src/speech/parts/conversation.ts'

/** Each reminder takes time of somebody; more of them are read by nobody. */
const MOST_STAGES = 8

/** "/stufen Kassel": when duties are reminded of; "/stufen Kassel 8 b: 12 Wochen, am Tag" changes it for one. */
export const setStages: DirectCommand = {
  about: say.aboutStages(),
  async carryOut({ command, text, at, person, chat, context, isAllowed }, { presets, memory }) {
    const { agreementIds, duties, hasClause, rest } = dutiesNamed(text, context)
    const [agreementId] = agreementIds
    const agreement = agreementId === undefined ? undefined : agreementById(context.shelf, agreementId)
    if (!agreement || agreementIds.length > 1)
      return say.whichAgreement(context.shelf.agreements.map(({ region }) => region))
    if (bindsNobody(agreement) || agreement.duties.every(({ due }) => due.kind !== 'deadline')) {
      return say.noStages(agreement)
    }
    if (hasClause && duties.length !== 1) return say.whichDuty(agreement, duties)
    const [duty] = duties
    const subject = stagesSubject(duty?.id)
    const all = await presets.all()
    const others = all.filter((one) => one.agreementId !== agreement.id || one.subject !== subject)
    const isSetIn = (changes: typeof all, what: string): boolean =>
      changes.some((one) => one.agreementId === agreement.id && one.subject === what)
    const stagesIn = (changes: typeof all): readonly Lead[] =>
      presetFor(stageOverrides(changes), agreement.id, 'duty', duty?.id ?? '').before
    // What holds for a duty without an entry of its own.
    const otherwise: say.StagesFrom = isSetIn(others, stagesSubject()) ? 'all' : 'preset'
    const before = stagesIn(all)
    const said = readStages(rest)
    if (!said || 'unread' in said) {
      const from = isSetIn(all, subject) ? 'entry' : otherwise
      return say.withUnreadPreset(say.stages(agreement, duty, before, from), said?.unread)
    }
    const matter = { agreementId: agreement.id }
    if (!(await isAllowed('people.administer', matter))) return notAllowed(say.aboutStages())
    if (said.stages.length > MOST_STAGES) return say.tooManyStages(MOST_STAGES)
    const after = said.isReset ? stagesIn(others) : said.stages
    try {
      presetFor(new Map([[agreement.id, { before: after }]]), agreement.id, 'duty', '')
    } catch {
      return say.stagesTooFar()
    }
    if (!said.isConfirmed) {
      const yes = say.stagesRest(agreement, duty, after, said.isReset)
      await awaitYes(memory, { command, chat, person }, yes)
      return say.readBackStages(agreement, duty, before, after, yes)
    }
    const authorship = { at, by: person.id, deed: 'preset.decide' }
    if (said.isReset) await presets.reset(agreement.id, subject, authorship)
    else await presets.decide({ agreementId: agreement.id, subject, value: after, decidedAt: at }, authorship)
    return say.stagesSet(agreement, duty, after, said.isReset ? otherwise : 'entry')
  },
}
