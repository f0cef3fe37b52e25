/**
 * The way to and from Microsoft's connector, on botbuilder 4.23.3. The SDK builds a client with its whole request
 * pipeline for every turn, retries a POST up to three times and waits for ever. Here a client is built once per service
 * address; one send is one request, on a connection kept open, and ends after eight seconds.
 * tests/teams/connector.test.ts pins each of these: they hang on names inside the SDK.
 */
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { Activity, ConfigurationBotFrameworkAuthentication, InvokeResponse, TurnContext } from 'botbuilder'
import { TeamsAdapter } from './sdk.ts'

/** Longer than a healthy connector ever takes, shorter than the 10 to 15 s after which Teams delivers again. */
const SEND_TIMEOUT_MS = 8_000
/**
 * A connection that lay idle longer is not used again: the other side may have closed it, and without retries the
 * answer sent into it would be lost. Servers commonly close after 5 s.
 */
const IDLE_CONNECTION_MS = 4_000
/** Whom the bot's token is for: the connector of the public cloud. */
const AUDIENCE = 'https://api.botframework.com'
/** Teams has one address per region and tenant; more than this are no regions. */
const MAX_CLIENTS = 50

// botframework-connector is a dependency of botbuilder and not ours: its types are taken from where botbuilder names them.
type ConnectorFactory = ReturnType<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>
type ConnectorClient = Awaited<ReturnType<ConnectorFactory['create']>>
type UserTokenClient = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['createUserTokenClient']>>

export type Credentials =
  | { readonly type: 'SingleTenant'; readonly appId: string; readonly tenantId: string; readonly password: string }
  | { readonly type: 'UserAssignedMSI'; readonly appId: string; readonly tenantId: string }

/** @param credentials undefined: no authentication, for the demo alone */
export class ConnectorAdapter extends TeamsAdapter {
  readonly #mayTalkTo: (serviceUrl: string) => boolean
  readonly #clients = new Map<string, Promise<ConnectorClient>>()
  readonly #agents = {
    'http:': new HttpAgent({ keepAlive: true, timeout: IDLE_CONNECTION_MS }),
    'https:': new HttpsAgent({ keepAlive: true, timeout: IDLE_CONNECTION_MS }),
  }

  readonly #sendTimeoutMs: number
  readonly #appId: string

  constructor(
    credentials: Credentials | undefined,
    mayTalkTo: (serviceUrl: string) => boolean,
    sendTimeoutMs = SEND_TIMEOUT_MS,
  ) {
    // An empty app id switches the SDK's authentication off without a word.
    if (credentials && credentials.appId.trim() === '') throw new Error('an app id is needed, got an empty one')
    // Always an object of our own, never the environment: the SDK would read key addresses and issuers from it.
    super(
      credentials
        ? {
            MicrosoftAppId: credentials.appId,
            MicrosoftAppTenantId: credentials.tenantId,
            MicrosoftAppType: credentials.type,
            ...(credentials.type === 'SingleTenant' && { MicrosoftAppPassword: credentials.password }),
          }
        : {},
    )
    this.#mayTalkTo = mayTalkTo
    this.#sendTimeoutMs = sendTimeoutMs
    this.#appId = credentials?.appId ?? ''
    const inner = this.botFrameworkAuthentication
    const authenticate = inner.authenticateRequest.bind(inner)
    inner.authenticateRequest = async (activity, authorization) => {
      const result = await authenticate(activity, authorization)
      return result.connectorFactory ? { ...result, connectorFactory: this.#reusing(result.connectorFactory) } : result
    }
    const createFactory = inner.createConnectorFactory.bind(inner)
    inner.createConnectorFactory = (claims) => this.#reusing(createFactory(claims))
    // Nobody signs in; the SDK would build this client, a second pipeline, for every turn too.
    const createUserTokenClient = inner.createUserTokenClient.bind(inner)
    let userTokenClient: Promise<UserTokenClient> | undefined
    inner.createUserTokenClient = (claims) => {
      userTokenClient ??= createUserTokenClient(claims)
      return userTokenClient
    }
  }

  /**
   * One activity, authenticated and handed to `logic`.
   * `process` of the SDK is not used: it answers with the reason of a refusal and prints it with its stack.
   * @throws what authentication throws, before `logic` is called
   */
  receive(
    authorization: string,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(authorization, activity, logic)
  }

  /**
   * Sends one activity without a turn: one request, and what goes wrong is thrown here. Inside a turn of the SDK's own
   * (`continueConversationAsync`) it would end in `onTurnError` and look like success.
   * @throws the request's error, see outcome.ts
   */
  async post(serviceUrl: string, conversationId: string, activity: Partial<Activity>): Promise<string | undefined> {
    const claims = this.createClaimsIdentity(this.#appId)
    const factory = this.botFrameworkAuthentication.createConnectorFactory(claims)
    const client = await factory.create(serviceUrl, AUDIENCE)
    if (this.#appId !== '') await holdToken(client)
    const sent = await client.conversations.sendToConversation(conversationId, activity as Activity)
    return sent?.id
  }

  /** Closes the idle connections. */
  close(): void {
    for (const agent of Object.values(this.#agents)) agent.destroy()
  }

  #reusing(factory: ConnectorFactory): ConnectorFactory {
    return {
      create: (serviceUrl, audience) => {
        const key = `${audience} ${serviceUrl}`
        const known = this.#clients.get(key)
        if (known) return known
        // The client signs whatever it is pointed at with the bot's own token.
        if (!this.#mayTalkTo(serviceUrl))
          throw new Error('refused to talk to a service address that is not on the list')
        const client = factory.create(serviceUrl, audience).then((made) => this.#oneRequestPerSend(made))
        client.catch(() => this.#clients.delete(key))
        for (const oldest of this.#clients.keys()) {
          if (this.#clients.size < MAX_CLIENTS) break
          this.#clients.delete(oldest)
        }
        this.#clients.set(key, client)
        return client
      },
    }
  }

  #oneRequestPerSend(made: ConnectorClient): ConnectorClient {
    const { pipeline } = (made as unknown as { client: { pipeline: Pipeline } }).client
    for (const name of ['defaultRetryPolicy', 'redirectPolicy']) {
      if (pipeline.removePolicy({ name }).length === 0) throw new Error(`no ${name} to remove: another SDK version?`)
    }
    pipeline.addPolicy({
      name: 'oneRequestPerSend',
      sendRequest: (request, next) => {
        request.timeout = this.#sendTimeoutMs
        request.agent ??= this.#agents[request.url.startsWith('https:') ? 'https:' : 'http:']
        return next(request)
      },
    })
    return made
  }
}

/**
 * Fetches the token before the request, which would do it otherwise: without one certainly nothing was sent.
 * @throws Error with the code NO_TOKEN
 */
async function holdToken(client: ConnectorClient): Promise<void> {
  const { credentials } = client as unknown as { credentials?: { getToken?: () => Promise<unknown> } }
  if (!credentials?.getToken) throw new Error('no credentials to get a token from: another SDK version?')
  try {
    await credentials.getToken()
  } catch (cause) {
    throw Object.assign(new Error('no token for the connector', { cause }), { code: 'NO_TOKEN' })
  }
}

/** What we touch of @azure/core-rest-pipeline, which is a dependency of a dependency. */
interface Pipeline {
  removePolicy(which: { name: string }): unknown[]
  addPolicy(policy: {
    name: string
    sendRequest(request: PipelineRequest, next: (request: PipelineRequest) => Promise<unknown>): Promise<unknown>
  }): void
}
interface PipelineRequest {
  readonly url: string
  timeout: number
  agent?: HttpAgent | HttpsAgent
}
