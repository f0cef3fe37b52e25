/**
 * The technical log: one JSON object a line, for people who operate the bot. No message text, no names, no tokens; a
 * person appears as a pseudonym that holds until the next start. An error is logged without its message, which may
 * quote what somebody wrote.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { createHmac, randomBytes } from 'node:crypto'
import { type DestinationStream, type Logger, pino } from 'pino'

export type Log = Logger

/** Whatever carries one of these names never reaches the log, at the top or one level below. */
const SECRET = [
  'activity',
  'authorization',
  'body',
  'card',
  'mail',
  'name',
  'password',
  'summary',
  'text',
  'token',
  'value',
  'values',
]

const requests = new AsyncLocalStorage<string>()
/** Every line that is logged while it runs bears this id, so that the lines of one request are found together. */
export const asRequest = <T>(id: string, run: () => T): T => requests.run(id, run)

export function createLog(level: string, to?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: () => {
      const request = requests.getStore()
      return request === undefined ? {} : { request }
    },
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: SECRET.flatMap((name) => [name, `*.${name}`]), remove: true },
    serializers: { err: traceOf },
  }
  return to ? pino(options, to) : pino(options)
}

/** What may be said of an error: its kind, its code and where it was thrown. */
function traceOf(err: unknown): unknown {
  if (!(err instanceof Error)) return { type: typeof err }
  const { code, statusCode } = err as { code?: unknown; statusCode?: unknown }
  const frames = err.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
  return {
    type: err.constructor.name,
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(typeof statusCode === 'number' && { statusCode }),
    at: frames?.map((line) => line.trim()),
    ...(err.cause !== undefined && { cause: traceOf(err.cause) }),
  }
}

/** @returns a function that gives the same person the same pseudonym as long as this process lives */
export function pseudonyms(key: Buffer = randomBytes(32)): (personId: string) => string {
  return (personId) => createHmac('sha256', key).update(personId).digest('base64url').slice(0, 12)
}
