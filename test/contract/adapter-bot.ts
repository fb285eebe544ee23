import type { MessageRef } from '../../src/core/adapter.ts'
import { type Bot, type BotParts, createBot } from '../../src/core/bot.ts'
import type { Settings, Space } from '../../src/core/stores.ts'
import { clockAt, Temporal } from '../../src/core/time.ts'
import { contractCommands, zone } from './adapter-commands.ts'

interface Given extends Pick<BotParts, 'log'>, Partial<Pick<BotParts, 'commands' | 'listener' | 'clock'>> {
  /** What the space has set. */
  readonly space?: () => Partial<Space>
  readonly read?: (ref: MessageRef) => Promise<string>
}

const branch = { id: 'b', name: 'Kirklees', zone }

/** The real bot, with the parts alone that the commands of the adapters' tests use. */
export const botWith = ({ log, space = () => ({}), read, ...given }: Given): Bot =>
  createBot({
    ...({} as BotParts),
    commands: contractCommands,
    clock: clockAt(Temporal.Instant.from('2017-03-01T09:00:00Z')),
    log,
    settings: {
      ...({} as Settings),
      branchOf: async () => branch,
      branches: async () => [branch],
      branch: async () => branch,
      space: async (_, platform, id) => ({ platform, id, ...space() }),
      spaces: async () => [],
    },
    platforms: {
      list: () => [],
      missing: async () => [],
      post: async () => {},
      read: read ?? (async () => ''),
    },
    ...given,
  })
