import type { Log } from '../../src/core/log.ts'

/** A log that keeps its lines, for tests that ask what was written. */
export function collectLog(): Log & { text(): string } {
  const lines: string[] = []
  const write = (event: string, fields: unknown): void => {
    lines.push(JSON.stringify({ event, ...(fields as object) }))
  }
  return { info: write, warn: write, error: write, text: () => lines.join('\n') }
}
