/** `npm run doctor`: looks at settings, database, mail, clock, disk and registration, and prints what to do. Exit 1 on a fault. */
import { setGlobalProxyFromEnv } from 'node:http'
import { pathToFileURL } from 'node:url'
import { commands } from '#dialogs/all.ts'
import { clockFrom, inherited, proxySettings } from '#src/config.ts'
import { reservedNames } from '#src/language/commands.ts'
import { checkLine, checkSummary } from '#src/speech/operation/doctor.ts'
import { checkUp } from './doctor/check-up.ts'

async function run(): Promise<number> {
  const env = inherited()
  // An unusable one is among the faults of the settings, and nothing is asked for then.
  try {
    setGlobalProxyFromEnv(proxySettings())
  } catch {
    process.exitCode = 1
  }
  const results = await checkUp(env, reservedNames(commands), clockFrom({}))
  process.stdout.write(`${[...results.map(checkLine), '', checkSummary(results)].join('\n')}\n`)
  return results.some(({ state }) => state === 'fault') ? 1 : 0
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) process.exitCode = await run()
