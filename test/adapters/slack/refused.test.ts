import { describe, expect, it } from 'vitest'
import { Refused } from '../../../src/core/adapter.ts'
import { say } from '../../../src/core/message.ts'
import { PEOPLE, TEAM } from '../../emulators/slack/api.ts'
import { adapterOn, emulator } from './bot.ts'

const place = { platform: 'slack' as const, space: TEAM, channel: 'C0ANNOUNCE' }

const CODES: Readonly<Record<string, readonly [why: string, words: string]>> = {
  message_not_found: ['message gone', 'not there any more'],
  no_item_specified: ['message gone', 'post it again'],
  channel_not_found: ['out of reach', '/invite @steward'],
  is_archived: ['out of reach', 'Unarchive it'],
  not_in_channel: ['out of reach', '/invite @steward'],
  missing_scope: ['not allowed', 'npm run slack:manifest'],
  not_authed: ['not allowed', 'reinstall'],
  restricted_action: ['not allowed', 'Ask its admin'],
  restricted_action_read_only_channel: ['not allowed', 'Ask its admin'],
  cant_update_message: ['cannot be changed', 'change that message'],
  cant_delete_message: ['not allowed', 'delete that message'],
  user_not_found: ['not allowed', 'no direct messages'],
  cannot_dm_bot: ['not allowed', 'no direct messages'],
  invalid_name: ['emoji refused', 'does not know'],
  too_many_emoji: ['emoji refused', 'too many'],
  too_many_reactions: ['emoji refused', 'too many'],
}

describe.concurrent('what Slack refuses for good', () => {
  it.for(Object.entries(CODES))('is said to an officer: %s', async ([code, [why, words]], test) => {
    const slack = await emulator(test)
    const { adapter, start } = adapterOn(test, slack.apiUrl)
    await start()
    const ref = await adapter.post(place, say('Which?'), 'poll')
    const calls: Readonly<Record<string, () => Promise<unknown>>> = {
      'chat.postMessage': () => adapter.post(place, say('Again'), 'again'),
      'chat.update': () => adapter.edit(ref, say('Again')),
      'reactions.add': () => adapter.react(ref, ['1️⃣']),
      'reactions.get': () => adapter.reactions(ref),
      'conversations.open': () => adapter.direct({ platform: 'slack', id: PEOPLE.member }),
    }
    for (const [method, call] of Object.entries(calls)) {
      slack.fail(method, code)
      const error = await call().catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(Refused)
      expect(error).toMatchObject({ why, message: expect.stringContaining(words) })
      expect((error as Error).message).not.toContain('NAME')
    }
  })

  it('includes an emoji that has no name there, without asking Slack', async (test) => {
    const slack = await emulator(test)
    const { adapter, start } = adapterOn(test, slack.apiUrl)
    await start()
    const ref = await adapter.post(place, say('Which?'), 'poll')
    await expect(adapter.react(ref, ['🦄'])).rejects.toMatchObject({ why: 'emoji refused' })
    expect(slack.called('reactions.add')).toEqual([])
  })

  it.for(['internal_error', '5xx', 'fatal_error'])(
    'does not include %s, which is worth another try',
    async (failure, test) => {
      const slack = await emulator(test)
      const { adapter, start } = adapterOn(test, slack.apiUrl)
      await start()
      const ref = await adapter.post(place, say('Which?'), 'poll')
      slack.fail('chat.update', failure)
      expect(await adapter.edit(ref, say('Again')).catch((error: unknown) => error)).not.toBeInstanceOf(Refused)
      await adapter.edit(ref, say('Again'))
    },
  )
})
