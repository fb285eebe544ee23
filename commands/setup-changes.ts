import type { Branch, Space } from '../src/core/stores.ts'
import { capital } from '../src/domain/wording.ts'
import { changedLines } from './note-setting.ts'
import { remindersLine } from './setup-list.ts'

/** What is set for a branch, and for one of its servers or workspaces. */
export interface Setup {
  readonly branch: Branch
  readonly space: Space
}

const CHOSEN = [
  ['announceChannel', 'Announce channel'],
  ['pollChannel', 'Poll channel'],
  ['officerChannel', 'Officers’ channel'],
  ['officerGroup', 'Officers’ group'],
] as const

/** What an officer has changed, each in one line for the audit list. A channel's id would say nothing to whoever reads it. */
export const changesOf = (before: Setup, after: Setup): readonly string[] => [
  ...CHOSEN.filter(([key]) => before.space[key] !== after.space[key]).map(
    ([key, name]) =>
      `${name} on ${capital(after.space.platform)}: ${after.space[key] === undefined ? 'taken out' : 'changed'}`,
  ),
  ...changedLines(LINES, before, after),
]

const LINES: readonly ((setup: Setup) => string)[] = [
  ({ branch }) => `The branch’s name: ${branch.name}`,
  ({ space }) =>
    `Whose server or workspace it is on ${capital(space.platform)}: the ${space.owner ?? 'union or the employer'}’s`,
  ({ branch }) => `Time zone: ${branch.zone}`,
  ({ branch: { quiet } }) => `Quiet hours: ${quiet ? `${quiet.from} to ${quiet.to}` : 'none'}`,
  ({ branch }) => remindersLine(branch),
  ({ branch }) => (branch.twoOfficers ? 'Two officers are needed to publish' : 'One officer can publish alone'),
  ({ branch }) => `Notice of action goes to: ${branch.noticeTo ?? 'nobody yet'}`,
]
