import type { Harness } from '../../contract/adapter.ts'
import type { Discord } from './index.ts'
import { IDS } from './world.ts'

type Writing = Required<
  Pick<Harness, 'rewrite' | 'deleteOwn' | 'blockDirect' | 'cleared' | 'files' | 'events' | 'listed'>
>

/** What the member does with what they wrote to Steward alone, and what came of it. */
export function writing(discord: Discord): Writing {
  const last = (): string => [...discord.written.keys()].at(-1) ?? ''
  return {
    async rewrite(text) {
      const message = discord.written.get(last())
      if (message) discord.written.set(message.id, { ...message, content: text })
    },
    async deleteOwn() {
      discord.written.delete(last())
    },
    async blockDirect() {
      discord.closed.add(IDS.member)
    },
    cleared: () => discord.cleared.size,
    files: () => discord.requests.flatMap(({ files }) => files.map(({ name }) => name)),
    events: () =>
      [...discord.scheduled.values()].map(({ name, status }) => ({ title: String(name), cancelled: status === 4 })),
    listed: () => discord.commands.map(({ name }) => String(name)),
  }
}
