import { newCode } from './codes.ts'
import type { Command } from './command.ts'
import { LONGEST_RUN } from './message.ts'
import type { RawInput } from './options.ts'
import { parseWords } from './parse-words.ts'
import type { Clock, Temporal } from './time.ts'

interface Line {
  readonly command: Command
  readonly raw: RawInput
}

export interface HeldLines {
  /** What a button runs to say this line: the line itself where a button carries it, or a word that stands for it. */
  runOf(line: Line): string
  /** Undefined for what is no such word; "gone" where the line is not held any more. */
  find(typed: string): Line | 'gone' | undefined
  /** To be called often, so that a line which nobody comes back for does not stay in memory. */
  forgetOld(): void
}

const WORD = 'again'
const HELD = new RegExp(`^${WORD} ([a-z2-9]{8})$`)
const KEPT = { hours: 1 }
const MOST = 2_000

/** Lines that are too long for a button, kept in memory while somebody chooses. */
export function createHeldLines(clock: Clock): HeldLines {
  const held = new Map<string, Line & { readonly until: Temporal.Instant }>()

  function forgetOld(most = MOST): void {
    const now = clock.now().epochMilliseconds
    for (const [code, { until }] of held)
      if (until.epochMilliseconds <= now || held.size > most) held.delete(code)
      else break
  }

  function hold(line: Line): string {
    forgetOld(MOST - 1)
    const code = newCode()
    held.set(code, { ...line, until: clock.now().add(KEPT) })
    return `${WORD} ${code}`
  }

  return {
    forgetOld: () => forgetOld(),
    runOf: (line) => words(line) ?? hold(line),
    find(typed) {
      const [, code] = HELD.exec(typed.trim().toLowerCase()) ?? []
      if (code === undefined) return undefined
      const line = held.get(code)
      return line && line.until.epochMilliseconds > clock.now().epochMilliseconds ? line : 'gone'
    },
  }
}

/** The line as somebody would type it; undefined where it is too long, or would be read as another one. */
function words({ command, raw }: Line): string | undefined {
  const given = Object.entries(raw).filter(([, value]) => value !== '')
  if (given.some(([, value]) => /["“”\r\n]/.test(`${value}`))) return undefined
  const text = given.map(([name, value]) => `${name}:${/^[\w-]+$/.test(`${value}`) ? value : `"${value}"`}`).join(' ')
  const line = `${command.name} ${text}`
  const again = Object.entries(parseWords(command, text))
  const same =
    again.length === given.length &&
    given.every(([name, value]) => again.some(([a, b]) => a === name && b === `${value}`))
  return same && line.length <= LONGEST_RUN ? line : undefined
}
