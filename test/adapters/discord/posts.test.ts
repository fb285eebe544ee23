import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Message, say } from '../../../src/core/message.ts'
import { Temporal } from '../../../src/core/time.ts'
import { createPerson, type DiscordPerson } from '../../emulators/discord/person.ts'
import { specsArePresent } from '../../emulators/discord/spec.ts'
import { IDS, roles } from '../../emulators/discord/world.ts'
import { discordBot } from './bot.ts'

let person: DiscordPerson

beforeAll(async () => {
  person = await createPerson()
  await person.start(discordBot(person.log))
})

afterAll(async () => {
  if (specsArePresent) expect(person.discord.violations).toEqual([])
  await person.stop()
  await person.discord.stop()
})

const place = (channel: string, space: string = IDS.guild) => ({ platform: 'discord', space, channel }) as const
const missing = (channel: string, space?: string) => person.adapter.missing(place(channel, space))

describe('Discord: posts', () => {
  it('shows once what is posted twice with the same key', async () => {
    const first = await person.adapter.post(place(IDS.channel), say('Strike on Thursday.'), 'action-7-announced')
    const again = await person.adapter.post(place(IDS.channel), say('Strike on Thursday.'), 'action-7-announced')
    expect(again).toEqual(first)
    const other = await person.adapter.post(place(IDS.channel), say('Strike on Thursday.'), 'action-8-announced')
    expect(other.id).not.toBe(first.id)
  })

  it('finds what an earlier try has posted after all, when Discord does not know its key any more', async () => {
    const { discord, adapter } = person
    const to = place(IDS.channel)
    const asked = (poll: string): Message =>
      say('Which day?', { type: 'buttons', buttons: [{ label: 'Friday', run: `vote ${poll}` }] })
    const since = Temporal.Now.instant()
    const first = await adapter.post(to, asked('p1'), 'poll 1')
    discord.nonceMs = 0
    for (let n = 0; n < 60; n++) await adapter.post(to, say(`Message ${n}`), `other ${n}`)
    expect(await adapter.post(to, asked('p1'), 'poll 1', { since })).toEqual(first)
    const later = say('CALLED OFF')
    expect(await adapter.post(to, later, 'poll 1', { since, words: asked('p1') })).toEqual(first)
    // Not the same words for something else, nor the same thing that was said long ago.
    expect((await adapter.post(to, asked('p2'), 'poll 2', { since })).id).not.toBe(first.id)
    expect((await adapter.post(to, asked('p1'), 'poll 3', { since: since.add({ hours: 1 }) })).id).not.toBe(first.id)
    discord.failures.push({ method: 'get', path: /messages$/, status: 403, code: 50_013, times: 1 })
    const posted = await adapter.post(to, say('Where I may not look.'), 'poll 4', { since })
    expect(discord.posts.has(posted.id)).toBe(true)
    discord.nonceMs = 180_000
    const sent = person.discord.requests.filter((each) => each.method === 'post' && each.path.endsWith('/messages'))
    expect(
      sent.map(({ body }) => [String(body.nonce).length, body.enforce_nonce, body.flags, body.allowed_mentions]),
    ).toEqual(sent.map(() => [25, true, 4, { parse: [] }]))
  })

  it('says of a post that it was to notify everybody and could not', async () => {
    const loud = { ...say('Out now.'), notifiesAll: true } as const
    expect(await person.adapter.post(place(IDS.channel), loud, 'loud-1')).not.toHaveProperty('notified')
    const everybody = roles.find(({ id }) => id === IDS.guild)
    if (!everybody) throw new Error('the role of everybody is not there')
    const held = everybody.permissions
    everybody.permissions = '0'
    const unheard = await person.adapter.post(place(IDS.channel), loud, 'loud-2')
    everybody.permissions = held
    expect(unheard.notified).toBe(false)
  })

  it('cuts what is too long for one message, and keeps its buttons', async () => {
    const buttons = [{ label: 'When?', run: 'nextaction' }]
    const items = Array.from({ length: 300 }, (_, n) => `Entry ${n} of a long list`)
    const ref = await person.adapter.post(
      place(IDS.channel),
      say('All of it:', { type: 'list', items }, { type: 'buttons', buttons }),
      'long',
    )
    const content = person.discord.posts.get(ref.id)?.message.content ?? ''
    expect(content.length).toBeLessThanOrEqual(2_000)
    expect(content.endsWith('\n…')).toBe(true)
    expect((await person.posted?.())?.buttons).toEqual(['When?'])
  })

  it('takes the buttons away that an edited message no longer has', async () => {
    const ref = await person.adapter.post(
      place(IDS.channel),
      say('Vote', { type: 'buttons', buttons: [{ label: 'Yes', run: 'vote yes' }] }),
      'vote',
    )
    await person.adapter.edit(ref, say('The vote is over.'))
    expect(await person.posted?.()).toMatchObject({ text: 'The vote is over.', buttons: [] })
  })
})

describe('Discord: what it may not do', () => {
  it.each([
    ['nothing, where it may post', IDS.channel, []],
    ['to write', IDS.quiet, ['Give Steward the permission “Send Messages” in #read-only: Edit Channel → Permissions.']],
    [
      'to write in a thread, as in its channel',
      IDS.thread,
      ['Give Steward the permission “Send Messages in Threads” in #picket rota: Edit Channel → Permissions.'],
    ],
    [
      'to see it',
      IDS.hidden,
      ['Give Steward the permission “View Channel” in that channel: Edit Channel → Permissions.'],
    ],
    ['a heading of channels', IDS.category, ['#Branch takes no messages. Please choose a text channel.']],
    ['a channel that is gone', '404404404404404404', [expect.stringContaining('I cannot find that channel')]],
  ])('names %s', async (_, channel, sentences) => {
    expect(await missing(channel)).toEqual(sentences)
  })

  it('names what polls need on top, and does not ask for what they can do without', async () => {
    const role = roles.find(({ id }) => id === IDS.botRole)
    if (!role) throw new Error('the role of Steward is not there')
    const held = role.permissions
    role.permissions = String((1n << 10n) | (1n << 11n))
    try {
      expect(await missing(IDS.channel)).toEqual([])
      const polls = await person.adapter.missing(place(IDS.channel), 'polls')
      expect(polls).toEqual(
        ['Attach Files', 'Add Reactions', 'Read Message History'].map(
          (name) => `Give Steward the permission “${name}” in #general: Edit Channel → Permissions.`,
        ),
      )
    } finally {
      role.permissions = held
    }
  })

  it('names a server that it is not in', async () => {
    expect(await missing(IDS.channel, '404404404404404404')).toEqual([expect.stringContaining('cannot find')])
  })

  it.each([500, 'hang up'] as const)('says so when Discord does not answer: %s', async (status) => {
    person.discord.failures.push({ path: /^\/guilds/, status, times: 4 })
    expect(await missing(IDS.channel)).toEqual([expect.stringContaining('I cannot reach Discord just now')])
    person.discord.failures.length = 0
  })

  it('does not say so of a fault that has nothing to do with reaching Discord', async () => {
    // An answer without the member that was asked for: discord.js falls over it.
    person.discord.failures.push({ path: /^\/guilds\/\d+\/members/, status: 200, times: 1 })
    await expect(missing(IDS.channel)).rejects.toThrow(TypeError)
  })
})
