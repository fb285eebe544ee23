import { setTimeout as pause } from 'node:timers/promises'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { describe, expect, it } from 'vitest'
import type { Ask } from '../../src/core/access.ts'
import { openSealed } from '../../src/reports/seal.ts'
import { IDS } from '../emulators/discord/world.ts'
import { limits } from '../support/branch.ts'
import { type Confidence, confidence, filledIn } from '../support/confidence.ts'
import { setSpace } from '../support/settings.ts'

const WORRY = 'My caseload is unmanageable: 35 children since 3 March, call me on 07700 900123'
const KEPT =
  'About: Unmanageable caseloads\n\nMy caseload is unmanageable: 35 children since [date], call me on [phone]'
const PLATFORMS = ['discord', 'slack'] as const

/** All that stands on both platforms, as text. */
const standing = ({ discord, slack }: Confidence): string =>
  JSON.stringify([...discord.discord.posts.values(), ...slack.slack.space.messages])

describe.each(PLATFORMS)('a concern in a direct message on %s', (platform) => {
  it('is shown as it would be kept, and kept only when its writer sends it; then the preview goes', async () => {
    const world = await confidence()
    const person = world[platform]
    const shown = await person.direct(WORRY)
    expect(shown.text).toContain('Before you send anything')
    expect(shown.text).toContain('About: Unmanageable caseloads')
    expect(shown.text).toContain('35 children since [date], call me on [phone]')
    expect(shown.text).toContain('I took out: 1 phone number, 1 date.')
    expect(shown.buttons).toEqual(['Send anonymously', 'Don’t send'])
    expect(world.rows()).toEqual({})

    const before = person.cleared?.() ?? 0
    const sent = await person.press('Send anonymously')
    expect(sent.text).toContain('Sent. I have kept these words, and nothing that says whose they are.')
    expect(sent.text).toContain('Now delete your own message here')
    expect(sent.text).toContain('/concern is safer')
    await expect.poll(() => person.cleared?.()).toBe(before + 1)
    expect(await world.texts()).toEqual([KEPT])
    expect(standing(world)).not.toContain('This is what I would keep')
  })

  it('is not kept when its writer does not send it', async () => {
    const world = await confidence()
    const person = world[platform]
    await person.direct(WORRY)
    expect((await person.press('Don’t send')).text).toContain('Not sent, and I have kept nothing.')
    expect(world.rows()).toEqual({})
  })

  it('is shown anew when its writer has changed the message since, and kept as it was shown last', async () => {
    const world = await confidence()
    const person = world[platform]
    await person.direct(WORRY)
    await person.rewrite?.('My caseload is unmanageable, and nobody listens')
    const again = await person.press('Send anonymously')
    expect(again.text).toContain('My caseload is unmanageable, and nobody listens')
    expect(world.rows()).toEqual({})
    await person.press('Send anonymously')
    expect(await world.texts()).toEqual([
      'About: Unmanageable caseloads\n\nMy caseload is unmanageable, and nobody listens',
    ])
  })

  it('is not kept when its message is gone', async () => {
    const world = await confidence()
    const person = world[platform]
    await person.direct(WORRY)
    await person.deleteOwn()
    expect((await person.press('Send anonymously')).text).toContain(
      'Your message is not there any more, so there is nothing to send. I have kept nothing.',
    )
    expect(world.rows()).toEqual({})
  })

  it('shows the first screen the first time, and only then', async () => {
    const world = await confidence()
    const person = world[platform]
    expect((await person.direct(WORRY)).text).toContain('Before you send anything')
    const second = (await person.direct(`${WORRY} and at night`)).text
    expect(second).not.toContain('Before you send anything')
    expect(second).toContain('It is not sealed: whoever runs this server can read it.')
  })

  it('is asked for where a few words could be a question, and then taken', async () => {
    const world = await confidence()
    const person = world[platform]
    expect((await person.direct('bullied at work')).text).toContain('tell me something in confidence, or to ask?')
    expect((await person.press('Tell it in confidence')).text).toContain('About: Bullying')
    expect(world.rows()).toEqual({})
  })

  it('is refused where officers have shut that door, with the other door beside it', async () => {
    const world = await confidence()
    await world.officer('/reporting direct:no')
    const person = world[platform]
    const shut = await person.direct(WORRY)
    expect(shut.text).toContain('nothing is told to me in direct messages. I have kept nothing.')
    expect((await person.press('Open the form')).form).toContain('What should officers know?')
  })

  it('is not shown where it holds seven words of a receipt, which go into a form', async () => {
    const world = await confidence()
    const person = world[platform]
    const words = 'unlatch cartridge mulberry stunned overbook dolly wharf'
    for (const text of [words, `my words are ${words}, is there an answer?`]) {
      const said = await person.direct(text)
      expect(said.text).toContain('If you wrote them in a message, delete it now.')
      expect(said.text).not.toContain('mulberry')
      expect(said.buttons).toEqual([])
    }
    for (const text of [`replies ${words}`, `replies words:"${words}" withdraw:yes`]) {
      const said = await person.direct(text)
      expect(said.text).toContain('Please never write that in a message, and delete yours here.')
      expect(said.text).not.toContain('mulberry')
      expect((await person.press('Open the form')).form).toEqual(['Your seven words', 'Delete what you wrote?'])
    }
  })

  it('says what is too long, and what says nothing', async () => {
    const world = await confidence()
    const person = world[platform]
    expect((await person.direct('word '.repeat(300))).text).toContain('That is more than I can keep')
    expect((await person.direct('. '.repeat(30))).text).not.toContain('Something went wrong')
    // A picture alone comes without any words.
    expect((await person.direct('')).text).toContain('I take words only: I have not looked at what you sent')
    expect(world.rows()).toEqual({})
  })

  it('is taken by direct message where only another one of the servers is the employer’s', async (test) => {
    if (platform === 'slack') return test.skip('there a direct message is in its workspace')
    const world = await confidence()
    const person = world[platform]
    const { settings } = world.store
    const { id } = await settings.onlyBranch()
    await setSpace(settings, id, { platform, id: 'employers', owner: 'employer' })
    expect((await person.direct(WORRY)).buttons).toContain('Send anonymously')
    await setSpace(settings, id, { platform, id: person.space, owner: 'employer' })
    expect((await person.direct(WORRY)).text).toContain('This server or workspace is the employer’s')
  })

  it('is off where the workspace is the employer’s, and says so', async () => {
    const world = await confidence()
    const person = world[platform]
    const branch = await world.store.settings.onlyBranch()
    await setSpace(world.store.settings, branch.id, { platform, id: person.space, owner: 'employer' })
    const off = 'This server or workspace is the employer’s'
    expect((await person.direct(WORRY)).text).toContain(off)
    for (const name of ['concern', 'workload', 'replies'] as const) {
      const said = await person.command(`/${name}`)
      expect(said.form, name).toBeUndefined()
      expect(said.text, name).toContain(off)
    }
    expect((await person.command('/evidence')).text).toContain(off)
    if (platform === 'discord')
      for (const line of [
        '/concerns',
        '/evidencepack',
        '/answer code:abc text:"Hello"',
        'concernstaken 2017-P02',
        '/reporting fewest:100',
        'raisefewest 100',
        '/reporting direct:no',
      ])
        expect(await world.officer(line)).toContain(off)
    expect(world.rows()).toEqual({})
  })
})

