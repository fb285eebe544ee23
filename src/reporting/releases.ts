import { randomBytes } from 'node:crypto'
import { type Places, where } from '../actions/places.ts'
import type { Said, Speaker } from '../actions/speaker.ts'
import type { Place } from '../core/adapter.ts'
import type { Job } from '../core/jobs.ts'
import type { ReportJob } from '../core/reports.ts'
import { type Branch, NO_REPORTING, type Settings } from '../core/stores.ts'
import type { Clock, Temporal } from '../core/time.ts'
import { afterQuiet } from '../domain/reminders.ts'
import { LEAST } from '../reports/least.ts'
import type { Published } from '../reports/publish.ts'
import type { Draft } from '../reports/store/counted.ts'
import { lastReleased, next, releaseAt, windowOf } from '../reports/windows.ts'
import type { Kept, Rooms } from './rooms.ts'
import { membersTold, officersTold, REFUSED } from './words.ts'

const BLIND_BYTES = 16

interface Parts {
  readonly settings: Settings
  readonly rooms: Rooms
  readonly clock: Clock
  /** Whether no other process takes reports: another one's limiter knows nothing of this one's. */
  readonly alone: boolean
}

type Of<K extends ReportJob['kind']> = Extract<ReportJob, { kind: K }>

/** One for each branch, for good: each time it is done, the next follows. So its being there says nothing of any report. */
export const releaseJob = ({ id, zone }: Pick<Branch, 'id' | 'zone'>, clock: Clock): Job => ({
  key: `release ${id}`,
  due: releaseAt(next(lastReleased(clock.now(), zone)), zone),
  work: { kind: 'release', branch: id },
})

const trouble = (name: string, branch: string, due: Temporal.Instant): Job => ({
  key: `trouble ${name}`,
  due,
  work: { kind: 'trouble', sentence: REFUSED, branch },
})

/** A window without any report is published as one with too few, so that nobody can tell which it was. */
async function due(store: Kept['store'], last: string): Promise<readonly string[]> {
  const left = (await store.unreleased()).filter((window) => window <= last)
  const done = (await store.releases()).map(({ id }) => id).sort()
  const latest = done.at(-1)
  const all = new Set([...left, last])
  for (let each = latest === undefined ? (left[0] ?? last) : next(latest); each < last; each = next(each)) all.add(each)
  return [...all].filter((window) => !done.includes(window) || left.includes(window)).sort()
}

/**
 * Members would wonder about figures of a window in which nobody had told them that they can report. Officers who set it up
 * before the window was kept have used it for long.
 */
const isInUse = ({ reporting }: Branch, window: string): boolean =>
  reporting !== undefined && (reporting.since === undefined || reporting.since <= window)

/** Publishes what members reported, at the hour that is the same for all. */
export function createReleases({ settings, rooms, clock, alone }: Parts, places: Places, speaker: Speaker) {
  /** False where the figures could not be shown without giving somebody away: then none are, and the answers go all the same. */
  async function release(window: string, branch: Branch, { store, limiter }: Kept): Promise<boolean> {
    const { areas, fewest = LEAST } = branch.reporting ?? NO_REPORTING
    const headcounts = Object.fromEntries(areas.map(({ key, headcount }) => [key, headcount]))
    const distinct = alone && limiter.sinceBoot(window)
    // Needed once in four weeks.
    const { publish } = await import('../reports/publish.ts')
    let published: Published | undefined
    await store.release(window, (rows, earlier): Draft => {
      published = publish({ rows, batch: window, headcounts, k: fewest, earlier, audience: 'branch', distinct })
      const closed = clock.now().toZonedDateTimeISO(branch.zone).toPlainDate().toString()
      const blind = randomBytes(BLIND_BYTES).toString('hex')
      if (!('refused' in published) && published.cells.length > 0)
        return { closed, cells: published.cells, params: { ...published.params, blind } }
      // The same for none and for a few: whether Steward was sure of them would say that there were some.
      return { closed, params: { batch: window, audience: 'branch', k: fewest, distinct: false, blind }, cells: [] }
    })
    return published === undefined || !('refused' in published)
  }

  return {
    async ofBranch({ branch: id }: Of<'release'>, key: string): Promise<readonly Job[]> {
      const branch = await settings.branch(id)
      const kept = await rooms.kept(branch)
      const now = clock.now()
      const last = lastReleased(now, branch.zone)
      let safe = true
      for (const window of await due(kept.store, last)) safe = (await release(window, branch, kept)) && safe
      await kept.store.expire(windowOf(now, branch.zone))
      const hour = afterQuiet(now, branch.quiet, branch.zone)
      const spaces = await settings.spaces(id)
      const isEmployers = ({ platform, space }: Place): boolean =>
        spaces.some((each) => each.platform === platform && each.id === space && each.owner === 'employer')
      const tell = (places: readonly Place[], officers: boolean): readonly Job[] =>
        places
          .filter((to) => !isEmployers(to))
          .map((to) => ({
            key: `release told ${id} ${last} ${officers} ${where(to)}`,
            due: hour,
            work: { kind: 'release told', branch: id, window: last, to, officers },
          }))
      return [
        ...tell(await places.officers(id), true),
        ...(isInUse(branch, last) ? tell(await places.announcing(id), false) : []),
        ...(safe ? [] : [trouble(`${key} ${last}`, id, now)]),
        releaseJob(branch, clock),
      ]
    },

    async told({ branch, window, to, officers }: Of<'release told'>, said: Said): Promise<readonly Job[]> {
      const message = officers ? officersTold(window) : membersTold(window)
      return (await speaker.post(to, message, said, branch)).next
    },
  }
}
