import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { command } from '../../../src/core/command.ts'
import { say } from '../../../src/core/message.ts'
import { createPerson, type DiscordPerson } from '../../emulators/discord/person.ts'
import { specsArePresent } from '../../emulators/discord/spec.ts'
import { IDS } from '../../emulators/discord/world.ts'
import { discordBot } from './bot.ts'

const ALT = 'Yes 41, no 12'
const PNG = Buffer.from('89504e470d0a1a0a', 'hex')
const picture = { type: 'image', png: PNG, alt: ALT } as const
const place = { platform: 'discord', space: IDS.guild, channel: IDS.channel } as const
const input = z.object({})
const commands = [
  command({ name: 'chart', summary: 'Shows a picture.', input, run: async () => say('The result.', picture) }),
  command({
    name: 'late',
    summary: 'Shows a picture after a while.',
    input,
    run: async () => {
      await new Promise((resolve) => setTimeout(resolve, 1_200))
      return say('The result.', picture)
    },
  }),
]

let person: DiscordPerson

beforeAll(async () => {
  person = await createPerson()
  await person.start(discordBot(person.log, commands))
})

afterAll(async () => {
  if (specsArePresent) expect(person.discord.violations).toEqual([])
  await person.stop()
})

/** The last message with a file, and what came with it. */
const sent = () => {
  const request = person.discord.requests.findLast((each) => each.files.length > 0)
  const body = (request?.body.data ?? request?.body) as { content: string; attachments: { description: string }[] }
  return { content: body.content, alt: body.attachments.map(({ description }) => description), files: request?.files }
}

const files = [{ field: 'files[0]', name: expect.stringMatching(/\.png$/), type: 'image/png', size: PNG.length }]

describe('Discord: pictures', () => {
  it.each(['/chart', '/late'])('replies to %s with a picture and its words, to the asker alone', async (line) => {
    const seen = await person.command(line)
    expect(seen).toMatchObject({ text: 'The result.', private: true })
    expect(sent()).toEqual({ content: 'The result.', alt: [ALT], files })
  })

  it('posts one, puts another in its place, and takes it away when the message has none any more', async () => {
    const ref = await person.adapter.post(place, say('Votes so far:', picture), 'poll')
    expect(sent()).toEqual({ content: 'Votes so far:', alt: [ALT], files })
    const shown = () => person.discord.posts.get(ref.id)?.message.attachments.map(({ description }) => description)
    expect(shown()).toEqual([ALT])
    await person.adapter.edit(ref, say('Votes so far:', { ...picture, alt: 'Yes 42, no 12' }))
    expect(shown()).toEqual(['Yes 42, no 12'])
    await person.adapter.edit(ref, say('Closed.'))
    expect(shown()).toEqual([])
  })

  it('says the summary above a picture that has no words beside it', async () => {
    await person.adapter.post(place, { summary: 'The result', blocks: [picture] }, 'bare')
    expect(sent()).toMatchObject({ content: 'The result', alt: [ALT] })
  })

  it('cuts the words of a picture to what Discord takes', async () => {
    await person.adapter.post(place, say('Long', { ...picture, alt: 'x'.repeat(3_000) }), 'long')
    expect(sent().alt.map((alt) => alt.length)).toEqual([1_024])
  })

  it('writes none of the words into the log', () => {
    for (const words of [ALT, 'The result', 'Votes so far']) expect(person.log.text()).not.toContain(words)
  })
})

it('sends files also where Slack’s library was loaded first, through whose connections all requests go then', async () => {
  const bolt = createRequire(createRequire(import.meta.url).resolve('@slack/bolt'))
  const undici = createRequire(bolt.resolve('@slack/socket-mode'))('undici')
  const before = undici.getGlobalDispatcher()
  undici.setGlobalDispatcher(new undici.Agent())
  try {
    expect((await person.command('/chart')).text).toBe('The result.')
    expect(sent().files).toEqual(files)
  } finally {
    undici.setGlobalDispatcher(before)
  }
})
