import type { z } from 'zod'
import { UserError } from '../core/command.ts'
import type { DisputeFacts } from '../core/dispute-facts.ts'
import type { Ballot, Claim, Dispute, Issue, Source, Talks, Update } from '../core/facts.ts'
import { given } from '../core/given.ts'
import { isZone, type Occasion, Temporal } from '../core/time.ts'
import { type FileContext, readHistory } from './action-history.ts'
import { disputeShape, fileShape, type RawRecord, type RecordKind, recordShapes, TIME_FIELDS } from './dispute-shape.ts'
import { readOccasion } from './file-times.ts'
import { readJson } from './json-text.ts'
import { collectProblems, type Problems } from './problems.ts'

/** How many problems are printed: somebody who has got every record wrong has got one thing wrong. */
const SAID_AT_MOST = 50

/**
 * Reads a dispute file. Everything that is wrong with it is said at once, a line each: the file, the place in it, what is
 * wrong and what would be right.
 */
export function readDisputeFile(text: string, name: string): DisputeFacts {
  const json = readJson(text)
  if (!json.ok) {
    const { line, column, why } = json.broken
    throw new UserError(`${name}: line ${line}, column ${column}: this is not JSON: ${why}.`)
  }
  const problems = collectProblems()
  const facts = readFacts(json.value, problems)
  if (facts && problems.lines.length === 0) return facts
  const rest = problems.lines.length - SAID_AT_MOST
  const lines = problems.lines.slice(0, SAID_AT_MOST).map((line) => `${name}: ${line}`)
  throw new UserError([...lines, ...(rest > 0 ? [`${name}: … and ${rest} more like these.`] : [])].join('\n'))
}

function readFacts(value: unknown, problems: Problems): DisputeFacts | undefined {
  problems.check(fileShape, value, '')
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const file = value as Readonly<Record<string, unknown>>
  const zone = zoneOf(file.dispute)
  const occasion: FileContext['occasion'] = (text, path) => readOccasion(text, zone, (what) => problems.add(path, what))
  const cited = keysOf(file.sources)
  const checkRest = (broken: unknown, path: string): void => checkBroken(broken, path, { occasion, cited, problems })
  const raw = problems.check(disputeShape, file.dispute, 'dispute')
  if (!raw) checkRest(file.dispute, 'dispute')
  const records = <K extends RecordKind>(kind: K): readonly Placed<K>[] =>
    readRecords(kind, file[kind], problems, checkRest)

  const sources = records('sources').flatMap(({ raw, path }): Source[] => {
    const published = occasion(raw.published, `${path}.published`)
    const { key, title, publisher, url, background = false } = raw
    return published ? [{ key, title, publisher, published: published.at, ...given({ url }), background }] : []
  })
  const context: FileContext = { zone, occasion, complain: problems.add, source: finder(sources, cited, problems) }
  const actions = records('actions')
  checkReplaced(actions, keysOf(file.actions), problems)
  const facts = {
    sources,
    issues: records('issues').flatMap((record) => readIssue(record, context)),
    ballots: records('ballots').flatMap((record) => readBallot(record, context)),
    actions: actions.map(({ raw, path }) => readHistory(raw, path, context)),
    talks: records('talks').flatMap((record) => readTalks(record, context)),
    claims: records('claims').flatMap((record) => readClaim(record, context)),
    updates: records('updates').flatMap((record) => readUpdate(record, context)),
  }
  const dispute = raw && readDispute(raw, context)
  return dispute && { dispute, ...facts }
}

interface Rest {
  readonly occasion: FileContext['occasion']
  readonly cited: ReadonlySet<string | undefined>
  readonly problems: Problems
}

/** A record of the wrong shape is not read any further, but its times and sources are still looked at, so that all is said at once. */
function checkBroken(value: unknown, path: string, rest: Rest): void {
  if (typeof value !== 'object' || value === null) return
  for (const [name, part] of Object.entries(value)) {
    const at = Array.isArray(value) ? `${path}[${name}]` : `${path}.${name}`
    if (typeof part === 'object') checkBroken(part, at, rest)
    else if (typeof part === 'string' && TIME_FIELDS.has(name)) rest.occasion(part, at)
    else if (typeof part === 'string' && name === 'source') checkCited(part, at, rest)
  }
}

function checkCited(key: string, path: string, { cited, problems }: Pick<Rest, 'cited' | 'problems'>): void {
  if (!cited.has(key)) problems.add(path, `there is no source with the key "${key}"; add it to "sources".`)
}

interface Placed<K extends RecordKind> {
  readonly raw: RawRecord<K>
  readonly path: string
}

type Read<K extends RecordKind, T> = (record: Placed<K>, file: FileContext) => readonly T[]

function readRecords<K extends RecordKind>(
  kind: K,
  list: unknown,
  problems: Problems,
  checkRest: (broken: unknown, path: string) => void,
): readonly Placed<K>[] {
  if (!Array.isArray(list)) return []
  const seen = new Map<string, string>()
  return list.flatMap((value: unknown, index): Placed<K>[] => {
    const path = `${kind}[${index}]`
    const key = keyOf(value)
    const first = key === undefined ? undefined : seen.get(key)
    if (first !== undefined) problems.add(`${path}.key`, `"${key}" is taken by ${first}; each needs its own.`)
    else if (key !== undefined) seen.set(key, path)
    const shape: z.ZodType = recordShapes[kind]
    const raw = problems.check(shape, value, path)
    if (!raw) checkRest(value, path)
    return raw ? [{ raw: raw as RawRecord<K>, path }] : []
  })
}

