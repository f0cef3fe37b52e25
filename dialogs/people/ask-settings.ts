import { type Agreement, agreementById, committeeById, currentAgreements, partnerName } from '#src/agreements/lookup.ts'
import type { Asked, GeneralQuestion } from '#src/conversation/question.ts'
import { isStagesSubject } from '#src/duties/stages.ts'
import { agreedPlanOf, daysFor, leadSubject, milestoneKinds } from '#src/meetings/milestones.ts'
import { officesOf } from '#src/meetings/seats.ts'
import { holdsOn, officeParts } from '#src/people/office.ts'
import type { PresetChange } from '#src/people/preset-change.ts'
import { retainedKinds } from '#src/people/retention.ts'
import { committeeName } from '#src/speech/parts/fields.ts'
import { officeNames } from '#src/speech/people/people.ts'
import * as say from '#src/speech/people/settings.ts'

/** "/einstellungen": one's own, those of the bodies one runs, and those of the chat, on one card. */
export const askSettings: GeneralQuestion = {
  about: 'everything',
  async answer(asked) {
    const isPersonal = asked.chat.kind === 'personal'
    return say.settings([
      ...(isPersonal ? await ownSettings(asked) : []),
      ...(await settingsUnder(asked)),
      ...(isPersonal ? await retentionSetting(asked) : await channelSetting(asked)),
    ])
  },
}

async function ownSettings(asked: Asked): Promise<readonly say.ShownRow[]> {
  const { person, today, absences, weeklyDigests, plainLanguage, calendarMails } = asked
  return [
    say.offices(await ownOffices(asked)),
    say.absence(await absences.of(person.id), today),
    say.weekly((await weeklyDigests.wanted()).has(person.id)),
    say.plainLanguage(await plainLanguage.isWantedBy(person.id)),
    say.calendarMail(await calendarMails.isWantedBy(person.id)),
  ]
}

/** The offices this person holds today, by name. */
async function ownOffices({ directory, person, today, shelf }: Asked): Promise<readonly string[]> {
  const held = (await directory.holdingsOf(person.id)).filter((one) => holdsOn(one, today))
  return held.flatMap(({ officeId, as }) => {
    const { agreementId, partnerId } = officeParts(officeId)
    const agreement = agreementById(shelf, agreementId)
    const own = agreement && officesOf(agreement, officeNames).find(({ id }) => id === officeId)
    return agreement && own ? [say.office(own.name, partnerName(agreement, partnerId), agreement.region, as)] : []
  })
}

/** Of the bodies this person runs: in the agreements under which they hold an office. */
async function settingsUnder(asked: Asked): Promise<readonly say.ShownRow[]> {
  const { directory, person, today, shelf, presets } = asked
  const held = (await directory.holdingsOf(person.id))
    .filter((one) => holdsOn(one, today))
    .map(({ officeId }) => officeParts(officeId))
  const shown: say.ShownRow[] = []
  for (const agreement of currentAgreements(shelf, today)) {
    const own = held.filter(({ agreementId }) => agreementId === agreement.id)
    if (own.length === 0) continue
    const changes = await presets.of([agreement.id])
    const run = [...new Set(own.flatMap(({ kind, detail }) => (kind === 'secretariat' ? [detail] : [])))]
    shown.push(...run.flatMap((committeeId) => leadOf(agreement, committeeId, changes)))
    shown.push(say.stages(agreement.region, changes.filter(({ subject }) => isStagesSubject(subject)).length))
  }
  return shown
}

function leadOf(agreement: Agreement, committeeId: string, changes: readonly PresetChange[]): readonly say.ShownRow[] {
  const committee = committeeById(agreement, committeeId)
  if (!committee) return []
  const plan = agreedPlanOf(changes, { agreementId: agreement.id, committeeId }, agreement)
  const subjects = new Set(milestoneKinds.map((kind) => leadSubject(committeeId, kind)))
  const changed = changes.filter(({ subject }) => subjects.has(subject)).length
  return [say.lead(committeeName(committee, agreement), daysFor('invitation', plan).days, changed)]
}

async function channelSetting({ channels, chat, shelf, isAllowed }: Asked): Promise<readonly say.ShownRow[]> {
  if (!(await isAllowed('channel.bind', {}))) return []
  const bound = await channels.at(chat.id)
  const agreement = bound && shelf.agreements.find(({ id }) => id === bound.agreementId)
  const committee = agreement && committeeById(agreement, bound.committeeId)
  return [say.channel(agreement && committee ? committeeName(committee, agreement) : undefined)]
}

async function retentionSetting({ isAllowed, retention }: Asked): Promise<readonly say.ShownRow[]> {
  if (!(await isAllowed('people.administer', {}))) return []
  const { decided } = await retention.periods()
  return [say.retention(decided.length, retainedKinds.length)]
}
