import type { Harness } from '../../contract/adapter.ts'
import { BOT_USER, PEOPLE, type Posted } from './api.ts'
import { wrong } from './check.ts'
import type { FakeSlack } from './index.ts'
import { put, take } from './reactions.ts'

type Json = Record<string, unknown>

// How Slack calls what a person picks.
const NAMES: Readonly<Record<string, string>> = {
  '1️⃣': 'one',
  '2️⃣': 'two',
  '3️⃣': 'three',
  '🔟': 'keycap_ten',
}

/** Somebody's thumb under the last message in the channel, of which Slack tells Steward. */
export function reacting(
  slack: FakeSlack,
  tell: (event: Json) => Promise<unknown>,
): Required<Pick<Harness, 'react' | 'unreact' | 'remove'>> {
  const last = (): Posted => {
    const message = slack.space.messages.findLast(({ channel }) => channel === 'C0ANNOUNCE')
    if (!message) throw new Error('nothing was posted')
    return message
  }

  async function event(type: 'reaction_added' | 'reaction_removed', emoji: string, user: string): Promise<void> {
    const message = last()
    const { channel, ts } = message
    const reaction = NAMES[emoji] ?? emoji
    if (type === 'reaction_added') put(slack.space.reactions, message, reaction, user)
    else take(slack.space.reactions, message, reaction, user)
    const content = { type, user, reaction, item_user: BOT_USER, item: { type: 'message', channel, ts } }
    const definition = type === 'reaction_added' ? 'ReactionAddedEvent' : 'ReactionRemovedEvent'
    slack.violations.push(...wrong({ ...content, event_ts: ts }, definition, 'strict'))
    await tell(content)
  }

  return {
    react: (emoji, as = 'member') => event('reaction_added', emoji, PEOPLE[as]),
    unreact: (emoji, as = 'member') => event('reaction_removed', emoji, PEOPLE[as]),
    async remove() {
      slack.space.messages.splice(slack.space.messages.indexOf(last()), 1)
    },
  }
}
