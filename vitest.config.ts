import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

// What a process has compiled the next one need not: every worker and every program that a test starts compiles the same.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules', '.cache', 'compiled')

/** In a process of their own: they start other programs, change what Node does, or measure what a process needs. */
const ALONE = [
  'tests/{config,contributing,lint,log,start}.test.ts',
  'tests/{cli,e2e}/**/*.test.ts',
  'tests/delivery/{killed,mail,postgres-restart,sharing,word-document}.test.ts',
  'tests/store/query-plans.test.ts',
  'tests/store/database/{disk-full,postgres,refused,sqlite}.test.ts',
  'tests/store/meetings/minutes-killed.test.ts',
  'tests/teams/{connector,fuzz,sdk,tokens}.test.ts',
  'tests/upkeep/retention.test.ts',
]
/** They start the bot, whose HTTP server (restify) changes Node's for everybody in the process: they share theirs. */
const BOTS = [
  'tests/conversations.test.ts',
  'tests/conversation/{long-lists,unreadable}.test.ts',
  'tests/delivery/limits.test.ts',
  'tests/{http,pages}/**/*.test.ts',
  'tests/letters/unreadable.test.ts',
  'tests/people/permission-matrix.test.ts',
  'tests/sending/by-mail.test.ts',
  'tests/store/releases.test.ts',
  'tests/teams/{bot,card,guard,post,turn}.test.ts',
]

/** One after the other: a process is shared with the next file of the same project only. */
const PROJECTS = ['bots', 'alone', 'together']
/** Within its project what takes longest begins first, so that both workers end at the same time; then by size. */
const SLOWEST = [
  'tests/conversations.test.ts',
  'tests/people/permission-matrix.test.ts',
  'tests/contributing.test.ts',
  'tests/e2e/playground.test.ts',
  'tests/teams/fuzz.test.ts',
  'tests/pages/duty-page.test.ts',
  'tests/store/query-plans.test.ts',
  'tests/duties/weekly-digest.test.ts',
  'tests/reminding/reminders-edges.test.ts',
  'tests/reminding/reminders-after-a-pause.test.ts',
  'tests/duties/decade.test.ts',
  'tests/reminding/reminders-random.test.ts',
]

class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = SLOWEST.findIndex((one) => moduleId.endsWith(one))
      return at < 0 ? SLOWEST.length : at
    }
    const group = ({ project }: TestSpecification): number => PROJECTS.indexOf(project.name)
    const bySize = await super.sort(files)
    return bySize.toSorted((one, other) => group(one) - group(other) || place(one) - place(other))
  }
}

export default defineConfig({
  test: {
    // Only for what hangs: how long a test takes is the machine's affair, and says nothing about the bot.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // Many wait for a browser, a server or a clock: the second one has the processor meanwhile.
    maxWorkers: 2,
    sequence: { sequencer: SlowestFirst },
    projects: [
      { extends: true, test: { name: 'bots', isolate: false, include: BOTS } },
      { extends: true, test: { name: 'alone', include: ALONE } },
      {
        extends: true,
        test: { name: 'together', isolate: false, include: ['tests/**/*.test.ts'], exclude: [...ALONE, ...BOTS] },
      },
    ],
  },
})