describe('a press that comes twice', () => {
  it('keeps one text on Slack, delivered again or pressed again', async () => {
    const world = await confidence()
    const { slack } = world
    await slack.direct(WORRY)
    const { message } = slack.slack.appearances.at(-1) ?? {}
    const button = JSON.stringify(message).match(/sendconcern [\d.]+ \w+/)?.[0] ?? ''
    const press = (trigger: string) => ({
      type: 'block_actions',
      token: 'legacy',
      api_app_id: 'A1',
      team: { id: slack.space, domain: 'branch' },
      user: { id: slack.person, username: 'sam', team_id: slack.space },
      trigger_id: trigger,
      response_url: slack.slack.responseUrl('C0ANNOUNCE', slack.person),
      channel: { id: 'D0MEMBER', name: 'dm' },
      container: { type: 'message', channel_id: 'D0MEMBER', message_ts: '1488366000.0', is_ephemeral: false },
      message: { type: 'message', ts: '1488366000.0' },
      actions: [{ type: 'button', action_id: 'run:0', block_id: 'b', value: button, action_ts: '1488366000.0' }],
    })
    const once = slack.slack.trigger()
    await slack.deliver('interactive', press(once))
    await slack.deliver('interactive', press(once))
    await slack.deliver('interactive', press(slack.slack.trigger()))
    await expect.poll(() => world.rows()).toEqual({ note: 1 })
    await world.catchUp()
    expect(world.rows()).toEqual({ note: 1 })
  })

  it.each(['at once', 'once they are shown'])('leaves the seven words in their window on Slack: %s', async (when) => {
    const { slack, rows } = await confidence()
    await slack.command('/concern')
    await slack.fill({ text: WORRY, reply: 'yes' })
    const first = slack.slack.appearances.length
    const [one, two] = [slack.pressing('Send anonymously'), slack.pressing('Send anonymously')]
    const sent = slack.deliver('interactive', one)
    if (when === 'at once') await slack.deliver('interactive', two)
    await sent
    await expect.poll(() => JSON.stringify(slack.slack.appearances.slice(first))).toContain('seven words')
    if (when !== 'at once') await slack.deliver('interactive', two)
    await slack.direct('status')
    const [window] = slack.slack.space.views.values()
    expect(JSON.stringify(window)).toContain('These are your seven words.')
    expect(rows()).toEqual({ thread: 1, thread_msg: 1 })
    expect(slack.slack.violations).toEqual([])
  })

  it('keeps one text on Discord', async () => {
    const world = await confidence()
    const { discord } = world
    await discord.direct(WORRY)
    await discord.press('Send anonymously')
    discord.redeliver()
    await discord.direct('status')
    expect(world.rows()).toEqual({ note: 1 })
  })

  it('says no more than it knows where the first may still fail, and leaves the button', async () => {
    const world = await confidence()
    await world.discord.direct(WORRY)
    const [send = ''] = /sendconcern \d+ \w+/.exec(standing(world)) ?? []
    const alone: Ask = { ...world.asOfficer, place: { platform: 'discord', channel: IDS.direct } }
    const press = () => world.bot.answer(send, alone, limits)
    world.tamper('alter table note rename to elsewhere')
    const [first, second] = await Promise.all([press(), press()])
    expect(first.summary).toContain('this may not have been done')
    expect(second.summary).toContain('If I answered that it is sent, it is kept, once')
    expect(second.clears).toBeUndefined()
    world.tamper('alter table elsewhere rename to note')
    expect((await press()).summary).toContain('Sent.')
    expect(world.rows()).toEqual({ note: 1 })
  })
})

