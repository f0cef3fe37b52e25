/** From a Teams activity to a turn: who speaks, where, and what was typed, clicked or filled in. */
import type { Activity } from 'botbuilder'
import type { Instant } from '#src/calendar/local-date.ts'
import type { CardSubmission, Chat, Turn } from '#src/conversation/turn.ts'
import { type Person, personId, type RosterMember } from '#src/people/person.ts'
import type { RosterEntry } from './connector.ts'
import type { Mode } from './guard.ts'
import { filesIn, typedText } from './message-text.ts'

const MAX_SAID = 300
const MAX_NAME = 100
const MAX_FIELD = 2_000
const MAX_FIELDS = 40
const MAX_DIALOG_ID = 100
const FIELD = /^[a-zA-Z][\w-]{0,60}$/
/**
 * Before the field's name in what a button itself answers. Clients lay the inputs over the button's data: without it, an
 * empty input of that name would undo the click.
 */
export const CHOSEN = 'chosen.'
const VERBS: readonly string[] = ['answer', 'confirm', 'change', 'back', 'cancel'] satisfies CardSubmission['verb'][]
/** A GUID; the Playground's own people have a digit more. */
const OBJECT_ID: Readonly<Record<Mode, RegExp>> = {
  production: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i,
  demo: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12,13}$/i,
}
/** Controls, line ends, and what turns the direction of the text around it. */
const UNSEEN = /[\p{Cc}\u061C\u200B\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]+/gu
/** As it is stored and shown: a name that others choose for themselves. */
const nameOf = (name: unknown): string =>
  typeof name === 'string' ? name.replace(UNSEEN, ' ').replace(/ {2,}/g, ' ').trim() : ''

/** What an activity is read with. */
export interface ActivityContext {
  /** The tenant of the conversation, verified to be an allowed one. */
  readonly tenant: string
  readonly isAllowed: (tenant: string) => boolean
  readonly mode: Mode
  readonly at: Instant
  /** Makes a key for an activity without an id, which cannot be recognised again. */
  readonly newKey: () => string
}

/** By type of activity and of event: what was done to a message of before. */
const REVISIONS: Readonly<Record<string, Readonly<Record<string, 'edited' | 'deleted'>>>> = {
  messageUpdate: { editMessage: 'edited' },
  messageDelete: { softDeleteMessage: 'deleted' },
}

const revisionOf = ({ type, channelData }: Pick<Activity, 'type' | 'channelData'>): 'edited' | 'deleted' | undefined =>
  REVISIONS[type]?.[String((channelData as { eventType?: unknown } | undefined)?.eventType)]
export const isRevision = (activity: Pick<Activity, 'type' | 'channelData'>): boolean =>
  revisionOf(activity) !== undefined

export function toTurn(activity: Activity, reading: ActivityContext): Turn {
  const chat = chatOf(activity)
  const turn = {
    key: [activity.channelId, chat.id, activity.id ?? reading.newKey()].join('|'),
    person: personOf(activity, reading),
    chat,
    at: reading.at,
  }
  const how = revisionOf(activity)
  if (how) {
    // Each time is a message of its own; the same word again is the same.
    const key = [turn.key, how, String(activity.timestamp?.valueOf() ?? reading.newKey())].join('|')
    return { ...turn, key, text: how === 'edited' ? typedText(activity) : '', revises: { key: turn.key, how } }
  }
  const value: unknown = activity.value
  if (value === undefined || value === null) {
    const files = filesIn(activity)
    return { ...turn, text: typedText(activity), ...(files.length > 0 && { files }) }
  }
  const read = readSubmission(value)
  if (read === undefined) return { ...turn, text: '', forged: true }
  return { ...turn, ...read }
}

/** Replies in a channel thread carry the thread in the conversation id: the channel is one chat all the same. */
export function chatOf({ conversation, serviceUrl }: Pick<Activity, 'conversation' | 'serviceUrl'>): Chat {
  const kinds: Record<string, Chat['kind']> = { personal: 'personal', groupChat: 'group', channel: 'channel' }
  return {
    id: conversation.id.replace(/;messageid=.*$/, ''),
    // A chat of a kind that is not known is treated as one where others listen.
    kind: kinds[conversation.conversationType] ?? (conversation.isGroup === false ? 'personal' : 'group'),
    serviceUrl,
  }
}

/** Somebody without an Entra identity in an allowed tenant (anonymous in a meeting, federated guest, a bot) is an outsider. */
function personOf({ from }: Activity, { tenant, isAllowed, mode }: ActivityContext): Person {
  const home = (from as { tenantId?: unknown }).tenantId ?? tenant
  const objectId = from.aadObjectId
  const name = nameOf(from.name)
  if (
    from.role !== 'bot' &&
    typeof objectId === 'string' &&
    OBJECT_ID[mode].test(objectId) &&
    typeof home === 'string' &&
    isAllowed(home.toLowerCase())
  ) {
    return { id: personId(home, objectId), name, origin: 'tenant' }
  }
  return { id: personId('outside', from.id), name, origin: 'outside' }
}

/** A member of a roster: with an id only where the organisation is admitted. */
export function memberOf(
  entry: RosterEntry,
  { isAllowed, mode }: Pick<ActivityContext, 'isAllowed' | 'mode'>,
): RosterMember {
  const { tenantId, name, email } = entry
  const objectId = entry.aadObjectId ?? entry.objectId
  const isOurs =
    typeof objectId === 'string' &&
    OBJECT_ID[mode].test(objectId) &&
    typeof tenantId === 'string' &&
    isAllowed(tenantId.toLowerCase())
  return {
    ...(isOurs && { id: personId(tenantId, objectId) }),
    name: nameOf(name).slice(0, MAX_NAME),
    ...(typeof email === 'string' && { mail: email }),
  }
}

/**
 * Card data, strictly: a command that could have been typed, with what was filled in beside its button, or an answer to a
 * dialog.
 * @returns undefined if no card of ours can have sent it
 */
function readSubmission(value: unknown): Pick<Turn, 'text' | 'form' | 'submission'> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const fields = Object.entries(value)
  if (fields.length > MAX_FIELDS) return undefined
  const { say, dialog, version, verb } = value as Record<string, unknown>
  const isCommand = Object.hasOwn(value, 'say')
  const own = isCommand ? ['say'] : ['dialog', 'version', 'verb']
  const filled: [string, string][] = []
  const chosen: [string, string][] = []
  for (const [name, input] of fields) {
    if (own.includes(name)) continue
    const isChosen = name.startsWith(CHOSEN)
    const field = isChosen ? name.slice(CHOSEN.length) : name
    if (!FIELD.test(field) || ['say', 'dialog', 'version', 'verb'].includes(field)) return undefined
    if (typeof input !== 'string' || input.length > MAX_FIELD) return undefined
    ;(isChosen ? chosen : filled).push([field, input])
  }
  if (isCommand) {
    if (typeof say !== 'string' || say.length > MAX_SAID) return undefined
    // Some clients leave out what is empty: both mean not filled.
    const form = Object.fromEntries(filled.filter(([, input]) => input !== ''))
    return { text: say, ...(Object.keys(form).length > 0 && { form }) }
  }
  if (typeof dialog !== 'string' || dialog === '' || dialog.length > MAX_DIALOG_ID) return undefined
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 0) return undefined
  if (typeof verb !== 'string' || !VERBS.includes(verb)) return undefined
  const values = Object.fromEntries([...filled, ...chosen])
  return { text: '', submission: { dialog, version, verb: verb as CardSubmission['verb'], values } }
}
