/**
 * A mailbox that is read over IMAP. Each look is a connection of its own: connections that stay die in silence. What is done
 * with goes to a folder, where it is deleted when its time is over; what somebody has to look at goes to another one. A mail
 * that failed, or whose move was lost, stays and comes again.
 */
import { ImapFlow } from 'imapflow'
import { DAY_MS, type Instant, laterBy } from '#src/calendar/local-date.ts'

export interface MailboxServer {
  readonly host: string
  readonly port: number
  /** TLS from the first byte; otherwise TLS is begun before anything is said. */
  readonly secure: boolean
  /** A server on this machine may do without. */
  readonly isLocal: boolean
  readonly login: { readonly user: string; readonly pass: string }
  readonly folder: string
}

/** `read`: done with. `left`: somebody has to look at it. */
export type MailPlace = 'read' | 'left'

export interface ReadingParts {
  readonly server: MailboxServer
  /** Calendar days from the arrival of a mail until it is deleted, once it was read. */
  readonly keptDays: number
  /** How the folders are called. */
  readonly folders: Readonly<Record<MailPlace, string>>
  readonly clock: () => Instant
  /** Its effects are stored when it resolves. */
  readonly receive: (raw: Uint8Array) => Promise<MailPlace>
  /** A mail that failed stays where it is. */
  readonly onFailure: (err: unknown) => void
}

/** In octets. A calendar's answer has some thousand; of a longer mail its beginning is read. */
const MAX_OCTETS = 1_000_000
/** In one look. */
const MAX_MAILS = 100
/** Until the server has answered at all, and without a word from it. */
const CONNECT_MS = 10_000
const SILENCE_MS = 30_000

/**
 * `imaps://` is TLS from the first byte (port 993), `imap://` begins TLS (port 143) and refuses servers that cannot, except on
 * this machine. The path is the folder, INBOX where there is none. Certificates are always checked.
 * @throws TypeError for what is no such address, or names no user and password; it is never shown
 */
export function imapServer(url: string): MailboxServer {
  const address = URL.canParse(url) ? new URL(url) : undefined
  if (!address || !/^imaps?:$/.test(address.protocol) || address.hostname === '')
    throw new TypeError('the address of the mailbox is not imap://user:password@host or imaps://user:password@host')
  const secure = address.protocol === 'imaps:'
  const [user, pass] = [decodeURIComponent(address.username), decodeURIComponent(address.password)]
  if (user === '' || pass === '') throw new TypeError('the address of the mailbox names no user and password')
  const host = address.hostname.replace(/^\[|\]$/g, '')
  const folder = decodeURIComponent(address.pathname.slice(1))
  return {
    host,
    port: address.port === '' ? (secure ? 993 : 143) : Number(address.port),
    secure,
    isLocal: host === '127.0.0.1' || host === '::1',
    login: { user, pass },
    folder: folder === '' ? 'INBOX' : folder,
  }
}

/** Reads what is there, and deletes what was kept long enough. @throws Error if the server cannot be reached or refuses */
export async function readMailbox(parts: ReadingParts): Promise<void> {
  const { server, keptDays, folders, clock } = parts
  const client = clientOf(server)
  // What breaks a connection also rejects what was asked of it; without a listener it would end the program.
  client.on('error', () => undefined)
  try {
    await client.connect()
    const paths = {
      read: (await client.mailboxCreate([folders.read])).path,
      left: (await client.mailboxCreate([folders.left])).path,
    }
    await inFolder(client, server.folder, (uids) => readAll(client, uids, paths, parts))
    const before = laterBy(clock(), -keptDays * DAY_MS)
    await inFolder(client, paths.read, async () => {
      const old = await client.search(keptDays === 0 ? { all: true } : { before }, { uid: true })
      if (old && old.length > 0) await client.messageDelete(old, { uid: true })
    })
    await client.logout()
  } finally {
    client.close()
  }
}

/** Opens it and looks at nothing. @throws Error if the server cannot be reached or refuses, or has no such folder */
export async function tryMailbox(server: MailboxServer): Promise<void> {
  const client = clientOf(server)
  client.on('error', () => undefined)
  try {
    await client.connect()
    await inFolder(client, server.folder, async () => undefined)
    await client.logout()
  } finally {
    client.close()
  }
}

const clientOf = (server: MailboxServer): ImapFlow =>
  new ImapFlow({
    host: server.host,
    port: server.port,
    secure: server.secure,
    ...(!server.secure && { doSTARTTLS: server.isLocal ? undefined : true }),
    auth: { user: server.login.user, pass: server.login.pass },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
  })

async function inFolder(
  client: ImapFlow,
  folder: string,
  task: (uids: readonly number[]) => Promise<void>,
): Promise<void> {
  const lock = await client.getMailboxLock(folder)
  try {
    await task((await client.search({ all: true }, { uid: true })) || [])
  } finally {
    lock.release()
  }
}

async function readAll(
  client: ImapFlow,
  uids: readonly number[],
  paths: Readonly<Record<MailPlace, string>>,
  { receive, onFailure }: ReadingParts,
): Promise<void> {
  for (const uid of uids.slice(0, MAX_MAILS)) {
    const mail = await client.fetchOne(String(uid), { source: { maxLength: MAX_OCTETS } }, { uid: true })
    const source = mail ? mail.source : undefined
    if (!source) continue
    const folder = await receive(source).catch((err: unknown) => onFailure(err))
    if (folder) await client.messageMove([uid], paths[folder], { uid: true })
  }
}
