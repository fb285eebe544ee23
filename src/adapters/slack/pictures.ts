import { setTimeout as pause } from 'node:timers/promises'
import type { webApi } from '@slack/bolt'
import { failure, type Log } from '../../core/log.ts'
import type { Message } from '../../core/message.ts'
import { type Audience, MESSAGE_BLOCKS, type Rendered, render } from './render.ts'
import { slackError } from './workspace.ts'

// Slack looks through a file before it can be shown, and refuses the message until then. It takes about a second.
const NOT_READY_MS = [300, 700, 1_500, 2_500]

/** Sends a message with its pictures; where Slack does not take them, with what they say in words. */
export type SendWithPictures = <T>(
  message: Message,
  audience: Audience,
  send: (rendered: Rendered) => Promise<T>,
) => Promise<T>

export function createPictures(client: webApi.WebClient, log: Log): SendWithPictures {
  // A picture that is shown again, in another channel or after an edit, is the same file.
  const known = new WeakMap<Uint8Array, Promise<string>>()

  async function upload(png: Uint8Array): Promise<string> {
    // Nobody is given the file yet: it becomes visible to those who can see the message that shows it.
    const { files } = await client.filesUploadV2({ file: Buffer.from(png), filename: 'picture.png' })
    const id = files[0]?.files?.[0]?.id
    if (id === undefined) throw new Error('Slack gave the file no id')
    return id
  }

  async function fileOf(png: Uint8Array): Promise<string | undefined> {
    const file = known.get(png) ?? upload(png)
    known.set(png, file)
    try {
      return await file
    } catch (error) {
      known.delete(png)
      // A picture must never cost the words.
      log.warn('slack picture', { platform: 'slack', ...failure(error) })
      return undefined
    }
  }

  return async (message, audience, send) => {
    const pngs = message.blocks.flatMap((block) => (block.type === 'image' ? [block.png] : []))
    const files = new Map<Uint8Array, string>()
    for (const png of pngs) {
      const id = await fileOf(png)
      if (id !== undefined) files.set(png, id)
    }
    for (const wait of files.size > 0 ? NOT_READY_MS : []) {
      try {
        return await send(render(message, audience, MESSAGE_BLOCKS, files))
      } catch (error) {
        if (slackError(error) !== 'invalid_blocks') throw error
        await pause(wait)
      }
    }
    if (files.size > 0) log.warn('slack picture', { platform: 'slack', code: 'invalid_blocks' })
    // A file may have been deleted since. The next message brings its own.
    for (const png of files.keys()) known.delete(png)
    return send(render(message, audience))
  }
}
