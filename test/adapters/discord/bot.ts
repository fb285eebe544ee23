import type { Bot } from '../../../src/core/bot.ts'
import type { Command } from '../../../src/core/command.ts'
import type { Log } from '../../../src/core/log.ts'
import { botWith } from '../../contract/adapter-bot.ts'
import { contractCommands } from '../../contract/adapter-commands.ts'

/** The real bot with the contract's commands, for tests of what the contract does not ask. */
export const discordBot = (log: Log, commands: readonly Command[] = contractCommands): Bot => botWith({ log, commands })
