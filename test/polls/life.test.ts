import { describe, expect, it } from 'vitest'
import { askOf, pollWorld } from './world.ts'

describe('an open poll on Discord and Slack at once', () => {
  it('is one poll: one tally, shown on both, closed in time, with one result', async () => {
    const world = await pollWorld()
    const { discord, slack } = world
    await world.ask('Where shall we meet?', 'options:"Town hall; Library" closes:"Friday 5pm"')
    for (const person of [discord, slack]) {
      expect((await person.posted?.())?.text).toContain('Informal poll – not a ballot, gives no legal mandate.')
      expect((await person.posted?.())?.text).toContain('Reactions are public')
    }
    await discord.react?.('1️⃣', 'member')
    await slack.react?.('2️⃣', 'member')
    await slack.react?.('2️⃣', 'officer')
    await expect
      .poll(async () => {
        await world.pass(1)
        return (await discord.posted?.())?.text
      })
      .toMatch(/Town hall\W+1 \(33%\)[\s\S]*Library\W+2 \(67%\)/)
    expect((await slack.posted?.())?.text).toContain('3 people voted so far.')

    // The member on Discord changes their mind, and Steward takes the older choice away.
    await discord.react?.('2️⃣', 'member')
    await expect
      .poll(async () => {
        await world.pass(1)
        return (await slack.posted?.())?.text
      })
      .toMatch(/Library\W+3 \(100%\)/)

    // On Slack it may not; whoever has chosen two is not counted, and the poll says so.
    await slack.react?.('1️⃣', 'officer')
    await expect
      .poll(async () => {
        await world.pass(1)
        return (await discord.posted?.())?.text
      })
      .toContain('1 person chose more than one option, and is not counted.')
    const listed = async (as: 'officer' | 'member'): Promise<string> => (await slack.command('/polls', as)).text
    expect(await listed('member')).toContain('You have voted in every open poll.')
    expect(await listed('officer')).toContain('1 of 1 still wants your vote.')
    expect(await listed('officer')).toContain(
      'you chose more than one option, so you are not counted: take back what is too many',
    )

    await world.pass(3 * 24 * 60)
    for (const person of [discord, slack]) {
      const text = (await person.posted?.())?.text ?? ''
      expect(text).toContain('Result: Where shall we meet?')
      expect(text).toContain('Most votes: Library.')
      expect(text).toContain('Closed Fri 3 March 2017, 5pm UK time, counted')
    }
    await slack.command('/export', 'manager')
    await expect.poll(() => slack.slack.space.shared).toHaveLength(1)
    const [file] = slack.slack.space.shared
    expect(file?.name).toMatch(/^poll-2017-03-04\.csv$/)
    expect(file?.content).toContain('Where shall we meet?,Library,2,2')
    expect(discord.discord.violations).toEqual([])
  }, 60_000)

  it('counts votes cast while nobody heard of them, and none that was withdrawn', async () => {
    const world = await pollWorld()
    const { discord, slack } = world
    await world.ask('Which day?', 'options:"Mon; Tue" closes:"Friday 5pm"')
    discord.discord.gateway.invalidate()
    await slack.react?.('1️⃣', 'member')
    await slack.unreact?.('1️⃣', 'member')
    await slack.react?.('2️⃣', 'manager')
    await world.pass(3 * 24 * 60)
    expect((await slack.posted?.())?.text).toMatch(/Mon\W+0 \(0%\)[\s\S]*Tue\W+1 \(100%\)/)
  }, 40_000)

  it('goes on where one of its messages was deleted, and says so in the result', async () => {
    const world = await pollWorld()
    await world.ask('Which hour?', 'options:"Noon; 3pm" closes:"Friday 5pm"')
    await world.discord.remove?.()
    await world.slack.react?.('1️⃣', 'member')
    await world.pass(3 * 24 * 60)
    const text = (await world.slack.posted?.())?.text
    expect(text).toContain('Most votes: Noon.')
    expect(text).toContain('I could not read one message of this poll at the count: it was deleted')
  }, 40_000)
})

it('can be given another end, and opened again by its author', async () => {
  const world = await pollWorld()
  const { discord, slack } = world
  await world.ask('Which hall?', 'options:"Town; Village" closes:"Friday 5pm"')
  await slack.react?.('1️⃣', 'member')
  expect((await slack.command('/extendpoll closes:"Saturday noon"')).text).toContain('Only the author of a poll')
  expect((await discord.direct('extendpoll closes:"Saturday noon"')).text).toContain(
    'is open until Sat 4 March 2017, noon',
  )
  await world.pass(1)
  expect((await slack.posted?.())?.text).toContain('Closes Sat 4 March 2017, noon UK time')
  await world.pass(3 * 24 * 60)
  expect((await slack.posted?.())?.text).not.toContain('Result')
  await world.pass(24 * 60)
  expect((await slack.posted?.())?.text).toContain('Result: Which hall?')
  expect((await discord.direct('extendpoll closes:"Friday 5pm"')).text).toContain(
    'is open until Fri 10 March 2017, 5pm',
  )
  await world.pass(1)
  expect((await discord.command('/polls')).text).toContain('Which hall?')
  // What everybody has read as the result is taken back where they have read it.
  for (const person of [discord, slack]) {
    const text = (await person.posted?.())?.text ?? ''
    expect(text).toContain('Taken back: the result of “Which hall?”')
    expect(text).not.toMatch(/Most votes|Closed/)
  }
  await world.pass(7 * 24 * 60)
  for (const person of [discord, slack]) {
    const text = (await person.posted?.())?.text ?? ''
    expect(text).toContain('Result: Which hall?')
    expect(text).toContain('Most votes: Town.')
  }
  expect(discord.discord.violations).toEqual([])
}, 40_000)

