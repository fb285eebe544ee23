import { loadEnvironment, readConfig, whereIs } from '../config.ts'
import { UserError } from '../core/command.ts'
import type { DisputeFacts } from '../core/dispute-facts.ts'
import { errorCode } from '../core/log.ts'
import type { Branch, Settings } from '../core/stores.ts'
import { readDisputeFile } from '../domain/dispute-file.ts'
import { Contradiction } from '../store/history.ts'
import { openStore } from '../store/open.ts'
import type { Written } from '../store/write.ts'
import { readNamed, textOf } from './files.ts'

/** `npm run import -- FILE`: records what a dispute file says, all of it or nothing. */

async function importFile(name: string): Promise<string> {
  const facts = readDisputeFile(textOf(readNamed(name, 'a dispute file'), name), name)
  const config = readConfig(loadEnvironment())
  const store = await openStore(whereIs(config), config.branch)
  try {
    const { id } = await branchFor(config.branch.name, store.settings)
    return summary(facts, await store.write(id, facts))
  } catch (error) {
    if (error instanceof Contradiction) throw new UserError(error.lines.map((line) => `${name}: ${line}`).join('\n'))
    throw error
  } finally {
    await store.close()
  }
}

/** The only one, whatever it is called by now; of several, the one of that name. */
async function branchFor(name: string, settings: Settings): Promise<Branch> {
  const branches = await settings.branches()
  const found = branches.length === 1 ? branches[0] : branches.find((each) => each.name === name)
  if (found) return found
  const names = branches.map((each) => `“${each.name}”`).join(', ')
  throw new UserError(`There are several branches here: ${names}. Set BRANCH_NAME to the one whose dispute it is.`)
}

function summary(
  { dispute, issues, ballots, actions, talks, claims, updates }: DisputeFacts,
  written: Written,
): string {
  const counts = [
    ...count(issues, 'issue'),
    ...count(ballots, 'ballot'),
    ...count(actions, 'action'),
    ...count(talks, 'entry', 'entries').map((words) => `${words} on talks`),
    ...count(claims, 'claim'),
    ...count(updates, 'update'),
  ]
  const { added, changed } = written
  const news = added + changed === 0 ? 'Nothing new.' : `${added} added, ${changed} changed.`
  return `${dispute.title}: ${counts.join(', ') || 'no records yet'}. ${news}`
}

const count = (records: readonly unknown[], one: string, several = `${one}s`): readonly string[] =>
  records.length === 0 ? [] : [`${records.length} ${records.length === 1 ? one : several}`]

const [file, ...more] = process.argv.slice(2)
try {
  if (file === undefined || more.length > 0)
    throw new UserError('Name one dispute file: npm run import -- examples/kirklees-2017.json')
  console.log(await importFile(file))
} catch (error) {
  console.error(
    error instanceof UserError
      ? error.message
      : `Nothing was imported, because of an unexpected error: ${errorCode(error)}`,
  )
  process.exitCode = 1
}
