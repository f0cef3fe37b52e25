/**
 * One message to the connector, new or in the place of an earlier one: one POST or PUT on a connection kept open, and an error that says what became of it. The SDK's
 * own client walks a message through serialisers and fourteen policies; for one fixed request they cost a fifth of a turn.
 */
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'

/**
 * A connection that lay idle longer is not used again: the other side may have closed it, and without retries the
 * answer sent into it would be lost. Servers commonly close after 5 s.
 */
const IDLE_CONNECTION_MS = 4_000
/** The connector answers with an id; nobody reads more of what it says. */
const MAX_ANSWER_BYTES = 64 * 1024
const USER_AGENT = 'Microsoft-BotFramework/3.1 gremienlotse'

/** The connector answered, but did not take the message. Shaped like the SDK's own, for outcome.ts. */
export class ConnectorError extends Error {
  readonly statusCode: number
  readonly response: { readonly headers: { get(name: string): string | undefined } }
  constructor({ statusCode = 0, headers }: IncomingMessage) {
    super(`the connector answered ${statusCode}`)
    this.statusCode = statusCode
    this.response = { headers: { get: (name) => (name in headers ? String(headers[name]) : undefined) } }
  }
}

export interface Message {
  readonly conversationId: string
  /** The activity that is answered; absent: nobody asked. */
  readonly replyTo?: string
  /** The message that this one takes the place of. */
  readonly replaces?: string
  readonly activity: unknown
}

/**
 * Sends one message.
 * @param token for the Authorization header; undefined in a demo alone
 * @returns the id Teams gave the message, if it gave one
 * @throws ConnectorError, or the connection's error with its `code`; after the time-out with the code ETIMEDOUT
 */
export type Post = (message: Message, token: string | undefined) => Promise<{ id: string } | undefined>

export interface ConnectorRequests {
  /** @throws TypeError if the service address is none */
  to(serviceUrl: string): Post
  /** Closes the idle connections. */
  close(): void
}

/**
 * @param timeoutMs for the whole request, from the connection to the end of the answer
 * @param proxyEnv HTTPS_PROXY, HTTP_PROXY and NO_PROXY, as an authority's network may demand them
 */
export function createConnectorRequests(
  timeoutMs: number,
  proxyEnv: Readonly<Record<string, string>> = {},
): ConnectorRequests {
  const settings = { keepAlive: true, timeout: IDLE_CONNECTION_MS, proxyEnv }
  const http = new HttpAgent(settings)
  const https = new HttpsAgent(settings)

  return {
    to(serviceUrl) {
      const { protocol, hostname, port, pathname } = new URL(serviceUrl)
      const isSecure = protocol === 'https:'
      const request = isSecure ? httpsRequest : httpRequest
      const where = { protocol, hostname, port, agent: isSecure ? https : http }
      const root = `${pathname.replace(/\/+$/, '')}/v3/conversations/`
      return (message, token) =>
        new Promise((resolve, reject) => {
          const { conversationId, replyTo, replaces, activity } = message
          const earlier = replaces ?? replyTo
          const body = Buffer.from(JSON.stringify(activity))
          const path = `${root}${encodeURIComponent(conversationId)}/activities`
          const req = request({
            ...where,
            method: replaces === undefined ? 'POST' : 'PUT',
            path: earlier === undefined ? path : `${path}/${encodeURIComponent(earlier)}`,
            headers: {
              'content-type': 'application/json; charset=utf-8',
              'content-length': body.length,
              accept: '*/*',
              'user-agent': USER_AGENT,
              ...(token !== undefined && { authorization: `Bearer ${token}` }),
              // The SDK says it, too, where it answers.
              ...(replyTo !== undefined && { 'x-ms-conversation-id': conversationId }),
            },
          })
          const late = setTimeout(
            () => req.destroy(Object.assign(new Error('the connector did not answer in time'), { code: 'ETIMEDOUT' })),
            timeoutMs,
          )
          const fail = (err: Error): void => {
            clearTimeout(late)
            reject(err)
          }
          req.on('error', fail)
          req.on('response', (res) => {
            // Broken off in the middle of the answer: whether it was taken is not known.
            res.on('error', fail)
            textOf(res, (text) => {
              clearTimeout(late)
              const { statusCode = 0 } = res
              if (statusCode >= 200 && statusCode < 300) resolve(resourceOf(text))
              else reject(new ConnectorError(res))
            })
          })
          req.end(body)
        })
    },
    close() {
      http.destroy()
      https.destroy()
    },
  }
}

function textOf(res: IncomingMessage, then: (text: string) => void): void {
  let text = ''
  res.setEncoding('utf8')
  res.on('data', (chunk: string) => {
    if (text.length < MAX_ANSWER_BYTES) text += chunk
  })
  res.on('end', () => then(text))
}

/** Taken is taken, whatever the answer's text looks like. */
function resourceOf(text: string): { id: string } | undefined {
  try {
    const { id } = JSON.parse(text) as { id?: unknown }
    return typeof id === 'string' ? { id } : undefined
  } catch {
    return undefined
  }
}
