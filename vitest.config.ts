import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { ALONE, BOTS, SLOWEST } from './tests/projects.ts'

// What a process has compiled the next one need not: every worker and every program that a test starts compiles the same.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules', '.cache', 'compiled')

/** One after the other: a process is shared with the next file of the same project only. */
const PROJECTS = ['bots', 'alone', 'together']
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
    // Many wait for a browser, a server or a clock: on two processors the third one has one of them meanwhile.
    maxWorkers: 3,
    // Room for what soon is garbage: with Node's own megabyte to begin with, a tenth of the time goes into clearing it away.
    execArgv: ['--min-semi-space-size=16', '--max-semi-space-size=32'],
    sequence: { sequencer: SlowestFirst },
    projects: [
      { extends: true, test: { name: 'bots', isolate: false, include: [...BOTS] } },
      { extends: true, test: { name: 'alone', include: [...ALONE] } },
      {
        extends: true,
        test: { name: 'together', isolate: false, include: ['tests/**/*.test.ts'], exclude: [...ALONE, ...BOTS] },
      },
    ],
  },
})
