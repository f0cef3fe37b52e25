/** A real mailbox: Debian's dovecot on this machine, with a folder of its own, for a test that puts mails into it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chown, mkdir, mkdtemp, readFile, rm, watch, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { ImapFlow } from 'imapflow'

const DOVECOT = '/usr/sbin/dovecot'
export const hasImapServer = existsSync(DOVECOT)
if (!hasImapServer) console.warn(`Skipped: mailboxes need ${DOVECOT} (Debian: apt-get install dovecot-imapd).`)

/** Debian's user and group for what may do nothing. */
const NOBODY = 65_534

export interface ImapDouble {
  /** With user and password. */
  readonly url: string
  /** @param arrivedAt as the server remembers it */
  put(raw: string, arrivedAt?: string, folder?: string): Promise<void>
  /** How many mails are in a folder; undefined: there is none of this name. */
  count(folder: string): Promise<number | undefined>
  close(): Promise<void>
}

const config = (folder: string, port: number, user: string, group: string): string => `
base_dir=${folder}/run
state_dir=${folder}/state
log_path=${folder}/log
protocols=imap
listen=127.0.0.1
ssl=no
disable_plaintext_auth=no
auth_mechanisms=plain login
default_internal_user=${user}
default_internal_group=${group}
default_login_user=${user}
mail_location=maildir:${folder}/mail/%u
first_valid_uid=1
service anvil {
  chroot=
}
service stats {
  chroot=
}
service auth {
  user=${user}
}
service imap-login {
  chroot=
  inet_listener imap {
    address=127.0.0.1
    port=${port}
  }
  inet_listener imaps {
    port=0
  }
}
passdb {
  driver=static
  args=password=geheim
}
userdb {
  driver=static
  args=uid=${userInfo().uid === 0 ? NOBODY : userInfo().uid} gid=${userInfo().uid === 0 ? NOBODY : userInfo().gid} home=${folder}/mail/%u
}
`

/** It says so in its log once its sockets are open. */
async function started(folder: string): Promise<void> {
  const log = join(folder, 'log')
  const saysSo = async () => existsSync(log) && (await readFile(log, 'utf8')).includes('starting up')
  const changes = watch(folder)
  if (await saysSo()) return
  for await (const _ of changes) if (await saysSo()) return
}

async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return address.port
}

/** Starts a server with one empty mailbox. @throws Error if it does not answer */
export async function startImapServer(): Promise<ImapDouble> {
  const folder = await mkdtemp(join(tmpdir(), 'lotse-imap-'))
  const port = await freePort()
  const isRoot = userInfo().uid === 0
  const { username } = userInfo()
  for (const name of ['', 'run', 'state', 'mail']) {
    await mkdir(join(folder, name), { recursive: true })
    if (isRoot) await chown(join(folder, name), NOBODY, NOBODY)
  }
  await writeFile(
    join(folder, 'dovecot.conf'),
    isRoot ? config(folder, port, 'nobody', 'nogroup') : config(folder, port, username, username),
  )
  const running = ['-F', '-c', join(folder, 'dovecot.conf')]
  const child = isRoot
    ? spawn('setpriv', [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', DOVECOT, ...running])
    : spawn(DOVECOT, running)
  let said = ''
  child.stderr.on('data', (part: Buffer) => {
    said += part.toString()
  })
  const ended = once(child, 'exit')

  async function asClient<T>(task: (client: ImapFlow) => Promise<T>): Promise<T> {
    const client = new ImapFlow({
      host: '127.0.0.1',
      port,
      secure: false,
      auth: { user: 'lotse', pass: 'geheim' },
      logger: false,
    })
    client.on('error', () => undefined)
    await client.connect()
    try {
      return await task(client)
    } finally {
      await client.logout()
    }
  }

  await Promise.race([started(folder), ended.then(() => Promise.reject(new Error(`dovecot ended: ${said}`)))])
  return {
    url: `imap://lotse:geheim@127.0.0.1:${port}`,
    put: (raw, arrivedAt, into = 'INBOX') =>
      asClient(async (client) => {
        await client.append(into, Buffer.from(raw, 'utf8'), [], arrivedAt)
      }),
    count: (name) =>
      asClient(async (client) => {
        const folders = await client.list()
        if (!folders.some(({ path }) => path === name)) return undefined
        const status = await client.status(name, { messages: true })
        return status ? status.messages : undefined
      }),
    async close() {
      child.kill('SIGTERM')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}
