/** Everything that `npm run doctor` looks at, as lines of its list. Nothing is changed, nobody gets a message. */
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { Instant } from '#src/calendar/local-date.ts'
import { type Config, type Environment, readConfig, surroundings, unknownSettings } from '#src/config.ts'
import { greetMailServer, smtpServer } from '#src/delivery/smtp.ts'
import { concernsOf } from '#src/operating/concerns.ts'
import { imapServer, tryMailbox } from '#src/receiving/mailbox.ts'
import { concern, unknownSetting } from '#src/speech/operation/concerns.ts'
import type { CheckResult } from '#src/speech/operation/doctor.ts'
import * as say from '#src/speech/operation/doctor.ts'
import { databaseRefused, databaseUnavailable } from '#src/speech/parts/failures.ts'
import { loadAgreements } from '#src/store/agreements/agreement-files.ts'
import { isPostgres } from '#src/store/database/database.ts'
import { lookAtDatabase } from '#src/store/database/look.ts'
import { DatabaseRefused } from '#src/store/database/refused.ts'
import { DatabaseUnavailable } from '#src/store/database/unavailable.ts'
import { checkMicrosoft, type Servers } from './microsoft.ts'
import { unreachedBy } from './trouble.ts'

/** What a test hands in instead of the real thing. */
export interface CheckUpInstead {
  readonly microsoft?: Servers
  /** Absent: that of the disk. */
  readonly freeBytes?: number
  /** Absent: the files are read. */
  readonly loadAgreements?: typeof loadAgreements
}

const MEGABYTE = 1_048_576
/** An administrator has time to act, with a backup of years still fitting. */
const LITTLE_ROOM_BYTES = 500 * MEGABYTE
const NO_ROOM_BYTES = 5 * MEGABYTE
const PATIENCE_MS = 10_000

type Checked = readonly CheckResult[] | CheckResult

/** @param reserved words that no agreement may take as a name. @param now the clock of this computer */
export async function checkUp(
  env: Environment,
  reserved: ReadonlySet<string>,
  now: () => Instant,
  instead: CheckUpInstead = {},
): Promise<readonly CheckResult[]> {
  const read = readConfig(env)
  if (!read.ok) return read.faults.map((text) => ({ area: 'settings', state: 'fault', text }))
  const { config } = read
  const parts: readonly (Checked | Promise<Checked>)[] = [
    checkSettings(config, env, reserved, now(), instead.loadAgreements),
    checkDatabase(config, instead.freeBytes),
    checkPort(config),
    config.mode === 'production' ? checkMicrosoft(config.registration, now, instead.microsoft) : [],
    checkAddress(config),
    checkMail(config),
    checkMailbox(config),
  ]
  return (await Promise.all(parts)).flat()
}

/** Without what is a fault rather than a lack, here where nothing runs yet. */
async function checkSettings(
  config: Config,
  env: Environment,
  reserved: ReadonlySet<string>,
  now: Instant,
  load = loadAgreements,
): Promise<Checked> {
  const { agreements, unavailable } = await load(config.agreementsFolder, reserved)
  const counts = { available: agreements.length, unavailable: unavailable.length }
  const names = concernsOf(config, surroundings(env), counts, now)
  const ofAgreements = ['noAgreements', 'brokenAgreements']
  const faults = ['noAgreements', 'uncheckedTls', 'missingCaFile', 'certificateEnded']
  const results = names.map(
    (name): CheckResult => ({
      area: ofAgreements.includes(name) ? 'agreements' : 'settings',
      state: faults.includes(name) ? 'fault' : 'note',
      text: concern(name),
    }),
  )
  const unknown = config.mode === 'production' ? unknownSettings(env) : []
  results.push(...unknown.map((name): CheckResult => ({ area: 'settings', state: 'note', text: unknownSetting(name) })))
  if (config.mode === 'demo') results.push({ area: 'settings', state: 'note', text: say.demoIsNoInstallation() })
  if (!results.some(({ area }) => area === 'settings'))
    results.unshift({ area: 'settings', state: 'fine', text: say.settingsComplete() })
  if (!results.some(({ area }) => area === 'agreements'))
    results.push({ area: 'agreements', state: 'fine', text: say.agreementsReadable(agreements.length) })
  return results
}