function field(value: unknown, name: string): string | undefined {
  const found = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
  return typeof found === 'string' ? found : undefined
}

const keyOf = (value: unknown): string | undefined => field(value, 'key')

const keysOf = (list: unknown): ReadonlySet<string | undefined> => new Set(Array.isArray(list) ? list.map(keyOf) : [])

function zoneOf(dispute: unknown): string {
  const zone = field(dispute, 'zone')
  return zone !== undefined && isZone(zone) ? zone : 'UTC'
}

/** A source that is in the file but could not be read has had its own complaint; only one that is nowhere gets another. */
function finder(sources: readonly Source[], cited: Rest['cited'], problems: Problems): FileContext['source'] {
  const byKey = new Map(sources.map((source) => [source.key, source]))
  return (key, path) => {
    checkCited(key, path, { cited, problems })
    return byKey.get(key)
  }
}

function checkReplaced(
  actions: readonly Placed<'actions'>[],
  keys: ReadonlySet<string | undefined>,
  problems: Problems,
): void {
  for (const { raw, path } of actions)
    for (const [at, key] of [
      [path, raw.replaces] as const,
      ...raw.history.map((change, index) => [`${path}.history[${index}]`, change.replaces] as const),
    ])
      if (key !== undefined && (!keys.has(key) || key === raw.key))
        problems.add(`${at}.replaces`, `must be the key of another action in this file, not "${key}".`)
}

function readDispute(
  raw: { opened: string; ended?: string | undefined; source: string } & Omit<
    Dispute,
    'id' | 'opened' | 'ended' | 'source'
  >,
  file: FileContext,
): Omit<Dispute, 'id'> | undefined {
  const opened = file.occasion(raw.opened, 'dispute.opened')
  const ended = raw.ended === undefined ? undefined : file.occasion(raw.ended, 'dispute.ended')
  const source = file.source(raw.source, 'dispute.source')
  if (opened && ended && Temporal.Instant.compare(ended.at, opened.at) <= 0)
    file.complain('dispute.ended', 'must be after opened.')
  if (!opened || !source) return undefined
  const { key, title, union, employer, about, zone } = raw
  return { key, title, union, employer, about, zone, opened, ...given({ ended }), source }
}

const readIssue: Read<'issues', Issue> = ({ raw, path }, file) => {
  const source = file.source(raw.source, `${path}.source`)
  return source ? [{ key: raw.key, title: raw.title, ...given({ detail: raw.detail }), source }] : []
}

const readBallot: Read<'ballots', Ballot> = ({ raw, path }, file) => {
  const optional = (text: string | undefined, name: string): Occasion | undefined =>
    text === undefined ? undefined : file.occasion(text, `${path}.${name}`)
  const opened = optional(raw.opened, 'opened')
  const closed = file.occasion(raw.closed, `${path}.closed`)
  const agreedUntil = optional(raw.agreedUntil, 'agreedUntil')
  if (opened && closed && Temporal.Instant.compare(opened.at, closed.at) > 0)
    file.complain(`${path}.opened`, 'is after closed.')
  if (agreedUntil && closed && Temporal.Instant.compare(agreedUntil.at, closed.at) < 0)
    file.complain(`${path}.agreedUntil`, 'is before closed.')
  if (agreedUntil && !agreedUntil.dayOnly)
    file.complain(`${path}.agreedUntil`, 'must be a day without a time: the mandate lasts to its end.')
  const source = file.source(raw.source, `${path}.source`)
  const counted = raw.yes + (raw.no ?? 0) + (raw.spoilt ?? 0)
  if (counted > raw.returned)
    file.complain(`${path}.returned`, `is ${raw.returned}, but yes, no and spoilt come to ${counted}.`)
  const entitlements = raw.entitled.flatMap(({ voters, about = false, by, source: key }, index) => {
    const found = file.source(key, `${path}.entitled[${index}].source`)
    return found ? [{ voters, about, by, source: found }] : []
  })
  if (!closed || !source) return []
  const { key, title, returned, yes, no, spoilt } = raw
  return [{ key, title, closed, returned, yes, ...given({ opened, agreedUntil, no, spoilt }), entitlements, source }]
}

const readTalks: Read<'talks', Talks> = ({ raw, path }, file) => {
  const when = file.occasion(raw.on, `${path}.on`)
  const source = file.source(raw.source, `${path}.source`)
  return when && source
    ? [{ key: raw.key, title: raw.title, when, confidential: raw.confidential ?? false, source }]
    : []
}

const readClaim: Read<'claims', Claim> = ({ raw, path }, file) => {
  const said = file.occasion(raw.said, `${path}.said`)
  const source = file.source(raw.source, `${path}.source`)
  return said && source ? [{ ...raw, said, source }] : []
}

const readUpdate: Read<'updates', Update> = ({ raw, path }, file) => {
  const when = file.occasion(raw.on, `${path}.on`)
  const source = file.source(raw.source, `${path}.source`)
  return when && source ? [{ key: raw.key, when, text: raw.text, source }] : []
}
