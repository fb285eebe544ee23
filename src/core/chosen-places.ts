import type { Place, Use } from './adapter.ts'
import { type Context, UserError } from './command.ts'
import type { Platform } from './message.ts'
import type { Space } from './stores.ts'

/** The channel that officers chose in each of these spaces, where its platform runs: another is out of reach for good. */
export const channelsIn = (
  spaces: readonly Space[],
  runs: (platform: Platform) => boolean,
  chosen: (space: Space) => string | undefined,
): readonly Place[] =>
  spaces.flatMap((space) => {
    const { platform, id } = space
    const channel = chosen(space)
    return channel === undefined || !runs(platform) ? [] : [{ platform, space: id, channel }]
  })

/** The same for the asker's branch, where Steward can post in all of them now. `none`: what to say where there is none. */
export async function placesToPost(
  { settings, branch, platforms }: Context,
  chosen: (space: Space) => string | undefined,
  none: string,
  use?: Use,
): Promise<readonly Place[]> {
  const running = new Set(platforms.list().map(({ platform }) => platform))
  const places = channelsIn(await settings.spaces(branch.id), (platform) => running.has(platform), chosen)
  if (places.length === 0) throw new UserError(none)
  for (const place of places) {
    const [problem] = await platforms.missing(place, use)
    if (problem !== undefined) throw new UserError(problem)
  }
  return places
}
