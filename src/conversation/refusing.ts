/** What is answered without being done: at the door, before anything is looked up, and what the bot does for nobody. */
import type { Agreement } from '#src/agreements/lookup.ts'
import { dateInBerlin } from '#src/calendar/local-date.ts'
import { asksFor } from '#src/language/intent.ts'
import { beneficiaryDataIn } from '#src/language/people/beneficiary-data.ts'
import { findFacts } from '#src/language/reading/found-facts.ts'
import { mayAsAnybody } from '#src/people/permission.ts'
import { type Fact, isOfficeContact } from '#src/speech/agreements/agreement-facts.ts'
import { onlyOffices } from '#src/speech/agreements/found.ts'
import { searchableFacts } from '#src/speech/agreements/searchable-facts.ts'
import * as say from '#src/speech/parts/conversation.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { courtesy, declined } from '#src/speech/parts/talk.ts'
import { beneficiaryDataRefused } from '#src/speech/people/beneficiary-data.ts'
import type { EngineParts } from './engine-parts.ts'
import { regionMeant } from './fields/agreements/region.ts'
import { ANSWER, unpacked } from './kept.ts'
import { type Arrived, mentionsIn, type ReceivedMessage } from './message.ts'
import type { Outcome } from './outcome.ts'
import type { Turn } from './turn.ts'

/** What this message was answered before. Nothing is done again because its answer cannot be read any more. */
export function answerIn(stored: unknown, { onUnreadable }: EngineParts, { key }: Turn): Reply | undefined {
  const { value, isUnreadable } = unpacked(ANSWER, key, stored, onUnreadable)
  return isUnreadable ? say.answerLost() : value
}

export async function answeredBefore({ parts, turn }: Arrived): Promise<Outcome | undefined> {
  const reply = answerIn(await parts.books.inbox.answerTo(turn.key), parts, turn)
  return reply && { reply }
}

export const fromOutside = ({ turn }: Arrived): Outcome | undefined =>
  mayAsAnybody(turn.person, 'agreement.read') ? undefined : { reply: say.outsider() }

export const forged = ({ turn }: Arrived): Outcome | undefined =>
  turn.forged ? { reply: say.unreadableCard() } : undefined

export function withBeneficiaryData({ turn: { text, submission, form } }: Arrived): Outcome | undefined {
  for (const said of [text, ...Object.values(submission?.values ?? {}), ...Object.values(form ?? {})]) {
    const looksLike = beneficiaryDataIn(said)
    if (looksLike) return { reply: beneficiaryDataRefused(looksLike) }
  }
  return undefined
}

export function terminating(message: ReceivedMessage): Outcome | undefined {
  if (!asksFor(message.command, 'terminateAgreement')) return undefined
  const meant = regionMeant(mentionsIn(message), message.parts.shelf, undefined)
  return { reply: say.neverTerminates(meant.kind === 'one' ? meant.agreement.region : undefined) }
}

export const claimingRights = ({ command }: ReceivedMessage): Outcome | undefined =>
  asksFor(command, 'claimRights') ? { reply: say.rightsFromOffices() } : undefined

export const deletingRecords = ({ command }: ReceivedMessage): Outcome | undefined =>
  asksFor(command, 'deleteRecords') ? { reply: say.neverDeletes() } : undefined

/** @returns undefined while a dialog runs: there the words may be an answer */
export function declining(message: ReceivedMessage): Outcome | undefined {
  const { talk, parts, turn } = message
  if (talk?.kind !== 'declined') return undefined
  const meant = regionMeant(mentionsIn(message), parts.shelf, turn.usual)
  const agreement = meant.kind === 'one' ? meant.agreement : undefined
  const printed = agreement && talk.declined === 'personalData' ? contactsPrinted(agreement, message) : []
  return {
    reply:
      agreement && printed.length > 0 ? onlyOffices(agreement, printed) : declined(talk.declined, agreement?.region),
  }
}

/** What the document itself prints about how to reach an office, where that is what the question is about. */
function contactsPrinted(agreement: Agreement, { parts: { reader }, turn }: ReceivedMessage): readonly Fact[] {
  const all = searchableFacts(agreement)
  const { places } = findFacts(reader, agreement, reader.read(turn.text, dateInBerlin(turn.at)), MOST_CONTACTS)
  return places.flatMap((at) => all[at]?.fact ?? []).filter(isOfficeContact)
}
const MOST_CONTACTS = 6

export const courtesyShown = ({ talk }: ReceivedMessage): Outcome | undefined =>
  talk?.kind === 'courtesy' ? { reply: courtesy(talk.courtesy) } : undefined
