import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Ten times what any takes by itself, as other programs may be busy beside it.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Most tests wait for a socket or a process, and leave the processor to others.
    maxWorkers: 4,
    isolate: false,
  },
})