describe.each(PLATFORMS)('a concern in the form on %s', (platform) => {
  it('is shown, and kept when it is sent; nothing of it ever stands in a message', async () => {
    const world = await confidence()
    const person = world[platform]
    expect((await person.command('/concern')).form).toEqual(['What should officers know?', 'About', 'Want an answer?'])
    const shown = await person.fill({ text: WORRY, about: 'pay' })
    expect(shown).toMatchObject({ private: true, buttons: ['Send anonymously', 'Don’t send'] })
    expect(shown.text).toContain('About: Pay')
    expect(world.rows()).toEqual({})
    expect((await person.press('Send anonymously')).text).toContain('Sent.')
    expect(await world.texts()).toEqual([KEPT.replace('Unmanageable caseloads', 'Pay')])
    expect(standing(world)).not.toContain('unmanageable')
  })

  it('gives seven words once, to its writer alone, and with them the officers’ answer, once', async () => {
    const world = await confidence()
    const person = world[platform]
    await person.command('/concern')
    await person.fill({ text: WORRY, reply: 'yes' })
    const sent = await person.press('Send anonymously')
    expect(sent.private).toBe(true)
    const words = /\b([a-z]+(?: [a-z]+){6})\b(?=\s*Write them)/.exec(sent.text.replace(/[\n*]+/g, ' '))?.[1] ?? ''
    expect(words.split(' ')).toHaveLength(7)
    expect(standing(world)).not.toContain(words.split(' ')[0] ?? '-')
    expect(world.log.text()).not.toContain(words.split(' ')[0] ?? '-')

    const replies = async (given: string, withdraw?: string) => {
      await person.command('/replies')
      return (await person.fill({ words: given, ...(withdraw ? { withdraw } : {}) })).text
    }
    const nothing = await replies(words)
    expect(nothing).toContain('There is nothing to read')
    // Wrong words read like those that nobody has answered yet.
    expect(await replies('seven quite wrong words that are nothing')).toBe(nothing)

    const branch = await world.store.settings.onlyBranch()
    const kept = await world.rooms.kept(branch)
    await world.until('2017-04-03T07:00')
    for (let n = 0; n < 4; n++) await (await world.rooms.room(branch)).note('filler')
    await world.until('2017-05-02T07:00')
    const bundle = await (await world.rooms.room(branch)).bundle()
    const code = /^([a-z0-9]{8}) /m.exec(bundle?.file ?? '')?.[1] ?? ''
    expect(await world.officer(`/answer code:${code} text:"We raise it on Monday."`)).toContain('Your answer is there')
    expect(await world.officer('/answer code:zzzzzzzz text:"Hello."')).toContain('I know no text with that code')
    expect(JSON.stringify(await kept.store.unreleased())).not.toContain('Monday')

    const read = await replies(` ${words.toUpperCase().replaceAll(' ', ', ')} `)
    expect(read).toContain('We raise it on Monday.')
    // It may not have arrived.
    expect(await replies(words)).toContain('We raise it on Monday.')
    world.clock.wait(16)
    expect(await replies(words)).toBe(nothing)
    expect(await replies(words, 'yes')).toContain('I have deleted it')
    expect(await world.officer(`/answer code:${code} text:"Too late."`)).toContain('I know no text with that code')
  })

  it('is let go of after a quarter of an hour, and says so', async () => {
    const world = await confidence()
    const person = world[platform]
    await person.command('/concern')
    await person.fill({ text: WORRY })
    world.clock.wait(16)
    expect((await person.press('Send anonymously')).text).toContain('I do not have that text any more')
    expect(world.rows()).toEqual({})
  })
})

