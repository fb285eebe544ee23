import type { webApi } from '@slack/bolt'
import { failure, type Log } from '../../core/log.ts'
import { type Message, say } from '../../core/message.ts'

/** Both are false where Slack did not take a file. */
export interface Files {
  /** Puts a message's files into a channel, where its words have just been said. */
  share(message: Message, to: { readonly channel: string; readonly thread_ts?: string }): Promise<boolean>
  /** Puts them where the person alone sees them. */
  shareWith(message: Message, user: string): Promise<boolean>
}

/** Said to whoever asked for it: they may be about to delete what it was made from. */
export const NOT_SHARED = say(
  'Slack did not take the file, so you do not have it. Please ask for it again. If that fails too, tell whoever hosts me.',
)

export function createFiles(client: webApi.WebClient, log: Log): Files {
  const filesOf = (message: Message) => message.blocks.flatMap((block) => (block.type === 'file' ? [block] : []))

  const share: Files['share'] = async (message, { channel, thread_ts }) => {
    let all = true
    for (const { name, content } of filesOf(message)) {
      const where = thread_ts === undefined ? { channel_id: channel } : { channel_id: channel, thread_ts }
      try {
        await client.filesUploadV2({ file: Buffer.from(content), filename: name, title: name, ...where })
      } catch (error) {
        // The words have been said by then, and must not be lost or said again for it.
        log.warn('slack file', { platform: 'slack', ...failure(error) })
        all = false
      }
    }
    return all
  }

  return {
    share,
    async shareWith(message, user) {
      if (filesOf(message).length === 0) return true
      try {
        const { channel } = await client.conversations.open({ users: user })
        return channel?.id !== undefined && (await share(message, { channel: channel.id }))
      } catch (error) {
        log.warn('slack file', { platform: 'slack', ...failure(error) })
        return false
      }
    },
  }
}
