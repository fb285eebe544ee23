import { describe, expect, it } from 'vitest'
import { IDS } from '../emulators/discord/world.ts'
import { confidence } from '../support/confidence.ts'
import { setSpace } from '../support/settings.ts'

const WORRY = 'My caseload is unmanageable: 35 children since 3 March, call me on 07700 900123'
const PLATFORMS = ['discord', 'slack'] as const

it('words that are typed behind /concern on Slack stand in its form, to be read once more', async () => {
  const world = await confidence()
  const text = 'my manager shouts at me, and nobody says a word'
  const { slack } = world
  expect((await slack.command(`/concern ${text}`)).form).toContain('What should officers know?')
  const [view] = slack.slack.space.views.values()
  expect(JSON.stringify(view)).toContain(`"initial_value":"${text}"`)
  expect((await slack.command('/replies a b c d e f g')).form).toContain('Your seven words')
  expect((await slack.command('/workload 27')).form).toContain('Children or cases')
  expect(world.rows()).toEqual({})
})

const RING = 'Samaritans on 116 123'

describe.each(PLATFORMS)('somebody in danger, on %s', (platform) => {
  it('is told whom to ring before anything else, also where nothing is taken', async () => {
    const world = await confidence()
    const person = world[platform]
    const plea = 'I want to kill myself, I cannot cope'
    const first = async (text: string): Promise<string> => (await person.direct(text)).text.split('\n')[0] ?? ''
    for (const text of [plea, `${plea}. `.repeat(40), 'ok i took all my pills', 'help me, I want to die'])
      expect(await first(text), text).toContain(RING)
    await world.officer('/reporting direct:no')
    expect(await first(plea)).toContain(RING)
    const { id } = await world.store.settings.onlyBranch()
    await setSpace(world.store.settings, id, { platform, id: person.space, owner: 'employer' })
    expect(await first(plea)).toContain(RING)
    expect((await person.direct('Is the strike on?')).text).not.toContain(RING)
  })

  it('is told so in the form as well, once', async () => {
    const person = (await confidence())[platform]
    await person.command('/concern')
    const { text } = await person.fill({ text: 'I cannot go on like this' })
    expect(text.split(RING)).toHaveLength(2)
  })
})

describe.each(PLATFORMS)('a direct message on %s', (platform) => {
  const TELL = 'Tell it in confidence'

  it('is asked for nothing in confidence where that would be refused', async () => {
    const world = await confidence()
    const person = world[platform]
    for (const text of ['hi', 'thanks', 'when is the strike?', 'can I be sacked?', 'stop'])
      expect((await person.direct(text)).buttons, text).toContain(TELL)
    await world.officer('/reporting direct:no')
    for (const text of ['hi', 'thanks', 'when is the strike?', 'can I be sacked?', 'stop']) {
      const said = await person.direct(text)
      expect(said.buttons, text).not.toContain(TELL)
      expect(said.text, text).not.toContain('in confidence')
    }
    expect((await person.direct('bullied at work')).text).toContain('Please delete your message here')
    expect((await person.direct('help')).text).not.toContain('tell me there')
  })

  it('is not repeated where it was taken for a command, as nobody can delete what Steward said', async () => {
    const world = await confidence()
    const person = world[platform]
    for (const text of [
      '/remindme my manager Sarah hit a child',
      '/nextaction my manager Sarah hit a child',
      '/issues Sarah hit a child',
    ]) {
      const said = await person.direct(text)
      expect(said.text, text).not.toContain('Sarah hit')
      expect(said.buttons, text).toContain(TELL)
    }
    for (const text of ['/my manager Sarah Jones hit a child', '/concern: my manager Sarah hit a child'])
      expect((await person.direct(text)).text, text).toContain('This is what I would keep')
    expect((await person.direct('/nextaction Thursday')).text).toContain('Thursday')
  })

  it('with the seven words of a receipt is never small talk', async () => {
    const person = (await confidence())[platform]
    const words = 'unlatch cartridge mulberry stunned overbook dolly wharf'
    for (const text of [`${words}?`, `are these right: ${words}`])
      expect((await person.direct(text)).text, text).toContain('If you wrote them in a message, delete it now.')
  })
})

