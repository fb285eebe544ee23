import type { webApi } from '@slack/bolt'
import type { Choice } from '../../core/command.ts'

type Client = webApi.WebClient

/** Slack's own word for why it refused a call. */
export function slackError(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('data' in error)) return undefined
  const { error: word } = error.data as { error?: unknown }
  return typeof word === 'string' ? word : undefined
}

// A user group disappears from view when the workspace's paid plan does.
const GONE = new Set(['no_such_subteam', 'subteam_not_found', 'plan_upgrade_required', 'paid_teams_only'])

/** Whether somebody is in a user group; with none given, whether they manage the workspace. */
export async function holds(client: Client, user: string, group: string | undefined): Promise<boolean | 'gone'> {
  if (group === undefined) {
    const { user: who } = await client.users.info({ user })
    return Boolean(who?.is_admin || who?.is_owner || who?.is_primary_owner)
  }
  try {
    const { users } = await client.usergroups.users.list({ usergroup: group })
    return users?.includes(user) ?? false
  } catch (error) {
    if (GONE.has(slackError(error) ?? '')) return 'gone'
    throw error
  }
}

/** The workspace's user groups, to choose one from. */
export async function userGroups(client: Client): Promise<readonly Choice[]> {
  const { usergroups } = await client.usergroups.list({})
  return (usergroups ?? []).flatMap(({ id, name, handle }) =>
    id === undefined ? [] : [{ value: id, label: `${name ?? id}${handle ? ` (@${handle})` : ''}` }],
  )
}

const UNSEEN =
  'I cannot see that channel. If it is private, open it and type /invite @NAME there; if it is gone, choose another one.'

/** What stands in the way of posting in a channel, each as a sentence that says how to mend it. */
export async function missingIn(client: Client, channel: string, me: string): Promise<readonly string[]> {
  try {
    const { channel: found } = await client.conversations.info({ channel })
    const name = found?.name === undefined ? 'that channel' : `#${found.name}`
    if (found?.is_archived) return [`${name} is archived. Unarchive it, or choose another channel.`]
    if (found?.is_im || found?.is_member) return []
    return [`I am not in ${name}. Open it and type /invite @${me} there.`]
  } catch (error) {
    const word = slackError(error)
    if (word === 'channel_not_found') return [UNSEEN.replace('NAME', me)]
    if (word === 'missing_scope')
      return ['I may not look at channels. Paste the manifest of npm run slack:manifest again, and reinstall the app.']
    throw error
  }
}

/** How many can see a channel, without Steward. Other apps in it are counted by Slack, and cannot be told from people. */
export async function audienceOf(client: Client, channel: string): Promise<number | undefined> {
  const { channel: found } = await client.conversations.info({ channel, include_num_members: true })
  const { num_members: all, is_member: inside } = found ?? {}
  return all === undefined ? undefined : Math.max(0, all - (inside === false ? 0 : 1))
}
