import { openWorld, type World } from './world.ts'

const DISPUTE =
  '/opendispute title:"Kirklees social workers" employer:"Kirklees Council" union:"UNISON Kirklees" about:"Caseloads, pay, IT."'

/** A branch with an open dispute, whose officers are about to act. */
export async function inDispute(options: Parameters<typeof openWorld>[0] = {}): Promise<World> {
  const world = await openWorld(options)
  await world.officer(DISPUTE)
  await yes(world, 'Record it')
  return world
}

export const SECOND = '500000000000000002'

/** What an officer types, and then publishes. */
export async function published(world: World, line: string): Promise<void> {
  await world.officer(line)
  await yes(world, 'Publish')
}

/** The yes to what was just shown, and the second officer's, where that is needed. */
export async function yes(world: World, label: string): Promise<void> {
  const { code } = world
  if (!(await world.press(label)).includes('A second officer has to confirm it')) return
  await world.officer(`/confirm ${code}`, SECOND)
  await world.press('Confirm')
}

/** All that stands in channels and in direct conversations, as it reads now. */
export const posts = ({ discord, slack }: World): readonly string[] => [
  ...[...discord.discord.posts.values()].map((post) => JSON.stringify(post)),
  ...slack.slack.space.messages.map((message) => JSON.stringify(message)),
]

export const saying = (world: World, words: string): number =>
  posts(world).filter((post) => post.includes(words)).length
