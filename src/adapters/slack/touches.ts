import type { App, webApi } from '@slack/bolt'
import type { MessageRef } from '../../core/adapter.ts'
import type { Bot } from '../../core/bot.ts'
import { emojiOf } from './emoji.ts'

/** Hears of reactions under messages. Only Steward's own messages are of use, but whose one is Slack does not always say. */
export function hearReactions(app: App, bot: Bot, me: () => webApi.AuthTestResponse | undefined): void {
  const touch = (
    { team_id, event_id }: { readonly team_id: string; readonly event_id: string },
    item: { readonly channel: string; readonly ts: string },
    added?: { readonly emoji: string; readonly person: string },
  ): void => {
    if (!bot.once(event_id)) return
    // In a channel that is shared with another organisation, an event may name theirs.
    const place: MessageRef['place'] = { platform: 'slack', space: me()?.team_id ?? team_id, channel: item.channel }
    bot.touched({ place, id: item.ts }, added)
  }

  app.event('reaction_added', async ({ event: { user, reaction, item }, body }) => {
    const emoji = emojiOf(reaction)
    if (emoji !== undefined && item.type === 'message' && user !== me()?.user_id)
      touch(body, item, { emoji, person: user })
  })

  app.event('reaction_removed', async ({ event: { user, reaction, item }, body }) => {
    if (emojiOf(reaction) !== undefined && item.type === 'message' && user !== me()?.user_id) touch(body, item)
  })
}
