import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Only for what hangs: how long a test takes is the machine's affair, and says nothing about the bot.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // Many wait for a browser, a server or a clock: the second one has the processor meanwhile.
    maxWorkers: 2,
  },
})
