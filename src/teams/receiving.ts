/** Whether an activity comes in at all: shape, token, channel and address are looked at before the SDK gets it. */
import type { Activity, InvokeResponse, TurnContext } from 'botbuilder'
import type { Instant } from '#src/calendar/local-date.ts'
import type { ConnectorAdapter } from './connector.ts'
import { isKnownChannel, type Mode, shapeFault, tokenFault } from './guard.ts'
import type { BotLog } from './showing.ts'

export interface IncomingActivity {
  readonly authorization: string | undefined
  /** Parsed JSON, nothing known about it. */
  readonly body: unknown
}
export interface ActivityAnswer {
  readonly status: number
  readonly body?: unknown
}

export interface ReceivingParts {
  readonly mode: Mode
  /** May the bot's token go to that address? */
  readonly isOurs: (serviceUrl: string) => boolean
  readonly adapter: Pick<ConnectorAdapter, 'receive'>
  /** Takes the turn of an activity whose token the SDK has believed. */
  readonly run: (context: TurnContext) => Promise<unknown>
  readonly log: BotLog
}

/** A line for each request that is refused; in a flood of them the rest is counted. */
const MOST_LINES_A_MINUTE = 200

export function createRefusalLog(log: BotLog, clock: () => Instant): BotLog {
  let minute = ''
  let lines = 0
  return {
    ...log,
    warn(facts, message) {
      const now = clock().slice(0, 'YYYY-MM-DDTHH:MM'.length)
      if (now !== minute) {
        if (lines > MOST_LINES_A_MINUTE) log.warn({ refused: lines - MOST_LINES_A_MINUTE }, 'more activities refused')
        minute = now
        lines = 0
      }
      lines += 1
      if (lines <= MOST_LINES_A_MINUTE) log.warn(facts, message)
    },
  }
}

/** Never rejects. The answer to the user has left when this resolves. */
export async function receiveActivity(
  { mode, isOurs, adapter, run, log }: ReceivingParts,
  { authorization, body }: IncomingActivity,
): Promise<ActivityAnswer> {
  const refuse = (status: number, because: string): ActivityAnswer => {
    log.warn({ status, because }, 'activity refused')
    return { status }
  }
  const fault = shapeFault(body)
  if (fault) return refuse(400, fault)
  const activity = body as Activity
  if (mode === 'production') {
    const token = tokenFault(authorization)
    if (token) return refuse(401, token)
  }
  if (!isKnownChannel(activity.channelId, mode)) return refuse(403, 'channel')
  if (!isOurs(activity.serviceUrl)) return refuse(403, 'service address')

  let isAuthenticated = false
  try {
    const result = await adapter.receive(authorization ?? '', activity, async (context) => {
      isAuthenticated = true
      await run(context)
    })
    return asAnswer(result)
  } catch (err) {
    // Some bad tokens make the SDK throw something else than its own error for them: refused all the same.
    if (!isAuthenticated) return refuse(401, 'not authenticated')
    // The failure could not be told to the user. Nothing is stored, so a second delivery does no harm.
    log.error({ err }, 'failure not delivered')
    return { status: 503 }
  }
}

/** An invoke nobody answers is 501 in the SDK; we offer none, so it is not found. */
function asAnswer(result: InvokeResponse | undefined): ActivityAnswer {
  if (!result) return { status: 200 }
  return result.status >= 500 ? { status: 404 } : { status: result.status, body: result.body as unknown }
}
