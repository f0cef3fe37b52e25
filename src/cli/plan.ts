/**
 * `npm run plan -- --from 2027-01-01 --to 2029-12-31`: every reminder of these days as a table, from the agreements and
 * the meetings recorded in the database. Reads only; the bot may run beside it.
 */
import { parseArgs } from 'node:util'
import { commands } from '#dialogs/all.ts'
import type { Agreement } from '#src/agreements/lookup.ts'
import { firstDayOfYear, type LocalDate, lastDayOfYear, parseLocalDate, yearOf } from '#src/calendar/local-date.ts'
import { agreementsLocation, databaseLocation } from '#src/config.ts'
import { reminderPlan } from '#src/duties/reminder-plan.ts'
import { stageOverrides } from '#src/duties/stages.ts'
import { reservedNames } from '#src/language/commands.ts'
import { MEETING_ANCHOR_YEARS } from '#src/meetings/preset.ts'
import { remindedMilestones } from '#src/meetings/reminded-milestones.ts'
import * as say from '#src/speech/duties/plan-table.ts'
import { databaseRefused } from '#src/speech/parts/failures.ts'
import { loadAgreements } from '#src/store/agreements/agreement-files.ts'
import { DatabaseRefused } from '#src/store/database/refused.ts'
import { recordedPresets } from '#src/store/duties/preset-book.ts'
import { recordedMeetings } from '#src/store/meetings/recorded-meetings.ts'

const MOST_YEARS = 50
/** Dates are reckoned from 1900 to 2199, and the plan looks beyond its span on both sides. */
const YEARS = { from: 1950, to: 2150 }

type SpanOrRefusal = { readonly from: LocalDate; readonly to: LocalDate } | say.PlanRefusal

function readSpan(args: readonly string[]): SpanOrRefusal {
  const { values, tokens } = parseArgs({
    args: [...args],
    options: { from: { type: 'string' }, to: { type: 'string' } },
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const odd = tokens.find((token) => token.kind !== 'option' || (token.name !== 'from' && token.name !== 'to'))
  if (odd) return { because: 'unknown', given: odd.kind === 'option' ? odd.rawName : (args[odd.index] ?? '') }
  const from = readDay('--from', values.from)
  if (typeof from !== 'string') return from
  const to = readDay('--to', values.to)
  if (typeof to !== 'string') return to
  if (from > to) return { because: 'backwards', from, to }
  if (yearOf(from) < YEARS.from || yearOf(to) > YEARS.to) return { because: 'outside', ...YEARS }
  return yearOf(to) - yearOf(from) >= MOST_YEARS ? { because: 'tooLong', years: MOST_YEARS } : { from, to }
}

function readDay(option: string, given: unknown): LocalDate | say.PlanRefusal {
  if (typeof given !== 'string' || given === '') return { because: 'missing', option }
  return parseLocalDate(given) ?? { because: 'noDate', option, given }
}

async function run(args: readonly string[]): Promise<{ lines: readonly string[]; failed: boolean }> {
  const refused = (...lines: readonly string[]) => ({ lines, failed: true })
  const asked = readSpan(args)
  if ('because' in asked) return refused(say.sayPlanRefusal(asked), say.planUsage())
  const { from, to } = asked
  const folder = agreementsLocation()
  const agreements = await agreementsIn(folder)
  if (!agreements) return refused(say.sayAgreementsMissing(folder))
  const location = databaseLocation()
  const ids = agreements.map(({ id }) => id)
  const earliest = firstDayOfYear(yearOf(from) - MEETING_ANCHOR_YEARS)
  const until = lastDayOfYear(yearOf(to) + 1)
  const recorded = await recordedIn(location, ids, earliest, until).catch((cause: unknown) =>
    cause instanceof DatabaseRefused ? databaseRefused(cause.because) : say.sayDatabaseUnreadable(),
  )
  if (typeof recorded === 'string') return refused(recorded)
  const { meetings, changes } = recorded
  const byId = new Map(agreements.map((agreement) => [agreement.id, agreement]))
  const reminders = reminderPlan({
    agreements,
    meetings: meetings ?? [],
    presets: stageOverrides(changes),
    milestones: (meeting) => remindedMilestones(meeting, changes, byId.get(meeting.agreementId)),
    from,
    to,
  })
  return {
    lines: [
      ...say.planTable(reminders, (id) => byId.get(id) as Agreement, from, to),
      say.planLegend(),
      ...(meetings ? [] : [say.planWithoutDatabase(location)]),
    ],
    failed: false,
  }
}

/** Beside a running bot. Without a database there are no meetings. @throws Error if it cannot be read */
async function recordedIn(location: string, ids: readonly string[], from: LocalDate, to: LocalDate) {
  const meetings = await recordedMeetings(location, ids, from, to)
  return { meetings, changes: meetings ? await recordedPresets(location) : [] }
}

async function agreementsIn(folder: string): Promise<readonly Agreement[] | undefined> {
  try {
    return (await loadAgreements(folder, reservedNames(commands))).agreements
  } catch {
    // The caller names the folder; more does not help whoever asked for the table.
    return undefined
  }
}

const { lines, failed } = await run(process.argv.slice(2))
const out = failed ? process.stderr : process.stdout
out.write(`${lines.join('\n')}\n`)
process.exitCode = failed ? 1 : 0
