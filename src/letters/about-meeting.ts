/** Letters about a meeting: what they are called back by, who was told, and who has to hear of a change. */

import type { Meeting } from '#src/meetings/meeting.ts'
import type { PersonId } from '#src/people/person.ts'
import type { OutboxLetter, Recipient } from './letter.ts'

export const nameOf = (to: Recipient): string => ('person' in to ? to.person : to.conversationId)

/** It went out, or may have. */
const isOut = ({ state }: OutboxLetter): boolean => state === 'sent' || state === 'sending' || state === 'unclear'

/** Who was told of a meeting and who was about to be, each recipient once, in the order of the letters. */
export interface InformedRecipients {
  /** A letter went out, or may have: they must hear of every change. */
  readonly knew: readonly Recipient[]
  /** Their invitation did not go out: they need the new one, and never hear of the old date. */
  readonly waiting: readonly Recipient[]
}

/** Was this person asked to the meeting by any of these letters, or may they have been? Their calendar holds it then. */
export const wasAsked = (person: PersonId, letters: readonly OutboxLetter[]): boolean =>
  letters.some(
    (letter) => isOut(letter) && isInvitation(letter) && 'person' in letter.to && letter.to.person === person,
  )

const isInvitation = ({ kind }: Pick<OutboxLetter, 'kind'>): boolean => kind === 'invitation' || kind === 'calendar'

/**
 * @param letters everything that was or will be sent about the meeting
 * @param answered those who answered: they knew, with a letter or without
 */
export function toldOf(letters: readonly OutboxLetter[], answered: readonly Recipient[] = []): InformedRecipients {
  const knew = once([...letters.filter(isOut).map(({ to }) => to), ...answered])
  const known = new Set(knew.map(nameOf))
  const open = letters.filter(
    ({ kind, state }) => kind === 'invitation' && (state === 'pending' || state === 'undeliverable'),
  )
  return { knew, waiting: once(open.map(({ to }) => to)).filter((to) => !known.has(nameOf(to))) }
}

/**
 * The same where a channel that was told belongs to the body no longer: what is said there now, others read, so the
 * members are told one by one.
 * @param own the channel that belongs to the body now
 */
export function inOwnChannel(
  { knew, waiting }: InformedRecipients,
  own: string | undefined,
  members: readonly PersonId[],
): InformedRecipients {
  const isForeign = (to: Recipient): boolean => 'conversationId' in to && to.conversationId !== own
  const those = once(knew.flatMap((to) => (isForeign(to) ? members.map((person) => ({ person })) : [to])))
  const known = new Set(those.map(nameOf))
  return { knew: those, waiting: waiting.filter((to) => !isForeign(to) && !known.has(nameOf(to))) }
}

function once(recipients: readonly Recipient[]): readonly Recipient[] {
  const byName = new Map(recipients.toReversed().map((to) => [nameOf(to), to]))
  return [...new Set(recipients.map(nameOf))].flatMap((name) => byName.get(name) ?? [])
}

/** The same letter again has the same key: per meeting, version, occasion and recipient. */
export const letterKey = (meeting: Meeting, occasion: string, to: Recipient): string =>
  `meeting/${meeting.id}/v${meeting.version}/${occasion}/${nameOf(to)}`

/** Reminders of a meeting have causes of their own: who got one knows the date as well. */
export const causesOfKnowing = (meeting: Pick<Meeting, 'id'>): readonly string[] =>
  ['', '/meeting', '/invitation'].map((kind) => `${meetingCause(meeting)}${kind}`)

/** What letters about a meeting are called back by. */
export const meetingCause = ({ id }: Pick<Meeting, 'id'>): string => `meeting/${id}`

/** What letters about its minutes are called back by: nobody has to hear of a change because of them. */
export const minutesCause = ({ id }: Pick<Meeting, 'id'>): string => `minutes/${id}`
/** @returns the id of the meeting whose minutes such a cause names */
export const minutesIdIn = (cause: string): string | undefined => /^minutes\/([^/]+)$/.exec(cause)?.[1]

/** What letters about an answer by mail are called back by. */
export const answeredCause = ({ id }: Pick<Meeting, 'id'>): string => `answered/${id}`
/** @returns the id of the meeting that was answered, of such a cause */
export const answeredIdIn = (cause: string): string | undefined => /^answered\/([^/]+)$/.exec(cause)?.[1]

/** @returns the id of the meeting that such a cause names */
export const meetingIdIn = (cause: string): string | undefined => /^meeting\/([^/]+)$/.exec(cause)?.[1]
