/**
 * Figures for Prometheus. Labels come from closed lists in the code alone: no person, chat, agreement or text, which is
 * the rule of data protection and keeps the series few. Times in seconds, as Prometheus has them.
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { type Instant, instant, msBetween } from '#src/calendar/local-date.ts'

/** What is looked up when somebody asks. */
export interface MetricsLook {
  readonly now: Instant
  /** Something can be stored now. */
  readonly canWrite: boolean
  /** Letters that are due and not sent, and since when the oldest of them is. */
  readonly waiting: { readonly count: number; readonly oldest?: Instant }
  /** Letters that did not arrive in the last days, or may not have. */
  readonly troubled: number
  readonly available: number
  readonly unavailable: number
}

/** How a letter ended for now, by the way it took. */
type LetterOutcome = { readonly ok: true } | { readonly ok: false; readonly because: string; readonly status?: string }

export interface Metrics {
  /** Counts and times the turns that it is put around. */
  timed<Asked, Answer>(answer: (asked: Asked) => Promise<Answer>): (asked: Asked) => Promise<Answer>
  /** Counts what it is put around by its outcome. */
  counted<Args extends unknown[], Outcome extends LetterOutcome>(
    way: 'teams' | 'mail',
    send: (...args: Args) => Promise<Outcome>,
  ): (...args: Args) => Promise<Outcome>
  /** The plan of reminders was brought up to date. */
  planned(at: Instant): void
  /** @throws Error if it cannot be looked up */
  text(): Promise<string>
  readonly contentType: string
}

const TURN_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
const EPOCH = instant('1970-01-01T00:00:00Z')
const secondsOf = (at: Instant): number => msBetween(EPOCH, at) / 1000

/** @param clock only to time turns by it */
export function createMetrics(clock: () => Instant, look: () => Promise<MetricsLook>): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const turns = new Counter({
    name: 'lotse_turns_total',
    help: 'Messages that were answered, by what came of it.',
    labelNames: ['outcome'],
    registers,
  })
  const seconds = new Histogram({
    name: 'lotse_turn_duration_seconds',
    help: 'Time from a message to its answer, without the way to and from Teams.',
    buckets: TURN_SECONDS,
    registers,
  })
  const letters = new Counter({
    name: 'lotse_letters_total',
    help: 'Attempts to send a message nobody asked for, by way and outcome.',
    labelNames: ['way', 'outcome'],
    registers,
  })
  const tokenFailures = new Counter({
    name: 'lotse_token_failures_total',
    help: 'Messages that could not be sent because the bot got no token of its own, or it was refused.',
    registers,
  })
  const gauge = (name: string, help: string): Gauge => new Gauge({ name, help, registers })
  const up = gauge('lotse_database_up', '1: something can be stored now.')
  const due = gauge('lotse_letters_due', 'Letters that are due and not sent yet.')
  const oldest = gauge('lotse_oldest_due_seconds', 'For how long the oldest of them has been due; 0: none is.')
  const troubled = gauge('lotse_letters_troubled', 'Letters of the last two days that did not arrive, or may not have.')
  const plan = gauge(
    'lotse_plan_last_success_timestamp_seconds',
    'When the plan of reminders was last brought up to date.',
  )
  const agreements = new Gauge({
    name: 'lotse_agreements',
    help: 'Agreement files, by whether they can be used.',
    labelNames: ['state'],
    registers,
  })

  return {
    contentType: registry.contentType,
    timed: (answer) => async (asked) => {
      const from = clock()
      try {
        const answered = await answer(asked)
        turns.inc({ outcome: answered === undefined ? 'silent' : 'answered' })
        return answered
      } catch (err) {
        turns.inc({ outcome: 'failed' })
        throw err
      } finally {
        seconds.observe(msBetween(from, clock()) / 1000)
      }
    },
    counted:
      (way, send) =>
      async (...args) => {
        const outcome = await send(...args)
        letters.inc({ way, outcome: outcome.ok ? 'sent' : outcome.because })
        if (!outcome.ok && way === 'teams' && TOKEN_FAILED.includes(outcome.status ?? '')) tokenFailures.inc()
        return outcome
      },
    planned: (at) => plan.set(secondsOf(at)),
    async text() {
      const found = await look()
      const { waiting } = found
      up.set(found.canWrite ? 1 : 0)
      due.set(waiting.count)
      oldest.set(waiting.oldest === undefined ? 0 : Math.max(0, msBetween(waiting.oldest, found.now) / 1000))
      troubled.set(found.troubled)
      agreements.set({ state: 'available' }, found.available)
      agreements.set({ state: 'unavailable' }, found.unavailable)
      return registry.metrics()
    },
  }
}

/** By src/teams/outcome.ts: none was given, or the connector did not take it. */
const TOKEN_FAILED = ['NO_TOKEN', '401']