it('a text that could not be kept for a reason that nobody knows can be sent again by the same button', async () => {
  const world = await confidence()
  const shown = await filledIn(world, 'concern', WORRY, world.asOfficer)
  const [send] = shown.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []))
  const press = async () => (await world.bot.answer(send?.run ?? '', world.asOfficer, limits)).summary
  world.tamper('alter table note rename to elsewhere')
  expect(await press()).toContain('this may not have been done. Please try again')
  world.tamper('alter table elsewhere rename to note')
  expect(await press()).toContain('Sent.')
  expect(await press()).toContain('I do not have that text any more')
  expect(await world.texts()).toEqual([KEPT])
})

it('an answer has no web address, by which an officer could learn who opens it', async () => {
  const world = await confidence()
  for (const text of ['Look at https://example.org/r?id=7.', 'See www.example.org', 'It is on example.co.uk/seven'])
    expect(await world.officer(`/answer code:abcdefgh text:"${text}"`)).toContain('Please leave web addresses out')
})

it('a text that nobody took is gone after sixteen weeks at most, and who told it is forgotten with the window', async () => {
  const world = await confidence({ now: '2017-02-27T00:00' })
  const branch = await world.store.settings.onlyBranch()
  await (await world.rooms.room(branch)).note('told on the first day of a window')
  const { limiter } = await world.rooms.kept(branch)
  limiter.take('sam', 'workload', '2017-P03')
  world.clock.wait(60 * 24 * 7 * 16 - 90)
  await world.rooms.tick([branch])
  expect(world.rows()).toEqual({ note: 1 })
  world.clock.wait(120)
  // Also where the file of another branch is damaged.
  await expect(world.rooms.tick([{ ...branch, id: 'damaged' }, branch])).rejects.toThrow('damaged')
  expect(world.rows()).toEqual({})
  // Asked for by the clock put back, as it is asked for nowhere else: the key is another one.
  expect(limiter.had('sam', 'workload', '2017-P03')).toBe(false)
})

