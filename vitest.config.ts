import { defineConfig } from 'vitest/config'

// Far from the branch's zone, so that nothing passes because the machine keeps the branch's own time.
process.env.TZ ??= 'Pacific/Auckland'

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
