import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 15_000,
    // Most tests wait for a socket or a process, and leave the processor to others.
    maxWorkers: 4,
  },
})
