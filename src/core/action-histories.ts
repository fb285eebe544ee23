import type { Context } from './command.ts'
import type { Action } from './facts.ts'

/** All that happened to each of these actions of one dispute, by the action's key. */
export async function historiesOf(
  actions: readonly Pick<Action, 'dispute' | 'key'>[],
  { facts, clock }: Pick<Context, 'facts' | 'clock'>,
): Promise<ReadonlyMap<string, readonly Action[]>> {
  const now = clock.now()
  const each = [...new Map(actions.map((action) => [action.key, action])).values()]
  return new Map(
    await Promise.all(each.map(async ({ dispute, key }) => [key, await facts.history(dispute, key, now)] as const)),
  )
}
