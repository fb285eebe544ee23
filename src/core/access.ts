import type { Person, Place } from './adapter.ts'
import { UserError } from './command.ts'
import type { Space } from './stores.ts'
import type { Temporal } from './time.ts'

/** Undefined for whoever is no member, "unknown" where the platform does not tell. */
export type Since = Temporal.Instant | 'unknown' | undefined

/** Who asks, and where. */
export interface Ask {
  readonly asker: Person
  readonly place: Place
  /**
   * Whether the asker holds that Discord role or Slack user group; with none given, whether they manage the space.
   * A group that no longer exists is said to be gone.
   */
  holds(group: string | undefined): Promise<boolean | 'gone'>
  /** Since when the asker has been a member of that space of the same platform. */
  memberSince(space: string): Promise<Since>
  /** Whether the platform lets the asker notify everybody in the place. */
  mayNotifyAll(): Promise<boolean>
}

/** An officer holds the space's officers' group. Until one is set, or once it was deleted, whoever manages the space is one. */
export async function isOfficer(ask: Ask, space: Space): Promise<boolean> {
  const held = space.officerGroup === undefined ? 'gone' : await ask.holds(space.officerGroup)
  return held === 'gone' ? (await ask.holds(undefined)) === true : held
}

export async function mustBeOfficer(ask: Ask, space: Space | undefined): Promise<void> {
  if (!space)
    throw new UserError(
      'Please ask that in the branch’s server or workspace: in a direct message I cannot see who is an officer.',
    )
  if (!(await isOfficer(ask, space)))
    throw new UserError('Only the branch’s officers can do that. If you need it done, ask one of them.')
}
