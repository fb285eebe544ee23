import { expect, it } from 'vitest'
import { inDispute, published, saying } from '../support/running.ts'

const WALKOUT = '/announce type:walkout when:"2 March 3pm for an hour" who:"UNISON members"'
const POST = { method: 'post', path: /^\/channels\/\d+\/messages$/ }
/** The library of Discord tries four times by itself. */
const TRIES = 4

type World = Awaited<ReturnType<typeof inDispute>>

const retried = async (world: World): Promise<void> => {
  for (let n = 0; n < 10; n++) await world.pass(1)
}

it.each([
  ['Slack', ({ slack }: World) => slack.slack.fail('chat.postMessage', 'no answer', 1)],
  ['Discord', ({ discord }: World) => discord.discord.failures.push({ ...POST, status: 'no answer', times: TRIES })],
] as const)(
  'an announcement that %s took without an answer calls nobody any more once the action is called off',
  async (_, unheard) => {
    const world = await inDispute({ now: '2017-02-28T09:00' })
    unheard(world)
    await published(world, WALKOUT)
    expect(saying(world, 'I’ll be there')).toBe(2)
    await published(world, '/calloff reason:"Talks."')
    await retried(world)
    expect(saying(world, 'I’ll be there')).toBe(0)
    expect(saying(world, 'CALLED OFF')).toBe(4)
  },
  90_000,
)

it('an announcement that comes through only after the call-off notifies nobody, and says what holds', async () => {
  const world = await inDispute({ now: '2017-02-28T09:00' })
  const { failures, posts } = world.discord.discord
  failures.push({ ...POST, status: 500, times: TRIES })
  await published(world, `${WALKOUT} everyone:yes`)
  await published(world, '/calloff reason:"Talks."')
  await retried(world)
  expect([...posts.values()].map(({ message }) => message.mention_everyone)).not.toContain(true)
  expect(saying(world, 'I’ll be there')).toBe(0)
})
