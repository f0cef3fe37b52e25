import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // A transcript of a whole year goes through the real bot; on a busy machine it takes its time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Many wait for a browser, a server or a clock: the second one has the processor meanwhile.
    maxWorkers: 2,
  },
})
