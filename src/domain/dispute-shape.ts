import { z } from 'zod'
import { ACTION_TYPES, CHANGES, SIDES } from '../core/facts.ts'
import { isZone } from '../core/time.ts'

/** A line of text fits a heading on every platform, a passage fits one block. */
const line = z.string().trim().min(1).max(150)
const passage = z.string().trim().min(1).max(1000)
const key = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,59}$/,
    'must be small letters a to z, digits and hyphens, at most 60, such as "walkout-2-march".',
  )
const url = z.string().max(500).refine(isWebAddress, 'must be a web address that starts with https:// or http://.')
const count = z.int().min(0).max(10_000_000)
/** A day, "2017-01-26", or a time, "2017-03-02T15:00", on the clocks of the dispute's zone. */
const when = z.string()

/** The fields that hold one, wherever they stand. */
export const TIME_FIELDS: ReadonlySet<string> = new Set([
  'opened',
  'agreedUntil',
  'ended',
  'published',
  'closed',
  'on',
  'said',
  'starts',
  'ends',
  'resumes',
])

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol)
}

export const disputeShape = z.strictObject({
  key,
  title: line,
  union: line,
  employer: line,
  about: passage,
  zone: z.string().refine(isZone, 'must be the name of a time zone, such as "Europe/London".'),
  opened: when,
  ended: when.optional(),
  source: key,
})

const source = z.strictObject({
  key,
  title: line,
  publisher: line,
  published: when,
  url: url.optional(),
  background: z.boolean().optional(),
})

const issue = z.strictObject({ key, title: line, detail: passage.optional(), source: key })

const ballot = z.strictObject({
  key,
  title: line,
  opened: when.optional(),
  closed: when,
  agreedUntil: when.optional(),
  returned: count,
  yes: count,
  no: count.optional(),
  spoilt: count.optional(),
  entitled: z
    .array(z.strictObject({ voters: count.min(1), about: z.boolean().optional(), by: line, source: key }))
    .max(10),
  source: key,
})

const details = {
  place: passage.optional(),
  who: passage.optional(),
  ask: passage.optional(),
  replaces: key.optional(),
}

const change = z.strictObject({
  change: z.enum(CHANGES),
  on: when,
  starts: when.optional(),
  ends: when.optional(),
  allDay: z.literal(true).optional(),
  days: z.int().min(1).max(366).optional(),
  resumes: when.optional(),
  reason: passage.optional(),
  type: z.enum(ACTION_TYPES).optional(),
  title: line.optional(),
  ...details,
  source: key,
})

const action = z.strictObject({
  key,
  type: z.enum(ACTION_TYPES),
  title: line,
  ...details,
  history: z.array(change).min(1).max(500),
})

const talks = z.strictObject({ key, title: line, on: when, confidential: z.boolean().optional(), source: key })

const claim = z.strictObject({
  key,
  topic: line,
  side: z.enum(SIDES),
  by: line,
  says: passage,
  said: when,
  source: key,
})

const update = z.strictObject({ key, on: when, text: passage, source: key })

/** The lists of a dispute file, each with the shape of its records. */
export const recordShapes = {
  sources: source,
  issues: issue,
  ballots: ballot,
  actions: action,
  talks,
  claims: claim,
  updates: update,
}

export type RecordKind = keyof typeof recordShapes
export type RawRecord<K extends RecordKind> = z.infer<(typeof recordShapes)[K]>
export type RawChange = z.infer<typeof change>

const records = z.array(z.unknown()).max(5000).optional()

/** The file as a whole; its records are read one by one, so that one bad record hides nothing about the others. */
export const fileShape = z.strictObject({
  dispute: z.unknown().optional(),
  sources: records,
  issues: records,
  ballots: records,
  actions: records,
  talks: records,
  claims: records,
  updates: records,
})
