import type { Ask } from './access.ts'
import type { Branch, Settings } from './stores.ts'
import { UserError } from './user-error.ts'

const NOTHING_DONE =
  'So I have done nothing and kept nothing. If you wrote something that you would tell nobody else, delete it here.'

/**
 * The branch that somebody asks about: the space's, or, in a direct message outside any space, the one of whose servers they
 * are a member. That is asked of the platform each time: a list of members must not exist.
 */
export async function branchOf({ place, memberSince }: Ask, settings: Settings): Promise<Branch> {
  if (place.space !== undefined) return settings.branchOf(place.platform, place.space)
  const branches = await settings.branches()
  const own = branches.length === 1 ? branches : await where(branches, isOfBranch)
  const [branch, ...others] = own
  if (!branch)
    throw new UserError(
      `I serve several branches, and you are in no server of theirs that I know. ${NOTHING_DONE} Ask in your branch’s own server.`,
    )
  if (others.length > 0)
    throw new UserError(
      `You are in the servers of several branches (${own.map(({ name }) => name).join(', ')}), and here I cannot tell which you mean. ${NOTHING_DONE} Ask in that branch’s server.`,
    )
  return branch

  async function isOfBranch({ id }: Branch): Promise<boolean> {
    const spaces = (await settings.spaces(id)).filter(({ platform }) => platform === place.platform)
    return (await where(spaces, async (space) => (await memberSince(space.id)) !== undefined)).length > 0
  }
}

async function where<T>(all: readonly T[], holds: (one: T) => Promise<boolean>): Promise<readonly T[]> {
  const held = await Promise.all(all.map(holds))
  return all.filter((_, n) => held[n])
}
