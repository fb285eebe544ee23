import type { Command } from '../src/core/command.ts'
import actions from './actions.ts'
import claims from './claims.ts'
import help from './help.ts'
import nextaction from './nextaction.ts'
import privacy from './privacy.ts'
import setup from './setup.ts'
import status from './status.ts'
import timeline from './timeline.ts'

/** Everything people can say, in the order in which help shows it. */
export const commands: readonly Command[] = [status, nextaction, actions, timeline, claims, help, privacy, setup]
