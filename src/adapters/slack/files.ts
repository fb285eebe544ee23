import type { webApi } from '@slack/bolt'
import { failure, type Log } from '../../core/log.ts'
import type { Message } from '../../core/message.ts'

export interface Files {
  /** Puts a message's files into a channel, where its words have just been said. */
  share(message: Message, to: { readonly channel: string; readonly thread_ts?: string }): Promise<void>
  /** Puts them where the person alone sees them. */
  shareWith(message: Message, user: string): Promise<void>
}

export function createFiles(client: webApi.WebClient, log: Log): Files {
  const filesOf = (message: Message) => message.blocks.flatMap((block) => (block.type === 'file' ? [block] : []))

  const share: Files['share'] = async (message, { channel, thread_ts }) => {
    for (const { name, content } of filesOf(message)) {
      const where = thread_ts === undefined ? { channel_id: channel } : { channel_id: channel, thread_ts }
      try {
        await client.filesUploadV2({ file: Buffer.from(content), filename: name, title: name, ...where })
      } catch (error) {
        // The words have been said by then, and must not be lost or said again for it.
        log.warn('slack file', { platform: 'slack', ...failure(error) })
      }
    }
  }

  return {
    share,
    async shareWith(message, user) {
      if (filesOf(message).length === 0) return
      try {
        const { channel } = await client.conversations.open({ users: user })
        if (channel?.id !== undefined) await share(message, { channel: channel.id })
      } catch (error) {
        log.warn('slack file', { platform: 'slack', ...failure(error) })
      }
    },
  }
}
