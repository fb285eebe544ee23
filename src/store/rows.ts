import type { Action, Claim, Dispute, Source, Talks, Update } from '../core/facts.ts'
import { isZone, type Occasion, Temporal, USUAL_ZONE } from '../core/time.ts'
import type { ActionRow, ClaimRow, DisputeRow, TalksRow, UpdateRow } from './schema.ts'

/** Later than anything: what was decided last has not been overtaken yet. */
export const OPEN_ENDED = '9999-12-31T23:59:59Z'

/** Whole seconds, cut off and not rounded: a moment that has not come yet must not be stored as if it had. */
export const stamp = (at: Temporal.Instant): string => at.toString({ smallestUnit: 'second', roundingMode: 'floor' })

export const instant = (text: string): Temporal.Instant => Temporal.Instant.from(text)

export const occasion = (at: string, dayOnly: number): Occasion => ({ at: instant(at), dayOnly: dayOnly === 1 })

/** Behind all that came from files, which are numbered from 0. */
export const AFTER_FILES = 1_000_000

/** In which order officers recorded it; nothing for what came with a file. */
export const recorded = (position: number): { recorded?: number } =>
  position > AFTER_FILES ? { recorded: position - AFTER_FILES } : {}

/** When it was corrected, as that was known at `at`. */
export const correctedBy = (corrected: string | null, at: string): { corrected?: Temporal.Instant } =>
  corrected === null || corrected > at ? {} : { corrected: instant(corrected) }

export const flag = (value: boolean): number => (value ? 1 : 0)

/** A zone that an earlier release took and that there is not would otherwise fail every answer with a time in it. */
export const zoneOf = ({ zone }: { readonly zone: string }): string => (isZone(zone) ? zone : USUAL_ZONE)

type Present<T> = { [K in keyof T]?: NonNullable<T[K]> }

/** Leaves out the columns with nothing in them. */
export const present = <T extends object>(fields: T): Present<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined)) as Present<T>

/** The columns of a source beside those of what it is the source of. */
export interface Cited {
  source: string
  source_title: string
  source_publisher: string
  source_published_at: string
  source_url: string | null
  source_background: number
}

export const CITED = [
  'sources.title as source_title',
  'sources.publisher as source_publisher',
  'sources.published_at as source_published_at',
  'sources.url as source_url',
  'sources.background as source_background',
] as const

export const toSource = (row: Cited): Source => ({
  key: row.source,
  title: row.source_title,
  publisher: row.source_publisher,
  published: instant(row.source_published_at),
  ...present({ url: row.source_url }),
  background: row.source_background === 1,
})

export const toDispute = (row: DisputeRow & Cited): Dispute => ({
  id: row.id,
  key: row.key,
  title: row.title,
  union: row.union_name,
  employer: row.employer,
  about: row.about,
  zone: zoneOf(row),
  opened: occasion(row.opened_at, row.opened_day_only),
  ...(row.ended_at === null ? {} : { ended: occasion(row.ended_at, row.ended_day_only ?? 0) }),
  source: toSource(row),
})

export const toAction = (row: ActionRow & Cited): Action => ({
  key: row.action,
  dispute: row.dispute,
  revision: row.n,
  type: row.type as Action['type'],
  title: row.title,
  ...present({ place: row.place, who: row.who, ask: row.ask, replaces: row.replaces, reason: row.reason }),
  ...(row.issues === null ? {} : { issues: JSON.parse(row.issues) as string[] }),
  ...(row.ran_until === null ? {} : { ranUntil: instant(row.ran_until) }),
  ...(row.resumes_at === null ? {} : { resumes: instant(row.resumes_at) }),
  state: row.state as Action['state'],
  change: row.change as Action['change'],
  changed: occasion(row.changed_at, row.changed_day_only),
  starts: instant(row.starts_at),
  ends: instant(row.ends_at),
  zone: zoneOf(row),
  allDay: row.all_day === 1,
  ...recorded(row.position),
  source: toSource(row),
})

export const toTalks = (row: TalksRow & Cited): Talks => ({
  key: row.key,
  title: row.title,
  when: occasion(row.when_at, row.when_day_only),
  confidential: row.confidential === 1,
  source: toSource(row),
})

export const toClaim = (row: ClaimRow & Cited, at: string): Claim => ({
  key: row.key,
  topic: row.topic,
  side: row.side as Claim['side'],
  by: row.said_by,
  says: row.says,
  said: occasion(row.said_at, row.said_day_only),
  ...correctedBy(row.corrected_at, at),
  source: toSource(row),
})

export const toUpdate = (row: UpdateRow & Cited, at: string): Update => ({
  key: row.key,
  when: occasion(row.when_at, row.when_day_only),
  text: row.body,
  ...correctedBy(row.corrected_at, at),
  ...recorded(row.position),
  source: toSource(row),
})
