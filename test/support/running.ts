import { openWorld, type World } from './world.ts'

const DISPUTE =
  '/opendispute title:"Kirklees social workers" employer:"Kirklees Council" union:"UNISON Kirklees" about:"Caseloads, pay, IT."'

/** A branch with an open dispute, whose officers are about to act. */
export async function inDispute(options: Parameters<typeof openWorld>[0] = {}): Promise<World> {
  const world = await openWorld(options)
  await world.officer(DISPUTE)
  await world.press('Record it')
  return world
}

/** What an officer types, and then publishes. */
export async function published(world: World, line: string): Promise<void> {
  await world.officer(line)
  await world.press('Publish')
}

/** All that stands in channels and in direct conversations, as it reads now. */
export const posts = ({ discord, slack }: World): readonly string[] => [
  ...[...discord.discord.posts.values()].map((post) => JSON.stringify(post)),
  ...slack.slack.space.messages.map((message) => JSON.stringify(message)),
]

export const saying = (world: World, words: string): number =>
  posts(world).filter((post) => post.includes(words)).length