describe.each(PLATFORMS)('where the disk is full, on %s', (platform) => {
  it('says so in a sentence, keeps nothing, and lets the writer try again', async () => {
    const world = await confidence({ pages: 1 })
    const person = world[platform]
    await person.command('/concern')
    await person.fill({ text: WORRY })
    for (const label of ['Send anonymously', 'Try again'])
      expect((await person.press(label)).text).toContain('There is no room left on the disk')
    await person.direct(WORRY)
    for (const label of ['Send anonymously', 'Send anonymously']) {
      await person.direct(WORRY)
      expect((await person.press(label)).text).toContain('There is no room left on the disk')
    }
    expect(world.rows()).toEqual({})
    expect(world.log.text()).not.toContain('caseload')
  })
})

describe('somebody who floods', () => {
  it('is stopped at twenty in four weeks, with nothing kept of the next', async () => {
    const world = await confidence()
    for (let n = 0; n < 21; n++) {
      await world.slack.command('/concern')
      await world.slack.fill({ text: `${WORRY} ${'again '.repeat(n)}` })
      const sent = await world.slack.press('Send anonymously')
      expect(sent.text).toContain(n < 20 ? 'Sent.' : 'You have told me 20 things in these four weeks')
    }
    expect(world.rows()).toEqual({ note: 20 })
  })

  it('pushes out no text that somebody else has not sent yet', async () => {
    const world = await confidence()
    await world.slack.command('/concern')
    await world.slack.fill({ text: WORRY })
    const stooge = { ...world.asOfficer, asker: { platform: 'discord', id: 'stooge' } } as const
    for (let n = 0; n < 60; n++)
      expect((await filledIn(world, 'concern', `Text ${n}`, stooge)).summary).toContain('This is what I would keep')
    expect((await filledIn(world, 'concern', 'One more', stooge)).summary).toContain('60 times in these four weeks')
    expect((await world.slack.press('Send anonymously')).text).toContain('Sent.')
    expect(await world.texts()).toEqual([KEPT])
  })
})

describe('a member who takes no messages from Steward', () => {
  it('gets none, and nothing is kept or logged of what they wrote', async () => {
    const world = await confidence()
    await world.discord.blockDirect?.()
    await world.slack.blockDirect?.()
    for (const person of [world.discord, world.slack]) await Promise.race([person.direct(WORRY), pause(500)])
    expect(world.rows()).toEqual({})
    expect(world.log.text()).toContain('"platform":"discord"')
    expect(world.log.text()).not.toMatch(/caseload|07700|concern/)
  })
})

describe('with organisers’ keys', () => {
  it('is sealed before it is written, and the same size whatever it says; only an organiser opens it', async () => {
    const identity = await generateIdentity()
    const world = await confidence({ recipients: [await identityToRecipient(identity)] })
    const { discord } = world
    const shown = await discord.direct(WORRY)
    expect(shown.text).toContain('only they can open it')
    expect(shown.text).not.toContain('not sealed')
    await discord.press('Send anonymously')
    await discord.direct('I am afraid of my manager and of tomorrow')
    await discord.press('Send anonymously')
    expect(await world.texts()).toEqual(['', ''])
    const { store } = await world.rooms.kept(await world.store.settings.onlyBranch())
    for (let n = 0; n < 3; n++) await (await world.rooms.room(await world.store.settings.onlyBranch())).note('filler')
    const all = (await store.bundle('2017-P03'))?.texts ?? []
    expect(new Set(all.map(({ bytes }) => bytes.length)).size).toBe(1)
    const opened = await Promise.all(all.map(({ bytes }) => openSealed(bytes, identity)))
    expect(opened).toContain(KEPT)
  })
})
