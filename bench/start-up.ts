import { execFileSync } from 'node:child_process'

const RUNS = 7
const IMPORTS = "await Promise.all(['discord.js', '@slack/bolt', 'zod', 'better-sqlite3'].map((name) => import(name)))"
const STEWARD = ['--import', './src/check-node.js', 'src/main.ts']

/**
 * From nothing to the first answer in the terminal, beside importing the four packages that Steward is built on. Node keeps
 * compiled code between starts, so a start as on a new machine is measured as well.
 */
export function startUpBench(): readonly string[] {
  const env = { PATH: process.env.PATH }
  const answer = (more: Record<string, string>): void =>
    void execFileSync(process.execPath, STEWARD, {
      input: '/nextaction\n',
      env: { ...env, ...more },
      stdio: ['pipe', 'ignore', 'ignore'],
    })
  const works = {
    imports: (): void => void execFileSync(process.execPath, ['--input-type=module', '-e', IMPORTS], { env }),
    fresh: () => answer({ NODE_DISABLE_COMPILE_CACHE: '1' }),
    again: () => answer({}),
  }
  const times = { imports: [] as number[], fresh: [] as number[], again: [] as number[] }
  works.again()
  for (let run = 0; run < RUNS; run += 1)
    for (const name of ['imports', 'fresh', 'again'] as const) times[name].push(timed(works[name]))

  const floor = median(times.imports)
  const line = (name: string, ms: number): string =>
    `${name.padEnd(48)} ${ms.toFixed(0).padStart(5)} ms   ratio ${(ms / floor).toFixed(2)}`
  return [
    line('importing the four packages', floor),
    line('first answer, as on a new machine', median(times.fresh)),
    `${line('first answer, started before', median(times.again))} (goal: at most 0.70)`,
  ]
}

function timed(work: () => void): number {
  const started = performance.now()
  work()
  return performance.now() - started
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
