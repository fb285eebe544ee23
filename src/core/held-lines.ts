import { newCode } from './codes.ts'
import type { Command } from './command.ts'
import { createKept } from './kept.ts'
import { LONGEST_RUN } from './message.ts'
import type { RawInput } from './options.ts'
import { parseWords } from './parse-words.ts'
import type { Clock } from './time.ts'

export interface Line {
  readonly command: Command
  readonly raw: RawInput
  /** To be filled in again, as it was refused; and which option that was about, where it is known. */
  readonly again?: { readonly about: string | undefined }
}

export interface HeldLines {
  /** What a button runs to say this line: the line itself where a button carries it, or a word that stands for it. */
  runOf(line: Line): string
  /** Undefined for what is no such word; "gone" where the line is not held any more. A form adds what it can do without it. */
  find(typed: string): Line | 'gone' | undefined
  /** For a clock to call, so that what nobody comes back for does not stay in memory. */
  forgetOld(): void
}

const WORD = 'again'
const HELD = new RegExp(`^${WORD} ([a-z2-9]{8})(?= |$)`)
const KEPT = { minutes: 60, most: 2_000 }

/** A typed line without the word that stood for a line which is held no more. */
export const withoutHeld = (typed: string): string => typed.trim().replace(HELD, '').trim()

/** Lines that are too long for a button, kept in memory while somebody chooses or fills in again. */
export function createHeldLines(clock: Clock): HeldLines {
  const held = createKept<Line>(clock, KEPT)

  function hold(line: Line): string {
    const code = newCode()
    held.put(code, line)
    return `${WORD} ${code}`
  }

  return {
    forgetOld: held.forgetOld,
    runOf: (line) => (line.again ? undefined : words(line)) ?? hold(line),
    find(typed) {
      const [, code] = HELD.exec(typed.trim().toLowerCase()) ?? []
      return code === undefined ? undefined : (held.get(code) ?? 'gone')
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
