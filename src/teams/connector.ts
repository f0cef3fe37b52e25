/**
 * The way to and from Microsoft's connector, on botbuilder 4.23.3. The SDK builds a client with its whole request
 * pipeline for every turn, retries a POST up to three times and waits for ever. Here a client is built once per service
 * address and sends by connector-request.ts: one request, on a connection kept open, that ends after eight seconds.
 * tests/teams/connector.test.ts pins each of these: they hang on names inside the SDK.
 */
import type { Activity, ConfigurationBotFrameworkAuthentication, InvokeResponse, TurnContext } from 'botbuilder'
import { type ConnectorRequests, createConnectorRequests, type Message } from './connector-request.ts'
import { TeamsAdapter } from './sdk.ts'
import { unheard } from './unheard.ts'

/** Longer than a healthy connector ever takes, shorter than the 10 to 15 s after which Teams delivers again. */
const SEND_TIMEOUT_MS = 8_000
/** Whom the bot's token is for: the connector of the public cloud. */
const AUDIENCE = 'https://api.botframework.com'
/** Teams has one address per region and tenant; more than this are no regions. */
const MAX_CLIENTS = 50

// botframework-connector is a dependency of botbuilder and not ours: its types are taken from where botbuilder names them.
type ConnectorFactory = ReturnType<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>
type ConnectorClient = Awaited<ReturnType<ConnectorFactory['create']>>
type UserTokenClient = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['createUserTokenClient']>>

export type Credentials = { readonly appId: string; readonly tenantId: string } & (
  | { readonly type: 'SingleTenant'; readonly password: string }
  | {
      readonly type: 'SingleTenant'
      readonly certificate: { readonly thumbprint: string; readonly privateKey: string }
    }
  | { readonly type: 'UserAssignedMSI' }
)

/** @param credentials undefined: no authentication, for the demo alone */
export class ConnectorAdapter extends TeamsAdapter {
  readonly #mayTalkTo: (serviceUrl: string) => boolean
  readonly #clients = new Map<string, Promise<ConnectorClient>>()
  readonly #requests: ConnectorRequests
  readonly #appId: string

  constructor(
    credentials: Credentials | undefined,
    mayTalkTo: (serviceUrl: string) => boolean,
    sendTimeoutMs = SEND_TIMEOUT_MS,
    proxyEnv: Readonly<Record<string, string>> = {},
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
            ...('password' in credentials && { MicrosoftAppPassword: credentials.password }),
            ...('certificate' in credentials && {
              CertificateThumbprint: credentials.certificate.thumbprint,
              CertificatePrivateKey: credentials.certificate.privateKey,
            }),
          }
        : {},
    )
    this.#mayTalkTo = mayTalkTo
    this.#requests = createConnectorRequests(sendTimeoutMs, proxyEnv)
    this.#appId = credentials?.appId ?? ''
    const inner = this.botFrameworkAuthentication
    const authenticate = inner.authenticateRequest.bind(inner)
    inner.authenticateRequest = async (activity, authorization) => {
      const result = await unheard(() => authenticate(activity, authorization))
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
    const client = await this.#clientFor(serviceUrl)
    const sent = await client.conversations.sendToConversation(conversationId, activity as Activity)
    return sent?.id
  }

  /**
   * Shows another activity in the place of one that was sent, also without a turn.
   * @throws the request's error
   */
  async replace(serviceUrl: string, conversationId: string, id: string, activity: Partial<Activity>): Promise<void> {
    const client = await this.#clientFor(serviceUrl)
    await client.conversations.updateActivity(conversationId, id, { ...activity, id } as Activity)
  }

  /**
   * Who belongs to a chat or channel, page by page: the call for all at once is throttled to five a minute.
   * @throws the request's error
   */
  async members(serviceUrl: string, conversationId: string): Promise<readonly RosterEntry[]> {
    const { conversations } = await this.#clientFor(serviceUrl)
    const members: RosterEntry[] = []
    let continuationToken: string | undefined
    for (let page = 0; page < MAX_ROSTER_PAGES; page += 1) {
      const wanted = {
        pageSize: ROSTER_PAGE,
        ...(continuationToken !== undefined && { continuationToken }),
        abortSignal: AbortSignal.timeout(SEND_TIMEOUT_MS),
      }
      // The SDK's types demand a token that the first page does not have.
      const got = await conversations.getConversationPagedMembers(conversationId, wanted as Required<typeof wanted>)
      members.push(...((got.members ?? []) as readonly RosterEntry[]))
      continuationToken = got.continuationToken
      if (!continuationToken) break
    }
    return members
  }

  /** Closes the idle connections. */
  close(): void {
    this.#requests.close()
  }

  #clientFor(serviceUrl: string): Promise<ConnectorClient> {
    const claims = this.createClaimsIdentity(this.#appId)
    return this.botFrameworkAuthentication.createConnectorFactory(claims).create(serviceUrl, AUDIENCE)
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
        const client = factory.create(serviceUrl, audience).then((made) => this.#sendingDirectly(made, serviceUrl))
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

  /** The three calls the bot makes. Whatever else the SDK offers keeps its own way, without repeating. */
  #sendingDirectly(made: ConnectorClient, serviceUrl: string): ConnectorClient {
    const { pipeline } = (made as unknown as { client: { pipeline: Pipeline } }).client
    for (const name of ['defaultRetryPolicy', 'redirectPolicy']) {
      if (pipeline.removePolicy({ name }).length === 0) throw new Error(`no ${name} to remove: another SDK version?`)
    }
    const to = this.#requests.to(serviceUrl)
    const post = async (message: Message) => to(message, this.#appId === '' ? undefined : await tokenOf(made))
    Object.assign(made.conversations, {
      sendToConversation: (conversationId: string, activity: unknown) => post({ conversationId, activity }),
      replyToActivity: (conversationId: string, replyTo: string, activity: unknown) =>
        post({ conversationId, replyTo, activity }),
      updateActivity: (conversationId: string, replaces: string, activity: unknown) =>
        post({ conversationId, replaces, activity }),
    })
    return made
  }
}

/**
 * The bot's own token, kept by the SDK until it runs out. Fetched before the request: without one certainly nothing was
 * sent.
 * @throws Error with the code NO_TOKEN
 */
async function tokenOf(client: ConnectorClient): Promise<string> {
  const { credentials } = client as unknown as { credentials?: { getToken?: () => Promise<string> } }
  if (!credentials?.getToken) throw new Error('no credentials to get a token from: another SDK version?')
  try {
    return await credentials.getToken()
  } catch (cause) {
    throw Object.assign(new Error('no token for the connector', { cause }), { code: 'NO_TOKEN' })
  }
}

/** A member as the connector names them; nothing of it is checked. */
export interface RosterEntry {
  readonly name?: unknown
  readonly email?: unknown
  readonly userPrincipalName?: unknown
  readonly aadObjectId?: unknown
  readonly objectId?: unknown
  readonly tenantId?: unknown
}
const ROSTER_PAGE = 200
/** More members than this are no committee. */
const MAX_ROSTER_PAGES = 5

/** What we touch of @azure/core-rest-pipeline, which is a dependency of a dependency. */
interface Pipeline {
  removePolicy(which: { name: string }): unknown[]
}