it('a mention in a channel on Slack that is no command is not taken, and its writer is told to delete it', async () => {
  const { slack, rows } = await confidence()
  for (const line of ['concern: my manager Sarah hit a child', 'my manager Sarah hit a child']) {
    const said = await slack.mention(line)
    expect(said, line).toMatchObject({ private: true, buttons: ['Open the form'] })
    expect(said.text, line).toMatch(/delete (it|yours)/)
  }
  expect((await slack.mention('I want to kill myself')).text).toContain(RING)
  expect((await slack.mention('when is the next strike?')).text).toContain('Next: ')
  expect(rows()).toEqual({})
})

describe('a direct message on Discord of somebody who is only in the employer’s server of the branch', () => {
  it('is refused, as there', async () => {
    const world = await confidence()
    const { discord, store, clock } = world
    const { id } = await store.settings.onlyBranch()
    await store.settings.addSpaceCode(id, 'code2345', clock.now())
    await store.settings.joinBranch('discord', IDS.elsewhere, 'code2345', clock.now())
    await setSpace(store.settings, id, { platform: 'discord', id: IDS.elsewhere, owner: 'employer' })
    const { notIn } = discord.discord
    expect((await discord.direct(WORRY)).text).toContain('This is what I would keep')
    notIn.delete(IDS.elsewhere)
    notIn.add(IDS.guild)
    for (const line of [WORRY, '/evidence', '/workload'])
      expect((await discord.direct(line)).text, line).toContain('is the employer’s')
    notIn.add(IDS.elsewhere)
    expect((await discord.direct(WORRY)).text).toContain('I cannot see you in a server of the branch')
    expect(world.rows()).toEqual({})
  })
})

describe('what a form asks for, written where others may read it', () => {
  const UNSAID = 'Please never write that in a message, and delete yours here. I have done nothing with it.'

  it.each([
    '/concern my manager shouts at me every day',
    'concern text:"my manager shouts" reply:yes',
    'workload 27',
    'replies unlatch cartridge mulberry stunned overbook dolly wharf',
  ])('is not taken in a channel on Slack: %s', async (line) => {
    const world = await confidence()
    const said = await world.slack.mention(line)
    expect(said).toMatchObject({ private: true, buttons: ['Open the form'] })
    expect(said.text).toContain(UNSAID)
    expect(world.rows()).toEqual({})
  })

  it.each(PLATFORMS)('goes through the door of direct messages on %s, where that is open', async (platform) => {
    const world = await confidence()
    const person = world[platform]
    const shown = await person.direct('/concern my manager shouts at me every day')
    expect(shown.text).toContain('Until you press Send it is in these direct messages alone')
    await person.press('Send anonymously')
    expect(await world.texts()).toEqual(['About: Bullying\n\nmy manager shouts at me every day'])
    for (const line of ['/workload 27', 'workload cases:27']) {
      expect((await person.direct(line)).text, line).toContain(UNSAID)
    }
    await world.officer('/reporting direct:no')
    for (const line of ['/concern my manager shouts at me every day', 'concern text:"x y z" reply:yes', 'concern me'])
      expect((await person.direct(line)).text, line).toContain('Officers have set that nothing is told to me')
    expect(await world.texts()).toHaveLength(1)
  })

  it.each(PLATFORMS)('is not sent any more on %s once officers have shut that door', async (platform) => {
    const world = await confidence()
    const person = world[platform]
    await person.direct(WORRY)
    await world.officer('/reporting direct:no')
    expect((await person.press('Send anonymously')).text).toContain('Please delete your message here')
    expect(world.rows()).toEqual({})
  })
})
