import type { TestContext } from 'vitest'
import { z } from 'zod'
import { createSlack } from '../../../src/adapters/slack/index.ts'
import type { MessageRef, Reaction } from '../../../src/core/adapter.ts'
import type { Bot, BotParts } from '../../../src/core/bot.ts'
import { type Command, command, UserError } from '../../../src/core/command.ts'
import type { Log } from '../../../src/core/log.ts'
import { say } from '../../../src/core/message.ts'
import { botWith } from '../../contract/adapter-bot.ts'
import { contractCommands } from '../../contract/adapter-commands.ts'
import { APP_TOKEN, BOT_TOKEN, type FakeSlack, startSlack } from '../../emulators/slack/index.ts'
import { slackPerson } from '../../emulators/slack/person.ts'
import { collectLog } from '../../support/log.ts'

/** How often each command ran, for tests of what must happen once. */
export const ran = new Map<string, number>()

const count = (name: string): void => {
  ran.set(name, (ran.get(name) ?? 0) + 1)
}

const moreCommands: readonly Command[] = [
  command({
    name: 'help',
    summary: 'Everything there is.',
    input: z.object({}),
    run: async () => say('This is everything.'),
  }),
  command({
    name: 'nextaction',
    summary: 'When the next action is.',
    input: z.object({}),
    async run() {
      count('nextaction')
      return say('A walkout on Thu 2 March.', { type: 'buttons', buttons: [{ label: 'Past', run: 'hello' }] })
    },
  }),
  command({
    name: 'everything',
    summary: 'Asks for one of each kind.',
    form: true,
    input: z.object({
      title: z.string().max(20).meta({ description: 'In a few words', label: 'Title' }),
      body: z.string().max(9_000).optional().meta({ description: 'At length', label: 'Body', long: true }),
      colour: z.enum(['red', 'green']).optional().meta({ description: 'Which', label: 'Colour' }),
      sure: z.boolean().optional().meta({ description: 'Really', label: 'Sure' }),
      count: z.number().int().min(1).max(9).optional().meta({ description: 'How many', label: 'Count' }),
      where: z.string().optional().meta({ description: 'Where', label: 'Where', kind: 'channel' }),
      group: z.string().optional().meta({ description: 'Who', label: 'Group', kind: 'group' }),
    }),
    async run(input) {
      count('everything')
      return say(JSON.stringify(input))
    },
  }),
  command({
    name: 'slowform',
    summary: 'Takes its time after a form.',
    input: z.object({ what: z.string().meta({ description: 'What', label: 'What' }) }),
    async run({ what }) {
      await new Promise((resolve) => setTimeout(resolve, 2_300))
      return say(`At last: ${what}`)
    },
  }),
  command({
    name: 'late',
    summary: 'Takes longer than fits into the acknowledgement.',
    input: z.object({}),
    async run() {
      await new Promise((resolve) => setTimeout(resolve, 1_700))
      return say('Better late.')
    },
  }),
  command({
    name: 'plan',
    summary: 'Refuses some times.',
    form: true,
    input: z.object({
      dispute: z.string().optional().meta({ description: 'Which', label: 'Dispute', complete: true }),
      what: z.string().meta({ description: 'What', label: 'What' }),
      when: z.string().optional().meta({ description: 'When', label: 'When' }),
    }),
    complete: { dispute: async () => [{ value: 'pay', label: 'Pay 2017' }] },
    async run(given) {
      if (given.when === 'banana') throw new UserError('I cannot read “banana” as a time.')
      return say(JSON.stringify(given))
    },
  }),
  command({
    name: 'where',
    summary: 'Says a channel back.',
    input: z.object({ channel: z.string().meta({ description: 'Which', label: 'Channel', kind: 'channel' }) }),
    run: async ({ channel }, { place }) => say(`${channel} in ${place.space}/${place.channel}`),
  }),
]

export function testBot(log: Log, listener?: BotParts['listener']): Bot {
  return botWith({ ...(listener ? { listener } : {}), commands: [...contractCommands, ...moreCommands], log })
}

/** Each test has a Slack of its own, so that they can wait at the same time. */
export async function emulator(test: TestContext, port?: number): Promise<FakeSlack> {
  const slack = await startSlack(port === undefined ? {} : { port })
  test.onTestFinished(async () => {
    await slack.stop()
    test.expect(slack.violations).toEqual([])
  })
  return slack
}

/** Socket Mode where no signing secret is said. */
export type Changed =
  | { readonly botToken?: string; readonly appToken?: string }
  | { readonly botToken?: string; readonly signingSecret: string; readonly port: number }

export function adapterOn(test: TestContext, apiUrl: string, changed: Changed = {}) {
  const log = collectLog()
  const way = 'signingSecret' in changed ? changed : { appToken: APP_TOKEN, ...changed }
  const adapter = createSlack({ botToken: BOT_TOKEN, apiUrl, log, ...way })
  test.onTestFinished(() => adapter.stop())
  const lines = (): string[] => log.text().split('\n').filter(Boolean)
  return { adapter, log, lines, start: () => adapter.start(testBot(log)) }
}

/** What the core would hear of reactions and connections. */
export function listening() {
  const touches: { ref: MessageRef; added?: Reaction | undefined }[] = []
  const connections: string[] = []
  return {
    touches,
    connections,
    touched: (ref: MessageRef, added?: Reaction) => void touches.push({ ref, ...(added ? { added } : {}) }),
    connected: (platform: string) => void connections.push(platform),
  }
}

export async function personOn(
  test: TestContext,
  slack: FakeSlack,
  log = collectLog(),
  listener?: BotParts['listener'],
) {
  const person = await slackPerson({ mode: 'socket', slack, log })
  test.onTestFinished(() => person.stop())
  await person.start(testBot(log, listener))
  return person
}
