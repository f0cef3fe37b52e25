/**
 * A Bot Connector on loopback: takes what the bot sends, keeps it, and fails when told to. And the other direction:
 * activities as Teams makes them. The bot answers /api/messages after its answers have left, so whoever waits for
 * `sendActivity` finds them in the connector, and nobody needs to sleep.
 */
import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One request the bot made. */
export interface Sent {
  readonly method: string
  readonly path: string
  readonly conversationId: string
  readonly authorization: string | undefined
  /** The activity, as it was sent. */
  readonly activity: SentActivity
  /** What the connector called it; of a message that was shown in the place of an earlier one, the id of that. */
  readonly id?: string
}
export interface SentActivity {
  readonly type: string
  readonly text?: string
  readonly summary?: string
  readonly replyToId?: string
  readonly attachments?: readonly { readonly contentType: string; readonly content: SentCard }[]
  readonly [field: string]: unknown
}
export interface SentCard {
  readonly type: string
  readonly version: string
  readonly body: readonly CardElement[]
  readonly actions?: readonly CardElement[]
}
export interface CardElement {
  readonly type: string
  readonly [field: string]: unknown
}

/** What happens to a request instead of 201: a status, a connection cut off, or an answer that comes late. */
export type Fault =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly reset: true }
  | { readonly delayMs: number }

export interface Connector {
  readonly serviceUrl: string
  /** Everything taken so far, in order; requests that were failed too. */
  readonly requests: readonly Sent[]
  /** How many connections the bot has opened. */
  readonly connections: () => number
  /** Who belongs to a chat or channel; without it the connector says that there is none. */
  enrol(conversationId: string, members: readonly Enrolled[]): void
  /** The next `times` requests go wrong. */
  failNext(fault: Fault, times?: number): void
  /** Nothing gets into this chat or channel from now on. */
  block(conversationId: string): void
  /** What was accepted since the last call. */
  take(): Sent[]
  close(): Promise<void>
}

