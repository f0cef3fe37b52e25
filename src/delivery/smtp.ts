/**
 * One message over one connection to a mail server, and what its end means. Decided by how far the talk had come, not
 * by the words of an error: before the message was handed over it was certainly not sent, afterwards only the server's
 * own answer is certain.
 */
import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { Delivered } from './channel.ts'

export interface SmtpServer {
  readonly host: string
  readonly port: number
  /** TLS from the first byte; otherwise TLS is begun where the server offers it. */
  readonly secure: boolean
  readonly login?: { readonly user: string; readonly pass: string }
}

export interface SmtpLimits {
  /** Until the server has taken the connection, and again until its greeting. */
  readonly connectMs: number
  /** Without a word from the server. */
  readonly silenceMs: number
  /** For the whole attempt. */
  readonly totalMs: number
}
/** Below the 50 s after which the outbox takes a letter for left behind. */
export const SMTP_LIMITS: SmtpLimits = { connectMs: 10_000, silenceMs: 30_000, totalMs: 45_000 }

/**
 * `smtps://` is TLS from the first byte (port 465), `smtp://` begins TLS where the server offers it (port 587). With a
 * password in it, nothing is sent without TLS. Certificates are always checked.
 * @throws TypeError for what is no such address; it is never shown, as it may contain a password
 */
export function smtpServer(url: string): SmtpServer {
  const address = URL.canParse(url) ? new URL(url) : undefined
  if (!address || !/^smtps?:$/.test(address.protocol) || address.hostname === '') {
    throw new TypeError('the address of the mail server is not smtp://host or smtps://host')
  }
  const secure = address.protocol === 'smtps:'
  const user = decodeURIComponent(address.username)
  return {
    host: address.hostname.replace(/^\[|\]$/g, ''),
    port: address.port === '' ? (secure ? 465 : 587) : Number(address.port),
    secure,
    ...(user !== '' && { login: { user, pass: decodeURIComponent(address.password) } }),
  }
}

interface Envelope {
  readonly from: string
  readonly to: string
}

/** `session`: nothing about this letter was said yet. `handedOver`: the server may have all of it. */
type SmtpStep = 'session' | 'envelope' | 'handedOver'

/** What nodemailer tells about a failure. */
interface SmtpFailure {
  readonly code?: string | undefined
  readonly originalCode?: string | undefined
  readonly responseCode?: number | undefined
  readonly command?: string | undefined
}

const connectionTo = (server: SmtpServer, helloAs: string, limits: SmtpLimits): SMTPConnection =>
  new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.secure,
    requireTLS: server.login !== undefined && !server.secure,
    name: helloAs,
    connectionTimeout: limits.connectMs,
    dnsTimeout: limits.connectMs,
    greetingTimeout: limits.connectMs,
    socketTimeout: limits.silenceMs,
  })

/** Never rejects. @param helloAs by which name we greet: the domain of the sender */
export function sendOverSmtp(
  server: SmtpServer,
  helloAs: string,
  envelope: Envelope,
  message: Buffer,
  limits: SmtpLimits = SMTP_LIMITS,
): Promise<Delivered> {
  const connection = connectionTo(server, helloAs, limits)
  let stage: SmtpStep = 'session'
  // Read by the connection only once the server has asked for it.
  const body = Readable.from(
    (function* () {
      stage = 'handedOver'
      yield message
    })(),
    { objectMode: false },
  )
  return new Promise((resolve) => {
    const end = (outcome: Delivered): void => {
      clearTimeout(deadline)
      if (outcome.ok) connection.quit()
      else connection.close()
      resolve(outcome)
    }
    const fail = (err: SmtpFailure): void => end(meaningOf(err, stage))
    const deadline = setTimeout(() => {
      end(meaningOf({ code: 'ETIMEDOUT' }, stage))
    }, limits.totalMs)
    const send = (): void => {
      stage = 'envelope'
      connection.send({ ...envelope, size: message.length }, body, (err) => (err ? fail(err) : end({ ok: true })))
    }
    connection.on('error', fail)
    connection.connect((err) => {
      if (err) fail(err)
      else if (server.login)
        connection.login({ credentials: server.login }, (refused) => (refused ? fail(refused) : send()))
      else send()
    })
  })
}

/**
 * Says who we are and nothing else: whether the server would take our mails.
 * @throws Error of nodemailer, with its `code`, if it is out of reach or refuses
 */
export async function greetMailServer(
  server: SmtpServer,
  helloAs: string,
  limits: SmtpLimits = SMTP_LIMITS,
): Promise<void> {
  const connection = connectionTo(server, helloAs, limits)
  const { login } = server
  try {
    await new Promise<void>((resolve, reject) => {
      connection.on('error', reject)
      const done = (err?: Error | null): void => (err ? reject(err) : resolve())
      connection.connect((err) => {
        if (err || !login) done(err)
        else connection.login({ credentials: login }, done)
      })
    })
    connection.quit()
  } finally {
    connection.close()
  }
}

function meaningOf(err: SmtpFailure, stage: SmtpStep): Delivered {
  const status = [err.responseCode ?? err.originalCode ?? err.code, err.command].filter(Boolean).join(' ')
  const { responseCode } = err
  if (responseCode !== undefined && responseCode >= 400) {
    // A server that refuses the bot itself (greeting, TLS, password) says nothing about the recipient: somebody can mend
    // that. So can a 503, which refuses the order of the talk.
    const isFinal = stage !== 'session' && responseCode >= 500 && responseCode !== 503
    return { ok: false, because: isFinal ? 'never' : 'retryLater', status }
  }
  if (stage === 'handedOver') return { ok: false, because: 'ambiguous', status }
  // Refused before anything was said: too large for this server, or no recipient.
  const isUnusable = stage === 'envelope' && (err.code === 'EMESSAGE' || err.code === 'EENVELOPE')
  return { ok: false, because: isUnusable ? 'never' : 'retryLater', status }
}
