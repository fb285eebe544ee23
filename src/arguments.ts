import { parseArgs } from 'node:util'
import { UserError } from './core/command.ts'
import { momentWords, readLocal, type Temporal } from './core/time.ts'

export const USAGE = `Steward answers about a union branch’s disputes: on Discord, on Slack, and here.

  npm start                              connects to what the settings name; with none set, shows an example here
  npm start -- --terminal                asks the branch’s own data, here
  npm start -- --blank                   begins with an empty branch, here, to play a dispute through; nothing is kept
  npm start -- --now 2017-01-20T12:00    takes it to be that time, in the branch’s zone`

export interface Arguments {
  readonly help: boolean
  readonly terminal: boolean
  readonly blank: boolean
  readonly now?: string
}

export function readArguments(args: readonly string[]): Arguments {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h' },
        terminal: { type: 'boolean' },
        blank: { type: 'boolean' },
        now: { type: 'string' },
      },
    })
    return {
      help: values.help ?? false,
      terminal: values.terminal ?? false,
      blank: values.blank ?? false,
      ...(values.now === undefined ? {} : { now: values.now }),
    }
  } catch (error) {
    throw new UserError(
      `${error instanceof Error ? error.message.split('.')[0] : 'I could not read that'}.\n\n${USAGE}`,
    )
  }
}

/** The time given with --now. */
export function readNow(text: string, zone: string): Temporal.Instant {
  const time = readLocal(text, zone)
  if (time.ok) return time.at
  throw new UserError(
    {
      unreadable: `--now ${text}: I cannot read that time. Write it like 2017-01-20T12:00.`,
      'no such hour': `--now ${text}: there is no such time in ${zone}, the clocks go forward over it.`,
      'comes twice': `--now ${text}: that time comes twice in ${zone}, as the clocks go back. Add +01:00 or Z to say which.`,
    }[time.why],
  )
}

export const standing = (now: Temporal.Instant, zone: string): string =>
  `The clock stands at ${momentWords(now, zone)}.`
