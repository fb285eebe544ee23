import type { Command } from '../src/core/command.ts'
import actions from './actions.ts'
import announce from './announce.ts'
import audit from './audit.ts'
import ballot from './ballot.ts'
import ballotdetails from './ballotdetails.ts'
import calendar from './calendar.ts'
import calloff from './calloff.ts'
import claim from './claim.ts'
import claims from './claims.ts'
import closepoll from './closepoll.ts'
import confirm from './confirm.ts'
import correct from './correct.ts'
import details from './details.ts'
import dropdraft from './dropdraft.ts'
import droppoll from './droppoll.ts'
import exportPoll from './export.ts'
import extendpoll from './extendpoll.ts'
import help from './help.ts'
import issue from './issue.ts'
import issues from './issues.ts'
import joinbranch from './joinbranch.ts'
import link from './link.ts'
import move from './move.ts'
import nextaction from './nextaction.ts'
import opendispute from './opendispute.ts'
import poll from './poll.ts'
import polls from './polls.ts'
import postpoll from './postpoll.ts'
import privacy from './privacy.ts'
import publish from './publish.ts'
import remindme from './remindme.ts'
import resume from './resume.ts'
import settle from './settle.ts'
import setup from './setup.ts'
import status from './status.ts'
import suspend from './suspend.ts'
import there from './there.ts'
import timeline from './timeline.ts'
import unlink from './unlink.ts'
import update from './update.ts'
import vote from './vote.ts'

/** Everything people can say, in the order in which help shows it. */
export const commands: readonly Command[] = [
  status,
  nextaction,
  actions,
  timeline,
  claims,
  issues,
  remindme,
  calendar,
  polls,
  poll,
  closepoll,
  extendpoll,
  link,
  unlink,
  help,
  privacy,
  setup,
  opendispute,
  announce,
  move,
  correct,
  suspend,
  resume,
  calloff,
  update,
  ballot,
  claim,
  issue,
  settle,
  confirm,
  audit,
  exportPoll,
  joinbranch,
  postpoll,
  droppoll,
  vote,
  there,
  publish,
  dropdraft,
  details,
  ballotdetails,
]
