import { type ChildProcess, spawn } from 'node:child_process'
import events, { EventEmitter } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

export interface Running {
  readonly child: ChildProcess
  stdout(): string
  stderr(): string
  /** Resolves once what was written contains the text. */
  says(text: string): Promise<void>
  /** The exit status, or the signal that ended it. */
  readonly ended: Promise<number | string>
}

/** An empty folder that is gone when the test is. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'steward-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Runs one of the project's npm scripts as a user does, with these settings and no others. */
export function npm(args: readonly string[], settings: Record<string, string> = {}, input?: string): Running {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, ...settings }
  // A process group of its own, because a signal to npm alone would leave Steward behind.
  const child = spawn('npm', args, { env, stdio: ['pipe', 'pipe', 'pipe'], detached: true })
  onTestFinished(() => void killGroup(child, 'SIGKILL'))
  const said = { out: '', err: '' }
  const heard = new EventEmitter()
  child.stdout.on('data', (text) => {
    said.out += text
    heard.emit('text')
  })
  child.stderr.on('data', (text) => {
    said.err += text
    heard.emit('text')
  })
  if (input === undefined) child.stdin.on('error', () => {})
  else child.stdin.end(input)
  const ended = new Promise<number | string>((resolve) =>
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown')),
  )
  return {
    child,
    ended,
    stdout: () => said.out,
    stderr: () => said.err,
    async says(text) {
      const soFar = (): string => `${said.out}${said.err}`
      while (!soFar().includes(text)) {
        const over = await Promise.race([events.once(heard, 'text').then(() => false), ended.then(() => true)])
        if (over && !soFar().includes(text)) throw new Error(`ended without saying “${text}”:\n${soFar()}`)
      }
    },
  }
}

export function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid) process.kill(-child.pid, signal)
  } catch {
    // It has ended already.
  }
}
