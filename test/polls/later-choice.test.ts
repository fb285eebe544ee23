import { expect, it } from 'vitest'
import { type PollWorld, pollWorld } from './world.ts'

const textOf = async ({ discord }: PollWorld): Promise<string> => (await discord.posted?.())?.text ?? ''

async function worldWithPoll(): Promise<PollWorld> {
  const world = await pollWorld()
  await world.ask('Where?', 'options:"Town hall; Library"')
  return world
}

/** Lets time pass until the poll says that. */
const says = (world: PollWorld, words: string | RegExp): Promise<unknown> =>
  expect
    .poll(async () => {
      await world.pass(1)
      return textOf(world)
    })
    .toMatch(words)

/** Waits until Steward has heard of what was pressed, and has not counted it yet. */
const heard = ({ store }: PollWorld): Promise<unknown> => expect.poll(() => store.jobs.nextDue()).toBeDefined()

/** What the member has under the poll on Discord. */
const member = ({ discord: { discord, person } }: PollWorld): readonly string[] =>
  [...discord.reactions.values()].flatMap((given) =>
    given.filter((each) => each.person === person).map((each) => each.emoji),
  )

/** The member presses, and Discord tells nobody. */
function unheard({ discord: { discord, person } }: PollWorld, ...emoji: readonly string[]): void {
  const [message] = [...discord.reactions.keys()]
  const others = (discord.reactions.get(message ?? '') ?? []).filter((each) => each.person !== person)
  discord.reactions.set(message ?? '', [...others, ...emoji.map((each) => ({ emoji: each, person }))])
}

it('holds the later of two choices also where the count that was to read it failed', async () => {
  const world = await worldWithPoll()
  const { discord } = world
  await discord.react?.('1️⃣', 'member')
  await says(world, '1 person voted so far.')
  discord.discord.failures.push({ method: 'get', path: /\/messages\/\d+(\/reactions.*)?$/, status: 500, times: 12 })
  await discord.react?.('2️⃣', 'member')
  await heard(world)
  await world.pass(1)
  discord.discord.failures.length = 0
  await world.pass(1)
  expect(await textOf(world)).toMatch(/Library\W+1 \(100%\)/)
  expect(await textOf(world)).not.toContain('not counted')
}, 60_000)

it('does not know after a count who had pressed what last', async () => {
  const world = await worldWithPoll()
  await world.discord.react?.('1️⃣', 'member')
  await world.discord.react?.('2️⃣', 'member')
  await says(world, /Library\W+1 \(100%\)/)
  expect(member(world)).toEqual(['2️⃣'])
  unheard(world, '2️⃣', '1️⃣')
  await world.discord.react?.('2️⃣', 'officer')
  await says(world, '1 person chose more than one option, and is not counted.')
  expect(member(world)).toEqual(['2️⃣', '1️⃣'])
}, 40_000)

/** The line to Discord breaks, and is there again. */
async function gap({ discord, log }: PollWorld): Promise<void> {
  const connections = (): number => log.text().split('discord connected').length
  const before = connections()
  discord.discord.gateway.drop()
  await expect.poll(connections, { timeout: 15_000 }).toBeGreaterThan(before)
}

it.each([
  ['after a gap', 0],
  ['where the gap came during a count', 1],
])(
  'takes no choice for the older one %s, as it may have been made anew',
  async (_, times) => {
    const world = await worldWithPoll()
    const { discord } = world
    await discord.react?.('2️⃣', 'member')
    await heard(world)
    discord.discord.failures.push({ method: 'get', path: /\/messages\/\d+$/, status: 'hang', times })
    const count = times > 0 ? world.pass(1) : undefined
    await expect.poll(() => discord.discord.requests.filter(({ status }) => status === 'hang').length).toBe(times)
    unheard(world, '2️⃣', '1️⃣')
    await gap(world)
    await count
    await says(world, '1 person chose more than one option, and is not counted.')
    expect(member(world)).toEqual(['2️⃣', '1️⃣'])
  },
  60_000,
)
