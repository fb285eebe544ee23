import type { Command } from '../src/core/command.ts'
import actions from './actions.ts'
import claims from './claims.ts'
import closepoll from './closepoll.ts'
import droppoll from './droppoll.ts'
import exportPoll from './export.ts'
import extendpoll from './extendpoll.ts'
import help from './help.ts'
import link from './link.ts'
import nextaction from './nextaction.ts'
import poll from './poll.ts'
import polls from './polls.ts'
import postpoll from './postpoll.ts'
import privacy from './privacy.ts'
import setup from './setup.ts'
import status from './status.ts'
import timeline from './timeline.ts'
import unlink from './unlink.ts'
import vote from './vote.ts'

/** Everything people can say, in the order in which help shows it. */
export const commands: readonly Command[] = [
  status,
  nextaction,
  actions,
  timeline,
  claims,
  polls,
  poll,
  closepoll,
  extendpoll,
  link,
  unlink,
  help,
  privacy,
  setup,
  exportPoll,
  postpoll,
  droppoll,
  vote,
]
