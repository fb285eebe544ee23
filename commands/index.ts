import type { Command } from '../src/core/command.ts'
import actions from './actions.ts'
import announce from './announce.ts'
import answer from './answer.ts'
import audit from './audit.ts'
import ballot from './ballot.ts'
import ballotdetails from './ballotdetails.ts'
import calendar from './calendar.ts'
import calloff from './calloff.ts'
import claim from './claim.ts'
import claims from './claims.ts'
import closepoll from './closepoll.ts'
import compare from './compare.ts'
import concern from './concern.ts'
import concerns from './concerns.ts'
import concernstaken from './concernstaken.ts'
import confirm from './confirm.ts'
import correct from './correct.ts'
import details from './details.ts'
import directconcern from './directconcern.ts'
import dropconcern from './dropconcern.ts'
import dropdraft from './dropdraft.ts'
import droppoll from './droppoll.ts'
import evidence from './evidence.ts'
import evidencepack from './evidencepack.ts'
import exportPoll from './export.ts'
import extendpoll from './extendpoll.ts'
import help from './help.ts'
import issue from './issue.ts'
import issues from './issues.ts'
import joinbranch from './joinbranch.ts'
import link from './link.ts'
import moreworkload from './moreworkload.ts'
import move from './move.ts'
import nextaction from './nextaction.ts'
import opendispute from './opendispute.ts'
import poll from './poll.ts'
import polls from './polls.ts'
import postpoll from './postpoll.ts'
import privacy from './privacy.ts'
import publish from './publish.ts'
import raisefewest from './raisefewest.ts'
import refuse from './refuse.ts'
import remindme from './remindme.ts'
import replies from './replies.ts'
import reporting from './reporting.ts'
import resume from './resume.ts'
import sendconcern from './sendconcern.ts'
import sendheld from './sendheld.ts'
import sendreport from './sendreport.ts'
import settle from './settle.ts'
import setup from './setup.ts'
import status from './status.ts'
import suspend from './suspend.ts'
import there from './there.ts'
import timeline from './timeline.ts'
import unlink from './unlink.ts'
import update from './update.ts'
import vote from './vote.ts'
import workload from './workload.ts'

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
  workload,
  concern,
  replies,
  evidence,
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
  raisefewest,
  reporting,
  concerns,
  answer,
  evidencepack,
  compare,
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
  refuse,
  details,
  ballotdetails,
  directconcern,
  sendconcern,
  dropconcern,
  sendheld,
  moreworkload,
  sendreport,
  concernstaken,
]
