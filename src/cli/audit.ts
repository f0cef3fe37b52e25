/**
 * `npm run audit -- verify` says whether the audit trail is whole, `npm run audit -- list` prints it. Reads only; the bot
 * may run beside it.
 */
import { parseArgs } from 'node:util'
import { dateInBerlin, type LocalDate, parseInstant, parseLocalDate } from '#src/calendar/local-date.ts'
import { databaseLocation } from '#src/config.ts'
import { databaseRefused } from '#src/speech/parts/failures.ts'
import * as say from '#src/speech/people/audit.ts'
import { checkAudit, readAudit } from '#src/store/audit/audit-file.ts'
import { DatabaseRefused } from '#src/store/database/refused.ts'

interface Printed {
  readonly text: string
  readonly failed: boolean
}
const refused = (...lines: readonly string[]): Printed => ({ text: lines.join('\n'), failed: true })

async function run(args: readonly string[], location: string): Promise<Printed> {
  const [task, ...options] = args
  if (task === 'verify' && options.length === 0) {
    const verdict = await checkAudit(location)
    if (!verdict) return refused(say.auditWithoutDatabase(location))
    return { text: say.auditVerdict(verdict), failed: !verdict.ok }
  }
  if (task !== 'list') return refused(say.auditUsage())
  const { values, tokens } = parseArgs({
    args: options,
    options: { von: { type: 'string' }, bis: { type: 'string' } },
    strict: false,
    tokens: true,
  })
  if (tokens.some((token) => token.kind !== 'option' || !['von', 'bis'].includes(token.name)))
    return refused(say.auditUsage())
  const span: { von?: LocalDate; bis?: LocalDate } = {}
  for (const option of ['von', 'bis'] as const) {
    if (values[option] === undefined) continue
    const day = parseLocalDate(String(values[option]))
    if (!day) return refused(say.auditNoDate(`--${option}`), say.auditUsage())
    span[option] = day
  }
  const entries = await readAudit(location)
  if (!entries) return refused(say.auditWithoutDatabase(location))
  const { von, bis } = span
  const shown = entries.filter(({ at }) => {
    const moment = parseInstant(at)
    const day = moment && dateInBerlin(moment)
    // Of what day it is nobody knows: it is not hidden.
    return !day || ((von === undefined || day >= von) && (bis === undefined || day <= bis))
  })
  return { text: [...shown.map(say.auditLine), say.auditCount(shown.length, von, bis)].join('\n'), failed: false }
}

const { text, failed } = await run(process.argv.slice(2), databaseLocation()).catch((cause: unknown) =>
  refused(cause instanceof DatabaseRefused ? databaseRefused(cause.because) : say.auditUnreadable()),
)
const out = failed ? process.stderr : process.stdout
out.write(`${text}\n`)
process.exitCode = failed ? 1 : 0
