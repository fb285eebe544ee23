import { readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { loadEnvironment, readConfig } from '../config.ts'
import { UserError } from '../core/command.ts'
import type { DisputeFacts } from '../core/dispute-facts.ts'
import { errorCode } from '../core/log.ts'
import { readDisputeFile } from '../domain/dispute-file.ts'
import { Contradiction } from '../store/history.ts'
import { openStore } from '../store/open.ts'
import type { Written } from '../store/write.ts'

/** `npm run import -- FILE`: records what a dispute file says, all of it or nothing. */

const MEGABYTE = 1_000_000
const LARGEST = 10 * MEGABYTE

async function importFile(name: string): Promise<string> {
  const facts = readDisputeFile(readText(name), name)
  const { branch, dataDir, databaseUrl } = readConfig(loadEnvironment())
  const where = databaseUrl === undefined ? { sqlite: join(dataDir, 'steward.db') } : { postgres: databaseUrl }
  const store = await openStore(where, branch)
  try {
    const { id } = await store.settings.onlyBranch()
    return summary(facts, await store.write(id, facts))
  } catch (error) {
    if (error instanceof Contradiction) throw new UserError(error.lines.map((line) => `${name}: ${line}`).join('\n'))
    throw error
  } finally {
    await store.close()
  }
}

/** npm runs this in Steward's own folder, but people name a file from where they stand. */
const fromWhereTheyStand = (name: string): string => resolve(process.env.INIT_CWD ?? '.', name)

function readText(name: string): string {
  const path = fromWhereTheyStand(name)
  try {
    const file = statSync(path)
    if (file.isDirectory()) throw new UserError(`${name} is a folder. Name a dispute file in it.`)
    if (file.size > LARGEST)
      throw new UserError(
        `${name} has ${Math.ceil(file.size / MEGABYTE)} MB; a dispute file has at most ${LARGEST / MEGABYTE} MB.`,
      )
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path))
  } catch (error) {
    throw inWords(error, name)
  }
}

function inWords(error: unknown, name: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT' || code === 'ENOTDIR') return new UserError(`${name}: there is no such file.`)
  if (code === 'EACCES' || code === 'EPERM') return new UserError(`${name}: Steward may not read this file.`)
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
    return new UserError(`${name}: this is not text in UTF-8. Save it again as UTF-8.`)
  return error
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