/** @param atPort absent: a free one */
export async function startConnector(atPort = 0): Promise<Connector> {
  const requests: Sent[] = []
  const rosters = new Map<string, readonly Readonly<Record<string, unknown>>[]>()
  let accepted: Sent[] = []
  let faults: Fault[] = []
  const blocked = new Set<string>()
  let connections = 0
  let count = 0

  async function handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of req) chunks.push(chunk as Buffer)
    const path = req.url ?? ''
    const sent: Sent = {
      method: req.method ?? '',
      path,
      conversationId: decodeURIComponent(/\/conversations\/([^/?]+)/.exec(path)?.[1] ?? ''),
      authorization: req.headers.authorization,
      activity: JSON.parse(Buffer.concat(chunks).toString() || '{}') as SentActivity,
    }
    requests.push(sent)
    if (blocked.has(sent.conversationId)) {
      res.writeHead(403, { 'content-type': 'application/json' })
      return void res.end('{"error":{"code":"ConversationBlockedByUser"}}')
    }
    const fault = faults.shift()
    if (fault && 'reset' in fault) return void req.socket.destroy()
    if (fault && 'status' in fault) {
      res.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers })
      return void res.end('{"error":{"code":"Fault"}}')
    }
    if (fault) await new Promise((resolve) => setTimeout(resolve, fault.delayMs))
    if (path.includes('/pagedmembers')) {
      const members = rosters.get(sent.conversationId)
      res.writeHead(members ? 200 : 404, { 'content-type': 'application/json' })
      return void res.end(JSON.stringify(members ? { members } : { error: { code: 'ConversationNotFound' } }))
    }
    const replaced = sent.method === 'PUT' ? decodeURIComponent(path.split('/').at(-1) ?? '') : undefined
    if (replaced === undefined) count += 1
    const id = replaced ?? `sent-${count}`
    accepted.push({ ...sent, id })
    res.writeHead(replaced === undefined ? 201 : 200, { 'content-type': 'application/json' })
    res.end(JSON.stringify({ id }))
  }

  const server = createServer((req, res) => void handle(req, res).catch(() => req.socket.destroy()))
  // Whoever rests for a while finds its connection open: a race at its end is no part of any test.
  server.keepAliveTimeout = 60_000
  server.on('connection', () => {
    connections += 1
  })
  server.listen(atPort, '127.0.0.1')
  await once(server, 'listening')
  return {
    serviceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    requests,
    connections: () => connections,
    enrol(conversationId, members) {
      rosters.set(
        conversationId,
        members.map(({ name, objectId, tenant, mail }) => ({
          id: `29:${objectId ?? name}`,
          name,
          aadObjectId: objectId,
          tenantId: tenant,
          ...(mail !== undefined && { email: mail, userPrincipalName: mail }),
        })),
      )
    },
    failNext: (fault, times = 1) => {
      faults = [...faults, ...Array.from({ length: times }, () => fault)]
    },
    block: (conversationId) => void blocked.add(conversationId),
    take: () => {
      const taken = accepted
      accepted = []
      return taken
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/* What Teams sends */

export interface Sender {
  readonly name: string
  /** Entra object id; undefined: somebody without an identity, for example anonymous in a meeting. */
  readonly objectId: string | undefined
  readonly tenant: string
}
/** A member of a chat or channel. */
export interface Enrolled extends Sender {
  readonly mail?: string
}
export type Conversation =
  | { readonly kind: 'personal'; readonly id: string }
  | { readonly kind: 'group'; readonly id: string }
  /** `thread`: id of the post in which is written. */
  | { readonly kind: 'channel'; readonly id: string; readonly thread?: string }

export interface Inbound extends Readonly<Record<string, unknown>> {
  readonly type: string
  readonly id: string
}
export const BOT = { id: '28:8f14e45f-ceea-467f-a0d6-7f3c1f5b2e90', name: 'Gremienlotse' }
export const TENANT = '5d0c2f1e-8a35-4c1b-9a64-1d2f8e6b7a10'
export const PETRA: Sender = { name: 'Petra Lorenz', objectId: '0b6a3c52-6f0e-4b52-8a55-3a8d3c1f0a01', tenant: TENANT }
export const PERSONAL: Conversation = { kind: 'personal', id: 'a:petra' }
export const GROUP: Conversation = { kind: 'group', id: '19:steuerung@thread.v2' }
export const CHANNEL: Conversation = { kind: 'channel', id: '19:kok@thread.tacv2', thread: '1700000000000' }

let made = 0
const CONVERSATION_TYPES = { personal: 'personal', group: 'groupChat', channel: 'channel' } as const

/** What every activity has. The id is new each time. */
export function activityFrom(connector: Pick<Connector, 'serviceUrl'>, from: Sender, at: Conversation): Inbound {
  made += 1
  return {
    type: 'message',
    id: `activity-${made}`,
    channelId: 'msteams',
    serviceUrl: connector.serviceUrl,
    timestamp: '2027-03-01T08:00:00.000Z',
    from: {
      id: `29:${from.objectId ?? `anonymous-${from.name}`}`,
      name: from.name,
      ...(from.objectId !== undefined && { aadObjectId: from.objectId }),
    },
    recipient: BOT,
    conversation: {
      id: at.kind === 'channel' && at.thread ? `${at.id};messageid=${at.thread}` : at.id,
      conversationType: CONVERSATION_TYPES[at.kind],
      isGroup: at.kind !== 'personal',
      tenantId: from.tenant,
    },
    channelData: { tenant: { id: from.tenant } },
    locale: 'en-US',
  }
}

/** Typed text; in groups and channels the bot is mentioned, as otherwise nothing would reach it. */
export function messageFrom(
  connector: Pick<Connector, 'serviceUrl'>,
  from: Sender,
  at: Conversation,
  text: string,
): Inbound {
  const base = activityFrom(connector, from, at)
  if (at.kind === 'personal') return { ...base, text, textFormat: 'plain' }
  const mention = `<at>${BOT.name}</at>`
  return {
    ...base,
    text: `${mention} ${text}`,
    textFormat: 'plain',
    entities: [{ type: 'mention', text: mention, mentioned: BOT }],
  }
}

/** A card that comes back: the data of the button together with what was filled in. */
export const submissionFrom = (
  connector: Pick<Connector, 'serviceUrl'>,
  from: Sender,
  at: Conversation,
  value: unknown,
  /** Id of the message whose card it is, as Teams says it. */
  card?: string,
): Inbound => ({ ...activityFrom(connector, from, at), value, ...(card !== undefined && { replyToId: card }) })

/** The two activities of an installation; they come in either order. */
export function installationFrom(
  connector: Pick<Connector, 'serviceUrl'>,
  from: Sender,
  at: Conversation,
): [Inbound, Inbound] {
  return [
    { ...activityFrom(connector, from, at), type: 'conversationUpdate', membersAdded: [BOT] },
    { ...activityFrom(connector, from, at), type: 'installationUpdate', action: 'add' },
  ]
}

/** Delivers an activity. Resolves when the bot is done with it: its answers are in the connector then. */
export async function sendActivity(
  botUrl: string,
  activity: unknown,
  headers: Record<string, string> = {},
): Promise<{ readonly status: number }> {
  // Not by fetch, which takes three times as long: a test run sends some ten thousand.
  const sending = request(`${botUrl}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
  })
  sending.end(JSON.stringify(activity))
  const [answer] = (await once(sending, 'response')) as [IncomingMessage]
  answer.resume()
  await once(answer, 'end')
  return { status: answer.statusCode ?? 0 }
}

/** Delivers an activity and returns what the bot said to it. */
export async function ask(botUrl: string, connector: Connector, activity: unknown): Promise<SentActivity[]> {
  connector.take()
  await sendActivity(botUrl, activity)
  return connector.take().map((sent) => sent.activity)
}

/* What a person sees of a card */

/** In reading order, each before what is in it; what a button hands back is no part of the card. */
function elementsIn(value: unknown, found: CardElement[] = []): CardElement[] {
  if (typeof value !== 'object' || value === null) return found
  if (Array.isArray(value)) {
    for (const part of value) elementsIn(part, found)
    return found
  }
  const element = value as Readonly<Record<string, unknown>>
  if (typeof element.type === 'string') found.push(element as CardElement)
  for (const name in element) if (name !== 'data') elementsIn(element[name], found)
  return found
}

export const cardOf = (activity: SentActivity | undefined): SentCard | undefined => activity?.attachments?.[0]?.content

/** The texts of a card in reading order, one line per block. */
export const linesOf = (card: SentCard): string[] =>
  elementsIn(card.body)
    .filter(({ type }) => type === 'RichTextBlock' || type === 'TextBlock')
    .map((block) =>
      block.type === 'TextBlock'
        ? String(block.text)
        : (block.inlines as { text: string }[]).map((run) => run.text).join(''),
    )

/**
 * What a card tells, opened or not, as plain text has it: a source stands behind its only fact, behind several on a line of
 * its own. What is closed at first stands behind its button, "[Mehr: 3 weitere Angaben]".
 */
export function toldBy(card: SentCard): string[] {
  const told: string[] = []
  let block: string[] = []
  const end = (): void => {
    told.push(...block)
    block = []
  }
  for (const element of elementsIn(card.body)) {
    if (element.type === 'Action.ToggleVisibility') {
      end()
      told.push(`[${String(element.title)}]`)
    }
    if (element.type === 'Container') end()
    if (element.type !== 'RichTextBlock') continue
    const runs = element.inlines as { text: string; size?: string; weight?: string }[]
    const text = runs.map((run) => run.text).join('')
    if (runs[0]?.size !== 'Small') {
      // A heading has no source.
      if (runs.every(({ weight }) => weight === 'Bolder')) end()
      block.push(text)
      if (runs.every(({ weight }) => weight === 'Bolder')) end()
    } else if (block.length === 1) {
      told.push(`${block[0]} (${text})`)
      block = []
    } else {
      end()
      told.push(`(${text})`)
    }
  }
  end()
  return told
}

/** The buttons of a card with their data, in reading order. */
export const buttonsOf = (card: SentCard): { title: string; data: Record<string, unknown> }[] =>
  elementsIn([card.body, card.actions ?? []])
    .filter(({ type }) => type === 'Action.Submit')
    .map(({ title, data }) => ({ title: String(title), data: data as Record<string, unknown> }))

/** What all its buttons say, those that open something too. */
export const titlesOf = (card: SentCard): string[] =>
  elementsIn([card.body, card.actions ?? []])
    .filter(({ type }) => type.startsWith('Action.'))
    .map(({ title }) => String(title))

/** The inputs of a card, in reading order. */
export const inputsOf = (card: SentCard): CardElement[] =>
  elementsIn(card.body).filter(({ type }) => type.startsWith('Input.'))
