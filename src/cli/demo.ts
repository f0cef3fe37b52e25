/**
 * `npm run demo`: the bot and Microsoft's Agents Playground on this machine, with invented people. Ctrl-C ends both. If
 * one of them ends by itself, the other is ended too and the exit code is 1.
 */
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { instant } from '#src/calendar/local-date.ts'
import { DatabaseRefused } from '#src/store/database/refused.ts'
import { me, readCast } from './demo/cast.ts'
import { seedOffices } from './demo/offices.ts'
import { startProcesses } from './demo/processes.ts'

const BOT_PORT = 3978
const PLAYGROUND_PORT = 56150
const root = join(import.meta.dirname, '..', '..')

/** The settings of a real bot on this machine, its database or mail server, must not reach the demo. */
const KEPT = ['LOTSE_CLOCK', 'LOTSE_AGREEMENTS']
const environment = Object.fromEntries(
  // biome-ignore lint/style/noProcessEnv: handed on to the two processes; nothing of the bot is configured from it here
  Object.entries(process.env).filter(([name]) => !name.startsWith('LOTSE_') || KEPT.includes(name)),
)

/** A browser only where somebody sits in front of a screen. */
function someoneIsWatching(): boolean {
  const screen = process.platform !== 'linux' || environment.DISPLAY || environment.WAYLAND_DISPLAY
  return Boolean(process.stdout.isTTY && screen && !environment.CI && environment.TEAMSAPPTESTER_BROWSER !== 'none')
}

/** The Playground would silently take another port, and the address below would be somebody else's. */
async function isFree(port: number): Promise<boolean> {
  const probe = createServer().listen(port, '127.0.0.1')
  try {
    await once(probe, 'listening')
    return true
  } catch {
    return false
  } finally {
    probe.close()
  }
}

/** `kill` on npm ends npm and its shell, but tells us nothing: we only notice that somebody else has become our parent. */
function endWithParent(ending: AbortController): void {
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) ending.abort()
  }, 500).unref()
}

async function main(): Promise<number> {
  for (const port of [BOT_PORT, PLAYGROUND_PORT]) {
    if (await isFree(port)) continue
    console.error(`Port ${port} ist belegt. Läuft die Demo schon? Bitte dort beenden und neu starten.`)
    return 1
  }
  const cast = readCast(join(root, 'data', 'demo', 'people.yaml'))
  const folder = join(root, 'var')
  console.log('Der Gremienlotse startet. Das dauert etwa zehn Sekunden.')

  const ending = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ending.abort())
  endWithParent(ending)
  // The clock of the bot may start elsewhere; what is recorded here only needs to lie before.
  await seedOffices(cast, join(folder, 'demo.db'), () => instant('2026-01-01T08:00:00Z'))
  const stage = await startProcesses({
    cast,
    botPort: BOT_PORT,
    playgroundPort: PLAYGROUND_PORT,
    environment,
    botEnvironment: {
      LOTSE_DB: join(folder, 'demo.db'),
      LOTSE_TENANT_ID: cast.tenant,
      LOTSE_ADMINS: me(cast).objectId,
    },
    folder,
    openBrowser: someoneIsWatching(),
    botOutput: 'inherit',
    ending: ending.signal,
  })
  if (stage) {
    console.log(`
Bot:        http://127.0.0.1:${BOT_PORT}/api/messages
Playground: http://localhost:${PLAYGROUND_PORT}

Öffnen Sie die zweite Adresse im Browser und schreiben Sie zum Beispiel: /kok kassel
Sie sind ${me(cast).givenName} ${me(cast).surname}, ${me(cast).function}, ${me(cast).organisation} (erfunden wie alle anderen).
Beenden mit Strg-C.`)
    const quitter = await stage.over
    if (quitter) {
      console.error(`Die Demo ist zu Ende, weil ${quitter === 'bot' ? 'der Bot' : 'der Playground'} sich beendet hat.`)
      return 1
    }
  }
  console.log('Die Demo ist beendet.')
  return 0
}

process.exitCode = await main().catch((cause: unknown) => {
  const reason =
    cause instanceof DatabaseRefused
      ? 'Die Datei var/demo.db stammt von einer anderen Fassung. Löschen Sie sie, die Demo legt sie neu an.'
      : cause instanceof Error
        ? cause.message
        : cause
  console.error('Die Demo konnte nicht starten.', reason)
  return 1
})
