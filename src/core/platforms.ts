import type { Adapter } from './adapter.ts'
import type { Platforms } from './command.ts'
import type { Platform } from './message.ts'

/** What commands may do with the adapters that run. */
export function platformsOf(adapters: readonly Adapter[]): Platforms {
  const adapter = (platform: Platform): Adapter => {
    const found = adapters.find((each) => each.platform === platform)
    if (!found) throw new Error(`no adapter for ${platform}`)
    return found
  }
  return {
    list: () => adapters.map((each) => ({ platform: each.platform, state: each.state() })),
    missing: (place, use) => adapter(place.platform).missing(place, use),
    read: (ref) => adapter(ref.place.platform).read(ref),
    post: async (place, message, key) => {
      await adapter(place.platform).post(place, message, key)
    },
  }
}
