import { type Bot, createBot } from '../../../src/core/bot.ts'
import type { Command, Context } from '../../../src/core/command.ts'
import type { Log } from '../../../src/core/log.ts'
import { clockAt, Temporal } from '../../../src/core/time.ts'
import { contractCommands } from '../../contract/adapter.ts'

const branch = { id: 'b', name: 'Kirklees', zone: 'Europe/London' }

/** The real bot with the contract's commands, for tests of what the contract does not ask. */
export const discordBot = (log: Log, commands: readonly Command[] = contractCommands): Bot =>
  createBot({
    commands,
    log,
    clock: clockAt(Temporal.Instant.from('2017-03-01T09:00:00Z')),
    facts: {} as Context['facts'],
    polls: {} as Context['polls'],
    links: {} as Context['links'],
    jobs: {} as Context['jobs'],
    settings: {
      branchOf: async () => branch,
      onlyBranch: async () => branch,
      branch: async () => branch,
      space: async (_, platform, id) => ({ platform, id }),
      spaces: async () => [],
      saveSpace: async () => {},
      saveBranch: async () => {},
    },
    platforms: { list: () => [], missing: async () => [], post: async () => {} },
  })
