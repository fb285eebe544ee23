import type { webApi } from '@slack/bolt'
import { type MessageRef, type Person, type Place, Refused } from '../../core/adapter.ts'
import { typedWords } from './commands.ts'
import type { Patiently } from './reactions.ts'
import { slackError } from './workspace.ts'

type Client = webApi.WebClient

/** In whose name Slack says that a message with answers was deleted. */
const SLACKBOT = 'USLACKBOT'
const GONE = 'That message is not there any more. Please write it again.'

export async function direct(client: Client, patiently: Patiently, { id }: Person): Promise<Place> {
  const { channel } = await patiently(() => client.conversations.open({ users: id }))
  if (channel?.id === undefined) throw new Error('Slack gave the conversation no id')
  return { platform: 'slack', channel: channel.id }
}

export async function remove(
  client: Client,
  patiently: Patiently,
  { place: { channel }, id }: MessageRef,
): Promise<void> {
  try {
    await patiently(() => client.chat.delete({ channel, ts: id }))
  } catch (error) {
    const word = slackError(error)
    if (word !== 'message_not_found' && word !== 'channel_not_found') throw error
  }
}

/** Nothing but what a member wrote to Steward alone: an id can be typed, and must not fetch what others wrote elsewhere. */
export async function read(
  client: Client,
  patiently: Patiently,
  ref: MessageRef,
  me: string | undefined,
): Promise<string> {
  const { channel } = ref.place
  if (!channel.startsWith('D') || !/^\d+\.\d+$/.test(ref.id)) throw new Refused('message gone', GONE)
  const exactly = { channel, latest: ref.id, oldest: ref.id, inclusive: true, limit: 1 }
  const { messages: top = [] } = await patiently(() => client.conversations.history(exactly))
  // The history leaves out what was answered in a thread.
  const found = top.find(({ ts }) => ts === ref.id) ?? (await inThread(client, patiently, channel, ref.id))
  const left = found && found.bot_id === undefined && found.user !== me && found.user !== SLACKBOT
  if (!left) throw new Refused('message gone', GONE)
  return typedWords(found.text ?? '')
}

async function inThread(client: Client, patiently: Patiently, channel: string, ts: string) {
  try {
    const { messages = [] } = await patiently(() => client.conversations.replies({ channel, ts }))
    return messages.find((each) => each.ts === ts)
  } catch (error) {
    if (slackError(error) === 'thread_not_found') return undefined
    throw error
  }
}