it('that is just being counted is opened again when it is counted, and says so', async () => {
  const world = await pollWorld()
  const { discord, slack } = world
  const id = await world.ask('Which hall?', 'options:"Town; Village"')
  await discord.direct(`closepoll ${id}`)
  slack.slack.fail('reactions.get', '5xx', 9)
  await world.pass(1)
  const extend = async () => (await discord.direct(`extendpoll closes:"Saturday noon" poll:${id}`)).text
  expect(await extend()).toContain('has just closed, and is being counted. Ask again when its result is out')
  slack.slack.mend()
  await world.pass(1)
  expect(await extend()).toContain('is open until Sat 4 March 2017, noon')
}, 40_000)

it('is tied where it is tied', async () => {
  const world = await pollWorld()
  const id = await world.ask('Which?', 'options:"A; B"')
  await world.slack.react?.('1️⃣', 'member')
  await world.discord.react?.('2️⃣', 'officer')
  await world.discord.direct(`closepoll ${id}`)
  await world.pass(1)
  expect((await world.slack.posted?.())?.text).toContain('A tie: A and B. 2 people voted.')
}, 40_000)

describe('a secret poll on Discord and Slack at once', () => {
  it('takes each vote once, answers in private, and shows totals at the end alone', async () => {
    const world = await pollWorld()
    const { discord, slack } = world
    const id = await world.ask(
      'Shall we ask for a meeting?',
      'options:"Yes; No" secret:yes roll:300 closes:"Friday 5pm"',
    )
    expect((await slack.posted?.())?.buttons).toEqual(['1. Yes', '2. No'])
    const vote = (platform: 'discord' | 'slack', person: string, option: number) =>
      world.bot.answer(`vote ${id} ${option}`, askOf(platform, person), discord.adapter.limits)
    expect((await vote('discord', '1', 1)).summary).toContain('Your vote is in the box.')
    expect((await vote('discord', '1', 2)).summary).toContain('You have voted in this poll already.')
    for (const person of ['U1', 'U2', 'U3', 'U4']) await vote('slack', person, 2)
    await world.pass(10)
    expect((await discord.posted?.())?.text).not.toMatch(/\d+%/)
    await world.pass(3 * 24 * 60)
    for (const person of [discord, slack]) {
      const text = (await person.posted?.())?.text ?? ''
      expect(text).toMatch(/Yes\W+1 \(20%\)[\s\S]*No\W+4 \(80%\)/)
      expect(text).toContain('5 of 300 who could vote did: 2%.')
    }
    expect((await vote('slack', 'U9', 1)).summary).toContain('This poll is closed.')
    expect(await world.store.polls.wrote(id, { platform: 'discord', id: '500000000000000001' })).toBe(false)
    expect((await discord.direct(`extendpoll closes:"20 March 5pm" poll:${id}`)).text).toContain('its box is sealed')
  }, 40_000)

  it('counts a member once who has linked two accounts', async () => {
    const world = await pollWorld()
    const { discord, slack } = world
    const id = await world.ask('Shall we ask?', 'options:"Yes; No" secret:yes')
    const code = /\/link (\w+)/.exec((await discord.command('/link')).text)?.[1] ?? ''
    expect((await slack.command(`/link ${code}`)).text).toContain('Linked.')
    expect((await slack.command(`/link ${code}`)).text).toContain('I do not know that code')
    expect((await slack.command(`/steward vote ${id} 1`)).text).toContain('Your vote is in the box.')
    expect((await discord.direct(`vote ${id} 2`)).text).toContain('You have voted in this poll already.')
    expect((await slack.command('/unlink')).text).toContain('The link is gone.')
  }, 40_000)

  it('withholds the totals of fewer than five votes', async () => {
    const world = await pollWorld()
    const id = await world.ask('Shall we ask?', 'options:"Yes; No" secret:yes')
    await world.slack.command(`/steward vote ${id} 1`)
    await world.discord.direct('closepoll')
    await world.pass(1)
    const text = (await world.slack.posted?.())?.text ?? ''
    expect(text).toContain('Fewer than 5 people voted, so the totals are not shown')
    expect(text).not.toContain('%')
    expect((await world.slack.command('/export', 'manager')).text).toContain('So few voted in secret')
    const branch = await world.store.settings.onlyBranch()
    expect((await world.store.polls.poll(branch.id, id))?.result).toMatchObject({ votes: [0, 0], voters: 1 })
  }, 40_000)
})
