import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSlack } from '../test/emulators/slack/index.ts'
import { openSecretPoll, slowDiskBench } from './live-votes.ts'
import { memoryBench } from './memory.ts'
import { nextActionBench } from './next-action.ts'
import { reactionsBench } from './reactions.ts'
import { redactionBench } from './redaction.ts'
import { reportsBench } from './reports.ts'
import { slackBench } from './slack.ts'
import { startUpBench } from './start-up.ts'
import { votesBench } from './votes.ts'

const print = (title: string, lines: readonly string[]): void =>
  console.log(`\n${title}\n${lines.map((line) => `  ${line}`).join('\n')}`)

print('Start-up', startUpBench())
print('The next-action query as history grows', await nextActionBench())
print('Secret votes', await votesBench())

print('Secret votes on a slow disk, 1,000 a second', await slowDiskBench())
print('Members’ reports', await reportsBench())
print('Redaction of hostile texts', await redactionBench())
print('Reactions, through the real SDKs', await reactionsBench())
print('Memory', await memoryBench())

const dataDir = mkdtempSync(join(tmpdir(), 'steward-bench-'))
const slack = await startSlack()
try {
  execFileSync(process.execPath, ['src/tools/import.ts', 'examples/kirklees-2017.json'], {
    env: { PATH: process.env.PATH, DATA_DIR: dataDir },
  })
  print('Signed /nextaction over HTTP, 16 at once', await slackBench(slack.apiUrl, dataDir))
  const poll = await openSecretPoll(join(dataDir, 'steward.db'))
  print('Signed presses of a secret poll’s button, 16 at once', await slackBench(slack.apiUrl, dataDir, poll))
} finally {
  await slack.stop()
  rmSync(dataDir, { recursive: true })
}
