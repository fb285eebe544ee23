import type { Adapter, Place } from '../core/adapter.ts'
import { channelsIn } from '../core/chosen-places.ts'
import type { Job, Work } from '../core/jobs.ts'
import type { Settings, Space } from '../core/stores.ts'
import type { Temporal } from '../core/time.ts'

/** What tells one place from another, in the key of a job. */
export const where = ({ platform, space = '', channel }: Place): string => `${platform} ${space} ${channel}`

/** A job for each of these places, to do the same there. */
export const toEach = <W extends Work & { readonly to?: Place }>(
  places: readonly Place[],
  work: W,
  key: string,
  due: Temporal.Instant,
): readonly Job[] => places.map((to) => ({ key: `${key} ${where(to)}`, due, work: { ...work, to } }))

export interface Places {
  /** Where actions of the branch are announced. */
  announcing(branch: string): Promise<readonly Place[]>
  /** Where its officers meet. */
  officers(branch: string): Promise<readonly Place[]>
  /** Whether the place still belongs to the branch: a server may have joined another. */
  has(branch: string, place: Pick<Place, 'platform' | 'space'>): Promise<boolean>
  /** Servers that have lists of events. */
  withEvents(branch: string): Promise<readonly (Pick<Place, 'platform'> & { readonly space: string })[]>
}

/** The places of a branch on those platforms that are connected: a platform taken out of the settings is out of reach for good. */
export function placesOf(settings: Settings, adapters: readonly Adapter[]): Places {
  const running = new Map(adapters.map((adapter) => [adapter.platform, adapter]))

  const chosen = async (branch: string, of: (space: Space) => string | undefined): Promise<readonly Place[]> =>
    channelsIn(await settings.spaces(branch), (platform) => running.has(platform), of)

  return {
    announcing: (branch) => chosen(branch, ({ announceChannel }) => announceChannel),
    officers: (branch) => chosen(branch, ({ officerChannel }) => officerChannel),
    async has(branch, { platform, space }) {
      return (
        space === undefined ||
        (await settings.spaces(branch)).some((each) => each.platform === platform && each.id === space)
      )
    },
    async withEvents(branch) {
      const all = (await settings.spaces(branch)).filter(({ platform }) => running.get(platform)?.limits.events)
      return all.map(({ platform, id }) => ({ platform, space: id }))
    },
  }
}
