import type { Branch, Settings, Space } from '../../src/core/stores.ts'

/** Sets a server or workspace to exactly this. */
export async function setSpace(settings: Settings, branch: string, space: Space): Promise<void> {
  await settings.saveSpace(branch, space, () => space)
}

/** Sets a branch to exactly this. */
export async function setBranch(settings: Settings, branch: Branch): Promise<void> {
  await settings.saveBranch(branch.id, () => branch)
}