async function checkDatabase({ database }: Config, handedIn: number | undefined): Promise<Checked> {
  const area = 'database'
  try {
    const look = await lookAtDatabase(database)
    const { isNew, mayMakeSchema, isOnNetwork, isReadableByOthers, freeBytes } = look
    const free = handedIn ?? freeBytes
    const results: CheckResult[] = [{ area, state: 'fine', text: say.databaseOpens(isNew) }]
    if (isPostgres(database) && mayMakeSchema === false)
      results.push({ area, state: 'fault', text: say.mayNotMakeSchema() })
    if (isOnNetwork) results.push({ area, state: 'fault', text: say.onNetworkDrive() })
    if (isReadableByOthers) results.push({ area, state: 'note', text: say.readableByOthers() })
    if (free !== undefined) results.push(roomResult(free))
    return results
  } catch (err) {
    return { area, state: 'fault', text: reasonOf(err) }
  }
}

function roomResult(free: number): CheckResult {
  const megabytes = Math.floor(free / MEGABYTE)
  if (free >= LITTLE_ROOM_BYTES) return { area: 'disk', state: 'fine', text: say.roomLeft(megabytes) }
  return { area: 'disk', state: free < NO_ROOM_BYTES ? 'fault' : 'note', text: say.littleRoom(megabytes) }
}

function reasonOf(err: unknown): string {
  if (err instanceof DatabaseRefused) return databaseRefused(err.because)
  return err instanceof DatabaseUnavailable ? databaseUnavailable(err.because) : say.databaseFails()
}

async function checkPort({ host, port }: Config): Promise<Checked> {
  const area = 'listening'
  const server = createServer()
  try {
    server.listen(port, host)
    await once(server, 'listening')
    server.close()
    return { area, state: 'fine', text: say.portFree(port) }
  } catch (err) {
    const { code } = err as { code?: unknown }
    if (code === 'EACCES') return { area, state: 'fault', text: say.portRefused(port) }
    if (code !== 'EADDRINUSE') return { area, state: 'fault', text: say.hostNotHere() }
    const isOurs = await answersAsBot(host, port)
    return { area, state: isOurs ? 'fine' : 'fault', text: isOurs ? say.botListens(port) : say.portTaken(port) }
  }
}

async function answersAsBot(host: string, port: number): Promise<boolean> {
  const near = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host
  try {
    const response = await fetch(`http://${near}:${port}/health/live`, { signal: AbortSignal.timeout(PATIENCE_MS) })
    return ((await response.json()) as { live?: unknown }).live === true
  } catch {
    // Whoever does not answer like that is another program.
    return false
  }
}

async function checkAddress({ mode, publicUrl }: Config): Promise<Checked> {
  if (mode === 'demo' || publicUrl === undefined) return []
  const area = 'address'
  try {
    await fetch(publicUrl, { redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) })
    return { area, state: 'fine', text: say.addressAnswers() }
  } catch (err) {
    // From inside, the way in from outside may be closed on purpose.
    const because = unreachedBy(err) ?? 'unreachable'
    return { area, state: because === 'untrusted' ? 'fault' : 'note', text: say.addressSilent(because) }
  }
}

async function checkMail({ smtpUrl, mailFrom }: Config): Promise<Checked> {
  if (smtpUrl === undefined || mailFrom === undefined) return []
  const area = 'mail'
  const server = smtpServer(smtpUrl)
  try {
    await greetMailServer(server, mailFrom.slice(mailFrom.indexOf('@') + 1))
    return { area, state: 'fine', text: say.mailServerTakes() }
  } catch (err) {
    const { code, command, responseCode } = err as { code?: unknown; command?: unknown; responseCode?: unknown }
    if (code === 'EAUTH') return { area, state: 'fault', text: say.mailPasswordWrong() }
    if (code === 'ETLS' && command === 'STARTTLS') return { area, state: 'fault', text: say.mailWithoutTls() }
    if (responseCode !== undefined) return { area, state: 'fault', text: say.mailRefused() }
    return { area, state: 'fault', text: say.serverUnreached(server.host, unreachedBy(err) ?? 'unreachable') }
  }
}

async function checkMailbox({ imapUrl }: Config): Promise<Checked> {
  if (imapUrl === undefined) return []
  const area = 'mailbox'
  const server = imapServer(imapUrl)
  try {
    await tryMailbox(server)
    return { area, state: 'fine', text: say.mailboxOpens() }
  } catch (err) {
    if ((err as { authenticationFailed?: unknown }).authenticationFailed === true)
      return { area, state: 'fault', text: say.mailboxPasswordWrong() }
    const because = unreachedBy(err)
    return {
      area,
      state: 'fault',
      text: because ? say.serverUnreached(server.host, because) : say.mailboxRefused(),
    }
  }
}
